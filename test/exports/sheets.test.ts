import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { expect, test } from "vitest";
import type { WhotalksError } from "../../src/core/errors.ts";
import { csvTarget } from "../../src/exports/csv.ts";
import { parquetTarget } from "../../src/exports/parquet.ts";
import type { ExportTarget, RankSnapshot } from "../../src/exports/snapshot.ts";
import { xlsxTarget } from "../../src/exports/xlsx.ts";
import { fileOf, readTables } from "../inputs/table-help.ts";
import { textOf, tinyPeople, tinySnapshot } from "./tiny-snapshot.ts";

const targets = [["xlsx", xlsxTarget], ["parquet", parquetTarget]] as const;

/** The file as our own readers understand it: the heading, then the rows. */
async function readBack(target: ExportTarget, snapshot: RankSnapshot, options = {}): Promise<readonly (readonly string[])[]> {
  const [table, ...others] = await readTables(fileOf(`a.${target.extension}`, target.write(snapshot, options)));
  expect(others).toEqual([]);
  // A row ends with its last cell that holds something.
  return [table!.columns, ...table!.cells.map((cells) => table!.columns.map((_, i) => cells[i] ?? ""))];
}

const csvRows = (snapshot: RankSnapshot, options = {}) => Papa.parse<string[]>(textOf(csvTarget.write(snapshot, options)), { skipEmptyLines: true }).data;

test.each(targets)("%s holds the columns and values of the CSV, empty where a value is not defined", async (_, target) => {
  expect(await readBack(target, tinySnapshot())).toEqual(csvRows(tinySnapshot()));
  expect(await readBack(target, tinySnapshot(), { top: 1 })).toEqual(csvRows(tinySnapshot(), { top: 1 }));
});

test.each(targets)("%s keeps texts as they are, those that look like formulas or numbers too", async (_, target) => {
  const names = ["=1+1", "007", ' <b>&"quoted" _x0041_ '];
  const people = tinyPeople(["@sum(A1)", "1e5", "two\nlines"], names);
  const rows = await readBack(target, tinySnapshot({ people }), { spreadsheetSafe: true });
  expect(rows.slice(1).map((row) => row[1])).toEqual(["@sum(A1)", "1e5", "two\nlines"]);
  expect(rows.slice(1).map((row) => row[2])).toEqual(names);
});

test.each(targets)("%s of nobody has the heading alone", async (_, target) => {
  const people = { ...tinySnapshot().people, order: new Uint32Array(0) };
  expect(await readBack(target, tinySnapshot({ people }))).toEqual(csvRows(tinySnapshot({ people })));
});

test.each(targets)("%s has the same bytes whenever and wherever it is written", (_, target) => {
  const zone = process.env["TZ"];
  const first = target.write(tinySnapshot(), {});
  try {
    process.env["TZ"] = "Pacific/Auckland";
    expect(target.write(tinySnapshot(), {})).toEqual(first);
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

test.each(targets)("%s of several thousand people has all of them, in order", async (_, target) => {
  const n = 2501;
  const ids = Array.from({ length: n }, (_person, i) => `p${i}`);
  const numbers = Float64Array.from(ids, (_id, i) => i / 3);
  const people = {
    ...tinyPeople(ids, ids), order: Uint32Array.from(ids, (_id, i) => n - 1 - i), roles: ids.map(() => "neither" as const), isOurs: new Uint8Array(n),
    rank: numbers, value: numbers, impressions: numbers, posts: numbers, inDegree: numbers, outDegree: numbers, inStrength: numbers, outStrength: numbers, measures: [],
  };
  expect(await readBack(target, tinySnapshot({ people }))).toEqual(csvRows(tinySnapshot({ people })));
});

test("cells of a workbook are numbers or strings, never formulas; what would run if it were typed stays text when it is edited", () => {
  const people = tinyPeople(["a", "b", "c"], ["=1+1", "Bob", "C\u0007\ud800"]);
  const members = unzipSync(xlsxTarget.write(tinySnapshot({ people }), {}));
  expect(Object.keys(members)).toEqual(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"]);
  const sheet = strFromU8(members["xl/worksheets/sheet1.xml"]!);
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet).toContain('<c r="A2"><v>1</v></c>');
  expect(sheet).toContain('<c r="E3"><v>0.30000000000000004</v></c>');
  expect(sheet).toContain('<c r="C2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).toContain('<c r="C3" t="inlineStr"><is><t xml:space="preserve">Bob</t></is></c>');
  expect(sheet).toContain("C_x0007_\ufffd<");
  expect(strFromU8(members["xl/styles.xml"]!).match(/<xf [^>]*xfId="0"[^>]*>/g)?.[2]).toContain('quotePrefix="1"');
});

test("what a worksheet cannot hold is refused, not cut off", () => {
  const refused = (people: RankSnapshot["people"]): string => {
    try {
      xlsxTarget.write(tinySnapshot({ people }), {});
    } catch (error) {
      return (error as WhotalksError).code;
    }
    return "written";
  };
  expect(refused(tinyPeople(["a", "b", "c"], ["x".repeat(32_767), "B", "C"]))).toBe("written");
  expect(refused(tinyPeople(["a", "b", "c"], ["x".repeat(32_768), "B", "C"]))).toBe("sheet-cell");
  expect(refused({ ...tinySnapshot().people, order: new Uint32Array(1_048_576) })).toBe("sheet-full");
});
