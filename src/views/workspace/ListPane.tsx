import { memo, useCallback, useEffect, useMemo, useRef, type ReactElement } from "react";
import { isTooLittleToRank } from "../board/board-words.ts";
import { showEveryone } from "../../engine/settings.ts";
import { List } from "../list/List.tsx";
import { usableSort } from "../list/list-columns.ts";
import { listText } from "../store/list-files.ts";
import { useSelected } from "../store/use-selected.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { comparedWith } from "../time/compare-presets.ts";
import { formatPeriod } from "../words/dates.ts";

export const ListPane = memo(function ListPane({ onOpenPerson }: { readonly onOpenPerson: () => void }): ReactElement | null {
  const tools = useTools();
  const { engine } = tools;
  const opened = useApp((state) => state.opened);
  const edition = useApp((state) => state.edition);
  const settings = useApp((state) => state.settings);
  const list = useApp((state) => state.list);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const population = useApp((state) => state.board?.population ?? state.opened?.people ?? 0);
  const isRanked = useApp((state) => state.board === null || !isTooLittleToRank(state.board));
  const selected = useSelected();
  const actions = useActions();
  const shown = useApp((state) => state.shown);
  const since = useApp((state) => comparedWith(state)?.since ?? null);
  const until = useApp((state) => comparedWith(state)?.until ?? null);
  const compared = useMemo(() => (since === null || until === null ? null : { since, until }), [since, until]);
  const query = useMemo(
    () => ({ settings, ...list, sort: usableSort(list.sort, compared !== null), shown, roles: noRoles, edition, ...(compared !== null && { compared }) }),
    [settings, list, shown, edition, compared],
  );
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), [query]);
  const loadPage = useCallback(
    async (offset: number, limit: number) => {
      if (controller.current === undefined || controller.current.signal.aborted) controller.current = new AbortController();
      const { edition: _edition, ...asked } = query;
      return await engine.list({ ...asked, offset, limit }, { signal: controller.current.signal });
    },
    [engine, query],
  );
  if (opened === null) return null;
  return (
    <List
      state={list}
      onState={actions.changeList}
      loadPage={loadPage}
      comparedWith={compared === null ? "" : formatPeriod(compared.since, compared.until - 1, opened.timeZone)}
      measure={settings.measure}
      measures={measures}
      groups={opened.groups}
      n={population}
      shown={shown}
      onShown={(change) => actions.showOnly(change)}
      onShowEveryone={() => actions.step({ list: { ...list, search: "" }, shown: showEveryone })}
      hasOurs={opened.ours > 0}
      selected={selected}
      onSelect={actions.select}
      onMatch={(lines) => engine.matchPeople(lines)}
      onSelectAll={() => {
        const { edition: _edition, ...asked } = query;
        engine.listPeople({ ...asked, offset: 0, limit: 0 }).then((people) => actions.select(Array.from(people)), actions.fail);
      }}
      onText={async () => (await listText(tools, "selected"))?.text ?? ""}
      onExport={() => actions.openDialog("list")}
      onOpen={(person) => {
        actions.select([person]);
        onOpenPerson();
      }}
      isRanked={isRanked}
    />
  );
});

const noMeasures: readonly never[] = [];
const noRoles: readonly never[] = [];
