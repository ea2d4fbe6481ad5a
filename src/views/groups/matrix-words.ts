import type { FlowTable, GroupMatrix } from "../../engine/group-questions.ts";
import { formatCount, formatNoun, formatPeople, formatPercent, formatTimes, formatValue, MISSING } from "../parts/format.ts";
import { groupFirst, groupInSentence, nameOfGroup } from "./groups-words.ts";
import type { FlowAmount, FlowCells, FlowSort } from "./groups-state.ts";

/** The amount that is counted; where the data hold no talk there are no messages. */
export function flowOf(matrix: GroupMatrix, amount: FlowAmount): FlowTable {
  return amount === "ties" ? matrix.ties : amount === "addressed" ? matrix.addressed : matrix.messages ?? matrix.ties;
}

/** How often a cell is what it would be by its row and column alone; NaN without any. */
export function timesOf({ cells, expected }: FlowTable, cell: number): number {
  return expected[cell]! > 0 ? cells[cell]! / expected[cell]! : Number.NaN;
}

/** "Sales wrote 412 messages to Support, 1.8 times what their shares would give." */
export function sayCell(matrix: GroupMatrix, amount: FlowAmount, i: number, j: number): string {
  const k = matrix.groups.length;
  const flow = flowOf(matrix, amount);
  const a = groupInSentence(matrix.groups[i]!, matrix.by);
  const b = groupInSentence(matrix.groups[j]!, matrix.by);
  const first = groupFirst(matrix.groups[i]!, matrix.by);
  const count = flow.cells[i * k + j]!;
  const expected = flow.expected[i * k + j]!;
  const times = timesOf(flow, i * k + j);
  const than = Number.isNaN(times) ? "" : count === 0 ? `; by their shares it would be ${formatValue(round(expected))}` : `, ${formatTimes(times)} times what ${i === j ? "its share" : "their shares"} would give`;
  const kind = amount === "messages" && matrix.messages === null ? "ties" : amount;
  if (kind === "ties") {
    const possible = matrix.density[i * k + j]!;
    const part = Number.isNaN(possible) || count === 0 ? "" : ` (${formatPercent(possible)} of all there could be)`;
    const what = formatNoun(count, "connection");
    const where = i === j ? `Inside ${a}: ${what}` : matrix.isDirected ? `${what} lead${count === 1 ? "s" : ""} from ${a} to ${b}` : `${what} between ${a} and ${b}`;
    return `${where}${part}${than}.`;
  }
  if (kind === "messages") {
    const what = formatNoun(count, "message");
    return i === j ? `${first} wrote ${what} inside${than}.` : matrix.isDirected ? `${first} wrote ${what} to ${b}${than}.` : `${what} between ${a} and ${b}${than}.`;
  }
  const what = `${formatValue(round(count))} ${count === 1 ? "time" : "times"}`;
  return i === j ? `${first}: someone inside was addressed ${what} from inside${than}.` : `${first} addressed someone of ${b} ${what}${than}.`;
}

/** "Sales: 31 people; 62 % of their 1,204 messages stay inside; E-I −0.24." */
export function sayGroup(matrix: GroupMatrix, amount: FlowAmount, i: number): string {
  const flow = flowOf(matrix, amount);
  const group = matrix.groups[i]!;
  const index = matrix.ei.byGroup[i] ?? null;
  const what = amount === "ties" || (amount === "messages" && matrix.messages === null) ? "connections" : amount === "messages" ? "messages to groups" : "times of addressing someone";
  const inside = Number.isNaN(flow.inside[i]!) ? "nothing goes out" : `${formatPercent(flow.inside[i]!)} of ${formatValue(round(flow.out[i]!))} ${what} stay inside`;
  return `${groupFirst(group, matrix.by)}: ${formatPeople(group.people)}; ${inside}${index === null ? "" : `; E-I ${formatIndex(index)}`}.`;
}

/** What stands in a cell. */
export function cellText(matrix: GroupMatrix, amount: FlowAmount, cells: FlowCells, i: number, j: number): string {
  const flow = flowOf(matrix, amount);
  const cell = i * matrix.groups.length + j;
  switch (cells) {
    case "amount":
      return formatShort(flow.cells[cell]!);
    case "times":
      return Number.isNaN(timesOf(flow, cell)) ? MISSING : formatRatio(timesOf(flow, cell));
    case "share":
      return flow.out[i] === 0 ? MISSING : formatPart(flow.cells[cell]! / flow.out[i]!);
    case "density":
      return Number.isNaN(matrix.density[cell]!) ? MISSING : formatPart(matrix.density[cell]!);
  }
}

/** How full a cell is drawn, 0 to 1. */
export function cellPart(matrix: GroupMatrix, amount: FlowAmount, cells: FlowCells, i: number, j: number, most: number): number {
  const flow = flowOf(matrix, amount);
  const cell = i * matrix.groups.length + j;
  if (cells === "amount") return most > 0 ? Math.sqrt(flow.cells[cell]! / most) : 0;
  if (cells === "density") return most > 0 && matrix.density[cell]! > 0 ? Math.sqrt(matrix.density[cell]! / most) : 0;
  if (cells === "share") return flow.out[i] === 0 ? 0 : Math.sqrt(flow.cells[cell]! / flow.out[i]!);
  // Eight times as much as expected, and more, is as full as it gets; what is less than expected is not filled.
  const times = timesOf(flow, cell);
  return times > 1 ? Math.min(1, 0.12 + 0.88 * (Math.log2(times) / 3)) : 0;
}

/** What the fullest cell holds. */
export function mostOf(matrix: GroupMatrix, amount: FlowAmount, cells: FlowCells): number {
  const values = cells === "density" ? matrix.density : flowOf(matrix, amount).cells;
  return values.reduce((most, value) => (value > most ? value : most), 0);
}

/** Positions of the groups in the order chosen; what is no single group stays at the end. */
export function sortGroups(matrix: GroupMatrix, amount: FlowAmount, sort: FlowSort): readonly number[] {
  const order = Array.from(matrix.groups.keys());
  if (sort === "size") return order;
  const single = order.filter((k) => matrix.groups[k]!.kind === "group");
  const inside = flowOf(matrix, amount).inside;
  const known = (k: number): number => (Number.isNaN(inside[k]!) ? -1 : inside[k]!);
  single.sort(sort === "name" ? (a, b) => nameOfGroup(matrix.groups[a]!, matrix.by).localeCompare(nameOfGroup(matrix.groups[b]!, matrix.by)) : (a, b) => known(b) - known(a) || a - b);
  return [...single, ...order.filter((k) => matrix.groups[k]!.kind !== "group")];
}

/** "−0.27": two decimals, with a sign. */
export function formatIndex(index: number): string {
  const text = Math.abs(index).toFixed(2);
  return text === "0.00" ? text : `${index < 0 ? "−" : "+"}${text}`;
}

/** A share in the room of a cell: "4.9", "62"; the heading says that it is per cent. */
export function formatPart(share: number): string {
  const percent = 100 * share;
  return percent > 0 && percent < 0.05 ? "<0.1" : percent < 9.95 && percent > 0 ? percent.toFixed(1) : String(Math.round(percent));
}

/** A factor in the room of a cell: "1.8", "12". */
export function formatRatio(times: number): string {
  return times === 0 ? "0" : times < 0.05 ? "<0.1" : times < 9.95 ? times.toFixed(1) : formatCount(times);
}

/** A count in the room of a cell: "412", "12.4k". */
function formatShort(count: number): string {
  if (count >= 999_500) return `${Number((count / 1e6).toPrecision(3))}M`;
  return count >= 10_000 ? `${Number((count / 1000).toPrecision(3))}k` : Number.isInteger(count) ? formatCount(count) : formatValue(count);
}

/** Expected numbers and sums of fractions with no more digits than they are worth. */
function round(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 6 : 3));
}
