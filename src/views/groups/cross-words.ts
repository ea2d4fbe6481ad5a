import type { CrossTab, CrossTabQuery } from "../../engine/group-questions.ts";
import { formatCount, formatPeople, formatPercent, formatTimes } from "../parts/format.ts";
import type { CrossCells } from "./groups-state.ts";
import { groupFirst, groupInSentence } from "./groups-words.ts";
import { formatPart, formatRatio } from "./matrix-words.ts";

type Groupings = Pick<CrossTabQuery, "rows" | "columns">;

/** What stands for a cell that is not shown. */
export const HIDDEN_CELL = "…";

/** What stands in a cell. */
export function crossText(table: CrossTab, counts: CrossCells, i: number, j: number): string {
  const people = table.cells[i * table.columns.length + j]!;
  if (people === 0) return "";
  const least = table.atLeast[i * table.columns.length + j]!;
  if (people === null) return least === 0 ? HIDDEN_CELL : `${numberOf(table, counts, i, j, least)}+`;
  return numberOf(table, counts, i, j, people);
}

function numberOf(table: CrossTab, counts: CrossCells, i: number, j: number, people: number): string {
  switch (counts) {
    case "people":
      return formatCount(people);
    case "row":
      return formatPart(people / table.rows[i]!.people);
    case "column":
      return formatPart(people / table.columns[j]!.people);
    case "times":
      return formatRatio(people / table.expected[i * table.columns.length + j]!);
  }
}

/** How full a cell is drawn, 0 to 1. */
export function crossPart(table: CrossTab, counts: CrossCells, i: number, j: number, most: number): number {
  const people = table.cells[i * table.columns.length + j] ?? table.atLeast[i * table.columns.length + j]!;
  if (people === 0) return 0;
  if (counts === "people") return Math.sqrt(people / most);
  if (counts === "row") return Math.sqrt(people / table.rows[i]!.people);
  if (counts === "column") return Math.sqrt(people / table.columns[j]!.people);
  const times = people / table.expected[i * table.columns.length + j]!;
  return times > 1 ? Math.min(1, 0.12 + 0.88 * (Math.log2(times) / 3)) : 0;
}

/** "18 of the 31 people of Sales (58 %) are around Anna, 44 % of them; 2.1 times what the two sizes would give." */
export function sayCross(table: CrossTab, by: Groupings, i: number, j: number): string {
  const [row, column] = [table.rows[i]!, table.columns[j]!];
  const a = groupInSentence(row, by.rows);
  const b = groupInSentence(column, by.columns);
  const both = `${groupFirst(row, by.rows)} and ${b}`;
  const people = table.cells[i * table.columns.length + j]!;
  const least = table.atLeast[i * table.columns.length + j]!;
  if (people === null && least > 0) return `${both}: at least ${formatPeople(least)}, ${formatPercent(least / row.people)} of ${a} and ${formatPercent(least / column.people)} of ${b}; how many more would tell of fewer than 5.`;
  if (people === null) return `${both}: fewer than 5 people, or more that are hidden so that no smaller number follows.`;
  if (people === 0) return `${both}: nobody.`;
  const times = people / table.expected[i * table.columns.length + j]!;
  return `${both}: ${formatPeople(people)}, ${formatPercent(people / row.people)} of ${a} and ${formatPercent(people / column.people)} of ${b}; ${formatTimes(times)} times what the two sizes would give.`;
}

/** "0.42 on a scale from 0 (they say nothing of each other) to 1 (each follows from the other)". */
export function sayNmi({ nmi, nmiPeople }: CrossTab): string {
  if (nmi === null) return `How alike the two are cannot be told: one of them has a single group (${formatPeople(nmiPeople)}).`;
  return `How alike the two are: ${nmi.toFixed(2)}, from 0 (one says nothing of the other) to 1 (each follows from the other); normalised mutual information of ${formatPeople(nmiPeople)} with a group in both.`;
}

