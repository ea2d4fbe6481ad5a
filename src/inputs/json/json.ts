import { WhotalksError } from "../../core/errors.ts";
import { sampleOf, type Notice } from "../../core/notice.ts";
import type { DecodeContext, DecodeOptions, Head, InputFormat, RecordSink, Shape } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { headText, readText } from "../text/decode-text.ts";
import { detectEncoding } from "../text/encoding.ts";
import { JsonDocument } from "./json-document.ts";
import type { RecordCells } from "./json-records.ts";
import { sniffJson } from "./json-sniff.ts";
import { JsonFault, JsonReader, type JsonHandler } from "./json-tokens.ts";

const SLICE_BYTES = 65_536;
/** Longer without a token is no value but a text that was never closed. */
const VALUE_BYTES = 16_777_216;

/** One JSON document with a list of records. */
export const json: InputFormat = {
  id: "json",
  label: "JSON",
  extensions: ["json"],
  sniff: (head) => sniffJson(head).document,
  shape: shapeJson,
  decode: decodeJson,
};

/** @throws WhotalksError `encoding`, `encoding-unsupported`, `encoding-unknown`, `binary` */
export function shapeJson(head: Head, options: DecodeOptions): Shape {
  const encoding = detectEncoding(head, options.encoding);
  headText(head, encoding);
  return { encoding, delimiter: "", hasHeader: options.hasHeader ?? true, isUndirected: false, notices: [] };
}

/**
 * Reads a list of objects, a list of lists whose first one names the columns, or the one list of objects that an object holds.
 *
 * Nested objects give columns with dotted names, lists within a record their JSON text, null an empty cell; numbers keep their
 * text. Notices: json-key-repeated, json-skipped, lone-surrogate. Set aside: json-no-record, too-many-cells.
 * @throws WhotalksError `encoding`, `json-invalid`, `json-cut-off`, `json-too-deep`, `json-two-lists`, `no-records`
 */
function decodeJson(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void> {
  return decodeList(stream, sink, shape, context);
}

/**
 * Reads one list of a document as decodeJson does.
 * @param wanted key of the list, where the document holds several; the others are passed over and not noticed
 */
export async function decodeList(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext, wanted?: string): Promise<void> {
  const { file } = context;
  const builder = new BatchBuilder(sink);
  const document = new JsonDocument(builder, shape.hasHeader, wanted);
  await feedJson(stream, shape.encoding, document, context, async () => {
    if (document.listKeys.length > 1) throw twoListsError(file, document.listKeys);
    if (builder.isFull) await builder.flush(document.columns);
  });
  if (document.listKeys.length === 0) throw noRecordsError(file, "The JSON document holds no list of objects.");
  if (document.columns.length === 0) throw noRecordsError(file, "The list holds no object with a value.");
  await builder.flush(document.columns);
  for (const notice of noticesOf(file, document.records, builder)) sink.notice(notice);
  if (document.skippedKeys.length > 0 && wanted === undefined) sink.notice(skippedNotice(file, document));
}

/**
 * Reads a document into a handler whose `line` is kept up to date; `pause` is awaited every 64 KiB.
 * @throws WhotalksError `encoding`, `json-invalid`, `json-cut-off`, `json-too-deep`, `no-records` for an empty file
 */
export async function feedJson(stream: ReadableStream<Uint8Array>, encoding: string, handler: JsonHandler & { line: number }, { file, task }: DecodeContext, pause: () => Promise<void>): Promise<void> {
  const reader = new JsonReader(handler);
  const lines = new LineFeeder(reader, handler);
  let done = 0;
  let isEnding = false;
  try {
    for await (const chunk of readText(stream, encoding, file)) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        const slice = chunk.subarray(at, at + SLICE_BYTES);
        lines.write(slice);
        if (lines.bytesSinceProgress > VALUE_BYTES) throw new JsonFault("a text is longer than 16 MB: its quote is not closed");
        await pause();
        done += slice.length;
        await task.breathe({ stage: "read", done, total: Number.NaN, unit: "bytes" });
      }
    }
    isEnding = true;
    reader.write(Uint8Array.of(10));
    if (reader.isUntouched) throw noRecordsError(file, "The file is empty.");
    reader.end();
  } catch (error) {
    throw error instanceof JsonFault ? faultError(file, handler.line, error, isEnding) : error;
  }
}

/** Feeds bytes line by line, so that every value knows its line. */
class LineFeeder {
  bytesSinceProgress = 0;
  private readonly reader: JsonReader;
  private readonly document: { line: number };
  private endsInCr = false;

  constructor(reader: JsonReader, document: { line: number }) {
    this.reader = reader;
    this.document = document;
  }

  write(bytes: Uint8Array): void {
    const before = this.reader.tokenCount;
    let start = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      const endsLine = byte === 10 ? !(this.endsInCr && i === 0) && bytes[i - 1] !== 13 : byte === 13;
      if (!endsLine) continue;
      this.reader.write(bytes.subarray(start, i + 1));
      start = i + 1;
      this.document.line++;
    }
    if (start < bytes.length) this.reader.write(bytes.subarray(start));
    this.endsInCr = bytes[bytes.length - 1] === 13;
    this.bytesSinceProgress = this.reader.tokenCount === before ? this.bytesSinceProgress + bytes.length : 0;
  }
}

function faultError(file: string, line: number, fault: JsonFault, isEnding: boolean): WhotalksError {
  const code = fault.isTooDeep ? "json-too-deep" : isEnding ? "json-cut-off" : "json-invalid";
  const hint = isEnding ? "The file looks cut off: copy or export it again." : "Check the file with whatever wrote it.";
  return new WhotalksError(code, `${file}: the JSON cannot be read: ${fault.message} (line ${line}).`, { hint, where: { file, line } });
}

function twoListsError(file: string, keys: readonly string[]): WhotalksError {
  const names = keys.map((key) => `"${key}"`).join(" and ");
  return new WhotalksError("json-two-lists", `${file}: the JSON document holds more than one list of objects: ${names}.`, {
    hint: "Open it as json-lists (--format json-lists), which reads each of them, or save the one that is meant as a file of its own.",
    where: { file },
  });
}

function skippedNotice(file: string, document: JsonDocument): Notice {
  const keys = document.skippedKeys.slice(0, 10).map((key) => `"${key}"`).join(", ");
  return {
    code: "json-skipped",
    severity: "info",
    message: `Only the list "${document.listKeys[0]!}" was read; not read: ${keys}.`,
    hint: "",
    count: document.skippedKeys.length,
    file,
  };
}

/** What was noticed while records were gathered from JSON values. */
export function noticesOf(file: string, records: RecordCells, builder: BatchBuilder): Notice[] {
  const notices: Notice[] = [];
  if (records.duplicateCount > 0) {
    notices.push({
      code: "json-key-repeated",
      severity: "warning",
      message: "A record has the same key twice; the last value was taken.",
      hint: "",
      count: records.duplicateCount,
      file,
      column: records.duplicateKey,
      sample: sampleOf(records.duplicateKey),
    });
  }
  if (builder.loneSurrogateCount > 0) {
    notices.push({
      code: "lone-surrogate",
      severity: "warning",
      message: "Half characters (lone surrogates) were replaced by \ufffd.",
      hint: "The program that wrote the file cut texts in the middle of a character.",
      count: builder.loneSurrogateCount,
      file,
    });
  }
  return notices;
}
