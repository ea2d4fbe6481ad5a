import { memo, type ReactElement } from "react";
import { Button, Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
import { groupFilterOf, groupsOf, nameGroups, type GroupValue } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";
import type { Opened } from "../../engine/opening.ts";
import { Chip } from "./Chip.tsx";

/** Only people of one group or of several, both ends of every connection inside. */
export const GroupChip = memo(function GroupChip(): ReactElement {
  const groups = useApp((state) => state.opened?.groups ?? noGroups);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const group = useApp((state) => state.settings.group);
  const { change } = useActions();
  const keyOf = ({ attribute, value }: GroupValue) => JSON.stringify([attribute, value]);
  const chosen = groupsOf(group);
  const isSeveral = new Set(chosen.map(({ attribute }) => attribute)).size > 1;
  return (
    <Chip about="Group" value={group === null ? "everyone" : nameGroups(chosen)} isFilter={group !== null} onRemove={() => change({ group: null })}>
      <div className="stack-small">
        <p className="t-axis ink-2">Groups, with their people; several count together</p>
        <ListBox
          className="menu menu-list"
          aria-label="Groups"
          escapeKeyBehavior="none"
          selectionMode="multiple"
          selectedKeys={chosen.map(keyOf)}
          onSelectionChange={(keys) => {
            const all = groups.flatMap((each) => each.values.map((value) => ({ attribute: each.attribute, value: value.label })));
            change({ group: groupFilterOf(all.filter((each) => keys === "all" || keys.has(keyOf(each)))) });
          }}
        >
          {groups.map((each) => (
            <ListBoxSection key={each.attribute} id={`section ${each.attribute}`}>
              <Header className="menu-header">{each.attribute}</Header>
              {each.values.map((value) => (
                <ListBoxItem key={value.label} id={keyOf({ attribute: each.attribute, value: value.label })} className="menu-item menu-check" textValue={value.label}>
                  <span className="menu-grow">{value.label}</span>
                  <span className="ink-2">{formatCount(value.people)}</span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
        <p className="t-axis ink-2 measure">
          Only talk inside is counted{isSeveral ? "; people must fit one of each kind" : ""}.{isPrivate ? " People whose combination of groups is shared by fewer than 5 are in none, and no group is smaller." : ""}
        </p>
        <Button className="part-button" isDisabled={group === null} onPress={() => change({ group: null })}>
          Everyone
        </Button>
      </div>
    </Chip>
  );
});

const noGroups: Opened["groups"] = [];
