import type { BookFormat, ByteSource, Head } from "../../core/records.ts";
import { chunksOf, hasBytes } from "../bytes.ts";
import { openBytes } from "../open.ts";
import { isFieldLine, readHeader } from "./mail-header.ts";
import { type FoundMail, mailTable } from "./mail-table.ts";
import { BODY_BYTES } from "./mbox-split.ts";

const HEADER_BYTES = 4_194_304;

/** One message in a file (also as Apple Mail keeps it, .emlx: behind a line with its length). */
export const eml: BookFormat = {
  id: "eml",
  label: "message (eml)",
  extensions: ["eml", "emlx"],
  sniff: sniffEml,
  tables: async (source) => [
    mailTable("mail message", async function* () {
      yield await readMail(source, 1);
    }),
  ],
};

/** A message is known by its first lines: fields, among them those that only mail has. */
function sniffEml({ name, bytes }: Head): number {
  const start = beginningOf(bytes);
  const text = bytes.subarray(start);
  if (!isFieldLine(text)) return 0;
  const header = readHeader(text.subarray(0, headerEnd(text)));
  const has = (field: string): boolean => header.first(field) !== undefined;
  if (/\.emlx?$/i.test(name) && ["from", "to", "date", "subject", "received", "return-path", "message-id", "mime-version", "content-type"].some(has)) return 0.97;
  const isFrom = has("from") || has("received") || has("return-path");
  if (has("mime-version") && has("content-type")) return 0.97;
  return isFrom && (has("message-id") || has("mime-version") || has("received") || has("content-type") || (has("date") && has("subject"))) ? 0.97 : 0;
}

/** A message file as far as it is looked at: its header and the beginning of its body. No more is read. */
export async function readMail(source: ByteSource, line: number): Promise<FoundMail> {
  let bytes: Uint8Array = new Uint8Array(65_536);
  let length = 0;
  let end = -1;
  for await (const chunk of chunksOf(openBytes(source))) {
    if (length + chunk.length > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, length + chunk.length));
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(chunk, length);
    length += chunk.length;
    const start = beginningOf(bytes);
    if (end < 0) end = start + headerEnd(bytes.subarray(start, length));
    if (end < length ? length - end >= BODY_BYTES : length >= HEADER_BYTES) break;
    if (end >= length) end = -1;
  }
  const start = beginningOf(bytes);
  const stop = end < 0 ? length : end;
  return { envelope: "", line, header: bytes.subarray(start, stop), body: bytes.subarray(stop, Math.min(length, stop + BODY_BYTES)), isHeaderCut: end < 0 && length >= HEADER_BYTES };
}

/** Where the header begins: behind a byte order mark, blank lines, and a line that holds nothing but a number. */
function beginningOf(bytes: Uint8Array): number {
  let start = hasBytes(bytes, 0, "\xef\xbb\xbf") ? 3 : 0;
  while (bytes[start] === 10 || bytes[start] === 13) start++;
  let at = start;
  while (at < bytes.length && bytes[at]! >= 48 && bytes[at]! <= 57) at++;
  if (at === start) return start;
  while (bytes[at] === 32 || bytes[at] === 13) at++;
  return bytes[at] === 10 ? at + 1 : start;
}

/** Offset behind the first blank line; the length where there is none. */
function headerEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return bytes.length;
}
