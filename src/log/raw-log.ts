import { type Counting, createGrowth, enlarged, growCodes, growCounting, growFloat64, growRare, growSharedUint32, growUint16, growUint32, type Growing, type GrowingCodes, type Growth } from "../core/grow.ts";
import { createInterner, type Interner } from "../core/interner.ts";
import type { RowColumns, TakenRows } from "../core/row-columns.ts";
import { NONE } from "../core/talk-log.ts";
import { type GrowingTimes, growTimes, type PlainMoments } from "../core/times.ts";
import { optionalFloat64, optionalUint32, type OptionalColumn } from "./optional-column.ts";
import { type GrowingPlaces, growPlaces, type TextPlaces } from "./texts.ts";

/**
 * What rows become while they are read: columns of interned numbers, before people are numbered by id order and tie rules are
 * applied. Numbers of people, channels and so on are in order of first sight here.
 */
export interface RawLog {
  readonly people: Interner;
  readonly messageIds: Interner;
  readonly references: Interner;
  readonly channels: Interner;
  readonly topics: Interner;
  readonly mentionNames: Interner;
  /** Names of threads, and of what is passed on: a message id or an author. */
  readonly threads: Interner;
  readonly origins: Interner;
  /** Display names of authors. */
  readonly names: Interner;
  readonly author: Growing<Uint32Array>;
  readonly at: GrowingTimes;
  /** Nearly always 1; the columns after it nearly always NONE or 0. */
  readonly weight: Growing<Float64Array> & { readonly isUsed: boolean };
  readonly channel: Growing<Uint32Array> & { readonly isUsed: boolean };
  readonly messageId: Growing<Uint32Array>;
  readonly reference: Growing<Uint32Array>;
  readonly file: Growing<Uint16Array> & { readonly isUsed: boolean };
  readonly fileGroup: Growing<Uint16Array> & { readonly isUsed: boolean };
  /** Nothing is kept while every record is a message. */
  readonly row: Counting;
  /** The person answered, the thread, and what is passed on, each NONE where nothing is named; people reached as reported, else NaN. */
  readonly replyPerson: OptionalColumn<Uint32Array>;
  readonly thread: OptionalColumn<Uint32Array>;
  readonly origin: OptionalColumn<Uint32Array>;
  /** 1 where what is passed on is quoted: the message is a post as well. */
  readonly quotes: OptionalColumn<Uint32Array>;
  readonly reach: OptionalColumn<Float64Array>;
  /** The subject a message came with, among `topics`. */
  readonly subject: OptionalColumn<Uint32Array>;
  /** Where each message's text begins in `text`, and behind the last one where it ends: one more than there are messages. */
  readonly textStart: Growing<Float64Array>;
  readonly text: ByteArena;
  /** Where texts that stay in their files lie, and the lengths of the longest ones by message. */
  readonly textPlaces: GrowingPlaces;
  readonly longTexts: Map<number, number>;
  readonly recipients: Pairs;
  readonly recipientWeight: Growing<Float64Array> & { readonly isUsed: boolean };
  readonly messageTopics: Pairs<GrowingCodes>;
  readonly mentions: Pairs;
  /** Follower count by person number with the time it was seen at: the latest wins. */
  readonly followers: Map<number, { readonly at: number; readonly count: number }>;
  /** Display name by person number with the time it was seen at: the latest wins, of equals the first by code point. */
  readonly displayNames: Map<number, { readonly at: number; readonly name: number }>;
  /** The message of this file group, channel, message id and author, or NONE. */
  findMessage(fileGroup: number, channel: number, messageId: number, author: number): number;
  /** True when another author used this message id in the same file group and channel. */
  isIdOfAnother(fileGroup: number, channel: number, messageId: number, author: number): boolean;
  /** Messages without message id, one a row, with texts or their places, recipients and topics. */
  addRows(rows: AddedRows, file: number, fileGroup: number, firstRow: number): void;
  /** A message without text yet: its number. No object a message. */
  addMessage(author: number, at: number, weight: number, channel: number, messageId: number, reference: number, file: number, fileGroup: number, row: number): number;
  /** Without messages again: the interners keep what they know, the columns their memory. Views made before show other values then. */
  clear(): void;
}

/** Rows as they are taken in; times may come in seconds. */
export type AddedRows = Omit<TakenRows, "at"> & { readonly at: PlainMoments | undefined; readonly textPlaces?: TextPlaces | undefined };

/** (message, value) entries in the order they were read. */
export interface Pairs<Values = Growing<Uint32Array>> {
  /** Nothing is kept while every message has one entry. */
  readonly message: Counting;
  readonly value: Values;
}

export interface ByteArena {
  readonly length: number;
  /** @returns whether the bytes may hold an @; false is sure */
  append(bytes: Uint8Array, from: number, to: number): boolean;
  view(): Uint8Array;
  clear(): void;
}

/** Whether a message passes another on and is no post of its author: a quote is both. */
export function isRepost(raw: RawLog, message: number): boolean {
  return raw.origin.get(message) !== NONE && raw.quotes.get(message) === 0;
}

/**
 * An empty raw log.
 * @param growth how much larger its columns are made when they are full
 * @param columns makes the interners whose numbers it reads in columns; undefined: all are plain
 * @param options.sharesTies authors and recipients lie in memory that workers can share
 */
export function createRawLog(growth: Growth = createGrowth(), columns?: RowColumns, options: { readonly sharesTies: boolean } = { sharesTies: false }): RawLog {
  const inColumns = (): Interner => columns?.createInterner() ?? createInterner();
  const rarely = (): RawLog["weight"] => growRare(growFloat64(growth), 1, (length) => new Float64Array(length));
  const seldom = (): RawLog["channel"] => growRare(growUint32(growth), NONE, (length) => new Uint32Array(length));
  const small = (): RawLog["file"] => growRare(growUint16(growth), 0, (length) => new Uint16Array(length));
  const messages = (): Counting => growCounting(growUint32(growth), 0);
  const people = (): Growing<Uint32Array> => (options.sharesTies ? growSharedUint32(growth) : growUint32(growth));
  const recipients = { message: messages(), value: people() };
  const recipientWeight = rarely();
  const messageTopics = { message: messages(), value: growCodes(growth) };
  const author = people();
  const at = growTimes(growth);
  const weight = rarely();
  const channel = seldom();
  const messageId = seldom();
  const reference = seldom();
  const file = small();
  const fileGroup = small();
  const row = growCounting(growUint32(growth), 1);
  const textStart = growRare(growFloat64(growth), 0, (length) => new Float64Array(length));
  const textPlaces = growPlaces(growth);
  const text = createArena(growth);
  // Messages with one message id form a chain: first message by id number, then the next one.
  const firstOfId = growUint32();
  const nextOfId = seldom();
  textStart.push(0);
  const mentions = { message: messages(), value: growUint32(growth) };
  const seldomSet = { replyPerson: optionalUint32(NONE), thread: optionalUint32(NONE), origin: optionalUint32(NONE), quotes: optionalUint32(0), reach: optionalFloat64(), subject: optionalUint32(NONE) };
  const byNumber: Pick<RawLog, "longTexts" | "followers" | "displayNames"> = { longTexts: new Map(), followers: new Map(), displayNames: new Map() };

  const chainOf = (id: number): number => (id === NONE || id >= firstOfId.length ? NONE : firstOfId.get(id));

  return {
    people: inColumns(),
    messageIds: createInterner(),
    references: inColumns(),
    channels: inColumns(),
    topics: inColumns(),
    mentionNames: createInterner(),
    threads: createInterner(),
    origins: createInterner(),
    names: createInterner(),
    author, at, weight, channel, messageId, reference, file, fileGroup, row, textStart, text, textPlaces,
    recipients, recipientWeight, messageTopics, mentions,
    ...seldomSet,
    ...byNumber,
    clear() {
      for (const column of [author, at, weight, channel, messageId, reference, file, fileGroup, row, textStart, text, textPlaces, recipientWeight, firstOfId, nextOfId]) column.clear();
      for (const pairs of [recipients, messageTopics, mentions]) for (const column of [pairs.message, pairs.value]) column.clear();
      for (const column of Object.values(seldomSet)) column.clear();
      for (const entries of Object.values(byNumber)) entries.clear();
      textStart.push(0);
    },
    findMessage(group, inChannel, id, by) {
      for (let m = chainOf(id); m !== NONE; m = nextOfId.get(m)) {
        if (author.get(m) === by && channel.get(m) === inChannel && fileGroup.get(m) === group) return m;
      }
      return NONE;
    },
    isIdOfAnother(group, inChannel, id, by) {
      for (let m = chainOf(id); m !== NONE; m = nextOfId.get(m)) {
        if (author.get(m) !== by && channel.get(m) === inChannel && fileGroup.get(m) === group) return true;
      }
      return false;
    },
    addRows(rows, fromFile, ofGroup, firstRow) {
      const { count } = rows;
      const first = author.length;
      author.pushAll(rows.author);
      if (rows.at === undefined) at.pushMissing(count);
      else at.pushAll(rows.at);
      pushAll(weight, rows.weight, 1, count);
      pushAll(channel, rows.channel, NONE, count);
      messageId.pushSame(NONE, count);
      pushAll(reference, rows.reference, NONE, count);
      file.pushSame(fromFile, count);
      fileGroup.pushSame(ofGroup, count);
      row.pushRun(firstRow, count);
      nextOfId.pushSame(NONE, count);
      if (rows.text !== undefined) text.append(rows.text, 0, rows.text.length);
      pushAll(textStart, rows.textEnd, text.length, count);
      if (rows.textPlaces === undefined) textPlaces.pushNone(count);
      else textPlaces.pushAll(rows.textPlaces);
      if (rows.recipient !== undefined) {
        const named = pushPairs(recipients, first, rows.recipient);
        if (rows.weight === undefined) recipientWeight.pushSame(1, named);
        else for (let i = 0; i < count; i++) if (rows.recipient[i] !== NONE) recipientWeight.push(rows.weight[i]!);
      }
      if (rows.topic !== undefined) pushPairs(messageTopics, first, rows.topic);
    },
    addMessage(by, when, weighs, inChannel, id, answers, fromFile, ofGroup, atRow) {
      const number = author.length;
      author.push(by);
      at.push(when);
      weight.push(weighs);
      channel.push(inChannel);
      messageId.push(id);
      reference.push(answers);
      file.push(fromFile);
      fileGroup.push(ofGroup);
      row.push(atRow);
      textStart.push(text.length);
      textPlaces.pushNone(1);
      nextOfId.push(NONE);
      if (id !== NONE) {
        while (firstOfId.length <= id) firstOfId.push(NONE);
        const first = firstOfId.get(id);
        if (first === NONE) {
          firstOfId.set(id, number);
        } else {
          // Keep the first message at the head: it is the one that replies refer to.
          nextOfId.set(number, nextOfId.get(first));
          nextOfId.set(first, number);
        }
      }
      return number;
    },
  };
}

function pushAll<A extends Uint32Array | Float64Array>(column: Growing<A>, values: A | undefined, other: number, count: number): void {
  if (values === undefined) column.pushSame(other, count);
  else column.pushAll(values);
}

/** One entry for each value but NONE, of messages that follow each other. @returns how many */
function pushPairs({ message, value }: Pairs<Growing<Uint32Array> | GrowingCodes>, first: number, values: Uint32Array): number {
  if (!values.includes(NONE)) {
    message.pushRun(first, values.length);
    value.pushAll(values);
    return values.length;
  }
  const before = value.length;
  values.forEach((one, i) => {
    if (one === NONE) return;
    message.push(first + i);
    value.push(one);
  });
  return value.length - before;
}

/** Texts up to this many bytes are copied four at a time: a call for each costs more. */
const SHORT_TEXT = 256;

function createArena(growth: Growth): ByteArena {
  let bytes = new Uint8Array(1 << 16);
  let into = new DataView(bytes.buffer);
  let length = 0;
  // The memory the last text came from, and a view of it.
  let memory: ArrayBufferLike = bytes.buffer;
  let source: DataView = into;
  return {
    get length() {
      return length;
    },
    append(from, start, end) {
      const size = end - start;
      // Three more, so that the last word always fits.
      if (length + size + 3 > bytes.length) {
        const larger = new Uint8Array(enlarged(bytes.length, length + size + 3, 1, growth));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
        into = new DataView(bytes.buffer);
      }
      if (from.buffer !== memory) {
        memory = from.buffer;
        source = new DataView(memory);
      }
      const first = from.byteOffset + start;
      const words = Math.ceil(size / 4) * 4;
      const at = length;
      length += size;
      if (size > SHORT_TEXT || first + words > source.byteLength) {
        bytes.set(from.subarray(start, end), at);
        return true;
      }
      const view = source;
      const target = into;
      let found = 0;
      for (let i = 0; i < words; i += 4) {
        const word = view.getUint32(first + i, true);
        target.setUint32(at + i, word, true);
        // A byte that is an @ is zero now, and borrows.
        const marked = word ^ 0x40404040;
        found |= (marked - 0x01010101) & ~marked;
      }
      return (found & 0x80808080) !== 0;
    },
    view: () => bytes.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}
