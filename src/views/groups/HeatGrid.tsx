import { memo, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";

/** A row or a column. */
export interface HeatLine {
  readonly key: string;
  readonly name: string;
  /** Beside the name: how many people. */
  readonly note: string;
}

export interface HeatGridProps {
  /** Read out as the name of the table. */
  readonly label: string;
  /** In the corner: what leads where. */
  readonly corner: string;
  readonly rows: readonly HeatLine[];
  readonly columns: readonly HeatLine[];
  readonly text: (row: number, column: number) => string;
  /** How full a cell is drawn, 0 to 1. */
  readonly part: (row: number, column: number) => number;
  /** One cell, one row, one column in a sentence. */
  readonly say: (row: number, column: number) => string;
  readonly sayRow: (row: number) => string;
  readonly sayColumn: (column: number) => string;
  /** Further columns behind the cells: sums and the like. */
  readonly sums: readonly { readonly head: string; readonly text: (row: number) => string }[];
  /** What can be done with what is chosen; −1 = the whole row, or the whole column. */
  readonly actions: (row: number, column: number) => ReactNode;
}

/**
 * A table of numbers with the larger ones darker. Its head and first column stay while it scrolls. Arrow keys move, heads included; what
 * is pointed at or has the focus is said below in a sentence, and what was clicked stays there with what can be done about it.
 */
export const HeatGrid = memo(function HeatGrid({ label, corner, rows, columns, text, part, say, sayRow, sayColumn, sums, actions }: HeatGridProps): ReactElement {
  const [at, setAt] = useState<Place>([0, 0]);
  const [pinned, setPinned] = useState<Place | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const row = Math.min(at[0], rows.length - 1);
  const column = Math.min(at[1], columns.length - 1);
  const chosen = pinned !== null && pinned[0] < rows.length && pinned[1] < columns.length ? pinned : null;
  const move = (event: KeyboardEvent): void => {
    const next = moveIn([row, column], event.key, rows.length, columns.length, event.ctrlKey || event.metaKey);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]} ${next[1]}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const placeOf = (target: EventTarget): Place | null => {
    const cell = (target as Element).closest("[data-cell]")?.getAttribute("data-cell")?.split(" ").map(Number);
    return cell === undefined ? null : [cell[0]!, cell[1]!];
  };
  const follow = (event: { readonly target: EventTarget }): void => {
    const place = placeOf(event.target);
    if (place !== null && (place[0] !== at[0] || place[1] !== at[1])) setAt(place);
  };
  const choose = (event: { readonly target: EventTarget }): void => {
    const place = placeOf(event.target);
    if (place !== null) setPinned(chosen !== null && chosen[0] === place[0] && chosen[1] === place[1] ? null : place);
  };
  const sentence = (place: Place): string => (place[0] < 0 ? sayColumn(place[1]) : place[1] < 0 ? sayRow(place[0]) : say(place[0], place[1]));
  // The first column of cells is reached from the heads too: −1 stands for them.
  const now: Place = at[0] < 0 ? [-1, Math.max(0, column)] : at[1] < 0 ? [row, -1] : [row, column];
  return (
    <figure className="heat">
      <div className="heat-scroll">
        <table
          ref={table}
          className="heat-table"
          role="grid"
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              choose(event);
            } else move(event);
          }}
          onFocus={follow}
          onPointerOver={follow}
          onClick={choose}
        >
          <thead>
            <tr>
              <td className="heat-corner t-axis ink-2">{corner}</td>
              {columns.map((one, j) => (
                <th key={one.key} scope="col" role="columnheader" data-cell={`-1 ${j}`} tabIndex={now[0] < 0 && now[1] === j ? 0 : -1} className={classOf("heat-head", chosen, -1, j)} title={one.name}>
                  <span className="heat-top">
                    <bdi>{one.name}</bdi>
                  </span>
                  <span className="heat-note ink-2">{one.note}</span>
                </th>
              ))}
              {sums.map(({ head }) => (
                <th key={head} scope="col" role="columnheader" className="heat-sum-head">
                  <span>{head}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one, i) => (
              <tr key={one.key}>
                <th scope="row" role="rowheader" data-cell={`${i} -1`} tabIndex={now[0] === i && now[1] < 0 ? 0 : -1} className={classOf("heat-side", chosen, i, -1)} title={one.name}>
                  <span className="heat-name">
                    <bdi>{one.name}</bdi>
                  </span>
                  <span className="ink-2">{one.note}</span>
                </th>
                {columns.map((other, j) => {
                  const filled = Math.round(part(i, j) * 100);
                  return (
                    <td
                      key={other.key}
                      role="gridcell"
                      data-cell={`${i} ${j}`}
                      tabIndex={now[0] === i && now[1] === j ? 0 : -1}
                      aria-label={say(i, j)}
                      className={classOf(filled === 0 ? "heat-cell heat-none" : "heat-cell", chosen, i, j)}
                      style={filled === 0 ? {} : ({ "--part": `${filled}%` } as object)}
                    >
                      {text(i, j)}
                    </td>
                  );
                })}
                {sums.map(({ head, text: sum }) => (
                  <td key={head} role="gridcell" className="heat-sum">
                    {sum(i)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="heat-words">
        <p aria-hidden={chosen === null ? true : undefined}>{sentence(chosen ?? now)}</p>
        {chosen !== null && <div className="row heat-actions">{actions(chosen[0], chosen[1])}</div>}
      </figcaption>
    </figure>
  );
});

type Place = readonly [row: number, column: number];

function classOf(name: string, chosen: Place | null, row: number, column: number): string {
  return chosen !== null && chosen[0] === row && chosen[1] === column ? `${name} heat-chosen` : name;
}

/** Where a key leads; null for keys that do not move. There is no cell in the corner. */
function moveIn([row, column]: Place, key: string, rows: number, columns: number, isFar: boolean): Place | null {
  const [down, across] = steps[key] ?? [0, 0];
  if (key === "Home") return [isFar ? 0 : row, 0];
  if (key === "End") return [isFar ? rows - 1 : row, columns - 1];
  if (down === 0 && across === 0) return null;
  const next: Place = [Math.max(column < 0 ? 0 : -1, Math.min(rows - 1, row + down)), Math.max(row < 0 ? 0 : -1, Math.min(columns - 1, column + across))];
  return next;
}

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
