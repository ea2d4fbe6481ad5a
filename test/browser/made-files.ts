import { strToU8, zipSync } from "fflate";
import type { PickedFile } from "./app.ts";
import { textFile } from "./app.ts";

/** A zip archive of these texts by name. */
export function zipFile(name: string, texts: Readonly<Record<string, string>>): PickedFile {
  return textFile(name, zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]))));
}

/** A workbook with these sheets: texts as shared by no one (inline), numbers as numbers. */
export function workbookFile(name: string, sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): PickedFile {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((sheet, i) => `<sheet name="${sheet}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
  };
  for (const [i, sheet] of names.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheets[sheet]!);
  return zipFile(name, files);
}

function sheetXml(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cellXml(value, `${String.fromCharCode(65 + c)}${r + 1}`)).join("")}</row>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
}

function cellXml(value: string | number, place: string): string {
  if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
}

/** Messages of a mailbox, each from somebody to somebody. */
export function mailbox(name: string, mails: readonly { readonly from: string; readonly to: string; readonly day: number; readonly text?: string }[]): PickedFile {
  const text = mails.map(({ from, to, day, text: body = "Hello." }, i) =>
    `From ${from} Mon Jan ${String(day).padStart(2)} 09:00:00 2024\nFrom: ${from}\nTo: ${to}\nSubject: Matter ${i}\nMessage-ID: <m${i}@mail.example>\nDate: ${String(day).padStart(2, "0")} Jan 2024 09:00:00 +0000\n\n${body}\n`);
  return textFile(name, `${text.join("\n")}\n`);
}
