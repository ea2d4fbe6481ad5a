import type { ReactElement } from "react";
import { Button, TooltipTrigger } from "react-aria-components";
import { sampledBasis } from "../words/sampled.ts";
import { MeasureTip } from "../parts/MeasureTip.tsx";
import { ColumnFilter, isFilterable, type ColumnFilters } from "./ColumnFilter.tsx";
import { nextSort, startsDescending, type ListColumn, type ListSort } from "./list-columns.ts";

export interface ListHeaderProps {
  readonly columns: readonly ListColumn[];
  /** Column widths as a grid template; the same for every row. */
  readonly template: string;
  readonly least: number;
  readonly sort: readonly ListSort[];
  readonly onSort: (sort: readonly ListSort[]) => void;
  readonly n: number;
  /** null where there is no room for them. */
  readonly filters: ColumnFilters | null;
}

const BY_RANK: readonly ListSort[] = [{ column: "rank", descending: false }];

/** The fixed header: a click or Enter sorts, with shift as a further key; hover and focus explain the measure, a button beside it filters. */
export function ListHeader({ columns, template, least, sort, onSort, n, filters }: ListHeaderProps): ReactElement {
  // Without a sort the engine answers in rank order, and the header says so.
  const shown = sort.length === 0 ? BY_RANK : sort;
  return (
    <div className="list-header" role="rowgroup" style={{ minWidth: least }}>
      <div className="list-header-row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const position = shown.findIndex((key) => key.column === column.sortBy);
          const key = shown[position];
          const button = (
            <Button
              className={key === undefined ? "list-sort" : "list-sort list-sort-on"}
              onPress={(event) => onSort(nextSort(event.shiftKey ? sort : shown, column.sortBy, { add: event.shiftKey, startDescending: startsDescending(column) }))}
            >
              <span className="list-sort-text">{column.label}</span>
              {key !== undefined && (
                <span className="list-sort-arrow" aria-hidden="true">
                  {key.descending ? "↓" : "↑"}
                  {sort.length > 1 && <small>{position + 1}</small>}
                </span>
              )}
              {key !== undefined && sort.length > 1 && <span className="visually-hidden">{`, sorts as number ${position + 1}, ${key.descending ? "largest first" : "smallest first"}`}</span>}
            </Button>
          );
          return (
            <div
              key={column.id}
              className={`list-head list-kind-${column.kind}`}
              role="columnheader"
              // Only the first key is the sort that assistive technology can tell.
              aria-sort={position !== 0 || key === undefined ? undefined : key.descending ? "descending" : "ascending"}
            >
              {column.measure === undefined ? (
                button
              ) : (
                <TooltipTrigger delay={500} closeDelay={0}>
                  {button}
                  <MeasureTip measure={column.measure} n={n} options={column.sampled === undefined ? "" : sampledBasis(column.sampled)} />
                </TooltipTrigger>
              )}
              {filters !== null && isFilterable(column) && <ColumnFilter column={column} filters={filters} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
