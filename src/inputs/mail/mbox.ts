import { plural } from "../../core/words.ts";
import type { BookFormat, ByteSource, DecodeContext, Head, RecordSink } from "../../core/records.ts";
import { chunksOf, hasBytes } from "../bytes.ts";
import { openBytes } from "../open.ts";
import { type FoundMail, mailTable } from "./mail-table.ts";
import { isSeparator } from "./mbox-separator.ts";
import { MboxSplitter } from "./mbox-split.ts";

/** A mailbox in one file: messages one after the other, each behind a "From " line. */
export const mbox: BookFormat = {
  id: "mbox",
  label: "mailbox (mbox)",
  extensions: ["mbox", "mbx"],
  sniff: sniffMbox,
  tables: async (source) => [mailTable("mailbox", (sink, context) => readMails(source, sink, context))],
};

function sniffMbox({ bytes }: Head): number {
  let start = hasBytes(bytes, 0, "\xef\xbb\xbf") ? 3 : 0;
  while (bytes[start] === 10 || bytes[start] === 13) start++;
  if (!hasBytes(bytes, start, "From ")) return 0;
  const end = bytes.indexOf(10, start) + 1;
  return end > 0 && isSeparator(bytes.subarray(start, end), bytes.subarray(end, end + 1000), { isFirst: true, isAfterBlank: true, isAtLength: false }) ? 0.98 : 0;
}

/** The messages of an mbox. Notices: mbox-from-inside, mbox-stray. */
async function* readMails(source: ByteSource, sink: RecordSink, { file, task }: DecodeContext): AsyncGenerator<FoundMail> {
  const splitter = new MboxSplitter();
  let done = 0;
  let isStart = true;
  for await (const chunk of chunksOf(openBytes(source))) {
    splitter.push(isStart && hasBytes(chunk, 0, "\xef\xbb\xbf") ? chunk.subarray(3) : chunk);
    isStart = false;
    done += chunk.length;
    yield* splitter.take();
    await task.breathe({ stage: "read", done, total: source.size, unit: "bytes" });
  }
  splitter.end();
  yield* splitter.take();
  const { insideCount, strayCount } = splitter;
  if (insideCount > 0) sink.notice({ code: "mbox-from-inside", severity: "info", message: `${plural(insideCount, `line that begins with "From " is`, `lines that begin with "From " are`)} part of longer messages: their lengths say so.`, hint: "Nothing to do.", count: insideCount, file });
  if (strayCount > 0) sink.notice({ code: "mbox-stray", severity: "warning", message: `${plural(strayCount, "line stands", "lines stand")} before the first message and belong to none.`, hint: "Check that the file is a mailbox.", count: strayCount, file });
}
