import { WhotalksError } from "../../core/errors.ts";
import type { Head } from "../../core/records.ts";
import { openInstead } from "../families.ts";
import { hasBytes } from "../bytes.ts";
import { Utf8Check } from "./utf8.ts";

/** Encodings to offer when a file is not UTF-8, most common first. Any other name of the Encoding Standard is fine, too. */
export function commonEncodings(): readonly { readonly id: string; readonly label: string }[] {
  return [
    { id: "windows-1252", label: "Western European (Windows)" },
    { id: "shift_jis", label: "Japanese (Shift_JIS)" },
    { id: "gb18030", label: "Chinese, simplified" },
    { id: "big5", label: "Chinese, traditional" },
    { id: "euc-kr", label: "Korean" },
    { id: "windows-1250", label: "Central European (Windows)" },
    { id: "windows-1251", label: "Cyrillic (Windows)" },
    { id: "macintosh", label: "Western European (old Mac)" },
    { id: "utf-16le", label: "Unicode, two bytes a character" },
  ];
}

/**
 * The encoding of a file: the answer where there is one, else by byte order mark, else by content. Canonical names of the
 * Encoding Standard: "utf-8", "utf-16le", "utf-16be", "windows-1252" …
 *
 * "utf-8" without an answer is a guess from the head; the whole stream is checked when it is read.
 * @throws WhotalksError `encoding-unsupported` for UTF-32 and UTF-7, `encoding-unknown` for an answer that names no encoding,
 *   `binary` for content that is no text
 */
export function detectEncoding(head: Head, answer?: string): string {
  if (answer !== undefined && answer !== "") return encodingOfAnswer(head, answer);
  const { bytes } = head;
  if (hasBytes(bytes, 0, "\xff\xfe\0\0") || hasBytes(bytes, 0, "\0\0\xfe\xff")) throw unsupported(head.name, "UTF-32");
  if (hasBytes(bytes, 0, "\xff\xfe")) return "utf-16le";
  if (hasBytes(bytes, 0, "\xfe\xff")) return "utf-16be";
  if (hasBytes(bytes, 0, "\xef\xbb\xbf")) return "utf-8";
  if (looksLikeUtf7(bytes)) throw unsupported(head.name, "UTF-7");
  if (!bytes.includes(0)) return "utf-8";
  const width = wideEncoding(bytes);
  if (width === "utf-32") throw unsupported(head.name, "UTF-32");
  if (width !== undefined) return width;
  if (isBinary(bytes)) {
    throw new WhotalksError("binary", `${head.name}: this is no text but a binary file of a kind that is not known here.`, {
      hint: openInstead(),
      where: { file: head.name },
    });
  }
  return "utf-8";
}

function encodingOfAnswer(head: Head, answer: string): string {
  if (/^utf[-_]?32/i.test(answer)) throw unsupported(head.name, "UTF-32");
  if (/^utf[-_]?7$/i.test(answer)) throw unsupported(head.name, "UTF-7");
  let name: string;
  try {
    name = new TextDecoder(answer.trim()).encoding;
  } catch {
    throw new WhotalksError("encoding-unknown", `There is no encoding named "${answer}".`, {
      kind: "arguments",
      hint: `Known are for example ${commonEncodings().map(({ id }) => id).join(", ")}.`,
    });
  }
  const saysOnlyUtf16 = name === "utf-16le" && !/le$/i.test(answer.trim());
  return saysOnlyUtf16 && hasBytes(head.bytes, 0, "\xfe\xff") ? "utf-16be" : name;
}

function unsupported(file: string, name: string): WhotalksError {
  return new WhotalksError("encoding-unsupported", `${file}: the text is encoded as ${name}, which cannot be read.`, {
    hint: "Save it as UTF-8 and open that.",
    where: { file },
  });
}

/** Marked as UTF-7, or plain ASCII with Latin letters as UTF-7 writes them (`M+APw-ller`) at least twice. */
function looksLikeUtf7(bytes: Uint8Array): boolean {
  if (/^\+\/v[89+/]/.test(latin1(bytes.subarray(0, 4)))) return true;
  if (!bytes.includes(0x2b)) return false;
  const text = latin1(bytes.subarray(0, 65_536));
  // U+0080 to U+00FF start with "AI" to "AP" in base64.
  return !/[\x80-\xff]/.test(text) && (text.match(/[^\s+]\+A[I-P][A-Za-z0-9+/]-/g)?.length ?? 0) >= 2;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/**
 * Text of two or four bytes a character without a mark: its zero bytes stand (almost) all on one side, and read that way it holds
 * no broken character.
 */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 4] = zeros[i % 4]! + 1;
  const isZeroAt = (k: number): boolean => zeros[k]! >= 0.9 * Math.floor(bytes.length / 4);
  if (bytes.length >= 8 && ((isZeroAt(2) && isZeroAt(3)) || (isZeroAt(0) && isZeroAt(1)))) return "utf-32";
  const even = zeros[0]! + zeros[2]!;
  const odd = zeros[1]! + zeros[3]!;
  const all = even + odd;
  if (odd >= 0.95 * all && decodesAsText(bytes, "utf-16le", all)) return "utf-16le";
  if (even >= 0.95 * all && decodesAsText(bytes, "utf-16be", all)) return "utf-16be";
  return undefined;
}

/**
 * Valid, almost without control characters, and with as many ASCII characters as Latin text has; fewer, as in Chinese, are enough
 * where the bytes are no UTF-8 either.
 */
function decodesAsText(bytes: Uint8Array, encoding: string, zeroCount: number): boolean {
  if (zeroCount < 0.3 * bytes.length && (zeroCount < 0.01 * bytes.length || new Utf8Check().push(bytes) === undefined)) return false;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, bytes.length & ~1), { stream: true });
    let controls = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 0xfffe || unit === 0xffff) controls++;
    }
    return controls <= text.length * 0.02;
  } catch {
    return false;
  }
}

/** Zero bytes among bytes that are no UTF-8, or far more control characters than any text holds. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  const isUtf8 = new Utf8Check().push(bytes) === undefined;
  return controls > bytes.length * (isUtf8 ? 0.3 : 0.02);
}
