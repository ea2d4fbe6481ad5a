import { WhotalksError } from "../../core/errors.ts";
import type { Head } from "../../core/records.ts";
import type { TextScanner } from "../../core/text-scanner.ts";
import { chunksOf, concatBytes, hasBytes } from "../bytes.ts";
import { commonEncodings } from "./encoding.ts";
import { LineCounter, Utf8Check, type BytePlace } from "./utf8.ts";

/**
 * The text of a stream as UTF-8 chunks, byte order mark left out. UTF-8 is checked and handed on as it is; every other encoding is
 * decoded by one strict decoder over the whole stream and encoded again.
 * @throws (while reading) WhotalksError `encoding` at the first byte that does not belong there: line, column (in bytes), sample
 */
export async function* readText(stream: ReadableStream<Uint8Array>, encoding: string, file: string, scanner?: TextScanner): AsyncGenerator<Uint8Array> {
  yield* encoding === "utf-8" ? checkUtf8(stream, file, scanner) : recode(stream, encoding, file);
}

/**
 * The head of a file as UTF-8, cut at the last whole character where there is more to come.
 * @throws WhotalksError `encoding`
 */
export function headText(head: Head, encoding: string, scanner?: TextScanner): Uint8Array {
  if (encoding === "utf-8") {
    const bytes = hasBytes(head.bytes, 0, "\xef\xbb\xbf") ? head.bytes.subarray(3) : head.bytes;
    const check = new Utf8Check(scanner);
    const bad = check.push(bytes);
    if (bad !== undefined) throw encodingError(head.name, check.place(), sampleAround(bytes, bad), encoding);
    if (check.isComplete) return bytes;
    if (head.isWhole) throw cutCharacterError(head.name, check.place());
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1]! & 0xc0) === 0x80) end--;
    return bytes.subarray(0, end - 1);
  }
  try {
    // In one go Node 20 takes windows-1252 for Latin-1; in pieces it does not.
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(head.bytes, { stream: true }) + (head.isWhole ? decoder.decode() : "");
    return new TextEncoder().encode(text);
  } catch {
    throw findBadByte(head.name, encoding, new LineCounter(), new Uint8Array(0), head.bytes, new Uint8Array(0));
  }
}

async function* checkUtf8(stream: ReadableStream<Uint8Array>, file: string, scanner: TextScanner | undefined): AsyncGenerator<Uint8Array> {
  const check = new Utf8Check(scanner);
  const chunks = chunksOf(stream);
  /** The bytes before the chunk, for the sample of an error. */
  let before: Uint8Array = new Uint8Array(0);
  try {
    let chunk = await readOn(chunks, new Uint8Array(0), 3);
    if (hasBytes(chunk, 0, "\xef\xbb\xbf")) chunk = chunk.subarray(3);
    for (;;) {
      const bad = check.push(chunk);
      if (bad !== undefined) {
        const around = await readOn(chunks, concatBytes(before, chunk), before.length + bad + SAMPLE_AFTER);
        throw encodingError(file, check.place(), sampleAround(around, before.length + bad), "utf-8");
      }
      before = chunk.length >= SAMPLE_BEFORE ? chunk.slice(-SAMPLE_BEFORE) : concatBytes(before, chunk).slice(-SAMPLE_BEFORE);
      if (chunk.length > 0) yield chunk;
      const { done, value } = await chunks.next();
      if (done) break;
      chunk = value;
    }
    if (!check.isComplete) throw cutCharacterError(file, check.place());
  } finally {
    await chunks.return(undefined);
  }
}

/** `bytes` and as many further chunks as make it at least `least` bytes long, if there are that many. */
async function readOn(chunks: AsyncGenerator<Uint8Array>, bytes: Uint8Array, least: number): Promise<Uint8Array> {
  let all = bytes;
  while (all.length < least) {
    const { done, value } = await chunks.next();
    if (done) break;
    // The next chunk may come in the memory of this one.
    all = all.length === 0 && value.length >= least ? value : concatBytes(all, value);
  }
  return all;
}

async function* recode(stream: ReadableStream<Uint8Array>, encoding: string, file: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const lines = new LineCounter();
  /** Bytes that the decoder may still be holding back, at most four. */
  let held: Uint8Array = new Uint8Array(0);
  const chunks = chunksOf(stream);
  try {
    for (;;) {
      const { done, value: chunk } = await chunks.next();
      if (done) break;
      let text: string;
      try {
        text = decoder.decode(chunk, { stream: true });
      } catch {
        throw findBadByte(file, encoding, lines, held, chunk.slice(), await readOn(chunks, new Uint8Array(0), SAMPLE_AFTER));
      }
      const recoded = encoder.encode(text);
      lines.push(recoded);
      held = concatBytes(held, chunk.subarray(-4)).slice(-4);
      if (recoded.length > 0) yield recoded;
    }
  } finally {
    await chunks.return(undefined);
  }
  try {
    decoder.decode();
  } catch {
    throw cutCharacterError(file, lines.place());
  }
}

/** Decodes byte by byte from the last place that is surely between characters, until the decoder objects. */
function findBadByte(file: string, encoding: string, lines: LineCounter, held: Uint8Array, chunk: Uint8Array, after: Uint8Array): WhotalksError {
  const isWide = encoding.startsWith("utf-16");
  let from = held.length;
  // A byte below 0x30 is never the second half of a character in the encodings of several bytes.
  while (!isWide && from > 0 && held[from - 1]! >= 0x30) from--;
  const bytes = concatBytes(held.subarray(isWide ? held.length % 2 : from), chunk);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  let bad = 0;
  try {
    for (; bad < bytes.length; bad++) {
      const text = decoder.decode(bytes.subarray(bad, bad + 1), { stream: true });
      if (bad >= bytes.length - chunk.length) lines.push(encoder.encode(text));
    }
    bad = bytes.length - 1;
  } catch {
    // `bad` is the place.
  }
  return encodingError(file, lines.place(), sampleAround(concatBytes(bytes, after), bad), encoding);
}

const SAMPLE_BEFORE = 12;
const SAMPLE_AFTER = 8;

/** The bytes around a bad one as text, those that are no ASCII as `\xE9`; at most 40 characters. */
function sampleAround(bytes: Uint8Array, bad: number): string {
  let sample = "";
  for (let i = Math.max(0, bad - SAMPLE_BEFORE); i < bytes.length && i < bad + SAMPLE_AFTER; i++) {
    const byte = bytes[i]!;
    if (i < bad && (byte === 10 || byte === 13)) sample = "";
    else if (i > bad && (byte === 10 || byte === 13)) break;
    else sample += byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    if (sample.length > 36) break;
  }
  return sample;
}

function encodingError(file: string, place: BytePlace, sample: string, encoding: string): WhotalksError {
  const names = commonEncodings().slice(0, 3).map(({ id, label }) => `${id} (${label})`);
  return new WhotalksError(
    "encoding",
    `${file}: line ${place.line}, byte ${place.column} of the line is not valid ${encoding.toUpperCase()} (${sample}).`,
    {
      hint: `Name the encoding of the file, for example ${names.join(", ")}; or save it as UTF-8.`,
      where: { file, line: place.line, column: String(place.column), sample },
    },
  );
}

function cutCharacterError(file: string, place: BytePlace): WhotalksError {
  return new WhotalksError("encoding", `${file}: the file ends inside a character (line ${place.line}, byte ${place.column} of the line): it looks cut off.`, {
    hint: "Copy or export the file again.",
    where: { file, line: place.line, column: String(place.column) },
  });
}
