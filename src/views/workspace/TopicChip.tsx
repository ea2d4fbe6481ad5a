import { memo, useState, type ReactElement } from "react";
import { Button, Input, Label, ListBox, ListBoxItem, SearchField } from "react-aria-components";
import { closestTopics } from "../board/closest-topics.ts";
import { formatCount } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";
import { Chip } from "./Chip.tsx";

/** A list longer than this is searched, not scrolled. */
const shownTopics = 200;

export const TopicChip = memo(function TopicChip(): ReactElement {
  const topics = useApp((state) => state.opened?.topics ?? noTopics);
  const chosen = useApp((state) => state.settings.topics);
  const hasText = useApp((state) => state.opened?.hasText === true || state.opened?.mode === "employees");
  const { change, showTopics } = useActions();
  const [text, setText] = useState("");
  const value = chosen.length === 0 ? "all topics" : chosen.length === 1 ? chosen[0]! : `${chosen[0]!} or ${chosen.length - 1} more`;
  if (topics.length === 0) {
    return (
      <Chip about="Topic" value="all topics">
        {(close) => {
          const go = (tab: "discover" | "dictionary"): void => {
            close();
            showTopics(tab);
          };
          return (
            <div className="stack-small">
              <p className="measure">No column of topics, tags or products was found. {hasText ? "Topics can also come from the texts:" : "Choose one at “Change the columns” if there is one."}</p>
              {hasText && (
                <div className="row">
                  <Button className="part-button part-button-primary" onPress={() => go("discover")}>
                    Find topics in the texts
                  </Button>
                  <Button className="part-button" onPress={() => go("dictionary")}>
                    Name topics by words
                  </Button>
                </div>
              )}
            </div>
          );
        }}
      </Chip>
    );
  }
  const query = text.trim().toLowerCase();
  const matching = topics.filter((topic) => topic.name.toLowerCase().includes(query));
  const closest = matching.length === 0 ? closestTopics(query, topics, 3) : [];
  return (
    <Chip about="Topic" value={value} isFilter={chosen.length > 0} onRemove={() => change({ topics: [] })}>
      <div className="stack-small">
        <SearchField value={text} onChange={setText} autoFocus>
          <Label className="t-axis ink-2">Topics, with their posts; several count together</Label>
          <Input className="field" placeholder="Find a topic" />
        </SearchField>
        <ListBox
          className="menu menu-list"
          aria-label="Topics"
          escapeKeyBehavior="none"
          selectionMode="multiple"
          selectedKeys={chosen}
          items={matching.slice(0, shownTopics).map((topic) => ({ id: topic.name, ...topic }))}
          onSelectionChange={(keys) => {
            // Topics that the search hides stay chosen.
            const isShown = (name: string) => matching.slice(0, shownTopics).some((topic) => topic.name === name);
            const picked = topics.filter((topic) => (isShown(topic.name) ? keys === "all" || keys.has(topic.name) : chosen.includes(topic.name)));
            change({ topics: picked.map((topic) => topic.name) });
          }}
          renderEmptyState={() => (
            <p className="menu-empty">
              No topic matches “{text}”. Closest: {closest.map((topic) => `${topic.name} (${formatCount(topic.messages)})`).join(", ")}.
            </p>
          )}
        >
          {(topic) => (
            <ListBoxItem id={topic.id} className="menu-item menu-check" textValue={topic.name}>
              <span className="menu-grow">{topic.name}</span>
              <span className="ink-2">{formatCount(topic.messages)}</span>
            </ListBoxItem>
          )}
        </ListBox>
        {matching.length > shownTopics && (
          <p className="t-axis ink-2">
            The {shownTopics} most frequent of {formatCount(matching.length)}; search for the others.
          </p>
        )}
        <Button className="part-button" isDisabled={chosen.length === 0} onPress={() => change({ topics: [] })}>
          All topics
        </Button>
      </div>
    </Chip>
  );
});

const noTopics: readonly { readonly name: string; readonly messages: number }[] = [];
