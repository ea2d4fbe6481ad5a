import { WhotalksError } from "../core/errors.ts";
import type { ColumnGuess, ColumnRole, DecodeContext, Shape, Table, TableKind, TableMeaning } from "../core/records.ts";
import type { Notice } from "../core/notice.ts";
import type { Task } from "../core/task.ts";
import { guessColumns, type TableGuess } from "../inputs/columns/columns.ts";
import { sampleTable, type TableSample } from "../inputs/sample.ts";
import { openTables } from "../inputs/tables.ts";
import { compiledFor } from "./compiled-reading.ts";
import type { FileAnswers, OpenOptions } from "./opening.ts";
import { settleSheets } from "./settle-sheets.ts";
import { maskGuess, maskNotice, shownColumns } from "./mask-columns.ts";
import { maskParts, type MaskedTable, ofMember } from "./mask-parts.ts";
import type { HashedSource } from "./sources.ts";
import { unusedNotices } from "./unused-columns.ts";

/** One table of a file as far as its beginning tells. */
export interface RecognisedFile {
  readonly source: HashedSource;
  /** The file's name; with the part behind a slash where the table is not the file itself. Unique among all tables. */
  readonly name: string;
  readonly part: string;
  readonly answers: FileAnswers;
  readonly format: { readonly id: string; readonly label: string };
  readonly shape: Shape;
  readonly table: Table;
  readonly meaning: TableMeaning | undefined;
  /** True with employees: nothing that is said of the file may quote its cells. */
  readonly isMasked: boolean;
  /** False where the table was left out, or another sheet was chosen. */
  readonly isUsed: boolean;
  /** Parts of the same file of which one must be chosen before anything is read; empty where nothing is open. */
  readonly openChoice: readonly string[];
  readonly kind: TableKind;
  /** Header texts; with employees c1 … cn where they look like data. */
  readonly names: readonly string[];
  readonly columns: readonly ColumnGuess[];
  /** The guessed roles with the answers laid over them. */
  readonly roles: readonly ColumnRole[];
  /** The first records as text. */
  readonly rows: readonly (readonly string[])[];
  readonly notices: readonly Notice[];
}

/**
 * Recognises format, tables, dialect and columns of a file from its first records. Reads no further than it must. Tables that are left
 * out come too, marked as such, unless they cannot be read.
 * @throws WhotalksError as the format: unknown, binary, undecodable, empty.
 */
export async function recogniseFile(source: HashedSource, answers: FileAnswers, mode: OpenOptions["mode"], task: Task): Promise<RecognisedFile[]> {
  const { scanner } = compiledFor([{ source }]);
  const options = {
    ...(answers.format === undefined ? {} : { format: answers.format }),
    ...(answers.encoding === undefined ? {} : { encoding: answers.encoding }),
    ...(answers.delimiter === undefined ? {} : { delimiter: answers.delimiter }),
    ...(answers.hasHeader === undefined ? {} : { hasHeader: answers.hasHeader }),
    scanner,
  };
  const isMasked = mode === "employees";
  const { format, tables: all, samples } = await openTables(source, options, { file: source.name, task, scanner }).catch((error: unknown) => {
    throw isMasked && error instanceof WhotalksError ? ofMember(error, source.name) : error;
  });
  const found = isMasked ? maskParts(source.name, all) : all.map((table) => ({ table, original: table }));
  // What is shown may be answered with, and so may the name in the file.
  const isCalled = ({ table, original }: MaskedTable, name: string | undefined): boolean => name !== undefined && (table.part === name || original.part === name);
  const sheet = found.find(({ table }) => table.part === answers.sheet)?.table.part ?? found.find((one) => isCalled(one, answers.sheet))?.table.part ?? answers.sheet;
  checkSheet(source.name, found.map(({ table }) => table), sheet);
  const files: RecognisedFile[] = [];
  for (const { table, original } of found) {
    const context: DecodeContext = { file: table.part === "" ? source.name : `${source.name}/${table.part}`, task, scanner };
    const own = table.part === "" ? answers : (answers.parts?.find(({ part }) => part === table.part) ?? answers.parts?.find(({ part }) => part === original.part))?.answers ?? {};
    const isUsed = own.use !== false && isChosen(table, sheet);
    try {
      files.push({ ...describeTable(source, format, table, own, mode, samples.get(table) ?? (await sampleTable(table, context)), context.file), isUsed, openChoice: [] });
    } catch (error) {
      if (isUsed || !(error instanceof WhotalksError) || error.kind === "cancelled") throw error;
    }
  }
  return settleSheets(files, sheet);
}

/** The answer "all of them" about sheets that are parts of one log. */
export const EVERY_SHEET = "*";

function isChosen({ choice, part, isHidden }: Table, sheet: string | undefined): boolean {
  if (isHidden === true) return part === sheet;
  return choice === undefined || sheet === undefined || sheet === EVERY_SHEET || part === sheet;
}

function checkSheet(file: string, tables: readonly Table[], sheet: string | undefined): void {
  const sheets = tables.filter(({ choice }) => choice !== undefined);
  if (sheet === undefined || sheet === EVERY_SHEET || sheets.length === 0 || sheets.some(({ part }) => part === sheet)) return;
  throw new WhotalksError("sheet-unknown", `${file} has no sheet "${sheet}".`, { kind: "arguments", hint: `There are: ${sheets.map(({ part }) => part).join(", ")}.`, where: { file } });
}

function describeTable(source: HashedSource, format: RecognisedFile["format"], table: Table, answers: FileAnswers, mode: OpenOptions["mode"], sample: TableSample, name: string): Omit<RecognisedFile, "isUsed" | "openChoice"> {
  const { shape, meaning } = table;
  const guess = meaning === undefined ? guessColumns(sample) : knownColumns(sample, meaning);
  const asked = answers.roles;
  const roles = guess.columns.map((column, c) => asked?.[c] ?? column.role);
  const isMasked = mode === "employees";
  const names = isMasked && shape.hasHeader && meaning === undefined ? shownColumns(sample.names, roles, sample.rows) : sample.names;
  const kind = answers.kind ?? (asked === undefined ? guess.kind : asked.includes("from") ? "messages" : guess.kind);
  const unused = meaning === undefined && kind === "messages" ? unusedNotices(name, sample, guess.columns, roles, guess.hints) : [];
  const said = (notices: readonly Notice[]): readonly Notice[] => (isMasked ? notices.map((notice) => maskNotice(notice, names)) : notices);
  return {
    source,
    name,
    part: table.part,
    answers,
    format,
    shape: { ...shape, notices: said([...shape.notices, ...unused]) },
    table,
    meaning,
    isMasked,
    kind,
    names,
    columns: isMasked ? guess.columns.map((column) => maskGuess(column, sample.names, names)) : guess.columns,
    roles,
    rows: sample.rows,
    notices: said([...shape.notices, ...sample.notices, ...unused]),
  };
}

/** What a format or a preset says of the columns, with examples as the guess would give them. */
function knownColumns(sample: TableSample, meaning: TableMeaning): TableGuess {
  const { columns } = guessColumns(sample);
  return {
    kind: meaning.kind,
    columns: columns.map((column, c) => {
      const role = meaning.roles.get(sample.names[c] ?? "");
      return { ...column, role: role ?? "ignore", reason: role === undefined ? `not used in ${meaning.source}` : meaning.source, confidence: 1 };
    }),
  };
}
