import { keepView } from "../core/grow.ts";
import type { ColumnRole } from "../core/records.ts";
import { plainStarts, startOf } from "../core/starts.ts";
import type { Task } from "../core/task.ts";
import type { TieRule, TieRuleCount } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";
import type { CompanyCount } from "./company-ties.ts";
import type { Parents } from "./parents.ts";
import type { RawLog } from "./raw-log.ts";
import type { Diary } from "./set-aside.ts";
import type { Standing } from "./standing.ts";
import { canAnswer, cannotAnswer, createYields, type Entries, MOST_PAIRS, RULES, type RuleYields } from "./tie-rules.ts";

/** Recipients of every message after the tie rules, in raw person numbers, grouped by message. */
export interface ResolvedTies {
  readonly rules: readonly TieRule[];
  /** undefined where every message has one recipient, that of its own number. */
  readonly recipientStart: Uint32Array | undefined;
  readonly recipientOf: Uint32Array;
  /** undefined where every entry weighs 1. */
  readonly recipientWeight: Float64Array | undefined;
  /** 1 where the tie goes from the person to the author; undefined where none does. */
  readonly isReversed: Uint8Array | undefined;
  /** What each rule yields that the columns can answer, in the order of the default. */
  readonly counts: readonly TieRuleCount[];
}

export interface TieChoice {
  /** The rules a person chose. */
  readonly asked: readonly TieRule[] | undefined;
  /** The rules that the formats say are meant, where nobody chose. */
  readonly known: readonly TieRule[] | undefined;
  /** Roles of the columns of all files of messages. */
  readonly roles: ReadonlySet<ColumnRole>;
}

/**
 * Applies the tie rules: their union per message, each person once in each direction.
 *
 * The rules are those asked for, else those that the formats know where they yield a tie, else the first of addressed, reply, mention,
 * repost, thread, channel that does (notice `ties-by-rule` where the formats meant others). Cost O(messages + pairs of the rules that are used), and the counts of the others.
 * It lets messages in between its stages.
 * @throws WhotalksError `ties-need-column` where a rule was asked for that no column can answer; `ties-too-many`; `cancelled`.
 */
export async function resolveTies(raw: RawLog, parents: Parents | undefined, choice: TieChoice, standing: Standing, diary: Diary, task: Task): Promise<ResolvedTies> {
  const yields = createYields(raw, parents, standing, diary);
  for (const rule of choice.asked ?? []) if (!canAnswer(rule, choice.roles)) throw cannotAnswer(rule);
  const answerable = RULES.filter((rule) => canAnswer(rule, choice.roles));
  const rules = choice.asked !== undefined && choice.asked.length > 0 ? RULES.filter((rule) => choice.asked!.includes(rule)) : byDefault(choice.asked === undefined ? choice.known ?? [] : [], answerable, yields, raw, diary);
  const entries: Entries[] = [];
  for (const rule of rules) {
    await task.breathe();
    entries.push(yields.entries(rule));
  }
  await task.breathe();
  const grouped = await groupEntries(raw, rules, entries, diary, task);
  const counts: TieRuleCount[] = [];
  for (const rule of answerable) {
    await task.breathe();
    const isUsed = rules.includes(rule);
    const { ties, messages } = isUsed && rules.length === 1 ? countGrouped(raw, grouped) : yields.count(rule);
    counts.push({ rule, ties, messages, isUsed });
  }
  return { ...grouped, counts };
}

/** The rules that the formats know, else the first that yields a tie. */
function byDefault(formats: readonly TieRule[], answerable: readonly TieRule[], yields: RuleYields, raw: RawLog, diary: Diary): readonly TieRule[] {
  const known = answerable.filter((rule) => formats.includes(rule));
  if (known.length === 0) return [answerable.find((rule) => yields.hasTies(rule)) ?? "addressed"];
  if (raw.author.length === 0 || known.some((rule) => yields.hasTies(rule))) return known;
  const next = answerable.find((rule) => !known.includes(rule) && yields.hasTies(rule) && yields.count(rule).ties <= MOST_PAIRS);
  if (next === undefined) return known;
  diary.note({
    code: "ties-by-rule", count: yields.count(next).ties,
    message: `The tie ${known.length === 1 ? "rule" : "rules"} meant for these files (${known.join(", ")}) yield no connection: connections are made by the rule ${next}, ${madeBy[next]}.`,
    hint: `If posts alone are to be counted, choose the rules yourself: --ties ${known.join(",")}.`,
  });
  return [next];
}

const madeBy: Readonly<Record<TieRule, string>> = {
  addressed: "to whom a message is addressed",
  reply: "whom a message answers",
  mention: "whom a message mentions",
  repost: "whose message is passed on",
  thread: "who wrote in the same thread before",
  channel: "who wrote in the same place shortly before",
};

/** What the one rule in use yields: its pairs are grouped already. */
function countGrouped(raw: RawLog, { recipientStart, recipientOf }: Pick<ResolvedTies, "recipientStart" | "recipientOf">): CompanyCount {
  const author = raw.author.view();
  let ties = 0;
  let messages = 0;
  if (recipientStart === undefined) {
    for (let m = 0; m < author.length; m++) if (recipientOf[m] !== author[m]) ties++;
    return { ties, messages: ties };
  }
  for (let m = 0; m < author.length; m++) {
    const before = ties;
    const end = startOf(recipientStart, m + 1);
    for (let i = startOf(recipientStart, m); i < end; i++) if (recipientOf[i] !== author[m]) ties++;
    if (ties > before) messages++;
  }
  return { ties, messages };
}

/** Messages looked at before others may be let in. */
const AT_ONCE = 1 << 20;

/** Groups entries by message (stable counting sort) and drops a person's second entry in one message. */
async function groupEntries(raw: RawLog, rules: readonly TieRule[], sources: readonly Entries[], diary: Diary, task: Task): Promise<Omit<ResolvedTies, "counts">> {
  const messageCount = raw.author.length;
  const only = sources.length === 1 && sources[0]!.message === undefined && sources[0]!.person.length === messageCount ? sources[0] : undefined;
  if (only !== undefined && !only.isReversed) return { rules, recipientStart: undefined, recipientOf: keepView(only.person), recipientWeight: weightsOneEach(raw, only), isReversed: undefined };
  const start = new Uint32Array(messageCount + 1);
  let total = 0;
  for (const { message, person } of sources) {
    total += person.length;
    for (let i = 0; i < person.length; i++) start[(message?.[i] ?? i) + 1]!++;
  }
  for (let m = 0; m < messageCount; m++) start[m + 1]! += start[m]!;
  await task.breathe();
  const person = new Uint32Array(total);
  const weight = raw.weight.isUsed || sources.some((entries) => entries.weight !== undefined) ? new Float64Array(total) : undefined;
  const messageWeight = weight === undefined ? new Float64Array(0) : raw.weight.view();
  const isReversed = sources.some((entries) => entries.isReversed && entries.person.length > 0) ? new Uint8Array(total) : undefined;
  // One rule whose pairs come message by message has them where they belong.
  const next = sources.length === 1 && (sources[0]!.message === undefined || isRising(sources[0]!.message)) ? undefined : start.slice(0, messageCount);
  for (const entries of sources) {
    if (next === undefined) person.set(entries.person);
    for (let i = 0; i < entries.person.length; i++) {
      if (next === undefined && weight === undefined && isReversed === undefined) break;
      const m = entries.message?.[i] ?? i;
      const position = next === undefined ? i : next[m]!++;
      person[position] = entries.person[i]!;
      if (weight !== undefined) weight[position] = entries.weight?.[i] ?? messageWeight[m]!;
      if (isReversed !== undefined && entries.isReversed) isReversed[position] = 1;
    }
  }
  await task.breathe();
  // The message a person was last seen in, by direction.
  const lastSeen = [new Uint32Array(raw.people.count), new Uint32Array(isReversed === undefined ? 0 : raw.people.count)] as const;
  // Where a message's pairs begin once the repeated ones are gone takes the place of where they began.
  const recipientStart = start;
  let used = 0;
  let first = 0;
  let repeated = 0;
  let isWeighted = false;
  for (let m = 0; m < messageCount; m++) {
    if (m % AT_ONCE === 0) await task.breathe();
    const end = start[m + 1]!;
    for (let i = first; i < end; i++) {
      const seen = isReversed?.[i] === 1 ? lastSeen[1] : lastSeen[0];
      if (seen[person[i]!] === m + 1) {
        repeated++;
        continue;
      }
      seen[person[i]!] = m + 1;
      person[used] = person[i]!;
      if (weight !== undefined) {
        weight[used] = weight[i]!;
        if (weight[used] !== 1) isWeighted = true;
      }
      if (isReversed !== undefined) isReversed[used] = isReversed[i]!;
      used++;
    }
    first = end;
    recipientStart[m + 1] = used;
  }
  if (repeated > 0 && rules.length === 1 && rules[0] === "addressed") {
    diary.note({ code: "recipient-repeated", severity: "info", count: repeated, message: `${plural(repeated, "recipient is", "recipients are")} named twice by one message: counted once.`, hint: "Nothing to do." });
  }
  return { rules, recipientStart: plainStarts(recipientStart), recipientOf: keepView(person.subarray(0, used)), recipientWeight: isWeighted ? weight?.slice(0, used) : undefined, isReversed: isReversed?.slice(0, used) };
}

/** Weights of entries of which every message has one: those of the messages where they are the same. */
function weightsOneEach(raw: RawLog, { weight }: Entries): Float64Array | undefined {
  if (weight?.some((one) => one !== 1) !== true) return undefined;
  const ofMessages = raw.weight.isUsed ? raw.weight.view() : undefined;
  return ofMessages !== undefined && weight.every((one, m) => one === ofMessages[m]) ? ofMessages : keepView(weight);
}

function isRising(message: Uint32Array): boolean {
  for (let i = 1; i < message.length; i++) if (message[i]! < message[i - 1]!) return false;
  return true;
}
