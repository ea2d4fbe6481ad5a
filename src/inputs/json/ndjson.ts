import { WhotalksError } from "../../core/errors.ts";
import { sampleOf } from "../../core/notice.ts";
import type { DecodeContext, InputFormat, RecordSink, Shape } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { concatBytes } from "../bytes.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { readText } from "../text/decode-text.ts";
import { noticesOf, shapeJson } from "./json.ts";
import { RecordCells } from "./json-records.ts";
import { sniffJson } from "./json-sniff.ts";
import { JsonFault, JsonReader, type JsonHandler, type JsonScalar } from "./json-tokens.ts";

/** No line is longer: what looks longer is no file of lines. */
const LINE_BYTES = 67_108_864;

/** One JSON object a line. */
export const ndjson: InputFormat = {
  id: "ndjson",
  label: "NDJSON (one JSON object a line)",
  extensions: ["ndjson", "jsonl", "ldjson"],
  sniff: (head) => sniffJson(head).lines,
  shape: shapeJson,
  decode: decodeNdjson,
};

/**
 * Reads one object a line; columns and cells as in json. Blank lines are no records; a line that is no object is set aside
 * (`json-invalid`) and the rest kept. Notices: json-key-repeated, lone-surrogate.
 * @throws WhotalksError `encoding`, `line-too-long`, `no-records`
 */
async function decodeNdjson(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void> {
  const { file, task } = context;
  const builder = new BatchBuilder(sink);
  const record = new OneRecord();
  const reader = new JsonReader(record);
  let line = 0;
  let done = 0;
  const take = (bytes: Uint8Array): void => {
    line++;
    readLine(bytes, line, reader, record, builder);
  };
  let parts: Uint8Array[] = [];
  let partBytes = 0;
  for await (const chunk of readText(stream, shape.encoding, file)) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const rest = chunk.subarray(start, end);
      take(parts.length === 0 ? rest : [...parts, rest].reduce(concatBytes));
      parts = [];
      partBytes = 0;
      start = end + 1;
      if (builder.isFull) await builder.flush(record.cells.columns);
    }
    if (start < chunk.length) {
      parts.push(chunk.slice(start));
      partBytes += chunk.length - start;
    }
    if (parts.length > 64) parts = [parts.reduce(concatBytes)];
    if (partBytes > LINE_BYTES) throw longLineError(file, line + 1);
    done += chunk.length;
    await task.breathe({ stage: "read", done, total: Number.NaN, unit: "bytes" });
  }
  if (parts.length > 0) take(parts.reduce(concatBytes));
  if (!record.wasSeen) throw noRecordsError(file, done === 0 ? "The file is empty." : "The file holds nothing but blank lines.");
  await builder.flush(record.cells.columns);
  for (const notice of noticesOf(file, record.cells, builder)) sink.notice(notice);
}

function readLine(bytes: Uint8Array, line: number, reader: JsonReader, record: OneRecord, builder: BatchBuilder): void {
  record.begin();
  reader.restart();
  try {
    reader.write(bytes);
    if (reader.isUntouched && isBlank(bytes)) return;
    record.wasSeen = true;
    reader.end();
    if (record.isObject) builder.add(record.cells.cells, line);
    else builder.setAside(line, sampleOf(new TextDecoder().decode(bytes.subarray(0, 400))), "json-invalid", "The line holds JSON, but no object.");
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    record.wasSeen = true;
    record.cells.undo();
    const value = new TextDecoder().decode(bytes.subarray(0, 400)).trim();
    builder.setAside(line, sampleOf(value), "json-invalid", `The line is not valid JSON: ${error.message}.`);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

function longLineError(file: string, line: number): WhotalksError {
  return new WhotalksError("line-too-long", `${file}: line ${line} is longer than 64 MB.`, {
    hint: "If the file is one JSON document, open it as json.",
    where: { file, line },
  });
}

/** The cells of the one object of a line. */
class OneRecord implements JsonHandler {
  readonly cells = new RecordCells();
  isObject = false;
  /** Whether any line held anything. */
  wasSeen = false;
  private depth = 0;

  begin(): void {
    this.cells.begin();
    this.depth = 0;
    this.isObject = false;
  }

  open(kind: "object" | "array"): void {
    this.depth++;
    if (this.depth === 1) this.isObject = kind === "object";
    else if (this.isObject) this.cells.open(kind);
  }

  close(kind: "object" | "array"): void {
    this.depth--;
    if (this.depth > 0 && this.isObject) this.cells.close(kind);
  }

  key(name: string): void {
    if (this.isObject) this.cells.key(name);
  }

  scalar(kind: JsonScalar, text: string): void {
    if (this.isObject) this.cells.scalar(kind, text);
  }
}
