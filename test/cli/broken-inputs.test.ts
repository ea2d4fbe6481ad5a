import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { column, rank } from "./rank-json.ts";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();

interface Inspected {
  readonly outcome: string;
  readonly people: number | null;
  readonly files: readonly { readonly rowsRead: number | null; readonly rowsKept: number | null; readonly setAside: Record<string, number>; readonly notices: readonly Record<string, unknown>[] }[];
}

/** What `inspect --as json` and `rank` make of a file: they must agree on whether it can be used. */
async function look(name: string, content: string | Uint8Array, ...options: string[]): Promise<{ seen: Inspected; code: number | null; stderr: string; rejects: string[][] }> {
  const file = folder.file(name, content);
  const rejects = join(folder.path, `${name}.rejects`);
  const inspected = await whotalks(["inspect", file, "--as", "json", ...options]);
  const { code, stdout, stderr } = await whotalks(["rank", file, "--rejects", rejects, ...options]);
  const seen = JSON.parse(inspected.stdout) as Inspected;
  expect(inspected.code).toBe(code);
  expect(seen.outcome === "refused").toBe(code !== 0);
  if (code !== 0) {
    expect(stdout).toBe("");
    expect(seen.files[0]!.notices.at(-1)).toMatchObject({ severity: "error", file: name });
    return { seen, code, stderr, rejects: [] };
  }
  const rows = readFileSync(rejects, "utf8").trimEnd().split("\n").slice(1).map((row) => row.split(","));
  return { seen, code, stderr, rejects: rows };
}

describe("nothing to compute from is refused: the file, what was seen, the remedy", () => {
  test.each([
    ["an empty file", "empty.csv", "", /empty\.csv: no records\. The file is empty\. Open a file/],
    ["nothing but blank lines", "blank.csv", "\n\n  \n", /blank\.csv: no records\. The file holds nothing but blank lines/],
    ["a header only", "header.csv", "from,to,time\n", /header\.csv: expected messages, found a header and no rows below it\. A file needs/],
    ["a header only, in UTF-16", "header16.csv", Buffer.from("\ufefffrom,to\n", "utf16le"), /header16\.csv: expected messages, found a header/],
    ["rows of which none can be used", "unusable.csv", "from,to,weight\na,b,0\nc,d,0\n", /unusable\.csv: expected messages, found 2 rows, none of which can be used \(first: line 2, a weight of 0 is no message\)\..*--columns/],
    ["a binary file", "random.csv", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), /random\.csv: this is no text but a binary file of a kind that is not known here\. Can be opened: tables as CSV/],
    ["an image", "photo.csv", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /photo\.csv: this is an image/],
    ["a zip archive that is cut off", "archive.csv", Buffer.from(`PK\x03\x04${"\0".repeat(60)}`, "latin1"), /archive\.csv: the zip archive has no directory at its end: it is cut off.*Copy or download the archive again/],
    ["UTF-32", "utf32.csv", Buffer.from([0xff, 0xfe, 0, 0, ...Array.from("from,to\na,b\n").flatMap((c) => [c.charCodeAt(0), 0, 0, 0])]), /utf32\.csv: the text is encoded as UTF-32.*Save it as UTF-8/],
    ["UTF-7", "utf7.csv", "+/v8-from,to,text\nann,bob,h+AOQ-llo\n", /utf7\.csv: the text is encoded as UTF-7/],
    ["gzip that is cut off", "cut.csv.gz", gzipSync(`from,to\n${Array.from({ length: 5000 }, (_, i) => `p${i},q${(i * 7919) % 5000}`).join("\n")}\n`).subarray(0, 9000), /cut\.csv\.gz: the gzip data are cut off.*again/],
    ["bytes that are not UTF-8", "latin.csv", Buffer.from("from,to\nann,bob\nbob,Ren\xe9e\n", "latin1"), /^error: latin\.csv: line 3, byte 8 of the line is not valid UTF-8 \([^)]*Ren\\xE9e\).*--encoding LABEL/m],
  ])("%s", async (_, name, content, message) => {
    const { code, stderr } = await look(name, content);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});

test("a list of names can be looked at as people without messages; there is nobody to rank", async () => {
  const file = folder.file("names.csv", "name\nann\nbob\n");
  const inspected = await whotalks(["inspect", file, "--as", "json"]);
  expect(inspected.code).toBe(0);
  const seen = JSON.parse(inspected.stdout) as Inspected;
  expect(seen).toMatchObject({ outcome: "loaded", people: 2, files: [{ rowsRead: 2, rowsKept: 2 }] });
  expect(seen.files[0]!.notices.at(-1)).toMatchObject({ severity: "warning", code: "no-messages" });
  const { code, stdout, stderr } = await whotalks(["rank", file]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/names\.csv.*--columns from=/);
});

describe("little is enough", () => {
  test("one person who writes to herself: a post, nobody reached, no Gini", async () => {
    const answer = await rank(["-"], "from,to\nann,ann\n");
    expect(answer.network).toMatchObject({ people: 1, ties: 0, messages: 1, selfMessages: 1, totalWeight: 0, reciprocity: null });
    expect(answer.connectors).toEqual({ count: 0, share: 0, gini: null, tiedIn: 0, tiedOut: 0 });
    expect(answer.people).toMatchObject([{ rank: 1, id: "ann", role: "maven", value: 0, posts: 1, outDegree: 0 }]);
  });

  test("only self-messages: posts, no ties, everyone shares the first rank", async () => {
    const answer = await rank(["-"], "from,to\nann,ann\nbob,bob\nann,ann\n");
    expect(answer.network).toMatchObject({ people: 2, ties: 0, messages: 3, selfMessages: 3 });
    expect(answer.people.map(({ rank: r, id, value, posts }) => [r, id, value, posts])).toEqual([[1, "ann", 0, 2], [1, "bob", 0, 1]]);
    expect(answer.connectors["count"]).toBe(0);
  });

  test("no ties at all: every measure is defined or null, and it is said that nobody is addressed", async () => {
    const measures = ["posts", "degree", "betweenness", "closeness", "eigenvector", "pagerank", "hub", "authority", "core", "constraint", "clustering", "reach2", "community"];
    const answer = await rank(["-", ...measures.flatMap((id) => ["--measure", id])], "from,to\na,\nb,\nc,\n");
    for (const person of answer.people) expect(person).toMatchObject({ rank: 1, degree: 0, betweenness: 0, closeness: 0, eigenvector: null, core: 0, constraint: null, clustering: 0, reach2: 0 });
    expect(answer.people.map(({ pagerank }) => pagerank)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(answer.stderr).toMatch(/warning: None of 3 messages says to whom.*--columns to=HEADER/);
  });

  test("all tied: one rank, order by id, the cut says how many are tied", async () => {
    const { people, connectors } = await rank(["-"], "from,to\nc,a\nb,c\na,b\n");
    expect(people.map(({ rank: r, id }) => [r, id])).toEqual([[1, "a"], [1, "b"], [1, "c"]]);
    expect(connectors).toMatchObject({ count: 3, gini: 0, tiedIn: 3, tiedOut: 0 });
  });

  test("a directed network without circles has no eigenvector: null with a notice; a star and a circle have one", async () => {
    const words = ["-", "--measure", "eigenvector", "--cut", "top=1"];
    const acyclic = await rank(words, "from,to\na,b\nb,c\na,c\n");
    expect(acyclic.people.every(({ value, rank: r }) => value === null && r === null)).toBe(true);
    expect(acyclic.stderr).toContain("[eigenvector-acyclic]");
    const star = await rank([...words, "--undirected"], "from,to\na,b\na,c\na,d\na,e\n");
    expect(star.people[0]!.value).toBeCloseTo(Math.SQRT1_2, 9);
    expect(column(await rank(words, "from,to\na,b\nb,c\nc,a\n"), "value").get("b")).toBeCloseTo(1 / Math.sqrt(3), 9);
  });
});

describe("shapes", () => {
  test("200 columns: the two that matter are found, the rest are ignored", async () => {
    const more = Array.from({ length: 198 }, (_, i) => `field ${i}`);
    const row = (from: string, to: string): string => [from, to, ...more.map((_, i) => `x${i}`)].join(",");
    const { code, seen } = await look("wide.csv", [["from", "to", ...more].join(","), row("ann", "bob"), row("bob", "ann"), row("ann", "cy")].join("\n"));
    expect({ code, outcome: seen.outcome, people: seen.people }).toEqual({ code: 0, outcome: "loaded", people: 3 });
  });

  test("the same table in UTF-8, UTF-16 and Windows-1252 gives the same answer", async () => {
    const table = "from,to,text\nJörg,Zoë,grüß dich\nZoë,Jörg,ça va\n";
    const swapped = Buffer.from(table, "utf16le").swap16();
    const expected = (await rank(["-"], table)).people;
    expect(expected.map(({ id }) => id)).toEqual(["Jörg", "Zoë"]);
    const encodings: [Uint8Array, ...string[]][] = [
      [Buffer.from(`\ufeff${table}`)],
      [Buffer.from(table, "utf16le")],
      [Buffer.from(`\ufeff${table}`, "utf16le")],
      [swapped],
      [Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
      [Buffer.from(table, "latin1"), "--encoding", "windows-1252"],
    ];
    for (const [bytes, ...options] of encodings) expect((await rank(["-", ...options], bytes)).people).toEqual(expected);
  });

  test("a cut-off last row is set aside and named, the rest counts", async () => {
    const { code, seen, stderr, rejects } = await look("cutoff.csv", "from,to,time\nann,bob,2024-01-01\nbob,ann,2024-01-02\nann,b");
    expect({ code, outcome: seen.outcome }).toEqual({ code: 0, outcome: "exclusions" });
    expect(seen.files[0]).toMatchObject({ rowsRead: 3, rowsKept: 2, setAside: { "too-few-cells": 1 } });
    expect(rejects).toHaveLength(1);
    expect(rejects[0]!.slice(0, 6)).toEqual(["cutoff.csv", "3", "4", "to", "b", "too-few-cells"]);
    expect(stderr).toMatch(/cutoff\.csv, row 3, line 4: The last row has 2 of 3 cells.*looks cut off.*exported whole/);
  });

  test("rows with too few or too many cells are listed, the others kept", async () => {
    const { seen, rejects } = await look("ragged.csv", "from,to,time\nann,bob,2024-01-01\nbob\nbob,ann,2024-01-03,extra,more\ncy,ann,2024-01-04\n");
    expect(seen.files[0]).toMatchObject({ rowsRead: 4, rowsKept: 2, setAside: { "too-few-cells": 1, "too-many-cells": 1 } });
    expect(rejects.map((row) => row.join(","))).toEqual([expect.stringMatching(/^ragged\.csv,2,3,from,bob,too-few-cells,/), expect.stringMatching(/^ragged\.csv,3,4,,"extra,more",too-many-cells,/)]);
  });
});

describe("values", () => {
  test("dates that do not exist, year 0, 9999 and an offset of −18:00 are set aside, whatever the machine", async () => {
    const { seen, rejects } = await look("dates.csv", "from,to,time\na,b,2024-01-02\na,b,2023-02-30\nb,a,0000-01-01\nb,a,9999-12-31\na,c,2024-01-01T10:00:00-18:00\na,c,2024-01-05\nc,a,2024-01-01T10:00:00+02:00\n");
    expect(seen.files[0]).toMatchObject({ rowsRead: 7, rowsKept: 3, setAside: { "date-invalid": 4 } });
    expect(rejects.map((row) => `${row[1]} ${row[4]}`)).toEqual(["2 2023-02-30", "3 0000-01-01", "4 9999-12-31", "5 2024-01-01T10:00:00-18:00"]);
  });

  test("weights of −1, 0, NaN, infinity or words are set aside with their reason, tiny ones count", async () => {
    const weights = ["1", "-1", "0", "NaN", "Infinity", "-inf", "", "heavy", "1e-320", "2.5"];
    const { seen, rejects } = await look("weights.csv", `from,to,weight\n${weights.map((w) => `ann,bob,${w}`).join("\n")}\n`);
    expect(seen.files[0]).toMatchObject({ rowsRead: 10, rowsKept: 3 });
    expect(rejects.map((row) => `${row[4]} ${row[5]}`)).toEqual([
      "-1 weight-negative", "0 weight-zero", "NaN weight-not-a-number", "Infinity weight-infinite", "-inf weight-negative", " weight-missing", "heavy weight-not-a-number",
    ]);
    expect((await rank([join(folder.path, "weights.csv")])).network["totalWeight"]).toBe(3.5);
  });

  test("weights near the largest number stay finite; beyond it the file is refused", async () => {
    const answer = await rank(["-"], "from,to,weight\nann,bob,1e308\nbob,ann,1e-320\n");
    expect(answer.network["totalWeight"]).toBe(1e308);
    expect(answer.connectors["gini"]).toBeCloseTo(0.5, 12);
    const over = await whotalks(["rank", "-"], { input: "from,to,weight\nann,bob,1e308\nann,bob,1e308\n" });
    expect(over).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("Divide the weight column by a constant") });
  });

  test.each([
    ["1.234,56", ";", 1234.56],
    ["1,234.56", ",", 1234.56],
    ["0,5", ";", 0.5],
  ])("the decimal sign is decided over the column: %s", async (text, delimiter, value) => {
    const row = (...cells: string[]): string => `${cells.join(delimiter)}\n`;
    const input = row("from", "to", "weight") + row("a", "b", delimiter === "," ? `"${text}"` : text);
    expect((await rank(["-"], input)).network["totalWeight"]).toBe(value);
  });

  test("ids are text: 007, 1e5, long numbers, TRUE, NA and null keep every character", async () => {
    const ids = ["007", "7", "1e5", "100000", "12345678901234567890", "12345678901234567891", "TRUE", "NA", "null", "1.0"];
    const { people } = await rank(["-"], `from,to\n${ids.map((id, i) => `${id},${ids[(i + 1) % ids.length]!}`).join("\n")}\n`);
    expect(people.map(({ id }) => id)).toEqual(ids.toSorted());
  });

  test("so in JSON and NDJSON; a line that is no JSON is set aside and named", async () => {
    const records = ['{"from":12345678901234567890,"to":12345678901234567891}', '{"from":1e5,"to":"007"}', '{"from":true,"to":0.10}'];
    const ids = ["007", "0.10", "12345678901234567890", "12345678901234567891", "1e5", "true"];
    const idsOf = async (input: string): Promise<string[]> => (await rank(["-"], input)).people.map(({ id }) => id).toSorted();
    expect(await idsOf(`[${records.join(",")}]`)).toEqual(ids.toSorted());
    expect(await idsOf(`${records.join("\n")}\n`)).toEqual(ids.toSorted());
    const { seen, rejects } = await look("lines.ndjson", `${records.join("\n")}\n{"from": oops\n{"from":"a","to":"b"}\n`);
    expect(seen.files[0]).toMatchObject({ rowsRead: 5, rowsKept: 4, setAside: { "json-invalid": 1 } });
    expect(rejects[0]!.slice(0, 3)).toEqual(["lines.ndjson", "4", "4"]);
  });

  test("only NFC and trimming make two ids one: case, look-alikes and invisible characters stay apart", async () => {
    const apart = ["bob", "Bob", "b\u200bob", "b\u043eb", "\u202ebob", "bob+x@y.z", "bob@y.z"];
    const rows = [...apart.map((id) => `${id},zoe`), "\u00a0bob ,zoe", "caf\u00e9,zoe", "cafe\u0301,zoe"];
    const { people } = await rank(["-"], `from,to\n${rows.join("\n")}\n`);
    expect(people.map(({ id }) => id).toSorted()).toEqual([...apart, "caf\u00e9", "zoe"].toSorted());
    expect(people.find(({ id }) => id === "bob")!["posts"]).toBe(2);
    expect(people.find(({ id }) => id === "caf\u00e9")!["posts"]).toBe(2);
  });

  test("__proto__, constructor and the like are ordinary people", async () => {
    const ids = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];
    const { people, network } = await rank(["-", "--measure", "pagerank"], `from,to\n${ids.map((id, i) => `${id},${ids[(i + 1) % ids.length]!}`).join("\n")}\n`);
    expect(people.map(({ id }) => id)).toEqual(ids.toSorted());
    expect(network).toMatchObject({ people: 6, ties: 6 });
    expect(people.every(({ rank: r, value }) => r === 1 && value !== null)).toBe(true);
  });

  test("an empty name is set aside; nobody, -, [deleted] and a name of a megabyte are people", async () => {
    const long = "x".repeat(1_000_000);
    const { seen, rejects } = await look("strange.csv", `from,to\n,bob\n  ,bob\nnobody,bob\n-,bob\n[deleted],bob\n${long},bob\n`, "--columns", "from=from,to=to");
    expect(seen.files[0]).toMatchObject({ rowsRead: 6, rowsKept: 4, setAside: { "from-missing": 2 } });
    expect(rejects.map((row) => row[1])).toEqual(["1", "2"]);
    expect(column(await rank([join(folder.path, "strange.csv"), "--columns", "from=from,to=to"]), "posts").get(long)).toBe(1);
  });
});

describe("the meaning of rows", () => {
  test("self-messages, repeated recipients, and one message in several rows, counted by hand", async () => {
    const answer = await rank(["-", "--audience", "delivered"], "id,from,to\n1,ann,ann\n1,ann,bob\n1,ann,bob\n2,bob,cy\n3,cy,cy\n1,dee,bob\n");
    expect(answer.network).toMatchObject({ people: 4, ties: 3, messages: 4, selfMessages: 1, totalWeight: 3 });
    expect(answer.people.map(({ id, posts, impressions }) => [id, posts, impressions])).toEqual([["ann", 1, 1], ["bob", 1, 1], ["dee", 1, 1], ["cy", 1, 0]]);
    expect(answer.stderr).toContain("[recipient-repeated]");
    expect(answer.stderr).toContain("[id-reused]");
  });

  test("a mail to 500 counts in full unless capped, and is split when asked", async () => {
    const all = Array.from({ length: 500 }, (_, i) => `p${i}@x.org`);
    const input = `from,to\nboss@x.org,"${all.join("; ")}"\n${all.map((id, i) => `${id},${i % 2 === 0 ? "boss@x.org" : all[i - 1]!}`).join("\n")}\n`;
    const words = ["-", "--columns", "from=from,to=to", "--audience", "delivered"];
    const full = await rank(words, input);
    expect(full.network).toMatchObject({ people: 501, totalWeight: 1000 });
    expect(full.people[0]).toMatchObject({ id: "boss@x.org", value: 500, outDegree: 500, outStrength: 500 });
    expect(column(await rank([...words, "--split", "shared"], input), "outStrength").get("boss@x.org")).toBeCloseTo(1, 9);
    const capped = await rank([...words, "--max-recipients", "100"], input);
    expect(column(capped, "outStrength").get("boss@x.org")).toBe(0);
    expect(column(capped, "posts").get("boss@x.org")).toBe(1);
  });

  test("circles of replies, self-replies, missing parents and clock skew are kept, opened or counted", async () => {
    const answer = await rank(["-"], "id,author,in_reply_to,time\n1,ann,2,2024-01-01\n2,bob,1,2024-01-02\n3,cy,3,2024-01-03\n4,dee,99,2024-01-04\n5,eve,2,2023-12-31\n");
    expect(answer.network).toMatchObject({ people: 5, messages: 5, ties: 2, totalWeight: 2 });
    expect(column(answer, "outDegree")).toEqual(new Map([["bob", 1], ["eve", 1], ["ann", 0], ["cy", 0], ["dee", 0]]));
    for (const code of ["reply-cycle", "reply-older", "parent-missing"]) expect(answer.stderr).toContain(`[${code}]`);
  });
});
