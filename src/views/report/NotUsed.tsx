import { useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { SetAside } from "../../core/notice.ts";
import { formatCount } from "../parts/format.ts";
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
  const counts = Object.entries(reasons).sort((a, b) => b[1] - a[1]);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div className="stack-small">
      <p className="t-table">
        {formatCount(total)} of {formatCount(rowsRead)} rows are not used: {counts.map(([reason, count]) => `${reason} ${formatCount(count)}`).join(" · ")}
      </p>
      <Rows of={of} isPrivate={isPrivate} />
      <div>
        <Button className="part-button" onPress={() => void saveRejects(tools, of)}>
          Download the rows not used
        </Button>
      </div>
      {isPrivate && <p className="t-axis ink-2">With employees the values stay hidden; row and line lead to them in your own file.</p>}
    </div>
  );
}

/** One page of them. */
function Rows({ of, isPrivate }: { readonly of: "open" | "preview"; readonly isPrivate: boolean }): ReactElement {
  const { engine } = useTools();
  const { fail } = useActions();
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<{ readonly total: number; readonly rows: readonly SetAside[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    engine.setAside(offset, pageSize, of).then((found) => isCurrent && setPage(found), (error: unknown) => isCurrent && fail(error));
    return () => {
      isCurrent = false;
    };
  }, [engine, offset, of, fail]);
  if (page === null) return <p className="ink-2">Fetching …</p>;
  const end = Math.min(page.total, offset + pageSize);
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Rows not used">
        <table className="plain-table t-table">
          <thead>
            <tr>
              {!isPrivate && <th scope="col">File</th>}
              <th scope="col" className="number">Row</th>
              <th scope="col" className="number">Line</th>
              <th scope="col">Column</th>
              {!isPrivate && <th scope="col">Value</th>}
              <th scope="col">Why not used</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row, index) => (
              <tr key={`${offset} ${index}`}>
                {!isPrivate && <td><bdi>{row.file}</bdi></td>}
                <td className="number">{formatCount(row.row)}</td>
                <td className="number">{formatCount(row.line)}</td>
                <td><bdi>{row.column}</bdi></td>
                {!isPrivate && <td className="break"><bdi>{row.value}</bdi></td>}
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page.total > pageSize && (
        <div className="row pager">
          <Button className="part-button" isDisabled={offset === 0} onPress={() => setOffset(Math.max(0, offset - pageSize))}>
            Earlier
          </Button>
          <span role="status">
            {formatCount(offset + 1)} to {formatCount(end)} of {formatCount(page.total)}
          </span>
          <Button className="part-button" isDisabled={end >= page.total} onPress={() => setOffset(offset + pageSize)}>
            Later
          </Button>
        </div>
      )}
    </>
  );
}
