import { memo, type ReactElement } from "react";
import type { MapPicture } from "../../core/map-picture.ts";
import type { MapUnits } from "../../engine/map-questions.ts";
import { useActions, useApp } from "../store.ts";
import { ChoiceMenu, type Choice } from "./ChoiceMenu.tsx";
import { ColourMenu } from "./ColourMenu.tsx";
import { LayoutButton } from "./LayoutButton.tsx";
import { LinesButton } from "./LinesButton.tsx";
import { useShownMeasures } from "./use-shown-measures.ts";

/** What the map draws and how: units, colour, size, connections, layout. */
export const MapTools = memo(function MapTools({ picture }: { readonly picture: MapPicture }): ReactElement {
  return (
    <>
      {picture.circle === null && <UnitsMenu />}
      {picture.groups === null && <ColourMenu />}
      {picture.groups === null && <SizeMenu />}
      <LinesButton picture={picture} />
      {picture.groups === null && <LayoutButton picture={picture} />}
    </>
  );
});

function UnitsMenu(): ReactElement {
  const units = useApp((state) => state.mapView.units);
  const groups = useApp((state) => state.opened?.groups);
  const { changeMap } = useActions();
  const choices: readonly Choice<MapUnits>[] = [
    { id: "people", label: "people", help: "a dot for everyone", value: "people" },
    { id: "circle", label: "circles", help: "a dot for each circle found, as large as it has people", value: "community" },
    ...(groups ?? []).map((group) => ({ id: `group ${group.attribute}`, label: group.attribute, help: "a dot for each group of your table of people", value: { attribute: group.attribute } })),
  ];
  const chosen = units === "people" ? "people" : units === "community" ? "circle" : `group ${units.attribute}`;
  return <ChoiceMenu name="A dot stands for" before="Dots:" choices={choices} chosen={chosen} onChoose={(value) => changeMap({ units: value })} />;
}

function SizeMenu(): ReactElement {
  const size = useApp((state) => state.mapView.size);
  const measures = useShownMeasures();
  const { changeMap } = useActions();
  const choices: readonly Choice<string | null>[] = [
    { id: "ranks", label: "as ranked", help: "the measure of the lists", value: null },
    ...measures.map((measure) => ({ id: measure.id, label: measure.noun, help: measure.term, value: measure.id })),
  ];
  return <ChoiceMenu name="Sized by" before="Size:" choices={choices} chosen={size ?? "ranks"} onChoose={(value) => changeMap({ size: value })} />;
}
