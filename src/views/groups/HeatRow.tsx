import { memo, type ReactElement } from "react";
import type { Piece } from "./grid-pieces.ts";
import type { HeatGridProps, HeatLine } from "./heat-lines.ts";

export interface HeatRowProps extends Pick<HeatGridProps, "columns" | "text" | "part" | "say" | "sums"> {
  readonly line: HeatLine;
  readonly row: number;
  /** The columns that are on the page. */
  readonly pieces: readonly Piece[];
  /** The column that the keyboard is in, and the one that was clicked; −1 = the head. */
  readonly focused: number;
  readonly chosen: number;
}

/** One row; pointing at another draws it no more. */
export const HeatRow = memo(function HeatRow({ line, row, columns, pieces, text, part, say, sums, focused, chosen }: HeatRowProps): ReactElement {
  return (
    <tr className="heat-row" aria-rowindex={row + 2}>
      <th scope="row" role="rowheader" aria-colindex={1} data-cell={`${row} -1`} tabIndex={focused === -1 ? 0 : -1} className={heatClass("heat-side", chosen === -1)} title={line.name}>
        <span className="heat-name">
          <bdi>{line.name}</bdi>
        </span>
        <span className="heat-side-note ink-2">{line.note}</span>
      </th>
      {pieces.map((piece) => {
        if (piece.kind === "gap") return <td key={`gap ${piece.from}`} className="heat-gap" aria-hidden="true" />;
        const { index } = piece;
        const filled = Math.round(part(row, index) * 100);
        return (
          <td
            key={columns[index]!.key}
            role="gridcell"
            aria-colindex={index + 2}
            data-cell={`${row} ${index}`}
            tabIndex={focused === index ? 0 : -1}
            aria-label={say(row, index)}
            className={heatClass(filled === 0 ? "heat-cell heat-none" : "heat-cell", chosen === index)}
            style={filled === 0 ? undefined : ({ "--part": `${filled}%` } as object)}
          >
            {text(row, index)}
          </td>
        );
      })}
      {sums.map(({ head, text: sum }, i) => (
        <td key={head} role="gridcell" aria-colindex={columns.length + 2 + i} className="heat-sum">
          {sum(row)}
        </td>
      ))}
    </tr>
  );
});

export function heatClass(name: string, isChosen: boolean): string {
  return isChosen ? `${name} heat-chosen` : name;
}
