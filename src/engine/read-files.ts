import { WhotalksError } from "../core/errors.ts";
import type { ColumnRole, RecordBatch, RecordSink } from "../core/records.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { hintsOf } from "../inputs/columns/column-names.ts";
import { buildLog, type FileRead } from "../log/build-log.ts";
import { createDateDecider, decideDateForm, type DateDecision } from "../log/date-form.ts";
import { createDateReader } from "../log/dates.ts";
import { createPeopleSink, type PeopleTable } from "../log/people-table.ts";
import { createRawLog, type RawLog } from "../log/raw-log.ts";
import { createMessageSink, type MessageReading, type MessageSink } from "../log/read-messages.ts";
import { createDiary, type Diary } from "../log/set-aside.ts";
import { createMatcher } from "../topics/dictionary.ts";
import { type CellReaders, type CellStyles, createCellReaders, guessStyles } from "./cell-readers.ts";
import type { OpenOptions } from "./engine.ts";
import { maskNotice } from "./mask-columns.ts";
import type { RecognisedFile } from "./recognise-file.ts";

/** How the time column of a file is written, decided over the whole column where its beginning leaves it open. */
export async function decideDates(file: RecognisedFile, task: Task): Promise<DateDecision | undefined> {
  const column = file.roles.indexOf("time");
  if (column < 0) return undefined;
  const options = {
    isNamedDate: hintsOf(file.names[column]!).some((hint) => hint.meaning === "time"),
    ...(file.answers.dateOrder === undefined ? {} : { order: file.answers.dateOrder }),
  };
  const decision = decideDateForm(file.rows.map((row) => row[column] ?? ""), options);
  if (!decision.isAmbiguous) return decision;
  const decider = createDateDecider(options);
  const decoder = new TextDecoder();
  await decode(file, task, {
    columns() {},
    batch(batch: RecordBatch) {
      for (let r = 0; r < batch.recordCount; r++) {
        const i = batch.cellStart[r]! + column;
        if (i < batch.cellStart[r + 1]!) decider.add(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)));
      }
    },
    notice() {},
    setAside() {},
  });
  return decider.decide();
}

async function decode(file: RecognisedFile, task: Task, sink: RecordSink): Promise<void> {
  await file.table.decode(file.isMasked ? masking(sink, file.names) : sink, { file: file.name, task });
}

/** Lets no cell and no header that looks like one through in notices. */
function masking(sink: RecordSink, names: readonly string[]): RecordSink {
  return {
    columns: (all) => sink.columns(all),
    batch: (records) => sink.batch(records),
    notice: (notice) => sink.notice(maskNotice(notice, names)),
    setAside: (row, line, column, ...rest) => sink.setAside(row, line, names.includes(column) ? column : "", ...rest),
  };
}

/**
 * Reads all files into one talk log.
 * @throws WhotalksError for a file that must be refused, when nothing can be used, or when a question is open.
 */
export async function readFiles(files: readonly RecognisedFile[], options: OpenOptions, task: Task): Promise<TalkLog> {
  if (!files.some((file) => file.kind === "messages")) throw noMessages(files);
  // How cells are written is guessed from the first records. Where later ones say otherwise everything is read once more.
  const styles = new Map(files.map((file) => [file, guessStyles(file)]));
  for (;;) {
    const log = await readOnce(files, styles, options, task);
    if (log !== undefined) return log;
  }
}

/** Reads all files, or gives up with undefined where the style of a file's cells turned out to be another: it is then in `styles`. */
async function readOnce(files: readonly RecognisedFile[], styles: Map<RecognisedFile, CellStyles>, options: OpenOptions, task: Task): Promise<TalkLog | undefined> {
  const isEmployees = options.mode === "employees";
  const diary = createDiary(isEmployees);
  const raw = createRawLog();
  const reads: FileRead[] = [];
  let peopleTable: PeopleTable | undefined;
  const groups: string[] = [];
  for (const [fileNumber, file] of files.entries()) {
    for (const notice of file.shape.notices) diary.note(notice);
    if (file.kind === "people") {
      if (peopleTable !== undefined) {
        throw new WhotalksError("people-twice", `${peopleTable.file} and ${file.name} both look like people tables.`, { hint: "Open one people table, or say what the columns of the other are.", where: { file: file.name } });
      }
      const sink = createPeopleSink(file.name, file.names, peopleRoles(file), diary);
      await decode(file, task, sink);
      peopleTable = sink.table;
      reads.push(readOf(file, sink.rowsRead));
      continue;
    }
    const header = JSON.stringify([file.names, file.roles]);
    if (!groups.includes(header)) groups.push(header);
    if (isTieScore(file)) {
      const column = file.names[file.roles.indexOf("weight")]!;
      diary.note({ code: "no-talk", severity: "info", message: `"${column}" holds scores of ties, not messages: there are no posts to count and no mavens.`, hint: "If it counts messages, give the column another name.", file: file.name, column });
    }
    const cells = createCellReaders(file, styles.get(file) ?? guessStyles(file), diary);
    const sink = await openMessages(file, fileNumber, groups.indexOf(header), raw, diary, options, cells, task);
    await decode(file, task, reporting(sink, file, task));
    const better = cells.betterStyles();
    if (better !== undefined) {
      styles.set(file, better);
      return undefined;
    }
    reads.push(readOf(file, sink.rowsRead));
  }
  return buildLog(raw, reads, {
    ties: options.ties,
    isUndirected: options.undirected ?? files.some((file) => file.shape.isUndirected),
    split: options.split ?? "full",
    maxRecipients: options.maxRecipients,
    ours: options.ours ?? [],
    peopleTable,
    peopleKey: options.peopleKey ?? knownKey(files),
    keepsText: !isEmployees,
    hasTalk: options.isTalk ?? !files.some((file) => file.kind === "messages" && (file.meaning?.isTalk === false || isTieScore(file))),
  }, diary);
}

function noMessages(files: readonly RecognisedFile[]): WhotalksError {
  const names = files.map((file) => file.name).join(", ");
  return new WhotalksError("no-messages", `${names}: read as a table of people (${files[0]?.names.slice(0, 6).join(", ") ?? ""}); there are no messages to go with it.`, {
    hint: "Open it together with the messages, or say which column wrote and which was written to: --columns from=HEADER,to=HEADER.",
    where: { file: files[0]?.name ?? "" },
  });
}

/**
 * Roles of a people table: a column of names that was taken for the id, because no other says so, gives the names. The key is found by
 * its values, whatever the roles.
 */
function peopleRoles({ roles, names }: RecognisedFile): readonly ColumnRole[] {
  if (roles.includes("name")) return roles;
  return roles.map((role, c) => (role === "id" && hintsOf(names[c]!).some(({ meaning }) => meaning === "personName") ? "name" : role));
}

/** The key of a people table that stands in the same file as the ties: its format says which column it is. */
function knownKey(files: readonly RecognisedFile[]): string | undefined {
  const people = files.find(({ kind, meaning }) => kind === "people" && meaning?.kind === "people");
  if (people === undefined || !files.some(({ kind, source }) => kind === "messages" && source === people.source)) return undefined;
  return people.names[people.roles.indexOf("id")];
}

/** A column of tie scores (Viva Insights, surveys) is no talk: nobody posted anything. */
function isTieScore(file: RecognisedFile): boolean {
  const column = file.roles.indexOf("weight");
  return column >= 0 && /(?:^|[^a-z])(?:tie|score)s?(?:[^a-z]|$)/i.test(file.names[column]!.replaceAll("_", " "));
}

function readOf(file: RecognisedFile, rowsRead: number): FileRead {
  return { name: file.name, format: file.format.id, encoding: file.shape.encoding, delimiter: file.shape.delimiter, rowsRead };
}

async function openMessages(file: RecognisedFile, fileNumber: number, fileGroup: number, raw: RawLog, diary: Diary, options: OpenOptions, cells: CellReaders, task: Task): Promise<MessageSink> {
  const reading: MessageReading = {
    file: file.name,
    fileNumber,
    fileGroup,
    names: file.names,
    roles: file.roles,
    readTime: await timeReader(file, options, diary, task),
    readNumber: cells.readNumber,
    splitCell: cells.splitCell,
    mayHoldSeveral: cells.mayHoldSeveral,
    matchTopics: options.dictionary === undefined || options.dictionary.length === 0 ? undefined : createMatcher(options.dictionary),
    keepsText: options.mode !== "employees",
    readsMentions: options.ties === undefined ? !file.roles.includes("to") : options.ties.includes("mention"),
    isRagged: file.shape.delimiter !== "",
  };
  return createMessageSink(raw, diary, reading);
}

async function timeReader(file: RecognisedFile, options: OpenOptions, diary: Diary, task: Task): Promise<MessageReading["readTime"]> {
  const decision = await decideDates(file, task);
  if (decision === undefined) return () => Number.NaN;
  const column = file.names[file.roles.indexOf("time")]!;
  if (decision.isAmbiguous) {
    throw new WhotalksError("date-order", `${file.name}: every date in "${column}" can be read two ways: ${decision.alternatives.map((a) => (file.isMasked ? a.order : `${a.order} (${a.example})`)).join(" or ")}.`, { hint: "Say which with --date-order dmy or --date-order mdy.", where: { file: file.name, column } });
  }
  if (decision.noticeCode !== undefined) {
    diary.note({ code: decision.noticeCode, severity: "info", message: "The times are small numbers: read as seconds from 1 January 1970.", hint: "Order and distance are right; the calendar dates mean nothing.", file: file.name, column });
  }
  if (decision.form === undefined) return () => Number.NaN;
  const reader = createDateReader(decision.form, { zone: options.timeZone ?? "UTC" });
  return (bytes, from, to) => reader.readBytes(bytes, from, to);
}

/** Reports progress and lets cancelling in between batches. */
function reporting(sink: MessageSink, file: RecognisedFile, task: Task): RecordSink {
  return {
    columns: (names) => sink.columns(names),
    notice: (notice) => sink.notice(notice),
    setAside: (...entry) => sink.setAside(...entry),
    async batch(records) {
      await sink.batch(records);
      // Rows in all are estimated from the bytes read so far; NaN where the size is unknown.
      const total = Math.ceil((sink.rowsRead * file.source.size) / file.source.bytesRead());
      await task.breathe({ stage: "Reading", done: sink.rowsRead, total, unit: "rows" });
    },
  };
}
