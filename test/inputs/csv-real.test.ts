import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { csv } from "../../src/inputs/csv/csv.ts";
import { json } from "../../src/inputs/json/json.ts";
import { recognise } from "../../src/inputs/registry.ts";
import { readHead } from "../../src/inputs/open.ts";
import { sharedPath } from "../support/shared.ts";
import { decodeAll, errorOf, sourceOf, type Decoded } from "./decode-help.ts";

const folder = sharedPath("data");
const corpora = sharedPath("corpora");
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const read = (path: string, options: Parameters<typeof decodeAll>[2] = {}): Promise<Decoded> =>
  decodeAll(csv, bytesOf(`${folder}/${path}`), { name: path, ...options });

describe.runIf(corpora !== undefined)("csv-spectrum", () => {
  const names = corpora === undefined ? [] : readdirSync(`${corpora}/csv-spectrum/csvs`);
  const read = async (name: string): Promise<{ records: Record<string, string>[]; expected: unknown }> => {
    const { columns, cells } = await decodeAll(csv, bytesOf(`${corpora}/csv-spectrum/csvs/${name}`));
    const expected = JSON.parse(readFileSync(`${corpora}/csv-spectrum/json/${name.replace(".csv", ".json")}`, "utf8")) as unknown;
    return { records: cells.map((row) => Object.fromEntries(columns.map((column, c) => [column, row[c] ?? ""]))), expected };
  };

  test.each(names.filter((name) => name !== "location_coordinates.csv"))("%s, nothing named", async (name) => {
    const { records, expected } = await read(name);
    // The files named crlf have lost their CR in the corpus, the expectation of one has not.
    const lf = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll("\\r\\n", "\\n"));
    expect(lf(records)).toEqual(lf(expected));
  });

  test("location_coordinates.csv, nothing named: the corpus expects another telephone number than its table holds, all else is as expected", async () => {
    const { records, expected } = await read("location_coordinates.csv");
    expect(expected).toMatchObject({ "Contact Phone Number": "1234567890" });
    expect(records).toEqual([{ ...(expected as object), "Contact Phone Number": "2095257564" }]);
  });
});

describe.runIf(corpora !== undefined)("csv-test-data", () => {
  const names = corpora === undefined ? [] : readdirSync(`${corpora}/csv-test-data/json`).map((name) => name.replace(".json", ""));
  /** A blank line is no row here; these two tables hold nothing else. */
  const blank = ["all-empty", "empty-one-column"];
  test.each(names.filter((name) => !blank.includes(name)))("%s", async (name) => {
    const { columns, cells } = await decodeAll(csv, bytesOf(`${corpora}/csv-test-data/csv/${name}.csv`), { hasHeader: true, delimiter: "," });
    const expected = JSON.parse(readFileSync(`${corpora}/csv-test-data/json/${name}.json`, "utf8")) as (string[] | Record<string, string>)[];
    if (Array.isArray(expected[0])) expect([columns, ...cells]).toEqual(expected);
    else expect(cells.map((row) => Object.fromEntries(columns.map((column, c) => [column, row[c]])))).toEqual(expected);
  });

  test("all-empty and empty-one-column: the corpus expects a row for every blank line, and a blank line is no row here", async () => {
    expect(await errorOf(() => decodeAll(csv, bytesOf(`${corpora}/csv-test-data/csv/all-empty.csv`)))).toMatchObject({ code: "no-records" });
    expect((await decodeAll(csv, bytesOf(`${corpora}/csv-test-data/csv/empty-one-column.csv`))).rows).toEqual([]);
  });

  test("bad files: what is wrong is named and nothing is lost unsaid", async () => {
    const bad = (name: string): Promise<Decoded> => decodeAll(csv, bytesOf(`${corpora}/csv-test-data/csv/bad-${name}.csv`));
    expect((await bad("header-less-fields")).cells).toEqual([["1", "2"]]);
    expect((await bad("header-more-fields")).setAside).toMatchObject([{ row: 1, line: 2, code: "too-many-cells", value: "4" }]);
    expect((await bad("missing-quote")).notices).toMatchObject([{ code: "quote-literal", row: 1, line: 2 }]);
    expect((await bad("quotes-with-unescaped-quote")).cells).toEqual([["1", 'Hey, I missed " it', "3"]]);
    expect((await bad("unescaped-quote")).notices).toMatchObject([{ code: "quote-stray", count: 2, row: 1 }]);
    expect(await errorOf(() => bad("header-no-header"))).toMatchObject({ code: "no-records" });
    expect((await bad("header-wrong-header")).columns).toEqual(["qux", "quux", "quuz"]);
  });
});

describe.runIf(corpora !== undefined)("encodings of other collections", () => {
  test("W3C: the same table with and without mark, UTF-8 and UTF-16", async () => {
    const tables = await Promise.all(
      ["test-utf8.csv", "test-utf8-bom.csv", "test-utf16.csv", "test-utf16-bom.csv"].map((name) => decodeAll(csv, bytesOf(`${corpora}/w3c-csvw/syntax/${name}`))),
    );
    for (const { columns, cells } of tables) expect([columns, cells]).toEqual([tables[0]!.columns, tables[0]!.cells]);
    expect(tables[0]!.columns).toHaveLength(3);
  });

  test("DuckDB: Latin-1 and Shift_JIS are refused with a place and read once named", async () => {
    for (const [name, encoding] of [["latin1.csv", "latin1"], ["shift_jis.csv", "shift_jis"]] as const) {
      const bytes = bytesOf(`${corpora}/duckdb-csv/data/csv/encodings/${name}`);
      expect(await errorOf(() => decodeAll(csv, bytes))).toMatchObject({ code: "encoding" });
      expect((await decodeAll(csv, bytes, { encoding })).rows.length).toBeGreaterThan(0);
    }
  });
});

describe.runIf(folder !== undefined)("real files", () => {
  test("CollegeMsg: gzip, blanks, no header, 59,835 messages among 1,899 people in 20,296 pairs", async () => {
    const { shape, columns, rows, setAside } = await read("snap-temporal/CollegeMsg.txt.gz");
    expect(shape).toMatchObject({ delimiter: " ", hasHeader: false, encoding: "utf-8" });
    expect(columns).toEqual(["column 1", "column 2", "column 3"]);
    expect([rows.length, setAside.length]).toEqual([59_835, 0]);
    expect(new Set(rows.flatMap(({ cells }) => cells.slice(0, 2))).size).toBe(1899);
    expect(new Set(rows.map(({ cells }) => `${cells[0]} ${cells[1]}`)).size).toBe(20_296);
  });

  test("Email-Enron: CRLF, tabs, column names in a comment, each of 183,831 pairs both ways", async () => {
    const { shape, columns, rows, notices } = await read("enron-snap/Email-Enron.txt");
    expect(shape).toMatchObject({ delimiter: "\t", hasHeader: false });
    expect(columns).toEqual(["FromNodeId", "ToNodeId"]);
    expect(rows).toHaveLength(2 * 183_831);
    expect(rows[0]).toEqual({ row: 1, line: 5, cells: ["0", "1"] });
    expect(new Set(rows.flatMap(({ cells }) => cells)).size).toBe(36_692);
    expect(notices).toEqual([]);
  });

  test("enron-titles: semicolons, nameless columns, up to three addresses", async () => {
    const { shape, columns, rows } = await read("enron-titles/E-Mails-updated.csv");
    expect(shape).toMatchObject({ delimiter: ";", hasHeader: true });
    expect(columns).toEqual(["eid", "firstName", "lastName", "E-Mail1", "E-Mail2", "E-Mail3", "column 7", "Ordner", "status", "column 10"].slice(0, columns.length));
    expect(rows).toHaveLength(149);
  });

  test("email-Eu-core: with and without header, LF and CRLF, commas: the same 25,571 ties", async () => {
    const plain = await read("email-Eu-core/email-Eu-core.txt");
    expect(plain.shape).toMatchObject({ delimiter: " ", hasHeader: false });
    expect(plain.rows).toHaveLength(25_571);
    const named = await read("email-Eu-core/email-Eu-core.with-header.txt");
    expect(named.shape).toMatchObject({ delimiter: " ", hasHeader: true });
    expect(named.columns).toEqual(["source", "target"]);
    const crlf = await read("email-Eu-core/email-Eu-core.crlf.txt");
    const commas = await read("email-Eu-core/edges.csv");
    expect(commas.shape).toMatchObject({ delimiter: ",", hasHeader: true });
    for (const other of [named, crlf, commas]) expect(other.cells).toEqual(plain.cells);
  });

  test("twcs: line breaks in cells, 5,000 rows; cut inside its last row the rest is kept and the cut flagged", async () => {
    const { columns, rows, notices, setAside } = await read("twcs-customer-support/twcs.csv");
    expect(columns).toEqual(["column 1", "tweet_id", "author_id", "inbound", "created_at", "text", "response_tweet_id", "in_response_to_tweet_id"]);
    expect([rows.length, setAside.length]).toEqual([5000, 0]);
    expect(notices).toMatchObject([{ code: "line-break-unquoted", row: 2485, count: 2 }]);
    expect(rows.every(({ cells }) => cells.length === 8)).toBe(true);
    const whole = bytesOf(`${folder}/twcs-customer-support/twcs.csv`);
    const inCell = await decodeAll(csv, whole.subarray(0, whole.lastIndexOf(34) + 3));
    expect(inCell.rows).toHaveLength(5000);
    expect(inCell.notices).toMatchObject([{ code: "row-cut-off", row: 5000 }, { code: "line-break-unquoted" }]);
    const inQuotes = await decodeAll(csv, whole.subarray(0, whole.lastIndexOf(34) - 20));
    expect(inQuotes.rows.length + inQuotes.setAside.length).toBe(5000);
    expect(inQuotes.setAside).toMatchObject([{ row: 5000, code: "quote-unclosed" }]);
  });

  test.each([
    ["enron-perry/emails.csv", ",", true, 38_388],
    ["enron-perry/employees.csv", ",", true, 156],
    ["musae-github/musae_git_edges.csv", ",", false, 289_003],
    ["large-snap/wiki-Vote.txt", "\t", false, 103_689],
    ["large-snap/soc-slashdot0902-directed.edges.csv.gz", ",", true, 948_464],
    ["viva-insights-p2p/p2p_data.csv", ",", true, 11_550],
    ["rothamsted-tweets/interactions.csv", ",", true, 428],
    ["rothamsted-tweets/accounts.csv", ",", true, 503],
    ["rothamsted-tweets/hashtags.csv", ",", false, undefined],
    ["rothamsted-tweets/mentions.csv", ",", false, undefined],
    ["rothamsted-tweets/tweets.csv", ",", false, undefined],
    ["classic-other/../classic-igraphdata/karate.edges.csv", ",", true, 78],
    ["walsh-sample-networks/got-edges.csv", ",", true, undefined],
    ["walsh-sample-networks/quaker-edges.csv", ",", true, undefined],
    ["higgs-twitter/higgs-activity_time.txt.gz", " ", false, 563_069],
    ["robustness/manynet/adols.csv", ",", true, undefined],
    ["robustness/gephi-import/spreadsheet__edges_table_with_timeset_intervals.csv", " ", true, undefined],
  ])("%s: delimiter %j, header %s, %s rows", async (path, delimiter, hasHeader, rowCount) => {
    const { shape, rows, setAside } = await read(path);
    expect([shape.delimiter, shape.hasHeader]).toEqual([delimiter, hasHeader]);
    expect(setAside).toEqual([]);
    if (rowCount !== undefined) expect(rows).toHaveLength(rowCount);
  });

  test("every CSV of other tools opens or is refused by name, and every row is accounted for", async () => {
    for (const tool of ["gephi-import", "gephi-export", "manynet"]) {
      for (const name of readdirSync(`${folder}/robustness/${tool}`).filter((file) => file.endsWith(".csv"))) {
        const path = `${folder}/robustness/${tool}/${name}`;
        expect(recognise(await readHead(sourceOf(name, bytesOf(path)))).id).toBe("csv");
        const { columns } = await decodeAll(csv, bytesOf(path), { name });
        expect([name, columns.length > 0]).toEqual([name, true]);
      }
    }
  });

  test("JSON with two lists of objects is refused: people and ties of Les Misérables", async () => {
    expect(await errorOf(() => decodeAll(json, bytesOf(`${folder}/classic-other/miserables.json`)))).toMatchObject({ code: "json-two-lists" });
  });
});
