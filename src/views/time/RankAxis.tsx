import type { ReactElement } from "react";
import { formatCount } from "../parts/format.ts";
import type { BumpFrame } from "./bump-layout.ts";

/** The ranks at the left, once more over the chart, so that they stay in sight while it scrolls. */
export function RankAxis({ frame, top }: { readonly frame: BumpFrame; readonly top: number }): ReactElement {
  return (
    <div className="rank-axis" style={{ width: frame.axis, height: frame.height, marginBottom: -frame.height }} aria-hidden="true">
      <svg width={frame.axis} height={frame.height}>
        <RankNumbers frame={frame} top={top} />
      </svg>
    </div>
  );
}

/** "1, 2, 3 … 10, 20, 50": of many rows every fifth, and ranks further down as they have room. */
export function RankNumbers({ frame, top }: { readonly frame: BumpFrame; readonly top: number }): ReactElement {
  const rows = Array.from({ length: top }, (_, i) => i + 1).filter((row) => top <= 10 || row === 1 || row % 5 === 0);
  const places = [...rows.map((row) => ({ rank: row, row })), ...frame.belowTicks.map((rank) => ({ rank, row: null }))];
  return (
    <>
      {places.map((place) => (
        <text key={place.rank} className="chart-text" x={frame.axis - 4} y={frame.y(place) + 4} textAnchor="end">
          {formatCount(place.rank)}
        </text>
      ))}
    </>
  );
}
