import type { PersonCircle } from "../../engine/person-questions.ts";

/** "Own circle, around Ann", "Own circle, at its centre", "Around Ben". */
export function circleTitle({ isOwn, around }: PersonCircle): string {
  if (!isOwn) return `Around ${around ?? "this person"}`;
  return around === null ? "Own circle, at its centre" : `Own circle, around ${around}`;
}
