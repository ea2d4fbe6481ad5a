import { hintsOf } from "../columns/column-names.ts";
import { guessHeader, isColumnWord, kindOf, type CellKind } from "./header.ts";

/** Records before the header that may be a preamble. */
const PREAMBLE_RECORDS = 50;
const HEADER_ROWS = 3;

/** The most frequent count; of several the one of the first record, else the largest. */
function modeOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let mode = counts[0] ?? 0;
  for (const [count, n] of times) {
    const most = times.get(mode)!;
    if (n > most || (n === most && mode !== counts[0] && count > mode)) mode = count;
  }
  return mode;
}

/** A table below a preamble that is longer than it has so many columns or more, and so many of their names are known. */
const WIDE_COLUMNS = 5;
const WIDE_NAMES = 3;

/**
 * The cells of a record: those of most records, unless these are the lines of a preamble (a word or two each) above a wide table of a few
 * rows, which begins with names that are known and goes on to the end.
 */
export function usualCells(rows: readonly (readonly string[])[]): number {
  const mode = modeOf(rows.map((row) => row.length));
  let k = 0;
  while (k < Math.min(PREAMBLE_RECORDS, rows.length - 2) && rows[k]!.length <= 2) k++;
  const names = rows[k]?.map((cell) => cell.trim()) ?? [];
  const width = names.length;
  if (k === 0 || mode > 2 || width < WIDE_COLUMNS || !rows.slice(k).every((row) => row.length === width)) return mode;
  return new Set(names).size === width && names.filter((name) => isColumnWord(name) || hintsOf(name).length > 0).length >= WIDE_NAMES ? width : mode;
}

/**
 * Records before the table: titles and the like, shorter than its rows or padded with empty cells, and followed by what is surely a
 * header, or by rows that are all of one length.
 * @param mode cells of most records
 */
export function preambleOf(rows: readonly (readonly string[])[], mode: number): number {
  if (mode < 2) return 0;
  const most = Math.min(PREAMBLE_RECORDS, rows.length - 1);
  for (let k = 0; k <= most; k++) {
    const row = rows[k]!;
    if (row.length === mode && k > 0 && isHeaderAt(rows, k)) return k;
    if (row.length === mode && (mode < 3 || filledCount(row) > 2)) break;
  }
  let k = 0;
  while (k < most && mode >= 3 && filledCount(rows[k]!) <= 2 && rows[k]!.length !== mode && !isHeaderAt(rows, k)) k++;
  if (k === 0 || rows.length < k + 3) return 0;
  const rest = rows.slice(k);
  return rest.filter((row) => row.length === mode).length >= 0.95 * rest.length ? k : 0;
}

function isHeaderAt(rows: readonly (readonly string[])[], at: number): boolean {
  if (rows.length < at + 2 || rows[at]!.length < 2 || filledCount(rows[at]!) < rows[at]!.length * 0.6) return false;
  const guess = guessHeader(rows.slice(at, at + 200), true);
  return guess.isHeader && guess.isSure;
}

function filledCount(row: readonly string[]): number {
  let filled = 0;
  for (const cell of row) if (cell.trim() !== "") filled++;
  return filled;
}

/**
 * Rows that name the columns, the first of `rows` being one: a second and third one repeat it, or hold words over columns of numbers,
 * dates or addresses.
 */
export function headerRowCount(rows: readonly (readonly string[])[]): number {
  let count = 1;
  while (count < HEADER_ROWS && count < rows.length && namesColumns(rows, count)) count++;
  return count;
}

function namesColumns(rows: readonly (readonly string[])[], at: number): boolean {
  const row = rows[at]!;
  if (repeatsNames(row, rows[0]!)) return true;
  const below = rows.slice(at + 1, at + 200).filter((other) => !isJson(other));
  if (below.length < 2) return false;
  let typed = 0;
  let words = 0;
  for (const [c, kind] of columnKinds(below).entries()) {
    if (kind === undefined || kind === "text") continue;
    typed++;
    const cell = (row[c] ?? "").trim();
    if (kindOf(cell) === "text" && !isPlaceholder(cell)) words++;
    else if (cell !== "") return false;
  }
  return words >= 2 && words >= typed * 0.5;
}

/** Whether a row says what the header says: as many of its cells as make an accident unlikely. */
export function repeatsNames(row: readonly string[], names: readonly string[]): boolean {
  const least = Math.min(row.length, names.length);
  let same = 0;
  let named = 0;
  for (let c = 0; c < least; c++) {
    const name = names[c]!.trim();
    if (name === "") continue;
    named++;
    if (withoutMark(row[c]!) === name) same++;
  }
  return named >= 2 && same >= 0.8 * named && least >= 0.5 * Math.max(row.length, names.length);
}

/** A cell behind a byte order mark keeps its quotes: the parser takes them for text. */
function withoutMark(cell: string): string {
  return cell.startsWith("\ufeff") ? cell.slice(1).trim().replace(/^"(.*)"$/, "$1") : cell.trim();
}

/** A row of JSON objects, which survey tools write below the names. */
function isJson(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === "" || /^\s*\{\s*"/.test(cell));
}

function isPlaceholder(cell: string): boolean {
  return /^(n\/?a|null|none|nan|nil|unknown|[-–—?.]+)$/i.test(cell);
}

/** The kind of each column as far as four in five of its cells agree. */
export function columnKinds(rows: readonly (readonly string[])[]): readonly (CellKind | undefined)[] {
  const width = Math.min(1000, rows.reduce((most, row) => Math.max(most, row.length), 0));
  return Array.from({ length: width }, (_, c) => {
    const counts = new Map<CellKind, number>();
    let all = 0;
    for (const row of rows) {
      const kind = kindOf((row[c] ?? "").trim());
      if (kind === "empty") continue;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      all++;
    }
    for (const [kind, count] of counts) if (count >= 0.8 * all) return kind;
    return undefined;
  });
}

/** How the names of a header fit the cells of the rows below. */
export interface HeaderFit {
  readonly names: readonly string[];
  /** Cells of the header itself. */
  readonly named: number;
  /** What is to be said where they do not fit. */
  readonly misfit: "none" | "row-names" | "short" | "trailing" | "long";
}

/**
 * Lays header rows over columns. Several rows of names are joined; a name missing at the front (R writes row names so) or at the end
 * is left empty.
 * @param headers rows of names, at least one
 * @param body rows below, as far as they are known
 * @param mode cells of most rows
 */
export function fitHeader(headers: readonly (readonly string[])[], body: readonly (readonly string[])[], mode: number): HeaderFit {
  const names = joinHeaders(headers);
  const named = names.length;
  const isEven = body.length > 0 && body.filter((row) => row.length === mode).length >= 0.9 * body.length;
  if (!isEven || mode === named) return { names, named, misfit: "none" };
  if (mode < named) return { names, named, misfit: names.slice(mode).every((name) => name.trim() === "") ? "none" : "long" };
  if (body.every((row) => row.slice(named).every((cell) => cell.trim() === ""))) return { names, named, misfit: "trailing" };
  const isNamed = mode === named + 1 && new Set(body.map((row) => row[0])).size === body.length && body.every((row) => row[0] !== "");
  const missing = Array.from({ length: mode - named }, () => "");
  return isNamed ? { names: ["", ...names], named, misfit: "row-names" } : { names: [...names, ...missing], named, misfit: "short" };
}

function joinHeaders(headers: readonly (readonly string[])[]): readonly string[] {
  if (headers.length === 1) return headers[0]!;
  const rows = headers.filter((row) => !isJson(row));
  const last = rows[rows.length - 1]!;
  const isGrouped = new Set(last).size < last.length;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const group: string[] = rows.map(() => "");
  return Array.from({ length: width }, (_, c) =>
    rows
      .map((row, r) => {
        const cell = (row[c] ?? "").trim();
        if (cell !== "" || !isGrouped || r === rows.length - 1) return (group[r] = cell);
        return group[r]!;
      })
      .filter((cell) => cell !== "")
      .join(" "),
  );
}
