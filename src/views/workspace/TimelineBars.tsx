import { memo, type ReactElement } from "react";
import type { Histogram } from "../../core/answers.ts";

const height = 100;

export interface TimelineBarsProps {
  readonly histogram: Histogram;
  /** Start and end of the period in bins; it may begin and end inside one. */
  readonly from: number;
  readonly to: number;
}

/** Two bars a bin: all posts pale, those counted darker as far as the period reaches. */
export const TimelineBars = memo(function TimelineBars({ histogram, from, to }: TimelineBarsProps): ReactElement {
  const { all, selected } = histogram;
  const bins = all.length;
  const highest = Math.max(1, ...all);
  const path = (values: readonly number[], start: number, stop: number) => {
    let d = "";
    for (let bin = Math.floor(start); bin < stop; bin++) {
      const tall = (height * (values[bin] ?? 0)) / highest;
      const left = Math.max(start, bin + 0.1);
      const right = Math.min(stop, bin + 0.9);
      if (tall > 0 && right > left) d += `M${left.toFixed(3)} ${height}V${(height - tall).toFixed(2)}H${right.toFixed(3)}V${height}Z`;
    }
    return d;
  };
  return (
    <svg className="timeline-bars" viewBox={`0 0 ${bins} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="timeline-range" x={from} y="0" width={to - from} height={height} />
      <path className="timeline-all" d={path(all, 0, bins)} />
      <path className="timeline-selected" d={path(selected, from, to)} />
    </svg>
  );
});
