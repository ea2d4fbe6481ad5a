import { memo, type MouseEvent, type ReactElement, type ReactNode } from "react";
import type { PersonRow } from "../../engine/shown.ts";
import { formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { RoleWord } from "../parts/RoleWord.tsx";
import { glyphOf, ROLE_WORDS } from "../parts/role-words.ts";
import { formatSampled } from "../words/sampled.ts";
import { Skeleton } from "../parts/Skeleton.tsx";
import { changeWords, type ListColumn } from "./list-columns.ts";

export interface ListRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** undefined while it is on its way. */
  readonly row: PersonRow | undefined;
  readonly columns: readonly ListColumn[];
  readonly template: string;
  readonly isNarrow: boolean;
  readonly isRanked: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onOpen: (person: number) => void;
}

/** One person. */
export const ListRow = memo(function ListRow(props: ListRowProps): ReactElement {
  const { row, columns, index } = props;
  const state = `${props.isActive ? " list-row-active" : ""}${props.isSelected ? " list-row-selected" : ""}`;
  return (
    <div
      id={props.id}
      className={`list-row${state}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      style={{ gridTemplateColumns: props.template, height: props.height, transform: `translateY(${props.top}px)` }}
      onClick={(event) => props.onClick(index, event)}
      onDoubleClick={() => {
        if (row !== undefined) props.onOpen(row.person);
      }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={`list-cell list-kind-${column.kind} list-column-${column.id}`}>
          {row === undefined ? <Skeleton width={column.kind === "number" ? 40 : 96} height={10} /> : cellOf(row, column, props)}
        </div>
      ))}
    </div>
  );
});

function cellOf(row: PersonRow, column: ListColumn, { isNarrow, isRanked }: ListRowProps): ReactNode {
  if (column.id === "rankChange") return isRanked ? changeWords(row) : "";
  if (column.kind === "number") return column.id === "rank" && !isRanked ? "" : column.sampled === undefined ? formatValue(column.value(row)) : `≈ ${formatSampled(column.value(row))}`;
  if (column.kind === "role") return <RoleWord kind={glyphOf(row)} />;
  if (column.id !== "name") return <span className="list-text-cut">{column.raw(row)}</span>;
  return (
    <>
      {isNarrow && <RoleGlyph kind={glyphOf(row)} />}
      {isNarrow && <span className="visually-hidden">{ROLE_WORDS[glyphOf(row)]}</span>}
      <span className="list-text-cut" title={row.name === row.id ? row.name : `${row.name} (${row.id})`}>
        {row.name}
      </span>
      {row.atEdge && (
        <span className="list-edge" title="Same value as others on both sides of the cut.">
          at the edge
        </span>
      )}
      {row.isSilent && <span className="list-silent">silent</span>}
    </>
  );
}
