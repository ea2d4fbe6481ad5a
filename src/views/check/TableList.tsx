import type { ReactElement } from "react";
import { Checkbox, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { InspectedFile } from "../../engine/opening.ts";
import { formatCount } from "../parts/format.ts";
import { tableKey } from "../store/table-answers.ts";

export interface TableListProps {
  readonly tables: readonly InspectedFile[];
  /** What each is called on screen, by position. */
  readonly names: readonly string[];
  readonly shown: number;
  readonly onShow: (position: number) => void;
  readonly onUse: (table: InspectedFile, isUsed: boolean) => void;
}

/** Every table that was found, with what it holds; each can be looked at and left out. */
export function TableList({ tables, names, shown, onShow, onUse }: TableListProps): ReactElement {
  return (
    <div className="tables">
      <div className="tables-use" role="group" aria-label="Tables that are used">
        {tables.map((table, position) => (
          <Checkbox key={tableKey(table)} className="checkbox tables-box" aria-label={`Use ${names[position]!}`} isSelected={table.isUsed !== false} onChange={(isUsed) => onUse(table, isUsed)}>
            <span className="checkbox-box" aria-hidden="true" />
          </Checkbox>
        ))}
      </div>
      <ToggleButtonGroup
        className="tables-names"
        aria-label="Table shown below"
        orientation="vertical"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => onShow(Number([...keys][0] ?? 0))}
      >
        {tables.map((table, position) => (
          <ToggleButton key={position} id={position} className={table.isUsed === false ? "tables-name tables-off" : "tables-name"}>
            <bdi className="tables-label">{names[position]}</bdi>
            <span className="t-axis ink-2 tables-facts">{factsOf(table)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

/** "messages · Slack export · 1,000+ rows" */
function factsOf(table: InspectedFile): string {
  const rows = table.sampled?.rows ?? table.rows.length;
  const count = rows === 0 ? "no rows" : rows === 1 ? "1 row" : `${formatCount(rows)}${rows >= 1000 ? "+" : ""} rows`;
  return [table.isUsed === false ? "left out" : table.kind, table.knownAs, count].filter((fact) => fact !== undefined).join(" · ");
}
