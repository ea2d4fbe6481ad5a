import { WhotalksError } from "../../core/errors.ts";
import { sampleOf, type Notice } from "../../core/notice.ts";
import type { TextScanner } from "../../core/text-scanner.ts";
import { textRows } from "../text-rows.ts";
import { CsvParser } from "./csv-parser.ts";
import type { CsvSyntax } from "./csv-syntax.ts";
import { preambleOf, usualCells } from "./table-start.ts";

/** The first part of a file as UTF-8 without byte order mark. */
export interface TextHead {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  /** Cuts plain records; undefined: the parser does. */
  readonly scanner?: TextScanner | undefined;
  /** The parser of the last trial, whose arrays the next one takes: each trial needs room for a cell a byte. */
  readonly last?: { parser?: CsvParser };
}

/** How one way of cutting does on the head of a file. */
export interface Trial {
  /** As in Dialect. */
  readonly delimiter: string;
  readonly syntax: CsvSyntax;
  /** The first records as text, those of a `sep=` line and the preamble left out. */
  readonly rows: readonly (readonly string[])[];
  readonly mode: number;
  readonly preamble: number;
  /** The records of the preamble. */
  readonly before: readonly (readonly string[])[];
  readonly score: number;
  readonly strayCount: number;
  /** Records with a doubtful quote, at most: 0 to 1 of all. */
  readonly strayShare: number;
  readonly isSpacedOut: boolean;
  /** Whether more lines end in LF or CRLF than in CR alone. */
  readonly endsInLf: boolean;
}

/** What is settled before delimiters are tried. */
export interface Reading {
  readonly quote: number;
  readonly sepRecords: number;
}

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const COMMA = 44;
const SPACE = 32;
const TAB = 9;
const LF = 10;
const CR = 13;
/** Records looked at. */
const SAMPLE_RECORDS = 1000;

/**
 * The delimiter an answer names: "tab" or "\t" spelled out, "space", or the character itself.
 * @throws WhotalksError `delimiter-unknown` for anything but one ASCII character (or ", ", or "" for none)
 */
export function normaliseDelimiter(answer: string): string {
  if (answer === "\\t" || answer.toLowerCase() === "tab") return "\t";
  if (answer.toLowerCase() === "space") return " ";
  if (answer === ", " || answer === "") return answer;
  if (answer.length !== 1 || answer.charCodeAt(0) > 127 || '"\r\n\0'.includes(answer)) {
    throw new WhotalksError("delimiter-unknown", `"${answer}" cannot be a delimiter.`, {
      kind: "arguments",
      hint: "Name one ASCII character, for example , ; | or tab.",
    });
  }
  return answer;
}

function syntaxOf(delimiter: string, quote: number): CsvSyntax {
  return {
    delimiter: delimiter === "" ? -1 : delimiter.charCodeAt(0),
    isSpaced: delimiter === " ",
    skipsSpaces: delimiter === ", ",
    quote,
    escape: -1,
    comments: delimiter === " " || delimiter === "\t" ? "all" : "none",
    columnsBeforeCr: 0,
    columnCount: 0,
  };
}

/** What a first line `sep=;` names; undefined where there is none, or where it names what can be no delimiter. */
export function separatorLine(head: TextHead): string | undefined {
  const line = new TextDecoder().decode(head.bytes.subarray(0, 10));
  const named = /^"?sep=([^"\r\n])"?[\r\n]/i.exec(line)?.[1];
  return named === undefined || named === "\0" || named > "\x7f" ? undefined : named;
}

/**
 * Tries the common delimiters, or the settled one, and picks the one that cuts most evenly; a tie adds a notice.
 * Cost: one parse of the head per delimiter that stands in it.
 */
export function chooseTrial(head: TextHead, settled: string | undefined, { quote, sepRecords }: Reading, notices: Notice[]): Trial {
  const attempt = (delimiter: string): Trial => tryDelimiter(head, delimiter, syntaxOf(delimiter, quote), sepRecords);
  if (settled !== undefined) return attempt(settled);
  const { bytes } = head;
  // A delimiter that stands nowhere cuts nothing: its score is 0 without trying.
  const trials = [";", "\t", "|"].filter((delimiter) => bytes.includes(delimiter.charCodeAt(0))).map(attempt);
  if (bytes.includes(COMMA)) trials.push(chooseComma(bytes, attempt));
  const cutting = trials.reduce<Trial | undefined>((a, b) => (merit(b) > (a === undefined ? 0 : merit(a)) ? b : a), undefined);
  const spaced = bytes.includes(SPACE) || bytes.includes(TAB) ? attempt(" ") : undefined;
  if (spaced !== undefined && spaced.score >= 0.9 && (cutting?.score ?? 0) < spaced.score - 0.3) return spaced;
  // Quotes that all fit between blanks, which cut as evenly, and hardly between anything else.
  if (spaced !== undefined && spaced.strayShare === 0 && spaced.score > 0 && spaced.score >= (cutting?.score ?? 0) && hasQuotes(head, quote) && (cutting ?? attempt(";")).strayShare >= 0.4) return spaced;
  if (cutting === undefined || cutting.score < 0.4) return attempt("");
  const level = trials.filter((trial) => merit(trial) >= merit(cutting) - 0.02);
  if (level.length > 1) notices.push(tieNotice(head.name, level));
  return level[0]!;
}

/** The comma alone, or with the blank that follows every one of them where that cuts as evenly. */
function chooseComma(bytes: Uint8Array, attempt: (delimiter: string) => Trial): Trial {
  const comma = attempt(",");
  if (!hasSpacedComma(bytes)) return comma;
  const commaSpace = attempt(", ");
  return commaSpace.isSpacedOut && commaSpace.score >= comma.score ? commaSpace : comma;
}

/** Whether any comma has a blank, the end of its line or the end of the head behind it. */
function hasSpacedComma(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(COMMA); at >= 0; at = bytes.indexOf(COMMA, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined || next === SPACE || next === LF || next === CR) return true;
  }
  return false;
}

/** The evenness of a trial, less where its quotes stand in the middle of cells. */
function merit(trial: Trial): number {
  return trial.score * (1 - 0.5 * trial.strayShare);
}

function hasQuotes(head: TextHead, quote: number): boolean {
  return quote >= 0 && head.bytes.includes(quote);
}

/** Cuts the head with one delimiter; a second time where quotes are doubtful, now that the number of cells is known. */
function tryDelimiter(head: TextHead, delimiter: string, syntax: CsvSyntax, sepRecords: number): Trial {
  const trial = cutHead(head, delimiter, syntax, sepRecords);
  if (trial.strayCount === 0 || trial.mode < 2) return trial;
  return cutHead(head, delimiter, { ...syntax, columnCount: trial.mode }, sepRecords);
}

function cutHead(head: TextHead, delimiter: string, syntax: CsvSyntax, sepRecords: number): Trial {
  const parser = new CsvParser(syntax, head.name, head.scanner, head.last?.parser);
  if (head.last !== undefined) head.last.parser = parser;
  parser.push(head.bytes);
  if (head.isWhole || parser.settledCount === 0) {
    parser.finish();
    if (parser.openQuoteLine !== undefined) parser.readQuoteLiterally();
  }
  const recordCount = parser.settledCount;
  const last = Math.min(recordCount, SAMPLE_RECORDS);
  const { bytes, cellStart, cellFrom: from, cellTo: to } = parser;
  const rows = textRows({ bytes, cellStart, from, to }, Math.min(sepRecords, last), last);
  const strayCount = parser.counts.strayQuotes.count;
  const strayShare = Math.min(1, strayCount / Math.max(1, recordCount));
  const isSpacedOut = parser.counts.delimiters > 0 && parser.counts.spacedDelimiters === parser.counts.delimiters;
  return { delimiter, syntax, strayCount, strayShare, isSpacedOut, endsInLf: parser.counts.lf > parser.counts.cr, ...judge(rows) };
}

/** How evenly a delimiter cuts: 1 = every record into equally many cells, 0 = it cuts nothing. */
function judge(rows: readonly (readonly string[])[]): Pick<Trial, "rows" | "mode" | "preamble" | "before" | "score"> {
  const mode = usualCells(rows);
  const preamble = preambleOf(rows, mode);
  const before = rows.slice(0, preamble);
  const kept = rows.slice(preamble);
  const first = kept[0]?.length ?? 0;
  if (mode < 2 && first < 2) return { rows: kept, mode, preamble, before, score: 0 };
  const share = (fits: (count: number) => boolean): number => kept.filter((row) => fits(row.length)).length / kept.length;
  const isHeaderOff = first >= 2 && first !== mode && kept.length >= 3 && kept.slice(1).every((row) => row.length === mode);
  const even = share((count) => count === mode) * (first === mode && mode > 1 ? 1 : isHeaderOff ? 0.95 : 0.5);
  const ragged = first >= 2 ? share((count) => count >= 2 && count <= first) * 0.7 : 0;
  return { rows: kept, mode, preamble, before, score: Math.max(even, ragged) * (preamble > 0 ? 0.9 : 1) };
}

/** The single quote where the file has no double one and nearly every single one stands at the border of a cell. */
export function quoteOf(head: TextHead): number {
  if (head.bytes.includes(DOUBLE_QUOTE) || !head.bytes.includes(SINGLE_QUOTE)) return DOUBLE_QUOTE;
  const text = new TextDecoder("latin1").decode(head.bytes).replaceAll("''", "");
  const all = text.split("'").length - 1;
  const opening = text.match(/(?<=^|[,;\t|])'(?=[^,;\t|\r\n])/gm)?.length ?? 0;
  const closing = text.match(/(?<=[^,;\t|\r\n])'(?=$|[,;\t|\r\n])/gm)?.length ?? 0;
  return opening >= 2 && opening + closing >= 0.9 * all && Math.abs(opening - closing) <= 0.1 * all ? SINGLE_QUOTE : DOUBLE_QUOTE;
}

/** The single quote instead, where that cuts clearly better or leaves fewer quotes stray. */
export function chooseQuote(head: TextHead, trial: Trial, settled: string | undefined, sepRecords: number): Trial {
  if (trial.syntax.quote !== DOUBLE_QUOTE || trial.delimiter === "" && settled !== undefined || !head.bytes.includes(SINGLE_QUOTE)) return trial;
  const text = new TextDecoder("latin1").decode(head.bytes);
  if ((text.match(/(?<=^|[,;\t|] ?)'(?=[^'\r\n]*'(?:$|[,;\t|\r]))/gm)?.length ?? 0) < 2) return trial;
  const single = chooseTrial(head, settled, { quote: SINGLE_QUOTE, sepRecords }, []);
  if (single.delimiter === "" || single.mode < 2) return trial;
  const isBetter = single.score > trial.score + 0.1 || (single.score >= trial.score && single.strayCount < trial.strayCount);
  return isBetter ? single : trial;
}

/** A backslash (or a NUL, as some programs write it) before a quote is an escape where that cuts better, or as well with fewer stray quotes. */
export function chooseEscape(head: TextHead, trial: Trial, sepRecords: number): Trial {
  const { quote } = trial.syntax;
  const escapes = [BACKSLASH, 0].filter((escape) => head.bytes.includes(escape));
  if (escapes.length === 0) return trial;
  const text = new TextDecoder("latin1").decode(head.bytes);
  let best = trial;
  for (const escape of escapes) {
    if (!text.includes(String.fromCharCode(escape, quote))) continue;
    const escaped = tryDelimiter(head, trial.delimiter, { ...trial.syntax, escape }, sepRecords);
    if (escaped.score > best.score || (escaped.score === best.score && escaped.strayCount < best.strayCount)) best = escaped;
  }
  return best;
}

function nameOfDelimiter(delimiter: string): string {
  return ({ ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" } as Record<string, string>)[delimiter] ?? delimiter;
}

function tieNotice(file: string, level: readonly Trial[]): Notice {
  const names = level.map(({ delimiter }) => nameOfDelimiter(delimiter));
  return {
    code: "delimiter-tie",
    severity: "warning",
    message: `${names.join(" and ")} cut the records equally well; ${names[0]} was taken.`,
    hint: "Name the delimiter if that is wrong.",
    count: 1,
    file,
    sample: sampleOf(level[0]!.rows[0]?.join(level[0]!.delimiter) ?? ""),
  };
}

