import { useMemo, type ReactElement } from "react";
import { Board } from "../board/Board.tsx";
import { useActions, useApp } from "../store.ts";

export function BoardPane(): ReactElement | null {
  const board = useApp((state) => state.board);
  const opened = useApp((state) => state.opened);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const settings = useApp((state) => state.settings);
  const isStale = useApp((state) => state.boardSettings !== state.settings && state.board !== null);
  const hasFailed = useApp((state) => state.error !== null);
  const selection = useApp((state) => state.selection);
  const selected = useMemo(() => new Set(selection), [selection]);
  const actions = useActions();
  // The line above the views says what failed and offers to try again.
  if (opened === null || (board === null && hasFailed)) return null;
  return (
    <Board
      board={board}
      opened={opened}
      measures={measures}
      settings={settings}
      isStale={isStale}
      selected={selected}
      onSelect={(people, { add }) => actions.select(add ? toggled(selection, people) : people)}
      onMeasure={actions.changeMeasure}
      onShare={(share) => actions.change({ share, cutTop: null })}
      onShowRoles={(roles) => actions.changeList({ roles, search: "" }, { isShown: true })}
      onShowList={(measure, roles) =>
        actions.changeList(
          { roles, search: "", sort: measure === settings.measure ? [] : [{ column: measure, descending: true }], columns: measure === settings.measure ? [] : [measure] },
          { isShown: true },
        )
      }
      onShowSetAside={() => actions.openDialog("report")}
      onTopics={(topics) => actions.change({ topics })}
      onRetry={actions.retry}
    />
  );
}

/** Adds people, or takes them out again when all of them were selected. */
function toggled(selection: readonly number[], people: readonly number[]): readonly number[] {
  const isThere = people.every((person) => selection.includes(person));
  return isThere ? selection.filter((person) => !people.includes(person)) : [...selection, ...people];
}

const noMeasures: readonly never[] = [];
