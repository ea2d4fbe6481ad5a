import { WhotalksError } from "../core/errors.ts";
import { createGrowth, type Growth } from "../core/grow.ts";
import type { Notice } from "../core/notice.ts";
import type { ColumnRole, DecodeContext, RecordBatch, RecordSink } from "../core/records.ts";
import type { RowColumns } from "../core/row-columns.ts";
import { type AccountKind, NONE, type TalkLog, type TieRule } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { hintsOf } from "../inputs/columns/column-names.ts";
import { buildLog, type FileRead } from "../log/build-log.ts";
import { joinClock } from "../log/clock-time.ts";
import { createDateDecider, type DateForm, decideDateForm, type DateDecision } from "../log/date-form.ts";
import { createDateReader } from "../log/dates.ts";
import { createPeopleSink, type PeopleTable } from "../log/people-table.ts";
import { createRawLog, type RawLog } from "../log/raw-log.ts";
import type { MessageReading } from "../log/message-reading.ts";
import { createMessageSink, type MessageSink } from "../log/read-messages.ts";
import { createObjections, type Objections } from "../log/objections.ts";
import { retopic, threadSubjects, topicsIn } from "../log/retopic.ts";
import { createScrub } from "../log/scrub.ts";
import { createDiary, type Diary } from "../log/set-aside.ts";
import { createStanding } from "../log/standing.ts";
import { type CellReaders, type CellStyles, createCellReaders, guessStyles } from "./cell-readers.ts";
import type { OpenOptions } from "./opening.ts";
import { maskNotice } from "./mask-columns.ts";
import { applyPatterns, flushing, openPatterns, type PatternReading, withPatterns } from "./read-patterns.ts";
import { type FileGroup, groupByHeader } from "./same-header.ts";
import { isSliceable, planOf, readSlices, type Slicing } from "./read-slices.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import type { SliceShared } from "./slice-job.ts";
import { type TextListener, withListener } from "./text-listener.ts";
import { findTextFiles, readerOf } from "./text-files.ts";
import { readTopics, searchesTexts, usesSubjects } from "./topic-reading.ts";
import { checkIds } from "./unused-columns.ts";
import { type Compiled, compiledFor, timePlanOf } from "./compiled-reading.ts";

/** How the time column of a file is written, decided over the whole column where its beginning leaves it open. */
export async function decideDates(file: RecognisedFile, task: Task): Promise<DateDecision | undefined> {
  const column = file.roles.indexOf("time");
  if (column < 0) return undefined;
  const options = {
    isNamedDate: hintsOf(file.names[column]!).some((hint) => hint.meaning === "time"),
    ...(file.answers.dateOrder === undefined ? {} : { order: file.answers.dateOrder }),
    ...(file.shape.daysFrom === undefined ? {} : { dateSystem: file.shape.daysFrom }),
  };
  const clock = file.roles.indexOf("clockTime");
  const whole = (date: string, time: string): string => (clock < 0 ? date : joinClock(date, time));
  const decision = decideDateForm(file.rows.map((row) => whole(row[column] ?? "", row[clock] ?? "")), options);
  if (!decision.isAmbiguous) return decision;
  const decider = createDateDecider(options);
  const decoder = new TextDecoder();
  await decode(file, { task, skipsText: true }, {
    columns() {},
    batch(batch: RecordBatch) {
      for (let r = 0; r < batch.recordCount; r++) {
        const cell = (c: number): string => {
          const i = batch.cellStart[r]! + c;
          return c >= 0 && i < batch.cellStart[r + 1]! ? decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)) : "";
        };
        decider.add(whole(cell(column), cell(clock)));
      }
    },
    notice() {},
    setAside() {},
  });
  return decider.decide();
}

async function decode(file: RecognisedFile, context: Omit<DecodeContext, "file">, sink: RecordSink): Promise<void> {
  await file.table.decode(file.isMasked ? masking(sink, file.names) : sink, { ...context, file: file.name });
}

/** Lets no cell and no header that looks like one through in notices. */
function masking(sink: RecordSink, names: readonly string[]): RecordSink {
  return {
    columns: (all) => sink.columns(all),
    batch: (records) => sink.batch(records),
    notice: (notice) => sink.notice(maskNotice(notice, names)),
    setAside: (row, line, column, ...rest) => sink.setAside(row, line, names.includes(column) || isDay(column) ? column : "", ...rest),
  };
}

/** The file of a day within an archive: it names nobody. */
function isDay(name: string): boolean {
  return /^\d{4}-\d\d-\d\d\.json$/.test(name);
}

/** What is learned of the files while they are read, for the next time they are. */
interface Lessons {
  /** How cells are written is guessed from the first records. Where later ones say otherwise everything is read once more. */
  readonly styles: Map<RecognisedFile, CellStyles>;
  /** Somebody who objected may stand under another id or name: everything is read once more. */
  readonly objections: Objections;
  /** Files that cannot be read in parts. */
  readonly whole: Set<RecognisedFile>;
}

/**
 * Reads all files into one talk log.
 * @param listener hears every text; then files are read in one piece
 * @param slicing left out: every file is read in one piece, with the same result
 * @param compiled for tests: what is read in compiled code, whatever the size of the files
 * @throws WhotalksError for a file that must be refused, when nothing can be used, or when a question is open.
 */
export async function readFiles(files: readonly RecognisedFile[], options: OpenOptions, task: Task, compiled: Compiled = compiledFor(files), slicing?: Slicing, listener?: TextListener): Promise<TalkLog> {
  if (!(options.allowsNoMessages === true && hasPeople(files)) && !files.some((file) => file.kind === "messages")) throw noMessages(files);
  for (const file of files) if (file.kind === "messages") checkIds(file);
  const lessons: Lessons = { styles: new Map(files.map((file) => [file, guessStyles(file)])), objections: createObjections(options.optOut ?? []), whole: new Set() };
  for (;;) {
    const patterns = openPatterns(options.topics, slicing?.pool);
    const log = await readOnce(files, lessons, compiled, listener === undefined && patterns === undefined ? slicing : undefined, options, task, { listener, patterns });
    if (log !== undefined) return await applyPatterns(log, patterns, task);
    patterns?.search.close();
  }
}

/** Whoever hears the texts while they are read. */
interface Hearers {
  readonly listener: TextListener | undefined;
  readonly patterns: PatternReading | undefined;
}

/** Reads all files, or gives up with undefined where something was learned for which they must be read again. */
async function readOnce(files: readonly RecognisedFile[], { styles, objections, whole }: Lessons, compiled: Compiled, slicing: Slicing | undefined, options: OpenOptions, task: Task, { listener, patterns }: Hearers): Promise<TalkLog | undefined> {
  listener?.begin();
  const isEmployees = options.mode === "employees";
  const scrub = createScrub(objections.ids);
  const diary = createDiary(isEmployees, scrub);
  const growth = createGrowth();
  const columns = compiled.columns();
  const raw = createRawLog(growth, columns, { sharesTies: slicing?.pool.sharesMemory === true });
  const standing = createStanding(raw.people, { merge: options.merge ?? [], exclude: options.exclude ?? [], optOut: [...objections.ids], inside: options.inside ?? [] });
  const reads: FileRead[] = [];
  const peopleTables: PeopleTable[] = [];
  let messageRows = 0;
  const groups = groupByHeader(files, options);
  const textFiles = await findTextFiles(files, options, scrub !== undefined);
  for (const [fileNumber, file] of files.entries()) {
    for (const notice of file.shape.notices) diary.note(notice);
    if (file.kind === "people") {
      const sink = createPeopleSink(file.name, file.names, peopleRoles(file), diary);
      await decode(file, { task }, sink);
      peopleTables.push(sink.table);
      meetPeople(sink.table, objections);
      reads.push(readOf(file, sink.rowsRead));
      continue;
    }
    if (isTieScore(file)) {
      const column = file.names[file.roles.indexOf("weight")]!;
      diary.note({ code: "no-talk", severity: "info", message: `"${column}" holds scores of ties, not messages: there are no posts to count and no mavens.`, hint: "If it counts messages, give the column another name.", file: file.name, column });
    }
    const cells = createCellReaders(file, styles.get(file) ?? guessStyles(file), diary);
    const group = groups.get(file)!;
    group.overlap?.startFile();
    const time = await timeReader(file, options, diary, task);
    const mayBeCut = slicing !== undefined && !whole.has(file) && group.overlap === undefined && scrub === undefined && !usesSubjects(options.topics) && isSliceable(file, slicing.sizes);
    const plan = mayBeCut ? await planOf(file, compiled.scanner) : undefined;
    let rowsRead: number | undefined;
    if (plan !== undefined && slicing !== undefined) {
      const shared = { ...sharedWith(file, fileNumber, group, options), leavesTexts: textFiles.has(fileNumber), plan, styles: styles.get(file)!, times: { form: time.form, zone: options.timeZone ?? "UTC" } };
      const sink = { notice: (notice: Notice) => diary.note(file.isMasked ? maskNotice(notice, file.names) : notice) };
      rowsRead = await readSlices(slicing.pool, file.source, shared, slicing, { raw, diary, cells, sink, growth, task, before: sizeOf(files.slice(0, fileNumber)), total: sizeOf(files) });
      if (rowsRead === undefined) {
        whole.add(file);
        return undefined;
      }
    } else {
      const sink = openMessages(file, fileNumber, raw, diary, options, cells, { standing, scrub, group, objections, columns, hearers: { listener, patterns }, textsFrom: textFiles.get(fileNumber)?.textsFrom }, time);
      // With employees a text is read for its topics only.
      const skipsText = options.mode === "employees" && listener === undefined && !searchesTexts(options.topics);
      const stage = whole.has(file) ? "Reading in one piece" : "Reading";
      await decode(file, { task, skipsText, keepsAutomatic: options.automaticMail === "kept", scanner: compiled.scanner }, flushing(reporting(sink, file, stage, task, shareRead(files, fileNumber, growth)), { patterns, listener }, task));
      rowsRead = sink.rowsRead;
    }
    const better = cells.betterStyles();
    if (better !== undefined) {
      styles.set(file, better);
      return undefined;
    }
    reads.push(readOf(file, rowsRead));
    messageRows += rowsRead;
  }
  if (objections.hasGrown()) return undefined;
  const messageFiles = files.filter((file) => file.kind === "messages");
  const log = await buildLog(raw, reads, {
    ties: options.ties,
    knownTies: knownTies(messageFiles),
    roles: new Set(messageFiles.flatMap((file) => file.roles)),
    standing,
    isUndirected: options.undirected ?? files.some((file) => file.shape.isUndirected),
    split: options.split ?? "full",
    maxRecipients: options.maxRecipients,
    ours: options.ours ?? [],
    accounts: accountsInForce(files, options),
    peopleTables,
    peopleKey: options.peopleKey ?? knownKey(files),
    keepsText: !isEmployees,
    readFile: readerOf(textFiles),
    allowsNoMessages: options.allowsNoMessages === true && messageRows === 0 && hasPeople(files) && peopleTables.some(({ row }) => row.length > 0),
    hasTalk: options.isTalk ?? !files.some((file) => file.kind === "messages" && (file.meaning?.isTalk === false || isTieScore(file))),
  }, diary, task);
  if (!usesSubjects(options.topics)) return log;
  const subjects = threadSubjects(raw, log);
  const names = Array.from({ length: raw.topics.count }, (_, k) => raw.topics.text(k));
  return retopic(log, names, (m) => (subjects[m] === NONE ? topicsIn(log, m) : [...topicsIn(log, m), subjects[m]!]));
}

/** What workers must know to read parts of a file, but for its head, its times and how its cells are written. */
function sharedWith(file: RecognisedFile, fileNumber: number, group: FileGroup, options: OpenOptions): Omit<SliceShared, "plan" | "styles" | "times" | "leavesTexts" | "windowBytes" | "bringsBytes" | "sharesMemory"> {
  const { name, names, roles, rows, answers, source } = file;
  return {
    handle: source.handle!,
    size: source.size,
    file: { name, names, roles, rows, answers, meaning: undefined },
    reading: { fileNumber, fileGroup: group.number, keepsText: options.mode !== "employees", isRagged: file.shape.delimiter !== "" },
    topics: options.topics,
    rules: { merge: options.merge ?? [], exclude: options.exclude ?? [], optOut: [], inside: options.inside ?? [] },
  };
}

/** Kinds of accounts: as asked, else where nobody said which are ours as the formats tell. */
export function accountsInForce(files: readonly RecognisedFile[], { accounts, ours }: OpenOptions): readonly { readonly id: string; readonly kind: AccountKind }[] {
  return accounts ?? (ours === undefined ? files.flatMap((file) => file.meaning?.accounts ?? []) : []);
}

/** The rules that the formats say are meant, of all files together; those that say nothing mean whom they address. */
function knownTies(files: readonly RecognisedFile[]): readonly TieRule[] | undefined {
  if (files.every((file) => file.meaning?.ties === undefined)) return undefined;
  return [...new Set(files.flatMap((file): readonly TieRule[] => file.meaning?.ties ?? ["addressed"]))];
}

/** Whether somebody is told about people: a list of one column is a list of people where its header says so, or its format. */
function hasPeople(files: readonly RecognisedFile[]): boolean {
  return files.some(({ kind, meaning, names }) => kind === "people" && (meaning !== undefined || names.length > 1 || namesPeople(names[0] ?? "")));
}

function namesPeople(header: string): boolean {
  return hintsOf(header).some(({ meaning }) => meaning === "personId" || meaning === "personName");
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

/** The ids and names of a people table, row by row. */
function meetPeople({ roles, columns, row }: PeopleTable, objections: Objections): void {
  if (objections.ids.length === 0) return;
  const columnsOf = (role: ColumnRole): number[] => roles.flatMap((r, c) => (r === role ? [c] : []));
  for (const name of columnsOf("name")) for (const id of columnsOf("id")) for (let k = 0; k < row.length; k++) objections.meet(columns[id]![k]!, columns[name]![k]!);
}

interface Rules extends Pick<MessageReading, "standing" | "scrub" | "objections"> {
  readonly group: FileGroup;
  readonly columns: RowColumns | undefined;
  readonly textsFrom: number | undefined;
  readonly hearers: Hearers;
}

function openMessages(file: RecognisedFile, fileNumber: number, raw: RawLog, diary: Diary, options: OpenOptions, cells: CellReaders, { standing, scrub, group, objections, columns, hearers, textsFrom }: Rules, time: TimeReader): MessageSink {
  const reading: MessageReading = {
    file: file.name,
    fileNumber,
    fileGroup: group.number,
    names: file.names,
    roles: file.roles,
    readTime: time.read,
    readNumber: cells.readNumber,
    splitCell: cells.splitCell,
    mayHoldSeveral: cells.mayHoldSeveral,
    topics: withPatterns(withListener(readTopics(options.topics, file), hearers.listener, scrub), hearers.patterns),
    keepsText: options.mode !== "employees",
    textsFrom,
    standing,
    scrub,
    objections,
    overlap: group.overlap,
    cellOrder: group.orderOf.get(file),
    marksMentions: file.meaning?.marksMentions === true,
    isRagged: file.shape.delimiter !== "",
    inColumns: columns === undefined ? undefined : { columns, timePlan: timePlanOf(time.form, options.timeZone), decimal: cells.decimal },
  };
  return createMessageSink(raw, diary, reading);
}

interface TimeReader {
  readonly read: MessageReading["readTime"];
  readonly form: DateForm | undefined;
}

async function timeReader(file: RecognisedFile, options: OpenOptions, diary: Diary, task: Task): Promise<TimeReader> {
  const decision = await decideDates(file, task);
  if (decision === undefined) return { read: () => Number.NaN, form: undefined };
  const column = file.names[file.roles.indexOf("time")]!;
  if (decision.isAmbiguous) {
    throw new WhotalksError("date-order", `${file.name}: every date in "${column}" can be read two ways: ${decision.alternatives.map((a) => (file.isMasked ? a.order : `${a.order} (${a.example})`)).join(" or ")}.`, { hint: "Say which with --date-order dmy or --date-order mdy.", where: { file: file.name, column } });
  }
  if (decision.noticeCode !== undefined) {
    diary.note({ code: decision.noticeCode, severity: "info", message: "The times are small numbers: read as seconds from 1 January 1970.", hint: "Order and distance are right; the calendar dates mean nothing.", file: file.name, column });
  }
  if (decision.form === undefined) return { read: () => Number.NaN, form: undefined };
  const reader = createDateReader(decision.form, { zone: options.timeZone ?? "UTC" });
  return { read: (bytes, from, to) => reader.readBytes(bytes, from, to), form: decision.form };
}

/** Bytes that a stream may be ahead of the rows handed on. */
const BYTES_AHEAD = 4 * 2 ** 20;

/** Bytes of the files of messages. */
function sizeOf(files: readonly RecognisedFile[]): number {
  return files.reduce((sum, { kind, source }) => sum + (kind === "messages" ? source.size : 0), 0);
}

/** Tells the columns after each batch how much larger they will be, by how much of all files has been read. */
function shareRead(files: readonly RecognisedFile[], fileNumber: number, growth: Growth): (batch: RecordBatch) => void {
  const before = sizeOf(files.slice(0, fileNumber));
  const total = sizeOf(files);
  const { source } = files[fileNumber]!;
  let handedOn = 0;
  return ({ recordCount, cellStart, from, to }) => {
    const cells = cellStart[recordCount]!;
    if (cells > cellStart[0]!) handedOn += to[cells - 1]! - from[cellStart[0]!]!;
    const read = source.bytesRead();
    // Where the cells are the bytes of the file they tell how far the rows are; of packed files and other formats that is a guess.
    const done = handedOn <= read && handedOn >= read - BYTES_AHEAD ? handedOn : Math.max(read - BYTES_AHEAD, read / 4);
    // A little more, because rows are not all of one length; the first batches foretell too little.
    const factor = Math.min((total * 1.02) / (before + done), done < BYTES_AHEAD ? 8 : Infinity);
    // NaN: the size is not known.
    growth.factor = factor < Infinity ? factor : 2;
  };
}

/** Reports progress and lets cancelling in between batches. */
function reporting(sink: MessageSink, file: RecognisedFile, stage: string, task: Task, batchRead: (batch: RecordBatch) => void): RecordSink {
  return {
    columns: (names) => sink.columns(names),
    notice: (notice) => sink.notice(notice),
    setAside: (...entry) => sink.setAside(...entry),
    async batch(records) {
      await sink.batch(records);
      batchRead(records);
      // Rows in all are estimated from the bytes read so far; NaN where the size is unknown.
      const total = Math.ceil((sink.rowsRead * file.source.size) / file.source.bytesRead());
      await task.breathe({ stage, done: sink.rowsRead, total, unit: "rows" });
    },
  };
}
