import type { ComponentType, ReactElement } from "react";
import { Button, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { Message } from "../parts/Message.tsx";
import { useActions, useApp } from "../store.ts";
import { ComparePane } from "./ComparePane.tsx";
import type { TimePaneProps } from "./pane-props.ts";
import { RanksPane } from "./RanksPane.tsx";
import type { TimeTab } from "./time-state.ts";
import "./time.css";

const tabs: readonly { readonly id: TimeTab; readonly label: string; readonly Pane: ComponentType<TimePaneProps> }[] = [
  { id: "ranks", label: "Rank over time", Pane: RanksPane },
  { id: "periods", label: "Two periods", Pane: ComparePane },
];

/** What changes over time. The posts over time lie below, larger than elsewhere. */
export function Time(props: TimePaneProps): ReactElement {
  const tab = useApp((state) => state.time.tab);
  const hasTimes = useApp((state) => state.opened?.timeRange != null);
  const actions = useActions();
  if (!hasTimes) {
    return (
      <div className="time-off">
        <Message
          tone="empty"
          title="This file has no dates: Time is off."
          actions={
            <>
              <Button className="part-button part-button-primary" onPress={actions.changeColumns}>
                Change the columns
              </Button>
              <Button className="part-button" onPress={() => actions.openDialog("columns")}>
                The columns we look for
              </Button>
            </>
          }
        >
          With a column of dates it shows who rises and who falls, and what changed between two periods. If a column holds them, say so under “Change the columns”; a matrix or a bare list of connections has none.
        </Message>
      </div>
    );
  }
  return (
    <Tabs
      className="time"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ id }) => id === key);
        if (chosen !== undefined) actions.changeTime({ tab: chosen.id });
      }}
    >
      <TabList className="time-tabs" aria-label="About time">
        {tabs.map(({ id, label }) => (
          <Tab key={id} id={id} className="view-tab time-tab">
            {label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, Pane }) => (
        <TabPanel key={id} id={id} className="time-pane">
          <Pane {...props} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
