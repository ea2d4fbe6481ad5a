import { sortedTextOrder } from "../core/sort-order.ts";
import { NONE, type Attribute, type People } from "../core/talk-log.ts";
import type { Interner } from "../core/interner.ts";
import { parseCount } from "./numbers.ts";
import { findKey, type PeopleTable } from "./people-table.ts";
import { followersUnreadable, type Diary } from "./set-aside.ts";

export interface PeopleOptions {
  readonly table: PeopleTable | undefined;
  readonly key: string | undefined;
  /** Ids of accounts that are ours. */
  readonly ours: readonly string[];
  /** Follower counts from the log, by raw number. */
  readonly followers: ReadonlyMap<number, { readonly count: number }>;
}

/** People in id order, and where each raw number went (NONE for people nobody uses). */
export interface NumberedPeople {
  readonly people: People;
  readonly numberOf: Uint32Array;
}

/**
 * Numbers people by id in code-point order and joins the people table: names, groups, followers, silent people.
 *
 * @param isUsed 1 for raw numbers that are an author or a recipient of a kept message.
 * @throws WhotalksError as findKey.
 */
export function buildPeople(raw: Interner, isUsed: Uint8Array, options: PeopleOptions, diary: Diary): NumberedPeople {
  const used: number[] = [];
  for (let p = 0; p < isUsed.length; p++) if (isUsed[p] === 1) used.push(p);
  const logIds = used.map((p) => raw.text(p));
  const { table } = options;
  const rows = table === undefined ? new Map<string, number>() : indexRows(table, new Set(logIds), options.key, diary);
  const silentIds = table === undefined ? [] : withoutKnown(rows.keys(), logIds);
  const unsorted = silentIds.length === 0 ? logIds : [...logIds, ...silentIds];
  const order = sortedTextOrder(unsorted);
  const count = order.length;
  const ids = Array.from(order, (k) => unsorted[k]!);
  const numberOf = new Uint32Array(isUsed.length).fill(NONE);
  const isSilent = new Uint8Array(count);
  order.forEach((k, number) => {
    if (k < used.length) numberOf[used[k]!] = number;
    else isSilent[number] = 1;
  });

  const isOurs = new Uint8Array(count);
  const numberById = options.ours.length === 0 ? undefined : new Map(ids.map((id, number) => [id, number]));
  for (const id of options.ours) {
    const number = numberById?.get(id.trim().normalize("NFC"));
    if (number !== undefined) isOurs[number] = 1;
    else diary.note({ code: "ours-unknown", message: "An account named as ours is nobody in the data.", hint: "Check the spelling: ids are compared exactly.", sample: id });
  }
  const followers = new Float64Array(count).fill(Number.NaN);
  for (const [p, { count: known }] of options.followers) if (numberOf[p] !== NONE && numberOf[p] !== undefined) followers[numberOf[p]!] = known;

  const names = [...ids];
  let attributes: Attribute[] = [];
  if (table !== undefined) {
    const rowOf = ids.map((id) => rows.get(id));
    const nameColumn = table.roles.indexOf("name");
    const followerColumn = table.roles.indexOf("followers");
    rowOf.forEach((row, k) => {
      if (row === undefined) return;
      if (nameColumn >= 0 && table.columns[nameColumn]![row] !== "") names[k] = table.columns[nameColumn]![row]!;
      const written = followerColumn >= 0 ? table.columns[followerColumn]![row]! : "";
      if (written === "") return;
      const known = parseCount(written);
      if (!Number.isNaN(known)) followers[k] = known;
      else diary.note({ ...followersUnreadable, file: table.file, row: table.row[row]!, line: table.line[row]!, column: table.names[followerColumn]!, sample: written });
    });
    attributes = table.roles.flatMap((role, c) => (role === "group" ? [buildAttribute(table.names[c]!, table.columns[c]!, rowOf)] : []));
  }
  const hasFollowers = followers.some((value) => !Number.isNaN(value));
  return { people: { count, ids, names, isOurs, isSilent, followers: hasFollowers ? followers : undefined, attributes }, numberOf };
}

function withoutKnown(ids: Iterable<string>, known: readonly string[]): string[] {
  const isKnown = new Set(known);
  return Array.from(ids).filter((id) => !isKnown.has(id));
}

function indexRows(table: PeopleTable, logIds: ReadonlySet<string>, key: string | undefined, diary: Diary): Map<string, number> {
  const match = findKey(table, logIds, key);
  const rows = new Map<string, number>();
  const column = table.names[match.column]!;
  const reject = (k: number, value: string, code: string, reason: string): void => diary.reject({ file: table.file, row: table.row[k]!, line: table.line[k]!, column, value, code, reason });
  table.columns[match.column]!.forEach((id, k) => {
    if (id === "") reject(k, "", "person-unnamed", "the row names nobody");
    else if (rows.has(id)) reject(k, id, "person-repeated", "this person has an earlier row, which counts");
    else rows.set(id, k);
  });
  const unmatched = [...logIds].filter((id) => !rows.has(id)).length;
  diary.note({ code: "people-joined", severity: "info", message: `People joined on ${column}: ${match.matched} matched, ${rows.size - match.matched} only in the table (silent), ${unmatched} only in the messages.`, hint: "Another column: --key.", file: table.file, column });
  return rows;
}

function buildAttribute(name: string, values: readonly string[], rowOf: readonly (number | undefined)[]): Attribute {
  const labels: string[] = [];
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(rowOf.length).fill(NONE);
  rowOf.forEach((row, k) => {
    const value = row === undefined ? "" : values[row]!;
    if (value === "") return;
    let code = codeOf.get(value);
    if (code === undefined) {
      code = labels.push(value) - 1;
      codeOf.set(value, code);
    }
    codes[k] = code;
  });
  return { name, labels, codes };
}
