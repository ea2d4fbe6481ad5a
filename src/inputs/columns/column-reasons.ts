import type { ColumnContent } from "./column-content.ts";
import type { Choice, ColumnView } from "./column-view.ts";

/** A share in words: "98 %"; never 0 % or 100 % unless it is exactly so. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "99 %";
  return rounded === 0 && share > 0 ? "under 1 %" : `${rounded} %`;
}

/** What the values are, in a few words. */
export function describe(content: ColumnContent): string {
  if (content.filledCount === 0) return content.rowCount === 0 ? "no rows to look at" : "all cells looked at are empty";
  if (content.roundedShare > 0.1) return "ids that a spreadsheet has rounded: export again with ids as text";
  if (content.dateShare > 0.8) return `${percent(content.dateShare)} of the values are dates`;
  if (content.distinctCount === 1) return `always ${content.samples[0]!}`;
  if (content.distinctCount <= 4 && content.filledCount > 4) return `only ${content.samples.join(", ")}`;
  if (content.numberShare > 0.9) return `${content.distinctCount} different numbers`;
  if (content.meanWords >= 5) return `texts of ${Math.round(content.meanWords)} words on average`;
  return `${content.distinctCount} different values`;
}

/** Why a column that nobody claimed is not used. */
export function leaveOut(view: ColumnView, used: ReadonlyMap<string, string>): Choice {
  const hint = view.hints[0];
  const ignore = (reason: string, confidence: number): Choice => ({ role: "ignore", reason, confidence });
  if (view.content.filledCount === 0 && view.content.rowCount > 0) return ignore(`named "${view.name}", but ${describe(view.content)}`, 0.9);
  if (hint === undefined) return ignore(/^column \d+$/.test(view.name) ? `has no name; ${describe(view.content)}` : `"${view.name}" is no name known here; ${describe(view.content)}`, 0.6);
  const other = used.get(hint.meaning);
  if (other !== undefined && other !== view.name) return ignore(`named "${view.name}"; "${other}" is used for this`, 0.9);
  switch (hint.meaning) {
    case "notWeight": return ignore(`named "${view.name}": a number about the message, never a weight`, 0.95);
    case "notTime": return ignore(`named "${view.name}": not the time of the message`, 0.95);
    case "note": return ignore(`named "${view.name}": not needed to see who talks to whom`, 0.9);
    case "kind": return ignore(`named "${view.name}": what kind of record it is; ${describe(view.content)}`, 0.95);
    case "personId":
    case "personName":
    case "attribute": return ignore(`named "${view.name}": something about a person; ${describe(view.content)}`, 0.9);
    default: return ignore(`named "${view.name}", but ${describe(view.content)}`, 0.8);
  }
}
