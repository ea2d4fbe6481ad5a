import { WhotalksError } from "../core/errors.ts";
import { keepView } from "../core/grow.ts";
import { asClause, count, plural } from "../core/words.ts";
import type { ColumnRole, ReadRange } from "../core/records.ts";
import { plainStarts, startOf } from "../core/starts.ts";
import type { Task } from "../core/task.ts";
import { type AccountKind, type FileReport, type ImportReport, type Messages, type TalkLog, type TextStore, type TieRule } from "../core/talk-log.ts";
import { buildPeople } from "./build-people.ts";
import { resolveParents } from "./parents.ts";
import type { PeopleTable } from "./people-table.ts";
import { isRepost, type RawLog } from "./raw-log.ts";
import { resolveTies, type ResolvedTies } from "./resolve-ties.ts";
import type { Diary } from "./set-aside.ts";
import type { Standing } from "./standing.ts";
import { createTextStore, type TextPlaces } from "./texts.ts";

export interface BuildOptions {
  /** The rules a person chose, and those that the formats say are meant. */
  readonly ties: readonly TieRule[] | undefined;
  readonly knownTies: readonly TieRule[] | undefined;
  /** Roles of the columns of all files of messages. */
  readonly roles: ReadonlySet<ColumnRole>;
  readonly standing: Standing;
  readonly isUndirected: boolean;
  readonly split: "full" | "shared";
  readonly maxRecipients: number | undefined;
  readonly ours: readonly string[];
  readonly accounts: readonly { readonly id: string; readonly kind: AccountKind }[];
  readonly peopleTables: readonly PeopleTable[];
  readonly peopleKey: string | undefined;
  readonly keepsText: boolean;
  /** How to read a file of messages by its number, where texts were left in it. */
  readonly readFile?: (file: number) => ReadRange | undefined;
  readonly hasTalk: boolean;
  /** True: people alone make a log without messages. */
  readonly allowsNoMessages: boolean;
}

/** A file as far as the readers know it; rows set aside are counted from the diary. */
export type FileRead = Omit<FileReport, "rowsKept" | "rowsSetAside">;

/**
 * Makes the talk log of everything read: replies resolved, tie rules applied, people numbered by id, columns trimmed. It lets messages in
 * between its stages.
 *
 * @throws WhotalksError `no-records` when no message was kept, unless people alone are allowed; `cancelled`; as resolveTies and findKey.
 * Cost O(messages + recipients + people·log people).
 */
export async function buildLog(raw: RawLog, files: readonly FileRead[], options: BuildOptions, diary: Diary, task: Task): Promise<TalkLog> {
  if (raw.author.length === 0 && !options.allowsNoMessages) throw emptyError(files, options, diary);
  const parents = resolveParents(raw, diary);
  await task.breathe();
  const ties = await resolveTies(raw, parents, { asked: options.ties, known: options.knownTies, roles: options.roles }, options.standing, diary, task);
  await task.breathe();
  const isUsed = new Uint8Array(raw.people.count);
  for (const people of [raw.author.view(), ties.recipientOf]) mark(people, isUsed);
  await task.breathe();
  const { people, numberOf, joins, sameRow } = buildPeople(raw, isUsed, options.standing, { tables: options.peopleTables, key: options.peopleKey, ours: options.ours, accounts: options.accounts }, diary);
  await task.breathe();
  const messages = await buildMessages(raw, ties, parents?.parent, numberOf, options, diary, task);
  await task.breathe();
  const topics = listTexts(raw.topics.count, (k) => raw.topics.text(k));
  noteFacts(messages, ties, options, diary);
  const { respelledCount } = raw.people;
  if (respelledCount > 0) diary.note({ code: "ids-respelled", severity: "info", count: respelledCount, message: `${plural(respelledCount, "spelling of an id was", "spellings of ids were")} read as another: letters put together (NFC), no blanks around them.`, hint: "Nothing to do. Ids that differ in anything else stay apart until you merge them." });
  return {
    people,
    messages,
    topics,
    channels: listTexts(raw.channels.count, (k) => raw.channels.text(k)),
    hasTalk: options.hasTalk,
    isUndirected: options.isUndirected,
    split: options.split,
    ties: ties.rules,
    tieRules: ties.counts,
    joins,
    sameRow,
    timeRange: messages.at?.range(),
    report: buildReport(files, diary),
  };
}

/** A function of its own: inside one that waits for others the loop takes four times as long. */
function mark(people: Uint32Array, isUsed: Uint8Array): void {
  for (let i = 0; i < people.length; i++) isUsed[people[i]!] = 1;
}

/** People are no messages: only the rows of the other files are told. */
function emptyError(all: readonly FileRead[], { peopleTables }: BuildOptions, diary: Diary): WhotalksError {
  const files = all.filter(({ name }) => !peopleTables.some(({ file }) => file === name));
  const names = files.map((file) => file.name).join(", ");
  const read = files.reduce((sum, file) => sum + file.rowsRead, 0);
  const aside = diary.setAside.filter(({ file }) => files.some(({ name }) => name === file));
  const first = aside[0];
  const seen = read === 0 ? "a header and no rows below it" : `${plural(read, "row", "rows")}, none of which can be used${first === undefined ? "" : ` (first: line ${first.line}, ${asClause(first.reason)})`}`;
  return new WhotalksError("no-records", `${names}: expected messages, found ${seen}.`, { hint: read === 0 ? "A file needs at least one row with an author." : usableHint(new Set(aside.map(({ code }) => code))), where: { file: names } });
}

/** The remedy by why the rows were set aside: what a person left out is no fault of the file. */
function usableHint(codes: ReadonlySet<string>): string {
  const asked = new Map([["opted-out", "Check who objected: --opt-out."], ["outside", "Check what is inside: --inside."], ["account-excluded", "Check which accounts are left out: --exclude."]]);
  const hints = [...asked].flatMap(([code, hint]) => (codes.has(code) ? [hint] : []));
  if (codes.size === 1 && codes.has("date-invalid")) return "Write the dates as 2024-05-31 10:00, or leave the column out with --columns ignore=HEADER.";
  if (hints.length === 0 || [...codes].some((code) => !asked.has(code))) hints.unshift("Correct the rows, or say what the columns are with --columns.");
  return hints.join(" ");
}

function listTexts(count: number, text: (k: number) => string): string[] {
  return Array.from({ length: count }, (_, k) => text(k));
}

async function buildMessages(raw: RawLog, ties: ResolvedTies, parent: Uint32Array | undefined, numberOf: Uint32Array, options: BuildOptions, diary: Diary, task: Task): Promise<Messages> {
  const count = raw.author.length;
  const weights = weightsOf(raw, ties);
  // In place: nobody needs the raw numbers any more.
  const author = renumber(keepView(raw.author.view()), numberOf);
  await task.breathe();
  const recipientOf = renumber(ties.recipientOf, numberOf);
  await task.breathe();
  const topics = groupTopics(raw, count);
  await task.breathe();
  const text = options.keepsText ? storeTexts(raw, options) : undefined;
  const reach = raw.reach.take(count);
  const reposts = raw.origin.isUsed ? Uint8Array.from({ length: count }, (_, m) => (isRepost(raw, m) ? 1 : 0)) : undefined;
  return {
    count,
    author,
    at: raw.at.take(),
    weight: weights.ofMessages,
    recipientStart: ties.recipientStart,
    recipientOf,
    recipientWeight: weights.ofRecipients,
    isCapped: capRecipients(author, ties.recipientStart, recipientOf, options.maxRecipients, diary),
    ...(reposts === undefined ? {} : { isRepost: reposts }),
    ...(ties.isReversed === undefined ? {} : { isReversed: ties.isReversed }),
    ...(reach === undefined ? {} : { reach }),
    channel: raw.channels.count > 0 ? keepView(raw.channel.view()) : undefined,
    topicStart: topics?.start,
    topicOf: topics?.of,
    parent,
    file: filesOf(raw),
    row: raw.row.isUsed ? keepView(raw.row.view()) : undefined,
    text,
  };
}

/** Weights of messages and of recipients: one column where they are the same. */
function weightsOf(raw: RawLog, { recipientWeight }: ResolvedTies): { readonly ofMessages: Float64Array | undefined; readonly ofRecipients: Float64Array | undefined } {
  if (!raw.weight.isUsed) return { ofMessages: undefined, ofRecipients: recipientWeight };
  const weight = raw.weight.view();
  const ofMessages = weight.some((w) => w !== 1) ? keepView(weight) : undefined;
  return { ofMessages, ofRecipients: recipientWeight?.buffer === weight.buffer ? ofMessages : recipientWeight };
}

function renumber(people: Uint32Array, numberOf: Uint32Array): Uint32Array {
  for (let i = 0; i < people.length; i++) people[i] = numberOf[people[i]!]!;
  return people;
}

function storeTexts(raw: RawLog, { readFile }: BuildOptions): TextStore | undefined {
  const places = raw.textPlaces.isUsed ? keepPlaces(raw.textPlaces.view()) : undefined;
  if (places === undefined && raw.text.length === 0) return undefined;
  const file = filesOf(raw);
  return createTextStore({
    places,
    longLengths: raw.longTexts,
    kept: raw.text.length > 0 ? { bytes: keepView(raw.text.view()), start: keepView(raw.textStart.view()) } : undefined,
    fileOf: (m) => (typeof file === "number" ? file : file[m]!),
    readFile: (number) => readFile?.(number),
  });
}

function keepPlaces({ low, high, length }: TextPlaces): TextPlaces {
  return { low: keepView(low), high: high && keepView(high), length: keepView(length) };
}

/** The files as a column, or the only one there is. */
function filesOf(raw: RawLog): Uint16Array | number {
  if (!raw.file.isUsed) return 0;
  const files = raw.file.view();
  return files.every((file) => file === files[0]) ? files[0] ?? 0 : keepView(files);
}

function capRecipients(author: Uint32Array, start: Uint32Array | undefined, recipientOf: Uint32Array, cap: number | undefined, diary: Diary): Uint8Array | undefined {
  if (cap === undefined) return undefined;
  const isCapped = new Uint8Array(author.length);
  let capped = 0;
  for (let m = 0; m < author.length; m++) {
    let others = 0;
    for (let i = startOf(start, m); i < startOf(start, m + 1); i++) if (recipientOf[i] !== author[m]) others++;
    if (others <= cap) continue;
    isCapped[m] = 1;
    capped++;
  }
  if (capped === 0) return undefined;
  diary.note({ code: "over-max-recipients", severity: "info", count: capped, message: `${plural(capped, "message", "messages")} went to more than ${plural(cap, "person", "people")}: counted as posts, not as connections.`, hint: "Change it with --max-recipients." });
  return isCapped;
}

function groupTopics(raw: RawLog, count: number): { start: Uint32Array | undefined; of: Messages["topicOf"] } | undefined {
  if (raw.topics.count === 0) return undefined;
  const topic = raw.messageTopics.value.view();
  if (!raw.messageTopics.message.isUsed && topic.length === count) return { start: undefined, of: keepView(topic) };
  const message = raw.messageTopics.message.view();
  const start = new Uint32Array(count + 1);
  const of = topic.slice();
  let used = 0;
  let i = 0;
  // Entries were pushed message by message, so they are grouped already; a topic named twice counts once.
  for (let m = 0; m < count; m++) {
    const first = used;
    for (; i < message.length && message[i] === m; i++) if (used === first || !of.subarray(first, used).includes(topic[i]!)) of[used++] = topic[i]!;
    start[m + 1] = used;
  }
  return { start: plainStarts(start), of: keepView(of.subarray(0, used)) };
}

/** What the reader must know before believing a number. */
function noteFacts(messages: Messages, { rules, counts }: ResolvedTies, options: BuildOptions, diary: Diary): void {
  if (messages.count === 0) {
    diary.note({ code: "no-messages", message: "These are people without messages: there is nobody to rank.", hint: "Open them together with the messages." });
    return;
  }
  const reposts = messages.isRepost?.reduce((sum, one) => sum + one, 0) ?? 0;
  if (reposts > 0) diary.note({ code: "reposts", severity: "info", count: reposts, message: `${plural(reposts, "message passes", "messages pass")} on another's: no posts of those who passed them on.`, hint: "Nothing to do." });
  const overlap = diary.setAside.filter(({ code }) => code === "duplicate-across-files").length;
  if (overlap > 0) {
    // Without times nothing but the row itself says that it is the same message.
    const isSure = messages.at !== undefined || options.roles.has("messageId");
    diary.note({ code: "overlap", severity: isSure ? "info" : "warning", count: overlap, message: `${plural(overlap, "row stands", "rows stand")} in more than one file: counted once${isSure ? "" : ", although without times they may be messages of their own"}.`, hint: "If they are messages of their own: --overlap each." });
  }
  let toNobody = 0;
  if (messages.recipientStart !== undefined) for (let m = 0; m < messages.count; m++) if (messages.recipientStart[m] === messages.recipientStart[m + 1]) toNobody++;
  if (toNobody === messages.count) {
    const helping = counts.filter(({ rule, ties }) => ties > 0 && !rules.includes(rule)).map(({ rule }) => rule);
    const hint = helping.length > 0 ? `Choose rules that yield connections: --ties ${helping.join(",")}.` : options.ties !== undefined && options.roles.has("to") ? "No rule of --ties yields a connection here: open messages that name others as recipients." : "If a column names the recipients, say which with --columns to=HEADER.";
    diary.note({ code: "broadcast", count: toNobody, message: `None of ${plural(messages.count, "message", "messages")} says to whom: there are posts, but no connections, and nobody is a connector.`, hint });
  } else if (toNobody > 0) {
    diary.note({ code: "broadcast", severity: "info", count: toNobody, message: `${count(toNobody)} of ${count(messages.count)} messages name nobody: counted as posts, not as connections.`, hint: "Nothing to do." });
  }
  const both = options.isUndirected ? countPairsListedTwice(messages) : 0;
  if (both > 0) diary.note({ code: "pair-listed-twice", count: both, message: `${plural(both, "pair is", "pairs are")} listed in both directions: without directions their weights are added.`, hint: "If the file lists every pair twice, read it as directed." });
}

/** Pairs of people with an entry in each direction. Cost O(entries · log entries). */
function countPairsListedTwice({ author, recipientStart, recipientOf, count: messageCount }: Messages): number {
  let n = 1;
  for (const people of [author, recipientOf]) for (let i = 0; i < people.length; i++) if (people[i]! >= n) n = people[i]! + 1;
  // One number a directed entry: the pair, then which way. Both ways of a pair are neighbours once sorted.
  const entries = new Float64Array(recipientOf.length);
  for (let m = 0; m < messageCount; m++) {
    const a = author[m]!;
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
      const b = recipientOf[i]!;
      entries[i] = a === b ? -1 : a < b ? 2 * (a * n + b) : 2 * (b * n + a) + 1;
    }
  }
  entries.sort();
  let both = 0;
  for (let i = 1; i < entries.length; i++) if (entries[i]! % 2 === 1 && entries[i - 1] === entries[i]! - 1) both++;
  return both;
}

/** rows read = rows kept + rows set aside, file by file, checked here. */
function buildReport(files: readonly FileRead[], diary: Diary): ImportReport {
  const reasons: Record<string, number> = {};
  for (const entry of diary.setAside) reasons[entry.code] = (reasons[entry.code] ?? 0) + 1;
  const reports = files.map((file): FileReport => {
    const rowsSetAside = diary.setAside.filter((entry) => entry.file === file.name).length;
    return { ...file, rowsSetAside, rowsKept: file.rowsRead - rowsSetAside };
  });
  const sum = (pick: (report: FileReport) => number): number => reports.reduce((total, report) => total + pick(report), 0);
  const report: ImportReport = {
    files: reports,
    rowsRead: sum((r) => r.rowsRead),
    rowsKept: sum((r) => r.rowsKept),
    rowsSetAside: sum((r) => r.rowsSetAside),
    reasons,
    setAside: diary.setAside,
    notices: diary.notices,
  };
  if (report.rowsSetAside !== diary.setAside.length || reports.some((r) => r.rowsKept < 0)) {
    throw new WhotalksError("accounting", `${report.rowsRead} rows read, ${report.rowsKept} kept, but ${diary.setAside.length} set aside.`, { kind: "internal" });
  }
  return report;
}

/** The number of messages whose recipients are all the author: posts that reach nobody. Cost O(messages + recipients). */
export function countSelfMessages(messages: Messages, mask: Uint8Array | undefined): number {
  const { author, recipientStart, recipientOf, count: messageCount } = messages;
  let found = 0;
  if (mask === undefined && recipientStart === undefined) {
    for (let m = 0; m < messageCount; m++) if (recipientOf[m] === author[m]) found++;
    return found;
  }
  for (let m = 0; m < messageCount; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    const start = startOf(recipientStart, m);
    const end = startOf(recipientStart, m + 1);
    let i = start;
    while (i < end && recipientOf[i] === author[m]) i++;
    if (i === end && end > start) found++;
  }
  return found;
}
