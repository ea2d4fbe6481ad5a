import { useDeferredValue, useMemo, useState, type ReactElement } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import type { TopicTable } from "../../engine/topic-questions.ts";
import { formatCount, formatNoun, formatPercent } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { NoTopics } from "./NoTopics.tsx";
import { TopicNotices } from "./TopicNotices.tsx";
import { SaveTopics } from "./SaveTopics.tsx";
import { TopicLead } from "./TopicLead.tsx";
import { shownCount, TopicGrid } from "./TopicGrid.tsx";
import type { TopicPaneProps } from "./pane-props.ts";
import { sortTopics, type TopicSort } from "./topic-sort.ts";
import { useTopicKey } from "./use-topic-key.ts";
import { measureWords } from "../board/board-curves.ts";

/** Rows drawn at first, and how many more at a time. */
const STEP = 100;

/** The topics beside each other; choosing one filters everything, and says whom to ask about it. */
export function TopicTablePane({ onOpenPerson }: TopicPaneProps): ReactElement {
  const settings = useApp((state) => state.settings);
  const key = useTopicKey();
  const { value: table, isStale, failure, retry } = useCall("topics", "Counting topics", key, async (engine, call) => await engine.topics(settings, call));
  if (failure !== null && table === null) {
    return (
      <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
        {failure.hint}
      </Message>
    );
  }
  if (table === null) return <p className="ink-2" aria-busy="true">Counting topics …</p>;
  if (table.rows.length === 0) {
    return (
      <div className="stack">
        <NoTopics title="No message is on a topic here." />
        <TopicNotices />
      </div>
    );
  }
  return (
    <div className="topics-table stack" aria-busy={isStale}>
      <TopicLead table={table} onOpenPerson={onOpenPerson} />
      <Filled table={table} />
      <TopicNotices />
    </div>
  );
}

function Filled({ table }: { readonly table: TopicTable }): ReactElement {
  const chosen = useApp((state) => state.settings.topics);
  const measureLabel = useApp((state) => measureWords(state.settings.measure, state.catalogue?.measures ?? []));
  const { change } = useActions();
  const [text, setText] = useState("");
  const [sort, setSort] = useState<TopicSort>({ column: "messages", descending: true });
  const [limit, setLimit] = useState(STEP);
  const query = useDeferredValue(text.trim().toLowerCase());
  const found = useMemo(() => sortTopics(table.rows.filter((row) => row.name.toLowerCase().includes(query)), sort), [table, query, sort]);
  const shown = found.slice(0, limit);
  return (
    <section className="stack-small" aria-label="Table of topics">
      <div className="topics-head">
        <p className="t-table ink-2">{sentenceOf(table)}</p>
        <SearchField className="topics-search" value={text} onChange={setText}>
          <Label className="visually-hidden">Find a topic</Label>
          <Input className="field" placeholder="Find a topic" />
        </SearchField>
        <SaveTopics />
      </div>
      {found.length === 0 ? (
        <p className="menu-empty">No topic matches “{text}”.</p>
      ) : (
        <TopicGrid
          table={table}
          rows={shown}
          sort={sort}
          onSort={setSort}
          chosen={chosen}
          measureLabel={measureLabel}
          onChoose={(name) => change({ topics: chosen.length === 1 && chosen[0] === name ? [] : [name] })}
        />
      )}
      {found.length > limit && (
        <div className="row">
          <Button className="part-button" onPress={() => setLimit(limit + STEP)}>
            Show {formatCount(Math.min(STEP, found.length - limit))} more
          </Button>
          <span className="t-axis ink-2">{`${formatCount(limit)} of ${formatCount(found.length)}`}</span>
        </div>
      )}
      {table.topics > table.rows.length && <p className="t-axis ink-2">{`The ${formatCount(table.rows.length)} topics with the most messages; the files hold all ${formatCount(table.topics)}.`}</p>}
      <p className="t-axis ink-2 measure">
        {[
          `Shares are of ${formatCount(table.population)} people.`,
          "Unevenness runs from 0 (everyone alike) to 1 (one person alone).",
          table.rows.some((row) => row.isLittle) ? "Too little to rank: fewer than 100 messages or 20 people." : "",
          table.rows.some((row) => row.trend.includes(null)) ? "A gap in a trend: fewer than 5 people wrote then, or the stretch around it is shown as a whole." : "",
          table.onSeveral > 0 ? "A message on two topics counts in both rows." : "",
        ].filter((sentence) => sentence !== "").join(" ")}
      </p>
      {table.periods !== null && (
        <TableTwin
          caption={`Messages by topic and ${table.periods.unit}`}
          columns={["Topic", ...table.periods.labels]}
          rows={shown.map((row) => [row.name, ...row.trend.map(shownCount)])}
          {...(found.length > shown.length ? { note: `The first ${formatCount(shown.length)} of ${formatCount(found.length)}; the file holds all.` } : {})}
        />
      )}
    </section>
  );
}

/** "12 topics in 7,143 messages; 310 (4.3 %) on no topic, 25 on several". */
function sentenceOf({ topics, messages, withoutTopic, onSeveral }: TopicTable): string {
  const parts = [
    withoutTopic === 0 ? "" : `${formatCount(withoutTopic)} (${formatPercent(withoutTopic / messages)}) on no topic`,
    onSeveral === 0 ? "" : `${formatCount(onSeveral)} on several`,
  ].filter((part) => part !== "");
  return `${formatNoun(topics, "topic")} in ${formatNoun(messages, "message")}${parts.length === 0 ? "" : `; ${parts.join(", ")}`}`;
}
