import type { ReactElement } from "react";
import type { Opened } from "../../engine/opening.ts";
import { formatCount, formatPeople } from "../parts/format.ts";

/** How the tables of people met the people of the messages: how many matched, and who stands on one side only. */
export function Joins({ joins, isPrivate, isShort = false }: { readonly joins: Opened["joins"]; readonly isPrivate: boolean; readonly isShort?: boolean }): ReactElement | null {
  if (joins.length === 0) return null;
  return (
    <section className="stack-small">
      {!isShort && <h3 className="t-body">People table</h3>}
      {joins.map((join, index) => (
        <div key={index} className="stack-small">
          <p className="t-table">
            {formatPeople(join.matched)} matched by “<bdi>{join.column}</bdi>”{isPrivate ? "" : <> of <bdi>{join.file}</bdi></>}; {formatCount(join.onlyTable)} only in the table, {formatCount(join.onlyMessages)} only in the messages.
          </p>
          {(join.firstOnlyTable.length > 0 || join.firstOnlyMessages.length > 0) && (
            <div className="joins-sides">
              <Side title="Only in the table: they count as silent people" count={join.onlyTable} first={join.firstOnlyTable} />
              <Side title="Only in the messages: nothing more is known of them" count={join.onlyMessages} first={join.firstOnlyMessages} />
            </div>
          )}
        </div>
      ))}
    </section>
  );
}

function Side({ title, count, first }: { readonly title: string; readonly count: number; readonly first: readonly string[] }): ReactElement | null {
  if (count === 0 || first.length === 0) return null;
  return (
    <details className="t-table">
      <summary>{title} ({formatCount(count)})</summary>
      <ul className="joins-list">
        {first.map((id) => (
          <li key={id}><bdi>{id}</bdi></li>
        ))}
        {count > first.length && <li className="ink-2">and {formatCount(count - first.length)} more</li>}
      </ul>
    </details>
  );
}
