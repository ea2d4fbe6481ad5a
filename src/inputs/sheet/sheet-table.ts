import type { DecodeContext, DecodeOptions, RecordSink, Shape } from "../../core/records.ts";
import { sampleOf, type Notice } from "../../core/notice.ts";
import { csv } from "../csv/csv.ts";
import { readHead } from "../open.ts";
import { restoreBytes, restoreText, SheetLines } from "./sheet-lines.ts";
import { SheetRows, type Findings, type Met } from "./sheet-rows.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** How the text is written that stands for a sheet. */
const DELIMITER = ",";

/** One reading of a sheet as delimited text. */
interface SheetText {
  readonly stream: ReadableStream<Uint8Array>;
  readonly lines: SheetLines;
  readonly findings: Findings;
}

/**
 * What the first rows of a sheet tell of it: preamble and header are judged as in delimited text.
 * @returns undefined for a sheet without any cell
 * @throws WhotalksError as readXml, `workbook-broken`
 */
export async function shapeSheet(workbook: Workbook, sheet: Sheet, options: DecodeOptions, context: DecodeContext): Promise<Shape | undefined> {
  const { stream, lines } = await openText(workbook, sheet);
  const head = await readHead({ name: context.file, size: Number.NaN, stream: () => stream });
  if (head.bytes.length === 0) return undefined;
  const { hasHeader, notices } = csv.shape(head, { delimiter: DELIMITER, encoding: "utf-8", ...(options.hasHeader === undefined ? {} : { hasHeader: options.hasHeader }) });
  return { encoding: "", delimiter: "", hasHeader, isUndirected: false, ...(workbook.is1904 ? { daysFrom: 1904 } : {}), notices: notices.map((notice) => told(notice, lines)) };
}

/**
 * Reads the records of a sheet; the line of a record is its row in the sheet.
 *
 * Notices: those of delimited text; formula-values, formula-unsaved, cell-error, id-rounded, days-from-1904, cells-merged.
 * @throws WhotalksError as readXml, `workbook-broken`, `no-records`
 */
export async function decodeSheet(workbook: Workbook, sheet: Sheet, shape: Shape, sink: RecordSink, context: DecodeContext): Promise<void> {
  const { stream, lines, findings } = await openText(workbook, sheet);
  const restore = (text: string): string => (lines.hasCarried ? restoreText(text) : text);
  const restoring: RecordSink = {
    columns: (names) => sink.columns(names.map(restore)),
    batch: (batch) => sink.batch({ ...batch, bytes: lines.hasCarried ? restoreBytes(batch.bytes) : batch.bytes, line: batch.line.map((line) => lines.rowOfLine[line - 1] ?? line) }),
    notice: (notice) => sink.notice(told(notice, lines)),
    setAside: (row, line, column, value, ...reason) => sink.setAside(row, lines.rowOfLine[line - 1] ?? line, restore(column), restore(value), ...reason),
  };
  await csv.decode(stream, restoring, { ...shape, encoding: "utf-8", delimiter: DELIMITER }, context);
  for (const notice of noticesOf(context.file, findings)) sink.notice(notice);
}

/** A notice about the text as one about the sheet. */
function told(notice: Notice, lines: SheetLines): Notice {
  return {
    ...notice,
    ...(notice.line === undefined ? {} : { line: lines.rowOfLine[notice.line - 1] ?? notice.line }),
    ...(notice.column === undefined ? {} : { column: restoreText(notice.column) }),
    ...(notice.sample === undefined ? {} : { sample: restoreText(notice.sample) }),
    message: restoreText(notice.message),
  };
}

async function openText(workbook: Workbook, sheet: Sheet): Promise<SheetText> {
  const { file, styles, is1904 } = workbook;
  const strings = await workbook.sharedStrings();
  const lines = new SheetLines();
  const rows = new SheetRows({ file, sheet: sheet.name, strings, styles, is1904 }, (row) => lines.add(row));
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const handOn = async (): Promise<void> => {
    const bytes = lines.take();
    if (bytes !== undefined) await writer.write(bytes);
  };
  const write = async (): Promise<void> => {
    try {
      await workbook.readPart(sheet.part, { open: (name, attributes) => rows.open(name, attributes), text: (piece) => rows.text(piece), close: (name) => rows.close(name), pause: handOn });
      lines.end();
      await handOn();
      await writer.close();
    } catch (error) {
      // Either the reader has had enough, and nobody hears this, or it is told what is wrong.
      await writer.abort(error).catch(() => {});
    }
  };
  void write();
  return { stream: readable, lines, findings: rows.findings };
}

function noticesOf(file: string, { formulas, unsaved, errors, rounded, bareDays, merged }: Findings): Notice[] {
  const all: Notice[] = [];
  const tell = (met: Met, code: string, severity: Notice["severity"], message: string, hint: string): void => {
    if (met.count === 0) return;
    const row = Number(/\d+/.exec(met.cell)?.[0] ?? Number.NaN);
    all.push({ code, severity, message, hint, count: met.count, file, ...(Number.isNaN(row) ? {} : { line: row }), column: met.cell.replace(/\d.*$/, ""), ...(met.text === "" ? {} : { sample: sampleOf(met.text) }) });
  };
  const cells = ({ count }: Met): string => (count === 1 ? "1 cell holds" : `${count} cells hold`);
  tell(formulas, "formula-values", "info", `${cells(formulas)} a formula (first: ${formulas.cell}); the values saved with them were used.`, "");
  tell(unsaved, "formula-unsaved", "warning", `${cells(unsaved)} a formula without a value (first: ${unsaved.cell}) and count as empty.`, "Open the workbook in a spreadsheet program, save it and open it here again.");
  tell(errors, "cell-error", "warning", `${cells(errors)} an error like ${sampleOf(errors.text)} (first: ${errors.cell}); it was kept as text.`, "Correct the formulas, or delete the rows.");
  tell(rounded, "id-rounded", "warning", `${cells(rounded)} a whole number of more than 15 digits that ends in zeros (first: ${rounded.cell}): spreadsheets keep 15 digits, the last ones are lost if this is an id.`, "Export the data again as CSV and open that directly, or give the column the format Text before the data go in.");
  tell(bareDays, "days-from-1904", "info", `${cells(bareDays)} a number that may be a day without a date format (first: ${bareDays.cell}); this workbook counts days from 1 January 1904, so a column of times is read that way.`, "Other programs may take these numbers for days since 1900, four years and a day earlier: give the column a date format before you export it.");
  tell(merged, "cells-merged", "info", `${merged.count === 1 ? "1 range of cells is" : `${merged.count} ranges of cells are`} merged (first: ${merged.cell}); only the first cell of each has a value.`, "");
  return all;
}
