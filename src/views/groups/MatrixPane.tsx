import { useDeferredValue, useMemo, type ReactElement } from "react";
import type { GroupMatrix } from "../../engine/group-questions.ts";
import { formatCount, formatNoun, formatPercent, formatPeople, formatValue, MISSING } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { ChoiceMenu, type Choice } from "../workspace/ChoiceMenu.tsx";
import { Failed } from "./Failed.tsx";
import { GroupActions } from "./GroupActions.tsx";
import type { FlowAmount, FlowCells, FlowSort } from "./groups-state.ts";
import { circleNote, nameOfGroup, nameOfGrouping } from "./groups-words.ts";
import type { HeatLine } from "./heat-lines.ts";
import { HeatGrid } from "./HeatGrid.tsx";
import { cellPart, cellText, flowOf, formatIndex, formatPart, mostOf, sayCell, sayGroup, sortGroups, timesOf } from "./matrix-words.ts";
import { SaveFile } from "./SaveFile.tsx";
import { groupingOf, idOf, useGroupings } from "./use-groupings.ts";
import { useGroupsKey } from "./use-groups-key.ts";

const amounts: readonly Choice<FlowAmount>[] = [
  { id: "messages", label: "messages", help: "Messages of someone here to at least one person there", value: "messages" },
  { id: "ties", label: "connections", help: "Distinct pairs: who wrote to whom at least once", value: "ties" },
  { id: "addressed", label: "times people were addressed", help: "Messages by the people they were written to: the strength of connections", value: "addressed" },
];
const cellKinds: readonly Choice<FlowCells>[] = [
  { id: "times", label: "times what shares would give", help: "1 = as much as the sums of row and column alone would give", value: "times" },
  { id: "amount", label: "numbers", help: "The numbers themselves", value: "amount" },
  { id: "share", label: "% of the row", help: "Of all that goes out of the group", value: "share" },
  { id: "density", label: "% of all connections there could be", help: "How closely the people of the two are connected (density)", value: "density" },
];
const sorts: readonly Choice<FlowSort>[] = [
  { id: "size", label: "size", help: "The largest group first", value: "size" },
  { id: "name", label: "name", help: "A to Z", value: "name" },
  { id: "inside", label: "what stays inside", help: "The most closed group first", value: "inside" },
];

/** Who talks to whom, group by group. */
export function MatrixPane(): ReactElement {
  const settings = useApp((state) => state.settings);
  const groups = useApp((state) => state.groups);
  const hasTalk = useApp((state) => state.opened?.hasTalk !== false);
  const choices = useGroupings();
  const by = groupingOf(groups.by, choices);
  const key = `${useGroupsKey()} ${JSON.stringify(by)}`;
  const { changeGroups } = useActions();
  const { value, isStale, failure, retry } = useCall("matrix", "Counting talk between groups", key, async (engine, call) => await engine.groupMatrix({ settings, by }, call));
  const offered = hasTalk ? amounts : amounts.filter(({ id }) => id !== "messages");
  const amount = offered.find(({ id }) => id === groups.amount)?.value ?? "ties";
  return (
    <div className="stack groups-tab" aria-busy={isStale && value !== null}>
      <div className="groups-head">
        <ChoiceMenu name="Groups" before="Groups:" choices={choices} chosen={idOf(by)} onChoose={(chosen) => changeGroups({ by: chosen })} />
        {groups.cells !== "density" && <ChoiceMenu name="What is counted" before="Counted:" choices={offered} chosen={amount} onChoose={(chosen) => changeGroups({ amount: chosen })} />}
        <ChoiceMenu name="How numbers are shown" before="Shown as" choices={cellKinds} chosen={groups.cells} onChoose={(chosen) => changeGroups({ cells: chosen })} />
        <ChoiceMenu name="Order" before="Order:" choices={sorts} chosen={groups.sort} onChoose={(chosen) => changeGroups({ sort: chosen })} />
        <SaveFile query={{ what: "matrix", settings, by }} what="who talks to whom, group by group" />
      </div>
      {value === null ? failure === null ? <p className="ink-2" aria-busy="true">Counting talk between groups …</p> : <Failed failure={failure} retry={retry} /> : <Filled matrix={value} amount={groups.cells === "density" ? "ties" : amount} cells={groups.cells} sort={groups.sort} />}
    </div>
  );
}

interface FilledProps {
  readonly matrix: GroupMatrix;
  readonly amount: FlowAmount;
  readonly cells: FlowCells;
  readonly sort: FlowSort;
}

function Filled(props: FilledProps): ReactElement {
  // Thousands of cells are drawn between other things.
  const { matrix, amount, cells, sort } = useDeferredValue(props);
  const order = useMemo(() => sortGroups(matrix, amount, sort), [matrix, amount, sort]);
  const grid = useMemo(() => gridOf(matrix, amount, cells, order), [matrix, amount, cells, order]);
  const twin = useMemo(() => twinOf(matrix, amount, order), [matrix, amount, order]);
  if (matrix.groups.length === 0) return <Message tone="empty" title="There is nobody in a group here.">Clear a filter, or choose other groups.</Message>;
  return (
    <>
      <p className="t-finding measure">{headlineOf(matrix)}</p>
      <HeatGrid {...grid} actions={(row, column) => <GroupActions groups={[...(row < 0 ? [] : [order[row]!]), ...(column < 0 ? [] : [order[column]!])].map((k) => ({ by: matrix.by, group: matrix.groups[k]! }))} match="any" />} />
      <p className="t-axis ink-2 measure">{noteOf(matrix, cells)}</p>
      <TableTwin {...twin} />
    </>
  );
}

function gridOf(matrix: GroupMatrix, amount: FlowAmount, cells: FlowCells, order: readonly number[]) {
  const most = mostOf(matrix, amount, cells);
  const flow = flowOf(matrix, amount);
  const lines = order.map((k): HeatLine => ({ key: `${matrix.groups[k]!.kind} ${matrix.groups[k]!.key}`, name: nameOfGroup(matrix.groups[k]!, matrix.by), note: formatCount(matrix.groups[k]!.people) }));
  return {
    label: `Who talks to whom, by ${nameOfGrouping(matrix.by)}`,
    corner: matrix.isDirected ? "from ↓ to →" : "between",
    rows: lines,
    columns: lines,
    text: (i: number, j: number) => cellText(matrix, amount, cells, order[i]!, order[j]!),
    part: (i: number, j: number) => cellPart(matrix, amount, cells, order[i]!, order[j]!, most),
    say: (i: number, j: number) => sayCell(matrix, amount, order[i]!, order[j]!),
    sayRow: (i: number) => sayGroup(matrix, amount, order[i]!),
    sayColumn: (j: number) => sayGroup(matrix, amount, order[j]!),
    sums: [
      { head: matrix.isDirected ? "out" : "all", text: (i: number) => formatValue(Math.round(flow.out[order[i]!]! * 100) / 100) },
      { head: "inside %", text: (i: number) => (Number.isNaN(flow.inside[order[i]!]!) ? MISSING : formatPart(flow.inside[order[i]!]!)) },
      { head: "E-I", text: (i: number) => indexText(matrix.ei.byGroup[order[i]!] ?? null) },
    ],
  };
}

function indexText(index: number | null): string {
  return index === null ? MISSING : formatIndex(index);
}

/** "Of 1,204 connected pairs 63 % stay inside their department. Inside or outside (E-I index): −0.26, from −1 (all inside) to +1 (all outside)." */
function headlineOf({ ei, by }: GroupMatrix): string {
  const pairs = ei.internal + ei.external;
  if (ei.overall === null) return `Nobody here is connected with anybody whose ${nameOfGrouping(by)} is known.`;
  return `Of ${formatCount(pairs)} connected pairs ${formatPercent(ei.internal / pairs)} stay inside their ${nameOfGrouping(by)}. Inside or outside (E-I index): ${formatIndex(ei.overall)}, from −1 (all inside) to +1 (all outside).`;
}

function noteOf({ ei, ours, people, groups, groupCount, by }: GroupMatrix, cells: FlowCells): string {
  const parts = [
    `${formatPeople(people)} in ${formatNoun(groupCount, nameOfGrouping(by) === "circle" ? "circle" : "group")}.`,
    cells === "times" ? "1.0 is what the sums of its row and column alone would give; the more, the stronger the grey." : cells === "amount" ? "The more, the stronger the grey." : "In per cent; the more, the stronger the grey.",
    groups.some(({ kind }) => kind === "others") ? "The smallest groups stand together at the end; the file has more of them." : "",
    groups.some(({ kind }) => kind === "small") ? "People whose group is shared by fewer than 5 stand together." : "",
    ei.unknown > 0 ? `${formatNoun(ei.unknown, "pair")} with somebody in no group that is shown ${ei.unknown === 1 ? "is" : "are"} not in the index.` : "",
    ours > 0 ? `${formatNoun(ours, "account")} of ours ${ours === 1 ? "is" : "are"} in no group and left out.` : "",
    circleNote(by),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** Every pair of groups with anything between them, the farthest above its share first. */
function twinOf(matrix: GroupMatrix, amount: FlowAmount, order: readonly number[]) {
  const flow = flowOf(matrix, amount);
  const k = matrix.groups.length;
  const cells = order.flatMap((i) => order.filter((j) => matrix.isDirected || i <= j).map((j) => ({ i, j, cell: i * k + j }))).filter(({ cell }) => flow.cells[cell]! > 0);
  const first = () => cells.toSorted((a, b) => timesOf(flow, b.cell) - timesOf(flow, a.cell)).slice(0, SHOWN);
  return {
    caption: `Talk between groups, by ${nameOfGrouping(matrix.by)}`,
    columns: ["From", "To", amounts.find(({ id }) => id === amount)!.label, "Expected", "Density", "In words"],
    rows: () => first().map(({ i, j, cell }) => [
      nameOfGroup(matrix.groups[i]!, matrix.by), nameOfGroup(matrix.groups[j]!, matrix.by), formatValue(flow.cells[cell]!), formatValue(Number(flow.expected[cell]!.toPrecision(3))), formatPercent(matrix.density[cell]!), sayCell(matrix, amount, i, j),
    ]),
    ...(cells.length > SHOWN ? { note: `The first ${formatCount(SHOWN)} of ${formatCount(cells.length)}; the file has all.` } : {}),
  };
}

const SHOWN = 500;
