import type { FileAnswers, InspectedFile, Inspection, OpenOptions, Question } from "../../engine/engine.ts";
import type { ColumnRole } from "../../core/records.ts";
import { withFileAnswers } from "../store/opening.ts";
import { columnMeanings } from "../words/role-names.ts";

/** The options after a question was answered with one of its choices. */
export function answerQuestion(options: OpenOptions, inspection: Inspection, question: Question, value: string): OpenOptions {
  const file = inspection.files.findIndex((other) => other.name === question.file);
  const forFile = (change: FileAnswers) => (file < 0 ? options : withFileAnswers(options, file, inspection.files.length, change));
  switch (question.code) {
    case "mode":
      return { ...options, mode: value === "employees" ? "employees" : "customers" };
    case "people-key":
      return { ...options, peopleKey: value };
    case "date-order":
      return value === "dmy" || value === "mdy" || value === "ymd" ? forFile({ dateOrder: value }) : options;
    case "delimiter":
      return forFile({ delimiter: value });
    case "encoding":
      return forFile({ encoding: value });
    case "columns":
      return forFile(columnsAnswer(inspection.files[file], value));
  }
}

/** "from=#3" gives a column its meaning, "." and "," are decimal signs, anything else confirms the columns as they stand. */
function columnsAnswer(file: InspectedFile | undefined, value: string): FileAnswers {
  if (value === "." || value === ",") return { decimal: value };
  const [, role, number] = /^(\w+)=#(\d+)$/.exec(value) ?? [];
  const chosen = columnMeanings.find((meaning) => meaning.role === role)?.role;
  return { roles: file?.columns.map((column, position) => (chosen !== undefined && position === Number(number) - 1 ? chosen : column.role)) ?? [] };
}

/** What has been answered to a question so far, "" for nothing. */
export function answerOf(options: OpenOptions, inspection: Inspection, question: Question): string {
  const file = options.files?.[inspection.files.findIndex((other) => other.name === question.file)];
  switch (question.code) {
    case "mode":
      return options.mode ?? "";
    case "people-key":
      return options.peopleKey ?? "";
    case "date-order":
      return file?.dateOrder ?? "";
    case "delimiter":
      return file?.delimiter ?? "";
    case "encoding":
      return file?.encoding ?? "";
    case "columns":
      return file?.decimal ?? "";
  }
}

/** Columns whose cells may name a person or hold what they said. */
const openRoles: readonly ColumnRole[] = ["time", "weight", "followers", "topic", "channel"];

/** With employees a cell shows only its shape, so that columns can be told apart and nobody is named: "xxx.xxxx@xxxxx.xxx". */
export function maskCell(cell: string, role: ColumnRole): string {
  return openRoles.includes(role) ? cell : cell.replace(/\p{L}/gu, "x").replace(/\p{N}/gu, "0");
}
