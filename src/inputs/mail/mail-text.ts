import { decodeAll, decodeBase64, decodeQuotedPrintable, decoderOf, type WordFaults } from "./encoded-words.ts";
import { type MailHeader, readHeader, readMediaType } from "./mail-header.ts";

/** Parts in parts in parts: deeper ones are not looked at. */
const DEEPEST = 8;
/** Longer texts are cut. */
const MOST_TEXT = 32_768;

/**
 * What the author wrote: the first part of plain text, without the lines quoted from others (`> …`), at most 32,768 characters.
 *
 * Everything else (other kinds of text, attachments, messages within) is left as it is and never decoded. "" where there is none.
 * @param body the beginning of the body as bytes; what is cut off of it is not seen. Cost: its length times the depth of parts, at most 8.
 */
export function readMailText(header: MailHeader, body: Uint8Array, faults: WordFaults): string {
  if (isPlain(header) && !isEncoded(header)) return withoutQuotes(decodeBytes(header, body, faults));
  let part = { header, text: latin1(body) };
  for (let depth = 0; depth < DEEPEST; depth++) {
    const { type, parameter } = readMediaType(part.header.first("content-type") ?? "text/plain");
    if (isAttached(part.header)) return "";
    if (isPlain(part.header)) return withoutQuotes(decodePart(part.header, part.text, faults));
    if (!type.startsWith("multipart/")) return "";
    const next = firstTextPart(part.text, parameter("boundary"));
    if (next === undefined) return "";
    part = next;
  }
  return "";
}

interface Part {
  readonly header: MailHeader;
  readonly text: string;
}

/** The first part that is plain text or holds parts of its own. */
function firstTextPart(text: string, boundary: string): Part | undefined {
  if (boundary === "") return undefined;
  const mark = `--${boundary}`;
  let at = text.startsWith(mark) ? 0 : text.indexOf(`\n${mark}`) + 1;
  if (at === 0 && !text.startsWith(mark)) return undefined;
  for (;;) {
    const start = text.indexOf("\n", at) + 1;
    if (start === 0 || text.startsWith("--", at + mark.length)) return undefined;
    const next = text.indexOf(`\n${mark}`, start - 1);
    const part = splitPart(text.slice(start, next < 0 ? text.length : Math.max(start, next)));
    const { type } = readMediaType(part.header.first("content-type") ?? "text/plain");
    if ((isPlain(part.header) || type.startsWith("multipart/")) && !isAttached(part.header)) return part;
    if (next < 0) return undefined;
    at = next + 1;
  }
}

function splitPart(raw: string): Part {
  if (/^\r?\n/.test(raw)) return { header: readHeader(new Uint8Array(0)), text: raw };
  const gap = /\r?\n\r?\n/.exec(raw);
  const head = gap === null ? raw : raw.slice(0, gap.index);
  return { header: readHeader(bytesOf(head)), text: gap === null ? "" : raw.slice(gap.index + gap[0].length) };
}

function isPlain(header: MailHeader): boolean {
  return /^(?:text\/plain|text|)$/.test(readMediaType(header.first("content-type") ?? "").type) && !isAttached(header);
}

function isAttached(header: MailHeader): boolean {
  return /^\s*attachment/i.test(header.first("content-disposition") ?? "");
}

function isEncoded(header: MailHeader): boolean {
  return /^\s*(?:base64|quoted-printable)\b/i.test(header.first("content-transfer-encoding") ?? "");
}

function decodePart(header: MailHeader, text: string, faults: WordFaults): string {
  const encoding = (header.first("content-transfer-encoding") ?? "").trim().toLowerCase();
  return decodeBytes(header, encoding === "base64" ? decodeBase64(text) : encoding === "quoted-printable" ? decodeQuotedPrintable(text) : bytesOf(text), faults);
}

/** A text without a charset is ASCII; beyond it UTF-8 is the likeliest. */
function decodeBytes(header: MailHeader, bytes: Uint8Array, faults: WordFaults): string {
  const charset = readMediaType(header.first("content-type") ?? "").parameter("charset");
  return decodeAll(decoderOf(charset === "" || charset.toLowerCase() === "us-ascii" ? "utf-8" : charset, faults), bytes);
}

function withoutQuotes(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^>(>*From )/, "$1"))
    .filter((line) => !line.startsWith(">"));
  return lines.join("\n").trim().slice(0, MOST_TEXT);
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
