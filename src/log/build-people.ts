import { WhotalksError } from "../core/errors.ts";
import { namePartOf } from "../core/name-parts.ts";
import { count as inWords } from "../core/words.ts";
import { sortedTextOrder } from "../core/sort-order.ts";
import { NONE, type AccountKind, type Attribute, type NumberAttribute, type People, type PeopleJoin } from "../core/talk-log.ts";
import { type JoinedTable, joinTable, keyFor } from "./join-people.ts";
import { decideDecimal, parseCount, parseNumber } from "./numbers.ts";
import type { PeopleTable } from "./people-table.ts";
import type { RawLog } from "./raw-log.ts";
import { followersUnreadable, type Diary } from "./set-aside.ts";
import { IN, type Standing } from "./standing.ts";

export interface PeopleOptions {
  readonly tables: readonly PeopleTable[];
  readonly key: string | undefined;
  /** Ids of accounts that are ours. */
  readonly ours: readonly string[];
  /** Kinds of accounts by id; those of kind ours add to `ours`. */
  readonly accounts: readonly { readonly id: string; readonly kind: AccountKind }[];
}

/** People in id order, and where each raw number went (NONE for people nobody uses). */
export interface NumberedPeople {
  readonly people: People;
  readonly numberOf: Uint32Array;
  readonly joins: readonly PeopleJoin[];
  /** People whom one row of a table names together. */
  readonly sameRow: readonly (readonly number[])[];
}

/** As many as one Map or Set of V8 holds. */
const MOST_PEOPLE = 16_777_216;

/** The attribute that tells the kinds of accounts, where any is not a person. */
const ACCOUNT_KIND = "kind of account";

/**
 * Numbers people by id in code-point order and joins the people tables one after the other: names, groups, numbers, followers, silent
 * people. Where several tables tell the same of somebody, the first that is not empty counts. Without a table the name is the one
 * that came with the messages, else the id.
 *
 * @param isUsed 1 for raw numbers that are an author or a recipient of a kept message.
 * @throws WhotalksError `too-many-people` for more than 16,777,216; as findKey.
 */
export function buildPeople(raw: RawLog, isUsed: Uint8Array, standing: Standing, options: PeopleOptions, diary: Diary): NumberedPeople {
  const used = placesOf(isUsed);
  if (used.length > MOST_PEOPLE) {
    throw new WhotalksError("too-many-people", `The messages are of ${inWords(used.length)} people: more than the ${inWords(MOST_PEOPLE)} that can be told apart here.`, { hint: "Open a part of the data, or check that the columns of people are not numbers of messages." });
  }
  // A set of all ids takes longer than reading them: only where a table asks for it.
  const logIds = options.tables.length === 0 ? [] : textsOf(raw, used);
  const joined = options.tables.length === 0 ? [] : joinTables(raw, isUsed, new Set(logIds), standing, options, diary);
  const silentIds = joined.length === 0 ? [] : idsOnlyIn(joined, logIds);
  const { ids, numberOf, isSilent } = (silentIds.length === 0 ? orderInterned(raw, used) : undefined) ?? orderTexts(raw, used, silentIds);
  const count = isSilent.length;
  // Where nobody is called anything else both are the same list.
  const names = raw.displayNames.size === 0 && joined.length === 0 ? undefined : [...ids()];
  for (const [p, { name }] of raw.displayNames) if (names !== undefined && numberOf[p] !== undefined && numberOf[p] !== NONE) names[numberOf[p]!] = raw.names.text(name);
  const followers = new Float64Array(count).fill(Number.NaN);
  for (const [p, { count: known }] of raw.followers) if (numberOf[p] !== NONE && numberOf[p] !== undefined) followers[numberOf[p]!] = known;
  const cells = createCells(joined, ids);
  if (names !== undefined && joined.length > 0) {
    ids().forEach((id, k) => {
      names[k] = nameIn(joined, id) ?? names[k]!;
    });
  }
  cells.each("followers", (k, value, place) => {
    const known = parseCount(value);
    if (Number.isNaN(known)) diary.note({ ...followersUnreadable, ...place, sample: value });
    else followers[k] = known;
  });
  const attributes = cells.attributes();
  const numbers = cells.numbers(diary);
  noteAbsent(standing, diary);
  const { isOurs, kinds } = markAccounts(ids, count, raw, standing, options, diary);
  if (kinds !== undefined) attributes.push(kinds);
  const hasFollowers = followers.some((value) => !Number.isNaN(value));
  return {
    people: peopleOf(ids, names, { count, isOurs, isSilent, followers: hasFollowers ? followers : undefined, attributes, ...(numbers.length > 0 ? { numbers } : {}) }),
    numberOf,
    joins: joined.map(({ join }) => join),
    sameRow: numberRows(joined, ids),
  };
}

/** People whose ids become strings when they are asked for. A function of its own, so that it keeps nothing alive but the ids. */
function peopleOf(ids: () => readonly string[], names: readonly string[] | undefined, others: Omit<People, "ids" | "names">): People {
  return {
    ...others,
    get ids() {
      return ids();
    },
    get names() {
      return names ?? ids();
    },
  };
}

/** Asks once, at the first call. A function of its own, so that it keeps nothing else alive. */
function onceAsked(make: () => string[]): () => readonly string[] {
  let toMake: (() => string[]) | undefined = make;
  let made: readonly string[] = [];
  return () => {
    if (toMake !== undefined) {
      made = toMake();
      toMake = undefined;
    }
    return made;
  };
}

/** What is there already. */
function given(made: readonly string[]): () => readonly string[] {
  return () => made;
}

/** The places that hold 1. */
function placesOf(isUsed: Uint8Array): Uint32Array {
  const places = new Uint32Array(isUsed.length);
  let count = 0;
  for (let p = 0; p < isUsed.length; p++) {
    places[count] = p;
    count += isUsed[p]!;
  }
  return places.subarray(0, count);
}

function textsOf({ people }: RawLog, numbers: Uint32Array): string[] {
  return people.texts?.(numbers) ?? Array.from(numbers, (number) => people.text(number));
}

/** Ids in code-point order, the number of each raw number among them (NONE where it is not used), and 1 for those who are silent. */
interface OrderedIds {
  readonly ids: () => readonly string[];
  readonly numberOf: Uint32Array;
  readonly isSilent: Uint8Array;
}

/** The people of the log alone, where the interner can put them in order without strings: those are made in that order when they are asked for. */
function orderInterned(raw: RawLog, used: Uint32Array): OrderedIds | undefined {
  const sorted = raw.people.sort?.(used);
  if (sorted === undefined) return undefined;
  const numberOf = new Uint32Array(raw.people.count).fill(NONE);
  for (let number = 0; number < sorted.length; number++) numberOf[sorted[number]!] = number;
  const later = raw.people.textsLater?.(sorted);
  return { ids: later === undefined ? given(textsOf(raw, sorted)) : onceAsked(later), numberOf, isSilent: new Uint8Array(sorted.length) };
}

function orderTexts(raw: RawLog, used: Uint32Array, silentIds: readonly string[]): OrderedIds {
  const unsorted = [...textsOf(raw, used), ...silentIds];
  const order = sortedTextOrder(unsorted);
  const ids: string[] = [];
  const numberOf = new Uint32Array(raw.people.count).fill(NONE);
  const isSilent = new Uint8Array(order.length);
  for (let number = 0; number < order.length; number++) {
    const k = order[number]!;
    ids.push(unsorted[k]!);
    if (k < used.length) numberOf[used[k]!] = number;
    else isSilent[number] = 1;
  }
  return { ids: given(ids), numberOf, isSilent };
}

function numberRows(joined: readonly JoinedTable[], ids: () => readonly string[]): number[][] {
  if (joined.every(({ sameRow }) => sameRow.length === 0)) return [];
  const numberById = new Map(ids().map((id, number) => [id, number]));
  return joined.flatMap(({ sameRow }) => sameRow.map((group) => group.flatMap((id) => numberById.get(id) ?? [])));
}

function joinTables(raw: RawLog, isUsed: Uint8Array, people: ReadonlySet<string>, standing: Standing, { tables, key }: PeopleOptions, diary: Diary): JoinedTable[] {
  const ids = standing.isPlain ? people : withMerged(people, raw, isUsed, standing);
  const byId = {
    personOf: (id: string): string => (standing.isPlain || id === "" ? id : raw.people.text(standing.personOf(raw.people.internText(id)))),
    of: (id: string): number => (standing.isPlain || id === "" ? IN : standing.of(raw.people.internText(id))),
  };
  const joined: JoinedTable[] = [];
  for (const table of tables) {
    const asked = keyFor(tables, table, key);
    const hasIds = table.columns.some((values) => values.some((value) => ids.has(value)));
    // A table that has no id may have the names that came with the messages or with an earlier table.
    const named = hasIds ? undefined : peopleByName(raw, people, joined);
    if (named === undefined || named.size === 0) joined.push(joinTable(table, people, ids, asked, byId, diary));
    else joined.push(joinTable(table, people, new Set(named.keys()), asked, { ...byId, personOf: (name) => named.get(name) ?? byId.personOf(name) }, diary));
  }
  return joined;
}

/** The id of everybody who has a name that nobody else has. */
function peopleByName(raw: RawLog, people: ReadonlySet<string>, joined: readonly JoinedTable[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  const add = (name: string, id: string): void => {
    if (name === "") return;
    if (found.has(name) && found.get(name) !== id) shared.add(name);
    found.set(name, id);
  };
  for (const [p, { name }] of raw.displayNames) if (people.has(raw.people.text(p))) add(raw.names.text(name), raw.people.text(p));
  for (const { table, rowsOf } of joined) {
    const columns = nameColumnsOf(table);
    for (const [id, rows] of rowsOf) add(nameAt(table, columns, rows[0]!), id);
  }
  for (const name of shared) found.delete(name);
  return found;
}

/** The columns that make up a person's name: given and family name, in this order, or the first column of names. */
function nameColumnsOf({ roles, names }: PeopleTable): readonly number[] {
  const columns = roles.flatMap((role, column) => (role === "name" ? [column] : []));
  const given = columns.find((column) => namePartOf(names[column]!) === "given");
  const family = columns.find((column) => namePartOf(names[column]!) === "family");
  return given !== undefined && family !== undefined ? [given, family] : columns.slice(0, 1);
}

function nameAt(table: PeopleTable, columns: readonly number[], row: number): string {
  return columns.map((column) => table.columns[column]![row]!).filter((part) => part !== "").join(" ");
}

/** A person's name in the first table and row that has one. */
function nameIn(joined: readonly JoinedTable[], id: string): string | undefined {
  for (const { table, rowsOf } of joined) {
    const columns = nameColumnsOf(table);
    for (const row of rowsOf.get(id) ?? []) {
      const value = nameAt(table, columns, row);
      if (value !== "") return value;
    }
  }
  return undefined;
}

/** The people and the ids that were merged into them. */
function withMerged(people: ReadonlySet<string>, raw: RawLog, isUsed: Uint8Array, standing: Standing): ReadonlySet<string> {
  const ids = new Set(people);
  for (let p = 0; p < isUsed.length; p++) if (isUsed[standing.personOf(p)] === 1) ids.add(raw.people.text(p));
  return ids;
}

function idsOnlyIn(joined: readonly JoinedTable[], known: readonly string[]): string[] {
  const seen = new Set(known);
  const found: string[] = [];
  for (const { rowsOf } of joined) {
    for (const id of rowsOf.keys()) {
      if (seen.has(id)) continue;
      seen.add(id);
      found.push(id);
    }
  }
  return found;
}

interface Cells {
  /** Every person's first value that is not empty in columns of a role. */
  each(role: "followers", take: (person: number, value: string, place: { file: string; row: number; line: number; column: string }) => void): void;
  attributes(): Attribute[];
  numbers(diary: Diary): NumberAttribute[];
}

/** What the tables say about the people, by person. */
function createCells(joined: readonly JoinedTable[], ids: () => readonly string[]): Cells {
  const columnsOf = (role: string): { readonly in: JoinedTable; readonly column: number; readonly name: string }[] =>
    joined.flatMap((one) => one.table.roles.flatMap((r, column) => (r === role ? [{ in: one, column, name: one.table.names[column]! }] : [])));
  /** The value of a person in the first of these columns that has one. */
  const valueIn = (columns: ReturnType<typeof columnsOf>, id: string): { value: string; at: (typeof columns)[number]; row: number } | undefined => {
    for (const at of columns) {
      for (const row of at.in.rowsOf.get(id) ?? []) {
        const value = at.in.table.columns[at.column]![row]!;
        if (value !== "") return { value, at, row };
      }
    }
    return undefined;
  };
  const named = (role: string): { name: string; columns: ReturnType<typeof columnsOf> }[] => {
    const byName = new Map<string, ReturnType<typeof columnsOf>>();
    for (const column of columnsOf(role)) byName.set(column.name, [...(byName.get(column.name) ?? []), column]);
    return Array.from(byName, ([name, columns]) => ({ name, columns }));
  };
  return {
    each(role, take) {
      const columns = joined.flatMap((one) => columnsOf(role).filter((column) => column.in === one).slice(0, 1));
      if (columns.length === 0) return;
      ids().forEach((id, k) => {
        const found = valueIn(columns, id);
        if (found === undefined) return;
        const { table } = found.at.in;
        take(k, found.value, { file: table.file, row: table.row[found.row]!, line: table.line[found.row]!, column: found.at.name });
      });
    },
    attributes: () => named("group").map(({ name, columns }) => buildAttribute(name, ids().map((id) => valueIn(columns, id)?.value ?? ""))),
    numbers: (diary) =>
      named("number").map(({ name, columns }) => {
        const values = ids().map((id) => valueIn(columns, id)?.value ?? "");
        const { decimal } = decideDecimal(values);
        const numbers = Float64Array.from(values, (value) => (value === "" ? Number.NaN : parseNumber(value, decimal)));
        numbers.forEach((number, k) => {
          if (values[k] !== "" && !Number.isFinite(number)) {
            numbers[k] = Number.NaN;
            diary.note({ code: "number-unreadable", message: `A value of "${name}" is no number: it is left empty.`, hint: "Correct the cells, or read the column as a group.", file: columns[0]!.in.table.file, column: name, sample: values[k]! });
          }
        });
        return { name, values: numbers };
      }),
  };
}

function buildAttribute(name: string, values: readonly string[]): Attribute {
  const labels: string[] = [];
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(values.length).fill(NONE);
  values.forEach((value, k) => {
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

/** An account to be left out that is misspelt stays in: said, with one of them. */
function noteAbsent(standing: Standing, diary: Diary): void {
  const absent = standing.absent();
  if (absent.length === 0) return;
  const message = absent.length === 1 ? "An account that was to be left out is nobody in the data." : `${absent.length} accounts that were to be left out are nobody in the data.`;
  diary.note({ code: "exclude-unknown", severity: "warning", message, hint: "Check the spelling: ids are compared exactly.", sample: absent[0]! });
}

/** Accounts of ours, and the attribute of kinds where any account is not a person. */
function markAccounts(ids: () => readonly string[], count: number, raw: RawLog, standing: Standing, { ours, accounts }: PeopleOptions, diary: Diary): { readonly isOurs: Uint8Array; readonly kinds: Attribute | undefined } {
  const isOurs = new Uint8Array(count);
  const marked = [...accounts, ...ours.map((id) => ({ id, kind: "ours" as const }))];
  if (marked.length === 0) return { isOurs, kinds: undefined };
  const numberById = new Map(ids().map((id, number) => [id, number]));
  const numberOf = (id: string): number | undefined => {
    const raws = raw.people.internText(id);
    return raws === NONE ? undefined : numberById.get(raw.people.text(standing.personOf(raws)));
  };
  const kindOf = Array.from({ length: count }, (): AccountKind => "person");
  for (const { id, kind } of marked) {
    const number = numberOf(id);
    if (number !== undefined) {
      kindOf[number] = kind;
      if (kind === "ours") isOurs[number] = 1;
    } else if (ours.includes(id)) diary.note({ code: "ours-unknown", message: "An account named as ours is nobody in the data.", hint: "Check the spelling: ids are compared exactly.", sample: id });
  }
  const hasKinds = accounts.length > 0 && kindOf.some((kind) => kind !== "person" && kind !== "ours");
  return { isOurs, kinds: hasKinds ? buildAttribute(ACCOUNT_KIND, kindOf) : undefined };
}
