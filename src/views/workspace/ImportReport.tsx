import { useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { SetAside } from "../../core/notice.ts";
import { formatCount } from "../parts/format.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { withoutNames } from "../words/without-names.ts";
import { withoutOptions } from "../words/without-options.ts";

const pageSize = 50;

/** Rows read = rows used + rows not used, with every row not used and its reason. */
export function ImportReport(): ReactElement | null {
  const opened = useApp((state) => state.opened);
  const { save } = useActions();
  if (opened === null) return null;
  const isPrivate = opened.mode === "employees";
  const reasons = Object.entries(opened.reasons).sort((a, b) => b[1] - a[1]);
  return (
    <div className="stack">
      <p className="t-finding">
        {formatCount(opened.rowsRead)} rows read = {formatCount(opened.rowsKept)} used + {formatCount(opened.rowsSetAside)} not used.
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Files">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Format</th>
              <th scope="col" className="number">Rows read</th>
              <th scope="col" className="number">Used</th>
              <th scope="col" className="number">Not used</th>
            </tr>
          </thead>
          <tbody>
            {opened.files.map((file, index) => (
              <tr key={index}>
                <th scope="row">{isPrivate ? `File ${index + 1}` : file.name}</th>
                <td>{file.format}</td>
                <td className="number">{formatCount(file.rowsRead)}</td>
                <td className="number">{formatCount(file.rowsKept)}</td>
                <td className="number">{formatCount(file.rowsSetAside)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened.notices.length > 0 && (
        <section>
          <h3 className="t-body">What to know about these data</h3>
          <ul className="notices">
            {opened.notices.map((notice, index) => (
              <li key={index} className={notice.severity === "info" ? "" : "notice-item"}>
                {isPrivate ? withoutNames(notice.message, opened.files.map((file) => file.name)) : notice.message}
                {notice.hint !== "" && <span className="ink-2"> {withoutOptions(notice.hint)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {opened.rowsSetAside > 0 && (
        <section className="stack-small">
          <h3 className="t-body">Rows not used</h3>
          <p className="t-table ink-2">{reasons.map(([reason, count]) => `${reason}: ${formatCount(count)}`).join(" · ")}</p>
          <NotUsed isPrivate={isPrivate} />
          <div>
            <Button className="part-button" onPress={() => save("rejects")}>
              Download the rows not used
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

/** The rows not used, page by page. */
function NotUsed({ isPrivate }: { readonly isPrivate: boolean }): ReactElement {
  const { engine } = useTools();
  const { fail } = useActions();
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<{ readonly total: number; readonly rows: readonly SetAside[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    engine.setAside(offset, pageSize).then((found) => isCurrent && setPage(found), (error: unknown) => isCurrent && fail(error));
    return () => {
      isCurrent = false;
    };
  }, [engine, offset, fail]);
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
                {!isPrivate && <td>{row.file}</td>}
                <td className="number">{formatCount(row.row)}</td>
                <td className="number">{formatCount(row.line)}</td>
                <td>{row.column}</td>
                {!isPrivate && <td className="break">{row.value}</td>}
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
    </>
  );
}
