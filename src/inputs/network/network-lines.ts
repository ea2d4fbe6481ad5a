import { WhotalksError } from "../../core/errors.ts";
import type { DecodeContext, Head } from "../../core/records.ts";
import { headText, readText } from "../text/decode-text.ts";
import { detectEncoding } from "../text/encoding.ts";

/** Characters of one line. */
const LONGEST = 16_777_216;

/**
 * Tells every line of a text with its number (1-based), without its end (CR, LF or both); `pause` is awaited between chunks.
 * @throws WhotalksError `line-too-long` beyond 16 M characters, `encoding` for bytes that do not belong there
 */
export async function eachLine(stream: ReadableStream<Uint8Array>, context: DecodeContext & { readonly encoding: string }, take: (line: string, number: number) => void, pause: () => void | Promise<void>): Promise<void> {
  const { file, task, encoding } = context;
  const decoder = new TextDecoder();
  const chunks = readText(stream, encoding, file);
  /** The beginning of the line that is not complete. */
  let held: string[] = [];
  let heldLength = 0;
  /** A CR at the end of a chunk may be the first half of a line end: it waits for the next. */
  let carried = "";
  let number = 0;
  let done = 0;
  try {
    for await (const chunk of chunks) {
      let text = carried + decoder.decode(chunk, { stream: true });
      carried = text.endsWith("\r") ? "\r" : "";
      if (carried !== "") text = text.slice(0, -1);
      const lines = text.split(/\r\n|\n|\r/);
      const last = lines.pop()!;
      for (const line of lines) {
        take(held.length === 0 ? line : held.join("") + line, ++number);
        held = [];
        heldLength = 0;
      }
      held.push(last);
      heldLength += last.length;
      if (heldLength > LONGEST) throw new WhotalksError("line-too-long", `${file}: line ${number + 1} is longer than ${LONGEST} characters.`, { hint: "This is no file of lines.", where: { file, line: number + 1 } });
      done += chunk.length;
      await pause();
      await task.breathe({ stage: "read", done, total: Number.NaN, unit: "bytes" });
    }
  } finally {
    await chunks.return(undefined);
  }
  const rest = held.join("");
  if (rest !== "") take(rest, ++number);
  await pause();
}

/** The first characters of a file as text, at most 16 KiB; "" where they cannot be read. */
export function beginning(head: Head): string {
  try {
    const cut = { ...head, bytes: head.bytes.subarray(0, 16_384), isWhole: head.isWhole && head.bytes.length <= 16_384 };
    if (cut.bytes.includes(0)) return new TextDecoder().decode(headText(cut, detectEncoding(cut)));
    return new TextDecoder().decode(cut.bytes);
  } catch {
    return "";
  }
}

/** The encoding of a network file that is plain text; see detectEncoding. */
export function textEncoding(head: Head, answer: string | undefined): string {
  return detectEncoding(head, answer);
}

/**
 * The words of a line: divided at blanks (and at the marks given), parts in single or double quotes whole and without them.
 * @returns undefined where a quote does not end on the line
 */
export function wordsOf(line: string, marks = ""): string[] | undefined {
  const words: string[] = [];
  let at = 0;
  const isBetween = (code: string): boolean => code === " " || code === "\t" || code === "\u00a0" || code === "\v" || code === "\f" || marks.includes(code);
  while (at < line.length) {
    const char = line[at]!;
    if (isBetween(char)) at++;
    else if (char === '"' || char === "'") {
      const end = line.indexOf(char, at + 1);
      if (end < 0) {
        // An apostrophe at the end of nothing is part of a word: 'tHooft.
        if (char === '"') return undefined;
        const start = at;
        while (at < line.length && !isBetween(line[at]!)) at++;
        words.push(line.slice(start, at));
        continue;
      }
      words.push(line.slice(at + 1, end));
      at = end + 1;
    } else {
      const start = at;
      while (at < line.length && !isBetween(line[at]!)) at++;
      words.push(line.slice(start, at));
    }
  }
  return words;
}

/**
 * The refusal of a file that does not keep to its format.
 * @param quoted what the words quote from the file, so that it can be hidden from them
 */
export function networkBroken(code: string, file: string, line: number, what: string, options: { readonly hint?: string; readonly quoted?: string } = {}): WhotalksError {
  const { hint = "Check the file with whatever wrote it.", quoted } = options;
  return new WhotalksError(code, `${file}: line ${line}: ${what}.`, { hint, where: { file, line, ...(quoted === undefined ? {} : { sample: quoted }) } });
}

/** Words of a file as a refusal may quote them: at most 40 characters. */
export function quotable(text: string): string {
  return text.slice(0, 40);
}
