import { useMemo } from "react";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { useApp } from "../store.ts";

const none: readonly CatalogueMeasure[] = [];

/** The measures that rank people in the open data: those of posts need talk. */
export function useShownMeasures(): readonly CatalogueMeasure[] {
  const all = useApp((state) => state.catalogue?.measures ?? none);
  const hasTalk = useApp((state) => state.opened?.hasTalk ?? true);
  return useMemo(() => all.filter((measure) => measure.isRanking && (hasTalk || (measure.id !== "impressions" && measure.id !== "posts"))), [all, hasTalk]);
}
