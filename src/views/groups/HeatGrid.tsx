import { memo, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { useStages } from "../parts/use-stages.ts";

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
  const [pinned, setPinned] = useState<Pin | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const stage = useStages(Math.ceil(rows.length / ROWS_AT_ONCE));
  const row = Math.min(at[0], rows.length - 1);
  const column = Math.min(at[1], columns.length - 1);
  const chosen = pinned === null ? null : placeOfPin(pinned, rows, columns);
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
    if (place !== null) setPinned(chosen !== null && chosen[0] === place[0] && chosen[1] === place[1] ? null : { row: rows[place[0]]?.key ?? null, column: columns[place[1]]?.key ?? null });
  };
  const sentence = (place: Place): string => (place[0] < 0 ? sayColumn(place[1]) : place[1] < 0 ? sayRow(place[0]) : say(place[0], place[1]));
  // The first column of cells is reached from the heads too: −1 stands for them.
  const now: Place = at[0] < 0 ? [-1, Math.max(0, column)] : at[1] < 0 ? [row, -1] : [row, column];
  return (
    <figure className="heat" aria-busy={stage * ROWS_AT_ONCE < rows.length}>
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
                <th key={one.key} scope="col" role="columnheader" data-cell={`-1 ${j}`} tabIndex={now[0] < 0 && now[1] === j ? 0 : -1} className={classOf("heat-head", chosen !== null && chosen[0] === -1 && chosen[1] === j)} title={one.name}>
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
            {rows.slice(0, stage * ROWS_AT_ONCE).map((one, i) => (
              <HeatRow
                key={one.key}
                line={one}
                row={i}
                columns={columns}
                text={text}
                part={part}
                say={say}
                sums={sums}
                focused={now[0] === i ? now[1] : NOWHERE}
                chosen={chosen !== null && chosen[0] === i ? chosen[1] : NOWHERE}
              />
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

/** Rows mounted in one go. */
const ROWS_AT_ONCE = 12;
/** No column, and no head either. */
const NOWHERE = -2;

interface HeatRowProps extends Pick<HeatGridProps, "columns" | "text" | "part" | "say" | "sums"> {
  readonly line: HeatLine;
  readonly row: number;
  /** The column that the keyboard is in, and the one that was clicked; −1 = the head. */
  readonly focused: number;
  readonly chosen: number;
}

/** One row; pointing at another draws it no more. */
const HeatRow = memo(function HeatRow({ line, row, columns, text, part, say, sums, focused, chosen }: HeatRowProps): ReactElement {
  return (
    <tr>
      <th scope="row" role="rowheader" data-cell={`${row} -1`} tabIndex={focused === -1 ? 0 : -1} className={classOf("heat-side", chosen === -1)} title={line.name}>
        <span className="heat-name">
          <bdi>{line.name}</bdi>
        </span>
        <span className="ink-2">{line.note}</span>
      </th>
      {columns.map((other, j) => {
        const filled = Math.round(part(row, j) * 100);
        return (
          <td
            key={other.key}
            role="gridcell"
            data-cell={`${row} ${j}`}
            tabIndex={focused === j ? 0 : -1}
            aria-label={say(row, j)}
            className={classOf(filled === 0 ? "heat-cell heat-none" : "heat-cell", chosen === j)}
            style={filled === 0 ? {} : ({ "--part": `${filled}%` } as object)}
          >
            {text(row, j)}
          </td>
        );
      })}
      {sums.map(({ head, text: sum }) => (
        <td key={head} role="gridcell" className="heat-sum">
          {sum(row)}
        </td>
      ))}
    </tr>
  );
});

type Place = readonly [row: number, column: number];

/** What was clicked, by what it stands for: another order moves it along. null = the head. */
interface Pin {
  readonly row: string | null;
  readonly column: string | null;
}

function placeOfPin({ row, column }: Pin, rows: readonly HeatLine[], columns: readonly HeatLine[]): Place | null {
  const place: Place = [rows.findIndex(({ key }) => key === row), columns.findIndex(({ key }) => key === column)];
  const isThere = (row === null || place[0] >= 0) && (column === null || place[1] >= 0);
  return isThere ? place : null;
}

function classOf(name: string, isChosen: boolean): string {
  return isChosen ? `${name} heat-chosen` : name;
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
