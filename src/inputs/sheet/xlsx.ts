import type { Notice } from "../../core/notice.ts";
import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Shape, Table } from "../../core/records.ts";
import { openAccess } from "../access.ts";
import { hasBytes } from "../bytes.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { OLE2_MAGIC, refuseOle2 } from "./ole2.ts";
import { decodeSheet, shapeSheet } from "./sheet-table.ts";
import { openWorkbook, type Sheet, type Workbook } from "./workbook.ts";

/** Excel workbooks since 2007. Encrypted and older ones are told apart and named. */
export const xlsx: BookFormat = {
  id: "xlsx",
  label: "Excel workbook",
  extensions: ["xlsx", "xlsm", "xltx", "xltm"],
  sniff: sniffXlsx,
  tables: xlsxTables,
};

/** 0.8 for a zip with a workbook among its first members (the zip format hands on the others), and for what older Office programs wrote. */
function sniffXlsx({ name, bytes }: Head): number {
  if (hasBytes(bytes, 0, OLE2_MAGIC)) return 0.8;
  if (!hasBytes(bytes, 0, "PK\x03\x04")) return 0;
  const text = new TextDecoder("latin1").decode(bytes);
  if (/(?:^|[^A-Za-z0-9_./-])xl\/(?:workbook|_rels|worksheets|styles|sharedStrings)/.test(text)) return 0.8;
  return /\.xl[st][xmb]$/i.test(name) && /\[Content_Types\]\.xml|_rels\/\.rels/.test(text) ? 0.8 : 0;
}

/**
 * The sheets of a workbook that have cells. One alone goes by the file's name; several are alternatives. Hidden ones are marked.
 * @throws WhotalksError as openWorkbook, refuseOle2, shapeSheet; `no-records` where no sheet has a cell
 */
export async function xlsxTables(source: ByteSource, options: DecodeOptions, context: BookContext): Promise<readonly Table[]> {
  const access = await openAccess(source);
  if (hasBytes(await access.read(0, 8), 0, OLE2_MAGIC)) throw await refuseOle2(access, source.name);
  const workbook = await openWorkbook({ ...source, size: access.size, slice: (start, end) => access.read(start, end) }, context.task);
  const shaped: { readonly sheet: Sheet; readonly shape: Shape }[] = [];
  const empty: string[] = [];
  for (const sheet of workbook.sheets) {
    const shape = await shapeSheet(workbook, sheet, options, { file: `${context.file}/${sheet.name}`, task: context.task });
    if (shape === undefined) empty.push(sheet.name);
    else shaped.push({ sheet, shape });
  }
  if (shaped.length === 0) throw noRecordsError(source.name, workbook.sheets.length === 0 ? "The workbook has no sheets." : `No sheet has a cell with a value: ${quoted(empty)}.`, quoted(empty));
  const firstVisible = shaped.findIndex(({ sheet }) => !sheet.isHidden);
  const hidden = firstVisible < 0 ? [] : shaped.filter(({ sheet }) => sheet.isHidden).map(({ sheet }) => sheet.name);
  const notices = sheetNotices(context.file, hidden);
  return shaped.map(({ sheet, shape }, i) => {
    // One sheet alone goes by the name of the file.
    const own = shaped.length === 1 ? shape.notices.map((notice) => ({ ...notice, file: context.file })) : shape.notices;
    const said = { ...shape, notices: i === firstVisible ? [...notices, ...own] : own };
    return tableOf(workbook, sheet, said, { isOnly: shaped.length === 1, isHidden: hidden.includes(sheet.name) });
  });
}

function tableOf(workbook: Workbook, sheet: Sheet, shape: Shape, { isOnly, isHidden }: { readonly isOnly: boolean; readonly isHidden: boolean }): Table {
  return {
    part: isOnly ? "" : sheet.name,
    shape,
    ...(isOnly ? {} : { choice: "sheet", isHidden }),
    decode: (sink, context) => decodeSheet(workbook, sheet, shape, sink, context),
  };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', "'")}"`).join(", ");
}

function sheetNotices(file: string, hidden: readonly string[]): Notice[] {
  if (hidden.length === 0) return [];
  const names = quoted(hidden);
  return [{ code: "sheets-hidden", severity: "info", message: `${hidden.length === 1 ? "A hidden sheet was" : "Hidden sheets were"} not read: ${names}.`, hint: "Name the sheet to read it.", count: hidden.length, file }];
}
