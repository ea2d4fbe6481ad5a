import { wasm } from "virtual:kernels/rows";
import type { Interner } from "../core/interner.ts";
import type { RecordBatch } from "../core/records.ts";
import type { ColumnPlan, RowColumns, TakenRows } from "../core/row-columns.ts";
import { NONE } from "../core/talk-log.ts";
import { EARLIEST } from "../core/times.ts";
import { instantiate } from "./compiled.ts";
import { type CompiledInterner, createCompiledInterner, type TableExports } from "./compiled-interner.ts";
import { createKernelHeap, type KernelHeap } from "./kernel-heap.ts";

/** A batch with more bytes than this holds texts so long that rows do not matter. */
const MOST_BYTES = 8 * 2 ** 20;
/** Behind bytes, read and written with the last ones. */
const PADDING = 32;

interface Exports extends TableExports {
  setBatch(cellStart: number, cellFrom: number, cellTo: number, bytes: number, from: number, to: number): void;
  whole(row: number, end: number, cells: number): number;
  columnBytes(row: number, end: number, column: number): number;
  filled(row: number, end: number, column: number): number;
  single(row: number, end: number, column: number): number;
  stamps(row: number, end: number, column: number, needsZ: number, out: number): number;
  decimals(row: number, end: number, column: number, mark: number, isBlankNaN: number, out: number): number;
  positive(at: number, row: number, end: number): number;
  moments(at: number, row: number, end: number, times: number, by: number): number;
  steps(at: number, count: number, earliest: number, out: number): number;
  internRows(table: number, row: number, end: number, column: number, second: number, isNeeded: number, hashes: number, out: number, outSecond: number): number;
  gather(row: number, end: number, column: number, to: number, base: number, ends: number, marked: number): number;
}

/** The compiled columns of rows; undefined where WebAssembly is switched off. Memory: the interners, and room for one batch. */
export function createRowColumns(): RowColumns | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  const { exports } = kernel;
  const heap = createKernelHeap(kernel);
  const interners = new Map<Interner, CompiledInterner>();
  const rooms = createRooms(heap);
  let batch: RecordBatch | undefined;
  let rows = 0;

  const internerOf = (interner: Interner): CompiledInterner => {
    const known = interners.get(interner);
    if (known === undefined) throw new Error("an interner of another memory");
    return known;
  };

  /** Numbers of the cells of one or two columns; the end of the rows that have them. */
  const intern = (into: Interner, row: number, end: number, column: number, second: number, isNeeded: boolean, out: number, outSecond: number): number => {
    const interner = internerOf(into);
    const cells = (end - row) * (second >= 0 ? 2 : 1);
    interner.makeRoom(cells, exports.columnBytes(row, end, column) + (second >= 0 ? exports.columnBytes(row, end, second) : 0));
    const hashes = rooms.place("hashes", cells * 8 + 8);
    for (let at = row; ; ) {
      at = exports.internRows(interner.table, at, end, column, second, isNeeded ? 1 : 0, hashes, out + (at - row) * 4, outSecond + (at - row) * 4);
      if (at === end) return end;
      // A new text beyond ASCII: strings decide what it is.
      if (cellNumber(interner, at, column) === NONE && isNeeded) return at;
      if (second >= 0) cellNumber(interner, at, second);
      const rest = (end - at) * (second >= 0 ? 2 : 1);
      interner.makeRoom(rest, exports.columnBytes(at, end, column) + (second >= 0 ? exports.columnBytes(at, end, second) : 0));
    }
  };
  const cellNumber = (interner: CompiledInterner, row: number, column: number): number => {
    const { bytes, cellStart, from, to } = batch!;
    const cell = cellStart[row]! + column;
    return interner.internCell(bytes, from[cell]!, to[cell]!);
  };

  return {
    createInterner() {
      const interner = createCompiledInterner(exports, heap);
      interners.set(interner, interner);
      return interner;
    },
    load(records) {
      const { bytes, cellStart, from, to, recordCount } = records;
      const first = cellStart[0]!;
      const last = cellStart[recordCount]!;
      if (last === first) return false;
      const low = from[first]!;
      const high = to[last - 1]!;
      if (high < low || high - low > MOST_BYTES) return false;
      batch = records;
      rows = recordCount;
      const places = [rooms.place("starts", (recordCount + 1) * 4), rooms.place("from", (last - first) * 4), rooms.place("to", (last - first) * 4), rooms.place("bytes", high - low + PADDING)] as const;
      heap.words.set(cellStart.subarray(0, recordCount + 1), places[0] / 4);
      heap.words.set(from.subarray(first, last), places[1] / 4);
      heap.words.set(to.subarray(first, last), places[2] / 4);
      heap.bytes.set(bytes.subarray(low, high), places[3]);
      exports.setBatch(places[0], places[1] - first * 4, places[2] - first * 4, places[3], low, high);
      return true;
    },
    take(plan, tables, row, textBase) {
      const most = rows - row;
      let end = exports.whole(row, rows, plan.cellCount);
      end = exports.filled(row, end, plan.from);
      for (const c of [plan.to, plan.topic]) if (c >= 0 && plan.mayHoldSeveral(c)) end = exports.single(row, end, c);
      const at = plan.time < 0 ? -1 : rooms.place("at", most * 8);
      if (at >= 0) end = readTimes(exports, plan, row, end, at);
      const weight = plan.weight < 0 ? -1 : rooms.place("weight", most * 8);
      if (weight >= 0) {
        end = exports.decimals(row, end, plan.weight, plan.decimal === "" ? 0 : plan.decimal.charCodeAt(0), 0, weight);
        end = exports.positive(weight, row, end);
      }
      const author = rooms.place("author", most * 4);
      const recipient = plan.to < 0 ? -1 : rooms.place("recipient", most * 4);
      end = intern(tables.people, row, end, plan.from, plan.to, true, author, recipient);
      const numbersOf = (name: string, column: number, into: Interner): number => {
        if (column < 0) return -1;
        const out = rooms.place(name, most * 4);
        intern(into, row, end, column, -1, false, out, 0);
        return out;
      };
      const reference = numbersOf("reference", plan.reference, tables.references);
      const channel = numbersOf("channel", plan.channel, tables.channels);
      const topic = numbersOf("topic", plan.topic, tables.topics);
      const count = end - row;
      let text = -1;
      let textEnd = -1;
      let marked = 0;
      let markedCount = 0;
      if (plan.text >= 0) {
        text = plan.keepsText ? rooms.place("text", exports.columnBytes(row, end, plan.text) + PADDING) : 0;
        textEnd = rooms.place("textEnd", count * 8);
        marked = rooms.place("marked", count * 4);
        markedCount = exports.gather(row, end, plan.text, text, textBase, textEnd, marked);
      }
      const steps = at < 0 ? -1 : rooms.place("steps", most * 4);
      const areSteps = steps >= 0 && exports.steps(at, count, EARLIEST, steps) === 1;
      // All views last: making room may have made the memory another one.
      const words = (place: number, length = count): Uint32Array => heap.words.subarray(place / 4, place / 4 + length);
      const numbers = (place: number): Float64Array => heap.numbers.subarray(place / 8, place / 8 + count);
      return {
        count,
        author: words(author),
        recipient: recipient < 0 ? undefined : words(recipient),
        at: at < 0 ? undefined : areSteps ? words(steps) : numbers(at),
        weight: weight < 0 ? undefined : numbers(weight),
        topic: topic < 0 ? undefined : words(topic),
        channel: channel < 0 ? undefined : words(channel),
        reference: reference < 0 ? undefined : words(reference),
        text: text <= 0 || count === 0 ? undefined : heap.bytes.subarray(text, text + heap.numbers[textEnd / 8 + count - 1]! - textBase),
        textEnd: text <= 0 ? undefined : numbers(textEnd),
        marked: words(marked, markedCount),
      } satisfies TakenRows;
    },
  };
}

function readTimes(exports: Exports, { time, timePlan: how }: ColumnPlan, row: number, end: number, at: number): number {
  if (how.kind === "stamp") return exports.stamps(row, end, time, how.needsZ ? 1 : 0, at);
  const digits = exports.decimals(row, end, time, 0, 1, at);
  return exports.moments(at, row, digits, how.times, how.by);
}

/** Rooms by name, each as large as it ever was asked for. */
function createRooms(heap: KernelHeap): { place(name: string, bytes: number): number } {
  const rooms = new Map<string, { at: number; bytes: number }>();
  return {
    place(name, bytes) {
      const known = rooms.get(name);
      if (known !== undefined && known.bytes >= bytes) return known.at;
      if (known !== undefined) heap.give(known.at, known.bytes);
      // Half as much again: batches are not all of one length.
      const room = { at: heap.take(bytes * 1.5), bytes: bytes * 1.5 };
      rooms.set(name, room);
      return room.at;
    },
  };
}
