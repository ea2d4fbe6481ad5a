import type { ReactElement } from "react";
import type { MapQuery } from "../../engine/shown.ts";
import { useActions, useApp } from "../store.ts";
import { ChoiceMenu, type Choice } from "./ChoiceMenu.tsx";
import { useNumberColumns } from "./use-number-columns.ts";
import { useShownMeasures } from "./use-shown-measures.ts";

/** What the colours of the map stand for: roles, circles found, a group of the people table, or a number. Never two at once. */
export function ColourMenu(): ReactElement {
  const colour = useApp((state) => state.colour);
  const groups = useApp((state) => state.opened?.groups);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const columns = useNumberColumns("of colours");
  const measures = useShownMeasures();
  const { colourBy } = useActions();
  const choices: readonly Choice<MapQuery["colour"]>[] = [
    { id: "role", label: "role", help: "connector, maven, both, neither", value: "role" },
    { id: "circle", label: "circle", help: "people who talk mostly among themselves, found", value: "community" },
    ...(groups ?? []).map((group) => ({ id: `group ${group.attribute}`, label: group.attribute, help: "from your table of people", value: { attribute: group.attribute } })),
    // A number of one employee can single her out.
    ...(isPrivate ? [] : columns).map(({ name }) => ({ id: `column ${name}`, label: name, help: "from your table of people; darker or brighter: more", value: { column: name } })),
    ...measures.map((measure) => ({ id: `number ${measure.id}`, label: measure.noun, help: "darker or brighter: more", value: { measure: measure.id } })),
  ];
  return <ChoiceMenu name="Coloured by" before="Colour:" choices={choices} chosen={idOf(colour)} onChoose={colourBy} />;
}

function idOf(colour: MapQuery["colour"]): string {
  if (colour === "role") return "role";
  if (colour === "community") return "circle";
  return "measure" in colour ? `number ${colour.measure}` : "column" in colour ? `column ${colour.column}` : `group ${colour.attribute}`;
}

/** undefined for roles, which the map names itself. `nounOf` tells how a measure is called. */
export function labelOfColour(colour: MapQuery["colour"], nounOf: (measure: string) => string = (measure) => measure): string | undefined {
  if (colour === "role") return undefined;
  if (colour === "community") return "circles";
  return "measure" in colour ? nounOf(colour.measure) : "column" in colour ? colour.column : colour.attribute;
}
