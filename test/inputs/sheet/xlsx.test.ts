import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";
import { newSession } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { fileOf, readTables, type ReadTable } from "../table-help.ts";
import { makeZip } from "../zip/make-zip.ts";
import { makeWorkbook, sheetData, type WorkbookToWrite } from "./make-workbook.ts";

const open = (workbook: WorkbookToWrite, name = "a.xlsx") => readTables(fileOf(name, makeWorkbook(workbook)));
const codes = ({ notices }: ReadTable): string[] => notices.map(({ code }) => code);
const talk = sheetData([["from", "to", "text"], ["ann", "ben", "hello"], ["ben", "ann", "hello you"]]);

describe("values", () => {
  test("shared, inline and rich texts, numbers, truths, dates: each as text", async () => {
    const [table] = await open({
      strings: ["<t>from</t>", "<t>to</t>", "<r><t>a</t></r><r><t xml:space=\"preserve\">nn </t></r><rPh><t>あん</t></rPh>", "<t>x_x000D_y_x0041_</t>"],
      formats: ["General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"],
      sheets: [{
        name: "S",
        data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>id</t></is></c><c r="D1" t="str"><v>at</v></c><c r="E1" t="str"><v>is</v></c><c r="F1" t="str"><v>day</v></c></row>' +
          '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><v>7</v></c><c r="D2" s="2"><v>45000.5</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" s="1"><v>45000</v></c></row>' +
          '<row r="4"><c r="A4" t="inlineStr"><is><r><t>b</t></r><r><t>en</t></r></is></c><c r="C4" s="0"><v>12.5</v></c><c r="D4" t="d"><v>2024-01-02T10:00:00</v></c><c r="E4" t="b"><v>0</v></c></row>',
      }],
    });
    expect(table!.columns).toEqual(["from", "to", "id", "at", "is", "day"]);
    expect(table!.cells).toEqual([["ann ", "x\ryA", "7", "2023-03-15T12:00:00", "TRUE", "2023-03-15"], ["ben", "", "12.5", "2024-01-02T10:00:00", "FALSE", ""]]);
    expect(table!.lines).toEqual([2, 4]);
  });

  test("1904: the workbook says from when days are counted", async () => {
    const data = '<row><c t="str"><v>from</v></c><c t="str"><v>time</v></c></row><row><c t="str"><v>ann</v></c><c s="0"><v>43538</v></c></row>';
    expect((await open({ sheets: [{ name: "S", data }], formats: ["d.m.yyyy"], is1904: true }))[0]!.cells).toEqual([["ann", "2023-03-15"]]);
  });

  test("1904: days without a date format are read as the workbook counts them, and told", async () => {
    const data = sheetData([["from", "to", "time"], ["ann", "ben", 43538], ["ben", "ann", 43539.5]]);
    for (const is1904 of [true, false]) {
      const book = makeWorkbook({ sheets: [{ name: "S", data }], is1904 });
      for (const source of [fileOf("a.xlsx", book), fileOf("a.zip", makeZip([{ name: "a.xlsx", content: book }]))]) {
        const [table] = await readTables(source);
        expect(codes(table!)).toEqual(is1904 ? ["days-from-1904"] : []);
        const { timeRange } = await newSession().open([source], {});
        expect(timeRange).toEqual(is1904 ? [Date.UTC(2023, 2, 15), Date.UTC(2023, 2, 16, 12)] : [Date.UTC(2019, 2, 14), Date.UTC(2019, 2, 15, 12)]);
      }
    }
  });

  test("line breaks, quotes, commas, backslashes and apostrophes stay as they are, in names as well", async () => {
    const cells = ['a\nb', 'she said "no"', "x,y;z\tw", "C:\\dir\\", "O'Brien", "'quoted'", "# no comment", "=1+1", "sep=;", "\r\nend\r\n"];
    const header = ["from", "to\nwhom", 'te"xt', "d", "e", "f", "g", "h", "i", "j"];
    const [table] = await open({ sheets: [{ name: "S", data: sheetData([header, cells, ["b"], cells]).replaceAll("\r", "&#13;") }] });
    expect(table!.columns).toEqual(header);
    expect(table!.cells).toEqual([cells, ["b", "", "", "", "", "", "", "", "", ""], cells]);
    expect(table!.lines).toEqual([2, 3, 4]);
  });

  test("formulas give their saved values; errors are kept as text; merged cells have one value; rounded ids are told: each with its place", async () => {
    const data = '<row r="1"><c t="str"><v>from</v></c><c t="str"><v>to</v></c><c t="str"><v>n</v></c></row>' +
      '<row r="2"><c t="str"><f>UPPER("ann")</f><v>ANN</v></c><c t="str"><v>ben</v></c><c><f>1+1</f><v>2</v></c></row>' +
      '<row r="3"><c t="str"><v>ben</v></c><c t="e"><v>#N/A</v></c><c><f>NOW()</f></c></row>' +
      '<row r="4"><c><v>1.14456E+18</v></c><c t="str"><v>ann</v></c><c><v>1</v></c></row>';
    const [table] = await open({ sheets: [{ name: "S", data, after: '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>' }] });
    expect(table!.cells).toEqual([["ANN", "ben", "2"], ["ben", "#N/A", ""], ["1144560000000000000", "ann", "1"]]);
    expect(table!.notices.map(({ code, severity, count, line, column }) => [code, severity, count, line, column])).toEqual([
      ["formula-values", "info", 2, 2, "A"], ["formula-unsaved", "warning", 1, 3, "C"], ["cell-error", "warning", 1, 3, "B"], ["id-rounded", "warning", 1, 4, "A"], ["cells-merged", "info", 1, 3, "A"],
    ]);
  });
});

describe("sheets", () => {
  const other = sheetData([["name", "team"], ["ann", "red"], ["ben", "blue"]]);

  test("one alone goes by the file's name; empty ones do not count", async () => {
    const tables = await open({ sheets: [{ name: "Talk", data: talk }, { name: "Sheet2", data: "" }, { name: "Sheet3", data: "<row/>" }] });
    expect(tables.map(({ part, choice, cells }) => [part, choice, cells.length])).toEqual([["", undefined, 2]]);
  });

  test("several are alternatives, hidden ones are marked and told", async () => {
    const bytes = makeWorkbook({ sheets: [{ name: "Talk", data: talk }, { name: "People", data: other }, { name: "Secret", data: other, state: "veryHidden" }] });
    const tables = await readTables(fileOf("a.xlsx", bytes));
    expect(tables.map(({ part, choice, cells }) => [part, choice, cells.length])).toEqual([["Talk", "sheet", 2], ["People", "sheet", 2], ["Secret", "sheet", 2]]);
    expect(codes(tables[0]!)).toEqual(["sheets-hidden"]);
    expect(tables[0]!.notices[0]!.message).toBe('A hidden sheet was not read: "Secret".');
  });

  test("in an archive each has the name of the workbook before its own", async () => {
    const book = makeWorkbook({ sheets: [{ name: "Talk", data: talk }, { name: "People", data: other }] });
    const tables = await readTables(fileOf("a.zip", makeZip([{ name: "x.csv", content: "from,to\na,b\n" }, { name: "sub/b.xlsx", content: book }])));
    expect(tables.map(({ part, choice }) => [part, choice])).toEqual([["x.csv", undefined], ["sub/b.xlsx/Talk", "sub/b.xlsx/sheet"], ["sub/b.xlsx/People", "sub/b.xlsx/sheet"]]);
  });

  test("rows above the header are a preamble, as in delimited text; the line of a record is its row in the sheet", async () => {
    const [table] = await open({ sheets: [{ name: "S", data: `<row r="1"><c t="str"><v>Report of\nall talk</v></c></row><row r="2"><c t="str"><v>made in 2024</v></c></row>${sheetData([["from", "to", "text"]]).replace("<row>", '<row r="5">')}${sheetData([["ann", "ben", "hi"], ["ben", "ann", "yes"]])}` }] });
    expect(table!.columns).toEqual(["from", "to", "text"]);
    expect(table!.cells).toEqual([["ann", "ben", "hi"], ["ben", "ann", "yes"]]);
    expect(table!.lines).toEqual([6, 7]);
    expect(codes(table!)).toEqual(["preamble-skipped"]);
    expect(table!.notices[0]!.file).toBe("a.xlsx");
  });

  test("a preamble in one of several sheets is told with the name of the sheet", async () => {
    const data = sheetData([["Report", "", ""], ["from", "to", "text"], ["ann", "ben", "hi"], ["ben", "ann", "yes"]]);
    const tables = await open({ sheets: [{ name: "Talk", data }, { name: "Other", data: talk }] });
    expect(tables[0]!.notices).toMatchObject([{ code: "preamble-skipped", file: "a.xlsx/Talk" }]);
  });

  test("a workbook is known by its content, whatever it is called and whatever comes first in it", async () => {
    const late = makeWorkbook({ sheets: [{ name: "S", data: talk }], late: Uint8Array.from({ length: 300_000 }, (_, i) => (i * i * 7919) >> 7) });
    expect((await readTables(fileOf("a.zip", late)))[0]!.cells).toHaveLength(2);
    for (const name of ["a.csv", "a.zip", "a", "a.xlsm"]) expect((await open({ sheets: [{ name: "S", data: talk }] }, name))[0]!.cells).toHaveLength(2);
  });
});

describe("is refused, with its reason", () => {
  const ole2 = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(2048);
    const view = new DataView(bytes.buffer);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    view.setUint16(30, 9, true);
    view.setUint32(48, 1, true);
    view.setUint32(76, 0, true);
    bytes.fill(0xff, 512, 1024);
    view.setUint32(512 + 4, 2, true);
    view.setUint32(512 + 8, 0xfffffffe, true);
    for (const [i, letter] of Array.from(stream).entries()) view.setUint16(1536 + 2 * i, letter.charCodeAt(0), true);
    view.setUint16(1536 + 64, 2 * stream.length + 2, true);
    return bytes;
  };
  test.each([
    ["an encrypted one", ole2("EncryptedPackage"), "format-unsupported", /an encrypted Office file/],
    ["an old one", ole2("Workbook"), "format-unsupported", /an old Excel workbook \(\.xls\)/],
    ["an old Word document", ole2("WordDocument"), "format-unsupported", /an old Word document/],
    ["a container of which nothing can be read", ole2("x").subarray(0, 600), "format-unsupported", /an old Office file/],
    ["a binary one", makeZip([{ name: "_rels/.rels", content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>' }, { name: "xl/workbook.bin" }]), "format-unsupported", /binary Excel workbook \(\.xlsb\)/],
    ["no list of sheets", makeZip([{ name: "[Content_Types].xml" }]), "workbook-broken", /no list of sheets/],
    ["no cells at all", makeWorkbook({ sheets: [{ name: "S", data: "" }] }), "no-records", /No sheet has a cell with a value: "S"/],
    ["a sheet that is not there", makeWorkbook({ sheets: [{ name: "S", data: talk }], parts: { "xl/_rels/workbook.xml.rels": "<Relationships/>" } }), "workbook-broken", /"S" that is not in it/],
    ["a text that is not there", makeWorkbook({ sheets: [{ name: "S", data: '<row><c t="s"><v>5</v></c></row>' }] }), "workbook-broken", /text 5 of 0 in cell A1/],
    ["rows out of order", makeWorkbook({ sheets: [{ name: "S", data: '<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>' }] }), "workbook-broken", /row "5" after row 5/],
    ["a row beyond the last", makeWorkbook({ sheets: [{ name: "S", data: '<row r="99999999999"><c><v>1</v></c></row>' }] }), "workbook-broken", /row "99999999999"/],
    ["a column beyond the last", makeWorkbook({ sheets: [{ name: "S", data: '<row><c r="XFE1"><v>1</v></c></row>' }] }), "workbook-broken", /cell "XFE1"/],
    ["entities", makeWorkbook({ sheets: [{ name: "S", data: talk }], parts: { "xl/sharedStrings.xml": '<!DOCTYPE s [<!ENTITY a "aaa">]><sst><si><t>&a;</t></si></sst>' } }), "xml-doctype", /xl\/sharedStrings\.xml/],
    ["a sheet cut off", makeWorkbook({ sheets: [{ name: "S", data: talk }], parts: { "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${talk}<row><c><v>1` } }), "xml-broken", /cut off/],
  ])("%s", async (_, bytes, code, message) => {
    const error = await errorOf(() => readTables(fileOf("a.xlsx", bytes)));
    expect(error).toMatchObject({ code, where: { file: "a.xlsx" } });
    expect(error.message).toMatch(message);
  });

  test("a bomb of shared texts: before it is inflated", async () => {
    const zeros = new Uint8Array(300_000_000).fill(65);
    const parts = [{ name: "xl/workbook.xml", content: "<workbook/>" }, { name: "xl/sharedStrings.xml", content: zeros }];
    expect(await errorOf(() => readTables(fileOf("a.xlsx", makeZip(parts))))).toMatchObject({ code: "zip-ratio" });
  });
});

const corpus = sharedPath("corpora/xlsx-poi/test-data");

describe.runIf(corpus !== undefined)("the corpus of workbooks", () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", note);
  afterAll(() => {
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  const all = corpus === undefined ? [] : readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".xlsx"));
  const outcomes = new Map<string, string>();

  test("all 70 are answered within 5 seconds each: opened, or refused with a reason", async () => {
    expect(all).toHaveLength(70);
    for (const path of all) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const begun = performance.now();
      try {
        const tables = await readTables(fileOf(name, new Uint8Array(readFileSync(`${corpus}/${path}`))));
        outcomes.set(name, `${tables.length} tables`);
      } catch (error) {
        if (!(error instanceof WhotalksError)) throw error;
        expect(error.message).toContain(name);
        expect(error.hint).not.toBe("");
        outcomes.set(name, error.code === "format-unsupported" ? error.message.replace(/^.*this is /, "") : error.code);
      }
      expect(performance.now() - begun).toBeLessThan(5000);
    }
    expect(Object.fromEntries(outcomes)).toMatchInlineSnapshot(`
      {
        "48703.xlsx": "4 tables",
        "49609.xlsx": "2 tables",
        "50096.xlsx": "1 tables",
        "53734.xlsx": "1 tables",
        "54288-ref.xlsx": "3 tables",
        "54288.xlsx": "3 tables",
        "55406_Conditional_formatting_sample.xlsx": "no-records",
        "55927.xlsx": "1 tables",
        "60320-protected.xlsx": "an encrypted Office file, which cannot be opened.",
        "AverageTaxRates.xlsx": "3 tables",
        "Booleans.xlsx": "1 tables",
        "DateFormatNumberTests.xlsx": "2 tables",
        "DateFormatTests.xlsx": "2 tables",
        "Formatting.xlsx": "1 tables",
        "InlineStrings.xlsx": "1 tables",
        "SampleSS.strict.xlsx": "2 tables",
        "SampleSS.xlsx": "2 tables",
        "SheetTabColors.xlsx": "no-records",
        "SimpleMultiCell.xlsx": "1 tables",
        "SimpleNormal.xlsx": "2 tables",
        "SimpleScatterChart.xlsx": "1 tables",
        "SimpleStrict.xlsx": "2 tables",
        "SimpleWithComments.xlsx": "1 tables",
        "TablesWithDifferentHeaders.xlsx": "3 tables",
        "WithVariousData.xlsx": "1 tables",
        "XSSFSheet.copyRows.xlsx": "1 tables",
        "clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": "zip-broken",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-4828727001088000.xlsx": "zip-broken",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-5089447305609216.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-5185049589579776.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-5265527465181184.xlsx": "zip-crc",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-5937385319563264.xlsx": "workbook-broken",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-6123461607817216.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-6419366255919104.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-POIXSSFFuzzer-6448258963341312.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5025401116950528.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5542865479270400.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5636439151607808.xlsx": "zip-cut-off",
        "clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-6504225896792064.xlsx": "zip-broken",
        "clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-6594557414080512.xlsx": "zip-cut-off",
        "crash-274d6342e4842d61be0fb48eaadad6208ae767ae.xlsx": "zip-cut-off",
        "crash-9bf3cd4bd6f50a8a9339d363c2c7af14b536865c.xlsx": "an encrypted Office file, which cannot be opened.",
        "duplicate-filename-case-insensitive.xlsx": "workbook-broken",
        "duplicate-filename.xlsx": "zip-duplicate",
        "headerFooterTest.xlsx": "1 tables",
        "invalid.xlsx": "archive-nothing",
        "poc-shared-strings.xlsx": "workbook-broken",
        "poc-xmlbomb-empty.xlsx": "xml-doctype",
        "poc-xmlbomb.xlsx": "xml-doctype",
        "protect.xlsx": "an encrypted Office file, which cannot be opened.",
        "protected_passtika.xlsx": "an encrypted Office file, which cannot be opened.",
        "protected_sha512.xlsx": "an encrypted Office file, which cannot be opened.",
        "sample-beta.xlsx": "workbook-broken",
        "sample.strict.xlsx": "2 tables",
        "sample.xlsx": "2 tables",
        "shared_formulas.xlsx": "1 tables",
        "sheetProtection_allLocked.xlsx": "no-records",
        "sheetProtection_not_protected.xlsx": "1 tables",
        "styles.xlsx": "1 tables",
        "unicodeSheetName.xlsx": "1 tables",
        "workbookProtection-sheet_password-2013.xlsx": "1 tables",
        "workbookProtection-workbook_password-2013.xlsx": "1 tables",
        "workbookProtection-workbook_password_user_range-2010.xlsx": "1 tables",
        "workbookProtection_not_protected.xlsx": "1 tables",
        "workbookProtection_workbook_revision_protected.xlsx": "no-records",
        "workbookProtection_workbook_structure_protected.xlsx": "1 tables",
        "workbookProtection_workbook_windows_protected.xlsx": "1 tables",
        "workbookProtection_worksheet_protected.xlsx": "1 tables",
        "xlsx-corrupted.xlsx": "xml-broken",
        "xxe_in_schema.xlsx": "1 tables",
      }
    `);
  });

  test("the encrypted ones are named", () => {
    for (const name of ["protect.xlsx", "60320-protected.xlsx", "protected_sha512.xlsx", "protected_passtika.xlsx"]) expect(outcomes.get(name)).toBe("an encrypted Office file, which cannot be opened.");
  });

  test("the dates of 1904 and 1900 are what the workbook itself says they are", async () => {
    const [, tests] = await readTables(fileOf("a.xlsx", new Uint8Array(readFileSync(`${corpus}/spreadsheet/DateFormatTests.xlsx`))));
    const iso = tests!.cells.filter(([, format]) => format === "yyyy-mm-dd hh:mm:ss" || format === "yyyy-mm-dd");
    for (const [shown, , value] of iso) expect(value!.replace("T", " ").startsWith(shown!.slice(0, 10))).toBe(true);
  });
});

test.runIf(process.env["LONG"] !== undefined)("1,048,576 rows: as many as a sheet can have", { timeout: 600_000 }, async () => {
  const rows = Array.from({ length: 1_048_575 }, (_, i) => `<row><c t="str"><v>p${i % 5000}</v></c><c t="str"><v>p${(i * 7919) % 5000}</v></c><c><v>${i}</v></c></row>`).join("");
  const [table] = await open({ sheets: [{ name: "S", data: sheetData([["from", "to", "n"]]) + rows }] });
  expect(table!.cells).toHaveLength(1_048_575);
  expect(table!.cells.at(-1)).toEqual([`p${1_048_574 % 5000}`, `p${(1_048_574 * 7919) % 5000}`, "1048574"]);
  expect(table!.lines.at(-1)).toBe(1_048_576);
});
