import type { DecodeContext, DecodeOptions, Head, InputFormat, Reader, RecordSink, Shape } from "../../core/records.ts";
import { noRecordsError } from "./csv-faults.ts";
import { CsvParser } from "./csv-parser.ts";
import { CsvRows } from "./csv-rows.ts";
import { headText, readText } from "../text/decode-text.ts";
import { type Dialect, detectDialect } from "./dialect.ts";
import { detectEncoding } from "../text/encoding.ts";
import { foreignKind } from "../foreign.ts";
import { HEAD_BYTES } from "../open.ts";
import { areSame } from "../bytes.ts";

/** Bytes parsed at a time, and bytes of complete records a batch is handed on at. */
export const SLICE_BYTES = 262_144;
export const BATCH_BYTES = 131_072;

/** Delimited text: CSV, TSV, lists of ids separated by blanks. */
export const csv: InputFormat = {
  id: "csv",
  label: "CSV, TSV or list",
  extensions: ["csv", "tsv", "tab", "txt", "edges", "edgelist", "list", "dat", "asc"],
  keepsNoChunk: true,
  sniff: sniffCsv,
  shape: shapeCsv,
  decode: decodeCsv,
  reader: csvReader,
};

/** Any text may be a table, so every format that knows its own text comes first: 0.3, and 0.5 with an extension of ours. */
function sniffCsv(head: Head): number {
  if (foreignKind(head) !== undefined) return 0;
  const name = head.name.toLowerCase().replace(/\.gz$/, "");
  return csv.extensions.some((extension) => name.endsWith(`.${extension}`)) ? 0.5 : 0.3;
}

/**
 * Encoding, delimiter and header of a delimited file.
 * @throws WhotalksError `encoding`, `encoding-unsupported`, `encoding-unknown`, `binary`, `delimiter-unknown`
 */
function shapeCsv(head: Head, options: DecodeOptions): Shape {
  const encoding = detectEncoding(head, options.encoding);
  const bytes = headText(head, encoding, options.scanner);
  const dialect = detectDialect({ name: head.name, bytes, isWhole: head.isWhole, scanner: options.scanner }, options);
  return { encoding, delimiter: dialect.delimiter, hasHeader: dialect.hasHeader, isUndirected: false, notices: dialect.notices };
}

/**
 * Reads a delimited file record by record; the notices of `shape` are not repeated.
 *
 * Rows with fewer cells than columns are handed on as they are; rows with more are set aside (`too-many-cells`) unless the extra
 * cells are empty. Notices: quote-stray, quote-literal, row-cut-off, nul-character, header-duplicate. Set aside: too-many-cells,
 * quote-unclosed. A header without rows gives columns and no batch.
 * @throws WhotalksError `encoding`, `no-records` (nothing but blank lines and comments), `quote-unclosed`, `cell-too-long`
 */
async function decodeCsv(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void> {
  return readCsv(stream, sink, shape, context, {});
}

/** The dialect found in the head of a large file, and that head: for the next reading of the same file. */
interface Found {
  head?: Uint8Array;
  dialect?: Dialect;
}

/** Reads as `decodeCsv`, and does not look for a dialect again in a head that it knows. */
function csvReader(shape: Shape): Reader {
  const found: Found = {};
  return (stream, sink, context) => readCsv(stream, sink, shape, context, found);
}

async function readCsv(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext, found: Found): Promise<void> {
  const { file, task, scanner } = context;
  const text = readText(stream, shape.encoding, file, scanner);
  try {
    const { head, rest, isWhole } = await firstBytes(text);
    const dialect = (isWhole ? undefined : dialectOf(found, head)) ?? detectDialect({ name: file, bytes: head, isWhole, scanner }, { delimiter: shape.delimiter, hasHeader: shape.hasHeader });
    if (!isWhole) Object.assign(found, { head, dialect } satisfies Found);
    const parser = new CsvParser(dialect.syntax, file, scanner);
    const rows = new CsvRows(parser, dialect, sink, file);
    let done = 0;
    const take = async (bytes: Uint8Array): Promise<void> => {
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
        parser.push(bytes.subarray(at, at + SLICE_BYTES));
        if (parser.heldBytes >= BATCH_BYTES) await rows.emit();
        done += Math.min(SLICE_BYTES, bytes.length - at);
        await task.breathe({ stage: "read", done, total: Number.NaN, unit: "bytes" });
      }
    };
    await take(head);
    await take(rest);
    for await (const chunk of text) await take(chunk);
    await rows.finish();
    if (!rows.hasColumns) throw noRecordsError(file, whatWasSeen(head));
  } finally {
    await text.return(undefined);
  }
}

function dialectOf({ head, dialect }: Found, bytes: Uint8Array): Dialect | undefined {
  return head !== undefined && areSame(head, bytes) ? dialect : undefined;
}

/** Exactly as many bytes as a file is recognised by (fewer only at its end), and what came with the last chunk. */
async function firstBytes(text: AsyncGenerator<Uint8Array>): Promise<{ head: Uint8Array; rest: Uint8Array; isWhole: boolean }> {
  const head = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  for (;;) {
    const { done, value } = await text.next();
    if (done) return { head: head.slice(0, filled), rest: new Uint8Array(0), isWhole: true };
    const fitting = value.subarray(0, HEAD_BYTES - filled);
    head.set(fitting, filled);
    filled += fitting.length;
    if (filled === HEAD_BYTES) return { head, rest: value.slice(fitting.length), isWhole: false };
  }
}

function whatWasSeen(head: Uint8Array): string {
  if (head.length === 0) return "The file is empty.";
  const text = new TextDecoder().decode(head);
  if (text.trim() === "") return "The file holds nothing but blank lines.";
  return text.trimStart().startsWith("#") ? "The file holds nothing but comments." : "The file holds nothing that can be read as a row.";
}
