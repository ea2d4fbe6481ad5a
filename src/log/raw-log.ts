import { growFloat64, growUint16, growUint32, type Growing } from "../core/grow.ts";
import { createInterner, type Interner } from "../core/interner.ts";
import { NONE } from "../core/talk-log.ts";
import { optionalFloat64, optionalUint32, type OptionalColumn } from "./optional-column.ts";

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
  readonly at: Growing<Float64Array>;
  readonly weight: Growing<Float64Array>;
  readonly channel: Growing<Uint32Array>;
  readonly messageId: Growing<Uint32Array>;
  readonly reference: Growing<Uint32Array>;
  readonly file: Growing<Uint16Array>;
  readonly fileGroup: Growing<Uint16Array>;
  readonly row: Growing<Uint32Array>;
  /** The person answered, the thread, and what is passed on, each NONE where nothing is named; people reached as reported, else NaN. */
  readonly replyPerson: OptionalColumn<Uint32Array>;
  readonly thread: OptionalColumn<Uint32Array>;
  readonly origin: OptionalColumn<Uint32Array>;
  /** 1 where what is passed on is quoted: the message is a post as well. */
  readonly quotes: OptionalColumn<Uint32Array>;
  readonly reach: OptionalColumn<Float64Array>;
  /** End of each message's text in `text`. */
  readonly textEnd: Growing<Float64Array>;
  readonly text: ByteArena;
  readonly recipients: Pairs;
  readonly recipientWeight: Growing<Float64Array>;
  readonly messageTopics: Pairs;
  readonly mentions: Pairs;
  /** Follower count by person number with the time it was seen at: the latest wins. */
  readonly followers: Map<number, { readonly at: number; readonly count: number }>;
  /** Display name by person number with the time it was seen at: the latest wins, of equals the first by code point. */
  readonly displayNames: Map<number, { readonly at: number; readonly name: number }>;
  /** The message of this file group, channel, message id and author, or NONE. */
  findMessage(fileGroup: number, channel: number, messageId: number, author: number): number;
  /** True when another author used this message id in the same file group and channel. */
  isIdOfAnother(fileGroup: number, channel: number, messageId: number, author: number): boolean;
  addMessage(message: RawMessage): number;
}

export interface RawMessage {
  readonly author: number;
  readonly at: number;
  readonly weight: number;
  readonly channel: number;
  readonly messageId: number;
  readonly reference: number;
  readonly file: number;
  readonly fileGroup: number;
  readonly row: number;
}

/** (message, value) entries in the order they were read. */
export interface Pairs {
  readonly message: Growing<Uint32Array>;
  readonly value: Growing<Uint32Array>;
}

export interface ByteArena {
  readonly length: number;
  append(bytes: Uint8Array, from: number, to: number): void;
  view(): Uint8Array;
}

/** Whether a message passes another on and is no post of its author: a quote is both. */
export function isRepost(raw: RawLog, message: number): boolean {
  return raw.origin.get(message) !== NONE && raw.quotes.get(message) === 0;
}

/** An empty raw log. */
export function createRawLog(): RawLog {
  const author = growUint32();
  const at = growFloat64();
  const weight = growFloat64();
  const channel = growUint32();
  const messageId = growUint32();
  const reference = growUint32();
  const file = growUint16();
  const fileGroup = growUint16();
  const row = growUint32();
  const textEnd = growFloat64();
  const text = createArena();
  // Messages with one message id form a chain: first message by id number, then the next one.
  const firstOfId = growUint32();
  const nextOfId = growUint32();

  const chainOf = (id: number): number => (id === NONE || id >= firstOfId.length ? NONE : firstOfId.get(id));

  return {
    people: createInterner(),
    messageIds: createInterner(),
    references: createInterner(),
    channels: createInterner(),
    topics: createInterner(),
    mentionNames: createInterner(),
    threads: createInterner(),
    origins: createInterner(),
    names: createInterner(),
    author, at, weight, channel, messageId, reference, file, fileGroup, row, textEnd, text,
    replyPerson: optionalUint32(NONE),
    thread: optionalUint32(NONE),
    origin: optionalUint32(NONE),
    quotes: optionalUint32(0),
    reach: optionalFloat64(),
    recipients: { message: growUint32(), value: growUint32() },
    recipientWeight: growFloat64(),
    messageTopics: { message: growUint32(), value: growUint32() },
    mentions: { message: growUint32(), value: growUint32() },
    followers: new Map(),
    displayNames: new Map(),
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
    addMessage(message) {
      const number = author.length;
      author.push(message.author);
      at.push(message.at);
      weight.push(message.weight);
      channel.push(message.channel);
      messageId.push(message.messageId);
      reference.push(message.reference);
      file.push(message.file);
      fileGroup.push(message.fileGroup);
      row.push(message.row);
      textEnd.push(text.length);
      nextOfId.push(NONE);
      if (message.messageId !== NONE) {
        while (firstOfId.length <= message.messageId) firstOfId.push(NONE);
        const first = firstOfId.get(message.messageId);
        if (first === NONE) {
          firstOfId.set(message.messageId, number);
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

function createArena(): ByteArena {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  return {
    get length() {
      return length;
    },
    append(from, start, end) {
      const size = end - start;
      if (length + size > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, length + size));
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(from.subarray(start, end), length);
      length += size;
    },
    view: () => bytes.subarray(0, length),
  };
}
