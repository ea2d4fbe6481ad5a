import { useState, type ReactElement } from "react";
import { Button, Group, Input, Label, NumberField, Radio, RadioGroup } from "react-aria-components";
import type { FoundTopics } from "../../../engine/discovery-questions.ts";
import type { TopicOptions } from "../../../engine/opening.ts";
import { formatCount, formatNoun, formatPercent } from "../../parts/format.ts";
import { Message } from "../../parts/Message.tsx";
import { TableTwin } from "../../parts/TableTwin.tsx";
import { useCall } from "../../store/use-call.ts";
import { useActions, useApp, useTools } from "../../store.ts";
import { joined } from "../dictionary/draft.ts";
import { useFocusLost } from "../use-focus-lost.ts";
import { FoundTopicCard, stabilityWords } from "./FoundTopicCard.tsx";
import { languageNames } from "./language-names.ts";
import "./discover.css";

type Discover = NonNullable<TopicOptions["discover"]>;
type Edit = NonNullable<Discover["edits"]>[number];

const granularities = [
  { id: "coarse", label: "fewer" },
  { id: "usual", label: "usual" },
  { id: "fine", label: "more" },
] as const;

/** What the talk is about when nobody said: groups of words that stand together, to be looked at, changed, and kept. */
export function DiscoverPane(): ReactElement {
  const hasText = useApp((state) => state.opened?.hasText === true || state.opened?.mode === "employees");
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const kept = useApp((state) => (state.topics?.from?.includes("discovered") === true ? state.topics.discover : undefined));
  const edition = useApp((state) => state.loaded?.sources);
  const finding = useApp((state) => state.finding);
  const tools = useTools();
  // What was found stays while other tabs are looked at.
  const asked = finding ?? kept ?? null;
  const setAsked = (next: Discover): void => tools.set({ finding: next });
  const [granularity, setGranularity] = useState<"coarse" | "usual" | "fine">(asked?.granularity ?? "usual");
  const [count, setCount] = useState<number>(asked?.count ?? Number.NaN);
  const { readAs, showTopics, changeColumns } = useActions();
  const key = JSON.stringify([asked, edition?.map(({ name }) => name)]);
  const { value: found, isStale, failure, retry } = useCall("discover", "Finding topics", key, asked === null ? null : async (engine, call) => await engine.discover(asked, call));
  const next = useFocusLost<HTMLButtonElement>();
  const edits = asked?.edits ?? [];
  const edit = (change: Edit): void => setAsked({ ...asked, edits: [...edits, change] });
  const keep = ({ dictionary }: FoundTopics): void => {
    const { topics } = tools.get();
    readAs({ topics: { ...(topics?.wordForms === undefined ? {} : { wordForms: topics.wordForms }), from: ["dictionary"], dictionary: joined(topics?.dictionary ?? [], dictionary) } });
    const { draft } = tools.get();
    if (draft !== null) tools.set({ draft: joined(draft, dictionary) });
  };
  if (!hasText) return <Message tone="empty" title="These data have no texts." actions={<Button className="part-button" onPress={changeColumns}>Change the columns</Button>}>Topics are found in what people wrote: the files need a column of texts.</Message>;
  return (
    <div className="stack" aria-busy={isStale}>
      <div className="discover-asked">
        <RadioGroup
          className="segments"
          orientation="horizontal"
          value={granularity}
          isDisabled={!Number.isNaN(count)}
          onChange={(value) => {
            const chosen = granularities.find(({ id }) => id === value);
            if (chosen !== undefined) setGranularity(chosen.id);
          }}
        >
          <Label className="segments-label">How many topics</Label>
          <div className="segments-row">
            {granularities.map(({ id, label }) => (
              <Radio key={id} className="segment" value={id}>
                {label}
              </Radio>
            ))}
          </div>
        </RadioGroup>
        <NumberField className="discover-count" value={count} minValue={2} maxValue={100} onChange={setCount}>
          <Label className="segments-label">or exactly</Label>
          <Group>
            <Input className="field" placeholder="any number" />
          </Group>
        </NumberField>
        <Button className={asked === null ? "part-button part-button-primary" : "part-button"} onPress={() => setAsked({ granularity, ...(Number.isNaN(count) ? {} : { count }) })}>
          {asked === null ? "Find topics" : "Find again"}
        </Button>
      </div>
      {asked === null && (
        <p className="ink-2 measure">
          Words that people use together make a topic. Nothing is changed until you choose to use what was found.
          {isPrivate && " With employees the files are read once more and no text is kept; words that fewer than five people use, names and sensitive subjects are left out, and no message is shown."}
        </p>
      )}
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      {asked !== null && found === null && failure === null && <p className="ink-2">Finding topics …</p>}
      {found !== null && asked !== null && (
        <>
          <div className="discover-head">
            <p className="t-finding">{summaryOf(found)}</p>
            {edits.length > 0 && (
              <Button className="part-button" onPress={() => setAsked({ ...asked, edits: edits.slice(0, -1) })}>
                Undo the last change
              </Button>
            )}
            <Button className="part-button" isDisabled={found.topics.length === 0 || isStale} onPress={() => keep(found)}>
              Keep as a dictionary
            </Button>
            {JSON.stringify(kept) === JSON.stringify(asked) ? (
              <>
                <span className="ink-2">In use</span>
                {/* The button that was pressed is gone: the keyboard goes on here. */}
                <Button ref={next} className="part-button part-button-primary" onPress={() => showTopics("table")}>
                  Choose one of them
                </Button>
              </>
            ) : (
              <Button className="part-button part-button-primary" isDisabled={found.topics.length === 0 || isStale} onPress={() => readAs({ topics: { from: ["discovered"], discover: asked } })}>
                Use these topics
              </Button>
            )}
          </div>
          {found.notices.map(({ code, severity, message, hint }) =>
            severity === "info" ? (
              <p key={code} className="t-axis ink-2 measure">{`${message} ${hint}`}</p>
            ) : (
              <Message key={code} tone="empty" title={message}>
                {hint}
              </Message>
            ),
          )}
          <ul className="discover-topics">
            {found.topics.map((topic) => (
              <FoundTopicCard key={topic.id} topic={topic} others={found.topics.filter(({ id }) => id !== topic.id)} isBusy={isStale} onEdit={edit} />
            ))}
          </ul>
          <p className="t-axis ink-2 measure">
            Groups of words that stand together more often than chance (communities of the network of words), each conversation on the likeliest (mixture of multinomials). Steady: how far runs with other random numbers find the same messages
            together (mean Jaccard index). Words: the most distinctive of the topic against the others (log-odds with a Dirichlet prior).
          </p>
          {found.topics.length > 0 && <TableTwin caption="Topics that were found" {...twinOf(found)} />}
        </>
      )}
    </div>
  );
}

function summaryOf({ topics, messages, without, runs, agreement, languages, conversations, learnedFrom }: FoundTopics): string {
  const parts = [`${formatNoun(topics.length, "topic")} in ${formatNoun(messages, "message")}${without === 0 ? "" : `; ${formatCount(without)} on none of them`}.`];
  if (agreement !== null) parts.push(`${formatCount(runs)} runs agree to ${agreement.toFixed(2)} of 1.`);
  if (learnedFrom < conversations) parts.push(`Learned from ${formatCount(learnedFrom)} of ${formatCount(conversations)} conversations.`);
  if (languages.length > 0) parts.push(`Language: ${languages.map(({ code, share }) => `${languageNames(code)} ${formatPercent(share)}`).join(", ")}.`);
  return parts.join(" ");
}

function twinOf({ topics }: FoundTopics): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    columns: ["Topic", "Messages", "Share", "Steady", "Words"],
    rows: topics.map(({ name, messages, share, stability, terms }) => [name, formatCount(messages), formatPercent(share), stabilityWords(stability), terms.slice(0, 12).map(({ term }) => term).join(", ")]),
  };
}
