export const LF = 10;
export const CR = 13;
export const TAB = 9;
export const SPACE = 32;
export const HASH = 35;

/** How the bytes of one file are cut into cells. Bytes are ASCII codes; −1 = there is none. */
export interface CsvSyntax {
  readonly delimiter: number;
  /** Runs of spaces and tabs separate, those at either end of a line do not count. */
  readonly isSpaced: boolean;
  /** Spaces after a delimiter belong to it (`, `). */
  readonly skipsSpaces: boolean;
  readonly quote: number;
  /** A byte that makes the next one literal inside quotes. */
  readonly escape: number;
  /** Which lines that begin with # are comments: none, those before the first record, or all. */
  readonly comments: "none" | "leading" | "all";
  /**
   * Columns of a table whose lines end in LF or CRLF: a CR alone before the last column of such a table is content, not the end of
   * the record. 0 = every CR outside quotes ends the record.
   */
  readonly columnsBeforeCr: number;
  /** Cells of a record as the head of the file shows them: records with doubtful quotes are held against it. 0 = not known. */
  readonly columnCount: number;
}

/** How often something happened, and where first: record number (1-based, every record counts) and physical line. */
export interface Occurrence {
  count: number;
  record: number;
  line: number;
}

/** What a byte means to the parser; 0 = it is content. */
export const DELIMITER_BYTE = 1;
export const LF_BYTE = 2;
export const CR_BYTE = 3;
export const QUOTE_BYTE = 4;
export const NUL_BYTE = 5;
export const ESCAPE_BYTE = 6;

/** The meaning of each byte value outside quotes. */
export function kindsOutside(syntax: CsvSyntax): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds[LF] = LF_BYTE;
  kinds[CR] = CR_BYTE;
  kinds[0] = NUL_BYTE;
  if (syntax.quote >= 0) kinds[syntax.quote] = QUOTE_BYTE;
  if (syntax.delimiter >= 0) kinds[syntax.delimiter] = DELIMITER_BYTE;
  if (syntax.isSpaced) kinds[SPACE] = kinds[TAB] = DELIMITER_BYTE;
  return kinds;
}

/** The meaning of each byte value inside quotes. */
export function kindsInside(syntax: CsvSyntax): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds[LF] = LF_BYTE;
  kinds[CR] = CR_BYTE;
  kinds[0] = NUL_BYTE;
  if (syntax.escape >= 0) kinds[syntax.escape] = ESCAPE_BYTE;
  if (syntax.quote >= 0) kinds[syntax.quote] = QUOTE_BYTE;
  return kinds;
}

/**
 * Takes the doubling and the escapes out of the inside of a quoted cell, in place.
 * @returns the new end
 */
export function unescapeQuotes(bytes: Uint8Array, from: number, end: number, { quote, escape }: CsvSyntax): number {
  if (escape < 0) return undoubleQuotes(bytes, from, end, quote);
  let to = from;
  for (let i = from; i < end; i++) {
    const byte = bytes[i]!;
    const next = i + 1 < end ? bytes[i + 1]! : -1;
    if (byte === escape && (next === quote || next === escape)) i++;
    else if (byte === quote && next === quote) i++;
    bytes[to++] = bytes[i]!;
  }
  return to;
}

function undoubleQuotes(bytes: Uint8Array, from: number, end: number, quote: number): number {
  let i = from;
  while (i < end && bytes[i] !== quote) i++;
  let to = i;
  while (i < end) {
    const byte = bytes[i]!;
    bytes[to++] = byte;
    i += byte === quote && i + 1 < end && bytes[i + 1] === quote ? 2 : 1;
  }
  return to;
}

/** Whether a range holds nothing but spaces and tabs. */
export function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte !== SPACE && byte !== TAB) return false;
  }
  return true;
}
