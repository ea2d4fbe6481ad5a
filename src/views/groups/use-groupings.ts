import { useMemo } from "react";
import type { Grouping } from "../../engine/group-questions.ts";
import type { Opened } from "../../engine/opening.ts";
import { formatNoun } from "../parts/format.ts";
import { useApp } from "../store.ts";
import type { Choice } from "../workspace/ChoiceMenu.tsx";
import { isSameGrouping, nameOfGrouping } from "./groups-words.ts";

/** Everything that can divide people: columns of the people table first, those with a handful of groups before the others. */
export function useGroupings(): readonly Choice<Grouping>[] {
  const groups = useApp((state) => state.opened?.groups ?? noGroups);
  return useMemo(
    () => [
      ...[...groups.filter(isHandy), ...groups.filter((group) => !isHandy(group))].map(({ attribute, values }): Choice<Grouping> => ({ id: `column ${attribute}`, label: attribute, help: `${formatNoun(values.length, "group")} of the people table`, value: { attribute } })),
      { id: "circle", label: "circle", help: "Found: who talks among themselves more than with others (Louvain)", value: "community" },
      { id: "role", label: "role", help: "Connectors, mavens, both, neither, as the cut has them", value: "role" },
    ],
    [groups],
  );
}

/** A few groups to a few dozen, and more than one of them with people to speak of. */
function isHandy({ values }: Opened["groups"][number]): boolean {
  const people = values.reduce((sum, value) => sum + value.people, 0);
  return values.length >= 2 && values.length <= 30 && (values[0]?.people ?? 0) < 0.9 * people;
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
