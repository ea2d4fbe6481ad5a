import type { PersonCircle } from "../../engine/person-questions.ts";

/** "Own circle, around Ann", "Own circle, around this person", "Around Ben". */
export function circleTitle({ isOwn, around }: PersonCircle): string {
  const centre = around ?? "this person";
  return isOwn ? `Own circle, around ${centre}` : `Around ${centre}`;
}
