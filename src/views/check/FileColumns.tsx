import type { ReactElement } from "react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Tooltip, TooltipTrigger } from "react-aria-components";
import type { ColumnGuess, ColumnRole } from "../../core/records.ts";
import { withFileAnswers } from "../store/opening.ts";
import { columnMeanings, labelOfRole } from "../words/role-names.ts";
import { maskCell } from "./answers.ts";
import type { FilePartProps } from "./FileFacts.tsx";

/** The first rows with, over each column, what it means. With employees cells show their shape only. */
export function FileColumns({ file, index, fileCount, options, isPrivate, onAnswer }: FilePartProps & { readonly isPrivate: boolean }): ReactElement {
  const setRole = (position: number, role: ColumnRole) =>
    onAnswer(withFileAnswers(options, index, fileCount, { roles: file.columns.map((column, other) => (other === position ? role : column.role)) }));
  return (
    <div className="columns-scroll" tabIndex={0} role="region" aria-label="First rows of the file">
      <table className="columns">
        <thead>
          <tr>
            {file.columns.map((column, position) => (
              <th key={position} scope="col">
                <RoleChip column={column} onChange={(role) => setRole(position, role)} />
                <span className="columns-name">{column.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.rows.map((row, number) => (
            <tr key={number}>
              {file.columns.map((column, position) => (
                <td key={position} className={column.role === "ignore" ? "ink-2" : ""}>
                  {isPrivate ? maskCell(row[position] ?? "", column.role) : row[position]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the column means; the reason on hover and focus, the choice on click. */
function RoleChip({ column, onChange }: { readonly column: ColumnGuess; readonly onChange: (role: ColumnRole) => void }): ReactElement {
  const isUnsure = column.confidence < 0.9 && (column.role === "from" || column.role === "to" || column.role === "time");
  const kind = column.role === "ignore" ? "role-chip role-chip-off" : isUnsure ? "role-chip role-chip-unsure" : "role-chip";
  return (
    <Select
      aria-label={`What “${column.name}” means`}
      selectedKey={column.role}
      onSelectionChange={(key) => {
        const chosen = columnMeanings.find((meaning) => meaning.role === key);
        if (chosen !== undefined) onChange(chosen.role);
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
              <span className="menu-help t-axis ink-2">
                {meaning.help}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
