import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Notice } from "../../../src/core/notice.ts";
import { WhotalksError } from "../../../src/core/errors.ts";
import type { RecordSink, Table } from "../../../src/core/records.ts";
import { unattended } from "../../../src/core/task.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { openFiles, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { sourceOf, utf8 } from "../decode-help.ts";

interface Ties {
  readonly table: Table;
  readonly ties: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly notices: readonly Notice[];
  readonly setAside: readonly string[];
}

async function read(content: string | Uint8Array, name = "m.csv"): Promise<Ties> {
  const context = { file: name, task: unattended };
  const { tables } = await openTables(sourceOf(name, typeof content === "string" ? utf8(content) : content), {}, context);
  const table = tables[0]!;
  const ties: string[][] = [];
  const lines: number[] = [];
  const notices: Notice[] = [];
  const setAside: string[] = [];
  const decoder = new TextDecoder();
  const sink: RecordSink = {
    columns() {},
    batch(batch) {
      for (let r = 0; r < batch.recordCount; r++) {
        ties.push(Array.from(batch.from.subarray(batch.cellStart[r], batch.cellStart[r + 1]), (from, c) => decoder.decode(batch.bytes.subarray(from, batch.to[batch.cellStart[r]! + c]!))));
        lines.push(batch.line[r]!);
      }
    },
    notice: (notice) => void notices.push(notice),
    setAside: (_row, _line, column, value, code) => void setAside.push(`${code} ${column} ${value}`),
  };
  await table.decode(sink, context);
  return { table, ties, lines, notices: [...table.shape.notices, ...notices], setAside };
}

const names = (notices: readonly Notice[]): string[] => notices.map(({ code }) => code);

describe("a matrix is read as ties", () => {
  test("with names on both sides: one record a tie, 0 and empty are none", async () => {
    const { table, ties, lines, notices } = await read(",Ann,Ben,Carl\nAnn,0,1,2\nBen,,0,0\nCarl,3.5,0,0\n");
    expect(ties).toEqual([["Ann", "Ben", "1"], ["Ann", "Carl", "2"], ["Carl", "Ann", "3.5"]]);
    expect(lines).toEqual([2, 2, 4]);
    expect(table.meaning).toMatchObject({ kind: "messages", isTalk: false });
    expect(table.shape.isUndirected).toBe(false);
    expect(names(notices)).toEqual(["matrix"]);
  });

  test("of 0 and 1 with names on the columns alone", async () => {
    const { ties, table } = await read("ann,ben,carl\n0,1,0\n1,0,1\n0,1,0\n");
    expect(ties).toEqual([["ann", "ben", "1"], ["ben", "carl", "1"]]);
    expect(table.shape.isUndirected).toBe(true);
  });

  test("without any names people are numbered", async () => {
    const { ties } = await read("0,1,0,0\n0,0,1,0\n0,0,0,1\n1,0,0,0\n");
    expect(ties).toEqual([["1", "2", "1"], ["2", "3", "1"], ["3", "4", "1"], ["4", "1", "1"]]);
  });

  test("with names on the rows alone", async () => {
    const { ties } = await read("ann 0 1 0 0\nben 0 0 1 0\ncarl 0 0 0 1\ndora 1 0 0 0\n", "m.txt");
    expect(ties).toEqual([["ann", "ben", "1"], ["ben", "carl", "1"], ["carl", "dora", "1"], ["dora", "ann", "1"]]);
  });

  test("with numbers for names", async () => {
    const { ties } = await read(",101,102,103\n101,0,1,0\n102,0,0,7\n103,2,0,0\n");
    expect(ties).toEqual([["101", "102", "1"], ["102", "103", "7"], ["103", "101", "2"]]);
  });

  test("with semicolons and decimal commas, as R writes it too", async () => {
    const { ties } = await read('"Ann";"Ben";"Carl"\n"Ann";0;1,5;0\n"Ben";0;0;0,25\n"Carl";2;0;0\n');
    expect(ties).toEqual([["Ann", "Ben", "1.5"], ["Ben", "Carl", "0.25"], ["Carl", "Ann", "2"]]);
  });

  test("symmetric: each tie once, without direction, said in a notice", async () => {
    const { ties, table, notices } = await read(",Ann,Ben,Carl\nAnn,0,2,0\nBen,2,0,1\nCarl,0,1,0\n");
    expect(ties).toEqual([["Ann", "Ben", "2"], ["Ben", "Carl", "1"]]);
    expect(table.shape.isUndirected).toBe(true);
    expect(notices).toMatchObject([{ code: "matrix-undirected", severity: "info" }]);
  });

  test.each([
    ["the upper triangle, empty below", ",Ann,Ben,Carl\nAnn,,2,3\nBen,,,1\nCarl,,,\n"],
    ["the upper triangle, 0 below", ",Ann,Ben,Carl\nAnn,0,2,3\nBen,0,0,1\nCarl,0,0,0\n"],
    ["the lower triangle, rows as long as needed", ",Ann,Ben,Carl\nAnn,0\nBen,2,0\nCarl,3,1,0\n"],
  ])("%s: ties have no direction", async (_name, content) => {
    const { ties, table, notices } = await read(content);
    expect(ties.map(([from, to, weight]) => [...[from!, to!].sort(), weight].join(" ")).sort()).toEqual(["Ann Ben 2", "Ann Carl 3", "Ben Carl 1"]);
    expect(table.shape.isUndirected).toBe(true);
    expect(names(notices)).toContain("matrix-undirected");
  });

  test("the diagonal is no tie, and somebody without ties is still there", async () => {
    const { ties, notices } = await read(",Ann,Ben,Carl\nAnn,1,4,0\nBen,0,1,0\nCarl,0,0,1\n");
    expect(ties).toEqual([["Ann", "Ben", "4"], ["Carl", "", "1"]]);
    expect(notices).toMatchObject([{ code: "matrix-undirected" }, { code: "matrix-diagonal", count: 3 }]);
    const network = await rankJson(await openFiles({ "m.csv": ",Ann,Ben,Carl\nAnn,1,4,2\nBen,1,1,0\nCarl,0,0,1\nDora,0,0,0\n" }), {});
    expect(network.network).toMatchObject({ people: 4, ties: 3, totalWeight: 7 });
    expect(network.mavens).toBeNull();
  });

  test("what is no weight after the beginning is set aside with the names of both", async () => {
    const size = 1100;
    const row = (i: number): string => [`p${i}`, ...Array.from({ length: size }, (_, j) => (i === 1050 && j === 3 ? "many" : j === (i + 1) % size ? "1" : "0"))].join(",");
    const { ties, setAside } = await read(`,${Array.from({ length: size }, (_, j) => `p${j}`).join(",")}\n${Array.from({ length: size }, (_, i) => row(i)).join("\n")}\n`);
    expect(ties).toHaveLength(size);
    expect(setAside).toEqual(["weight-not-a-number p3 many"]);
  });
});

describe("no matrix", () => {
  test.each([
    ["an edge list with weights", "1,2,1\n2,3,1\n3,1,2\n"],
    ["an edge list of names", "from,to,weight\na,b,1\nb,c,2\nc,a,3\n"],
    ["three rows of three numbers", "height,age,weight\n180,30,70\n170,40,80\n160,50,60\n"],
    ["people and numbers", ",height,age,weight\nann,180,30,70\nben,170,40,80\ncarl,160,50,60\n"],
    ["a table of ones", "a,b,c\n1,2,3\n4,5,6\n"],
  ])("%s", async (_name, content) => {
    expect((await read(content)).table.meaning).toBeUndefined();
  });

  test("people and events in 0 and 1 are refused by name, never read as ties between people and 0", async () => {
    const content = ",lunch,concert,walk,play\nann,1,0,1,0\nben,0,1,1,0\ncarl,1,1,0,1\n";
    await expect(read(content)).rejects.toThrow(WhotalksError);
    await expect(read(content)).rejects.toMatchObject({ code: "two-mode" });
    await expect(openFiles({ "events.csv": content })).rejects.toMatchObject({ code: "two-mode" });
    expect((await read(content.replace(",lunch", "name,lunch"))).table.meaning).toBeUndefined();
  });
});

describe("lists of neighbours", () => {
  test("a;b;c: a is tied to b and c", async () => {
    const { ties, table, notices } = await read("a;b\nb;c;d\nc;a\nd\n");
    expect(ties).toEqual([["a", "b", "1"], ["b", "c", "1"], ["b", "d", "1"], ["c", "a", "1"]]);
    expect(table.meaning).toMatchObject({ isTalk: false });
    expect(names(notices)).toEqual(["adjacency-list"]);
  });

  test.each([
    ["no list: a name comes twice at the beginning", "a;b\na;c;d\nb;a\n"],
    ["no list: tags that nobody is called", "ann;music;sport\nben;music\ncarl;art;music;tv\n"],
    ["no list: a header", "from;to\na;b\nb;c;d\nc;a\n"],
    ["no list: prose", "The quick brown fox\njumps over\nthe lazy dog again\nand again\n"],
  ])("%s", async (_name, content) => {
    expect((await read(content, "x.txt")).table.meaning).toBeUndefined();
  });
});

describe("files of other tools", () => {
  const folder = sharedPath("data/robustness");
  const expected = (name: string): string[][] => readFileSync(`${folder}/gephi-import/spreadsheet__expected__${name}_edges.csv`, "utf8").trim().split(/\r?\n/).slice(1).map((line) => {
    const [from, to, , , weight] = line.split(",");
    return [from!.trim(), to!.trim(), weight!];
  });

  test.runIf(folder !== undefined).each([
    ["spreadsheet__matrix.csv", "testMatrix_CSV"],
    ["spreadsheet__complex_matrix.csv", "testComplexMatrix"],
    ["spreadsheet__adj_list.csv", "testAdjacencyList"],
  ])("%s gives the edges that Gephi expects, but for loops and nameless people", async (file, answer) => {
    const { ties, table } = await read(readFileSync(`${folder}/gephi-import/${file}`), file);
    const asSaid = (tie: readonly string[]): string => [...(table.shape.isUndirected ? tie.slice(0, 2).sort() : tie.slice(0, 2)), Number(tie[2])].join(" > ");
    const found = ties.filter(([from, to]) => from !== "" && to !== "").map(asSaid);
    const wanted = new Set(expected(answer).filter(([from, to]) => from !== to).map(asSaid));
    expect(found.sort()).toEqual([...wanted].sort());
  });

  test.runIf(folder !== undefined)("manynet's matrix of regions is undirected", async () => {
    const { ties, table } = await read(readFileSync(`${folder}/manynet/test_matrix.csv`), "test_matrix.csv");
    expect(ties).toHaveLength(6);
    expect(ties[0]).toEqual(["Abruzzo", "Campania", "0.76"]);
    expect(table.shape.isUndirected).toBe(true);
  });
});
