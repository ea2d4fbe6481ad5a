import type { Board, CatalogueMeasure, Opened } from "../../engine/engine.ts";
import { formatCount, formatCut, formatNoun, formatPeople, formatPercent } from "../parts/format.ts";

/** The switch on the connectors' card: three ways to reach most. */
export const REACH_MEASURES: readonly { readonly id: string; readonly label: string }[] = [
  { id: "impressions", label: "times people were reached" },
  { id: "outDegree", label: "people reached" },
  { id: "betweenness", label: "go-betweens" },
];

/** "make 80 % of the times people were reached": how the sentence about the set goes on. */
export function reachVerb(measure: string, cut: string, catalogue: CatalogueMeasure | undefined): string {
  switch (measure) {
    case "impressions":
      return `make ${cut} of the times people were reached`;
    case "outDegree":
      return `make ${cut} of the people reached`;
    case "betweenness":
      return `carry ${cut} of the shortest ways between others`;
    default:
      return `make ${cut} of ${catalogue === undefined ? measure : `“${catalogue.label}”`}`;
  }
}

/** "of 1,899 people (4.9 %)". */
export function ofPeople(population: number, share: number | null): string {
  return `of ${formatPeople(population)}${share === null ? "" : ` (${formatPercent(share)})`}`;
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

/** Above this share a short list would be arbitrary (finding F13). */
const EVEN_SHARE = 0.4;

export function isSpreadEvenly(board: Board): boolean {
  return board.findings.some((finding) => finding.id === "F13") || (board.connectors.share ?? 0) > EVEN_SHARE;
}

/** Below these nobody is ranked (finding F14). */
const FEWEST_POSTS = 100;
const FEWEST_PEOPLE = 20;

export function isTooLittleToRank(board: Board): boolean {
  if (board.findings.some((finding) => finding.id === "F14")) return true;
  return board.mavens !== null && (board.network.messages < FEWEST_POSTS || board.population < FEWEST_PEOPLE);
}

export function tooLittleWords(board: Board): string {
  const found = board.findings.find((finding) => finding.id === "F14");
  return found?.sentence ?? `Too little to rank: ${formatNoun(board.network.messages, "post")} by ${formatPeople(board.population)}. Names are shown, not ranked.`;
}

export function evenSpreadWords(board: Board): string {
  const found = board.findings.find((finding) => finding.id === "F13");
  return found?.sentence ?? `No small group here: it takes ${formatPercent(board.connectors.share)} of people to make ${formatCut(board.share)}. A short list would be arbitrary.`;
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
