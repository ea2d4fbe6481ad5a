import type { DecodeContext, RecordSink, Shape } from "../../core/records.ts";
import type { Notice } from "../../core/notice.ts";
import { hasBytes } from "../bytes.ts";
import { HEAD_BYTES } from "../open.ts";
import type { TextScanner } from "../../core/text-scanner.ts";
import { Utf8Check } from "../text/utf8.ts";
import { BATCH_BYTES, SLICE_BYTES } from "./csv.ts";
import { CsvParser } from "./csv-parser.ts";
import { type CsvLayout, CsvRows } from "./csv-rows.ts";
import { type CsvSyntax, LF } from "./csv-syntax.ts";
import type { CsvTallies } from "./csv-tallies.ts";
import type { StoreRoom } from "./record-store.ts";
import { type Dialect, detectDialect } from "./dialect.ts";

/** Everything that a part of a file must know of its head. Plain data. */
export interface SlicePlan {
  readonly file: string;
  readonly dialect: Dialect;
  readonly layout: CsvLayout;
  /** What is to be said of the header. */
  readonly notices: readonly Notice[];
}

/** How a part of a file was read. */
export interface SliceReport {
  /** False where the part ends inside a record, in quotes or after a blank line: the next one does not begin where it seems to. Means nothing of an odd part. */
  readonly endsWithRecord: boolean;
  /** True where only the whole file tells what the records are: it must be read in one piece. */
  readonly isOdd: boolean;
  readonly rowCount: number;
  readonly recordCount: number;
  readonly lineCount: number;
  readonly tallies: CsvTallies;
}

/** The arrays in which one part after the other is parsed: whoever reads several lends them to all. */
export interface SliceRoom {
  arrays: StoreRoom | undefined;
}

/** Records that the last part must hold, so that what ends the table is seen in it. */
const LAST_RECORDS = 32;
/** Bytes that may be read twice for doubtful quotes, as in a parser that has read nothing else. */
const REREAD_BYTES = 1_048_576;
/** Places that are tried as beginnings of records, and records that must be whole from there on. */
const TRIED_BORDERS = 200;
const WHOLE_RECORDS = 4;
/** Bytes looked at together where a record may begin. */
const BORDER_BYTES = 4096;

/** Bytes at the beginning of a file that a plan looks at: the head, and a byte order mark before it. */
export const PLANNED_BYTES = HEAD_BYTES + 3;

/**
 * How the parts of a delimited file are to be read, by its head.
 * @param first the first PLANNED_BYTES of a file in UTF-8 that is larger than that
 * @returns undefined where rows have no fixed number of cells, or the head says nothing of them
 */
export async function planSlices(first: Uint8Array, shape: Shape, file: string, scanner?: TextScanner): Promise<SlicePlan | undefined> {
  const head = withoutMark(first).slice(0, HEAD_BYTES);
  const dialect = detectDialect({ name: file, bytes: head, isWhole: false, scanner }, { delimiter: shape.delimiter, hasHeader: shape.hasHeader });
  const notices: Notice[] = [];
  const parser = new CsvParser(dialect.syntax, file, scanner);
  const rows = new CsvRows(parser, dialect, { columns() {}, batch() {}, notice: (notice) => notices.push(notice), setAside() {} }, file);
  parser.push(head);
  await rows.emit();
  const columnCount = rows.layout.names.length;
  if (columnCount < 2 || dialect.isRagged || dialect.mode !== columnCount || rows.isContextual) return undefined;
  return { file, dialect, layout: rows.layout, notices };
}

/**
 * Reads a part of a file that begins with a record (the first: with the file) as decodeCsv reads the whole. Rows and lines are counted
 * from 1 in each part. What a part cannot know is not told: notices but those of the plan make it odd.
 * @param place.isLast the part ends with the file
 * @param room taken for this part, and left to the next
 */
export async function decodeSlice(bytes: Uint8Array, plan: SlicePlan, place: { readonly isFirst: boolean; readonly isLast: boolean }, sink: RecordSink, context: Pick<DecodeContext, "task" | "scanner">, room: SliceRoom = { arrays: undefined }): Promise<SliceReport> {
  const { dialect, file } = plan;
  let isOdd = false;
  let isBegun = false;
  const watched: RecordSink = {
    columns: (names) => sink.columns(names),
    batch: (records) => {
      isBegun = true;
      return sink.batch(records);
    },
    notice: () => {
      if (isBegun || !place.isFirst) isOdd = true;
    },
    setAside: (...entry) => sink.setAside(...entry),
  };
  const parser = new CsvParser(place.isFirst ? dialect.syntax : syntaxInside(dialect), file, context.scanner, room.arrays);
  const rows = new CsvRows(parser, dialect, watched, file);
  if (!place.isFirst) rows.resume(plan.layout);
  const text = place.isFirst ? withoutMark(bytes) : bytes;
  const check = new Utf8Check(context.scanner, { countsLines: false });
  for (let at = 0; at < text.length && !isOdd; at += SLICE_BYTES) {
    const piece = text.subarray(at, at + SLICE_BYTES);
    if (check.push(piece) !== undefined) isOdd = true;
    else parser.push(piece);
    if (parser.heldBytes >= BATCH_BYTES) await rows.emit();
    await context.task.breathe({ stage: "read", done: Math.min(text.length, at + SLICE_BYTES), total: text.length, unit: "bytes" });
  }
  const endsWithRecord = place.isLast || (!isOdd && parser.isBetweenRecords);
  if (!isOdd && endsWithRecord) await (place.isLast ? rows.finishRecords() : rows.emitAll());
  const { tallies, rowCount } = rows;
  room.arrays = parser;
  const recordCount = parser.releasedCount;
  if (rows.isContextual || !check.isComplete || parser.rereadBytes > Math.min(REREAD_BYTES, 4 * text.length)) isOdd = true;
  // What the end of the file is told from must lie in this part.
  if (place.isLast && (recordCount < LAST_RECORDS || place.isFirst)) isOdd = true;
  return { endsWithRecord, isOdd, rowCount, recordCount, lineCount: parser.endedLineCount, tallies };
}

/**
 * The first place after a line end from which on records look whole. A guess: the part before tells whether it is right.
 * @returns undefined where there is none
 */
export function findBorder(bytes: Uint8Array, { dialect, file }: SlicePlan, scanner?: TextScanner, room: SliceRoom = { arrays: undefined }): number | undefined {
  let at = bytes.indexOf(LF) + 1;
  for (let tried = 0; at > 0 && tried < TRIED_BORDERS; tried++) {
    const parser = new CsvParser(syntaxInside(dialect), file, scanner, room.arrays);
    room.arrays = parser;
    for (let from = at; from < bytes.length && parser.settledCount < WHOLE_RECORDS; from += BORDER_BYTES) parser.push(bytes.subarray(from, from + BORDER_BYTES));
    let isWhole = parser.settledCount >= WHOLE_RECORDS && parser.counts.strayQuotes.count === 0 && parser.rereadBytes === 0;
    for (let r = 0; isWhole && r < parser.settledCount; r++) isWhole = parser.cellsOf(r) === dialect.mode;
    if (isWhole) return at;
    at = bytes.indexOf(LF, at) + 1;
  }
  return undefined;
}

/** Inside a file the comments before its first record are over. */
function syntaxInside({ syntax }: Dialect): CsvSyntax {
  return syntax.comments === "leading" ? { ...syntax, comments: "none" } : syntax;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return hasBytes(bytes, 0, "\xef\xbb\xbf") ? bytes.subarray(3) : bytes;
}
