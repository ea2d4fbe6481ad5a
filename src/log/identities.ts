import { compareCodePoints } from "../core/order.ts";
import { startOf } from "../core/starts.ts";
import { NONE, type TalkLog } from "../core/talk-log.ts";
import { count as format } from "../core/words.ts";
import { type EvidenceCode, findPairs, type PairEvidence } from "./identity-pairs.ts";

/** People who may be one, by their numbers in the log. */
export interface IdentityGroup {
  /** The one the others would go into first: the member with most messages, of equals the first by id; then by messages and id. */
  readonly members: readonly number[];
  readonly evidence: readonly { readonly code: string; readonly words: string }[];
  readonly conflicts: readonly { readonly code: string; readonly words: string }[];
  /** The weakest link that the group needs, with what speaks against it. */
  readonly score: number;
}

/** Below this a pair is not worth a look. */
const LEAST = 0.5;
/** A group of more is no person. */
const MOST_MEMBERS = 10;

const words: Readonly<Record<EvidenceCode, string>> = {
  "same-row": "one row of the people table names them together",
  invisible: "the same but for blanks, invisible or double-width characters",
  case: "the same but for capitals",
  accents: "the same but for accents",
  "look-alike": "the same but for letters that look alike",
  "plus-address": "the same address but for what stands behind the +",
  "mail-dots": "the same mailbox, points do not matter there",
  "name-order": "the same name in another order",
  "same-name": "the same name",
  "name-in-address": "the name stands in the address",
  initials: "the same last name, and the initial fits nobody else",
  "same-local-part": "the same before the @, on another domain",
  "same-handle": "the same handle, written for another platform",
  punctuation: "the same but for points, dashes and underscores",
};

/**
 * Groups of people who may be one person, the surest first; nothing is merged.
 *
 * Pairs come from identity-pairs and from people tables whose rows name several ids. What they have in common adds up as chances do:
 * 1 − Π(1 − score). Against it speak display names and values of the people table that differ, having written to each other, and
 * having got the same messages. Pairs of 0.5 or more are joined, the surest first, to groups of at most 10.
 * @param sent messages written by person. @param received messages received. Cost O(people + recipients).
 */
export function findIdentities(log: TalkLog, sent: Uint32Array, received: Uint32Array): readonly IdentityGroup[] {
  const { ids, names, count: n } = log.people;
  const pairs = new Map<number, readonly PairEvidence[]>(findPairs(ids, names));
  for (const row of log.sameRow ?? []) {
    for (let i = 0; i < row.length; i++) {
      for (let j = i + 1; j < row.length; j++) {
        const key = Math.min(row[i]!, row[j]!) * n + Math.max(row[i]!, row[j]!);
        pairs.set(key, [{ code: "same-row", score: 0.98 }, ...(pairs.get(key) ?? [])]);
      }
    }
  }
  const likely = [...pairs].map(([key, evidence]) => ({ a: Math.floor(key / n), b: key % n, key, evidence, chance: chanceOf(evidence) })).filter(({ chance }) => chance >= LEAST);
  const against = findConflicts(log, likely);
  const scored = likely
    .map((pair) => ({ ...pair, conflicts: against.get(pair.key) ?? [] }))
    .map((pair) => ({ ...pair, score: pair.conflicts.reduce((score, { factor }) => score * factor, pair.chance) }))
    .filter(({ score }) => score >= LEAST)
    .sort((x, y) => y.score - x.score || x.key - y.key);

  const groups = new Map<number, { members: number[]; evidence: Map<EvidenceCode, number>; conflicts: Set<ConflictCode>; score: number }>();
  const groupOf = new Map<number, number>();
  for (const { a, b, evidence, conflicts, score } of scored) {
    const [x, y] = [groupOf.get(a) ?? a, groupOf.get(b) ?? b];
    const into = groups.get(x) ?? { members: [x], evidence: new Map(), conflicts: new Set(), score: 1 };
    const from = x === y ? undefined : groups.get(y) ?? { members: [y], evidence: new Map(), conflicts: new Set(), score: 1 };
    if (from !== undefined) {
      if (into.members.length + from.members.length > MOST_MEMBERS) continue;
      into.members.push(...from.members);
      for (const [code, weight] of from.evidence) into.evidence.set(code, Math.max(weight, into.evidence.get(code) ?? 0));
      for (const code of from.conflicts) into.conflicts.add(code);
      into.score = Math.min(into.score, from.score, score);
      groups.delete(y);
      for (const member of from.members) groupOf.set(member, x);
    }
    for (const { code, score: weight } of evidence) into.evidence.set(code, Math.max(weight, into.evidence.get(code) ?? 0));
    for (const { code } of conflicts) into.conflicts.add(code);
    groups.set(x, into);
  }
  const weightOf = (p: number): number => sent[p]! + received[p]!;
  return [...groups.values()]
    .map(({ members, evidence, conflicts, score }): IdentityGroup => ({
      members: members.sort((a, b) => weightOf(b) - weightOf(a) || a - b),
      evidence: [...evidence].sort(([x, a], [y, b]) => b - a || compareCodePoints(x, y)).map(([code]) => ({ code, words: words[code] })),
      conflicts: [...conflicts].map((code) => ({ code, words: conflictWords[code] })),
      score: Math.round(score * 1000) / 1000,
    }))
    .sort((x, y) => y.score - x.score || sum(y.members, weightOf) - sum(x.members, weightOf) || x.members[0]! - y.members[0]!);
}

function chanceOf(evidence: readonly PairEvidence[]): number {
  let doubt = 1;
  // Points and dashes are told by the same letters as initials and addresses: of what says the same the stronger counts.
  const kinds = new Map<string, number>();
  for (const { code, score } of evidence) kinds.set(kindOf(code), Math.max(score, kinds.get(kindOf(code)) ?? 0));
  for (const score of kinds.values()) doubt *= 1 - score;
  return 1 - doubt;
}

function kindOf(code: EvidenceCode): string {
  if (code === "same-row" || code === "same-local-part") return code;
  return code === "same-name" || code === "name-order" || code === "name-in-address" || code === "initials" ? "name" : "letters";
}

type ConflictCode = "names-differ" | "groups-differ" | "wrote-to-each-other" | "got-the-same";

const conflictWords: Readonly<Record<ConflictCode, string>> = {
  "names-differ": "their names differ",
  "groups-differ": "the people table tells different things of them",
  "wrote-to-each-other": "one wrote to the other",
  "got-the-same": "the same messages went to both",
};

const factors: Readonly<Record<ConflictCode, number>> = { "names-differ": 0.6, "groups-differ": 0.7, "wrote-to-each-other": 0.85, "got-the-same": 0.85 };

interface Conflict {
  readonly code: ConflictCode;
  readonly factor: number;
}

/** What speaks against pairs, by their keys. One look at every message. */
function findConflicts(log: TalkLog, likely: readonly { readonly a: number; readonly b: number; readonly key: number; readonly evidence: readonly PairEvidence[] }[]): ReadonlyMap<number, readonly Conflict[]> {
  const found = new Map<number, Conflict[]>();
  const note = (key: number, code: ConflictCode): void => {
    const known = found.get(key) ?? [];
    if (!known.some((conflict) => conflict.code === code)) known.push({ code, factor: factors[code] });
    found.set(key, known);
  };
  const { ids, names, attributes, count: n } = log.people;
  const partners = new Map<number, number[]>();
  for (const { a, b, key, evidence } of likely) {
    const isToldByName = evidence.some(({ code }) => kindOf(code) === "name");
    if (!isToldByName && names[a] !== ids[a] && names[b] !== ids[b] && names[a] !== names[b]) note(key, "names-differ");
    if (attributes.some(({ codes }) => codes[a] !== NONE && codes[b] !== NONE && codes[a] !== codes[b])) note(key, "groups-differ");
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  if (likely.length === 0) return found;
  const { author, recipientStart, recipientOf, count } = log.messages;
  const lastSeen = new Uint32Array(n);
  for (let m = 0; m < count; m++) {
    const end = startOf(recipientStart, m + 1);
    for (let i = startOf(recipientStart, m); i < end; i++) lastSeen[recipientOf[i]!] = m + 1;
    const by = author[m]!;
    for (const other of partners.get(by) ?? []) if (lastSeen[other] === m + 1) note(Math.min(by, other) * n + Math.max(by, other), "wrote-to-each-other");
    for (let i = startOf(recipientStart, m); i < end; i++) {
      const one = recipientOf[i]!;
      for (const other of partners.get(one) ?? []) if (other > one && other !== by && lastSeen[other] === m + 1) note(one * n + other, "got-the-same");
    }
  }
  return found;
}

function sum(members: readonly number[], weightOf: (p: number) => number): number {
  return members.reduce((total, p) => total + weightOf(p), 0);
}

/** Messages written and received by every person; what goes to oneself is written only. Cost O(messages + recipients). */
export function countTalk(log: TalkLog): { readonly sent: Uint32Array; readonly received: Uint32Array } {
  const sent = new Uint32Array(log.people.count);
  const received = new Uint32Array(log.people.count);
  const { author, recipientStart, recipientOf, count } = log.messages;
  for (let m = 0; m < count; m++) {
    sent[author[m]!]!++;
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) if (recipientOf[i] !== author[m]) received[recipientOf[i]!]!++;
  }
  return { sent, received };
}

/** "Merging these 3 moves the person from rank 41 to 6." */
export function mergeSentence(ids: number, before: number | null, after: number | null): string {
  const what = `Merging these ${format(ids)}`;
  if (after === null) return `${what} changes no rank: the person is not ranked.`;
  if (before === null) return `${what} gives the person rank ${format(after)}.`;
  return before === after ? `${what} leaves the person at rank ${format(after)}.` : `${what} moves the person from rank ${format(before)} to ${format(after)}.`;
}
