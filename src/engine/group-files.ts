import type { WrittenFile } from "../core/answers.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import { createRecordWriter } from "../exports/records.ts";
import type { Analysis } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { makeCrossTab } from "./cross-tab.ts";
import { makeGroupMatrix } from "./group-matrix.ts";
import type { GroupFileQuery, GroupOfPeople, Grouping, PersonNumber } from "./group-questions.ts";
import { makeScatter } from "./scatter.ts";

/** Groups of a file that stand by themselves: a file has the square of them as rows. */
const MOST_IN_FILE = 500;

/**
 * Matrix, cross-tab or scatter as CSV: a row for each cell, or each person; up to 500 groups by themselves, with employees those of the
 * screen, as two tables with other cells hidden tell more than one. Same data and settings: same bytes.
 */
export async function writeGroupFile(analysis: Analysis, labels: Labels, query: GroupFileQuery, task: Task): Promise<WrittenFile> {
  switch (query.what) {
    case "matrix":
      return await writeMatrix(analysis, labels, query, task);
    case "cross":
      return await writeCross(analysis, labels, query, task);
    case "scatter":
      return await writeScatter(analysis, labels, query, task);
  }
}

async function writeMatrix(analysis: Analysis, labels: Labels, query: Extract<GroupFileQuery, { readonly what: "matrix" }>, task: Task): Promise<WrittenFile> {
  const matrix = await makeGroupMatrix(analysis, labels, query, task, labels.isCoded ? undefined : MOST_IN_FILE);
  const writer = createRecordWriter("csv", ["from", "to", "fromPeople", "toPeople", "connections", "connectionsExpected", "density", "messages", "messagesExpected", "addressed", "addressedExpected"], [], "cells", query);
  const k = matrix.groups.length;
  matrix.groups.forEach((from, i) => {
    matrix.groups.forEach((to, j) => {
      const cell = i * k + j;
      const { ties, messages, addressed, density } = matrix;
      writer.add([
        nameOf(from), nameOf(to), from.people, to.people, ties.cells[cell]!, finite(ties.expected[cell]!), finite(density[cell]!),
        messages?.cells[cell] ?? null, finite(messages?.expected[cell] ?? Number.NaN), addressed.cells[cell]!, finite(addressed.expected[cell]!),
      ]);
    });
  });
  return fileOf(`groups-${wordOf(query.by)}`, writer.take(), matrix.notices);
}

async function writeCross(analysis: Analysis, labels: Labels, query: Extract<GroupFileQuery, { readonly what: "cross" }>, task: Task): Promise<WrittenFile> {
  const table = await makeCrossTab(analysis, labels, query, task, labels.isCoded ? undefined : MOST_IN_FILE);
  const writer = createRecordWriter("csv", [keyOf(query.rows), `${keyOf(query.columns)}${keyOf(query.rows) === keyOf(query.columns) ? "2" : ""}`, "people", "expected", "hidden", "atLeast"], [], "cells", query);
  table.rows.forEach((row, i) => {
    table.columns.forEach((column, j) => {
      const people = table.cells[i * table.columns.length + j]!;
      writer.add([nameOf(row), nameOf(column), people, finite(table.expected[i * table.columns.length + j]!), people === null ? (table.atLeast[i * table.columns.length + j]! > 0 ? "hidden" : HIDDEN_GROUP) : "", people === null && table.atLeast[i * table.columns.length + j]! > 0 ? table.atLeast[i * table.columns.length + j]! : null]);
    });
  });
  return fileOf(`groups-${wordOf(query.rows)}-by-${wordOf(query.columns)}`, writer.take(), table.notices);
}

/** Everyone who is drawn; where nobody is, the means. */
async function writeScatter(analysis: Analysis, labels: Labels, query: Extract<GroupFileQuery, { readonly what: "scatter" }>, task: Task): Promise<WrittenFile> {
  const scatter = await makeScatter(analysis, labels, query, task, Infinity);
  const [x, y] = [numberKey(query.x), numberKey(query.y)];
  const by = query.by === null ? "group" : keyOf(query.by);
  if (scatter.isMeansOnly) {
    const writer = createRecordWriter("csv", [by, "people", `${x} n`, `${x} mean`, `${x} half of the 95 % interval`, `${y} n`, `${y} mean`, `${y} half of the 95 % interval`], [], "means", query);
    for (const mean of scatter.means) writer.add([nameOf(mean), mean.people, ...[mean.x, mean.y].flatMap(({ n, mean: value, off }) => [value === null ? null : n, value, off])]);
    return fileOf("group-means", writer.take(), scatter.notices);
  }
  const writer = createRecordWriter("csv", ["id", "name", by, x, x === y ? `${y}2` : y], [], "people", query);
  scatter.person.forEach((person, i) => {
    const group = scatter.group[i]!;
    writer.add([labels.ids[person]!, scatter.names[i]!, query.by === null || group === NONE ? "" : nameOf(scatter.means[group]!), scatter.atX[i]!, scatter.atY[i]!]);
  });
  return fileOf("two-numbers", writer.take(), scatter.notices);
}

/** What the rows call a group. */
function nameOf({ kind, label }: GroupOfPeople): string {
  if (kind === "group") return label;
  return kind === "small" ? HIDDEN_GROUP : kind === "others" ? "others" : "not stated";
}

function keyOf(by: Grouping): string {
  return typeof by === "string" ? (by === "community" ? "circle" : by) : by.attribute;
}

function numberKey(number: PersonNumber): string {
  return "measure" in number ? number.measure : number.column;
}

/** As part of a file's name. */
function wordOf(by: Grouping): string {
  return keyOf(by).toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "column";
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function fileOf(stem: string, bytes: Uint8Array, notices: WrittenFile["notices"]): WrittenFile {
  return { name: `whotalks-${stem}.csv`, mime: "text/csv;charset=utf-8", bytes, notices };
}
