import type { ReactElement } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { Inspection, OpenOptions } from "../../engine/opening.ts";
import { formatPercent } from "../parts/format.ts";

export interface InsideBoxProps {
  readonly domains: NonNullable<Inspection["domains"]>;
  readonly options: OpenOptions;
  readonly onAnswer: (options: OpenOptions) => void;
}

/** Which addresses are inside: with one ticked only talk from inside to inside counts. */
export function InsideBox({ domains, options, onAnswer }: InsideBoxProps): ReactElement {
  const total = domains.reduce((sum, { count }) => sum + count, 0);
  const shown = domains.slice(0, 5);
  return (
    <CheckboxGroup
      className="question"
      value={[...(options.inside ?? [])]}
      onChange={(chosen) => {
        const { inside: _before, ...others } = options;
        onAnswer(chosen.length === 0 ? others : { ...options, inside: chosen });
      }}
    >
      <Label>Which addresses are inside?</Label>
      {shown.map(({ domain, count }) => (
        <Checkbox key={domain} value={domain} className="checkbox">
          <span className="checkbox-box" aria-hidden="true" />
          <span className="check-rule">
            <bdi>{domain}</bdi> <span className="ink-2">{formatPercent(count / total)} of the addresses</span>
          </span>
        </Checkbox>
      ))}
      <p className="t-axis ink-2">{options.inside === undefined ? "None ticked: everybody counts. Tick yours to count only talk among yourselves." : "Only talk from inside to inside counts; the rest is counted as set aside."}</p>
    </CheckboxGroup>
  );
}
