import type { ComponentType, ReactElement } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useActions, useApp } from "../store.ts";
import { CrossPane } from "./CrossPane.tsx";
import type { GroupsTab } from "./groups-state.ts";
import { MatrixPane } from "./MatrixPane.tsx";
import { ScatterPane } from "./ScatterPane.tsx";
import "./groups.css";

export interface GroupsViewProps {
  /** On narrow screens the person card lies over the view: this shows it. */
  readonly onOpenPerson: () => void;
}

const tabs: readonly { readonly id: GroupsTab; readonly label: string; readonly Pane: ComponentType<GroupsViewProps> }[] = [
  { id: "matrix", label: "Who talks to whom", Pane: MatrixPane },
  { id: "cross", label: "Two groupings", Pane: CrossPane },
  { id: "scatter", label: "Two numbers", Pane: ScatterPane },
];

/** Groups of people: who talks to whom, whether groupings agree, and numbers of people with the means of their groups. */
export function GroupsView(props: GroupsViewProps): ReactElement {
  const tab = useApp((state) => state.groups.tab);
  const hasColumns = useApp((state) => (state.opened?.groups.length ?? 0) > 0);
  const { changeGroups } = useActions();
  return (
    <Tabs
      className="groups"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ id }) => id === key);
        if (chosen !== undefined) changeGroups({ tab: chosen.id });
      }}
    >
      <TabList className="groups-tabs" aria-label="About groups">
        {tabs.map(({ id, label }) => (
          <Tab key={id} id={id} className="view-tab groups-tab-name">
            {label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, Pane }) => (
        <TabPanel key={id} id={id} className="groups-pane">
          {!hasColumns && (
            <p className="groups-hint t-table ink-2 measure">
              There are no teams, sites or segments here: groups are the circles found and the roles. For your own groups drop a people table together with the messages: one row a person, with a column such as <em>team</em>.
            </p>
          )}
          <Pane {...props} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
