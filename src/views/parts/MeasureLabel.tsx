import { useState, type ReactElement } from "react";
import { Button, TooltipTrigger } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { MeasureTip } from "./MeasureTip.tsx";
import "./parts.css";

export interface MeasureLabelProps {
  /** undefined while the catalogue is on its way: the label is shown plain. */
  readonly measure: CatalogueMeasure | undefined;
  /** What to show instead of the measure's own label. */
  readonly label?: string;
  /** How it was computed: "whole period, strength counts". */
  readonly options?: string;
  /** Out of how many people. */
  readonly n?: number;
}

/** A measure's plain name that explains itself on hover, focus and tap: definition, options, n, caveat. */
export function MeasureLabel({ measure, label = measure?.label ?? "", options, n }: MeasureLabelProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  if (measure === undefined) return <span>{label}</span>;
  return (
    <TooltipTrigger delay={300} closeDelay={100} isOpen={isOpen} onOpenChange={setOpen} shouldCloseOnPress={false}>
      <Button className="part-explained" onPress={() => setOpen(true)}>
        {label}
      </Button>
      <MeasureTip measure={measure} options={options} n={n} />
    </TooltipTrigger>
  );
}
