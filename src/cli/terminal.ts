import type { Notice } from "../core/notice.ts";
import type { Progress } from "../core/task.ts";

/** What a person reads beside the output: messages, warnings and, on a terminal, progress. Everything goes to one stream, stderr. */
export interface Terminal {
  /** One line; text from data is made harmless. */
  say(line: string): void;
  warn(line: string): void;
  fail(line: string): void;
  readonly progress: (progress: Progress) => void;
  /** Removes the line of progress. */
  endProgress(): void;
}

export interface TerminalStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Least time between two lines of progress. */
const REDRAW_MS = 100;
const CLEAR_LINE = "\r\u001b[2K";

export function createTerminal(stream: TerminalStream, options: { readonly isQuiet: boolean; readonly hasColor: boolean; readonly now: () => number }): Terminal {
  const isTerminal = stream.isTTY === true;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  const endProgress = (): void => {
    if (isDrawn) stream.write(CLEAR_LINE);
    isDrawn = false;
  };
  const line = (text: string): void => {
    endProgress();
    stream.write(`${text}\n`);
  };
  const label = (word: string, code: number): string => (isTerminal && options.hasColor ? `\u001b[${code}m${word}\u001b[0m` : word);
  return {
    say: (text) => {
      if (!options.isQuiet) line(visible(text));
    },
    warn: (text) => line(`${label("warning:", 33)} ${visible(text)}`),
    fail: (text) => line(`${label("error:", 31)} ${visible(text)}`),
    progress(progress) {
      if (!isTerminal || options.isQuiet || options.now() - drawnAt < REDRAW_MS) return;
      drawnAt = options.now();
      isDrawn = true;
      stream.write(`${CLEAR_LINE}${visible(progressText(progress))}`);
    },
    endProgress,
  };
}

/** Whether colours are wanted, before the arguments are read: neither --no-color nor NO_COLOR speaks against them. */
export function hasColor(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): boolean {
  return (environment["NO_COLOR"] ?? "") === "" && !words.includes("--no-color");
}

function progressText({ stage, done, total, unit }: Progress): string {
  const percent = total > 0 ? ` ${Math.floor((100 * Math.min(done, total)) / total)} %` : "";
  return `${stage}${percent} (${done.toLocaleString("en")} ${unit})`.slice(0, 78);
}

/** A notice in one line: where, what, remedy; what the message says itself is not said twice. */
export function noticeText(notice: Notice): string {
  const places = [notice.file, notice.row !== undefined && `row ${notice.row}`, notice.line !== undefined && `line ${notice.line}`, notice.column];
  const place = places.filter((part) => part !== undefined && part !== false && part !== "" && !notice.message.includes(part)).join(", ");
  const found = notice.sample === undefined || notice.sample === "" ? "" : ` Found "${notice.sample}".`;
  const times = notice.count.toLocaleString("en");
  const isCounted = notice.count <= 1 || notice.message.includes(String(notice.count)) || notice.message.includes(times);
  const count = isCounted ? "" : ` (${times} times)`;
  return `${place === "" ? "" : `${place}: `}${notice.message}${count}${found}${notice.hint === "" ? "" : ` ${notice.hint}`} [${notice.code}]`;
}

/**
 * Text from data that cannot steer a terminal: control characters as their pictures (␛ for escape), characters that turn the writing
 * direction as their code point.
 */
export function visible(text: string): string {
  return text.replace(/\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u{${code.toString(16)}}`;
  });
}
