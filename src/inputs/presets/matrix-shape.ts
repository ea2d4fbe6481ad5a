import type { TableSample } from "../sample.ts";

/** How a table is laid out as an adjacency matrix: row i, column j holds the weight of the tie from i to j. */
export interface MatrixShape {
  /** Names of the columns, in their order; trimmed. */
  readonly labels: readonly string[];
  /** 1 where the first record holds those names: numbers, which were not taken for a header. */
  readonly skippedRecords: number;
  /** Column of the first weight: 1 where a row begins with its name. */
  readonly firstColumn: number;
  /** Whether names come with the rows; else row i has the name of column i. */
  readonly hasRowNames: boolean;
  /** "both": told by the weights on both sides of the diagonal being equal; "upper", "lower": only that side is filled. */
  readonly fill: "directed" | "both" | "upper" | "lower";
  /** Decimal comma. */
  readonly isComma: boolean;
}

/** Weights as text that mean no tie. */
const NO_TIE = new Set(["", "0", "-", ".", "na", "nan", "null"]);
const FEWEST = 3;

/** The weight a cell holds: a number, 0 for none, NaN for what is no number. */
export function weightOf(cell: string, isComma: boolean): number {
  const text = cell.trim();
  if (NO_TIE.has(text.toLowerCase())) return 0;
  if (/^[xX✓✔]$/.test(text)) return 1;
  const plain = isComma ? text.replace(",", ".") : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/**
 * The layout of a table that is surely an adjacency matrix: as many rows as columns, nothing but weights in it, and names that agree,
 * or a diagonal or symmetry that a table of anything else does not have.
 * @returns undefined where it is none, or not surely
 */
export function matrixShape(sample: TableSample): MatrixShape | undefined {
  if (hasEmptyRecord(sample)) return undefined;
  const first = sample.hasHeader ? undefined : namesRow(sample.rows);
  if (first === undefined) return shapeOf(sample);
  const below = shapeOf({ ...sample, hasHeader: true, names: first, rows: sample.rows.slice(1) });
  return below && { ...below, skippedRecords: 1 };
}

/** A record of JSON may hold nothing at all: a matrix has none such. */
function hasEmptyRecord({ rows }: TableSample): boolean {
  return rows.some((row) => row.length === 0);
}

function shapeOf(sample: TableSample): MatrixShape | undefined {
  const { names, rows } = sample;
  if (rows.length < FEWEST || names.length < FEWEST) return undefined;
  const hasRowNames = rows.every((row) => isName(row[0] ?? "")) && isLabelled(sample);
  const firstColumn = hasRowNames ? 1 : 0;
  const labels = sample.hasHeader ? names.slice(firstColumn).map((name, c) => nameAt(name, firstColumn + c)) : numbered(sample, firstColumn);
  const count = labels.length;
  if (count < FEWEST || (sample.isWhole && rows.length !== count && !hasRowNames) || (!hasRowNames && rows.length > count)) return undefined;
  const isComma = hasDecimalComma(rows, firstColumn);
  if (isComma === undefined || !isFilled(rows, firstColumn, isComma)) return undefined;
  const own = hasRowNames ? rows.map((row) => row[0]!.trim()) : labels;
  const isSquare = sample.isWhole && rows.length === count && own.every((name, i) => name === labels[i]);
  const fill = isSquare ? fillOf(rows, firstColumn, isComma) : "directed";
  const shape: MatrixShape = { labels, skippedRecords: 0, firstColumn, hasRowNames, fill, isComma };
  if (hasRowNames && sample.hasHeader) return sharesNames(own, labels) ? shape : undefined;
  if (!sample.isWhole && !isPlainDiagonal(rows, firstColumn, isComma)) return undefined;
  const isProven = isPlainDiagonal(rows, firstColumn, isComma) || fill === "both" || (count > FEWEST && isBinary(rows, firstColumn, isComma));
  return isProven && (count > FEWEST || sample.hasHeader) ? shape : undefined;
}

/**
 * The first record where it names the columns although it was not taken for a header: its cells are the names of the rows below, in
 * their order, or count from 0 or 1.
 */
function namesRow(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const first = rows[0] ?? [];
  const below = rows.slice(1);
  if (first.length < FEWEST || below.length < FEWEST) return undefined;
  const width = below[0]!.length;
  const names = first.length === width - 1 ? ["", ...first] : first;
  const isOfRows = below.every((row, i) => i + 1 >= names.length || row[0]!.trim() === names[i + 1]!.trim());
  if (isOfRows && (names !== first || first[0]!.trim() === "" || Number.isNaN(Number(first[1])))) return names;
  const base = Number(first[0]);
  return (base === 0 || base === 1) && below.length >= first.length && first.every((name, i) => name.trim() === String(base + i)) ? first : undefined;
}

/** A table of 0 and 1 whose rows and columns have names, and not the same ones: people and events. */
export function isTwoMode(sample: TableSample): boolean {
  const { names, rows, hasHeader } = sample;
  if (hasEmptyRecord(sample) || !hasHeader || names.length < 1 + FEWEST || rows.length < 2 || nameAt(names[0]!, 0) !== "") return false;
  if (!isBinary(rows, 1, false) || !rows.every((row) => isName(row[0] ?? ""))) return false;
  const labels = new Set(names.slice(1).map((name) => name.trim()));
  return new Set(rows.map((row) => row[0]!.trim())).size === rows.length && rows.every((row) => !labels.has(row[0]!.trim()));
}

/** The text of a header; "" where the file gives none. */
function nameAt(name: string, column: number): string {
  return name === `column ${column + 1}` ? "" : name.trim();
}

/** Without header the columns are called like the rows, or by number. */
function numbered(sample: TableSample, firstColumn: number): string[] {
  const count = sample.names.length - firstColumn;
  if (firstColumn === 1 && sample.rows.length === count) return sample.rows.map((row) => row[0]!.trim());
  return Array.from({ length: count }, (_, c) => String(c + 1));
}

/** A first cell may be a name: no fraction, and not too long. An empty one is the name of nobody. */
function isName(cell: string): boolean {
  return cell.length <= 256 && !/^\s*[+-]?\d*[.,]\d+\s*$/.test(cell);
}

/** Whether the first cells name the rows: each once, and they are no weights of a matrix without names. */
function isLabelled({ names, rows, hasHeader }: TableSample): boolean {
  const own = rows.map((row) => row[0]!.trim());
  if (new Set(own).size < own.length) return false;
  if (own.some((name) => name !== "" && Number.isNaN(Number(name)))) return true;
  return hasHeader && (nameAt(names[0]!, 0) === "" || sharesNames(own, names.slice(1).map((name) => name.trim())));
}

/** Half of the names of rows at least are names of columns, each of which comes once. */
function sharesNames(own: readonly string[], labels: readonly string[]): boolean {
  const known = new Set(labels);
  return new Set(labels).size === labels.length && own.filter((name) => known.has(name)).length >= 0.5 * own.length;
}

/** Whether weights have a decimal comma; undefined where it may as well divide thousands. */
function hasDecimalComma(rows: readonly (readonly string[])[], firstColumn: number): boolean | undefined {
  let commas = 0;
  let sure = 0;
  for (const row of rows) {
    for (const cell of row.slice(firstColumn)) {
      if (!cell.includes(",")) {
        if (/^\s*[+-]?\d*\.\d+\s*$/.test(cell)) return false;
        continue;
      }
      commas++;
      if (!/^\s*[+-]?[1-9]\d{0,2},\d{3}\s*$/.test(cell)) sure++;
    }
  }
  return commas > 0 && sure === 0 ? undefined : commas > 0;
}

/** Weights and nothing else, at least one of them a tie. */
function isFilled(rows: readonly (readonly string[])[], firstColumn: number, isComma: boolean): boolean {
  let ties = 0;
  for (const row of rows) {
    for (let c = firstColumn; c < row.length; c++) {
      const weight = weightOf(row[c]!, isComma);
      if (Number.isNaN(weight)) return false;
      if (weight !== 0) ties++;
    }
  }
  return ties > 0;
}

function isBinary(rows: readonly (readonly string[])[], firstColumn: number, isComma: boolean): boolean {
  let hasOne = false;
  let hasZero = false;
  for (const row of rows) {
    for (let c = firstColumn; c < row.length; c++) {
      const weight = weightOf(row[c]!, isComma);
      if (weight === 1) hasOne = true;
      else if (weight === 0) hasZero = true;
      else return false;
    }
  }
  return hasOne && hasZero;
}

/** All 0, empty or 1 on the diagonal, and something else beside it. */
function isPlainDiagonal(rows: readonly (readonly string[])[], firstColumn: number, isComma: boolean): boolean {
  const on = rows.map((row, i) => weightOf(row[firstColumn + i] ?? "", isComma));
  return (on[0] === 0 || on[0] === 1) && on.every((weight) => weight === on[0]) && rows.some((row, i) => row.slice(firstColumn).some((cell, j) => j !== i && weightOf(cell, isComma) !== on[0]));
}

function fillOf(rows: readonly (readonly string[])[], firstColumn: number, isComma: boolean): MatrixShape["fill"] {
  let above = 0;
  let below = 0;
  let isSymmetric = true;
  for (let i = 0; i < rows.length; i++) {
    for (let j = i + 1; j < rows.length; j++) {
      const upper = weightOf(rows[i]![firstColumn + j] ?? "", isComma);
      const lower = weightOf(rows[j]![firstColumn + i] ?? "", isComma);
      if (upper !== 0) above++;
      if (lower !== 0) below++;
      if (upper !== lower) isSymmetric = false;
    }
  }
  if (isSymmetric) return "both";
  if (below === 0 && above > 0) return "upper";
  return above === 0 && below > 0 ? "lower" : "directed";
}
