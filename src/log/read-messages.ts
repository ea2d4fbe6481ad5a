import { WhotalksError } from "../core/errors.ts";
import type { ColumnRole, RecordBatch, RecordSink } from "../core/records.ts";
import { NONE } from "../core/talk-log.ts";
import { withoutReplyMarks } from "../core/subjects.ts";
import { plural } from "../core/words.ts";
import { joinClock } from "./clock-time.ts";
import { readInColumns } from "./column-rows.ts";
import { learnFollowers, learnName } from "./latest.ts";
import { mayMention, mentionsIn } from "./mentions.ts";
import type { MessageReading } from "./message-reading.ts";
import { parseCount, parseIntegerBytes } from "./numbers.ts";
import type { OverlapFilter } from "./overlap.ts";
import { isRepost, type RawLog } from "./raw-log.ts";
import { followersUnreadable, reachUnreadable, type Diary } from "./set-aside.ts";
import { isLongText } from "./texts.ts";
import { IN, leftOut, OPTED_OUT } from "./standing.ts";

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
  const topics = reading.topics.usesColumns ? columnsOf("topic") : [];
  const { inTexts, subjects } = reading.topics;
  const clockTime = columnOf("clockTime");
  const thread = columnOf("thread");
  const origin = columnOf("repostOf");
  const quote = columnOf("quoteOf");
  const replyPerson = columnOf("replyToPerson");
  const mentioned = columnsOf("mentioned");
  const fromName = columnOf("fromName");
  const reach = columnOf("reach");
  const { standing, overlap } = reading;
  // Several columns make one text, which is found nowhere in the file.
  const refersToTexts = reading.textsFrom !== undefined && texts.length === 1;
  const order = reading.cellOrder ?? [];
  // What tells a row with a message id from others.
  const telling = [messageId, from, channel, ...(order.length === 0 ? to : order.filter((c) => to.includes(c)))];
  const scratch = new Uint8Array(256);
  const encoder = new TextEncoder();
  // The people one row names, before it is known whether the row is used.
  const named: number[] = [];
  let namedCount = 0;
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

  const readClock = (): number => {
    const { written } = encoder.encodeInto(joinClock(textOf(time), textOf(clockTime)), scratch);
    return reading.readTime(scratch, 0, written);
  };

  /** True where an earlier file has the row: by its message, author and recipients where it has a message id, else by all its cells. */
  const isOverlap = (filter: OverlapFilter): boolean => {
    filter.startRow();
    const add = (c: number): void => filter.addCell(cells.bytes, start(c), stop(c));
    if (messageId >= 0 && !isBlank(messageId)) for (const c of telling) add(c);
    else for (let k = 0; k < Math.max(order.length, end - first); k++) add(order[k] ?? k);
    return filter.isKnown();
  };

  const rejectLeftOut = (r: number, c: number, standingOf: number): void => {
    const { code, reason } = leftOut[standingOf]!;
    reject(r, standingOf === OPTED_OUT ? -1 : c, code, reason);
  };

  const readRecord = (r: number): void => {
    if (reading.isRagged && end - first <= lastUsed) {
      return reject(r, end - first - 1, "too-few-cells", `${plural(end - first, "cell", "cells")} where the header has ${reading.names.length}: "${reading.names[lastUsed]}" is missing`);
    }
    if (overlap !== undefined && isOverlap(overlap)) return reject(r, messageId, "duplicate-across-files", "an earlier file has this row");
    const author = standing.personOf(internCell(raw.people, from));
    if (author === NONE) return reject(r, from, "from-missing", "nobody is named as the author");
    let at = Number.NaN;
    if (time >= 0 && !isBlank(time)) {
      at = clockTime < 0 || isBlank(clockTime) ? reading.readTime(cells.bytes, start(time), stop(time)) : readClock();
      if (Number.isNaN(at)) return reject(r, time, "date-invalid", "no such date, or not written as the others in this column");
    }
    let w = 1;
    if (weight >= 0) {
      if (isBlank(weight)) return reject(r, weight, "weight-missing", "the weight is empty");
      w = reading.readNumber(cells.bytes, start(weight), stop(weight));
      if (Number.isNaN(w)) return reject(r, weight, "weight-not-a-number", "the weight is not a number");
      if (w === 0) return reject(r, weight, "weight-zero", "a weight of 0 is no message");
      if (w < 0) return reject(r, weight, "weight-negative", "a weight cannot be negative");
      if (w === Infinity) return reject(r, weight, "weight-infinite", "a weight must be finite");
    }
    if (reading.scrub !== undefined && fromName >= 0) reading.objections.meet(textOf(from).trim(), textOf(fromName).trim());
    if (!standing.isPlain && standing.of(author) !== IN) return rejectLeftOut(r, from, standing.of(author));
    namedCount = 0;
    let dropped = IN;
    let droppedIn = -1;
    for (const c of to) {
      const before = namedCount;
      readRecipients(c);
      if (standing.isPlain) continue;
      let kept = before;
      for (let i = before; i < namedCount; i++) {
        const why = standing.of(named[i]!);
        if (why === IN) named[kept++] = named[i]!;
        // Of several reasons the gravest is named.
        else if (why > dropped) [dropped, droppedIn] = [why, c];
      }
      namedCount = kept;
    }
    if (dropped !== IN && namedCount === 0) return rejectLeftOut(r, droppedIn, dropped);
    const inChannel = internCell(raw.channels, channel);
    const id = internCell(raw.messageIds, messageId);
    let message = id === NONE ? NONE : raw.findMessage(reading.fileGroup, inChannel, id, author);
    if (message === NONE) {
      if (id !== NONE && raw.isIdOfAnother(reading.fileGroup, inChannel, id, author)) {
        diary.note({ code: "id-reused", message: "One message id is used by several authors: each is a message of its own.", hint: "Check that the right column is the message id.", file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[messageId] ?? "", sample: textOf(messageId) });
      }
      message = startMessage(r, author, at, w, inChannel, id);
    } else if (raw.weight.get(message) !== w) {
      diary.note({ code: "weights-differ", severity: "info", message: "The rows of one message have different weights: as a post it counts with the first one, for each recipient with that of its row.", hint: "Nothing to do if the weights are meant for each recipient.", file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[weight] ?? "", sample: textOf(weight) });
    } else if (raw.file.get(message) !== reading.fileNumber && raw.at.get(message) !== at && !Number.isNaN(at)) {
      diary.note({ code: "id-restarts", message: "A message id of an earlier file comes again with another time: its rows are read as one message.", hint: "If every file numbers its messages anew, open them one by one, or leave the message id out with --columns ignore=HEADER.", file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[messageId] ?? "", sample: textOf(messageId) });
    }
    for (let i = 0; i < namedCount; i++) {
      pushPair(raw.recipients, message, named[i]!);
      raw.recipientWeight.push(w);
    }
    for (const c of mentioned) readMentioned(c, message);
    if (fromName >= 0) readName(author, at);
    if (followers >= 0) readFollowers(r, author, at);
  };

  const startMessage = (r: number, author: number, at: number, w: number, inChannel: number, id: number): number => {
    const message = raw.addMessage(author, at, w, inChannel, id, internCell(raw.references, replyTo), reading.fileNumber, reading.fileGroup, cells.firstRow + r);
    for (const c of topics) readTopics(c, message);
    if (reading.topics.usesChannel) pushPair(raw.messageTopics, message, internCell(raw.topics, channel));
    if (subjects.length > 0) readSubject(message);
    if (thread >= 0) setCell(raw.thread, message, internCell(raw.threads, thread));
    if (origin >= 0) setCell(raw.origin, message, internCell(raw.origins, origin));
    if (quote >= 0 && !isBlank(quote) && raw.origin.get(message) === NONE) {
      setCell(raw.origin, message, internCell(raw.origins, quote));
      raw.quotes.set(message, 1);
    }
    if (replyPerson >= 0) setCell(raw.replyPerson, message, internCell(raw.mentionNames, replyPerson));
    if (reach >= 0) readReach(r, message);
    let mayName = true;
    if (reading.keepsText && reading.scrub !== undefined) {
      const bytes = encoder.encode(reading.scrub(texts.map(textOf).filter((text) => text !== "").join("\n")));
      raw.text.append(bytes, 0, bytes.length);
      raw.textStart.set(message + 1, raw.text.length);
    } else if (refersToTexts && cells.offset !== undefined) {
      const length = stop(texts[0]!) - start(texts[0]!);
      raw.textPlaces.set(message, cells.offset + start(texts[0]!) + reading.textsFrom!, length);
      if (isLongText(length)) raw.longTexts.set(message, length);
    } else if (reading.keepsText && texts.length > 0) {
      mayName = false;
      for (let i = 0; i < texts.length; i++) {
        const c = texts[i]!;
        if (i > 0 && start(c) < stop(c)) raw.text.append(NEW_LINE, 0, 1);
        if (raw.text.append(cells.bytes, start(c), stop(c))) mayName = true;
      }
      raw.textStart.set(message + 1, raw.text.length);
    }
    // What is passed on names people for its first author.
    const readsMentions = mayName && reading.marksMentions !== true && !isRepost(raw, message) && texts.some((c) => mayMention(cells.bytes, start(c), stop(c)));
    if (inTexts !== undefined && texts.length === 1) readTextTopics(cells.bytes, start(texts[0]!), stop(texts[0]!), message);
    if (texts.length > 0 && ((inTexts !== undefined && texts.length > 1) || readsMentions)) {
      const text = texts.map(textOf).join("\n");
      if (inTexts !== undefined && texts.length > 1) {
        const bytes = encoder.encode(text);
        readTextTopics(bytes, 0, bytes.length, message);
      }
      if (readsMentions) for (const name of mentionsIn(text)) pushPair(raw.mentions, message, raw.mentionNames.internText(name));
    }
    return message;
  };

  const readTextTopics = (bytes: Uint8Array, from: number, to: number, message: number): void => {
    for (const name of inTexts!.find(bytes, [from], [to], 1, message)[0] ?? []) if (reading.scrub === undefined || reading.scrub(name) === name) pushPair(raw.messageTopics, message, raw.topics.internText(name));
  };

  const readSubject = (message: number): void => {
    for (const c of subjects) {
      const subject = withoutReplyMarks(reading.scrub?.(textOf(c)) ?? textOf(c));
      if (subject !== "") return setCell(raw.subject, message, raw.topics.internText(subject));
    }
  };

  const readRecipients = (c: number): void => {
    if (!reading.mayHoldSeveral(c) || isPlain(cells.bytes, start(c), stop(c))) {
      const person = standing.personOf(internCell(raw.people, c));
      if (person !== NONE) named[namedCount++] = person;
      return;
    }
    for (const name of reading.splitCell(c, textOf(c))) {
      const person = standing.personOf(raw.people.internText(name));
      if (person !== NONE) named[namedCount++] = person;
    }
  };

  const readMentioned = (c: number, message: number): void => {
    if (isRepost(raw, message)) return;
    const names = reading.mayHoldSeveral(c) ? reading.splitCell(c, textOf(c)) : [textOf(c)];
    for (const name of names) pushPair(raw.mentions, message, raw.mentionNames.internText(name.trim().replace(/^@/, "")));
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

  const readFollowers = (r: number, author: number, at: number): void => {
    if (isBlank(followers)) return;
    const plain = parseIntegerBytes(cells.bytes, start(followers), stop(followers));
    const count = plain >= 0 ? plain : parseCount(textOf(followers));
    if (Number.isNaN(count)) return diary.note({ ...followersUnreadable, file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[followers] ?? "", sample: textOf(followers) });
    learnFollowers(raw, author, at, count);
  };

  const readName = (author: number, at: number): void => {
    const name = internCell(raw.names, fromName);
    if (name === NONE) return;
    learnName(raw, author, at, name);
  };

  const readReach = (r: number, message: number): void => {
    if (isBlank(reach)) return;
    const plain = parseIntegerBytes(cells.bytes, start(reach), stop(reach));
    const count = plain >= 0 ? plain : parseCount(textOf(reach));
    if (Number.isNaN(count)) return diary.note({ ...reachUnreadable, file: reading.file, row: cells.firstRow + r, line: cells.line[r]!, column: reading.names[reach] ?? "", sample: textOf(reach) });
    raw.reach.set(message, count);
  };

  const inColumns = readInColumns(raw, reading);

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
      const isInColumns = inColumns?.start(records) === true;
      for (let r = 0; r < records.recordCount; r++) {
        if (isInColumns) {
          const next = inColumns.take(r);
          rowsRead += next - r;
          r = next;
          if (r === records.recordCount) break;
        }
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

function setCell(column: RawLog["thread"], message: number, value: number): void {
  if (value !== NONE) column.set(message, value);
}

function pushPair(pairs: RawLog["recipients"] | RawLog["messageTopics"], message: number, value: number): void {
  if (value === NONE) return;
  pairs.message.push(message);
  pairs.value.push(value);
}
