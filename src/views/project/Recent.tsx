import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { formatDate, formatMoment } from "../parts/format.ts";
import { ToldLine } from "../shell/ToldLine.tsx";
import { useActions, useApp } from "../store.ts";
import { formatBytes } from "../words/sizes.ts";

/** What this browser keeps, on the first screen: each is opened as it was left, or deleted. */
export function Recent({ isDisabled }: { readonly isDisabled: boolean }): ReactElement | null {
  const recent = useApp((state) => state.recent);
  const actions = useActions();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (recent === null || recent.length === 0) return <ToldLine />;
  return (
    <section aria-labelledby="recent-title" className="recent">
      <h2 id="recent-title" className="t-body open-or">
        Or go on where you left off
      </h2>
      <ToldLine />
      <ul className="recent-list">
        {recent.map((entry) => (
          <li key={entry.id} className="recent-project">
            <Button className="recent-open" isDisabled={isDisabled} onPress={() => actions.openProject(entry.id)}>
              <bdi className="recent-title">{entry.title}</bdi>
              <span className="t-axis ink-2">
                {formatMoment(entry.savedAt, zone)} · {formatBytes(entry.size)}
                {entry.hasFiles || entry.sample !== "" ? "" : " · asks for its files"}
                {entry.expiresAt === null ? "" : ` · deletes itself on ${formatDate(entry.expiresAt, zone)}`}
              </span>
            </Button>
            <Button className="part-button" isDisabled={isDisabled} aria-label={`Delete ${entry.title}, ${formatMoment(entry.savedAt, zone)}`} onPress={() => actions.deleteProject(entry.id)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
