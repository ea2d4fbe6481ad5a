import { type ArrayRooms, createArrayRooms, type Room } from "../core/array-rooms.ts";
import { createGrowth } from "../core/grow.ts";
import type { JobKind } from "../core/pool.ts";
import type { ReadRange, SourceHandle } from "../core/records.ts";
import { mapArrays } from "../core/shared-arrays.ts";
import { decodeSlice, findBorder, type SlicePlan, type SliceReport, type SliceRoom } from "../inputs/csv/csv-slice.ts";
import { hasBytes } from "../inputs/bytes.ts";
import { createRowColumns } from "../kernels/row-columns.ts";
import { createTextScanner } from "../kernels/text-scanner.ts";
import type { DateForm } from "../log/date-form.ts";
import { createDateReader } from "../log/dates.ts";
import { createObjections } from "../log/objections.ts";
import { createRawLog } from "../log/raw-log.ts";
import { createPartMaker, type RawPart } from "../log/raw-part.ts";
import type { MessageReading } from "../log/message-reading.ts";
import { createMessageSink } from "../log/read-messages.ts";
import { createStanding, type PeopleRules } from "../log/standing.ts";
import { createListener, type Told } from "../log/told.ts";
import { type CellFile, type CellStyles, createCellReaders, type LateCells } from "./cell-readers.ts";
import { timePlanOf } from "./compiled-reading.ts";
import type { TopicOptions } from "./opening.ts";
import { changed } from "./sources.ts";
import { readTopics } from "./topic-reading.ts";

/** Everything that workers must know to read parts of one file: plain data. */
export interface SliceShared {
  readonly handle: SourceHandle;
  readonly size: number;
  readonly plan: SlicePlan;
  readonly file: CellFile;
  readonly styles: CellStyles;
  readonly reading: Pick<MessageReading, "fileNumber" | "fileGroup" | "keepsText" | "isRagged">;
  readonly times: { readonly form: DateForm | undefined; readonly zone: string };
  /** Texts stay in the file. */
  readonly leavesTexts: boolean;
  readonly topics: TopicOptions | undefined;
  readonly rules: PeopleRules;
  /** Bytes in which the beginning of a record is looked for. */
  readonly windowBytes: number;
  /** Parts bring their bytes along, for the digest of the file. */
  readonly bringsBytes: boolean;
  /** Columns of parts are handed over in memory that both sides see, and that is used again. */
  readonly sharesMemory: boolean;
}

/** A part of the file: from a place to another, each of them the beginning of a record or before it. */
export interface SliceInput {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** True where a record surely begins at `from`. */
  readonly isExact: boolean;
}

/** A part as it was read. */
export interface SlicePart {
  /** Tells workers apart: the number of the first part that this one read. */
  readonly worker: number;
  /** Where it really began and ended; undefined where no record was found to begin there. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** What was read, from where on, and more behind it; undefined where nobody asked for it. */
  readonly read: { readonly bytes: Uint8Array; readonly at: number } | undefined;
  readonly report: SliceReport | undefined;
  readonly hasRespelled: boolean;
  readonly rowsRead: number;
  readonly messages: RawPart;
  /** Where the columns of the messages lie: to be left once they are added (core/array-rooms.ts). */
  readonly room: Room | undefined;
  readonly told: Told;
  readonly late: LateCells;
}

/**
 * The kind of job that reads a part of a delimited file into a raw log of its own. Interners live as long as the worker has the file: each
 * part brings only texts that are new to its worker.
 * @param open how this thread comes by the bytes of a file
 */
export function sliceReader(open: (handle: SourceHandle) => ReadRange): JobKind<SliceShared, SliceInput, SlicePart> {
  return {
    id: "read slice",
    isSteady: true,
    open(shared) {
      const { plan, file, size, windowBytes, times } = shared;
      const read = open(shared.handle);
      const scanner = createTextScanner();
      const columns = createRowColumns();
      const first = createRawLog(createGrowth(), columns);
      const parts = createPartMaker(first);
      const listener = createListener();
      const cells = createCellReaders(file, shared.styles, createListener());
      const dates = times.form === undefined ? undefined : createDateReader(times.form, { zone: times.zone });
      const reading: MessageReading = {
        ...shared.reading,
        file: file.name,
        names: file.names,
        roles: file.roles,
        readTime: dates === undefined ? () => Number.NaN : (bytes, from, to) => dates.readBytes(bytes, from, to),
        readNumber: cells.readNumber,
        splitCell: cells.splitCell,
        mayHoldSeveral: cells.mayHoldSeveral,
        topics: readTopics(shared.topics, file),
        standing: createStanding(first.people, shared.rules),
        scrub: undefined,
        objections: createObjections([]),
        overlap: undefined,
        inColumns: columns === undefined ? undefined : { columns, timePlan: timePlanOf(times.form, times.zone), decimal: cells.decimal },
      };
      const room: SliceRoom = { arrays: undefined };
      const rooms = shared.sharesMemory ? createArrayRooms() : undefined;
      let worker = -1;
      return async ({ number, from, to, isExact }, job) => {
        if (worker < 0) worker = number;
        const bytes = await read(from, Math.min(size, to + windowBytes)).catch((error: unknown) => {
          throw changed(file.name, error);
        });
        if (bytes.length !== Math.min(size, to + windowBytes) - from) throw changed(file.name, `${from + bytes.length} bytes instead of ${size}`);
        const start = isExact ? 0 : findBorder(bytes.subarray(0, windowBytes), plan, scanner, room);
        const isLast = to === size;
        const border = isLast ? 0 : findBorder(bytes.subarray(to - from, to - from + windowBytes), plan, scanner, room);
        const raw = parts.begin();
        let report: SliceReport | undefined;
        let rowsRead = 0;
        if (start !== undefined && border !== undefined) {
          const isMarked = from === 0 && hasBytes(bytes, 0, "\xef\xbb\xbf");
          const textsFrom = shared.leavesTexts ? from + start + (isMarked ? 3 : 0) : undefined;
          const sink = createMessageSink(raw, listener, { ...reading, textsFrom });
          const task = { breathe: (progress?: { readonly done: number }) => job.breathe(progress?.done) };
          report = await decodeSlice(bytes.subarray(start, Math.max(start, to - from + border)), plan, { isFirst: from === 0, isLast }, sink, { task, scanner }, room);
          rowsRead = sink.rowsRead;
        }
        return {
          worker, report, rowsRead,
          read: shared.bringsBytes ? { bytes, at: from } : undefined,
          from: start === undefined ? undefined : from + start,
          to: border === undefined ? undefined : Math.max(from + (start ?? 0), to + border),
          hasRespelled: parts.hasRespelled,
          ...handOver(parts.take(), rooms),
          told: listener.take(),
          late: cells.takeLate(),
        };
      };
    },
  };
}

/** Columns are copied out of memory that the next part is read into; new texts go as they are, because nothing decodes shared memory. */
function handOver({ texts, ...columns }: RawPart, rooms: ArrayRooms | undefined): Pick<SlicePart, "messages" | "room"> {
  if (rooms === undefined) return { messages: { ...mapArrays(columns, (array) => array.slice()), texts }, room: undefined };
  const { value, room } = rooms.put(columns);
  return { messages: { ...value, texts }, room };
}
