import type { ReactElement } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { InspectedFile } from "../../engine/opening.ts";

export interface KeyQuestionProps {
  /** The tables of people. */
  readonly tables: readonly InspectedFile[];
  readonly chosen: string;
  readonly onChoose: (column: string) => void;
}

/** Which column of the people table holds the names that stand in the messages, where their values do not tell. */
export function KeyQuestion({ tables, chosen, onChoose }: KeyQuestionProps): ReactElement {
  const columns = [...new Set(tables.flatMap((table) => table.columns.map(({ name }) => name)))].slice(0, 40);
  return (
    <RadioGroup className="question question-open" value={chosen === "" ? null : chosen} onChange={onChoose}>
      <Label>Which column of the people table says who is who in the messages?</Label>
      <div className="key-choices">
        {columns.map((column) => (
          <Radio key={column} value={column} className="radio">
            <bdi>{column}</bdi>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
