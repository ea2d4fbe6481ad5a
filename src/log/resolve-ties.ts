import { WhotalksError } from "../core/errors.ts";
import { NONE, type TieRule } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";
import type { RawLog } from "./raw-log.ts";
import { dropReplyCycles } from "./reply-cycles.ts";
import type { Diary } from "./set-aside.ts";

/** Recipients of every message after the tie rules, in raw person numbers, grouped by message. */
export interface ResolvedTies {
  readonly rules: readonly TieRule[];
  readonly recipientStart: Uint32Array;
  readonly recipientOf: Uint32Array;
  /** undefined where every entry weighs 1. */
  readonly recipientWeight: Float64Array | undefined;
}

/** The rules in the order in which the default looks for one that yields ties. */
const RULES: readonly TieRule[] = ["addressed", "reply", "mention"];

/**
 * The message each message replies to.
 *
 * If no value of the reference column matches any id and all end in `.0`, it is read without it (notice `float-id`): a spreadsheet
 * or data frame has turned whole numbers into decimals. References that match nothing are counted (notice `parent-missing`). Circles
 * of replies are broken (notice `reply-cycle`); replies older than what they answer are kept and counted (notice `reply-older`).
 * @returns NONE where there is none; undefined where the data have no reference column. Cost O(messages + distinct references).
 */
export function resolveParents(raw: RawLog, diary: Diary): Uint32Array | undefined {
  const { references, messageIds } = raw;
  if (references.count === 0 || messageIds.count === 0) return undefined;
  const firstOf = new Uint32Array(messageIds.count).fill(NONE);
  const ids = raw.messageId.view();
  for (let m = ids.length - 1; m >= 0; m--) if (ids[m] !== NONE) firstOf[ids[m]!] = m;

  const look = (change: (text: string) => string): Uint32Array => {
    const found = new Uint32Array(references.count);
    for (let k = 0; k < references.count; k++) found[k] = messageIds.find(change(references.text(k)));
    return found;
  };
  let target = look((text) => text);
  if (target.every((id) => id === NONE)) {
    let isFloat = true;
    for (let k = 0; k < references.count && isFloat; k++) isFloat = references.text(k).endsWith(".0");
    if (isFloat) {
      target = look((text) => text.slice(0, -2));
      diary.note({ code: "float-id", severity: "info", count: references.count, message: "Replies name ids as decimals (3.0): read without the .0.", hint: "Nothing to do; export ids as text to avoid it.", sample: references.text(0) });
    }
  }
  const reference = raw.reference.view();
  const parent = new Uint32Array(reference.length).fill(NONE);
  let missing = 0;
  for (let m = 0; m < reference.length; m++) {
    if (reference[m] === NONE) continue;
    const id = target[reference[m]!]!;
    if (id === NONE) missing++;
    else parent[m] = firstOf[id]!;
  }
  if (missing > 0) {
    diary.note({ code: "parent-missing", severity: "info", count: missing, message: `${plural(missing, "reply answers", "replies answer")} a message that is not in the data.`, hint: "They stay posts; only the connection to the missing message is unknown." });
  }
  const dropped = dropReplyCycles(raw, parent);
  if (dropped.length > 0) {
    const first = dropped[0]!;
    diary.note({ code: "reply-cycle", count: dropped.length, message: `${plural(dropped.length, "reply leads", "replies lead")} back to itself: what was written first answers nothing, its link was dropped.`, hint: "Check that the right column names the message replied to.", row: raw.row.get(first), sample: raw.messageIds.text(ids[first]!) });
  }
  let older = 0;
  for (let m = 0; m < parent.length; m++) if (parent[m] !== NONE && raw.at.get(m) < raw.at.get(parent[m]!)) older++;
  if (older > 0) {
    diary.note({ code: "reply-older", severity: "info", count: older, message: `${plural(older, "reply is", "replies are")} older than the message answered: kept, clocks differ.`, hint: "Nothing to do." });
  }
  return parent;
}

/**
 * Applies the tie rules: their union per message, each person once.
 *
 * @param asked the rules to use; undefined = the first of addressed, reply, mention that yields a tie.
 * addressed → the recipients named; reply → the author of the message replied to; mention → each @name in the text (exactly, else
 * without regard to case where that names one person). Cost O(messages + entries).
 * @throws WhotalksError `ties-need-column` where a rule was asked for that the data cannot answer.
 */
export function resolveTies(raw: RawLog, parents: Uint32Array | undefined, asked: readonly TieRule[] | undefined, diary: Diary): ResolvedTies {
  const yielded = new Map<TieRule, Entries>();
  const entriesOf = (rule: TieRule): Entries => {
    const known = yielded.get(rule) ?? listEntries(raw, rule, parents);
    yielded.set(rule, known);
    return known;
  };
  let rules = asked ?? [];
  if (asked === undefined) {
    const found = RULES.find((rule) => makesTie(entriesOf(rule), raw.author.view()));
    rules = [found ?? "addressed"];
  } else if (asked.includes("reply") && parents === undefined) {
    throw new WhotalksError("ties-need-column", "The tie rule reply needs a message id and a column that names the message replied to.", { hint: "Name them with --columns messageId=…,replyTo=…." });
  }
  return groupEntries(raw, rules, rules.map(entriesOf), diary);
}

interface Entries {
  readonly message: Uint32Array;
  readonly person: Uint32Array;
  /** undefined: each entry weighs what its message weighs. */
  readonly weight: Float64Array | undefined;
}

function listEntries(raw: RawLog, rule: TieRule, parents: Uint32Array | undefined): Entries {
  switch (rule) {
    case "addressed":
      return { message: raw.recipients.message.view(), person: raw.recipients.value.view(), weight: raw.recipientWeight.view() };
    case "reply": {
      const author = raw.author.view();
      const message = Uint32Array.from((parents ?? new Uint32Array(0)).keys()).filter((m) => parents![m] !== NONE);
      return { message, person: message.map((m) => author[parents![m]!]!), weight: undefined };
    }
    case "mention": {
      const people = matchMentions(raw);
      return { message: raw.mentions.message.view(), person: raw.mentions.value.view().map((name) => people[name]!), weight: undefined };
    }
    case "repost":
    case "thread":
    case "channel":
      throw new WhotalksError("ties-not-built", `The tie rule ${rule} is not built yet.`, { kind: "arguments" });
  }
}

/** The person each mentioned name stands for: the id itself, else the only id equal to it but for case, else a new person. */
function matchMentions(raw: RawLog): Uint32Array {
  const byLower = new Map<string, number>();
  for (let p = 0; p < raw.people.count; p++) {
    const lower = raw.people.text(p).toLowerCase();
    byLower.set(lower, byLower.has(lower) ? NONE : p);
  }
  const people = new Uint32Array(raw.mentionNames.count);
  for (let k = 0; k < people.length; k++) {
    const name = raw.mentionNames.text(k);
    const exact = raw.people.find(name);
    const folded = byLower.get(name.toLowerCase()) ?? NONE;
    people[k] = exact !== NONE ? exact : folded !== NONE ? folded : raw.people.internText(name);
  }
  return people;
}

function makesTie(entries: Entries, author: Uint32Array): boolean {
  for (let i = 0; i < entries.message.length; i++) if (author[entries.message[i]!] !== entries.person[i]) return true;
  return false;
}

/** Groups entries by message (stable counting sort) and drops a person's second entry in one message. */
function groupEntries(raw: RawLog, rules: readonly TieRule[], sources: readonly Entries[], diary: Diary): ResolvedTies {
  const messageCount = raw.author.length;
  const messageWeight = raw.weight.view();
  const start = new Uint32Array(messageCount + 1);
  let total = 0;
  for (const { message } of sources) {
    total += message.length;
    for (const m of message) start[m + 1]!++;
  }
  for (let m = 0; m < messageCount; m++) start[m + 1]! += start[m]!;
  const next = start.slice(0, messageCount);
  const person = new Uint32Array(total);
  const weight = new Float64Array(total);
  for (const entries of sources) {
    for (let i = 0; i < entries.message.length; i++) {
      const m = entries.message[i]!;
      const position = next[m]!++;
      person[position] = entries.person[i]!;
      weight[position] = entries.weight?.[i] ?? messageWeight[m]!;
    }
  }
  const lastSeen = new Uint32Array(raw.people.count);
  const recipientStart = new Uint32Array(messageCount + 1);
  let used = 0;
  let repeated = 0;
  let isWeighted = false;
  for (let m = 0; m < messageCount; m++) {
    for (let i = start[m]!; i < start[m + 1]!; i++) {
      if (lastSeen[person[i]!] === m + 1) {
        repeated++;
        continue;
      }
      lastSeen[person[i]!] = m + 1;
      person[used] = person[i]!;
      weight[used] = weight[i]!;
      if (weight[used] !== 1) isWeighted = true;
      used++;
    }
    recipientStart[m + 1] = used;
  }
  if (repeated > 0 && rules.length === 1 && rules[0] === "addressed") {
    diary.note({ code: "recipient-repeated", severity: "info", count: repeated, message: `${plural(repeated, "recipient is", "recipients are")} named twice by one message: counted once.`, hint: "Nothing to do." });
  }
  return { rules, recipientStart, recipientOf: person.slice(0, used), recipientWeight: isWeighted ? weight.slice(0, used) : undefined };
}
