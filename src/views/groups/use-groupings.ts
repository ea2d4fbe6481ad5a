import { useMemo } from "react";
import type { Grouping } from "../../engine/group-questions.ts";
import type { Opened } from "../../engine/opening.ts";
import { formatCount } from "../parts/format.ts";
import { useApp } from "../store.ts";
import type { Choice } from "../workspace/ChoiceMenu.tsx";
import { isSameGrouping, nameOfGrouping } from "./groups-words.ts";

/** Everything that can divide people: columns of the people table first. */
export function useGroupings(): readonly Choice<Grouping>[] {
  const groups = useApp((state) => state.opened?.groups ?? noGroups);
  return useMemo(
    () => [
      ...groups.map(({ attribute, values }): Choice<Grouping> => ({ id: `column ${attribute}`, label: attribute, help: `${formatCount(values.length)} groups of the people table`, value: { attribute } })),
      { id: "circle", label: "circle", help: "Found: who talks among themselves more than with others (Louvain)", value: "community" },
      { id: "role", label: "role", help: "Connectors, mavens, both, neither, as the cut has them", value: "role" },
    ],
    [groups],
  );
}

/** What was chosen where it is there, else the first that is not `besides`. */
export function groupingOf(chosen: Grouping | null, choices: readonly Choice<Grouping>[], besides: Grouping | null = null): Grouping {
  const found = choices.find(({ value }) => isSameGrouping(value, chosen)) ?? choices.find(({ value }) => !isSameGrouping(value, besides));
  return found?.value ?? "community";
}

export function idOf(by: Grouping | "everyone"): string {
  return typeof by === "object" ? `column ${by.attribute}` : by === "everyone" ? "everyone" : nameOfGrouping(by);
}

const noGroups: Opened["groups"] = [];
