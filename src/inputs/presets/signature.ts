import type { ColumnRole, Table } from "../../core/records.ts";
import type { TableSample } from "../sample.ts";

/** A header may stand below this many lines of preamble. */
const PREAMBLE_ROWS = 15;

/** No export that is known by its columns has more of them. */
const WIDEST = 2000;

/** Header text reduced to lower-case words: "SenderAddress", "sender_address" and "Sender Address" are "sender address". */
export function plainName(name: string): string {
  return name.normalize("NFKC").replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2").toLowerCase().replace(/[^\p{L}\p{N}#]+/gu, " ").trim();
}

/** Plain names of the columns of a table, and how many of its first records come before its header (0: the header is its own). */
export interface FoundHeader {
  readonly names: ReadonlySet<string>;
  readonly skipped: number;
}

/**
 * The header that has all these columns: the table's own, or one of its first 15 records.
 * @param signature plain names; each may hold alternatives, divided by |
 * @returns undefined where no row has them
 */
export function findHeader(sample: TableSample, signature: readonly string[]): FoundHeader | undefined {
  if (sample.names.length > WIDEST) return undefined;
  if (sample.hasHeader) {
    const own = plainRow(sample, sample.names);
    if (hasAll(own, signature)) return { names: own, skipped: 0 };
  }
  for (let k = 0; k < Math.min(PREAMBLE_ROWS, sample.rows.length); k++) {
    const row = sample.rows[k]!;
    if (row.length < signature.length || row.length > WIDEST) continue;
    const names = plainRow(sample, row);
    if (hasAll(names, signature)) return { names, skipped: k + 1 };
  }
  return undefined;
}

/** Plain names of rows looked at, as long as their samples are held: every preset asks for the same rows. */
const plainRows = new WeakMap<TableSample, Map<readonly string[], ReadonlySet<string>>>();

/** The plain names of a row's cells; cells that cannot be a name are left out. */
function plainRow(sample: TableSample, row: readonly string[]): ReadonlySet<string> {
  let rows = plainRows.get(sample);
  if (rows === undefined) plainRows.set(sample, (rows = new Map()));
  let names = rows.get(row);
  // No name of a signature is without a letter: most cells need no look.
  if (names === undefined) rows.set(row, (names = new Set(row.filter(mayName).map(plainName))));
  return names;
}

/** False for cells of digits, blanks and marks alone. */
function mayName(cell: string): boolean {
  for (let i = 0; i < cell.length; i++) if (cell.charCodeAt(i) >= 65) return true;
  return false;
}

function hasAll(names: ReadonlySet<string>, signature: readonly string[]): boolean {
  return signature.every((each) => each.split("|").some((name) => names.has(name)));
}

/** The table as if it began with its record number `skipped` as the header; what stands above is no record. */
export function behead(table: Table, skipped: number): Table {
  if (skipped === 0) return table;
  return {
    ...table,
    shape: { ...table.shape, hasHeader: true },
    async decode(sink, context) {
      const decoder = new TextDecoder();
      await table.decode(
        {
          columns() {},
          batch(batch) {
            const cut = Math.max(0, skipped + 1 - batch.firstRow);
            const header = skipped - batch.firstRow;
            if (header >= 0 && header < batch.recordCount) {
              const names: string[] = [];
              for (let i = batch.cellStart[header]!; i < batch.cellStart[header + 1]!; i++) names.push(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)).trim());
              sink.columns(names.map((name, c) => (name === "" ? `column ${c + 1}` : name)));
            }
            if (cut >= batch.recordCount) return undefined;
            return sink.batch({ ...batch, recordCount: batch.recordCount - cut, cellStart: batch.cellStart.subarray(cut), line: batch.line.subarray(cut), firstRow: batch.firstRow + cut - skipped });
          },
          notice: (notice) => sink.notice(notice),
          // What stands above the header is no record, whatever is wrong with it.
          setAside: (row, ...rest) => (row > skipped ? sink.setAside(row - skipped, ...rest) : undefined),
        },
        context,
      );
    },
  };
}

/**
 * Roles by header text, from pairs of a role and the plain names that can have it, the best first ("author username|author id"); of several the
 * first that is filled in the sample. A pair that ends in + gives the role to all of them.
 */
export function rolesOf(sample: TableSample, pairs: readonly (readonly [ColumnRole, string])[], skipped = 0): Map<string, ColumnRole> {
  const header = skipped === 0 ? sample.names : sample.rows[skipped - 1]!;
  const rows = sample.rows.slice(skipped);
  const plain = header.map(plainName);
  const isFilled = (c: number): boolean => rows.length === 0 || rows.some((row) => (row[c] ?? "").trim() !== "");
  const roles = new Map<string, ColumnRole>();
  for (const [role, list] of pairs) {
    const takesAll = list.endsWith("+");
    for (const name of list.replace(/\+$/, "").split("|")) {
      const c = plain.findIndex((each, at) => each === name && !roles.has(header[at]!) && isFilled(at));
      if (c < 0) continue;
      roles.set(header[c]!.trim(), role);
      if (!takesAll) break;
    }
  }
  return roles;
}
