import { makeZip, type MemberToWrite } from "../zip/make-zip.ts";

/** A workbook as it is to be written: the XML of each sheet's data, and what else is in it. */
export interface WorkbookToWrite {
  /** Name, XML inside `<sheetData>`, and state ("hidden"); what comes after the data. */
  readonly sheets: readonly { readonly name: string; readonly data: string; readonly state?: string; readonly after?: string }[];
  /** XML of each `<si>`. */
  readonly strings?: readonly string[];
  /** Format codes; a cell of style i has code i. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  /** Parts put beside or in place of others. */
  readonly parts?: Readonly<Record<string, string>>;
  /** A picture before everything else. */
  readonly late?: Uint8Array;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Rows of texts and numbers as the XML of sheet data; numbers become number cells, texts inline ones. */
export function sheetData(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `<row>${row.map((cell) => (typeof cell === "number" ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`)).join("")}</row>`).join("");
}

/** Writes a workbook. */
export function makeWorkbook({ sheets, strings = [], formats = [], is1904 = false, parts = {}, late }: WorkbookToWrite): Uint8Array {
  const all: Record<string, string> = {
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml":
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>` +
      `${sheets.map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `${XML}<Relationships xmlns="${PACKAGE}">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${LINKS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}` +
      `<Relationship Id="s" Type="${LINKS}/styles" Target="styles.xml"/><Relationship Id="t" Type="${LINKS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml":
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts>` +
      `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
  };
  for (const [i, { data, after = "" }] of sheets.entries()) all[`xl/worksheets/sheet${i + 1}.xml`] = `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`;
  const members: MemberToWrite[] = Object.entries({ ...all, ...parts }).map(([name, content]) => ({ name, content }));
  return makeZip([...(late === undefined ? [] : [{ name: "media/picture.png", content: late, method: 0 }]), ...members]);
}
