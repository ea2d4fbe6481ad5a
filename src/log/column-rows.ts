import type { ColumnRole, RecordBatch } from "../core/records.ts";
import type { ColumnPlan } from "../core/row-columns.ts";
import { mayMention, mentionsIn } from "./mentions.ts";
import type { RawLog } from "./raw-log.ts";
import type { MessageReading } from "./message-reading.ts";
import { isLongText, textPlace } from "./texts.ts";

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

  /** Where the texts of rows lie in the file. */
  const referToTexts = (firstRow: number, count: number, firstMessage: number): void => {
    const { cellStart, from, to } = batch;
    const base = batch.offset! + reading.textsFrom!;
    for (let k = 0; k < count; k++) {
      const cell = cellStart[firstRow + k]! + plan.text;
      const length = to[cell]! - from[cell]!;
      raw.textPlace.set(firstMessage + k, textPlace(base + from[cell]!, length));
      if (isLongText(length)) raw.longTexts.set(firstMessage + k, length);
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
      raw.addRows(taken, reading.fileNumber, reading.fileGroup, batch.firstRow + row);
      if (reading.textsFrom !== undefined && plan.text >= 0) referToTexts(row, taken.count, firstMessage);
      if (reading.marksMentions !== true) readMentions(taken.marked, row, firstMessage);
      return row + taken.count;
    },
  };
}

function planOf(reading: MessageReading): ColumnPlan | undefined {
  const { roles, inColumns, standing, overlap, scrub, matchTopics, keepsText, mayHoldSeveral } = reading;
  if (inColumns === undefined || !standing.isPlain || overlap !== undefined || scrub !== undefined || matchTopics !== undefined) return undefined;
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
    topic: roles.indexOf("topic"),
    channel: roles.indexOf("channel"),
    reference: roles.indexOf("replyTo"),
    text: roles.indexOf("text"),
    keepsText: keepsText && reading.textsFrom === undefined,
  };
}
