import type { TableKind } from "../../core/records.ts";
import { looksLikeIds, overlap } from "./column-content.ts";
import { describe, percent } from "./column-reasons.ts";
import type { Choice, ColumnView } from "./column-view.ts";

/** From this many rows on, a first column without a repetition says something. */
const TELLING_ROWS = 20;

/** Guesses the roles of a table without a header: from, to, then time, weight and text by what the values are. */
export function guessHeaderless(views: readonly ColumnView[]): { readonly kind: TableKind; readonly choices: readonly Choice[] } {
  const choices: (Choice | undefined)[] = views.map(() => undefined);
  const ids = idColumns(views);
  const [from, to] = ids;
  if (from === undefined || to === undefined) {
    return { kind: "messages", choices: views.map(({ content }) => ({ role: "ignore", reason: `no header, and no two columns of ids; ${describe(content)}`, confidence: 0.5 })) };
  }
  const first = views[from]!;
  const second = views[to]!;
  if (views.length === 2 && isPeople(first, second)) {
    return {
      kind: "people",
      choices: [
        { role: "id", reason: "no header; every value is different", confidence: 0.85 },
        { role: "group", reason: `no header; ${describe(second.content)} for ${second.content.filledCount} rows`, confidence: 0.85 },
      ],
    };
  }
  const shared = Math.max(overlap(first.content, second.content), overlap(second.content, first.content));
  const isAlike = Math.abs(first.content.wholeShare - second.content.wholeShare) < 0.5;
  const isKey = first.content.rowCount >= TELLING_ROWS && first.content.distinctShare === 1 && shared < 0.05;
  const namesMessages = shared < 0.05 && (isLonger(first, second) || isLonger(second, first));
  const confidence = isKey || !isAlike || namesMessages ? 0.7 : shared > 0 ? 0.96 : 0.9;
  const say = (at: number, other: number, place: string): string => {
    const part = overlap(views[at]!.content, views[other]!.content);
    return `no header; the ${place} column of ids${part > 0 ? `; ${percent(part)} of the values also occur in "${views[other]!.name}"` : ""}`;
  };
  choices[from] = { role: "from", reason: say(from, to, "first"), confidence };
  choices[to] = { role: "to", reason: say(to, from, "second"), confidence };
  const used = new Set<string>();
  return { kind: "messages", choices: views.map((view, at) => choices[at] ?? further(view, used, views.length)) };
}

/** Digits of the ids that platforms give to messages. */
const LONG_ID = 15;
const LONGEST_ID = 20;

/** Whether a column holds long numbers, mostly different, and the other something much shorter or no numbers: ids of messages, perhaps. */
function isLonger({ content }: ColumnView, { content: other }: ColumnView): boolean {
  const { wholeShare, meanLength, distinctShare } = content;
  if (wholeShare < 0.9 || distinctShare < 0.5 || meanLength < LONG_ID || meanLength > LONGEST_ID) return false;
  return other.wholeShare < 0.5 || other.meanLength < meanLength - 3;
}

/** Columns that could name people, without a leading column of times. */
function idColumns(views: readonly ColumnView[]): number[] {
  const could = views.map((_, at) => at).filter((at) => {
    const { content } = views[at]!;
    return content.filledCount > 0 && looksLikeIds(content);
  });
  const isTime = (at: number): boolean => views[at]!.content.epochShare > 0.95 && views[at]!.content.isRising;
  const others = could.filter((at) => !isTime(at));
  return others.length >= 2 ? others : could;
}

/** A list of people and their groups: every first value once, few second ones, and no overlap worth the name beyond small numbers. */
function isPeople(first: ColumnView, second: ColumnView): boolean {
  const { rowCount, distinctShare } = first.content;
  return rowCount >= TELLING_ROWS && distinctShare === 1 && second.content.distinctCount * 5 <= rowCount;
}

/** Numbers this long are ids; and in a wide table without names no number can be known to be a weight. */
const WEIGHT_LENGTH = 9;
const WEIGHT_WIDTH = 4;

function further({ content }: ColumnView, used: Set<string>, width: number): Choice {
  const couldWeigh = content.numberShare > 0.9 && width <= WEIGHT_WIDTH && (content.wholeShare < 0.5 || content.meanLength <= WEIGHT_LENGTH);
  const once = (role: "time" | "weight" | "text", reason: string, confidence: number): Choice | undefined => {
    if (used.has(role)) return undefined;
    used.add(role);
    return { role, reason: `no header; ${reason}`, confidence };
  };
  const guess =
    content.dateShare > 0.8 ? once("time", `${percent(content.dateShare)} of the values are dates`, 0.97)
    : content.epochShare > 0.9 ? once("time", `${percent(content.epochShare)} of the values are seconds (or ms, µs) since 1970`, 0.97)
    : content.wholeShare > 0.99 && content.isRising ? once("time", "whole numbers that never fall: seconds from a start", 0.9)
    : couldWeigh ? once("weight", `${percent(content.numberShare)} of the values are numbers`, 0.9)
    : content.meanWords >= 4 && content.distinctShare > 0.3 ? once("text", describe(content), 0.8)
    : undefined;
  return guess ?? { role: "ignore", reason: `no header; ${describe(content)}`, confidence: 0.8 };
}
