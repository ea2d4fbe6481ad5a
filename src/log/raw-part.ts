import { type Counting, growUint32, type Growing } from "../core/grow.ts";
import { type Interner, type PackedTexts, packTexts } from "../core/interner.ts";
import { type Codes, NONE } from "../core/talk-log.ts";
import type { PlainMoments } from "../core/times.ts";
import { learnFollowers, learnName } from "./latest.ts";
import type { AddedRows, Pairs, RawLog } from "./raw-log.ts";
import type { TextPlaces } from "./texts.ts";

/** The interners of a raw log that parts have; message ids are not among them: their rows depend on each other. */
const INTERNED = ["people", "references", "channels", "topics", "mentionNames", "threads", "origins", "names"] as const;
type Interned = (typeof INTERNED)[number];

/** Entries of pairs; `message` is undefined where every message of the part has one, in order. */
interface PartPairs {
  readonly message: Uint32Array | undefined;
  readonly value: Codes;
}

/**
 * The messages of a part of a file as columns, as a worker hands them over: plain data. Numbers of people and so on are the worker's,
 * rows and messages count from the part's first. A column that says nothing is undefined.
 */
export interface RawPart {
  /** Texts that the worker has met since its part before, in the order of their numbers. */
  readonly texts: Readonly<Record<Interned, PackedTexts>>;
  readonly count: number;
  readonly author: Uint32Array;
  readonly at: PlainMoments | undefined;
  readonly weight: Float64Array | undefined;
  readonly channel: Uint32Array | undefined;
  readonly reference: Uint32Array | undefined;
  /** Undefined where every row is a message. */
  readonly row: Uint32Array | undefined;
  /** Texts that are kept, and the places of those that stay in the file. */
  readonly text: Uint8Array;
  readonly textEnd: Uint32Array | undefined;
  readonly textPlaces: TextPlaces | undefined;
  readonly longTexts: { readonly message: Uint32Array; readonly length: Uint32Array };
  readonly recipients: PartPairs;
  readonly recipientWeight: Float64Array | undefined;
  readonly messageTopics: PartPairs;
  readonly mentions: PartPairs;
  readonly thread: Uint32Array | undefined;
  readonly origin: Uint32Array | undefined;
  readonly quotes: Uint32Array | undefined;
  readonly replyPerson: Uint32Array | undefined;
  readonly reach: Float64Array | undefined;
  readonly followers: { readonly person: Uint32Array; readonly at: Float64Array; readonly count: Float64Array };
  readonly displayNames: { readonly person: Uint32Array; readonly at: Float64Array; readonly name: Uint32Array };
}

/** One raw log for one part after the other: its interners serve all. */
export interface PartMaker {
  /** The raw log for the next part, empty. */
  begin(): RawLog;
  /** The part read into the log. Its columns are views, which stand until the next part begins. */
  take(): RawPart;
  /** True once a text was spelled in several ways (Interner.respelledCount): how often is known only where all are read in one piece. */
  readonly hasRespelled: boolean;
}

/** @param raw a fresh raw log */
export function createPartMaker(raw: RawLog): PartMaker {
  const told = new Map<Interned, number>(INTERNED.map((name) => [name, 0]));
  return {
    begin() {
      raw.clear();
      return raw;
    },
    take() {
      const texts = Object.fromEntries(INTERNED.map((name) => [name, packTexts(raw[name], told.get(name)!)])) as Record<Interned, PackedTexts>;
      for (const name of INTERNED) told.set(name, raw[name].count);
      const count = raw.author.length;
      const keepsText = raw.text.length > 0;
      const followers = [...raw.followers];
      const displayNames = [...raw.displayNames];
      return {
        texts,
        count,
        author: raw.author.view(),
        at: raw.at.isUsed ? raw.at.view() : undefined,
        weight: raw.weight.isUsed ? raw.weight.view() : undefined,
        channel: raw.channel.isUsed ? raw.channel.view() : undefined,
        reference: raw.references.count > 0 ? raw.reference.view() : undefined,
        row: raw.row.isUsed ? raw.row.view() : undefined,
        text: raw.text.view(),
        textEnd: keepsText ? Uint32Array.from(raw.textStart.view().subarray(1)) : undefined,
        textPlaces: raw.textPlaces.isUsed ? raw.textPlaces.view() : undefined,
        longTexts: { message: Uint32Array.from(raw.longTexts.keys()), length: Uint32Array.from(raw.longTexts.values()) },
        recipients: takePairs(raw.recipients),
        recipientWeight: raw.recipientWeight.isUsed ? raw.recipientWeight.view() : undefined,
        messageTopics: takePairs(raw.messageTopics),
        mentions: takePairs(raw.mentions),
        thread: raw.thread.take(count),
        origin: raw.origin.take(count),
        quotes: raw.quotes.take(count),
        replyPerson: raw.replyPerson.take(count),
        reach: raw.reach.take(count),
        followers: { person: Uint32Array.from(followers, ([person]) => person), at: Float64Array.from(followers, ([, seen]) => seen.at), count: Float64Array.from(followers, ([, seen]) => seen.count) },
        displayNames: { person: Uint32Array.from(displayNames, ([person]) => person), at: Float64Array.from(displayNames, ([, seen]) => seen.at), name: Uint32Array.from(displayNames, ([, seen]) => seen.name) },
      };
    },
    get hasRespelled() {
      return INTERNED.some((name) => raw[name].respelledCount > 0);
    },
  };
}

function takePairs({ message, value }: Pairs<RawLog["recipients"]["value"] | RawLog["messageTopics"]["value"]>): PartPairs {
  return { message: message.isUsed ? message.view() : undefined, value: value.view() };
}

/** Numbers in the whole log by the numbers of one worker. */
export type PartNumbers = Readonly<Record<Interned, Growing<Uint32Array>>>;

/** Nothing met yet: one for each worker. */
export function createPartNumbers(): PartNumbers {
  return Object.fromEntries(INTERNED.map((name) => [name, growUint32()])) as Record<Interned, Growing<Uint32Array>>;
}

/**
 * Adds a part behind what a raw log has already, as if its rows had been read into it. The parts of a worker come in the order in which it
 * read them; those of all workers in the order of the file. The columns of the part are changed in place.
 * Cost: one look at each value; memory: what the part adds.
 * @param place file and file group of the rows, and how many rows of the file stand before them
 */
export function addPart(raw: RawLog, part: RawPart, numbers: PartNumbers, place: { readonly file: number; readonly fileGroup: number; readonly rowsBefore: number }): void {
  for (const name of INTERNED) if (part.texts[name].ends.length > 0) addTexts(raw[name], part.texts[name], numbers[name]);
  const first = raw.author.length;
  const people = numbers.people.view();
  addMessages(raw, part, numbers, place);
  part.longTexts.message.forEach((message, i) => raw.longTexts.set(first + message, part.longTexts.length[i]!));
  addPairs(raw.recipients, part.recipients, people, first);
  const entries = part.recipients.value.length;
  if (part.recipientWeight === undefined) raw.recipientWeight.pushSame(1, entries);
  else raw.recipientWeight.pushAll(part.recipientWeight);
  addPairs(raw.messageTopics, part.messageTopics, numbers.topics.view(), first);
  addPairs(raw.mentions, part.mentions, numbers.mentionNames.view(), first);
  addOptional(raw.thread, part.thread, numbers.threads.view(), first);
  addOptional(raw.origin, part.origin, numbers.origins.view(), first);
  addOptional(raw.replyPerson, part.replyPerson, numbers.mentionNames.view(), first);
  part.quotes?.forEach((isQuote, m) => void (isQuote === 1 && raw.quotes.set(first + m, 1)));
  part.reach?.forEach((reach, m) => void (Number.isNaN(reach) || raw.reach.set(first + m, reach)));
  const { followers, displayNames } = part;
  followers.person.forEach((person, i) => learnFollowers(raw, people[person]!, followers.at[i]!, followers.count[i]!));
  const names = numbers.names.view();
  displayNames.person.forEach((person, i) => learnName(raw, people[person]!, displayNames.at[i]!, names[displayNames.name[i]!]!));
}

function addTexts(interner: Interner, { bytes, ends }: PackedTexts, numbers: Growing<Uint32Array>): void {
  for (let k = 0; k < ends.length; k++) numbers.push(interner.intern(bytes, k === 0 ? 0 : ends[k - 1]!, ends[k]!));
}

/** The columns that every message has, run by run of rows without a gap. */
function addMessages(raw: RawLog, part: RawPart, numbers: PartNumbers, { file, fileGroup, rowsBefore }: Parameters<typeof addPart>[3]): void {
  const { count, row, at, weight } = part;
  const author = renumber(part.author, numbers.people.view());
  const channel = part.channel && renumber(part.channel, numbers.channels.view());
  const reference = part.reference && renumber(part.reference, numbers.references.view());
  for (let from = 0; from < count; ) {
    let to = row === undefined ? count : from + 1;
    while (row !== undefined && to < count && row[to] === row[to - 1]! + 1) to++;
    const textFrom = from === 0 ? 0 : (part.textEnd?.[from - 1] ?? 0);
    const base = raw.text.length - textFrom;
    const rows: AddedRows = {
      count: to - from,
      author: author.subarray(from, to),
      at: at?.subarray(from, to),
      weight: weight?.subarray(from, to),
      channel: channel?.subarray(from, to),
      reference: reference?.subarray(from, to),
      text: part.textEnd && part.text.subarray(textFrom, part.textEnd[to - 1]),
      textEnd: part.textEnd && Float64Array.from(part.textEnd.subarray(from, to), (end) => base + end),
      textPlaces: part.textPlaces && cutPlaces(part.textPlaces, from, to),
      recipient: undefined, topic: undefined, marked: NOBODY,
    };
    raw.addRows(rows, file, fileGroup, rowsBefore + (row === undefined ? 1 : row[from]!));
    from = to;
  }
}

const NOBODY = new Uint32Array(0);

function renumber(values: Uint32Array, numbers: Uint32Array): Uint32Array {
  for (let i = 0; i < values.length; i++) if (values[i] !== NONE) values[i] = numbers[values[i]!]!;
  return values;
}

function cutPlaces({ low, high, length }: TextPlaces, from: number, to: number): TextPlaces {
  return { low: low.subarray(from, to), high: high?.subarray(from, to), length: length.subarray(from, to) };
}

function addPairs(into: Pairs<RawLog["recipients"]["value"] | RawLog["messageTopics"]["value"]>, { message, value }: PartPairs, numbers: Uint32Array, first: number): void {
  if (message === undefined) into.message.pushRun(first, value.length);
  else pushFrom(into.message, message, first);
  into.value.pushMapped(value, numbers);
}

function pushFrom(into: Counting, messages: Uint32Array, first: number): void {
  for (let i = 0; i < messages.length; i++) into.push(first + messages[i]!);
}

function addOptional(column: RawLog["thread"], values: Uint32Array | undefined, numbers: Uint32Array, first: number): void {
  values?.forEach((value, m) => void (value === NONE || column.set(first + m, numbers[value]!)));
}
