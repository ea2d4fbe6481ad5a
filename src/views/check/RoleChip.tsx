import type { ReactElement } from "react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Tooltip, TooltipTrigger } from "react-aria-components";
import type { ColumnGuess, ColumnRole } from "../../core/records.ts";
import { columnMeanings, labelOfRole } from "../words/role-names.ts";

/** What the column means; the reason on hover and focus, the choice on click. */
export function RoleChip({ column, onChange }: { readonly column: ColumnGuess; readonly onChange: (role: ColumnRole) => void }): ReactElement {
  const isUnsure = column.confidence < 0.9 && (column.role === "from" || column.role === "to" || column.role === "time");
  const kind = column.role === "ignore" ? "role-chip role-chip-off" : isUnsure ? "role-chip role-chip-unsure" : "role-chip";
  return (
    <Select
      aria-label={`What “${column.name}” means`}
      selectedKey={column.role}
      onSelectionChange={(key) => {
        const chosen = columnMeanings.find((meaning) => meaning.role === key);
        if (chosen !== undefined && chosen.role !== column.role) onChange(chosen.role);
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
          {columnMeanings.map((meaning) => (
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
