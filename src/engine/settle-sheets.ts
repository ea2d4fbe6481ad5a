import type { ColumnGuess, ColumnRole, TableKind } from "../core/records.ts";

/** As sure as a guess must be to need no question. */
const SURE = 0.9;

/** What the choice between sheets looks at. */
export interface Sheet {
  readonly part: string;
  readonly table: { readonly choice?: string };
  readonly isUsed: boolean;
  readonly openChoice: readonly string[];
  readonly kind: TableKind;
  readonly names: readonly string[];
  readonly columns: readonly ColumnGuess[];
  readonly roles: readonly ColumnRole[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Of tables that are alternatives (the sheets of a workbook) the ones that are meant, where that is plain: the only one with records, or
 * one of messages and one of people. Where it is not plain all stay and `openChoice` names them. Cost O(tables).
 * @param sheet the answer, where there is one: then nothing is open
 */
export function settleSheets<T extends Sheet>(files: readonly T[], sheet: string | undefined): T[] {
  if (sheet !== undefined) return [...files];
  const settled = new Map<T, Partial<Sheet>>();
  for (const choice of new Set(files.map(({ table }) => table.choice))) {
    if (choice === undefined) continue;
    const sheets = files.filter((file) => file.table.choice === choice && file.isUsed);
    if (sheets.length < 2) continue;
    const filled = sheets.filter(({ rows }) => rows.length > 0);
    const meant = filled.length < 2 ? (filled.length === 0 ? sheets.slice(0, 1) : filled) : isPlainPair(filled) ? filled : undefined;
    for (const file of sheets) settled.set(file, meant === undefined ? { openChoice: filled.map(({ part }) => part) } : { isUsed: meant.includes(file) });
  }
  return files.map((file) => ({ ...file, ...settled.get(file) }));
}

/** One is surely a table of messages and the other surely one of people. */
function isPlainPair(sheets: readonly Sheet[]): boolean {
  const messages = sheets.find(({ kind, roles, columns }) => kind === "messages" && columns.some(({ confidence }, c) => roles[c] === "from" && confidence >= SURE));
  const people = sheets.find(({ kind, roles }) => kind === "people" && roles.includes("id"));
  return sheets.length === 2 && messages !== undefined && people !== undefined;
}

/** Whether sheets are parts of one log (a sheet a month): they have the same columns. */
export function haveSameColumns(sheets: readonly Sheet[]): boolean {
  return new Set(sheets.map(({ names, kind }) => JSON.stringify([kind, names]))).size === 1;
}
