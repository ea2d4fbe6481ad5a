import { memo, useMemo, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import type { Scatter } from "../../engine/group-questions.ts";
import { dotsPath, nearest, type Box, type Point } from "../charts/geometry.ts";
import { placeLabels, shorten, type PlacedLabel } from "../charts/place-labels.ts";
import "../charts/chart.css";
import { formatValue } from "../parts/format.ts";
import { useWidth } from "../parts/use-width.ts";
import { evenScale, nextDot, tensScale, type Scale } from "./scatter-scale.ts";

export interface ScatterChartProps {
  readonly scatter: Scatter;
  /** What the axes count: "posts". */
  readonly x: string;
  readonly y: string;
  readonly isTensX: boolean;
  readonly isTensY: boolean;
  /** Names of the means, by position. */
  readonly names: readonly string[];
  readonly selected: ReadonlySet<number>;
  /** Who is shown; everyone else stays faint and cannot be pointed at. null = everyone. */
  readonly shown: ReadonlySet<number> | null;
  readonly onSelect: (people: readonly number[], options: { readonly add: boolean }) => void;
  /** A mean was chosen. */
  readonly onMean: (position: number) => void;
}

const MARGIN = { top: 28, right: 16, bottom: 44, left: 56 };
const RADIUS = 2.5;
const MEAN = 7;
/** Many means stand close. */
const SMALL_MEAN = 4.5;
const MANY = 20;

/**
 * Two numbers against each other: a dot for each person, the farthest out named; the means of groups as larger hollow marks with their
 * interval. Click selects, dragging selects all inside the frame; arrow keys go from dot to dot, Enter selects, Space adds.
 */
export const ScatterChart = memo(function ScatterChart(props: ScatterChartProps): ReactElement {
  const { scatter, x, y, isTensX, isTensY, names, selected, shown, onSelect, onMean } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  // Axis and dots are seen at once.
  const height = width < 560 ? 360 : Math.max(320, Math.min(560, Math.round(width * 0.56), innerHeight - 360));
  const plot = useMemo(() => layOut(scatter, names, { width, height, isTensX, isTensY, shown }), [scatter, names, width, height, isTensX, isTensY, shown]);
  const [hovered, setHovered] = useState<Mark | null>(null);
  const [frame, setFrame] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const place = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const markAt = ([px, py]: Point, isTouch: boolean): Mark | null => {
    const mean = nearest(plot.meanCentres, px, py, isTouch ? 22 : MEAN + 3);
    if (mean >= 0) return { kind: "mean", position: mean };
    const dot = nearest(plot.centres, px, py, isTouch ? 22 : 12);
    return dot >= 0 ? { kind: "dot", position: dot } : null;
  };
  const isAdding = (event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean => event.shiftKey || event.ctrlKey || event.metaKey;
  const end = (event: PointerEvent<SVGSVGElement>): void => {
    const to = place(event);
    const from = frame?.from ?? to;
    setFrame(null);
    if (Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]) > 8) {
      const inside = (centre: Point): boolean => [0, 1].every((axis) => centre[axis]! >= Math.min(from[axis]!, to[axis]!) && centre[axis]! <= Math.max(from[axis]!, to[axis]!));
      const people = plot.centres.flatMap((centre, i) => (inside(centre) ? [scatter.person[i]!] : []));
      if (people.length > 0) onSelect(people, { add: isAdding(event) });
      return;
    }
    choose(markAt(to, event.pointerType === "touch"), isAdding(event));
  };
  const choose = (mark: Mark | null, add: boolean): void => {
    if (mark?.kind === "mean") onMean(mark.position);
    else if (mark !== null) onSelect([scatter.person[mark.position]!], { add });
  };
  const press = (event: KeyboardEvent): void => {
    const marks = [...plot.centres, ...plot.meanCentres].map((centre): Point => (centre === OUTSIDE ? [Number.NaN, Number.NaN] : centre));
    const markOf = (k: number): Mark => (k < plot.centres.length ? { kind: "dot", position: k } : { kind: "mean", position: k - plot.centres.length });
    const now = hovered === null ? -1 : hovered.kind === "dot" ? hovered.position : plot.centres.length + hovered.position;
    if (event.key.startsWith("Arrow") && marks.length > 0) {
      event.preventDefault();
      const next = now < 0 ? marks.findIndex(([px]) => !Number.isNaN(px)) : nextDot(marks, now, event.key);
      if (next >= 0) setHovered(markOf(next));
    } else if ((event.key === "Enter" || event.key === " ") && hovered !== null) {
      event.preventDefault();
      choose(hovered, event.key === " " || isAdding(event));
    } else if (event.key === "Escape" && hovered !== null) setHovered(null);
  };
  const said = hovered === null ? "" : sayMark(hovered, props);
  const centre = hovered === null ? undefined : hovered.kind === "dot" ? plot.centres[hovered.position] : plot.meanCentres[hovered.position];
  return (
    <div
      ref={ref}
      className="chart-host scatter"
      style={{ height }}
      aria-busy={width === 0}
      role="application"
      tabIndex={0}
      aria-label={`${x} across, ${y} up. Arrow keys go from dot to dot, Enter selects, Space adds to the selection.`}
      onKeyDown={press}
      onBlur={() => setHovered(null)}
    >
      {width > 0 && (
        <svg
          className="chart scatter-chart"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          onPointerDown={(event) => {
            if (event.button !== 0 || event.pointerType === "touch") return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setFrame({ from: place(event), to: place(event) });
          }}
          onPointerMove={(event) => {
            const to = place(event);
            if (frame !== null) setFrame({ ...frame, to });
            else setHovered(markAt(to, event.pointerType === "touch"));
          }}
          onPointerLeave={() => setHovered(null)}
          onPointerCancel={() => setFrame(null)}
          onPointerUp={end}
        >
          <Axes plot={plot} x={x} y={y} />
          {plot.faint !== "" && <path className="scatter-faint" d={plot.faint} />}
          <path className="scatter-dots" d={plot.dots} />
          {hovered?.kind === "mean" && <path className="scatter-own" d={dotsPath(plot.centres.filter((_, i) => scatter.group[i] === hovered.position), RADIUS)} />}
          {scatter.person.length > 0 && <path className="chart-selected" d={dotsPath(plot.centres.filter((_, i) => selected.has(scatter.person[i]!)), 6)} />}
          <Means plot={plot} pointed={hovered?.kind === "mean" ? hovered.position : -1} />
          {plot.labels.map((label) => (
            <text key={`${label.index}`} className={label.index < plot.meanCentres.length ? "chart-name" : "chart-name scatter-person"} x={label.x} y={label.y}>
              {label.text}
            </text>
          ))}
          {centre !== undefined && <circle className="chart-hovered" cx={centre[0]} cy={centre[1]} r={hovered?.kind === "mean" ? MEAN + 3 : 7} />}
          {frame !== null && (
            <rect className="scatter-frame" x={Math.min(frame.from[0], frame.to[0])} y={Math.min(frame.from[1], frame.to[1])} width={Math.abs(frame.to[0] - frame.from[0])} height={Math.abs(frame.to[1] - frame.from[1])} />
          )}
        </svg>
      )}
      {centre !== undefined && (
        <p className="chart-hover" style={hoverPlace(centre, width)} aria-hidden="true">
          {said}
        </p>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
});

type Mark = { readonly kind: "dot" | "mean"; readonly position: number };

interface Plot {
  readonly box: Box;
  readonly x: Scale;
  readonly y: Scale;
  /** By position among the people; those who are not shown stand far outside. */
  readonly centres: readonly Point[];
  readonly dots: string;
  readonly faint: string;
  /** By position among the means; those without one stand far outside. */
  readonly meanCentres: readonly Point[];
  /** The intervals of each mean. */
  readonly bars: readonly string[];
  /** First the means, then people: `index` counts through both. */
  readonly labels: readonly PlacedLabel[];
}

const OUTSIDE: Point = [-1000, -1000];

function layOut(scatter: Scatter, names: readonly string[], { width, height, isTensX, isTensY, shown }: { readonly width: number; readonly height: number; readonly isTensX: boolean; readonly isTensY: boolean; readonly shown: ScatterChartProps["shown"] }): Plot {
  const box: Box = { x: MARGIN.left, y: MARGIN.top, width: Math.max(0, width - MARGIN.left - MARGIN.right), height: Math.max(0, height - MARGIN.top - MARGIN.bottom) };
  const x = scaleOf(scatter.x, scatter.isMeansOnly ? scatter.means.map((mean) => mean.x.mean ?? Number.NaN) : scatter.atX, isTensX, box.x, box.x + box.width, 64);
  const y = scaleOf(scatter.y, scatter.isMeansOnly ? scatter.means.map((mean) => mean.y.mean ?? Number.NaN) : scatter.atY, isTensY, box.y + box.height, box.y, 36);
  const all = Array.from(scatter.person, (_, i): Point => [x.at(scatter.atX[i]!), y.at(scatter.atY[i]!)]);
  const isShown = (i: number): boolean => shown === null || shown.has(scatter.person[i]!);
  const centres = shown === null ? all : all.map((centre, i): Point => (isShown(i) ? centre : OUTSIDE));
  const meanCentres = scatter.means.map(({ x: mx, y: my }): Point => (mx.mean === null || my.mean === null ? OUTSIDE : [x.at(mx.mean), y.at(my.mean)]));
  const clampX = (value: number): number => Math.max(box.x, Math.min(box.x + box.width, x.at(value)));
  const clampY = (value: number): number => Math.max(box.y, Math.min(box.y + box.height, y.at(value)));
  const bars = scatter.means.map(({ x: mx, y: my }, k) => {
    const [cx, cy] = meanCentres[k]!;
    if (mx.mean === null || my.mean === null) return "";
    const across = mx.off === null ? "" : `M${clampX(mx.mean - mx.off)} ${cy}H${clampX(mx.mean + mx.off)}`;
    return `${across}${my.off === null ? "" : `M${cx} ${clampY(my.mean - my.off)}V${clampY(my.mean + my.off)}`}`;
  });
  const order = scatter.means.map((mean, k) => ({ mean, k })).filter(({ k }) => meanCentres[k] !== OUTSIDE);
  const wishes = [
    ...order.map(({ mean, k }) => ({ text: `${shorten(names[k]!, 18)} (${formatValue(Math.min(mean.x.n, mean.y.n))})`, x: meanCentres[k]![0], y: meanCentres[k]![1] })),
    ...Array.from(scatter.names.keys()).filter(isShown).slice(0, NAMED).map((i) => ({ text: scatter.names[i]!, x: centres[i]![0], y: centres[i]![1] })),
  ];
  const room = { bounds: { ...box, width: box.width + MARGIN.right - 4 }, taken: [] as const, dots: meanCentres, dotRadius: MEAN, fontSize: 12, limit: order.length };
  const meanLabels = placeLabels(wishes.slice(0, order.length), room);
  const people = placeLabels(wishes.slice(order.length), {
    ...room,
    taken: [...meanLabels.map((label): Box => ({ x: label.x, y: label.y - 11, width: label.text.length * 7.2, height: 14 })), ...meanCentres.map(([cx, cy]): Box => ({ x: cx - MEAN, y: cy - MEAN, width: 2 * MEAN, height: 2 * MEAN }))],
    dots: centres.slice(0, 400),
    dotRadius: RADIUS,
    limit: width < 560 ? 6 : 14,
  });
  return { box, x, y, centres, dots: dotsPath(all.filter((_, i) => isShown(i)), RADIUS), faint: shown === null ? "" : dotsPath(all.filter((_, i) => !isShown(i)), RADIUS), meanCentres, bars, labels: [...meanLabels, ...people.map((label) => ({ ...label, index: label.index + scatter.means.length }))] };
}

const NAMED = 60;

function scaleOf(axis: Scatter["x"], values: ArrayLike<number>, isTens: boolean, start: number, end: number, gap: number): Scale {
  if (axis.low === null || axis.high === null) return { at: () => start, ticks: [] };
  if (!isTens || axis.low < 0 || axis.high <= 0) return evenScale(axis.low, axis.high, start, end, gap, isWhole(values));
  let least = axis.high;
  for (let i = 0; i < values.length; i++) if (values[i]! > 0 && values[i]! < least) least = values[i]!;
  return tensScale(least, axis.high, axis.low <= 0, start, end, gap);
}

/** Counts of posts or people, say; NaN is nobody's value. */
function isWhole(values: ArrayLike<number>): boolean {
  let known = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    if (!Number.isInteger(values[i]!)) return false;
    known++;
  }
  return known > 0;
}

function Axes({ plot: { box, x, y }, x: across, y: up }: { readonly plot: Plot; readonly x: string; readonly y: string }): ReactElement {
  return (
    <g>
      {x.ticks.map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${x.at(tick)} ${box.y}V${box.y + box.height}`} />
          <text className="chart-text" x={x.at(tick)} y={box.y + box.height + 16} textAnchor="middle">
            {tickText(tick, x)}
          </text>
        </g>
      ))}
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${box.x} ${y.at(tick)}H${box.x + box.width}`} />
          <text className="chart-text" x={box.x - 8} y={y.at(tick) + 4} textAnchor="end">
            {tickText(tick, y)}
          </text>
        </g>
      ))}
      <text className="chart-text" x={box.x + box.width} y={box.y + box.height + 36} textAnchor="end">
        {across} →
      </text>
      <text className="chart-text" x={0} y={12}>
        ↑ {up}
      </text>
    </g>
  );
}

/** Ticks are round: trailing zeros would say more than there is. What can only be years carries no separator. */
function tickText(tick: number, { ticks }: Scale): string {
  if (ticks.every((one) => one >= 1500 && one <= 2100)) return String(tick);
  return Number.isInteger(tick) ? formatValue(tick) : String(Number(tick.toPrecision(6)));
}

/** Of more means the intervals are drawn one at a time, of the one pointed at. */
const FEW = 6;

function Means({ plot: { meanCentres, bars }, pointed }: { readonly plot: Plot; readonly pointed: number }): ReactElement {
  const known = meanCentres.filter((centre) => centre !== OUTSIDE);
  const radius = known.length > MANY ? SMALL_MEAN : MEAN;
  return (
    <g>
      <path className="scatter-bars" d={known.length <= FEW ? bars.join("") : bars[pointed] ?? ""} />
      <path className="scatter-mean-ground" d={dotsPath(known, radius)} />
      <path className="scatter-mean" d={dotsPath(known, radius)} />
    </g>
  );
}

function sayMark(mark: Mark, { scatter, names, x, y }: ScatterChartProps): string {
  if (mark.kind === "dot") return `${scatter.names[mark.position]!}: ${formatValue(scatter.atX[mark.position]!)} ${x}, ${formatValue(scatter.atY[mark.position]!)} ${y}`;
  const mean = scatter.means[mark.position]!;
  const part = ({ mean: value, off, n }: typeof mean.x, of: string): string => `${of} ${formatValue(value)}${off === null ? "" : ` ± ${formatValue(Number(off.toPrecision(3)))}`} (n ${n})`;
  return `Mean of ${names[mark.position]!}: ${part(mean.x, x)}, ${part(mean.y, y)}`;
}

/** Beside the dot, on the side that has room. */
function hoverPlace([x, y]: Point, width: number): { readonly top: number; readonly left?: number; readonly right?: number } {
  const top = Math.max(0, y - 52);
  return x < width / 2 ? { top, left: x + 12 } : { top, right: width - x + 12 };
}
