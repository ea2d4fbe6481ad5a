import { Zip, ZipDeflate } from "fflate";
import type { CsvCell } from "./csv-cells.ts";
import { peopleKeys } from "./people-rows.ts";
import { listedPeople, type ExportTarget } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";
import { createXmlText } from "./xml-text.ts";
import { checkSheetRows, SHEET_FOOT, SHEET_HEAD, sheetRow } from "./xlsx-sheet.ts";

/** Rows that are packed at once. */
const ROWS_A_PIECE = 1000;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FORMATS = "http://schemas.openxmlformats.org";
const OFFICE = `${FORMATS}/officeDocument/2006/relationships`;
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Everything of the workbook but the rows. The third style is text that stays text when it is edited. */
const parts: readonly (readonly [string, string])[] = [
  [
    "[Content_Types].xml",
    `<Types xmlns="${FORMATS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/></Types>`,
  ],
  ["_rels/.rels", `<Relationships xmlns="${FORMATS}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ["xl/workbook.xml", `<workbook xmlns="${FORMATS}/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  [
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${FORMATS}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    "xl/styles.xml",
    `<styleSheet xmlns="${FORMATS}/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>',
  ],
];

/**
 * The ranked list as a workbook of one sheet: the columns and values of the CSV, texts as strings and numbers as numbers, never a formula,
 * so `spreadsheetSafe` changes nothing here.
 * @throws WhotalksError `sheet-full` beyond 1,048,575 people, `sheet-cell` for a text beyond 32,767 characters. Cost O(people × columns).
 */
export const xlsxTarget: ExportTarget = {
  id: "xlsx",
  label: "Ranked list (Excel)",
  stem: "ranked-list",
  extension: "xlsx",
  mime: `${SPREADSHEET}.sheet`,
  write(snapshot, options) {
    const keys = peopleKeys(snapshot.people);
    const people = listedPeople(snapshot, options);
    return writeWorkbook(keys.map(({ key }) => key), people.length, (row) => keys.map(({ cell }) => cell(people[row]!)));
  },
};

/**
 * A workbook of one sheet "People": the headings in bold, which stay in sight, then the rows. Texts are strings and numbers numbers.
 *
 * @param rows how many; a cell is empty for null, NaN and ∞
 * @throws WhotalksError as `xlsxTarget`. Cost O(cells).
 */
export function writeWorkbook(headings: readonly string[], rows: number, cellsOf: (row: number) => readonly CsvCell[]): Uint8Array {
  checkSheetRows(rows);
  const { add, take } = createArchive();
  for (const [name, text] of parts) add(name, [XML + text]);
  const xml = createXmlText();
  add("xl/worksheets/sheet1.xml", (function* pieces() {
    yield SHEET_HEAD + sheetRow(1, headings, xml);
    for (let from = 0; from < rows; from += ROWS_A_PIECE) {
      let piece = "";
      for (let row = from; row < Math.min(rows, from + ROWS_A_PIECE); row++) piece += sheetRow(row + 2, cellsOf(row), xml);
      yield piece;
    }
    yield SHEET_FOOT;
  })());
  return take();
}

/** A zip that is packed member by member and piece by piece, with the same bytes wherever and whenever it is made. */
function createArchive(): { readonly add: (name: string, texts: Iterable<string>) => void; readonly take: () => Uint8Array } {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault !== null) throw fault;
    pieces.push(piece);
  });
  return {
    add(name, texts) {
      const member = new ZipDeflate(name, { level: 6 });
      // Members have no zone: the same hour of the same day is written everywhere.
      member.mtime = new Date(1980, 0, 1, 12);
      zip.add(member);
      const writer = createTextWriter();
      for (const text of texts) {
        writer.write(text);
        for (const piece of writer.take()) member.push(piece);
      }
      member.push(new Uint8Array(0), true);
    },
    take() {
      zip.end();
      return joinBytes(pieces);
    },
  };
}
