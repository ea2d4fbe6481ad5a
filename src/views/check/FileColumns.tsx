import { useCallback, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import type { InspectedFile } from "../../engine/opening.ts";
import type { ColumnRole } from "../../core/records.ts";
import { formatCount } from "../parts/format.ts";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { maskCell } from "./answers.ts";
import { RoleChip } from "./RoleChip.tsx";

/** As many columns as are drawn at a time. */
const pageSize = 40;

export interface FileColumnsProps {
  readonly file: InspectedFile;
  readonly isPrivate: boolean;
  readonly onRole: (position: number, role: ColumnRole) => void;
}

/** The first rows with, over each column, what it means. With employees cells show their shape only. Wide tables come page by page, with a search. */
export function FileColumns({ file, isPrivate, onRole }: FileColumnsProps): ReactElement {
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(0);
  const latest = useRef(onRole);
  useLayoutEffect(() => {
    latest.current = onRole;
  });
  const choose = useCallback((position: number, role: ColumnRole) => latest.current(position, role), []);
  const isWide = file.columns.length > pageSize;
  const found = isWide ? findColumns(file, search) : file.columns.map((_, position) => position);
  const start = Math.min(page, Math.max(0, Math.ceil(found.length / pageSize) - 1)) * pageSize;
  const positions = found.slice(start, start + pageSize);
  return (
    <>
      {isWide && (
        <div className="row columns-find">
          <SearchField className="columns-search" value={search} onChange={(text) => (setSearch(text), setPage(0))}>
            <Label className="visually-hidden">Find a column</Label>
            <Input className="field" placeholder="Find a column" />
          </SearchField>
          <SteadyButton className="part-button" isOff={start === 0} onPress={() => setPage(page - 1)}>
            Earlier columns
          </SteadyButton>
          <span className="t-table" role="status">
            {found.length === 0 ? "No column is called so." : `${formatCount(start + 1)} to ${formatCount(start + positions.length)} of ${formatCount(found.length)} columns${search === "" ? ", those with a meaning first" : ""}`}
          </span>
          <SteadyButton className="part-button" isOff={start + pageSize >= found.length} onPress={() => setPage(page + 1)}>
            Later columns
          </SteadyButton>
        </div>
      )}
      <div className="columns-scroll" tabIndex={0} role="region" aria-label="First rows of the file">
        <table className="columns">
          <thead>
            <tr>
              {positions.map((position) => (
                <th key={position} scope="col" className={file.columns[position]!.role === "ignore" ? "columns-off" : ""}>
                  <RoleChip column={file.columns[position]!} position={position} onChange={choose} />
                  <span className="columns-name"><bdi>{file.columns[position]!.name}</bdi></span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.rows.map((row, number) => (
              <tr key={number}>
                {positions.map((position) => (
                  <td key={position} className={file.columns[position]!.role === "ignore" ? "ink-2" : ""}>
                    <bdi>{isPrivate ? maskCell(row[position] ?? "", file.columns[position]!.role) : row[position]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Positions of the columns whose name holds the text; without one, all of them, those with a meaning first. */
function findColumns(file: InspectedFile, search: string): readonly number[] {
  const wanted = search.trim().toLowerCase();
  const all = file.columns.map((_, position) => position);
  if (wanted !== "") return all.filter((position) => file.columns[position]!.name.toLowerCase().includes(wanted));
  const isUsed = (position: number): boolean => file.columns[position]!.role !== "ignore";
  return [...all.filter(isUsed), ...all.filter((position) => !isUsed(position))];
}
