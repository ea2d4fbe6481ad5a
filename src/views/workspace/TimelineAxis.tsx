import { memo, type ReactElement } from "react";
import { formatDate } from "../parts/format.ts";
import { useWidth } from "../parts/use-width.ts";
import { ticksBetween } from "./timeline-ticks.ts";

/** Room the first and last date take, in px. */
const endPx = 96;
const halfLabelPx = 24;

export interface TimelineAxisProps {
  /** First and last time of the data. */
  readonly span: readonly [number, number];
  /** Times at the left and right end of the track. */
  readonly ends: readonly [number, number];
  readonly zone: string;
}

/** A quiet line of dates under the bars: the first, the last, and what fits between. */
export const TimelineAxis = memo(function TimelineAxis({ span, ends, zone }: TimelineAxisProps): ReactElement {
  const { ref, width } = useWidth<HTMLDivElement>();
  const xOf = (at: number) => (width * (at - ends[0])) / (ends[1] - ends[0]);
  const ticks = ticksBetween(ends[0], ends[1], width, zone).filter(({ at }) => xOf(at) - halfLabelPx > endPx && xOf(at) + halfLabelPx < width - endPx);
  return (
    <div ref={ref} className="timeline-axis t-axis" aria-hidden="true">
      <span className="timeline-first">{formatDate(span[0], zone)}</span>
      {ticks.map(({ at, label }) => (
        <span key={at} className="timeline-tick" style={{ left: xOf(at) }}>
          {label}
        </span>
      ))}
      <span className="timeline-last">{formatDate(span[1], zone)}</span>
    </div>
  );
});
