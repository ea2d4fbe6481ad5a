import { WhotalksError } from "../core/errors.ts";
import type { ColumnRole } from "../core/records.ts";
import { NONE, type TieRule } from "../core/talk-log.ts";
import { count } from "../core/words.ts";
import { type CompanyCount, type TakePair, walkChannels, walkThreads } from "./company-ties.ts";
import { namePeople } from "./name-people.ts";
import type { Parents } from "./parents.ts";
import type { RawLog } from "./raw-log.ts";
import { resolveOrigins } from "./reposts.ts";
import type { Diary } from "./set-aside.ts";
import { IN, type Standing } from "./standing.ts";
import { groupByChannel, groupByThread, hasOrder } from "./talk-order.ts";

/** The rules in the order in which the default looks for one that yields ties. */
export const RULES: readonly TieRule[] = ["addressed", "reply", "mention", "repost", "thread", "channel"];

/** More pairs than this are refused: they would not fit into memory, and a group so large is no conversation. */
export const MOST_PAIRS = 200_000_000;

/** Pairs of a message and a person, as one rule yields them; a person may stand twice in one message. */
export interface Entries {
  /** undefined: pair i is of message i, as far as there are pairs. */
  readonly message: Uint32Array | undefined;
  readonly person: Uint32Array;
  /** undefined: each entry weighs what its message weighs. */
  readonly weight: Float64Array | undefined;
  /** True where the tie goes from the person to the author of the message. */
  readonly isReversed: boolean;
}

/** Columns of which a rule needs one, by rule; a message id besides for those that name messages alone. */
const needs: Readonly<Record<TieRule, readonly ColumnRole[]>> = {
  addressed: ["to", "cc"],
  reply: ["replyTo", "replyToPerson"],
  mention: ["mentioned", "text"],
  repost: ["repostOf", "quoteOf"],
  thread: ["thread"],
  channel: ["channel"],
};

/** Whether the columns can answer a rule. */
export function canAnswer(rule: TieRule, roles: ReadonlySet<ColumnRole>): boolean {
  if (rule === "reply" && !roles.has("replyToPerson")) return roles.has("replyTo") && roles.has("messageId");
  return needs[rule].some((role) => roles.has(role));
}

/** The refusal of a rule that was asked for and that no column can answer. */
export function cannotAnswer(rule: TieRule): WhotalksError {
  const words: Readonly<Record<TieRule, string>> = {
    addressed: "a column that names the recipients",
    reply: "a message id and a column that names the message replied to, or a column that names the person",
    mention: "a column of texts, or one that names the people mentioned",
    repost: "a column that names what is passed on",
    thread: "a column that names the thread",
    channel: "a column that names the channel",
  };
  const options: Readonly<Record<TieRule, string>> = { addressed: "to=…", reply: "messageId=…,replyTo=…", mention: "text=…", repost: "repostOf=…", thread: "thread=…", channel: "channel=…" };
  return new WhotalksError("ties-need-column", `The tie rule ${rule} needs ${words[rule]}.`, { hint: `Name it with --columns ${options[rule]}.` });
}

/** What every rule yields, each worked out when it is first asked for. */
export interface RuleYields {
  /** Whether the rule makes any tie. */
  hasTies(rule: TieRule): boolean;
  count(rule: TieRule): CompanyCount;
  entries(rule: TieRule): Entries;
}

/**
 * addressed → the recipients; reply → the author of the message replied to, where none is known the person named; mention → each name
 * mentioned; repost → the first author of what is passed on, reversed; thread and channel → those who wrote there before.
 *
 * Names match ids exactly, else without regard to case where that means one person, else they are new people. Who is left out, in
 * whatever way named, is in no pair. Entries: cost O(messages + pairs). Counts: the pairs of each message without repetition and
 * without its author.
 */
export function createYields(raw: RawLog, parents: Parents | undefined, standing: Standing, diary: Diary): RuleYields {
  const known = new Map<TieRule, Entries>();
  const named = createNames(raw, standing);
  const listed = (rule: TieRule): Entries => {
    switch (rule) {
      case "addressed":
        return { message: raw.recipients.message.isUsed ? raw.recipients.message.view() : undefined, person: raw.recipients.value.view(), weight: raw.weight.isUsed || raw.recipientWeight.isUsed ? raw.recipientWeight.view() : undefined, isReversed: false };
      case "reply":
        return listReplies(raw, parents, named, standing);
      case "mention":
        return listMentions(raw, named, standing);
      case "repost":
        return listReposts(raw, standing, diary);
      case "thread":
        return listCompany(raw, rule, (take) => walkThreads(raw, groupByThread(raw), take), diary);
      case "channel":
        return listCompany(raw, rule, (take) => walkChannels(raw, groupByChannel(raw), take), diary);
    }
  };
  const entries = (rule: TieRule): Entries => {
    const found = known.get(rule) ?? listed(rule);
    known.set(rule, found);
    return found;
  };
  return {
    entries,
    hasTies(rule) {
      if (rule === "thread") return walkThreads(raw, groupByThread(raw)).ties > 0;
      if (rule === "channel") return walkChannels(raw, groupByChannel(raw)).ties > 0;
      const { message, person } = entries(rule);
      return person.some((p, i) => raw.author.get(message?.[i] ?? i) !== p);
    },
    count(rule) {
      if (rule === "thread") return walkThreads(raw, groupByThread(raw));
      if (rule === "channel") return walkChannels(raw, groupByChannel(raw));
      return countEntries(raw, entries(rule));
    },
  };
}

function listMentions(raw: RawLog, named: (name: number) => number, standing: Standing): Entries {
  const message = raw.mentions.message.view();
  const person = raw.mentions.value.view().map(named);
  const isSomebody = (_: number, i: number): boolean => person[i] !== NONE;
  const entries = person.includes(NONE) ? { message: message.filter(isSomebody), person: person.filter(isSomebody) } : { message, person };
  return keepIn({ ...entries, weight: undefined, isReversed: false }, standing);
}

/** Words with an @ that call on everybody who reads: nobody, unless somebody has that id. */
const EVERYBODY = /^@?(?:everyone|here|channel)$/i;

/** The person each mentioned name stands for, NONE for everybody; a name that is nobody's id is a new person. */
function createNames(raw: RawLog, standing: Standing): (name: number) => number {
  let people: Uint32Array | undefined;
  return (name) => {
    people ??= namePeople(raw.people, raw.mentionNames);
    if (people[name] === NONE && !EVERYBODY.test(raw.mentionNames.text(name))) people[name] = raw.people.internText(raw.mentionNames.text(name).replace(/^@/, ""));
    return standing.personOf(people[name]!);
  };
}

function listReplies(raw: RawLog, parents: Parents | undefined, named: (name: number) => number, standing: Standing): Entries {
  const message: number[] = [];
  const person: number[] = [];
  for (let m = 0; m < raw.author.length; m++) {
    const parent = parents?.parent[m] ?? NONE;
    const name = raw.replyPerson.get(m);
    const answered = parent !== NONE ? raw.author.get(parent) : name !== NONE && parents?.dropped.has(m) !== true ? named(name) : NONE;
    if (answered === NONE) continue;
    message.push(m);
    person.push(answered);
  }
  return keepIn({ message: Uint32Array.from(message), person: Uint32Array.from(person), weight: undefined, isReversed: false }, standing);
}

function listReposts(raw: RawLog, standing: Standing, diary: Diary): Entries {
  const origin = resolveOrigins(raw, standing, diary);
  const message = Uint32Array.from(origin.keys()).filter((m) => origin[m] !== NONE);
  return keepIn({ message, person: message.map((m) => origin[m]!), weight: undefined, isReversed: true }, standing);
}

function listCompany(raw: RawLog, rule: TieRule, walk: (take?: TakePair) => CompanyCount, diary: Diary): Entries {
  const { ties } = walk();
  if (ties > MOST_PAIRS) {
    throw new WhotalksError("ties-too-many", `The tie rule ${rule} would make ${count(ties)} connections, more than the ${count(MOST_PAIRS)} that can be held.`, { hint: "Choose another rule: in groups so large, having written in the same place says little." });
  }
  if (!hasOrder(raw)) diary.note({ code: "order-of-rows", message: "The messages have neither times nor ids: their rows are taken to stand in the order in which they were written.", hint: "Name the column of times with --columns time=HEADER." });
  const message = new Uint32Array(ties);
  const person = new Uint32Array(ties);
  let used = 0;
  walk((m, p) => {
    message[used] = m;
    person[used++] = p;
  });
  return { message, person, weight: undefined, isReversed: false };
}

/** Without the pairs of those who are left out. */
function keepIn(entries: Entries, standing: Standing): Entries {
  if (standing.isPlain) return entries;
  const isKept = entries.person.map((p) => (standing.of(p) === IN ? 1 : 0));
  const message = entries.message ?? Uint32Array.from(entries.person.keys());
  return { ...entries, message: message.filter((_, i) => isKept[i] === 1), person: entries.person.filter((_, i) => isKept[i] === 1) };
}

function countEntries(raw: RawLog, { message, person }: Entries): CompanyCount {
  if (person.length === 0) return { ties: 0, messages: 0 };
  if (message === undefined) return countOneEach(raw, person);
  const start = new Uint32Array(raw.author.length + 1);
  for (const m of message) start[m + 1]!++;
  for (let m = 0; m < raw.author.length; m++) start[m + 1]! += start[m]!;
  const next = start.slice(0, raw.author.length);
  const of = new Uint32Array(person.length);
  message.forEach((m, i) => {
    of[next[m]!++] = person[i]!;
  });
  const seenIn = new Uint32Array(raw.people.count);
  let ties = 0;
  let messages = 0;
  for (let m = 0; m < raw.author.length; m++) {
    const before = ties;
    for (let i = start[m]!; i < start[m + 1]!; i++) {
      if (seenIn[of[i]!] === m + 1 || of[i] === raw.author.get(m)) continue;
      seenIn[of[i]!] = m + 1;
      ties++;
    }
    if (ties > before) messages++;
  }
  return { ties, messages };
}

function countOneEach(raw: RawLog, person: Uint32Array): CompanyCount {
  const author = raw.author.view();
  let ties = 0;
  for (let m = 0; m < person.length; m++) if (person[m] !== author[m]) ties++;
  return { ties, messages: ties };
}
