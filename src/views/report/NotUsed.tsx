import { useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { SetAside } from "../../core/notice.ts";
import { formatCount } from "../parts/format.ts";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { saveRejects } from "../store/saving.ts";
import { useActions, useTools } from "../store.ts";

const pageSize = 50;

export interface NotUsedProps {
  /** The rows of what is open, or of the reading that the check screen is about. */
  readonly of: "open" | "preview";
  readonly reasons: Readonly<Record<string, number>>;
  readonly rowsRead: number;
  /** With employees neither files nor values are named. */
  readonly isPrivate: boolean;
}

/** The rows not used: how many for which reason, each with its place, page by page, and all of them as a file. */
export function NotUsed({ of, reasons, rowsRead, isPrivate }: NotUsedProps): ReactElement {
  const tools = useTools();
  const { fail } = useActions();
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<Page | null>(null);
  /** What the codes mean, as far as rows with them have been seen. */
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    tools.engine.setAside(offset, pageSize, of).then(
      (found) => {
        if (!isCurrent) return;
        setPage(found);
        setWords((before) => new Map([...found.rows.map(({ code, reason }) => [code, reason] as const), ...before]));
      },
      (error: unknown) => isCurrent && fail(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [tools, offset, of, fail]);
  const counts = Object.entries(reasons).sort((a, b) => b[1] - a[1]);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div className="stack-small">
      <div className="row not-used-head">
        <div className="t-table">
          <p>
            {formatCount(total)} of {formatCount(rowsRead)} rows are not used:
          </p>
          <ul className="not-used-reasons">
            {counts.map(([code, count]) => (
              <li key={code}>
                <span className="not-used-count">{formatCount(count)}</span> {words.get(code) ?? code}
              </li>
            ))}
          </ul>
        </div>
        <Button className="part-button" onPress={() => void saveRejects(tools, of)}>
          Download the rows not used
        </Button>
      </div>
      {isPrivate && <p className="t-axis ink-2">With employees the values stay hidden; row and line lead to them in your own file.</p>}
      {page === null ? <p className="ink-2">Fetching …</p> : <Rows page={page} offset={offset} isPrivate={isPrivate} onOffset={setOffset} />}
    </div>
  );
}

interface Page {
  readonly total: number;
  readonly rows: readonly SetAside[];
}

interface RowsProps {
  readonly page: Page;
  readonly offset: number;
  readonly isPrivate: boolean;
  readonly onOffset: (offset: number) => void;
}

/** One page of them. */
function Rows({ page, offset, isPrivate, onOffset }: RowsProps): ReactElement {
  const end = Math.min(page.total, offset + pageSize);
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Rows not used">
        {/* On a phone a row becomes a block, which is no table row any more unless it says so. */}
        <table role="table" className="plain-table t-table not-used-table">
          <thead role="rowgroup">
            <tr role="row">
              {!isPrivate && <th role="columnheader" scope="col">File</th>}
              <th role="columnheader" scope="col" className="number">Row</th>
              <th role="columnheader" scope="col" className="number">Line</th>
              <th role="columnheader" scope="col">Column</th>
              {!isPrivate && <th role="columnheader" scope="col">Value</th>}
              <th role="columnheader" scope="col">Why not used</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {page.rows.map((row, index) => (
              <tr key={`${offset} ${index}`} role="row">
                {!isPrivate && <td role="cell" className="break"><bdi>{row.file}</bdi></td>}
                <td role="cell" className="number not-used-place" data-label="row">{formatCount(row.row)}</td>
                <td role="cell" className="number not-used-place" data-label="line">{formatCount(row.line)}</td>
                <td role="cell"><bdi>{row.column}</bdi></td>
                {!isPrivate && <td role="cell" className="break"><bdi>{row.value}</bdi></td>}
                <td role="cell" className="not-used-why">{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page.total > pageSize && (
        <div className="row pager">
          <SteadyButton className="part-button" isOff={offset === 0} onPress={() => onOffset(Math.max(0, offset - pageSize))}>
            Earlier
          </SteadyButton>
          <span role="status">
            {formatCount(offset + 1)} to {formatCount(end)} of {formatCount(page.total)}
          </span>
          <SteadyButton className="part-button" isOff={end >= page.total} onPress={() => onOffset(offset + pageSize)}>
            Later
          </SteadyButton>
        </div>
      )}
    </>
  );
}
