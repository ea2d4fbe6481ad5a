import { memo, useDeferredValue, useMemo, type ReactElement } from "react";
import { Board, type BoardProps } from "../board/Board.tsx";
import type { Tools } from "../store/state.ts";
import { useSelected } from "../store/use-selected.ts";
import { useActions, useApp, useTools, type Actions } from "../store.ts";

/** The board on screen may be a moment behind the one computed: drawing it gives way to everything else. */
export const BoardPane = memo(function BoardPane(): ReactElement | null {
  const board = useDeferredValue(useApp((state) => state.board));
  const boardSettings = useDeferredValue(useApp((state) => state.boardSettings));
  const opened = useApp((state) => state.opened);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const settings = useApp((state) => state.settings);
  const hasFailed = useApp((state) => state.error !== null);
  const selected = useSelected();
  const actions = useActions();
  const tools = useTools();
  const handlers = useMemo(() => handlersOf(actions, tools), [actions, tools]);
  const passing = useDeferredValue(useApp((state) => state.passing));
  const shownBoard = useMemo(() => (board === null || passing === null || passing.settings !== boardSettings ? board : { ...board, topConnectors: passing.topConnectors, topMavens: passing.topMavens }), [board, boardSettings, passing]);
  const isStale = board !== null && boardSettings !== settings;
  // The line above the views says what failed and offers to try again.
  if (opened === null || (board === null && hasFailed)) return null;
  return (
    <Board
      board={shownBoard}
      opened={opened}
      measures={measures}
      settings={settings}
      isStale={isStale}
      selected={selected}
      {...handlers}
    />
  );
});

/** What the board can ask for. Made once, so that a new selection does not draw every part of the board again. */
function handlersOf(actions: Actions, tools: Tools): Pick<BoardProps, `on${string}` & keyof BoardProps> {
  return {
    onSelect: (people, { add }) => actions.select(add ? toggled(tools.get().selection, people) : people),
    onMeasure: actions.changeMeasure,
    onShare: (share) => actions.change({ share, cutTop: null }),
    onShowRoles: (roles) => actions.step({ view: "list", list: { ...tools.get().list, search: "" }, shown: { ...tools.get().shown, roles } }),
    onShowList: (measure, roles) => {
      const isRanking = measure === tools.get().settings.measure;
      const { list, shown } = tools.get();
      const sort = isRanking ? [] : [{ column: measure, descending: true }];
      actions.step({ view: "list", list: { ...list, search: "", sort, columns: isRanking ? [] : [measure] }, shown: { ...shown, roles } });
    },
    onShowSetAside: () => actions.openDialog("report"),
    onTopics: (topics) => actions.change({ topics }),
    onWiden: (part) => actions.change(part === "period" ? { since: null, until: null } : { group: null }),
    onRetry: actions.retry,
  };
}

/** Adds people, or takes them out again when all of them were selected. */
function toggled(selection: readonly number[], people: readonly number[]): readonly number[] {
  const isThere = people.every((person) => selection.includes(person));
  return isThere ? selection.filter((person) => !people.includes(person)) : [...selection, ...people];
}

const noMeasures: readonly never[] = [];
