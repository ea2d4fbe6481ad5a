import type { ReactElement } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { Mode } from "../../core/talk-log.ts";

export interface ModeChoiceProps {
  readonly mode: Mode | null;
  readonly onChange: (mode: Mode) => void;
  /** Said under the choice: where the suggestion comes from. */
  readonly note?: string;
}

const meanings: Readonly<Record<Mode, string>> = {
  customers: "Names and texts are shown.",
  employees: "Code names instead of names, texts dropped after topics are counted, no group under five.",
};

/** "Whose talk is this?": asked before anything is computed. */
export function ModeChoice({ mode, onChange, note }: ModeChoiceProps): ReactElement {
  return (
    <div className="mode">
      <RadioGroup className="segments" orientation="horizontal" value={mode} onChange={(value) => onChange(value === "employees" ? "employees" : "customers")}>
        <Label className="segments-label">Whose talk is this?</Label>
        <div className="segments-row">
          <Radio className="segment" value="customers">
            Customers
          </Radio>
          <Radio className="segment" value="employees">
            Employees
          </Radio>
        </div>
      </RadioGroup>
      <p className="t-axis ink-2" aria-live="polite">
        {mode === null ? note ?? "Asked before anything is computed." : meanings[mode]}
      </p>
    </div>
  );
}
