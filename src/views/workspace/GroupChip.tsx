import { memo, type ReactElement } from "react";
import { Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
import { formatCount } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";
import type { Opened } from "../../engine/opening.ts";
import { Chip } from "./Chip.tsx";

/** Only people of one group, both ends of every connection inside. */
export const GroupChip = memo(function GroupChip(): ReactElement {
  const groups = useApp((state) => state.opened?.groups ?? noGroups);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const group = useApp((state) => state.settings.group);
  const { change } = useActions();
  const keyOf = (attribute: string, value: string) => JSON.stringify([attribute, value]);
  return (
    <Chip about="Group" value={group === null ? "everyone" : `${group.attribute} ${group.value}`} isFilter={group !== null}>
      {(close) => (
        <div className="stack-small">
          <ListBox
            className="menu menu-list"
            aria-label="Groups"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[group === null ? "everyone" : keyOf(group.attribute, group.value)]}
            onSelectionChange={(keys) => {
              const key = keys === "all" ? "everyone" : String([...keys][0] ?? "everyone");
              const found = groups.flatMap((each) => each.values.map((value) => ({ attribute: each.attribute, value: value.label })));
              change({ group: found.find((each) => keyOf(each.attribute, each.value) === key) ?? null });
              close();
            }}
          >
            <ListBoxItem id="everyone" className="menu-item menu-check">
              everyone
            </ListBoxItem>
            {groups.map((each) => (
              <ListBoxSection key={each.attribute} id={`section ${each.attribute}`}>
                <Header className="menu-header">{each.attribute}</Header>
                {each.values.map((value) => (
                  <ListBoxItem key={value.label} id={keyOf(each.attribute, value.label)} className="menu-item menu-check" textValue={value.label}>
                    <span className="menu-grow">{value.label}</span>
                    <span className="ink-2">{formatCount(value.people)}</span>
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
          <p className="t-axis ink-2">Only talk inside the group is counted.{isPrivate ? " People whose combination of groups is shared by fewer than 5 are in none, and no group is smaller." : ""}</p>
        </div>
      )}
    </Chip>
  );
});

const noGroups: Opened["groups"] = [];
