import { PSEUDONYMOUS } from "../core/words.ts";
import type { ExportOptions, RankSnapshot } from "./snapshot.ts";

/**
 * What must be said with a file of employees: mode, k, dates, filters, who was left out, that it is pseudonymous, and the reason given
 * for it. Empty for customers. Cost O(length).
 */
export function privacyText({ privacy }: RankSnapshot, { reason }: ExportOptions): string {
  if (privacy === null) return "";
  const { smallestGroup, dates, filters, leftOut } = privacy;
  const said = reason?.trim() ?? "";
  return [
    `Mode employees, k = ${smallestGroup}.`,
    `Dates: ${dates}.`,
    `Filters: ${filters === "" ? "none" : filters}.`,
    `Left out of the lists: ${leftOut === 0 ? "nobody" : `${leftOut} of our own accounts`}.`,
    PSEUDONYMOUS,
    ...(said === "" ? [] : [`Reason given: ${said}${/[.!?]$/.test(said) ? "" : "."}`]),
  ].join(" ");
}
