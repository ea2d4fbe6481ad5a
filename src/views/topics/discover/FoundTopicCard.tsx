import { useState, type ReactElement } from "react";
import { Button, Input, Label, Menu, MenuItem, MenuTrigger, Popover, TextField } from "react-aria-components";
import type { FoundTopic } from "../../../engine/discovery-questions.ts";
import type { TopicOptions } from "../../../engine/opening.ts";
import { formatNoun, formatPercent } from "../../parts/format.ts";

export interface FoundTopicCardProps {
  readonly topic: FoundTopic;
  readonly others: readonly FoundTopic[];
  readonly isBusy: boolean;
  readonly onEdit: (edit: NonNullable<NonNullable<TopicOptions["discover"]>["edits"]>[number]) => void;
}

const SHOWN_WORDS = 14;

/** One topic that was found: its words, how steady it is, messages that show it, and what can be changed. */
export function FoundTopicCard({ topic, others, isBusy, onEdit }: FoundTopicCardProps): ReactElement {
  const [name, setName] = useState<string | null>(null);
  const { id, terms, messages, share, stability, examples } = topic;
  const most = terms[0]?.z ?? 1;
  return (
    <li className="discover-topic" aria-label={topic.name}>
      {name === null ? (
        <h2 className="discover-name">
          <bdi>{topic.name}</bdi>
        </h2>
      ) : (
        <form
          className="discover-rename"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "" && name.trim() !== topic.name) onEdit({ kind: "rename", topic: id, name: name.trim() });
            setName(null);
          }}
        >
          <TextField autoFocus value={name} onChange={setName} onKeyDown={(event) => event.key === "Escape" && setName(null)}>
            <Label className="visually-hidden">Name of the topic</Label>
            <Input className="field" />
          </TextField>
          <Button type="submit" className="part-button">
            Rename
          </Button>
        </form>
      )}
      <p className="t-axis ink-2">
        {`${formatNoun(messages, "message")}, ${formatPercent(share)} · ${stabilityWords(stability)}`}
      </p>
      <ul className="discover-words" aria-label="Words">
        {terms.slice(0, SHOWN_WORDS).map(({ term, z, messages: used }) => (
          <li key={term} className="discover-word" title={`${formatNoun(used, "message")}, z ${z.toFixed(1)}`}>
            <bdi>{term}</bdi>
            <span className="discover-bar" style={{ inlineSize: `${Math.max(4, Math.round((100 * z) / most))}%` }} aria-hidden="true" />
          </li>
        ))}
      </ul>
      {examples.length > 0 && (
        <details className="discover-examples">
          <summary>Messages that show it</summary>
          <ul>
            {examples.map(({ text, author }, index) => (
              <li key={index}>
                <bdi>{text}</bdi> <span className="ink-2">— <bdi>{author}</bdi></span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="discover-changes">
        <Button className="part-link" isDisabled={isBusy} onPress={() => setName(topic.name)} aria-label={`Rename ${topic.name}`}>
          Rename
        </Button>
        <Button className="part-link" isDisabled={isBusy} onPress={() => onEdit({ kind: "split", topic: id })} aria-label={`Split ${topic.name}`}>
          Split
        </Button>
        {others.length > 0 && (
          <MenuTrigger>
            <Button className="part-link" isDisabled={isBusy} aria-label={`Join with … (${topic.name})`}>
              Join with …
            </Button>
            <Popover className="popover">
              <Menu className="menu menu-tall" onAction={(key) => onEdit({ kind: "join", topic: id, with: Number(key) })}>
                {others.map((other) => (
                  <MenuItem key={other.id} id={other.id} className="menu-item">
                    {other.name}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
      </div>
    </li>
  );
}

/** How far other runs find it again, in words and as a number. */
export function stabilityWords(stability: number | null): string {
  if (stability === null) return "changed by hand";
  const word = stability >= 0.75 ? "steady" : stability >= 0.5 ? "fairly steady" : "not steady";
  return `${word} (${stability.toFixed(2)})`;
}
