import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { ColumnFilters } from "./ColumnFilter.tsx";
import { ListHeader } from "./ListHeader.tsx";
import { ListRow } from "./ListRow.tsx";
import type { ListColumn, ListSort } from "./list-columns.ts";
import { moveFocus, peopleBetween, toggle } from "./list-selection.ts";
import type { LoadPage, Pages } from "./use-pages.ts";

export interface ListGridProps {
  readonly pages: Pages;
  readonly loadPage: LoadPage;
  readonly columns: readonly ListColumn[];
  readonly isNarrow: boolean;
  readonly isRanked: boolean;
  readonly n: number;
  readonly sort: readonly ListSort[];
  readonly onSort: (sort: readonly ListSort[]) => void;
  readonly filters: ColumnFilters;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (people: readonly number[]) => void;
  readonly onSelectAll: () => void;
  readonly onOpen: (person: number) => void;
  readonly onCopy: () => void;
  /** Something the keyboard or mouse asked for could not be done. */
  readonly onProblem: (message: string) => void;
}

const ROW_HEIGHT = 28;
const TOUCH_ROW_HEIGHT = 44;
const HEADER_HEIGHT = 36;
/** Rows drawn before the first answer. */
const SKELETON_ROWS = 20;

/** The table itself: only rows in view exist; one tab stop, arrows move, space selects, shift extends, enter opens. */
export function ListGrid(props: ListGridProps): ReactElement {
  const { pages, columns, selected, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  /** Where a range with shift begins, and what was selected before it. */
  const anchor = useRef<{ readonly index: number; readonly before: readonly number[] }>({ index: 0, before: [] });
  const count = pages.total ?? SKELETON_ROWS;
  const rowHeight = props.isNarrow ? TOUCH_ROW_HEIGHT : ROW_HEIGHT;
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingStart: HEADER_HEIGHT });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => pages.need(first, last), [pages, first, last]);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const focused = Math.min(active, Math.max(0, count - 1));

  const personAt = (index: number): number | undefined => pages.row(index)?.person;
  const goTo = (index: number, extend: boolean): void => {
    setActive(index);
    virtual.scrollToIndex(index);
    if (extend) extendTo(index);
    else anchor.current = { index, before: [...selected] };
  };
  const selectFrom = (index: number, people: readonly number[]): void => {
    anchor.current = { index, before: people.length > 1 ? people : [] };
    onSelect(people);
  };
  const extendTo = (index: number): void => {
    const { index: start } = anchor.current;
    // Whoever was taken out since then stays out.
    const before = anchor.current.before.filter((person) => selected.has(person));
    const add = (people: readonly number[]): void => onSelect([...new Set([...before, ...people])]);
    const people = peopleBetween(start, index, personAt);
    if (people !== null) {
      add(people);
      return;
    }
    // A range may reach over rows nobody has looked at yet: they are fetched, not passed over.
    props.loadPage(Math.min(start, index), Math.abs(start - index) + 1).then(
      (page) => add(page.rows.map((row) => row.person)),
      () => props.onProblem("These rows could not be fetched: nothing more was selected."),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const person = personAt(focused);
    const command = event.ctrlKey || event.metaKey;
    const visibleRows = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / rowHeight) - 1);
    const moved = moveFocus(event.key, focused, count, visibleRows);
    if (moved !== null) goTo(moved, event.shiftKey);
    else if (event.key === " " && person !== undefined) selectFrom(focused, toggle(selected, person));
    else if (event.key === "Enter" && person !== undefined) props.onOpen(person);
    else if (event.key === "Escape" && selected.size > 0) onSelect([]);
    else if (command && event.key.toLowerCase() === "a") props.onSelectAll();
    else if (command && event.key.toLowerCase() === "c" && selected.size > 0 && String(getSelection() ?? "") === "") props.onCopy();
    else return;
    event.preventDefault();
  };
  const onClickRow = (index: number, event: MouseEvent): void => {
    const person = personAt(index);
    if (person === undefined) return;
    setActive(index);
    if (event.shiftKey) {
      extendTo(index);
      return;
    }
    const next = event.ctrlKey || event.metaKey ? toggle(selected, person) : [person];
    selectFrom(index, next);
  };
  const template = columns.map((column) => (column.id === "name" ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(" ");
  const least = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={scroller}
      className={pages.isStale ? "list-grid list-stale" : "list-grid"}
      role="grid"
      tabIndex={0}
      aria-label="People"
      aria-multiselectable="true"
      aria-rowcount={pages.total === null ? -1 : pages.total + 1}
      aria-colcount={columns.length}
      aria-busy={pages.total === null || pages.isStale}
      aria-activedescendant={items.some((item) => item.index === focused) ? rowId(focused) : undefined}
      onKeyDown={onKeyDown}
    >
      <ListHeader columns={columns} template={template} least={least} sort={props.sort} onSort={props.onSort} n={props.n} filters={props.isNarrow ? null : props.filters} />
      <div className="list-body" role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: least }}>
        {items.map((item) => {
          const row = pages.row(item.index);
          return (
            <ListRow
              key={item.key}
              id={rowId(item.index)}
              index={item.index}
              top={item.start}
              height={rowHeight}
              row={row}
              columns={columns}
              template={template}
              isNarrow={props.isNarrow}
              isRanked={props.isRanked}
              isActive={item.index === focused}
              isSelected={row !== undefined && selected.has(row.person)}
              onClick={onClickRow}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `list-row-${index}`;
}
