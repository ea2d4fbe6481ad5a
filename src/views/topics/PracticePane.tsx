import { useState, type ReactElement } from "react";
import { Button, Label, ListBox, ListBoxItem, NumberField, Group, Input, Popover, Select, SelectValue } from "react-aria-components";
import type { Practices } from "../../engine/topic-questions.ts";
import { formatCount, formatNoun, formatPeople } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { NoTopics } from "./NoTopics.tsx";
import { PracticeCard } from "./PracticeCard.tsx";
import type { TopicPaneProps } from "./pane-props.ts";
import { useTopicKey } from "./use-topic-key.ts";

/** No column: every circle that is large enough. */
const ANY = "\u0000any";

/** Communities of practice: people of several teams who talk with each other about one topic. */
export function PracticePane({ onOpenPerson }: TopicPaneProps): ReactElement {
  const settings = useApp((state) => state.settings);
  const topics = useApp((state) => state.opened?.topics ?? noTopics);
  const groups = useApp((state) => state.opened?.groups ?? noGroups);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const { change } = useActions();
  const [smallest, setSmallest] = useState(5);
  const [column, setColumn] = useState<string | null>(null);
  const attribute = column === ANY ? null : groups.find((group) => group.attribute === column)?.attribute ?? columnThatDivides(groups);
  const topic = settings.topics[0] ?? topics[0]?.name ?? null;
  const key = JSON.stringify([useTopicKey(), topic, smallest, attribute]);
  const { value, isStale, failure, retry } = useCall("practices", "Looking for communities of practice", key, topic === null ? null : async (engine, call) => await engine.practices({ settings, topic, smallest, attribute }, call));
  if (topic === null) return <NoTopics title="A community of practice talks about one topic, and these data have none yet." />;
  return (
    <div className="stack" aria-busy={isStale}>
      <div className="practice-asked">
        <Choice label="Topic" value={topic} items={topics.slice(0, 200).map(({ name, messages }) => ({ id: name, label: name, help: formatCount(messages) }))} onChange={(name) => change({ topics: [name] })} />
        <Choice
          label="People from at least two"
          value={attribute ?? ANY}
          items={[...groups.map((group) => ({ id: group.attribute, label: group.attribute, help: `${formatCount(group.values.length)} values` })), { id: ANY, label: "any: groups do not matter", help: "" }]}
          onChange={setColumn}
        />
        <NumberField className="practice-number" value={smallest} minValue={isPrivate ? 5 : 2} maxValue={1000} onChange={(number) => setSmallest(Number.isNaN(number) ? 5 : Math.round(number))}>
          <Label className="segments-label">People, at least</Label>
          <Group className="row">
            <Input className="field" />
          </Group>
        </NumberField>
      </div>
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      {value === null ? failure === null && <p className="ink-2">Looking for communities of practice …</p> : <Found found={value} onOpenPerson={onOpenPerson} />}
      {groups.length === 0 && <p className="t-axis ink-2 measure">Teams, sites or countries come from a people table: open one together with the messages to see who talks across them.</p>}
    </div>
  );
}

function Found({ found, onOpenPerson }: { readonly found: Practices; readonly onOpenPerson: () => void }): ReactElement {
  const left = [
    found.tooSmall === 0 ? "" : `${formatNoun(found.tooSmall, "circle")} of fewer than ${formatCount(found.smallest)} people`,
    found.oneGroup === 0 ? "" : `${formatNoun(found.oneGroup, "circle")} of one ${found.attribute ?? "group"} alone`,
  ].filter((part) => part !== "");
  return (
    <>
      <h2 className="t-finding practice-sum">
        {`${formatNoun(found.practices.length, "community of practice", "communities of practice")} among the ${formatPeople(found.people)} who talk with each other about `}
        <bdi>{found.topic}</bdi>
        {` (${formatNoun(found.messages, "message")}).`}
        {left.length > 0 && <span className="ink-2">{` Left out: ${left.join(", ")}.`}</span>}
      </h2>
      {found.isLittle && <p className="notice-text">Too little was said to be sure: fewer than 100 messages or 20 people.</p>}
      {found.practices.length === 0 && <Message tone="empty" title="Nobody forms one here.">A smaller number of people, another column or another topic may show one.</Message>}
      <div className="practice-cards">
        {found.practices.map((practice, index) => (
          <PracticeCard key={practice.members[0]?.person ?? index} practice={practice} number={index + 1} found={found} onOpenPerson={onOpenPerson} />
        ))}
      </div>
      <p className="t-axis ink-2 measure">
        Circles are found in the connections about this topic alone (Louvain communities). The core is the innermost group in which everyone is connected with the most others (k-core); the others are satellites.
      </p>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly items: readonly { readonly id: string; readonly label: string; readonly help: string }[];
  readonly onChange: (id: string) => void;
}

function Choice({ label, value, items, onChange }: ChoiceProps): ReactElement {
  return (
    <Select className="practice-choice" value={value} onChange={(key) => key !== null && onChange(String(key))}>
      <Label className="segments-label">{label}</Label>
      <Button className="part-button practice-button">
        <SelectValue>{items.find((item) => item.id === value)?.label ?? value}</SelectValue> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="menu menu-tall" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} className="menu-item menu-check" textValue={item.label}>
              <span className="menu-grow">{item.label}</span>
              <span className="ink-2">{item.help}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** The first column that divides people: one whose largest value is not nearly everyone. */
function columnThatDivides(groups: typeof noGroups): string | null {
  const divides = groups.find(({ values }) => {
    const all = values.reduce((sum, { people }) => sum + people, 0);
    return values.length > 1 && values.every(({ people }) => people <= 0.7 * all);
  });
  return (divides ?? groups[0])?.attribute ?? null;
}

const noTopics: readonly { readonly name: string; readonly messages: number }[] = [];
const noGroups: readonly { readonly attribute: string; readonly values: readonly { readonly people: number }[] }[] = [];
