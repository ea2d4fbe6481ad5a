import type { ExportOptions, RankSnapshot } from "./snapshot.ts";

/** A file of employees, said in the words of every page and file: the codes are no protection by themselves. */
export const PSEUDONYMOUS = "Pseudonymous, not anonymous: whoever holds the file can undo the codes, and the shape of a network can give people away. Not for decisions about pay, performance or dismissal.";

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
