import type { ReactElement } from "react";
import { formatCount, formatNoun } from "../parts/format.ts";
import { TableTwin } from "../parts/TableTwin.tsx";
import "./chart.css";

export interface WeekRhythmProps {
  /** Messages by weekday (Monday first) × hour. */
  readonly rhythm: readonly (readonly number[])[];
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LEFT = 32;
const CELL = 10;
const ROW = 12;
const WIDTH = LEFT + 24 * CELL;
const HEIGHT = 7 * ROW + 16;

/** When somebody writes: a week by hours, darker where there is more (by the square root, so that little is still seen). */
export function WeekRhythm({ rhythm }: WeekRhythmProps): ReactElement {
  const most = Math.max(1, ...rhythm.flat());
  return (
    <div>
      <svg className="chart-week" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary(rhythm)}>
        {DAYS.map((day, row) => (
          <g key={day}>
            <text className="chart-week-text" x={0} y={row * ROW + 9}>
              {day}
            </text>
            {Array.from({ length: 24 }, (_, hour) => {
              const count = rhythm[row]?.[hour] ?? 0;
              return (
                <rect key={hour} className={count === 0 ? "chart-week-none" : "chart-week-some"} x={LEFT + hour * CELL} y={row * ROW} width={CELL - 1} height={ROW - 1} fillOpacity={count === 0 ? 1 : 0.15 + 0.85 * Math.sqrt(count / most)}>
                  <title>{`${day} ${hour}:00, ${formatNoun(count, "post")}`}</title>
                </rect>
              );
            })}
          </g>
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} className="chart-week-text" x={LEFT + hour * CELL} y={7 * ROW + 12}>
            {hour}:00
          </text>
        ))}
      </svg>
      <TableTwin
        caption="Posts by weekday and time of day"
        columns={["Day", "0–6", "6–12", "12–18", "18–24"]}
        rows={DAYS.map((day, row) => [day, ...[0, 6, 12, 18].map((start) => formatCount(sum((rhythm[row] ?? []).slice(start, start + 6))))])}
      />
    </div>
  );
}

function summary(rhythm: readonly (readonly number[])[]): string {
  let best = { count: 0, day: 0, hour: 0 };
  rhythm.forEach((hours, day) => hours.forEach((count, hour) => {
    if (count > best.count) best = { count, day, hour };
  }));
  return best.count === 0 ? "No posts with a time" : `Posts by weekday and hour; most on ${DAYS[best.day] ?? ""} at ${best.hour}:00 with ${formatNoun(best.count, "post")}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
