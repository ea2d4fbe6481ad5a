import { compareCodePoints } from "../core/order.ts";
import type { PeopleJoin } from "../core/talk-log.ts";
import { findKey, type PeopleTable } from "./people-table.ts";
import type { Diary } from "./set-aside.ts";
import { IN, leftOut, OPTED_OUT } from "./standing.ts";

/** Which people ids mean, as text. */
export interface PeopleById {
  /** The id of the person an id means. */
  personOf(id: string): string;
  /** IN, or why the person is left out (standing.ts). */
  of(id: string): number;
}

/** A people table with its rows found: by the id of the person, the row under that very id first, then by id. */
export interface JoinedTable {
  readonly table: PeopleTable;
  readonly rowsOf: ReadonlyMap<string, readonly number[]>;
  readonly join: PeopleJoin;
  /** Ids of people whom one row names together: its key, and people of the log in its other cells who have no row and no other mention. */
  readonly sameRow: readonly (readonly string[])[];
}

/** How many ids of either side are named. */
const FIRST = 20;

/**
 * Finds the key of a people table and the rows of each person. Rows that name nobody, that repeat an id, or whose person is left out
 * are set aside. Who stands on one side only is counted and the first are named.
 *
 * @param people ids of the people of the log. @param ids those and the ids that were merged into them.
 * @throws WhotalksError as findKey. Cost O(cells + people · log people).
 */
export function joinTable(table: PeopleTable, people: ReadonlySet<string>, ids: ReadonlySet<string>, key: string | undefined, byId: PeopleById, diary: Diary): JoinedTable {
  const match = findKey(table, ids, key);
  const column = table.names[match.column]!;
  const rowOfId = new Map<string, number>();
  const reject = (k: number, value: string, code: string, reason: string): void => diary.reject({ file: table.file, row: table.row[k]!, line: table.line[k]!, column, value, code, reason });
  table.columns[match.column]!.forEach((id, k) => {
    const standing = byId.of(id);
    if (id === "") reject(k, "", "person-unnamed", "the row names nobody");
    else if (standing !== IN) reject(k, standing === OPTED_OUT ? "" : id, leftOut[standing]!.code, leftOut[standing]!.reason);
    else if (rowOfId.has(id)) reject(k, id, "person-repeated", "this person has an earlier row, which counts");
    else rowOfId.set(id, k);
  });
  const rowsOf = new Map<string, number[]>();
  for (const [id, row] of rowOfId) {
    const person = byId.personOf(id);
    const rows = rowsOf.get(person);
    if (rows === undefined) rowsOf.set(person, [row]);
    else rows.push(row);
  }
  const values = table.columns[match.column]!;
  for (const [person, rows] of rowsOf) if (rows.length > 1) rows.sort((a, b) => (values[a] === person ? -1 : values[b] === person ? 1 : compareCodePoints(values[a]!, values[b]!)));
  const onlyTable = [...rowsOf.keys()].filter((id) => !people.has(id));
  const onlyMessages = [...people].filter((id) => !rowsOf.has(id));
  const join: PeopleJoin = {
    file: table.file,
    column,
    matched: rowsOf.size - onlyTable.length,
    onlyTable: onlyTable.length,
    onlyMessages: onlyMessages.length,
    firstOnlyTable: firstOf(onlyTable),
    firstOnlyMessages: firstOf(onlyMessages),
  };
  diary.note({ code: "people-joined", severity: "info", message: `People joined on ${column}: ${join.matched} matched, ${join.onlyTable} only in the table (silent), ${join.onlyMessages} only in the messages.`, hint: "Another column: --key.", file: table.file, column });
  return { table, rowsOf, join, sameRow: findSameRows(table, match.column, rowOfId, people, ids, byId) };
}

/** People named together. Whoever has a row, or stands in several, is named there for another reason: a manager, a deputy. */
function findSameRows(table: PeopleTable, key: number, rowOfId: ReadonlyMap<string, number>, people: ReadonlySet<string>, ids: ReadonlySet<string>, byId: PeopleById): string[][] {
  const rowOfOther = new Map<string, number>();
  const repeated = new Set<string>();
  table.columns.forEach((values, column) => {
    if (column === key) return;
    values.forEach((value, row) => {
      for (const id of value.includes("@") && /[;,|\s]/.test(value) ? value.split(/[;,|\s]+/) : [value]) {
        if (id === "" || !ids.has(id) || rowOfId.has(id)) continue;
        const earlier = rowOfOther.get(id);
        if (earlier !== undefined && earlier !== row) repeated.add(id);
        rowOfOther.set(id, row);
      }
    });
  });
  const byRow = new Map<number, Set<string>>();
  for (const [id, row] of rowOfOther) {
    if (repeated.has(id)) continue;
    const own = table.columns[key]![row]!;
    const group = byRow.get(row) ?? new Set(own !== "" && rowOfId.get(own) === row ? [byId.personOf(own)] : []);
    const person = byId.personOf(id);
    if (people.has(person)) byRow.set(row, group.add(person));
  }
  return Array.from(byRow.values(), (group) => [...group]).filter((group) => group.length > 1);
}

function firstOf(ids: readonly string[]): string[] {
  return ids.toSorted(compareCodePoints).slice(0, FIRST);
}

/** The key asked for, for the table that has it; other tables find theirs. Where none has it, the first table refuses it. */
export function keyFor(tables: readonly PeopleTable[], table: PeopleTable, key: string | undefined): string | undefined {
  if (key === undefined || tables.length === 1) return key;
  const hasKey = ({ names }: PeopleTable): boolean => names.includes(key) || /^#\d+$/.test(key);
  return hasKey(table) || !tables.some(hasKey) ? key : undefined;
}
