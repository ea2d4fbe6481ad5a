import { WhotalksError } from "../core/errors.ts";
import { type Notice, sampleOf } from "../core/notice.ts";
import type { ColumnGuess, ColumnRole } from "../core/records.ts";
import { lookAt } from "../inputs/columns/column-content.ts";
import { hintsOf } from "../inputs/columns/column-names.ts";
import type { TableGuess } from "../inputs/columns/columns.ts";
import { SAMPLE_ROWS, type TableSample } from "../inputs/sample.ts";

/** From this share of rounded ids on the guess takes no column either. */
const ROUNDED_SHARE = 0.1;
const ROUNDED_ID = /^\d(?:[.,]\d+)?E\+\d{2}$/i;
/** A name that says "time" no plainer may mean something else. */
const PLAIN_NAME = 0.85;

/**
 * What columns named like a weight or a time say nothing of, because their values are none: without a word every row would count as 1,
 * or stand outside all time. `weight-unused` and `time-unused` warn; `weight-empty` is a fact where the whole table was looked at and
 * a warning where later rows may have weights. Nothing where another column has the role. `ids-rounded` warns of a column of ids that a
 * spreadsheet has rounded. Cost O(cells looked at).
 * @param hints what the headers may mean, where that is known
 */
export function unusedNotices(file: string, { names, rows }: TableSample, columns: readonly ColumnGuess[], roles: readonly ColumnRole[], hints?: TableGuess["hints"]): Notice[] {
  if (!roles.includes("from") || rows.length === 0) return [];
  const cellsOf = (c: number): string[] => rows.map((row) => (row[c] ?? "").trim()).filter((cell) => cell !== "");
  const { weight, time } = unusedFor(names, columns, roles, hints);
  const notices: Notice[] = [];
  if (weight >= 0) {
    const column = names[weight]!;
    const cells = cellsOf(weight);
    const hint = "Correct the cells if they are weights; to read them as they are, say so with --columns weight=HEADER.";
    if (cells.length > 0) notices.push({ code: "weight-unused", severity: "warning", message: `"${column}" is named like a weight, but too few of its cells are numbers: it is not used, and each row counts as 1.`, hint, count: 1, file, column, sample: sampleOf(sampleIn(cells)) });
    else if (rows.length < SAMPLE_ROWS) notices.push({ code: "weight-empty", severity: "info", message: `"${column}" is empty: each row counts as 1.`, hint: "Nothing to do if there are no weights.", count: 1, file, column });
    else notices.push({ code: "weight-empty", severity: "warning", message: `The first cells of "${column}" are empty: it is not used, and each row counts as 1.`, hint: "If later rows have weights, say so with --columns weight=HEADER.", count: 1, file, column });
  }
  const times = time < 0 ? [] : cellsOf(time);
  if (times.length > 0) {
    const column = names[time]!;
    notices.push({ code: "time-unused", severity: "warning", message: `"${column}" is named like a time, but too few of its cells are dates: it is not used, and the messages have no time.`, hint: "Write the cells as dates, such as 2024-05-31; to read them as they are, say so with --columns time=HEADER.", count: 1, file, column, sample: sampleOf(times[0]!) });
  }
  const rounded = roundedColumn(names, rows, columns, roles);
  if (rounded >= 0) {
    const column = names[rounded]!;
    notices.push({ code: "ids-rounded", severity: "warning", message: `"${column}" holds numbers that a spreadsheet has rounded: different ids became one, so it is not used.`, hint: "Export again with ids as text: what was rounded cannot be told apart any more.", count: 1, file, column, sample: sampleOf(cellsOf(rounded)[0]!) });
  }
  return notices;
}

/** The first unused column that is named like an id of messages or an answer to one and holds rounded ids; -1 where there is none. */
function roundedColumn(names: readonly string[], rows: TableSample["rows"], columns: readonly ColumnGuess[], roles: readonly ColumnRole[]): number {
  return names.findIndex((name, c) => {
    if (roles[c] !== "ignore" || columns[c]?.role !== "ignore") return false;
    const first = rows.find((row) => (row[c] ?? "").trim() !== "")?.[c] ?? "";
    if (!ROUNDED_ID.test(first.trim()) || hintsOf(name).length === 0) return false;
    return lookAt(rows, c).roundedShare > ROUNDED_SHARE;
  });
}

/** The first unused columns named like a weight and like a time; -1 where there is none, or another column has the role. One look at each name. */
function unusedFor(names: readonly string[], columns: readonly ColumnGuess[], roles: readonly ColumnRole[], hints: TableGuess["hints"]): { readonly weight: number; readonly time: number } {
  let weight = -1;
  let time = -1;
  const wantsWeight = !roles.includes("weight");
  const wantsTime = !roles.includes("time");
  for (const [c, name] of names.entries()) {
    if (!((wantsWeight && weight < 0) || (wantsTime && time < 0))) break;
    if (roles[c] !== "ignore" || columns[c]?.role !== "ignore") continue;
    const hint = (hints?.[c] ?? hintsOf(name))[0];
    if (hint === undefined) continue;
    if (wantsWeight && weight < 0 && hint.meaning === "weight" && hint.strength > 0) weight = c;
    if (wantsTime && time < 0 && hint.meaning === "time" && hint.strength > PLAIN_NAME) time = c;
  }
  return { weight, time };
}

/** A cell that shows why: the first that is no plain number. */
function sampleIn(cells: readonly string[]): string {
  return cells.find((cell) => !/^[+-]?[\d.,]+$/.test(cell)) ?? cells[0]!;
}

/** A table as far as its ids need to be known. */
interface ReadTable {
  readonly name: string;
  readonly names: readonly string[];
  readonly roles: readonly ColumnRole[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Refuses ids that a spreadsheet has rounded, where a person named their column as much as where a format did: different people or
 * messages became one there, and nothing in the file tells them apart.
 * @throws WhotalksError `ids-rounded`
 */
export function checkIds({ name, names, roles, rows }: ReadTable): void {
  for (const [c, role] of roles.entries()) {
    if (role !== "from" && role !== "to" && role !== "cc" && role !== "messageId" && role !== "replyTo") continue;
    if (lookAt(rows, c).roundedShare <= ROUNDED_SHARE) continue;
    const sample = rows.map((row) => (row[c] ?? "").trim()).find((cell) => ROUNDED_ID.test(cell)) ?? "";
    throw new WhotalksError("ids-rounded", `${name}: expected ids in "${names[c]!}", found numbers that a spreadsheet has rounded, such as "${sample}": different ids became one.`, { hint: "Export again with ids as text: what was rounded cannot be told apart any more.", where: { file: name, column: names[c]!, sample } });
  }
}
