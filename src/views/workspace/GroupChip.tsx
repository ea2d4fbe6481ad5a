import { memo, useState, type ReactElement } from "react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { groupFilterOf, groupsOf, nameGroups, type GroupValue } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { overlayRegion } from "../shell/overlay-region.ts";
import { useActions, useApp } from "../store.ts";
import type { Opened } from "../../engine/opening.ts";
import { Chip } from "./Chip.tsx";

/** Only people of one group or of several, both ends of every connection inside: a column, then one value of it or several. */
export const GroupChip = memo(function GroupChip(): ReactElement {
  const groups = useApp((state) => state.opened?.groups ?? noGroups);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const group = useApp((state) => state.settings.group);
  const { change } = useActions();
  const chosen = groupsOf(group);
  const [asked, setAsked] = useState<string | null>(null);
  const column = groups.find(({ attribute }) => attribute === (asked ?? chosen[0]?.attribute)) ?? groups[0];
  const others = chosen.filter(({ attribute }) => attribute !== column?.attribute);
  return (
    <Chip about="Group" value={group === null ? "everyone" : nameGroups(chosen)} isFilter={group !== null} onRemove={() => change({ group: null })}>
      <div className="stack-small">
        {groups.length > 1 && column !== undefined && (
          <Select className="stack-small" value={column.attribute} onChange={(key) => key !== null && setAsked(String(key))}>
            <Label className="t-axis ink-2">Only people whose</Label>
            <Button className="part-button shown-measure">
              <SelectValue>{() => column.attribute}</SelectValue> <span aria-hidden="true">▾</span>
            </Button>
            <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover">
              <ListBox className="menu menu-list" items={groups.map(({ attribute, values }) => ({ id: attribute, values }))} dependencies={[group]}>
                {({ id, values }) => (
                  <ListBoxItem id={id} className="menu-item menu-check" textValue={id}>
                    <span className="menu-grow">{id}</span>
                    <span className="ink-2">{chosen.some(({ attribute }) => attribute === id) ? "filtered" : formatCount(values.length)}</span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </Select>
        )}
        <p className="t-axis ink-2">{groups.length > 1 ? "is one of these" : `Only people whose ${column?.attribute ?? "group"} is one of these`}; the number is that of their people</p>
        <ListBox
          className="menu menu-list"
          aria-label="Groups"
          escapeKeyBehavior="none"
          selectionMode="multiple"
          selectedKeys={chosen.filter(({ attribute }) => attribute === column?.attribute).map(({ value }) => value)}
          onSelectionChange={(keys) => {
            if (column === undefined) return;
            const wanted: readonly GroupValue[] = column.values.filter(({ label }) => keys === "all" || keys.has(label)).map(({ label }) => ({ attribute: column.attribute, value: label }));
            change({ group: groupFilterOf([...others, ...wanted]) });
          }}
          items={(column?.values ?? []).map(({ label, people }) => ({ id: label, people }))}
        >
          {({ id, people }) => (
            <ListBoxItem id={id} className="menu-item menu-check" textValue={id}>
              <span className="menu-grow">{id}</span>
              <span className="ink-2">{formatCount(people)}</span>
            </ListBoxItem>
          )}
        </ListBox>
        {others.length > 0 && <p className="t-axis ink-2 measure">{`And ${nameGroups(others)}: people must fit every column.`}</p>}
        <p className="t-axis ink-2 measure">
          Only talk inside is counted.{isPrivate ? " People whose combination of groups is shared by fewer than 5 are in none, and no group is smaller." : ""}
        </p>
        <Button className="part-button" isDisabled={group === null} onPress={() => change({ group: null })}>
          Everyone
        </Button>
      </div>
    </Chip>
  );
});

const noGroups: Opened["groups"] = [];
