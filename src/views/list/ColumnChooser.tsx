import type { ReactElement } from "react";
import { Button, Checkbox, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { overlayRegion } from "../shell/overlay-region.ts";
import { useFloating } from "../store/use-floating.ts";
import { explainMeasure } from "../parts/explain-measure.ts";

export interface ColumnChooserProps {
  readonly measures: readonly CatalogueMeasure[];
  /** The ranking measure: shown anyway, so not offered. */
  readonly measure: string;
  readonly chosen: readonly string[];
  readonly onChosen: (columns: readonly string[]) => void;
}

/** Which measures stand as columns, each with its definition. A measure is computed once it is asked for. */
export function ColumnChooser({ measures, measure, chosen, onChosen }: ColumnChooserProps): ReactElement {
  const floating = useFloating();
  const offered = measures.filter((one) => one.id !== measure);
  return (
    <DialogTrigger {...floating}>
      <Button className="part-button">Columns</Button>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="list-chooser" placement="bottom start">
        <Dialog className="list-chooser-dialog" aria-label="Columns">
          {offered.map((one) => {
            const { definition, basis, caveat } = explainMeasure(one, {});
            return (
              <Checkbox
                key={one.id}
                className="list-choice"
                isSelected={chosen.includes(one.id)}
                onChange={(isOn) => onChosen(isOn ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
              >
                <span className="list-box" aria-hidden="true" />
                <span>
                  <strong>{one.label}</strong> <span className="ink-2">({one.term})</span>
                  <br />
                  <span className="list-choice-text">
                    {definition} {basis} {caveat}
                  </span>
                </span>
              </Checkbox>
            );
          })}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
