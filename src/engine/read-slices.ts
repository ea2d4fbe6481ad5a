import { leaveRoom } from "../core/array-rooms.ts";
import type { Growth } from "../core/grow.ts";
import type { Crew, Pool } from "../core/pool.ts";
import type { RecordSink } from "../core/records.ts";
import type { Progress, Task } from "../core/task.ts";
import type { TextScanner } from "../core/text-scanner.ts";
import { leadingRecords } from "../inputs/csv/csv-rows.ts";
import { type SlicePlan, PLANNED_BYTES, planSlices } from "../inputs/csv/csv-slice.ts";
import { addTallies, noTallies, tellTallies } from "../inputs/csv/csv-tallies.ts";
import { packingOf } from "../inputs/open.ts";
import type { RawLog } from "../log/raw-log.ts";
import { addPart, createPartNumbers, type PartNumbers } from "../log/raw-part.ts";
import type { Diary } from "../log/set-aside.ts";
import { tellOn } from "../log/told.ts";
import type { CellReaders } from "./cell-readers.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import { type SliceInput, type SlicePart, type SliceShared, sliceReader } from "./slice-job.ts";
import type { SliceSizes } from "./slice-sizes.ts";
import type { HashedSource } from "./sources.ts";

/** So many times a guess where a record begins may be wrong before the file is read in one piece. */
const WRONG_GUESSES = 8;

/** Workers for large files. */
export interface Slicing {
  readonly pool: Pool;
  readonly sizes: SliceSizes;
  /** A digest that costs more than reading (in a page) is made when the board is shown: nothing before needs it. */
  readonly leavesDigests: boolean;
}

/** Where the parts of a file go. */
export interface SliceTarget {
  readonly raw: RawLog;
  readonly diary: Diary;
  readonly cells: CellReaders;
  /** Notices of the file itself. */
  readonly sink: Pick<RecordSink, "notice">;
  readonly growth: Growth;
  readonly task: Task;
  /** Bytes of files of messages before this one, and of all of them. */
  readonly before: number;
  readonly total: number;
}

/** Whether a file may be read in parts: one table in plain text, and rows that do not depend on each other. */
export function isSliceable({ format, meaning, part, source, shape, roles }: RecognisedFile, { leastBytes }: SliceSizes): boolean {
  return format.id === "csv" && meaning === undefined && part === "" && shape.encoding === "utf-8" && !roles.includes("messageId") && source.handle !== undefined && source.slice !== undefined && source.size >= leastBytes && source.size > PLANNED_BYTES;
}

/** How the parts of a file are to be read; undefined where its head does not say. Cost: the first bytes once. */
export async function planOf(file: RecognisedFile, scanner: TextScanner | undefined): Promise<SlicePlan | undefined> {
  const first = await file.source.slice!(0, PLANNED_BYTES);
  return packingOf(first) === undefined ? planSlices(first, file.shape, file.name, scanner) : undefined;
}

/**
 * Reads a file by all workers of the pool, a part each, and adds the parts to a raw log in their order: what comes of it is what reading it in
 * one piece gives, but for the numbers of ids. The digest of the file is made beside, or where a second reading costs more than handing the bytes
 * over (in a page) of the same bytes; unless it is left for later.
 * @returns how many rows there were; undefined where the file must be read in one piece, and into another raw log
 * @throws WhotalksError as the pool and as the file
 */
export async function readSlices(pool: Pool, source: HashedSource, shared: Omit<SliceShared, "windowBytes" | "bringsBytes" | "sharesMemory">, { sizes, leavesDigests }: Omit<Slicing, "pool">, target: SliceTarget): Promise<number | undefined> {
  const { plan, file } = shared;
  for (const notice of plan.notices) target.sink.notice(notice);
  const isPage = shared.handle.kind === "blob";
  const bringsBytes = isPage && !leavesDigests;
  const digest = isPage ? undefined : digestBeside(source);
  const parts = bringsBytes ? source.digestOfParts() : undefined;
  const reading = new Reading({ ...shared, windowBytes: sizes.windowBytes, bringsBytes, sharesMemory: pool.sharesMemory }, target, parts?.update);
  try {
    let wrong = 0;
    for (let avoided = 0; reading.reached < source.size; ) {
      // A worker that has read a wrong part has met texts that are none: each try has fresh ones.
      const crew = pool.open(sliceReader(() => (start, end) => source.slice!(start, end)), reading.shared);
      try {
        await reading.run(crew, cutInto(reading.reached, source.size, avoided, sizes));
      } catch (error) {
        if (!(error instanceof WrongBorder)) throw error;
        avoided = error.place + 1;
        if (++wrong > WRONG_GUESSES) return undefined;
      } finally {
        crew.close();
      }
    }
    parts?.done();
    await digest?.done(target.task);
  } catch (error) {
    if (error instanceof Odd) return undefined;
    throw error;
  } finally {
    digest?.stop();
  }
  const { rows, tallies } = reading;
  tellTallies(tallies, target.sink, { file: file.name, leading: leadingRecords(plan.dialect), rowCount: rows, usual: plan.dialect.mode, columnCount: plan.layout.names.length });
  return reading.rowsRead;
}

/** Only the whole file tells what its records are. */
class Odd extends Error {}

/** The part before a place does not end there. */
class WrongBorder extends Error {
  readonly place: number;

  constructor(place: number) {
    super("no record begins there");
    this.place = place;
  }
}

/** From so many parts on each is twice as large: a page pays for every range of a file that it asks for (a twelfth of its time at ten million messages). */
const MANY_PARTS = 32;

/** The parts from a place on, of about one size; none begins at `avoided` or before it, but for the first. */
function cutInto(from: number, size: number, avoided: number, sizes: SliceSizes): SliceInput[] {
  const inputs: SliceInput[] = [];
  const partBytes = size < MANY_PARTS * sizes.partBytes ? sizes.partBytes : 2 * sizes.partBytes;
  for (let at = from; at < size; ) {
    const next = Math.max(at + partBytes, avoided);
    // A short rest goes with the part before it: the end of the table is told from the last part.
    const to = next + partBytes / 2 >= size ? size : next;
    inputs.push({ number: inputs.length, from: at, to, isExact: at === from });
    at = to;
  }
  return inputs;
}

/** What has been added so far. */
class Reading {
  readonly shared: SliceShared;
  private readonly target: SliceTarget;
  /** Gets the bytes of what has been added. */
  private readonly hash: ((bytes: Uint8Array) => void) | undefined;
  /** Up to this place the file has been added; a record begins there. */
  reached = 0;
  rows = 0;
  rowsRead = 0;
  private records = 0;
  private lines = 0;
  private told = 0;
  readonly tallies = noTallies();

  constructor(shared: SliceShared, target: SliceTarget, hash: ((bytes: Uint8Array) => void) | undefined) {
    this.shared = shared;
    this.target = target;
    this.hash = hash;
  }

  async run(crew: Crew<SliceInput, SlicePart>, inputs: readonly SliceInput[]): Promise<void> {
    const numbers = new Map<number, PartNumbers>();
    const { reached } = this;
    await crew.run(inputs, {
      task: this.target.task,
      take: (part) => this.add(part, numbers),
      progress: (done) => this.progressAt(reached + done),
      amountOf: (number) => inputs[number]!.to - inputs[number]!.from,
    });
  }

  private add(part: SlicePart, numbers: Map<number, PartNumbers>): void {
    const { report, from, to } = part;
    if (from === undefined || to === undefined || report === undefined) throw new Odd();
    if (from !== this.reached) throw new WrongBorder(Math.max(from, this.reached));
    // It began where a record does: what is odd in it is odd wherever it ends.
    if (report.isOdd || part.hasRespelled) throw new Odd();
    if (!report.endsWithRecord) throw new WrongBorder(to);
    const { raw, diary, cells, growth } = this.target;
    const { fileNumber, fileGroup } = this.shared.reading;
    const known = numbers.get(part.worker) ?? createPartNumbers();
    numbers.set(part.worker, known);
    addPart(raw, part.messages, known, { file: fileNumber, fileGroup, rowsBefore: this.rows });
    if (part.room !== undefined) leaveRoom(part.room);
    tellOn(diary, part.told, this.rows, this.lines);
    cells.addLate(part.late);
    addTallies(this.tallies, report.tallies, this.records, this.lines);
    this.rows += report.rowCount;
    this.rowsRead += part.rowsRead;
    this.records += report.recordCount;
    this.lines += report.lineCount;
    if (part.read !== undefined) this.hash?.(part.read.bytes.subarray(from - part.read.at, to - part.read.at));
    this.reached = to;
    const { before, total } = this.target;
    // A little more, because rows are not all of one length; the first parts foretell too little.
    growth.factor = Math.min((total * 1.02) / (before + to), to < 4 * 2 ** 20 ? 8 : Infinity);
  }

  /** Rows by the bytes done and what the rows so far took; never fewer than told before. */
  private progressAt(bytes: number): Progress {
    const { reached, rowsRead, shared: { size, file } } = this;
    const rowBytes = reached > 0 ? reached / rowsRead : meanBytes(file.rows);
    this.told = Math.max(this.told, Math.round(bytes / rowBytes));
    return { stage: "Reading", done: this.told, total: Math.max(this.told, Math.ceil(size / rowBytes)), unit: "rows" };
  }
}

/** What the first rows take in a file, about. */
function meanBytes(rows: readonly (readonly string[])[]): number {
  const all = rows.reduce((sum, row) => sum + row.reduce((cells, cell) => cells + cell.length + 1, 0), 0);
  return Math.max(1, all / Math.max(1, rows.length));
}

/** The digest of a file, made while others read it. A fault is told at the end, or never where it was stopped. */
function digestBeside(source: HashedSource): { readonly done: (task: Task) => Promise<void>; readonly stop: () => void } {
  let isStopped = false;
  let isDone = false;
  let fault: unknown;
  const all = source.digest(() => !isStopped).then(
    () => {
      isDone = true;
    },
    (error: unknown) => {
      fault = error;
      isDone = true;
    },
  );
  return {
    async done(task) {
      while (!isDone) {
        await Promise.race([all, new Promise((resolve) => void setTimeout(resolve, LOOK_MS))]);
        await task.breathe();
      }
      if (fault !== undefined) throw fault;
    },
    stop() {
      isStopped = true;
    },
  };
}

/** How often it is looked whether reading was cancelled, in milliseconds. */
const LOOK_MS = 20;
