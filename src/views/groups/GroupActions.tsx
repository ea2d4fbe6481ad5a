import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { GroupOfPeople, Grouping } from "../../engine/group-questions.ts";
import { groupFilterOf, type GroupValue } from "../../engine/settings.ts";
import type { Role } from "../../core/roles.ts";
import { runWork } from "../store/works.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { isSameGrouping, nameOfGroup } from "./groups-words.ts";

export interface ChosenGroup {
  readonly by: Grouping;
  readonly group: GroupOfPeople;
}

export interface GroupActionsProps {
  /** One group, or two. */
  readonly groups: readonly ChosenGroup[];
  /** Whose people are meant: those in any of them, or those in all. */
  readonly match: "any" | "all";
}

/** What can be done with the groups of a cell: count only their talk, show only their roles, select their people. */
export function GroupActions({ groups, match }: GroupActionsProps): ReactElement | null {
  const settings = useApp((state) => state.settings);
  const shown = useApp((state) => state.shown);
  const tools = useTools();
  const { change, step, select, fail } = useActions();
  const single = groups.filter(({ by, group }, i) => group.kind === "group" && groups.findIndex((other) => other.group.key === group.key && isSameGrouping(other.by, by)) === i);
  // What stands for several groups, or for none, cannot be asked for by name.
  if (groups.some(({ group }) => group.kind !== "group")) return null;
  const values = single.flatMap(({ by, group }): readonly GroupValue[] => (typeof by === "object" ? [{ attribute: by.attribute, value: group.key }] : []));
  const roles = single.flatMap(({ by, group }) => (by === "role" ? [group.key as Role] : []));
  const names = single.map(({ by, group }) => nameOfGroup(group, by)).join(" and ");
  const selectAll = async (): Promise<void> => {
    try {
      const people = await runWork(tools, "select", "Selecting", (call) => tools.engine.groupPeople({ settings, groups: single.map(({ by, group }) => ({ by, key: group.key })), match }, call));
      if (people !== undefined) select(people);
    } catch (error) {
      fail(error);
    }
  };
  return (
    <>
      <Button className="part-button" onPress={() => void selectAll()}>
        Select the people
      </Button>
      {values.length === single.length && (
        <Button className="part-button" onPress={() => change({ group: groupFilterOf(values) })}>
          Only {names}
        </Button>
      )}
      {roles.length > 0 && roles.length === single.length && (
        <Button className="part-button" onPress={() => step({ shown: { ...shown, roles } })}>
          Show only {names}
        </Button>
      )}
    </>
  );
}
