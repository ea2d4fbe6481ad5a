import { WhotalksError } from "../../core/errors.ts";
import type { DecodeContext, DecodeOptions, Head, InputFormat, RecordSink, Shape } from "../../core/records.ts";
import { concatBytes, hasBytes } from "../bytes.ts";
import { csv } from "../csv/csv.ts";

const MARK = "#Fields:";
/** The comments before the header are a few lines. */
const MOST_COMMENT_BYTES = 65_536;

/** Exchange's message tracking log as a file: commas, with the names of the columns in a comment (`#Fields: date-time,…`). */
export const exchangeFile: InputFormat = {
  id: "exchange-log",
  label: "Exchange message tracking log",
  extensions: ["log"],
  sniff: (head) => (fieldsAt(head.bytes) === undefined ? 0 : 0.97),
  shape: shapeLog,
  decode: decodeLog,
};

/** Where the names of the columns begin; undefined where the first lines hold none. */
function fieldsAt(bytes: Uint8Array): number | undefined {
  let at = hasBytes(bytes, 0, "\xef\xbb\xbf") ? 3 : 0;
  while (at < Math.min(bytes.length, MOST_COMMENT_BYTES) && bytes[at] === 0x23) {
    if (hasBytes(bytes, at, MARK)) return at + MARK.length;
    const end = bytes.indexOf(10, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return undefined;
}

function shapeLog(head: Head, options: DecodeOptions): Shape {
  const at = fieldsAt(head.bytes) ?? 0;
  return { ...csv.shape({ ...head, bytes: head.bytes.subarray(at) }, { ...options, delimiter: ",", hasHeader: true }), delimiter: ",", hasHeader: true };
}

async function decodeLog(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void> {
  await csv.decode(fromFields(stream, context.file), sink, shape, context);
}

/** The bytes from the names of the columns on. */
function fromFields(stream: ReadableStream<Uint8Array>, file: string): ReadableStream<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (start === undefined) return controller.enqueue(chunk);
      start = concatBytes(start, chunk);
      const at = fieldsAt(start);
      if (at === undefined && start.length < MOST_COMMENT_BYTES) return;
      // The rest of the line of names may come with the next chunk: the reader of rows joins them.
      controller.enqueue(start.subarray(at ?? 0));
      start = undefined;
    },
    flush() {
      if (start !== undefined) throw new WhotalksError("no-records", `${file}: the log ends before the names of its columns.`, { hint: "Copy the log again from the server.", where: { file } });
    },
  });
  return stream.pipeThrough(cut);
}
