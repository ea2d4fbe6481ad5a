import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { MeasureLabel } from "../parts/MeasureLabel.tsx";
import { nextSort, startsDescending, type ListColumn, type ListSort } from "./list-columns.ts";

export interface ListHeaderProps {
  readonly columns: readonly ListColumn[];
  /** Column widths as a grid template; the same for every row. */
  readonly template: string;
  readonly least: number;
  readonly sort: readonly ListSort[];
  readonly onSort: (sort: readonly ListSort[]) => void;
  readonly n: number;
}

/** The fixed header: the name explains the measure, the arrow sorts (with shift as a further key). */
export function ListHeader({ columns, template, least, sort, onSort, n }: ListHeaderProps): ReactElement {
  return (
    <div className="list-header" role="rowgroup" style={{ minWidth: least }}>
      <div className="list-header-row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const position = sort.findIndex((key) => key.column === column.id);
          const key = sort[position];
          return (
            <div
              key={column.id}
              className={`list-head list-${column.kind} list-column-${column.id}`}
              role="columnheader"
              // Only the first key is the sort that assistive technology can tell.
              aria-sort={position !== 0 || key === undefined ? undefined : key.descending ? "descending" : "ascending"}
            >
              {column.measure === undefined ? <span className="list-head-text">{column.label}</span> : <MeasureLabel measure={column.measure} n={n} />}
              <Button
                className={key === undefined ? "list-sort" : "list-sort list-sort-on"}
                aria-label={`Sort by ${column.label}${key === undefined ? "" : key.descending ? ", now largest first" : ", now smallest first"}`}
                onPress={(event) => onSort(nextSort(sort, column.id, { add: event.shiftKey, startDescending: startsDescending(column) }))}
              >
                <span aria-hidden="true">
                  {key === undefined ? "↕" : key.descending ? "↓" : "↑"}
                  {sort.length > 1 && key !== undefined && <small>{position + 1}</small>}
                </span>
              </Button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
