import type { ReactElement } from "react";
import { formatCount } from "../parts/format.ts";
import { Joins } from "../report/Joins.tsx";
import { NotUsed } from "../report/NotUsed.tsx";
import { useApp } from "../store.ts";
import { withoutNames } from "../words/without-names.ts";
import { hintOnPage } from "../words/without-options.ts";

/** Rows read = rows used + rows not used, with every row not used and its reason. */
export function ImportReport(): ReactElement | null {
  const opened = useApp((state) => state.opened);
  if (opened === null) return null;
  const isPrivate = opened.mode === "employees";
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
              <th scope="col" className="wide-only">Format</th>
              <th scope="col" className="number">Rows read</th>
              <th scope="col" className="number">Used</th>
              <th scope="col" className="number">Not used</th>
            </tr>
          </thead>
          <tbody>
            {opened.files.map((file, index) => (
              <tr key={index}>
                <th scope="row">{isPrivate ? `File ${index + 1}` : file.name}</th>
                <td className="wide-only">{file.format}</td>
                <td className="number">{formatCount(file.rowsRead)}</td>
                <td className="number">{formatCount(file.rowsKept)}</td>
                <td className="number">{formatCount(file.rowsSetAside)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened.notices.length > 0 && (
        <section className="stack-small">
          <h3 className="t-body">What to know about these data</h3>
          <ul className="stack-small">
            {opened.notices.map((notice, index) => (
              <li key={index} className={notice.severity === "info" ? "" : "notice-item"}>
                {isPrivate ? withoutNames(notice.message, opened.files.map((file) => file.name)) : notice.message}
                {notice.hint !== "" && <span className="ink-2"> {hintOnPage(notice.hint)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Joins joins={opened.joins} isPrivate={isPrivate} />
      {opened.rowsSetAside > 0 && (
        <section className="stack-small">
          <h3 className="t-body">Rows not used</h3>
          <NotUsed of="open" reasons={opened.reasons} rowsRead={opened.rowsRead} isPrivate={isPrivate} />
        </section>
      )}
    </div>
  );
}
