import { WhotalksError } from "../core/errors.ts";
import type { ColumnRole, RecordBatch, RecordSink } from "../core/records.ts";
import type { Diary } from "./set-aside.ts";

/** A people table as it was read: columns of trimmed NFC text, "" where empty. */
export interface PeopleTable {
  readonly file: string;
  readonly names: readonly string[];
  readonly roles: readonly ColumnRole[];
  /** columns[c][k]: column c of the k-th row. */
  readonly columns: readonly string[][];
  /** Record number and physical line of each row. */
  readonly row: readonly number[];
  readonly line: readonly number[];
}

export interface PeopleSink extends RecordSink {
  readonly rowsRead: number;
  readonly rowsSetAside: number;
  readonly table: PeopleTable;
}

/** The sink that keeps a people table: one array of text per column that has a use. */
export function createPeopleSink(file: string, names: readonly string[], roles: readonly ColumnRole[], diary: Diary): PeopleSink {
  const columns: string[][] = names.map(() => []);
  const decoder = new TextDecoder();
  let rowsRead = 0;
  let rowsSetAside = 0;
  const row: number[] = [];
  const line: number[] = [];
  const readCell = (batch: RecordBatch, r: number, c: number): string => {
    const i = batch.cellStart[r]! + c;
    return i < batch.cellStart[r + 1]! ? decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)).trim().normalize("NFC") : "";
  };
  return {
    get rowsRead() {
      return rowsRead;
    },
    get rowsSetAside() {
      return rowsSetAside;
    },
    get table() {
      return { file, names, roles, columns, row, line };
    },
    columns() {},
    batch(batch) {
      for (let r = 0; r < batch.recordCount; r++) {
        rowsRead++;
        row.push(batch.firstRow + r);
        line.push(batch.line[r]!);
        for (let c = 0; c < names.length; c++) columns[c]!.push(readCell(batch, r, c));
      }
    },
    notice: (notice) => diary.note(notice),
    setAside(row, line, column, value, code, reason) {
      rowsRead++;
      rowsSetAside++;
      diary.reject({ file, row, line, column, value, code, reason });
    },
  };
}

/** Which column of a people table names the people of the log. */
export interface KeyMatch {
  readonly column: number;
  readonly matched: number;
  readonly values: number;
}

/**
 * Finds the key column: the one whose distinct values match most ids of the log.
 *
 * @param asked header text of the key, undefined = find it.
 * @throws WhotalksError `people-key` when two different columns match equally many ids, or when the best matches under half of its
 * own values and under half of the ids: the page asks, the CLI names `--key`. A column asked for that is not there is `key-missing`;
 * a table without rows is `no-people`.
 */
export function findKey(table: PeopleTable, ids: ReadonlySet<string>, asked: string | undefined): KeyMatch {
  const matches = table.columns.map((values, column): KeyMatch => {
    const distinct = new Set(values);
    distinct.delete("");
    let matched = 0;
    for (const value of distinct) if (ids.has(value)) matched++;
    return { column, matched, values: distinct.size };
  });
  const columns = table.names.join(", ");
  if (asked !== undefined) {
    const byName = table.names.indexOf(asked);
    const position = /^#\d+$/.test(asked) ? Number(asked.slice(1)) - 1 : byName;
    const match = matches[position];
    if (match === undefined) {
      throw new WhotalksError("key-missing", `${table.file} has no column "${asked}"; it has: ${columns}.`, { kind: "arguments", hint: "Give one of these with --key.", where: { file: table.file } });
    }
    return match;
  }
  if (table.row.length === 0) {
    throw new WhotalksError("no-people", `${table.file}: expected people, found a header and no rows below it.`, { hint: "Leave the file out, or export it again.", where: { file: table.file } });
  }
  if (ids.size === 0) return matches[table.roles.indexOf("id")] ?? matches.reduce((a, b) => (b.values > a.values ? b : a));
  const best = matches.reduce((a, b) => (b.matched > a.matched ? b : a));
  const rival = matches.find((m) => m !== best && m.matched === best.matched && !isSameColumn(table, m.column, best.column));
  const isWeak = best.matched * 2 < best.values && best.matched * 2 < ids.size;
  if (best.matched === 0 || isWeak || rival !== undefined) {
    const why = rival !== undefined
      ? `"${table.names[best.column]}" and "${table.names[rival.column]}" name equally many people of the messages (${best.matched})`
      : `the best column, "${table.names[best.column]}", names only ${best.matched} of ${ids.size} people of the messages`;
    throw new WhotalksError("people-key", `${table.file}: cannot tell which column names the people: ${why}.`, { hint: `Name it with --key; the columns are: ${columns}.`, where: { file: table.file } });
  }
  return best;
}

function isSameColumn(table: PeopleTable, a: number, b: number): boolean {
  return table.columns[a]!.every((value, k) => value === table.columns[b]![k]);
}
