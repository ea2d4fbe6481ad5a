import type { ReactElement } from "react";

const WIDTH = 80;
const HEIGHT = 20;

export interface SparklineProps {
  /** null where a count may not be told: the line has a gap. */
  readonly counts: readonly (number | null)[];
  /** The last period has not ended: its count says little, and the way to it is dashed. */
  readonly isLastPart?: boolean;
}

/** Counts over time in the size of a word: the height is the topic's own most, the last period has a dot. */
export function Sparkline({ counts, isLastPart = false }: SparklineProps): ReactElement {
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  const step = counts.length < 2 ? 0 : (WIDTH - 4) / (counts.length - 1);
  const points = counts.map((count, i) => (count === null ? null : ([2 + i * step, HEIGHT - 2 - (count / most) * (HEIGHT - 4)] as const)));
  const lineOf = (some: readonly (readonly [number, number] | null)[]): string =>
    some.flatMap((point, i) => (point === null ? [] : [`${(some[i - 1] ?? null) === null ? "M" : "L"}${point[0].toFixed(1)} ${point[1].toFixed(1)}`])).join("");
  const isWhole = !points.includes(null);
  // No line leads to a count between two gaps.
  const alone = points.flatMap((point, i) => (point === null || points.length === 1 || (points[i - 1] ?? null) !== null || (points[i + 1] ?? null) !== null ? [] : [point]));
  const isDashed = isLastPart && points.length > 2;
  const last = points.at(-1) ?? undefined;
  return (
    <svg className="topics-spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {points.length > 1 && isWhole && <path className="topics-spark-area" d={`M2 ${HEIGHT - 2}L${lineOf(points).slice(1)}L${(2 + (points.length - 1) * step).toFixed(1)} ${HEIGHT - 2}Z`} />}
      {points.length > 1 && <path className="topics-spark-line" d={lineOf(isDashed ? points.slice(0, -1) : points)} />}
      {isDashed && <path className="topics-spark-line topics-spark-part" d={lineOf(points.slice(-2))} />}
      {alone.map(([x, y]) => <circle key={x} className="topics-spark-alone" cx={x} cy={y} r={1.25} />)}
      {last !== undefined && <circle className="topics-spark-last" cx={points.length === 1 ? WIDTH / 2 : last[0]} cy={last[1]} r={2} />}
    </svg>
  );
}
