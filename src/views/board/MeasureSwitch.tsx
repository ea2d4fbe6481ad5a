import type { ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { measureWords } from "./board-curves.ts";
import { REACH_MEASURES } from "./board-words.ts";

export interface MeasureSwitchProps {
  readonly measure: string;
  readonly measures: readonly CatalogueMeasure[];
  readonly onMeasure: (measure: string) => void;
}

/** What "reaches most" counts. A measure chosen elsewhere stands as a fourth, pressed one. */
export function MeasureSwitch({ measure, measures, onMeasure }: MeasureSwitchProps): ReactElement {
  const isOther = REACH_MEASURES.every((choice) => choice.id !== measure);
  const choices = isOther ? [...REACH_MEASURES, { id: measure, label: measureWords(measure, measures) }] : REACH_MEASURES;
  return (
    <ToggleButtonGroup
      className="board-switch"
      aria-label="Connectors by"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[measure]}
      onSelectionChange={(keys) => {
        for (const key of keys) onMeasure(String(key));
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className="board-switch-choice">
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
