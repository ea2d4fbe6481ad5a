import { memo, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { RanksOverTime } from "../../engine/time-questions.ts";
import { shorten, textWidth } from "../charts/place-labels.ts";
import { formatCount, formatValue } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { nameWindow } from "../words/window-words.ts";
import { layOutLines, placeNames, wayOf, type BumpFrame, type BumpLabel, type BumpLine } from "./bump-layout.ts";
import { describeLine, lastChange } from "./bump-words.ts";
import { namesUnder } from "./WindowStrip.tsx";
import { BumpMark } from "./BumpMark.tsx";
import { RankNumbers } from "./RankAxis.tsx";
import "../charts/chart.css";

export interface BumpChartProps {
  readonly ranks: RanksOverTime;
  readonly frame: BumpFrame;
  readonly selected: ReadonlySet<number>;
  /** Windows inside the period that is set: from the first to before the end; null = no period. */
  readonly band: { readonly first: number; readonly end: number } | null;
  readonly noun: string;
  readonly onSelect: (person: number, options: { readonly add: boolean }) => void;
}

/** Room below for the names of the windows, in px: buttons lie over them (WindowStrip). */
const WINDOWS = 40;
/** Longest name at the right end, in characters. */
const NAME = 20;
/** Room for names, in px: what is left is the chart's. */
export function labelRoom(width: number): number {
  return width < 560 ? 140 : 208;
}

/**
 * Rank over time: one line a person, the roles by glyph and colour, names at the right end. Going over a line, or to it by arrow keys,
 * brings it out; a click or Enter selects.
 */
export const BumpChart = memo(function BumpChart({ ranks, frame, selected, band, noun, onSelect }: BumpChartProps): ReactElement {
  const [hovered, setHovered] = useState<{ readonly index: number; readonly window: number } | null>(null);
  const [focused, setFocused] = useState(0);
  const [hasFocus, setHasFocus] = useState(false);
  const chart = useRef<SVGSVGElement>(null);
  const lines = useMemo(() => layOutLines(ranks, selected), [ranks, selected]);
  const at = Math.min(focused, lines.length - 1);
  const out = hovered?.index ?? (hasFocus ? lines[at]?.index : undefined);
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -lines.length, End: lines.length };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(lines.length - 1, at + step));
    setFocused(next);
    chart.current?.querySelector<SVGGElement>(`[data-line="${lines[next]?.index}"]`)?.focus();
  };
  const labels = useMemo(() => new Map(placeNames(lines, frame).map((label) => [label.index, label])), [lines, frame]);
  // Grey lines beneath. The order never follows the pointer: what is moved on the page loses its click and its focus.
  const drawn = useMemo(() => lines.toSorted((a, b) => Number(a.isNamed) - Number(b.isNamed)), [lines]);
  const inkOf = (one: BumpLine, isBright: boolean): ReactElement => <Ink key={one.index} one={one} frame={frame} label={labels.get(one.index)} change={lastChange(one.line, ranks)} isBright={isBright} />;
  return (
    <>
      <svg
        ref={chart}
        className={out === undefined ? "chart bump" : "chart bump bump-out"}
        width={frame.width}
        height={frame.height + WINDOWS}
        viewBox={`0 0 ${frame.width} ${frame.height + WINDOWS}`}
        role="listbox"
        aria-multiselectable="true"
        aria-label={`Rank over time: the first ${formatCount(ranks.top)} by ${noun}`}
        onKeyDown={move}
        onPointerLeave={() => setHovered(null)}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
      >
        <Ground ranks={ranks} frame={frame} band={band} />
        {drawn.map((one) => (
          <g
            key={one.index}
            role="option"
            data-line={one.index}
            tabIndex={lines[at]?.index === one.index ? 0 : -1}
            aria-selected={selected.has(one.line.person)}
            aria-label={describeLine(one, ranks, labels.has(one.index) ? `${nameOf(one, frame)} ${lastChange(one.line, ranks)}`.trim() : "")}
            className={classOf(one)}
            onFocus={() => setFocused(lines.findIndex(({ index }) => index === one.index))}
            onPointerMove={(event) => {
              const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
              setHovered({ index: one.index, window: nearestPoint(one, (event.clientX - (box?.left ?? 0) - frame.x(0)) / frame.step) });
            }}
            onClick={(event) => onSelect(one.line.person, { add: isAdding(event) })}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              onSelect(one.line.person, { add: isAdding(event) });
            }}
          >
            {inkOf(one, one.isNamed)}
          </g>
        ))}
        {lines.map((one) =>
          one.index === out || selected.has(one.line.person) ? (
            <g key={one.index} aria-hidden="true" className={[classOf(one), "bump-over", one.index === out && "bump-is-out", selected.has(one.line.person) && "bump-selected", one.index === out && hasFocus && hovered === null && "bump-focused"].filter(Boolean).join(" ")}>
              {inkOf(one, true)}
            </g>
          ) : null,
        )}
      </svg>
      {hovered !== null && <Told ranks={ranks} frame={frame} lines={lines} index={hovered.index} window={hovered.window} noun={noun} />}
    </>
  );
});

function classOf(one: BumpLine): string {
  return `bump-line bump-${one.role}${one.isNamed ? " bump-named" : ""}`;
}

function isAdding({ shiftKey, ctrlKey, metaKey }: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return shiftKey || ctrlKey || metaKey;
}

function nameOf({ line }: BumpLine, { width, right }: BumpFrame): string {
  return shorten(line.name, width - right < 160 ? 12 : NAME);
}

/** Rows, the period, and windows in which nobody is ranked. */
function Ground({ ranks, frame, band }: Pick<BumpChartProps, "ranks" | "frame" | "band">): ReactElement {
  const { x, y, step, height, right, below } = frame;
  const rows = Array.from({ length: ranks.top }, (_, i) => i + 1);
  return (
    <g aria-hidden="true">
      {band !== null && <rect className="bump-band" x={x(band.first) - step / 2} y={0} width={(band.end - band.first) * step} height={height} />}
      {ranks.windows.map(({ people }, window) => ((people ?? 0) > 0 ? null : <rect key={window} className="bump-none" x={x(window) - step / 2 + 2} y={4} width={step - 4} height={height - 8} />))}
      {height > below && <path className="chart-frame" d={`M${x(0) - 10} ${below}H${right + 10}`} />}
      {rows.map((row) => (
        <path key={row} className="chart-grid" d={`M${x(0)} ${y({ rank: row, row })}H${right}`} />
      ))}
      <RankNumbers frame={frame} top={ranks.top} />
      {namesUnder(ranks, step).map(({ window, name, year }) => (
        <text key={window} className="bump-window" x={x(window)} y={height + 18} textAnchor="middle">
          {name}
          {year !== "" && (
            <tspan className="chart-text" x={x(window)} dy="16">
              {year}
            </tspan>
          )}
        </text>
      ))}
    </g>
  );
}

interface InkProps {
  readonly one: BumpLine;
  readonly frame: BumpFrame;
  /** Where the name stands at the right end; others are named while they are looked at. */
  readonly label: BumpLabel | undefined;
  readonly change: string;
  /** Whole, with its signs and its name. */
  readonly isBright: boolean;
}

/** A line as it is seen. */
const Ink = memo(function Ink({ one, frame, label, change, isBright }: InkProps): ReactElement {
  const { x, y, right } = frame;
  const end = one.points.at(-1)!;
  const way = wayOf(one, frame, isBright);
  const text = nameOf(one, frame);
  const [labelX, labelY] = label === undefined ? [x(end.window) + 10, y(end) - 10] : [right + 20, label.y];
  const width = textWidth(text, 12);
  return (
    <>
      <path className="bump-target" d={way} />
      {label !== undefined && <rect className="bump-room" x={labelX - 6} y={labelY - 8} width={Math.max(24, width + 44)} height={16} />}
      <path className="bump-way" d={way} />
      {label !== undefined && isBright && <path className="bump-hint" d={`M${label.from[0]} ${label.from[1]}H${Math.max(label.from[0], right) + 6}L${labelX - 4} ${labelY}`} />}
      {one.points.map((point) => (isBright ? <BumpMark key={point.window} role={point.role} x={x(point.window)} y={y(point)} /> : point.row === null ? null : <circle key={point.window} className="bump-dot" cx={x(point.window)} cy={y(point)} r="2" />))}
      {(label !== undefined || (isBright && !one.isNamed)) && (
        <>
          <text className="bump-name" x={labelX} y={labelY + 4}>
            {text}
            {change !== "" && (
              <tspan className="bump-change" dx="3">
                {` ${change}`}
              </tspan>
            )}
          </text>
          <rect className="bump-ring" x={labelX - 4} y={labelY - 9} width={width + 8} height={18} rx="4" />
        </>
      )}
    </>
  );
});

/** The window of a line that is nearest to a place along the chart, in columns. */
function nearestPoint({ points }: BumpLine, column: number): number {
  return points.reduce((best, { window }) => (Math.abs(window - column) < Math.abs(best - column) ? window : best), points[0]!.window);
}

/** Beside the pointer: who, when, which rank, by how much. */
function Told({ ranks, frame, lines, index, window, noun }: Pick<BumpChartProps, "ranks" | "frame" | "noun"> & { readonly lines: readonly BumpLine[]; readonly index: number; readonly window: number }): ReactElement | null {
  const one = lines.find((line) => line.index === index);
  const standing = one?.line.standings[window];
  const point = one?.points.find((other) => other.window === window);
  if (one === undefined || standing == null || point === undefined) return null;
  const { timeZone, unit, windows } = ranks;
  const left = frame.x(window);
  const across = left < frame.width / 2 ? { left: left + 8 } : { right: frame.width - left + 8 };
  const y = frame.y(point);
  return (
    <p className="chart-hover" style={y < frame.height / 2 ? { top: y + 14, ...across } : { top: y - 14, translate: "0 -100%", ...across }}>
      <strong>
        <bdi>{one.line.name}</bdi>
      </strong>{" "}
      {ROLE_WORDS[standing.role]}
      <br />
      {nameWindow(windows[window]!, unit, timeZone)}: rank {formatCount(standing.rank)}
      <br />
      {formatValue(standing.value)} {noun}
    </p>
  );
}
