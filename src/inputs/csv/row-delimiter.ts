import type { RecordBatch } from "../../core/records.ts";
import { kindOf, type CellKind } from "./header.ts";
import { LF, CR } from "./csv-syntax.ts";

const OTHERS = [",", ";", "\t", "|", " "] as const;

/** A row cut with another delimiter than the table's. */
export interface RecutRow {
  readonly delimiter: string;
  readonly cells: readonly string[];
}

/**
 * Cuts a row that has too few cells with each other common delimiter.
 * @returns the one way that gives as many cells as there are columns, numbers and dates where the other rows have them; undefined
 *   where there is none or more than one
 */
export function recutRow(text: string, delimiter: string, columnCount: number, kinds: readonly (CellKind | undefined)[]): RecutRow | undefined {
  let found: RecutRow | undefined;
  for (const other of OTHERS) {
    if (other === delimiter || other === delimiter.trim() || !text.includes(other)) continue;
    const cells = cutLine(text, other);
    if (cells === undefined || cells.length !== columnCount || !fitsKinds(cells, kinds)) continue;
    if (found !== undefined) return undefined;
    found = { delimiter: other, cells };
  }
  return found;
}

/** At least two columns have a kind by which a row can be told, and no cell is of another one. */
function fitsKinds(cells: readonly string[], kinds: readonly (CellKind | undefined)[]): boolean {
  let fitting = 0;
  for (const [c, kind] of kinds.entries()) {
    if (kind === undefined || kind === "text") continue;
    const own = kindOf((cells[c] ?? "").trim());
    if (own === kind) fitting++;
    else if (own !== "empty") return false;
  }
  return fitting >= 2;
}

/** The cells of one line, doubled quotes resolved; undefined where a quote does not close before a delimiter or the end. */
function cutLine(text: string, delimiter: string): readonly string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let end: number;
    if (text[at] === '"') {
      let cell = "";
      for (;;) {
        end = text.indexOf('"', at + 1);
        if (end < 0) return undefined;
        cell += text.slice(at + 1, end);
        if (text[end + 1] !== '"') break;
        cell += '"';
        at = end + 1;
      }
      cells.push(cell);
      end++;
      if (end < text.length && text[end] !== delimiter) return undefined;
    } else {
      end = text.indexOf(delimiter, at);
      if (end < 0) end = text.length;
      cells.push(text.slice(at, end));
    }
    if (end >= text.length) return cells;
    at = end + 1;
  }
}

/** The bytes of a record as they stand in the file, the quote of its first and last cell included. */
export function rawRecord(bytes: Uint8Array, from: number, to: number, quote: number): Uint8Array {
  const start = from > 0 && bytes[from - 1] === quote ? from - 1 : from;
  let end = to;
  while (end < bytes.length && bytes[end] === quote && bytes[end] !== LF && bytes[end] !== CR) end++;
  return bytes.subarray(start, end);
}

/** Cells as the one record of a batch. */
export function batchOf(cells: readonly string[], firstRow: number, line: number): RecordBatch {
  const encoded = cells.map((cell) => new TextEncoder().encode(cell));
  const to: number[] = [];
  for (const cell of encoded) to.push((to[to.length - 1] ?? 0) + cell.length);
  const bytes = new Uint8Array(to[to.length - 1] ?? 0);
  encoded.forEach((cell, c) => bytes.set(cell, to[c]! - cell.length));
  const from = Uint32Array.from(to, (end, c) => end - encoded[c]!.length);
  return { bytes, recordCount: 1, cellStart: Uint32Array.of(0, cells.length), from, to: Uint32Array.from(to), firstRow, line: Uint32Array.of(line) };
}
