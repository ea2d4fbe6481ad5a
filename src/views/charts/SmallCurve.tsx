import type { ReactElement } from "react";
import { areaPath, curvePath, type Point } from "./geometry.ts";
import type { PublishedShare } from "./published.ts";
import "./chart.css";

export interface SmallCurveProps {
  /** x share of people, best first; y share of the total. */
  readonly points: readonly Point[];
  readonly role: "connector" | "maven";
  /** Where the cut falls: share of people and share of the total. */
  readonly people: number;
  readonly cut: number;
  readonly published: readonly PublishedShare[];
}

const WIDTH = 160;
const HEIGHT = 96;
const BOX = { x: 1, y: 1, width: WIDTH - 2, height: HEIGHT - 2 };

/** "How few make most of it" at 160 × 96: the proof beside a headline. A picture only; the large one carries the words. */
export function SmallCurve({ points, role, people, cut, published }: SmallCurveProps): ReactElement {
  const x = BOX.x + people * BOX.width;
  const y = BOX.y + (1 - cut) * BOX.height;
  return (
    <svg className={`chart-small chart-${role}`} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path className="chart-frame" d={`M${BOX.x} ${BOX.y}V${BOX.y + BOX.height}H${BOX.x + BOX.width}`} />
      <path className="chart-even" d={`M${BOX.x} ${BOX.y + BOX.height}L${BOX.x + BOX.width} ${BOX.y}`} />
      <path className="chart-area" d={areaPath(points, people, BOX)} />
      {published.map((tick) => (
        <path key={tick.label} className="chart-published" d={`M${BOX.x + tick.share * BOX.width} ${BOX.y}V${BOX.y + BOX.height}`} />
      ))}
      <path className="chart-line" d={curvePath(points, BOX)} />
      <path className="chart-cross" d={`M${BOX.x} ${y}H${x}V${BOX.y + BOX.height}`} />
      <circle className="chart-dot" cx={x} cy={y} r="4" />
    </svg>
  );
}
