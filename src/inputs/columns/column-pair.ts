import { looksLikeIds, overlap } from "./column-content.ts";
import type { ColumnView } from "./column-view.ts";
import type { NameHint } from "./column-names.ts";

/** Who wrote to whom: the columns that say it. */
export interface Pair {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Further recipients: Cc, Bcc, second nominee. */
  readonly copies: readonly number[];
  /** How plainly the name of `from` says so, 0 to 1. */
  readonly fromStrength: number;
  /** False where content alone spoke. */
  readonly isNamed: boolean;
  /** True for source and target: a table of ties, whose id is not a message's. */
  readonly isTieTable: boolean;
  readonly confidence: number;
}

interface Candidate {
  readonly at: number;
  readonly hint: NameHint;
  readonly score: number;
}

/** Columns compared with each other, the most telling (or the first) ones: a table may have 100,000, and pairs of them without end. */
const COMPARED = 100;

/**
 * Finds from and to. Among several that could be, the two whose names say it best and whose values overlap most; an id, an address
 * or a handle before a display name. "Source" and the like count only beside a column that can be `to`. Where no name speaks, the two
 * columns that share most values.
 */
export function findPair(views: readonly ColumnView[]): Pair {
  const receivers = candidatesFor("to", views);
  const senders = candidatesFor("from", views).filter(({ at, hint }) => hint.slot !== "source" || receivers.some((receiver) => receiver.at !== at));
  const main = receivers.filter(({ hint }) => hint.slot === "to" || hint.slot.startsWith("nominee"));
  let best: { from: Candidate; to: Candidate; score: number } | undefined;
  for (const from of mostTelling(senders)) {
    for (const to of mostTelling(main.length > 0 ? main : receivers)) {
      if (from.at === to.at) continue;
      const score = from.score + to.score + 0.4 * sharedBetween(views, from.at, to.at);
      if (best === undefined || score > best.score + 1e-9) best = { from, to, score };
    }
  }
  if (best !== undefined) {
    const { from, to } = best;
    const shared = sharedBetween(views, from.at, to.at);
    const plain = Math.min(from.hint.strength, to.hint.strength);
    return {
      from: from.at, to: to.at, copies: copiesBeside(to, receivers, from.at), fromStrength: from.hint.strength, isNamed: true, isTieTable: from.hint.slot === "source",
      confidence: plain > 0.9 ? (shared > 0.1 ? 0.99 : 0.96) : Math.min(0.95, plain + (shared > 0.1 ? 0.15 : 0.02)),
    };
  }
  const author = senders.reduce<Candidate | undefined>((top, each) => (top === undefined || each.score > top.score + 1e-9 ? each : top), undefined);
  return byContent(views, author);
}

function mostTelling(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.length <= COMPARED ? candidates : candidates.toSorted((a, b) => b.score - a.score || a.at - b.at).slice(0, COMPARED);
}

function candidatesFor(meaning: "from" | "to", views: readonly ColumnView[]): Candidate[] {
  const found: Candidate[] = [];
  views.forEach(({ hints, content }, at) => {
    const hint = hints.find((each) => each.meaning === meaning);
    if (hint === undefined || !looksLikeIds(content)) return;
    if ((content.rowCount > 0 && content.filledCount === 0) || content.roundedShare > 0.1) return;
    const isThin = meaning === "from" && content.rowCount > 0 && content.filledCount * 2 < content.rowCount;
    found.push({ at, hint, score: hint.strength - (hint.isDisplay ? 0.3 : 0) - (isThin ? 0.5 : 0) });
  });
  return found;
}

/** The better of the two directions: a few senders among many receivers overlap in one direction only. */
function sharedBetween(views: readonly ColumnView[], a: number, b: number): number {
  const left = views[a]!.content;
  const right = views[b]!.content;
  return Math.max(overlap(left, right), overlap(right, left));
}

/** The best column of every other slot. */
function copiesBeside(to: Candidate, receivers: readonly Candidate[], from: number): number[] {
  const bySlot = new Map<string, Candidate>();
  for (const each of receivers) {
    if (each.hint.slot === to.hint.slot || each.at === from) continue;
    const known = bySlot.get(each.hint.slot);
    if (known === undefined || each.score > known.score) bySlot.set(each.hint.slot, each);
  }
  return [...bySlot.values()].map(({ at }) => at).sort((a, b) => a - b);
}

/** Where names leave from or to open: two columns without a telling name that share at least 30 % of their values. */
function byContent(views: readonly ColumnView[], author: Candidate | undefined): Pair {
  const isOpen = (at: number): boolean => {
    const { hints, content } = views[at]!;
    return hints.every(({ meaning }) => meaning === "personId" || meaning === "personName") && content.filledCount > 0 && looksLikeIds(content) && !content.isRising && content.epochShare < 0.9 && content.distinctCount > 1;
  };
  const open = views.map((_, at) => at).filter(isOpen);
  let best: { from: number; to: number; shared: number } | undefined;
  for (const from of author === undefined ? open.slice(0, COMPARED) : [author.at]) {
    for (const to of author === undefined ? open.slice(0, COMPARED) : open) {
      if (from === to || (author === undefined && to < from)) continue;
      const shared = Math.min(overlap(views[from]!.content, views[to]!.content), overlap(views[to]!.content, views[from]!.content));
      if (shared >= 0.3 && (best === undefined || shared > best.shared)) best = { from, to, shared };
    }
  }
  const strength = author?.hint.strength ?? 0;
  const none = { copies: [], fromStrength: strength, isNamed: false, isTieTable: false };
  if (best !== undefined) return { ...none, from: best.from, to: best.to, confidence: 0.7 };
  return { ...none, from: author?.at, to: undefined, isNamed: author !== undefined, confidence: strength > 0.9 ? 0.96 : strength > 0.8 ? 0.92 : 0.6 };
}
