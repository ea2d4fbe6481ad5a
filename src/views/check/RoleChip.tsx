import { memo, useState, type ReactElement } from "react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Tooltip, TooltipTrigger } from "react-aria-components";
import type { ColumnGuess, ColumnRole } from "../../core/records.ts";
import { columnMeanings, labelOfRole } from "../words/role-names.ts";

export interface RoleChipProps {
  readonly column: ColumnGuess;
  readonly position: number;
  /** The same function from one drawing to the next. */
  readonly onChange: (position: number, role: ColumnRole) => void;
}

/** What the column means; the reason on hover and focus, the choice on click. Drawn anew only when that is another. */
export const RoleChip = memo(Chip, (a, b) => a.position === b.position && a.onChange === b.onChange && isSame(a.column, b.column));

function isSame(a: ColumnGuess, b: ColumnGuess): boolean {
  return a.name === b.name && a.role === b.role && a.reason === b.reason && a.confidence === b.confidence;
}

function Chip({ column, position, onChange }: RoleChipProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  // A list of thirty meanings for each column takes longer to make than the table: all are there once it opens.
  const meanings = isOpen ? columnMeanings : columnMeanings.filter(({ role }) => role === column.role);
  const isUnsure = column.confidence < 0.9 && (column.role === "from" || column.role === "to" || column.role === "time");
  const kind = column.role === "ignore" ? "role-chip role-chip-off" : isUnsure ? "role-chip role-chip-unsure" : "role-chip";
  return (
    <Select
      aria-label={`What “${column.name}” means`}
      selectedKey={column.role}
      onOpenChange={setOpen}
      onSelectionChange={(key) => {
        const chosen = columnMeanings.find((meaning) => meaning.role === key);
        if (chosen !== undefined && chosen.role !== column.role) onChange(position, chosen.role);
      }}
    >
      <TooltipTrigger delay={300}>
        <Button className={kind}>
          <SelectValue>{() => labelOfRole(column.role)}</SelectValue>
          {isUnsure && <span>?</span>}
          <span aria-hidden="true">▾</span>
        </Button>
        <Tooltip className="part-tooltip" offset={4}>
          {column.reason}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover">
        <ListBox className="menu menu-tall">
          {meanings.map((meaning) => (
            <ListBoxItem key={meaning.role} id={meaning.role} className="menu-item" textValue={meaning.label}>
              <span className="menu-label">{meaning.label}</span>
              <span className="menu-help t-axis ink-2">{meaning.help}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
