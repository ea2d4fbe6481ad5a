import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { ChangedPerson, ChangeKind, PeriodComparison, SetChange } from "../../engine/time-questions.ts";
import { reachVerb } from "../board/board-words.ts";
import { formatCount, formatCut, formatNoun, formatPeople, formatRank, keepTogether } from "../parts/format.ts";

/** Which set is compared. */
export type ComparedSet = "connectors" | "mavens" | "bridges";

/** The lists in the order they are shown. */
export const shownKinds: readonly ChangeKind[] = ["joined", "left", "rose", "fell"];

const titles: Readonly<Record<ChangeKind, string>> = { joined: "Joined", left: "Left", rose: "Rose", fell: "Fell", same: "Kept their rank" };
const bridgeTitles: Readonly<Record<ChangeKind, string>> = { ...titles, joined: "Bridges won", left: "Bridges lost" };

export function titleOf(kind: ChangeKind, of: ComparedSet): string {
  return of === "bridges" ? bridgeTitles[kind] : titles[kind];
}

/** What each list holds, for those who see it for the first time. */
export function meaningOf(kind: ChangeKind): string {
  switch (kind) {
    case "joined":
      return "among them in the second period only";
    case "left":
      return "among them in the first period only";
    case "rose":
      return "in both, better rank in the second";
    case "fell":
      return "in both, worse rank in the second";
    case "same":
      return "in both, the same rank";
  }
}

/** "41st → 6th": the rank before and after; "not ranked" where there was nothing. */
export function rankWords({ before, after }: ChangedPerson): string {
  return `${before === null ? "not ranked" : formatRank(before.rank)} → ${after === null ? "not ranked" : formatRank(after.rank)}`;
}

/** "▲ 35" or "▼ 3"; "" where one of the two ranks is missing or they are equal. */
export function arrowOf({ before, after }: ChangedPerson): string {
  if (before === null || after === null || before.rank === after.rank) return "";
  return after.rank < before.rank ? `▲ ${formatCount(before.rank - after.rank)}` : `▼ ${formatCount(after.rank - before.rank)}`;
}

/** What the members of a set do: "make 80 % of the times people were reached". */
export function deedOf(of: ComparedSet, { measure }: SetChange, { share, cutTop }: Pick<PeriodComparison, "share" | "cutTop">, catalogue: CatalogueMeasure | undefined): string {
  if (of === "bridges") return reachVerb("betweenness", formatCut(share), catalogue);
  if (cutTop !== null) return `come first by ${of === "mavens" ? "posts" : catalogue?.noun ?? measure}`;
  return of === "mavens" ? `write ${formatCut(share)} of the posts` : reachVerb(measure, formatCut(share), catalogue);
}

/** "33 → 41 people make 80 % of the posts; 9 joined, 1 left, 12 rose, 8 fell, 12 kept their rank." */
export function summaryOf({ before, after, counts }: SetChange, of: ComparedSet, deed: string): string {
  const moved = of === "bridges" ? `${formatCount(counts.joined)} won, ${formatCount(counts.left)} lost` : `${formatCount(counts.joined)} joined, ${formatCount(counts.left)} left`;
  const does = after === 1 ? deed.replace(/^(make|come|write)/, "$1s").replace(/^carry/, "carries") : deed;
  return keepTogether(`${formatCount(before)} → ${formatPeople(after)} ${does}; ${moved}, ${formatCount(counts.rose)} rose, ${formatCount(counts.fell)} fell, ${formatCount(counts.same)} kept their rank.`);
}

/** Fewer messages or people are too little to speak of a ranking (as finding F14). */
export function littleWords({ before, after }: PeriodComparison): string {
  const isLittle = [before, after].map(({ messages, people }) => messages < 100 || people < 20);
  if (!isLittle.includes(true)) return "";
  const which = isLittle.every(Boolean) ? "Both periods hold" : isLittle[0] === true ? "The first period holds" : "The second period holds";
  return `${which} too little to rank: fewer than 100 posts or 20 people. Names are shown; their ranks say little.`;
}

/** "312 posts among 88 people". */
export function periodWords({ messages, people }: { readonly messages: number; readonly people: number }): string {
  return messages === 0 ? "nothing was written" : `${formatNoun(messages, "post")} among ${formatPeople(people)}`;
}
