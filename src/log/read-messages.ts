import { WhotalksError } from "../core/errors.ts";
import type { ColumnRole, RecordBatch, RecordSink } from "../core/records.ts";
import { NONE } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";
import { mentionsIn } from "./mentions.ts";
import { parseCount, parseIntegerBytes } from "./numbers.ts";
import type { RawLog } from "./raw-log.ts";
import { followersUnreadable, type Diary } from "./set-aside.ts";

/** How the cells of one file become messages. */
export interface MessageReading {
  readonly file: string;
  readonly fileNumber: number;
  /** Files with the same header are one log: message ids are unique within a file group. */
  readonly fileGroup: number;
  readonly names: readonly string[];
  readonly roles: readonly ColumnRole[];
  /** Epoch milliseconds of a time cell, NaN where it is not a time. */
  readonly readTime: (bytes: Uint8Array, from: number, to: number) => number;
  /** A weight cell: NaN where it is no number. */
  readonly readNumber: (bytes: Uint8Array, from: number, to: number) => number;
  /** Several ids in one cell, for recipients and topics; undefined where the column holds one each. */
  readonly splitCell: (column: number, text: string) => readonly string[];
  readonly mayHoldSeveral: (column: number) => boolean;
  /** Topics found in a text, by the dictionary; undefined without one. */
  readonly matchTopics: ((text: string) => readonly string[]) | undefined;
  readonly keepsText: boolean;
  readonly readsMentions: boolean;
  /** True for formats in which a record with fewer cells than columns is damaged (CSV), false where absent means empty (JSON). */
  readonly isRagged: boolean;
}

/** Counters of one file while it is read. */
export interface MessageSink extends RecordSink {
  readonly rowsRead: number;
  readonly rowsSetAside: number;
}

const decoder = new TextDecoder();

/**
 * The sink that turns decoded records into raw messages: interns ids from bytes, reads times and weights, groups rows by message id,
 * and sets aside what cannot be used, each row with its reason. Nothing is kept as an object per row.
 */
export function createMessageSink(raw: RawLog, diary: Diary, reading: MessageReading): MessageSink {
  const columnOf = (role: ColumnRole): number => reading.roles.indexOf(role);
  const columnsOf = (role: ColumnRole): number[] => reading.roles.flatMap((r, c) => (r === role ? [c] : []));
  const from = columnOf("from");
  const to = reading.roles.flatMap((r, c) => (r === "to" || r === "cc" ? [c] : []));
  const time = columnOf("time");
  const weight = columnOf("weight");
  const channel = columnOf("channel");
  const messageId = columnOf("messageId");
  const replyTo = columnOf("replyTo");
  const followers = columnOf("followers");
  const texts = columnsOf("text");
  const topics = columnsOf("topic");
  const lastUsed = reading.roles.findLastIndex((role) => role !== "ignore");
  if (from < 0) throw new WhotalksError("from-column", `${reading.file}: no column says who wrote.`, { hint: "Name it with --columns from=HEADER.", where: { file: reading.file } });

  let rowsRead = 0;
  let rowsSetAside = 0;
  let cells: RecordBatch;
  let first = 0;
  let end = 0;
  const start = (c: number): number => (c >= 0 && first + c < end ? cells.from[first + c]! : 0);
  const stop = (c: number): number => (c >= 0 && first + c < end ? cells.to[first + c]! : 0);
  const textOf = (c: number): string => decoder.decode(cells.bytes.subarray(start(c), stop(c)));
  const isBlank = (c: number): boolean => {
    for (let i = start(c); i < stop(c); i++) if (cells.bytes[i]! > 32) return false;
    return true;
  };
  const internCell = (into: RawLog["people"], c: number): number => (c < 0 ? NONE : into.intern(cells.bytes, start(c), stop(c)));

  const reject = (r: number, c: number, code: string, reason: string): void => {
    rowsSetAside++;
    diary.reject({ file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[c] ?? "", value: c < 0 ? "" : textOf(c), code, reason });
  };

  const readRecord = (r: number): void => {
    if (reading.isRagged && end - first <= lastUsed) {
      return reject(r, end - first - 1, "too-few-cells", `${plural(end - first, "cell", "cells")} where the header has ${reading.names.length}: "${reading.names[lastUsed]}" is missing`);
    }
    const author = internCell(raw.people, from);
    if (author === NONE) return reject(r, from, "from-missing", "nobody is named as the author");
    let at = Number.NaN;
    if (time >= 0 && !isBlank(time)) {
      at = reading.readTime(cells.bytes, start(time), stop(time));
      if (Number.isNaN(at)) return reject(r, time, "date-invalid", "no such date, or not written as the others in this column");
    }
    let w = 1;
    if (weight >= 0) {
      w = reading.readNumber(cells.bytes, start(weight), stop(weight));
      if (Number.isNaN(w)) return reject(r, weight, "weight-not-a-number", "the weight is not a number");
      if (w === 0) return reject(r, weight, "weight-zero", "a weight of 0 is no message");
      if (w < 0) return reject(r, weight, "weight-negative", "a weight cannot be negative");
      if (w === Infinity) return reject(r, weight, "weight-infinite", "a weight must be finite");
    }
    const inChannel = internCell(raw.channels, channel);
    const id = internCell(raw.messageIds, messageId);
    let message = id === NONE ? NONE : raw.findMessage(reading.fileGroup, inChannel, id, author);
    if (message === NONE) {
      if (id !== NONE && raw.isIdOfAnother(reading.fileGroup, inChannel, id, author)) {
        diary.note({ code: "id-reused", message: "One message id is used by several authors: each is a message of its own.", hint: "Check that the right column is the message id.", file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[messageId] ?? "", sample: textOf(messageId) });
      }
      message = startMessage(r, author, at, w, inChannel, id);
    }
    for (const c of to) readRecipients(r, c, message, w);
    if (followers >= 0) readFollowers(r, author, at);
  };

  const startMessage = (r: number, author: number, at: number, w: number, inChannel: number, id: number): number => {
    const message = raw.addMessage({ author, at, weight: w, channel: inChannel, messageId: id, reference: internCell(raw.references, replyTo), file: reading.fileNumber, fileGroup: reading.fileGroup, row: cells.firstRow + r });
    for (const c of topics) readTopics(c, message);
    if (texts.length > 0 && (reading.matchTopics !== undefined || reading.readsMentions)) {
      const text = texts.map(textOf).join("\n");
      for (const topic of reading.matchTopics?.(text) ?? []) pushPair(raw.messageTopics, message, raw.topics.internText(topic));
      if (reading.readsMentions) for (const name of mentionsIn(text)) pushPair(raw.mentions, message, raw.mentionNames.internText(name));
    }
    if (reading.keepsText) {
      texts.forEach((c, i) => {
        if (i > 0 && start(c) < stop(c)) raw.text.append(NEW_LINE, 0, 1);
        raw.text.append(cells.bytes, start(c), stop(c));
      });
      raw.textEnd.set(message, raw.text.length);
    }
    return message;
  };

  const readRecipients = (r: number, c: number, message: number, w: number): void => {
    if (!reading.mayHoldSeveral(c) || isPlain(cells.bytes, start(c), stop(c))) {
      const person = internCell(raw.people, c);
      if (person !== NONE) pushRecipient(r, message, person, w);
      return;
    }
    for (const name of reading.splitCell(c, textOf(c))) {
      const person = raw.people.internText(name);
      if (person !== NONE) pushRecipient(r, message, person, w);
    }
  };
  const pushRecipient = (_r: number, message: number, person: number, w: number): void => {
    pushPair(raw.recipients, message, person);
    raw.recipientWeight.push(w);
  };

  const readTopics = (c: number, message: number): void => {
    if (!reading.mayHoldSeveral(c) || isPlain(cells.bytes, start(c), stop(c))) {
      const topic = internCell(raw.topics, c);
      if (topic !== NONE) pushPair(raw.messageTopics, message, topic);
      return;
    }
    for (const name of reading.splitCell(c, textOf(c))) {
      const topic = raw.topics.internText(name);
      if (topic !== NONE) pushPair(raw.messageTopics, message, topic);
    }
  };

  /** The latest count is known; of several at one time, or without times, the largest, so that the order of rows never matters. */
  const readFollowers = (r: number, author: number, at: number): void => {
    if (isBlank(followers)) return;
    const plain = parseIntegerBytes(cells.bytes, start(followers), stop(followers));
    const count = plain >= 0 ? plain : parseCount(textOf(followers));
    if (Number.isNaN(count)) return diary.note({ ...followersUnreadable, file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[followers] ?? "", sample: textOf(followers) });
    const known = raw.followers.get(author);
    const isOlder = known !== undefined && (known.at > at || (Number.isNaN(at) && !Number.isNaN(known.at)));
    const isTied = known !== undefined && (known.at === at || (Number.isNaN(at) && Number.isNaN(known.at)));
    if (isOlder || (isTied && known.count >= count)) return;
    raw.followers.set(author, { at, count });
  };

  return {
    get rowsRead() {
      return rowsRead;
    },
    get rowsSetAside() {
      return rowsSetAside;
    },
    columns() {},
    batch(records) {
      cells = records;
      for (let r = 0; r < records.recordCount; r++) {
        first = records.cellStart[r]!;
        end = records.cellStart[r + 1]!;
        rowsRead++;
        readRecord(r);
      }
    },
    notice: (notice) => diary.note(notice),
    setAside(row, line, column, value, code, reason) {
      rowsRead++;
      rowsSetAside++;
      diary.reject({ file: reading.file, row, line, column, value, code, reason });
    },
  };
}

/** True where a cell holds none of the characters that can divide or wrap ids: it is one id as it stands. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    // From the digits up to 9 and from @ up to Z, the commonest bytes, nothing divides.
    if ((byte >= 48 && byte < 58) || (byte >= 64 && byte < 91) || (byte >= 97 && byte < 123)) continue;
    if (DIVIDERS.includes(byte)) return false;
  }
  return true;
}

/** Line ends and " # ' ( , ; < > [ ] { | } in bytes. */
const DIVIDERS: readonly number[] = [10, 13, 34, 35, 39, 40, 44, 59, 60, 62, 91, 93, 123, 124, 125];

const NEW_LINE = new TextEncoder().encode("\n");

function pushPair(pairs: RawLog["recipients"], message: number, value: number): void {
  if (value === NONE) return;
  pairs.message.push(message);
  pairs.value.push(value);
}
