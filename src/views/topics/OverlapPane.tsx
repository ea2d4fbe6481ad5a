import { useState, type ReactElement } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { TopicOverlap } from "../../engine/topic-questions.ts";
import { formatCount, formatPercent, MISSING } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { NoTopics } from "./NoTopics.tsx";
import { OverlapMatrix } from "./OverlapMatrix.tsx";
import { pairWords, strengthOf, type OverlapKind } from "./overlap-words.ts";
import { useTopicKey } from "./use-topic-key.ts";

const kinds: readonly { readonly id: OverlapKind; readonly label: string }[] = [
  { id: "mavens", label: "who talks most" },
  { id: "connectors", label: "who reaches most" },
  { id: "together", label: "named together" },
];

/** Whether the topics need different people: how far their sets are the same, pair by pair. */
export function OverlapPane(): ReactElement {
  const settings = useApp((state) => state.settings);
  const hasTalk = useApp((state) => state.opened?.hasTalk !== false);
  const [chosenKind, setKind] = useState<OverlapKind>("mavens");
  const kind = chosenKind === "mavens" && !hasTalk ? "connectors" : chosenKind;
  const of = kind === "connectors" ? "connectors" : "mavens";
  const key = `${useTopicKey()} ${of}`;
  const { change } = useActions();
  const { value: overlap, isStale, failure, retry } = useCall("overlap", "Comparing topics", key, async (engine, call) => await engine.topicOverlap({ settings, topics: [], of }, call));
  if (failure !== null && overlap === null) {
    return (
      <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
        {failure.hint}
      </Message>
    );
  }
  if (overlap === null) return <p className="ink-2" aria-busy="true">Comparing topics …</p>;
  if (overlap.topics.length < 2) return <NoTopics title={overlap.topics.length === 0 ? "There is no topic here to compare." : "There is only one topic here: two are needed to compare them."} />;
  return (
    <div className="stack" aria-busy={isStale}>
      <RadioGroup
        className="segments"
        orientation="horizontal"
        value={kind}
        onChange={(value) => {
          const found = kinds.find((other) => other.id === value);
          if (found !== undefined) setKind(found.id);
        }}
      >
        <Label className="segments-label">Are they the same people? Compare</Label>
        <div className="segments-row">
          {kinds.map(({ id, label }) => (
            <Radio key={id} className="segment" value={id} isDisabled={id === "mavens" && !hasTalk}>
              {label}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <OverlapMatrix overlap={overlap} kind={kind} onPair={(i, k) => change({ topics: i === k ? [overlap.topics[i]!.name] : [overlap.topics[i]!.name, overlap.topics[k]!.name] })} />
      <p className="t-axis ink-2 measure">
        {kind === "together"
          ? "Each square: messages that are on both topics, in per cent of the smaller topic. Topics that are named together can be asked about together."
          : "Each square: people in both sets, in per cent of all who are in either (Jaccard). A small number means: talk to different people."}
        {overlap.total > overlap.topics.length && ` The ${formatCount(overlap.topics.length)} topics with the most messages, of ${formatCount(overlap.total)}.`}
      </p>
      <TableTwin caption={`Pairs of topics, ${kinds.find((other) => other.id === kind)!.label}`} {...twinOf(overlap, kind)} />
    </div>
  );
}

/** Every pair once, the most alike first. */
function twinOf(overlap: TopicOverlap, kind: OverlapKind): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const pairs = overlap.topics.flatMap((_, i) => overlap.topics.slice(i + 1).map((__, step) => ({ i, k: i + 1 + step })));
  pairs.sort((a, b) => (strengthOf(overlap, kind, b.i, b.k) || 0) - (strengthOf(overlap, kind, a.i, a.k) || 0));
  const share = (i: number, k: number): string => (Number.isNaN(strengthOf(overlap, kind, i, k)) ? MISSING : formatPercent(strengthOf(overlap, kind, i, k)));
  return {
    columns: ["Topics", "In both", "Share", "In words"],
    rows: pairs.map(({ i, k }) => [
      `${overlap.topics[i]!.name} · ${overlap.topics[k]!.name}`,
      formatCount(kind === "together" ? overlap.together[i]![k]! : overlap.shared[i]![k]!),
      share(i, k),
      pairWords(overlap, kind, i, k),
    ]),
  };
}
