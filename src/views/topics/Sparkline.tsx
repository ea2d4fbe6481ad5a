import type { ReactElement } from "react";

const WIDTH = 80;
const HEIGHT = 20;

export interface SparklineProps {
  readonly counts: readonly number[];
  /** The last period has not ended: its count says little, and the way to it is dashed. */
  readonly isLastPart?: boolean;
}

/** Counts over time in the size of a word: the height is the topic's own most, the last period has a dot. */
export function Sparkline({ counts, isLastPart = false }: SparklineProps): ReactElement {
  const most = Math.max(1, ...counts);
  const step = counts.length < 2 ? 0 : (WIDTH - 4) / (counts.length - 1);
  const points = counts.map((count, i) => [2 + i * step, HEIGHT - 2 - (count / most) * (HEIGHT - 4)] as const);
  const place = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const line = points.map(place).join("L");
  const isDashed = isLastPart && points.length > 2;
  const last = points.at(-1);
  return (
    <svg className="topics-spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {points.length > 1 && <path className="topics-spark-area" d={`M2 ${HEIGHT - 2}L${line}L${(2 + (points.length - 1) * step).toFixed(1)} ${HEIGHT - 2}Z`} />}
      {points.length > 1 && <path className="topics-spark-line" d={`M${isDashed ? points.slice(0, -1).map(place).join("L") : line}`} />}
      {isDashed && <path className="topics-spark-line topics-spark-part" d={`M${points.slice(-2).map(place).join("L")}`} />}
      {last !== undefined && <circle className="topics-spark-last" cx={points.length === 1 ? WIDTH / 2 : last[0]} cy={last[1]} r={2} />}
    </svg>
  );
}
