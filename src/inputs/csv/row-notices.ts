import type { Notice } from "../../core/notice.ts";
import { placeOf } from "./csv-faults.ts";
import type { Occurrence } from "./csv-syntax.ts";

const rowsHave = (count: number): string => (count === 1 ? "1 row has" : `${count} rows have`);

/** Rows with fewer cells than the table has columns. A warning where they are few: then they are faults, not a habit. */
export function shortRowsNotice(file: string, at: Occurrence, leading: number, rowCount: number, columns: number): Notice {
  return {
    code: "rows-short",
    severity: at.count > 0.5 * rowCount ? "info" : "warning",
    message: `${rowsHave(at.count)} fewer cells than the ${columns} of the others; a cell missing at the end counts as empty, and a row that lacks a needed one is set aside.`,
    hint: "Look at the row named: a missing delimiter moves every cell after it.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** Rows with empty cells beyond the last column. */
export function surplusNotice(file: string, at: Occurrence, leading: number, rowCount: number, columns: number): Notice {
  return {
    code: "rows-long",
    severity: at.count > 0.5 * rowCount ? "info" : "warning",
    message: `${rowsHave(at.count)} empty cells beyond the ${columns} columns; they were not used.`,
    hint: "Look at the row named: a delimiter too many moves every cell after it.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** Rows cut with another delimiter. */
export function otherDelimiterNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "row-delimiter",
    severity: "warning",
    message: `${at.count === 1 ? "1 row is" : `${at.count} rows are`} separated by another character than the others; read that way the cells fit.`,
    hint: "Look at the row named.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** What may be another table in the file, and was read as rows. */
export function strangerNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "second-table-likely",
    severity: "warning",
    message: `After blank lines another table may begin on line ${at.line}: nothing there stood in the rows before. It was read as rows of the same table.`,
    hint: "If it is another table, save each in a file of its own.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** What may be another table right below the rows of one, and was read as rows of it. */
export function nextTableNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "second-table-likely",
    severity: "warning",
    message: `Another table may begin on line ${at.line}: it reads like names of columns, and the rows after it hold other things than those before. It was read as rows of the same table.`,
    hint: "If it is another table, save each in a file of its own.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** Another table in the file, not read. */
export function secondTableNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "second-table",
    severity: "warning",
    message: `Another table begins on line ${at.line}: its ${at.count} ${at.count === 1 ? "row was" : "rows were"} set aside.`,
    hint: "Save each table in a file of its own to read both.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}
