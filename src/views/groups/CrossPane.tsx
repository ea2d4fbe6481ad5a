import { useDeferredValue, useMemo, type ReactElement } from "react";
import type { CrossTab, Grouping } from "../../engine/group-questions.ts";
import { formatCount, formatNoun, formatPercent, formatValue } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { ChoiceMenu, type Choice } from "../workspace/ChoiceMenu.tsx";
import { crossPart, crossText, HIDDEN_CELL, sayCross, sayNmi } from "./cross-words.ts";
import { Failed } from "./Failed.tsx";
import { GroupActions } from "./GroupActions.tsx";
import type { CrossCells } from "./groups-state.ts";
import { circleNote, groupFirst, isSameGrouping, nameOfGroup, nameOfGrouping } from "./groups-words.ts";
import type { HeatLine } from "./heat-lines.ts";
import { HeatGrid } from "./HeatGrid.tsx";
import { SaveFile } from "./SaveFile.tsx";
import { groupingOf, idOf, useGroupings } from "./use-groupings.ts";
import { useGroupsKey } from "./use-groups-key.ts";

const countKinds: readonly Choice<CrossCells>[] = [
  { id: "people", label: "people", help: "How many are in both", value: "people" },
  { id: "row", label: "% of the row", help: "Of the people of the row", value: "row" },
  { id: "column", label: "% of the column", help: "Of the people of the column", value: "column" },
  { id: "times", label: "times what sizes would give", help: "1 = as many as the two sizes alone would give", value: "times" },
];

/** People by two groupings: do the teams of the table talk among themselves, or do circles run across them? */
export function CrossPane(): ReactElement {
  const settings = useApp((state) => state.settings);
  const groups = useApp((state) => state.groups);
  const choices = useGroupings();
  const rows = groupingOf(groups.rows, choices, groups.columns);
  const columns = groups.columns === null && !isSameGrouping(rows, "community") ? "community" : groupingOf(groups.columns, choices, rows);
  const key = `${useGroupsKey()} ${JSON.stringify([rows, columns])}`;
  const { changeGroups } = useActions();
  const { value, isStale, failure, retry } = useCall("cross", "Counting people by two groupings", key, async (engine, call) => ({ table: await engine.crossTab({ settings, rows, columns }, call), rows, columns }));
  return (
    <div className="stack groups-tab" aria-busy={isStale && value !== null}>
      <div className="groups-head">
        <ChoiceMenu name="Rows" before="Rows:" choices={choices} chosen={idOf(rows)} onChoose={(chosen) => changeGroups({ rows: chosen, columns })} />
        <ChoiceMenu name="Columns" before="Columns:" choices={choices} chosen={idOf(columns)} onChoose={(chosen) => changeGroups({ columns: chosen, rows })} />
        <ChoiceMenu name="How numbers are shown" before="Shown as" choices={countKinds} chosen={groups.counts} onChoose={(chosen) => changeGroups({ counts: chosen })} />
        <SaveFile query={{ what: "cross", settings, rows, columns }} what="people by two groupings" />
      </div>
      {value === null ? failure === null ? <p className="ink-2" aria-busy="true">Counting people …</p> : <Failed failure={failure} retry={retry} /> : <Filled {...value} counts={groups.counts} />}
    </div>
  );
}

interface FilledProps {
  readonly table: CrossTab;
  readonly rows: Grouping;
  readonly columns: Grouping;
  readonly counts: CrossCells;
}

function Filled(props: FilledProps): ReactElement {
  const { table, counts, rows, columns } = useDeferredValue(props);
  const by = useMemo(() => ({ rows, columns }), [rows, columns]);
  const grid = useMemo(() => gridOf(table, by, counts), [table, by, counts]);
  const twin = useMemo(() => twinOf(table, by), [table, by]);
  if (table.people === 0) return <Message tone="empty" title="There is nobody in a group here.">Clear a filter, or choose other groups.</Message>;
  return (
    <>
      <p className="t-finding measure">{sayNmi(table)}</p>
      <HeatGrid
        {...grid}
        actions={(row, column) =>
          // Whose people they are must not be told where their number is not.
          row >= 0 && column >= 0 && !(table.cells[row * table.columns.length + column]! > 0) ? null : (
            <GroupActions groups={[...(row < 0 ? [] : [{ by: rows, group: table.rows[row]! }]), ...(column < 0 ? [] : [{ by: columns, group: table.columns[column]! }])]} match="all" />
          )
        }
      />
      <p className="t-axis ink-2 measure">{noteOf(table, by)}</p>
      <TableTwin {...twin} />
    </>
  );
}

function gridOf(table: CrossTab, by: { readonly rows: Grouping; readonly columns: Grouping }, counts: CrossCells) {
  const most = table.cells.reduce<number>((highest, people, cell) => Math.max(highest, people ?? table.atLeast[cell]!), 1);
  const lines = (groups: CrossTab["rows"], grouping: Grouping): readonly HeatLine[] =>
    groups.map((group) => ({ key: `${group.kind} ${group.key}`, name: nameOfGroup(group, grouping), note: formatCount(group.people) }));
  const sayGroup = (group: CrossTab["rows"][number], grouping: Grouping): string => `${groupFirst(group, grouping)}: ${formatCount(group.people)} of ${formatCount(table.people)} people (${formatPercent(group.people / table.people)}).`;
  return {
    label: `People by ${nameOfGrouping(by.rows)} and ${nameOfGrouping(by.columns)}`,
    corner: `${nameOfGrouping(by.rows)} ↓ ${nameOfGrouping(by.columns)} →`,
    rows: lines(table.rows, by.rows),
    columns: lines(table.columns, by.columns),
    text: (i: number, j: number) => crossText(table, counts, i, j),
    part: (i: number, j: number) => crossPart(table, counts, i, j, most),
    say: (i: number, j: number) => sayCross(table, by, i, j),
    sayRow: (i: number) => sayGroup(table.rows[i]!, by.rows),
    sayColumn: (j: number) => sayGroup(table.columns[j]!, by.columns),
    sums: [],
  };
}

function noteOf({ cells, ours, rows, columns }: CrossTab, by: { readonly rows: Grouping; readonly columns: Grouping }): string {
  const all = [...rows, ...columns];
  return [
    "The more people, the stronger the grey; an empty cell is nobody.",
    cells.includes(null) ? `${HIDDEN_CELL} stands for fewer than 5 people, or for more that are hidden so that no smaller number follows by subtraction; 38+ for 38 or a few more.` : "",
    all.some(({ kind }) => kind === "small") ? "People whose group is shared by fewer than 5 stand together." : "",
    all.some(({ kind }) => kind === "others") ? "The smallest groups stand together at the end." : "",
    typeof by.rows !== "string" && by.columns === "community" ? "Many small circles raise the likeness by chance." : "",
    ours > 0 ? `${formatNoun(ours, "account")} of ours ${ours === 1 ? "is" : "are"} left out.` : "",
    circleNote(by.rows, by.columns),
  ].filter((part) => part !== "").join(" ");
}

/** Every cell with people, the most first. */
function twinOf(table: CrossTab, by: { readonly rows: Grouping; readonly columns: Grouping }) {
  const k = table.columns.length;
  const cells = table.cells.flatMap((people, cell) => (people === null || people > 0 ? [{ people, i: Math.floor(cell / k), j: cell % k, cell }] : [])).sort((a, b) => (b.people ?? -1) - (a.people ?? -1));
  return {
    caption: `People by ${nameOfGrouping(by.rows)} and ${nameOfGrouping(by.columns)}`,
    columns: [nameOfGrouping(by.rows), isSameGrouping(by.rows, by.columns) ? `${nameOfGrouping(by.columns)} again` : nameOfGrouping(by.columns), "People", "Expected", "% of the row", "% of the column"],
    rows: () => cells.slice(0, SHOWN).map(({ people, i, j, cell }) => [
      nameOfGroup(table.rows[i]!, by.rows), nameOfGroup(table.columns[j]!, by.columns),
      ...(people === null ? [crossText(table, "people", i, j), HIDDEN_CELL, HIDDEN_CELL, HIDDEN_CELL] : [formatCount(people), formatValue(Number(table.expected[cell]!.toPrecision(3))), formatPercent(people / table.rows[i]!.people), formatPercent(people / table.columns[j]!.people)]),
    ]),
    ...(cells.length > SHOWN ? { note: `The first ${formatCount(SHOWN)} of ${formatCount(cells.length)}; the file has all.` } : {}),
  };
}

const SHOWN = 500;
