import { useState, type ReactElement } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { OpenOptions, Opened } from "../../engine/opening.ts";
import type { TieRule } from "../../core/talk-log.ts";
import { formatCount } from "../parts/format.ts";
import { tieRuleWords } from "../words/tie-rules.ts";

export interface TiesBoxProps {
  readonly opened: Opened;
  readonly options: OpenOptions;
  readonly onAnswer: (options: OpenOptions) => void;
}

/** What makes a connection: every rule these data can answer, with what it would yield. */
export function TiesBox({ opened, options, onAnswer }: TiesBoxProps): ReactElement | null {
  const [isRefused, setRefused] = useState(false);
  const rules = tieRuleWords.flatMap((words) => {
    const found = opened.tieRules.find(({ rule }) => rule === words.rule);
    return found === undefined ? [] : [{ ...words, ...found }];
  });
  if (rules.length === 0) return null;
  const ticked = options.ties ?? rules.filter(({ isUsed }) => isUsed).map(({ rule }) => rule);
  const choose = (chosen: readonly string[]): void => {
    const ties: TieRule[] = rules.filter(({ rule }) => chosen.includes(rule)).map(({ rule }) => rule);
    setRefused(ties.length === 0);
    if (ties.length > 0) onAnswer({ ...options, ties });
  };
  return (
    <CheckboxGroup className="question" value={[...ticked]} onChange={choose}>
      <Label>What makes a connection?</Label>
      {rules.map(({ rule, label, help, ties }) => (
        <Checkbox key={rule} value={rule} className="checkbox">
          <span className="checkbox-box" aria-hidden="true" />
          <span className="check-rule" title={help}>
            {label} <span className="ink-2">{formatCount(ties)}</span>
          </span>
        </Checkbox>
      ))}
      <p className="t-axis ink-2" role="status">
        {isRefused && "At least one stays ticked: without it there are no connections."}
      </p>
    </CheckboxGroup>
  );
}
