import { memo, type ReactElement, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { REACH_MEASURES } from "../board/board-words.ts";
import { countFilters } from "../store/asking.ts";
import { useActions, useApp } from "../store.ts";
import { formatNoun } from "../parts/format.ts";
import { AudienceChip } from "./AudienceChip.tsx";
import { GroupChip } from "./GroupChip.tsx";
import { MeasureChip } from "./MeasureChip.tsx";
import { OursChip } from "./OursChip.tsx";
import { PeriodChip } from "./PeriodChip.tsx";
import { ShareChip } from "./ShareChip.tsx";
import { ShownChip } from "./ShownChip.tsx";
import { TopicChip } from "./TopicChip.tsx";

/** Row 2: what is counted, as one sentence whose words are the controls. */
export const Sentence = memo(function Sentence(): ReactElement {
  const opened = useApp((state) => state.opened);
  const filters = useApp((state) => countFilters(state.settings, state.shown));
  const leftOut = useApp((state) => state.board?.leftOut ?? 0);
  const measure = useApp((state) => state.settings.measure);
  const actions = useActions();
  return (
    <section className="sentence" aria-label="What is counted">
      <div className="sentence-words">
        <Part>
          <span>About</span>
          <TopicChip />
        </Part>
        {opened !== null && opened.groups.length > 0 && (
          <Part>
            <span>by</span>
            <GroupChip />
          </Part>
        )}
        {opened?.timeRange != null && (
          <Part>
            <PeriodChip />
          </Part>
        )}
        <Part>
          <ShareChip />
          <span>{joinOf(measure)}</span>
          <MeasureChip />
        </Part>
        {opened?.hasTalk === true && (
          <Part>
            <AudienceChip />
          </Part>
        )}
        {leftOut > 0 && (
          <Part>
            <OursChip />
          </Part>
        )}
        <Part>
          <span>showing</span>
          <ShownChip />
        </Part>
      </div>
      {filters > 0 && (
        <Button
          className="part-link sentence-clear"
          onPress={({ target }) => {
            // It goes with the filters: the keyboard goes on in the sentence.
            target.parentElement?.querySelector<HTMLElement>(".sentence-words button.chip")?.focus();
            actions.clearFilters();
          }}
        >
          Clear {formatNoun(filters, "filter")}
        </Button>
      )}
      <Live />
    </section>
  );
});

/** What the last change did. */
function Live(): ReactElement {
  const live = useApp((state) => state.live);
  return (
    <p className="sentence-live" role="status">
      {live}
    </p>
  );
}

/** "80 % of times people were reached", "80 % by go-betweens", "80 % by who talks to the most people". */
function joinOf(measure: string): string {
  if (measure === "impressions" || measure === "outDegree") return "of";
  return REACH_MEASURES.some((other) => other.id === measure) ? "by" : "by who";
}

/** What stands together on one line; a point parts it from the next. */
function Part({ children }: { readonly children: ReactNode }): ReactElement {
  return <span className="sentence-part">{children}</span>;
}
