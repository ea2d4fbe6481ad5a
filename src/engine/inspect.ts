import type { Notice } from "../core/notice.ts";
import type { ColumnRole } from "../core/records.ts";
import type { Task } from "../core/task.ts";
import { decideDecimal } from "../log/numbers.ts";
import type { InspectedFile, Inspection, OpenOptions, Question } from "./opening.ts";
import { decideDates } from "./read-files.ts";
import type { LookedAt } from "./ask-encoding.ts";
import type { FilesLook } from "./look-at-files.ts";
import { EVERY_SHEET, type RecognisedFile } from "./recognise-file.ts";
import { haveSameColumns } from "./settle-sheets.ts";
import { countTopicSources } from "./topic-sources.ts";

const SHOWN_ROWS = 20;
const SHOWN_CELL = 200;
/** Below this a guess is no knowledge: the page asks. */
const SURE = 0.9;

/** What the files are, and what must be asked before anything is computed. */
export async function describeFiles({ looked, unreadable }: FilesLook<LookedAt>, options: OpenOptions, task: Task): Promise<Inspection> {
  const used = looked.filter(({ found }) => found.file.isUsed).map(({ found }) => found.file);
  const questions: Question[] = [];
  for (const source of new Set(used.map((file) => file.source))) questions.push(...sheetQuestions(used.filter((file) => file.source === source)));
  for (const { found: { file, question } } of looked) {
    // While the encoding is open, what the cells hold is not known; while the sheet is, which cells.
    if (question !== undefined) questions.push(question);
    else if (file.isUsed && file.openChoice.length === 0) questions.push(...(await questionsOf(file, task)));
  }
  if (options.mode === undefined) {
    questions.push({
      code: "mode", file: "", message: "Whose talk is this?", option: "--mode",
      choices: [
        { value: "customers", label: "customers", example: "names and texts are shown" },
        { value: "employees", label: "employees", example: "code names, texts dropped after topics are counted" },
      ],
    });
  }
  const domains = countDomains(used);
  const isKnown = used.some(({ meaning }) => meaning?.mode === "employees");
  return {
    files: looked.map(({ found: { file }, position }) => describe(file, position)),
    questions,
    suggestedMode: isKnown || used.some(looksLikeMail) ? "employees" : "customers",
    ...(isKnown ? { knownMode: "employees" as const } : {}),
    ...(domains.length > 1 ? { domains } : {}),
    topicSources: countTopicSources(used),
    ...(unreadable.length > 0 ? { unreadable } : {}),
  };
}

/** Which of several sheets of one file is meant, where that is not plain. */
function sheetQuestions(files: readonly RecognisedFile[]): Question[] {
  return [...new Set(files.filter(({ openChoice }) => openChoice.length > 0).map(({ table }) => table.choice))].map((choice) => {
    const sheets = files.filter(({ table, openChoice }) => table.choice === choice && openChoice.length > 0);
    const choices = sheets.map(({ part, isMasked, names, rows }) => ({ value: part, label: part, example: isMasked ? `${rows.length} rows, ${names.length} columns` : names.slice(0, 6).join(", ") }));
    if (haveSameColumns(sheets)) choices.push({ value: EVERY_SHEET, label: "all of them", example: "they have the same columns: one log" });
    return { code: "sheet", file: files[0]!.source.name, message: `${files[0]!.source.name} has ${sheets.length} sheets with data. Which one is meant?`, option: "--sheet NAME", choices };
  });
}

/** Headers that only mail has. */
const mailHeaders = /^(?:e-?mail[ _-]?)?(?:subject|cc|bcc|message[ _-]?id|in[ _-]?reply[ _-]?to)$/i;
const mailAddress = /[^\s@<>]@[^\s@<>]+\.[a-z]/i;

/** Written between mail addresses, or with the headers of mail: the mailboxes of a company rather than talk in public. */
function looksLikeMail(file: RecognisedFile): boolean {
  if (file.kind !== "messages") return false;
  if (file.names.some((name) => mailHeaders.test(name.trim()))) return true;
  return file.roles.some((role, c) => {
    if (role !== "from" && role !== "to") return false;
    const cells = file.rows.map((row) => row[c] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && cells.filter((cell) => mailAddress.test(cell)).length > cells.length / 2;
  });
}

/** Domains of the addresses that wrote or were written to, most frequent first; none where less than half of the cells are addresses. */
function countDomains(files: readonly RecognisedFile[]): { domain: string; count: number }[] {
  const counts = new Map<string, number>();
  let filled = 0;
  let addresses = 0;
  for (const file of files) {
    if (file.kind !== "messages") continue;
    const people = file.roles.flatMap((role, c) => (role === "from" || role === "to" || role === "cc" ? [c] : []));
    for (const row of file.rows) {
      for (const c of people) {
        const cell = row[c] ?? "";
        if (cell === "") continue;
        filled++;
        const found = [...cell.matchAll(/@([\p{L}\p{N}.-]+\.\p{L}{2,})/gu)];
        if (found.length > 0) addresses++;
        for (const [, domain] of found) counts.set(domain!.toLowerCase(), (counts.get(domain!.toLowerCase()) ?? 0) + 1);
      }
    }
  }
  if (addresses * 2 < filled) return [];
  return [...counts].map(([domain, count]) => ({ domain, count })).sort((a, b) => b.count - a.count || (a.domain < b.domain ? -1 : 1)).slice(0, 20);
}

function describe(file: RecognisedFile, position: number): InspectedFile {
  return {
    name: file.name,
    source: position,
    part: file.part,
    ...(file.isUsed ? {} : { isUsed: false as const }),
    ...(file.table.choice === undefined ? {} : { choice: file.table.choice }),
    ...(file.meaning === undefined ? {} : { knownAs: file.meaning.source }),
    size: file.source.size,
    format: file.format.id,
    formatLabel: file.format.label,
    encoding: file.shape.encoding,
    delimiter: file.shape.delimiter,
    hasHeader: file.shape.hasHeader,
    kind: file.kind,
    columns: file.columns.map((column, c) => (file.roles[c] === column.role ? column : { ...column, role: file.roles[c]!, reason: "as you said", confidence: 1 })),
    rows: file.rows.slice(0, SHOWN_ROWS).map((row) => row.map((cell) => (cell.length > SHOWN_CELL ? `${cell.slice(0, SHOWN_CELL)}…` : cell))),
    sampled: { rows: file.rows.length, filled: file.columns.map((_, c) => file.rows.filter((row) => (row[c] ?? "").trim() !== "").length) },
    notices: file.notices as Notice[],
  };
}

/** Why a column named like people was not taken, where the remedy is another export and not an answer. */
function roundedIds(file: RecognisedFile): string {
  const rounded = file.columns.find(({ role, reason }) => role === "ignore" && reason.includes("a spreadsheet has rounded"));
  return rounded === undefined ? "" : ` A column is not taken by itself: ${rounded.reason}. Different people became one there.`;
}

function orderQuestion(column: string, isContrary: boolean): string {
  if (!isContrary) return `Every date in "${column}" can be read two ways.`;
  return `The dates in "${column}" are in two orders: some can only be day first, others only month first. Those that do not fit the answer are set aside.`;
}

async function questionsOf(file: RecognisedFile, task: Task): Promise<Question[]> {
  if (file.kind === "people") return [];
  const name = file.name;
  const questions: Question[] = [];
  const isAnswered = file.answers.roles !== undefined;
  const from = file.roles.indexOf("from");
  if (from < 0) {
    questions.push({ code: "columns", file: name, message: `Which column of ${name} says who wrote?${roundedIds(file)}`, option: "--columns from=HEADER", choices: file.names.map((column, c) => ({ value: `from=#${c + 1}`, label: column, example: file.rows[0]?.[c] ?? "" })) });
  } else if (!isAnswered) {
    const unsure = file.columns.flatMap(({ role, confidence }, c) => ((role === "from" || role === "to" || role === "time") && confidence < SURE ? [c] : []));
    if (unsure.length > 0) questions.push(unsureQuestion(file, unsure));
  }
  const decision = await decideDates(file, task);
  if (decision?.isAmbiguous === true) {
    questions.push({ code: "date-order", file: name, message: orderQuestion(file.names[file.roles.indexOf("time")]!, decision.isContrary === true), option: "--date-order", choices: decision.alternatives.map(({ order, example }) => ({ value: order, label: orderLabels[order], example })) });
  }
  const weight = file.roles.indexOf("weight");
  if (weight >= 0 && file.answers.decimal === undefined && file.meaning?.decimal === undefined) {
    const decimal = decideDecimal(file.rows.map((row) => row[weight] ?? ""));
    if (decimal.isAmbiguous) {
      questions.push({ code: "columns", file: name, message: `The numbers in "${file.names[weight]!}" can be read with a decimal point or a decimal comma.`, option: "--decimal", choices: [{ value: ".", label: "decimal point", example: "" }, { value: ",", label: "decimal comma", example: "" }] });
    }
  }
  return questions;
}

const roleWords: Partial<Record<ColumnRole, string>> = { from: "who wrote", to: "who was written to", time: "when" };

function unsureQuestion(file: RecognisedFile, unsure: readonly number[]): Question {
  const guesses = unsure.map((c) => `"${file.names[c]!}" as ${roleWords[file.roles[c]!]} (${file.columns[c]!.reason})`);
  const option = `--columns ${unsure.map((c) => `${file.roles[c]!}=#${c + 1}`).join(",")}`;
  return { code: "columns", file: file.name, message: `${file.name}: is it right to read ${guesses.join(", ")}?`, option, choices: [] };
}

const orderLabels = { dmy: "day, month, year", mdy: "month, day, year", ymd: "year, month, day" } as const;
