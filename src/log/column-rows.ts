import type { ColumnRole, RecordBatch } from "../core/records.ts";
import type { ColumnPlan } from "../core/row-columns.ts";
import { mayMention, mentionsIn } from "./mentions.ts";
import type { RawLog } from "./raw-log.ts";
import { NONE } from "../core/talk-log.ts";
import type { MessageReading, TextTopics } from "./message-reading.ts";
import { isLongText, type TextPlaces } from "./texts.ts";

/** Fewer rows at once are no gain over reading them one by one. */
const WORTH_IT = 8;

/** Reads the ordinary rows of a batch at once. */
export interface ColumnRows {
  /** Takes a batch in. @returns false where all its rows are read one by one */
  start(batch: RecordBatch): boolean;
  /** Makes messages of the rows from `row` on. @returns the first row that is odd, which is read by itself */
  take(row: number): number;
}

/** Roles that need nothing but the row itself. */
const ORDINARY: ReadonlySet<ColumnRole> = new Set(["from", "to", "cc", "time", "weight", "topic", "channel", "replyTo", "text", "ignore", "group", "id", "name", "number"]);

/**
 * The reader of whole columns; undefined where rows depend on more than themselves: on message ids, files that overlap, who is left out,
 * what is scrubbed or looked up, or on columns that are read one by one.
 */
export function readInColumns(raw: RawLog, reading: MessageReading): ColumnRows | undefined {
  const plan = planOf(reading);
  if (plan === undefined || reading.inColumns === undefined) return undefined;
  const { columns } = reading.inColumns;
  const tables = { people: raw.people, topics: raw.topics, channels: raw.channels, references: raw.references };
  const decoder = new TextDecoder();
  let batch: RecordBatch;
  let runs = 0;
  let rowsTaken = 0;
  let low = new Uint32Array(0);
  let high = new Uint8Array(0);
  let lengths = new Uint16Array(0);

  /** The mentions in texts that hold an @. */
  const readMentions = (marked: Uint32Array, firstRow: number, firstMessage: number): void => {
    for (const k of marked) {
      const cell = batch.cellStart[firstRow + k]! + plan.text;
      const from = batch.from[cell]!;
      const to = batch.to[cell]!;
      if (!mayMention(batch.bytes, from, to)) continue;
      for (const name of mentionsIn(decoder.decode(batch.bytes.subarray(from, to)))) {
        raw.mentions.message.push(firstMessage + k);
        raw.mentions.value.push(raw.mentionNames.internText(name));
      }
    }
  };

  /** Where the texts of rows lie in the file: valid until the next call. */
  const placesOf = (firstRow: number, count: number, firstMessage: number): TextPlaces => {
    const { cellStart, from, to } = batch;
    const base = batch.offset! + reading.textsFrom!;
    if (low.length < count) [low, high, lengths] = [new Uint32Array(count), new Uint8Array(count), new Uint16Array(count)];
    let isHigh = false;
    for (let k = 0; k < count; k++) {
      const cell = cellStart[firstRow + k]! + plan.text;
      const length = to[cell]! - from[cell]!;
      const at = length === 0 ? 0 : base + from[cell]!;
      low[k] = at;
      high[k] = at / 2 ** 32;
      if (at >= 2 ** 32) isHigh = true;
      lengths[k] = Math.min(length, 65_535);
      if (isLongText(length)) raw.longTexts.set(firstMessage + k, length);
    }
    return { low: low.subarray(0, count), high: isHigh ? high.subarray(0, count) : undefined, length: lengths.subarray(0, count) };
  };

  // Lists of names that come again are interned once.
  const numbersOf = new WeakMap<readonly string[], readonly number[]>();

  /** The topics of rows, those of the column before those of the text. */
  const readTopics = (inTexts: TextTopics, ofColumn: Uint32Array | undefined, firstRow: number, count: number, firstMessage: number): void => {
    const { cellStart, from, to } = batch;
    const starts = new Uint32Array(count);
    const ends = new Uint32Array(count);
    for (let k = 0; k < count; k++) {
      const cell = cellStart[firstRow + k]! + plan.text;
      starts[k] = from[cell]!;
      ends[k] = to[cell]!;
    }
    const found = inTexts.find(batch.bytes, starts, ends, count, firstMessage);
    const push = (k: number, topic: number): void => {
      raw.messageTopics.message.push(firstMessage + k);
      raw.messageTopics.value.push(topic);
    };
    for (let k = 0; k < count; k++) {
      if (ofColumn !== undefined && ofColumn[k] !== NONE) push(k, ofColumn[k]!);
      const names = found[k];
      if (names === undefined) continue;
      let numbers = numbersOf.get(names);
      if (numbers === undefined) numbersOf.set(names, (numbers = names.map((name) => raw.topics.internText(name))));
      for (const number of numbers) push(k, number);
    }
  };

  return {
    start(records) {
      batch = records;
      runs = rowsTaken = 0;
      // Texts that are not found again in the file are copied, one by one.
      if (reading.textsFrom !== undefined && plan.text >= 0 && records.offset === undefined) return false;
      return columns.load(records);
    },
    take(row) {
      // Where nearly every row is odd, the rest of the batch is read row by row.
      if (runs > 4 && rowsTaken < runs * WORTH_IT) return row;
      const taken = columns.take(plan, tables, row, raw.text.length);
      runs++;
      rowsTaken += taken.count;
      if (taken.count === 0) return row;
      const firstMessage = raw.author.length;
      const textPlaces = reading.textsFrom !== undefined && plan.text >= 0 ? placesOf(row, taken.count, firstMessage) : undefined;
      const inTexts = plan.text >= 0 ? reading.topics.inTexts : undefined;
      raw.addRows({ ...taken, topic: inTexts === undefined ? taken.topic : undefined, textPlaces }, reading.fileNumber, reading.fileGroup, batch.firstRow + row);
      if (inTexts !== undefined) readTopics(inTexts, taken.topic, row, taken.count, firstMessage);
      if (reading.marksMentions !== true) readMentions(taken.marked, row, firstMessage);
      return row + taken.count;
    },
  };
}

function planOf(reading: MessageReading): ColumnPlan | undefined {
  const { roles, inColumns, standing, overlap, scrub, topics, keepsText, mayHoldSeveral } = reading;
  if (inColumns === undefined || !standing.isPlain || overlap !== undefined || scrub !== undefined) return undefined;
  if (topics.usesChannel || topics.subjects.length > 0) return undefined;
  if (roles.some((role) => !ORDINARY.has(role))) return undefined;
  const several = (is: (role: ColumnRole) => boolean): boolean => roles.filter(is).length > 1;
  if (several((role) => role === "to" || role === "cc") || several((role) => role === "topic") || several((role) => role === "text")) return undefined;
  const time = roles.indexOf("time");
  if (time >= 0 && inColumns.timePlan === undefined) return undefined;
  return {
    cellCount: roles.findLastIndex((role) => role !== "ignore") + 1,
    from: roles.indexOf("from"),
    to: roles.findIndex((role) => role === "to" || role === "cc"),
    mayHoldSeveral,
    time,
    timePlan: inColumns.timePlan ?? { kind: "stamp", needsZ: false },
    weight: roles.indexOf("weight"),
    decimal: inColumns.decimal,
    topic: topics.usesColumns ? roles.indexOf("topic") : -1,
    channel: roles.indexOf("channel"),
    reference: roles.indexOf("replyTo"),
    text: roles.indexOf("text"),
    keepsText: keepsText && reading.textsFrom === undefined,
  };
}
