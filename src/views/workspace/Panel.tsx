import { memo, useDeferredValue, type ReactElement } from "react";
import { evidencePlace, goToHeading } from "../board/evidence.ts";
import { Findings } from "../board/Findings.tsx";
import { STANDING_LINE } from "../board/standing-line.ts";
import { useActions, useApp } from "../store.ts";
import { PersonPane } from "./PersonPane.tsx";
import { Several } from "./Several.tsx";

/** The right side: findings when nobody is selected, one person, or what several have in common. */
export const Panel = memo(function Panel({ onLeave }: { /** The reader goes to what a finding rests on: where the panel lies over the view it makes way. */ readonly onLeave: () => void }): ReactElement {
  const selection = useApp((state) => state.selection);
  const findings = useDeferredValue(useApp((state) => state.board?.findings ?? null));
  const topics = useDeferredValue(useApp((state) => state.boardSettings?.topics ?? noTopics));
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const actions = useActions();
  const isNobody = selection.length === 0;
  return (
    <aside className="panel" aria-label={isNobody ? "Findings" : selection.length === 1 ? "Person" : "Several people"}>
      {isNobody ? (
        <div className="panel-findings">
          <Findings
            findings={findings}
            topic={topics.length === 0 ? null : topics.join(" or ")}
            onEvidence={(finding) => {
              const place = evidencePlace(finding);
              if (place?.heading === "") actions.openDialog("report");
              else {
                onLeave();
                actions.step({ view: finding.view, ...(finding.people.length > 0 ? { selection: finding.people } : {}) });
                if (place !== null) goToHeading(place.heading);
              }
            }}
          />
        </div>
      ) : selection.length === 1 ? (
        <PersonPane person={selection[0]!} />
      ) : (
        <Several people={selection} />
      )}
      {(!isNobody || isPrivate) && (
        <p className="panel-standing t-axis ink-2">
          {!isNobody && STANDING_LINE} {isPrivate && "Not for decisions about pay, performance or dismissal, and no judgement of anyone."}
        </p>
      )}
    </aside>
  );
});

const noTopics: readonly string[] = [];
