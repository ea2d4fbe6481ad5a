import { memo, type ReactElement } from "react";
import type { Histogram } from "../../engine/engine.ts";
import type { BinRange } from "./timeline-range.ts";

const height = 100;

/** Two bars a bin: all posts in grey, those counted in ink; what lies outside the period is pale. */
export const TimelineBars = memo(function TimelineBars({ histogram, range }: { readonly histogram: Histogram; readonly range: BinRange }): ReactElement {
  const { all, selected } = histogram;
  const bins = all.length;
  const highest = Math.max(1, ...all);
  const path = (values: readonly number[], first: number, end: number) => {
    let d = "";
    for (let bin = first; bin < end; bin++) {
      const tall = (height * (values[bin] ?? 0)) / highest;
      if (tall > 0) d += `M${bin + 0.1} ${height}V${(height - tall).toFixed(2)}H${bin + 0.9}V${height}Z`;
    }
    return d;
  };
  return (
    <svg className="timeline-bars" viewBox={`0 0 ${bins} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="timeline-range" x={range.first} y="0" width={range.end - range.first} height={height} />
      <path className="timeline-all" d={path(all, 0, bins)} />
      <path className="timeline-selected" d={path(selected, range.first, range.end)} />
    </svg>
  );
});
