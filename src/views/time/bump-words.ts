import type { RankLine, RanksOverTime } from "../../engine/time-questions.ts";
import { formatCount, formatNoun, formatPeople } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { nameWindow } from "../words/window-words.ts";
import { lastRanked, type BumpLine } from "./bump-layout.ts";

/** What the chart shows, in one sentence: who is first most often, and how much the first change. */
export function leadWords(ranks: RanksOverTime): string {
  const counted = countRanked(ranks);
  const always = ranks.lines.filter(({ standings }) => standings.filter((standing) => standing !== null && standing.rank <= ranks.top).length === counted).length;
  if (counted < 2) return "";
  const stayed = always === 0 ? "nobody in all of them" : `${formatPeople(always)} in all of them`;
  return `${formatPeople(ranks.lines.length)} ${ranks.lines.length === 1 ? "was" : "were"} among the first ${formatCount(ranks.top)} in some of ${windowNoun(ranks, counted)}, ${stayed}.`;
}

/** "11 months", "11 windows" where each is longer than one. */
export function windowNoun({ windows, unit }: RanksOverTime, count = windows.length): string {
  return formatNoun(count, windows.some(({ label }) => label.includes("/")) ? "window" : unit);
}

/** Windows that rank anybody. */
export function countRanked({ windows }: RanksOverTime): number {
  return windows.filter(({ people }) => people !== null && people > 0).length;
}

/** Windows with so little talk that their ranks say little (as finding F14); "" where there is none. */
export function littleWords(ranks: RanksOverTime): string {
  const counted = ranks.windows.filter(({ people }) => people !== null && people > 0);
  const little = counted.filter(({ messages, people }) => messages < 100 || (people ?? 0) < 20).length;
  if (little === 0) return "";
  const where = little === counted.length ? "Every window here holds" : `${formatCount(little)} of ${windowNoun(ranks, counted.length)} ${little === 1 ? "holds" : "hold"}`;
  return `${where} fewer than 100 posts or 20 people: ranks there say little.`;
}

/** Who was first most often, and in how many windows; undefined where nobody was in two. */
export function mostOftenFirst(ranks: RanksOverTime): { readonly line: RankLine; readonly times: number } | undefined {
  let best: { readonly line: RankLine; readonly times: number } | undefined;
  for (const line of ranks.lines) {
    const times = line.standings.filter((standing) => standing?.rank === 1).length;
    if (times > (best?.times ?? 1)) best = { line, times };
  }
  return best;
}

/** A line for those who cannot see it: "Anna Bauer ▲ 2, connector: rank 3 in Mar 2025, 1 at best in Jan 2025; among the first 10 in 7 of 12 months". `shown` is what is written at its end. */
export function describeLine({ line, points, role }: BumpLine, ranks: RanksOverTime, shown: string): string {
  const end = points.at(-1)!;
  const best = points.reduce((first, point) => (point.rank < first.rank ? point : first));
  const nameOf = (window: number): string => nameWindow(ranks.windows[window]!, ranks.unit, ranks.timeZone);
  const atBest = best.rank === end.rank ? "" : `, ${formatCount(best.rank)} at best in ${nameOf(best.window)}`;
  const times = points.filter(({ row }) => row !== null).length;
  const called = shown.startsWith(line.name) ? shown : [shown, line.name].filter((part) => part !== "").join(", ");
  return `${called}, ${ROLE_WORDS[role]}: rank ${formatCount(end.rank)} in ${nameOf(end.window)}${atBest}; among the first ${formatCount(ranks.top)} in ${formatCount(times)} of ${windowNoun(ranks)}`;
}

/** "▲ 3", "▼ 1", "new" or "": how the rank in the last window that counts differs from the one before. */
export function lastChange(line: RankLine, ranks: RanksOverTime): string {
  const last = lastRanked(ranks);
  const now = line.standings[last]?.rank;
  const before = line.standings[last - 1]?.rank;
  const { people = 0, isPart = true } = ranks.windows[last - 1] ?? {};
  if (now === undefined || people === null || people === 0 || isPart) return "";
  if (before === undefined) return "new";
  return now === before ? "" : now < before ? `▲ ${formatCount(before - now)}` : `▼ ${formatCount(now - before)}`;
}
