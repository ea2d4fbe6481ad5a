import type { Board } from "../../engine/shown.ts";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { Opened } from "../../engine/opening.ts";
import { formatCount, formatNoun, formatPeople, formatPercent, keepTogether } from "../parts/format.ts";

/** The switch on the connectors' card: three ways to reach most. */
export const REACH_MEASURES: readonly { readonly id: string; readonly label: string }[] = [
  { id: "impressions", label: "times people were reached" },
  { id: "outDegree", label: "people reached" },
  { id: "betweenness", label: "go-betweens" },
];

/** What the first of the two lists is called: bridging is not reaching. */
export function reachTitle(measure: string): string {
  return measure === "betweenness" ? "Bridge most" : "Reach most";
}

/** "make 80 % of the times people were reached": how the sentence about the set goes on. What cannot be added up has no 80 %. */
export function reachVerb(measure: string, amount: string, catalogue: CatalogueMeasure | undefined, isSampled = false): string {
  if (isSampled) return `come first for “${catalogue?.label ?? measure}” (${catalogue?.term ?? measure}), by sampled values`;
  switch (measure) {
    case "impressions":
      return `make ${amount} of the times people were reached`;
    case "outDegree":
      return `make ${amount} of the people reached`;
    case "betweenness":
      return `carry ${amount} of the shortest ways between others`;
    default:
      if (catalogue === undefined) return `make ${amount} of ${measure}`;
      return catalogue.isAdditive ? `make ${amount} of the total for “${catalogue.label}” (${catalogue.term})` : `come first for “${catalogue.label}” (${catalogue.term}), which cannot be added up and so has no share`;
  }
}

/** "of 1,899 people (4.9 %)". */
export function ofPeople(population: number, share: number | null): string {
  return `of ${formatPeople(population)}${share === null ? "" : ` (${formatPercent(share)})`}`;
}

/** What the picture of who reaches and who talks leaves out; empty where everyone is in it. */
export function drawnNote(drawn: number, population: number): string {
  return drawn < population ? `${formatCount(drawn)} of ${formatPeople(population)} are drawn: those in a role first, by rank.` : "";
}

/** Who stands exactly at the cut; empty where nobody outside shares the last one's value. */
export function edgeNote(tiedIn: number, tiedOut: number): string {
  if (tiedOut === 0) return "";
  return `At the edge: ${formatCount(tiedIn)} in and ${formatCount(tiedOut)} out with the same value.`;
}

/** True where everyone who reaches most also talks most, so that the two lists say the same. */
export function isReachLikePosting(board: Board): boolean {
  return board.mavens !== null && board.connectors.count > 0 && board.both === board.connectors.count;
}

/** The finding that must be said before the numbers are used, as the engine worded it: too little to rank (F14), else no small group (F13). */
export function warningOf(board: Board): string | null {
  const found = board.findings.find((finding) => finding.id === "F14") ?? board.findings.find((finding) => finding.id === "F13");
  return found === undefined ? null : keepTogether(found.sentence);
}

/** True where there is too little to rank: names are shown without numbers in front. */
export function isTooLittleToRank(board: Board): boolean {
  return board.findings.some((finding) => finding.id === "F14");
}

/** "Rows read 60,012 = used 59,835 + not used 177". */
export function rowsWords(opened: Opened): string {
  return `${formatNoun(opened.rowsRead, "row")} read = ${formatCount(opened.rowsKept)} used + ${formatCount(opened.rowsSetAside)} not used`;
}

/** What the audience is called on screen. */
export const AUDIENCE_WORDS: Readonly<Record<Board["audience"], string>> = {
  delivered: "people addressed",
  modelled: "estimated from past contacts or followers",
  reported: "as reported in the data",
};

/** Whether a notice says a number already, as the engine writes numbers; it may be part of another one: 5 is not said by "1,520 rows". */
export function saysNumber(message: string, count: number): boolean {
  const [text, number] = [` ${message} `, count.toLocaleString("en")];
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (!/\d[.,]?$/.test(text.slice(0, at)) && !/^[.,]?\d/.test(text.slice(at + number.length))) return true;
  }
  return false;
}
