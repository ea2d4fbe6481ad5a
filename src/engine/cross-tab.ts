import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { type CrossTable, crossTable, normalizedMutualInformation } from "../insights/cross-table.ts";
import { type HiddenCells, hideCells } from "../insights/hide-cells.ts";
import type { Analysis } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { groupPeopleBy } from "./grouping.ts";
import type { CrossTab, CrossTabQuery, Grouping } from "./group-questions.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { orNull } from "./rows.ts";

/**
 * People by two groupings. With employees cells of 1 to 4 people are hidden, and others with them so that none follows from the sums.
 * The normalised mutual information is of every group by itself, over people with a group in both. Cost: the groupings, then O(n + cells).
 */
export async function makeCrossTab(analysis: Analysis, labels: Labels, { settings, rows, columns }: CrossTabQuery, task: Task, most?: number): Promise<CrossTab> {
  const view = await analysis.slice(settings, task);
  const down = await groupPeopleBy(analysis, labels, settings, rows, task, most);
  const across = await groupPeopleBy(analysis, labels, settings, columns, task, most);
  const table = crossTable(down.groupOf, down.groups.length, across.groupOf, across.groups.length);
  const { isHidden, atLeast } = labels.isCoded ? hideEitherWay(table, rows, columns) : { isHidden: new Uint8Array(table.cells.length), atLeast: new Float64Array(table.cells.length) };
  const inFull = crossTable(down.each, down.groupCount, across.each, across.groupCount);
  const { columnTotals, rowTotals } = table;
  return {
    rows: down.groups,
    columns: across.groups,
    rowCount: down.groupCount,
    columnCount: across.groupCount,
    cells: Array.from(table.cells, (people, cell) => (isHidden[cell] === 1 ? null : people)),
    atLeast,
    expected: table.cells.map((_, cell) => (rowTotals[Math.floor(cell / columnTotals.length)]! * columnTotals[cell % columnTotals.length]!) / table.people),
    people: table.people,
    ours: down.ours,
    nmi: orNull(normalizedMutualInformation(inFull)),
    nmiPeople: inFull.people,
    notices: view.notices,
  };
}

/** The same cells are hidden whichever grouping stands in the rows: two choices of cells would tell more than one. */
function hideEitherWay(table: CrossTable, rows: Grouping, columns: Grouping): HiddenCells {
  if (JSON.stringify(rows) <= JSON.stringify(columns)) return hideCells(table, SMALLEST_GROUP);
  const [down, across] = [table.rowTotals.length, table.columnTotals.length];
  const turned = hideCells({ ...table, cells: table.cells.map((_, cell) => table.cells[(cell % down) * across + Math.floor(cell / down)]!), rowTotals: table.columnTotals, columnTotals: table.rowTotals }, SMALLEST_GROUP);
  const back = (cell: number): number => (cell % across) * down + Math.floor(cell / across);
  return { isHidden: turned.isHidden.map((_, cell) => turned.isHidden[back(cell)]!), atLeast: turned.atLeast.map((_, cell) => turned.atLeast[back(cell)]!) };
}

/** True for people of the slice who are in a group of each of these, or of any. */
export function memberTest(groups: readonly { readonly groupOf: Uint32Array; readonly at: number }[], match: "any" | "all"): (person: number) => boolean {
  const isIn = (person: number) => ({ groupOf, at }: { readonly groupOf: Uint32Array; readonly at: number }): boolean => at !== NONE && groupOf[person] === at;
  return (person) => (match === "any" ? groups.some(isIn(person)) : groups.every(isIn(person)));
}
