import type { ReactElement } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useActions, useApp } from "../store.ts";
import type { TopicPaneProps } from "./pane-props.ts";
import { topicTabs } from "./tabs.ts";
import "./topics.css";

/** What the talk is about: each tab answers one question about the topics, and only the one looked at is worked out. */
export function Topics(props: TopicPaneProps): ReactElement {
  const tab = useApp((state) => state.topicTab);
  const { showTopics } = useActions();
  return (
    <Tabs
      className="topics"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = topicTabs.find((other) => other.id === key);
        if (chosen !== undefined) showTopics(chosen.id);
      }}
    >
      <TabList className="topics-tabs" aria-label="About the topics">
        {topicTabs.map(({ id, label }) => (
          <Tab key={id} id={id} className="view-tab topics-tab">
            {label}
          </Tab>
        ))}
      </TabList>
      {topicTabs.map(({ id, Pane }) => (
        <TabPanel key={id} id={id} className="topics-pane">
          <Pane {...props} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
