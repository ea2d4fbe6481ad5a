import type { FileAnswers, InspectedFile, Inspection, OpenOptions, Question } from "../../engine/opening.ts";
import type { ColumnRole } from "../../core/records.ts";
import { answersOf, withFileAnswers, withTableAnswers } from "../store/table-answers.ts";
import { columnMeanings } from "../words/role-names.ts";

/** The options after a question was answered with one of its choices. `sourceCount`: how many files there are, tables apart. */
export function answerQuestion(options: OpenOptions, inspection: Inspection, question: Question, value: string, sourceCount: number): OpenOptions {
  const table = tableOf(inspection, question);
  const forTable = (change: FileAnswers) => (table === undefined ? options : withTableAnswers(options, table, sourceCount, change));
  const forFile = (change: FileAnswers) => (table === undefined ? options : withFileAnswers(options, table.source, sourceCount, change));
  switch (question.code) {
    case "mode":
      return { ...options, mode: value === "employees" ? "employees" : "customers" };
    case "people-key":
      return { ...options, peopleKey: value };
    case "date-order":
      return value === "dmy" || value === "mdy" || value === "ymd" ? forTable({ dateOrder: value }) : options;
    case "delimiter":
      return forFile({ delimiter: value });
    case "encoding":
      return forFile({ encoding: value });
    case "sheet":
      return forFile({ sheet: value });
    case "columns":
      return forTable(columnsAnswer(table, value));
  }
}

/** The table that a question is about; of a question about a whole file the first of its tables. */
function tableOf(inspection: Inspection, question: Question): InspectedFile | undefined {
  return inspection.files.find((table) => table.name === question.file) ?? inspection.files.find((table) => table.name.startsWith(`${question.file}/`));
}

/** "from=#3" gives a column its meaning, "." and "," are decimal signs, anything else confirms the columns as they stand. */
function columnsAnswer(table: InspectedFile | undefined, value: string): FileAnswers {
  if (value === "." || value === ",") return { decimal: value };
  const [, role, number] = /^(\w+)=#(\d+)$/.exec(value) ?? [];
  const chosen = columnMeanings.find((meaning) => meaning.role === role)?.role;
  if (table === undefined) return {};
  return { roles: chosen === undefined ? table.columns.map((column) => column.role) : withRole(table, Number(number) - 1, chosen) };
}

/** Meanings that one column of a table has and no second one. */
const single: readonly ColumnRole[] = ["from", "fromName", "time", "clockTime", "messageId", "weight"];

/** The meanings of a table with one column's changed: where only one column can have it, the other one that had it is not used. */
export function withRole(table: InspectedFile, position: number, role: ColumnRole): readonly ColumnRole[] {
  return table.columns.map((column, other) => (other === position ? role : column.role === role && single.includes(role) ? "ignore" : column.role));
}

/** What has been answered to a question so far, "" for nothing. */
export function answerOf(options: OpenOptions, inspection: Inspection, question: Question): string {
  const table = tableOf(inspection, question);
  const answers = table === undefined ? {} : answersOf(options, table);
  const file = table === undefined ? undefined : options.files?.[table.source];
  switch (question.code) {
    case "mode":
      return options.mode ?? "";
    case "people-key":
      return options.peopleKey ?? "";
    case "date-order":
      return answers.dateOrder ?? "";
    case "delimiter":
      return file?.delimiter ?? "";
    case "encoding":
      return file?.encoding ?? "";
    case "sheet":
      return file?.sheet ?? "";
    case "columns":
      return answers.decimal ?? "";
  }
}

/** Columns of dates and numbers: their digits are shown. A channel or a topic can be called after a person. */
const digitRoles: readonly ColumnRole[] = ["time", "clockTime", "weight", "followers", "reach"];

/** The words a date is written with. */
const dateWord = /^(?:[tz]|[ap]m|utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$/i;

/**
 * With employees a cell shows only its shape, so that columns can be told apart and nobody is named: "xxx.xxxx@xxxxx.xxx". Of dates and
 * numbers the digits and the words of a date stay.
 */
export function maskCell(cell: string, role: ColumnRole): string {
  const isDigits = digitRoles.includes(role) && /\p{N}/u.test(cell) && !cell.includes("@");
  if (!isDigits) return cell.replace(/\p{L}/gu, "x").replace(/\p{N}/gu, "0");
  return cell.replace(/\p{L}+/gu, (word) => (dateWord.test(word) ? word : word.replace(/\p{L}/gu, "x")));
}
