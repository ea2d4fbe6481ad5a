import type { ReactElement } from "react";
import { Tooltip } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { explainMeasure } from "./explain-measure.ts";
import "./parts.css";

export interface MeasureTipProps {
  readonly measure: CatalogueMeasure;
  /** How it was computed: "whole period, strength counts". */
  readonly options?: string | undefined;
  /** Out of how many people. */
  readonly n?: number | undefined;
}

/** What a measure means, for a TooltipTrigger: plain name, term, definition, options, n, caveat. */
export function MeasureTip({ measure, options, n }: MeasureTipProps): ReactElement {
  const { definition, basis, caveat } = explainMeasure(measure, { options, n });
  return (
    <Tooltip className="part-tooltip" offset={4}>
      <strong>
        {measure.label} ({measure.term})
      </strong>
      <p>{definition}</p>
      {basis !== "" && <p className="ink-2">{basis}</p>}
      {caveat !== "" && <p className="ink-2">{caveat}</p>}
    </Tooltip>
  );
}
