import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { IdentityCandidate } from "../../core/identity.ts";
import { formatCount } from "../parts/format.ts";
import { acceptable, acceptAll, type Verdicts } from "./decisions.ts";

const thresholds = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5] as const;

export interface BulkAcceptProps {
  readonly candidates: readonly IdentityCandidate[];
  readonly verdicts: Verdicts;
  readonly onAccept: (verdicts: Verdicts) => void;
}

/** Accepts everything from a score up that nothing speaks against: one step of undo. */
export function BulkAccept({ candidates, verdicts, onAccept }: BulkAcceptProps): ReactElement {
  const [threshold, setThreshold] = useState<number>(0.9);
  const found = acceptable(candidates, verdicts, threshold);
  return (
    <div className="row desk-bulk">
      <label className="row t-table">
        From a score of
        <select className="field desk-threshold" value={threshold} onChange={(event) => setThreshold(Number(event.target.value))}>
          {thresholds.map((value) => (
            <option key={value} value={value}>
              {Math.round(value * 100)} %
            </option>
          ))}
        </select>
      </label>
      <Button className="part-button" isDisabled={found.length === 0} onPress={() => onAccept(acceptAll(found, verdicts))}>
        Accept {formatCount(found.length)}
      </Button>
      <span className="t-axis ink-2">{found.length === 0 ? "nothing is left to accept from this score up" : "with nothing that speaks against them"}</span>
    </div>
  );
}
