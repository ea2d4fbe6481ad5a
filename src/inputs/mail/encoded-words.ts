/** What an encoded word can be written in that no decoder knows: counted, so that it can be said. */
export interface WordFaults {
  unknownCharsets: number;
  /** The first of them as written. */
  charset: string;
}

const WORD = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,40})?\?([BbQq])\?([^?]*)\?=/g;

/**
 * The text of a header value with its encoded words (RFC 2047) decoded: `=?utf-8?Q?J=C3=B6rg?=` gives Jörg.
 *
 * Blanks between two encoded words are dropped, and neighbours of one charset and encoding are decoded together, because a character
 * may be cut between them. What is no encoded word stays as it is; a charset that is not known is read as Windows-1252 and counted.
 * Cost: one pass.
 */
export function decodeWords(value: string, faults: WordFaults): string {
  if (!value.includes("=?")) return value;
  let text = "";
  let at = 0;
  let open: Word | undefined;
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(at, match.index);
    const bytes = match[2]!.toUpperCase() === "B" ? decodeBase64(match[3]!) : decodeQ(match[3]!);
    const charset = match[1]!.toLowerCase();
    at = match.index + match[0].length;
    if (open !== undefined && open.charset === charset && between.trim() === "") {
      open.parts.push(bytes);
      continue;
    }
    if (open !== undefined) text += decodeWord(open, faults);
    if (open === undefined || between.trim() !== "") text += between;
    open = { charset, parts: [bytes] };
  }
  if (open !== undefined) text += decodeWord(open, faults);
  return text + value.slice(at);
}

interface Word {
  readonly charset: string;
  readonly parts: Uint8Array[];
}

/** Neighbours are decoded as one text, unless that breaks a character: then each for itself. */
function decodeWord({ charset, parts }: Word, faults: WordFaults): string {
  const decoder = decoderOf(charset, faults);
  const whole = decodeAll(decoder, joinBytes(parts));
  return whole.includes("\ufffd") && parts.length > 1 ? parts.map((part) => decodeAll(decoder, part)).join("") : whole;
}

/** A whole text; in two steps, because Node 20 reads Windows-1252 as Latin-1 when it is told to decode at once. */
export function decodeAll(decoder: TextDecoder, bytes: Uint8Array): string {
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/** A decoder for a charset by its name in mail; Windows-1252 for one that is not known. */
export function decoderOf(charset: string, faults: WordFaults): TextDecoder {
  const name = charset.trim().toLowerCase();
  for (const label of [name, name.replace(/^x-|^cs(?=[a-z])/, ""), name.replace(/^cp-?(?=\d)/, "windows-"), name.replace(/^(?:iso)?-?8859-?/, "iso-8859-")]) {
    const decoder = tryDecoder(label);
    if (decoder !== undefined) return decoder;
  }
  if (faults.unknownCharsets === 0) faults.charset = charset;
  faults.unknownCharsets++;
  return new TextDecoder("windows-1252");
}

function tryDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    // The constructor is the only list of known labels there is: a label that it refuses is not known.
    return undefined;
  }
}

/** Q encoding: `_` is a blank, `=41` a byte. */
function decodeQ(text: string): Uint8Array {
  return decodeQuotedPrintable(text.replaceAll("_", " "));
}

/** Quoted-printable text as bytes; a soft line break (`=` at the end of a line) is dropped, a stray `=` stays. */
export function decodeQuotedPrintable(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let used = 0;
  const encoder = new TextEncoder();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 61) {
      const soft = /^=[ \t]*\r?\n/.exec(text.slice(i, i + 20));
      if (soft !== null) {
        i += soft[0].length - 1;
        continue;
      }
      const hex = text.slice(i + 1, i + 3);
      if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
        bytes[used++] = Number.parseInt(hex, 16);
        i += 2;
        continue;
      }
    }
    if (unit < 128) bytes[used++] = unit;
    else {
      const letter = String.fromCodePoint(text.codePointAt(i)!);
      used += encoder.encodeInto(letter, bytes.subarray(used)).written;
      i += letter.length - 1;
    }
  }
  return bytes.subarray(0, used);
}

/** Base64 as bytes; whatever is no letter of its alphabet is passed over, and so is an incomplete end. */
export function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4) + 3);
  let used = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const value = base64Value(text.charCodeAt(i));
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[used++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, used);
}

function base64Value(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit - 65;
  if (unit >= 97 && unit <= 122) return unit - 71;
  if (unit >= 48 && unit <= 57) return unit + 4;
  if (unit === 43 || unit === 45) return 62;
  return unit === 47 || unit === 95 ? 63 : -1;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
