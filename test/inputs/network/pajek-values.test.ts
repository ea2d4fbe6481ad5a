import { describe, expect, test } from "vitest";
import type { ByteSource } from "../../../src/core/records.ts";
import { fileOf, newSession } from "../../support/session.ts";
import { errorOf } from "../decode-help.ts";
import { valuesKindOf } from "../../../src/inputs/network/pajek-kind.ts";
import { readNetwork, readSource } from "./network-help.ts";
import { makeZip } from "../zip/make-zip.ts";

const NET = '*Vertices 3\n1 "Ben"\n2 "Ann"\n3 "Cleo"\n*Arcs\n1 2\n2 3\n';
/** Enough people for two groups worth choosing from. */
const SIX = `*Vertices 6\n${["a", "b", "c", "d", "e", "f"].map((id, k) => `${k + 1} "${id}"`).join("\n")}\n*Arcs\n1 2\n2 3\n4 5\n5 6\n`;
const TEAMS = "*Vertices 6\n7\n8\n7\n8\n7\n8\n";
const teams = [{ attribute: "team", values: [{ label: "7", people: 3 }, { label: "8", people: 3 }] }];
const headOf = (name: string, text: string, isWhole = true) => ({ name, bytes: new TextEncoder().encode(text), isWhole });

const byName = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1);

/** A file with others opened beside it. */
function beside(name: string, text: string, ...others: readonly ByteSource[]): ByteSource {
  return { ...fileOf(name, text), beside: () => others };
}

describe("a Pajek partition or vector in a file of its own", () => {
  test("is known by a number a line, whatever its name; numbers that rise are the vertices of a network unless the name says otherwise", () => {
    expect(valuesKindOf(headOf("a.clu", "*Vertices 3\r\n1\r\n1\r\n2\r\n"))).toBe("partition");
    expect(valuesKindOf(headOf("a.vec", "% saved\n*Vertices 2\n1\n2\n"))).toBe("vector");
    expect(valuesKindOf(headOf("a.txt", "*Vertices 3\n1\n1\n2\n"))).toBe("partition");
    expect(valuesKindOf(headOf("a.txt", "*Vertices 3\n.5\n1\n-2.5e-3\n"))).toBe("vector");
    expect(valuesKindOf(headOf("a.net", "*Vertices 3\n1\n2\n3\n"))).toBeUndefined();
    expect(valuesKindOf(headOf("a.clu", "*Vertices 3\n1\n2\n3\n"))).toBe("partition");
    expect(valuesKindOf(headOf("a.clu", NET))).toBeUndefined();
    expect(valuesKindOf(headOf("a.net", "*Vertices 3\n2\n2\n*Arcs\n1 2\n"))).toBeUndefined();
    expect(valuesKindOf(headOf("a.net", "*Vertices 3\n"))).toBeUndefined();
    expect(valuesKindOf(headOf("a.vec", "*Vertices 30\n1.5\n2.2\n3,"))).toBeUndefined();
    expect(valuesKindOf(headOf("a.vec", "*Vertices 30\n1.5\n2.2\n3,", false))).toBe("vector");
  });

  test("gives the people of the network beside it groups or numbers, by the order of the vertices", async () => {
    const { tables } = await readSource(beside("team.clu", "*Vertices 3\n7\n8\n9999998\n", fileOf("a.net", NET)));
    expect(tables).toMatchObject([{ part: "", columns: ["id", "team"], rows: [["Ben", "7"], ["Ann", "8"], ["Cleo", ""]], lines: [2, 3, 4] }]);
    expect(tables[0]?.meaning).toMatchObject({ kind: "people", roles: new Map([["id", "id"], ["team", "group"]]) });
    const vector = await readSource(beside("age.vec", "*Vertices 3\n0.5\n-2\n999999998\n", fileOf("a.net", NET)));
    expect(vector.tables[0]?.rows).toEqual([["Ben", "0.5"], ["Ann", "-2"], ["Cleo", ""]]);
    expect(vector.tables[0]?.meaning?.roles.get("age")).toBe("number");
  });

  test("opened together they are one network with groups and numbers, in any order, every row accounted for", async () => {
    for (const reverses of [false, true]) {
      const files = [fileOf("a.net", SIX), fileOf("team.clu", TEAMS), fileOf("age.vec", "*Vertices 6\n30\n41.5\n22\n1\n2\n3\n")];
      const opened = await newSession().open(reverses ? files.toReversed() : files, { mode: "customers" });
      expect(opened).toMatchObject({ people: 6, silent: 0, tieCount: 4, rowsSetAside: 0, groups: teams });
      expect(opened.files.map(({ name, format, rowsRead, rowsKept }) => [name, format, rowsRead, rowsKept]).sort(byName)).toEqual([
        ["a.net", "pajek", 4, 4], ["a.net/people", "pajek", 6, 6], ["age.vec", "pajek", 6, 6], ["team.clu", "pajek", 6, 6],
      ]);
      expect(opened.joins.map(({ file, column, matched }) => [file, column, matched]).sort(byName)).toEqual([["a.net/people", "id", 6], ["age.vec", "id", 6], ["team.clu", "id", 6]]);
    }
  });

  test("in a zip it goes with its network, and is left out and named without", async () => {
    const values = { name: "team.clu", content: TEAMS };
    expect(await newSession().open([fileOf("a.zip", makeZip([{ name: "a.net", content: SIX }, values]))], { mode: "customers" })).toMatchObject({ people: 6, tieCount: 4, groups: teams });
    const other = await newSession().open([fileOf("a.zip", makeZip([{ name: "a.csv", content: "from,to\nx,y\n" }, values]))], { mode: "customers" });
    expect(other.notices.find(({ code }) => code === "members-left-out")?.message).toContain('"team.clu" (its network is not in the archive)');
  });

  test("alone, or beside no network with as many vertices, it is refused with the remedy", async () => {
    const alone = await errorOf(() => readNetwork("*Vertices 3\n1\n1\n2\n", "team.clu"));
    expect(alone).toMatchObject({ code: "pajek-values-alone", message: "team.clu: a Pajek partition holds a value for each of 3 vertices, but not who they are.", hint: "Drop it together with its .net file." });
    const other = await errorOf(() => readSource(beside("age.vec", "*Vertices 2\n1\n1\n", fileOf("a.net", NET), fileOf("b.csv", "from,to\n1,2\n"))));
    expect(other).toMatchObject({ code: "pajek-values-alone", message: "age.vec: a Pajek vector of 2 vertices, and no network opened with it has as many (a.net: 3)." });
  });

  test("of several networks with as many vertices the one with its name counts; else it is refused, unless their people are the same", async () => {
    const others = NET.replace("Ben", "Bob");
    const clu = "*Vertices 3\n1\n1\n2\n";
    const named = await readSource(beside("b.clu", clu, fileOf("a.net", NET), fileOf("b.net", others)));
    expect(named.tables[0]?.rows[0]).toEqual(["Bob", "1"]);
    const open = await errorOf(() => readSource(beside("c.clu", clu, fileOf("a.net", NET), fileOf("b.net", others))));
    expect(open).toMatchObject({ code: "pajek-values-several" });
    expect(open.message).toContain("a.net, b.net");
    const same = await readSource(beside("c.clu", clu, fileOf("a.net", NET), fileOf("b.net", NET)));
    expect(same.tables[0]?.rows[0]).toEqual(["Ben", "1"]);
  });

  test.each([
    ["cut off", "*Vertices 3\n1\n2\n", "pajek-cut-off", 3],
    ["too long", "*Vertices 2\n1\n1\n1\n", "pajek-broken", 4],
  ])("%s it is refused with its line", async (_, text, code, line) => {
    expect(await errorOf(() => readSource(beside("a.clu", text, fileOf("a.net", NET))))).toMatchObject({ code, where: { line } });
  });
});
