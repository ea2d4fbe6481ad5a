import { type GlyphKind, ROLES } from "../parts/role-words.ts";
import type { MapModel } from "./map-model.ts";

/** The signs that occur, in the fixed order, ours last. */
export function kindsIn(model: Pick<MapModel, "kind">): readonly GlyphKind[] {
  const present = new Set(model.kind);
  return ([...ROLES, "ours"] as const).filter((kind) => present.has(kind));
}
