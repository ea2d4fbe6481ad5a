import { memo, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { piecesOf, type Piece, type Span } from "./grid-pieces.ts";
import type { HeatGridProps, HeatLine } from "./heat-lines.ts";
import { heatSizes } from "./heat-sizes.ts";
import { heatClass, HeatRow } from "./HeatRow.tsx";
import { useGridSpans } from "./use-grid-spans.ts";

/**
 * A table of numbers with the larger ones darker. Its head and first column stay while it scrolls, and only what is in view is on the
 * page. Arrow keys move, heads included; what is pointed at or has the focus is said below in a sentence, and what was clicked stays there
 * with what can be done about it.
 */
export const HeatGrid = memo(function HeatGrid({ label, corner, rows, columns, text, part, say, sayRow, sayColumn, sums, actions }: HeatGridProps): ReactElement {
  const [at, setAt] = useState<Place>([0, 0]);
  /** Where the pointer is: said, while the keyboard stays where it is. */
  const [pointed, setPointed] = useState<Place | null>(null);
  const [pinned, setPinned] = useState<Pin | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const box = useRef<HTMLDivElement>(null);
  /** Where the keyboard has just gone: the cell takes the focus once it is there. */
  const goal = useRef<Place | null>(null);
  const sizes = useMemo(() => heatSizes({ rows, columns, text }), [rows, columns, text]);
  const spans = useGridSpans(box, { rows: rows.length, columns: columns.length, cellWidth: sizes.cell });
  const row = Math.min(at[0], rows.length - 1);
  const column = Math.min(at[1], columns.length - 1);
  const rowPieces = usePieces(rows.length, spans.rows, row);
  const pieces = usePieces(columns.length, spans.columns, column);
  const chosen = pinned === null ? null : placeOfPin(pinned, rows, columns);
  useLayoutEffect(() => {
    if (goal.current === null) return;
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${goal.current[0]} ${goal.current[1]}"]`);
    goal.current = null;
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at]);
  const move = (event: KeyboardEvent): void => {
    const next = moveIn([row, column], event.key, rows.length, columns.length, event.ctrlKey || event.metaKey);
    if (next === null) return;
    event.preventDefault();
    goal.current = next;
    setAt(next);
    setPointed(null);
  };
  const placeOf = (target: EventTarget): Place | null => {
    const cell = (target as Element).closest("[data-cell]")?.getAttribute("data-cell")?.split(" ").map(Number);
    return cell === undefined ? null : [cell[0]!, cell[1]!];
  };
  const follow = (event: { readonly target: EventTarget }): void => {
    const place = placeOf(event.target);
    setPointed(null);
    if (place !== null && !isSamePlace(place, at)) setAt(place);
  };
  const point = (event: { readonly target: EventTarget }): void => {
    const place = placeOf(event.target);
    if (place !== null && (pointed === null || !isSamePlace(place, pointed))) setPointed(place);
  };
  const choose = (event: { readonly target: EventTarget }): void => {
    const place = placeOf(event.target);
    if (place !== null) setPinned(chosen !== null && chosen[0] === place[0] && chosen[1] === place[1] ? null : { row: rows[place[0]]?.key ?? null, column: columns[place[1]]?.key ?? null });
  };
  const sentence = (place: Place): string => (place[0] < 0 ? sayColumn(place[1]) : place[1] < 0 ? sayRow(place[0]) : say(place[0], place[1]));
  // The first column of cells is reached from the heads too: −1 stands for them.
  const now: Place = at[0] < 0 ? [-1, Math.max(0, column)] : at[1] < 0 ? [row, -1] : [row, column];
  // Another table may have fewer lines.
  const seen = pointed === null || pointed[0] >= rows.length || pointed[1] >= columns.length ? now : pointed;
  const gap = (count: number, pitch: number): number => count * pitch - GAP;
  return (
    <figure className="heat">
      <div className="heat-scroll" ref={box}>
        <table
          ref={table}
          className="heat-table"
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + sums.length + 1}
          style={{ "--heat-width": `${sizes.cell}px`, "--heat-head": `${sizes.head}px`, "--heat-name": `${sizes.name}px`, "--heat-note": `${sizes.note}px` } as object}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              choose(event);
            } else move(event);
          }}
          onFocus={follow}
          // Not what scrolls past below a pointer that stands still.
          onPointerMove={point}
          onClick={choose}
        >
          <thead>
            <tr aria-rowindex={1}>
              <td className="heat-corner t-axis ink-2">{corner}</td>
              {pieces.map((piece) => {
                if (piece.kind === "gap") return <td key={`gap ${piece.from}`} className="heat-gap" aria-hidden="true" style={{ minWidth: gap(piece.count, spans.columnPitch) }} />;
                const one = columns[piece.index]!;
                return (
                  <th key={one.key} scope="col" role="columnheader" aria-colindex={piece.index + 2} data-cell={`-1 ${piece.index}`} tabIndex={now[0] < 0 && now[1] === piece.index ? 0 : -1} className={heatClass("heat-head", chosen !== null && chosen[0] === -1 && chosen[1] === piece.index)} title={one.name}>
                    <span className="heat-top">
                      <bdi>{one.name}</bdi>
                    </span>
                    <span className="heat-note ink-2">{one.note}</span>
                  </th>
                );
              })}
              {sums.map(({ head }, i) => (
                <th key={head} scope="col" role="columnheader" aria-colindex={columns.length + 2 + i} className="heat-sum-head">
                  <span>{head}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowPieces.map((piece) =>
              piece.kind === "gap" ? (
                <tr key={`gap ${piece.from}`} aria-hidden="true">
                  <td className="heat-gap" style={{ height: gap(piece.count, spans.rowPitch) }} />
                </tr>
              ) : (
                <HeatRow
                  key={rows[piece.index]!.key}
                  line={rows[piece.index]!}
                  row={piece.index}
                  columns={columns}
                  pieces={pieces}
                  text={text}
                  part={part}
                  say={say}
                  sums={sums}
                  focused={now[0] === piece.index ? now[1] : NOWHERE}
                  chosen={chosen !== null && chosen[0] === piece.index ? chosen[1] : NOWHERE}
                />
              ),
            )}
          </tbody>
        </table>
      </div>
      <figcaption className="heat-words">
        <p aria-hidden={chosen === null ? true : undefined}>{sentence(chosen ?? seen)}</p>
        {chosen !== null && <div className="row heat-actions">{actions(chosen[0], chosen[1])}</div>}
      </figcaption>
    </figure>
  );
});

/** Between two cells, in px. */
const GAP = 2;
/** No column, and no head either. */
const NOWHERE = -2;

/** The lines on the page: those in view, and the one the keyboard is in, so that it never loses its place. */
function usePieces(count: number, span: Span, kept: number): readonly Piece[] {
  const besides = kept < span.first || kept >= span.end ? kept : NOWHERE;
  return useMemo(() => piecesOf(count, span, besides), [count, span, besides]);
}

type Place = readonly [row: number, column: number];

function isSamePlace(one: Place, other: Place): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

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
