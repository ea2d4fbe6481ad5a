import type { Head } from "../../core/records.ts";
import { headText } from "../text/decode-text.ts";
import { detectEncoding } from "../text/encoding.ts";
import { foreignKind } from "../foreign.ts";
import { JsonReader, type JsonHandler } from "./json-tokens.ts";
import { KeyPath } from "./key-path.ts";

const LOOK_AT_BYTES = 16_384;
const LOOK_AT_LINES = 20;
/** A list of people may be long before that of the ties begins. */
const LISTS_BYTES = 131_072;

/** How much a head looks like one JSON document, and like one object a line: 0 to 1 each. */
export interface JsonLikeness {
  readonly document: number;
  readonly lines: number;
}

/** Judges by content; the extension only decides where both readings fit. Cost: at most 16 KiB are read. */
export function sniffJson(head: Head): JsonLikeness {
  const nothing = { document: 0, lines: 0 };
  if (foreignKind(head) !== undefined) return nothing;
  const text = textOf(head);
  if (text === undefined) return nothing;
  const first = /^\s*([[{])/.exec(text)?.[1];
  if (first === undefined) return nothing;
  const isWhole = head.isWhole && text.length < LOOK_AT_BYTES;
  const complete = text.split(/\r\n|\n|\r/);
  if (!isWhole) complete.pop();
  const lines = complete.filter((line) => line.trim() !== "").slice(0, LOOK_AT_LINES);
  const objects = lines.filter(isObjectLine).length;
  const isNamedLines = saysLines(head);
  if (first === "{") {
    const isSingle = lines.length === 1 && isWhole;
    if (isSingle && objects === 1) return holdsList(lines[0]!) && !isNamedLines ? { document: 0.9, lines: 0.5 } : { document: 0.5, lines: 0.9 };
    if (objects >= 1 && objects >= lines.length / 2) return { document: 0.3, lines: 0.95 };
  }
  if (isNamedLines && lines.length === 0) return { document: 0.4, lines: 0.95 };
  if (startsAsJson(text)) return { document: 0.95, lines: 0.2 };
  // Broken from the start: the format that its name promises says where.
  return { document: /\.json(\.gz)?$/i.test(head.name) ? 0.7 : 0, lines: isNamedLines ? 0.7 : 0 };
}

/** A list seen in the head of a document: the key it stands under, and the keys of its first object ("data.id" for those one level down). */
export interface SeenList {
  readonly key: string;
  readonly keys: ReadonlySet<string>;
  /** How many objects and lists it stands in. */
  readonly depth: number;
  /** The keys on the way to it ("data.messages"); undefined within a list. */
  readonly path: string | undefined;
  /** How many elements of it are seen. */
  readonly elements: number;
  /** Keys seen in the objects it stands in, the most of one. */
  readonly keysAround: number;
}

/** The lists of objects, and the lists of lists, that begin in the head of a JSON document, up to three levels down. Cost: one look at the head. */
export function listsInHead(head: Head): readonly SeenList[] {
  const text = textOf(head, LISTS_BYTES);
  if (text === undefined || !/^\s*[[{]/.test(text)) return [];
  interface Place {
    readonly kind: "object" | "array";
    readonly key: string;
    readonly list: Seen | undefined;
    keyCount: number;
  }
  interface Seen {
    readonly key: string;
    readonly keys: Set<string>;
    readonly depth: number;
    readonly path: string | undefined;
    readonly around: readonly Place[];
    elements: number;
  }
  const lists: Seen[] = [];
  const open: Place[] = [];
  const place = new KeyPath();
  let key = "";
  const reader = new JsonReader({
    open(kind) {
      const parent = open.at(-1);
      const own = parent?.kind === "object" ? key : "";
      let list: Seen | undefined;
      if (parent?.kind === "array" && parent.list !== undefined) {
        parent.list.elements++;
        if (parent.list.elements === 1) lists.push(parent.list);
      }
      if (kind === "array" && open.length <= 3) list = { key: own, keys: new Set(), depth: open.length, path: place.isInList ? undefined : place.next, around: [...open], elements: 0 };
      open.push({ kind, key: own, list, keyCount: 0 });
      place.open(kind);
    },
    close() {
      open.pop();
      place.close();
    },
    key(name) {
      key = name;
      place.key(name);
      open.at(-1)!.keyCount++;
      const [outer, inner] = [open.at(-2), open.at(-3)];
      if (outer?.list?.elements === 1) outer.list.keys.add(name);
      else if (inner?.list?.elements === 1 && open.at(-2)?.kind === "object") inner.list.keys.add(`${open.at(-1)!.key}.${name}`);
    },
    scalar() {},
  });
  try {
    reader.write(new TextEncoder().encode(text));
  } catch {
    // Broken further on: what was seen so far stands, and the format that reads it says where.
  }
  return lists.map(({ around, ...list }) => ({ ...list, keysAround: around.reduce((most, { keyCount }) => Math.max(most, keyCount), 0) }));
}

/** Whether a head is that of one document rather than of one object a line. */
export function holdsOneDocument(head: Head): boolean {
  return !saysLines(head) && sniffJson(head).document >= 0.5;
}

function saysLines({ name }: Head): boolean {
  return /\.(ndjson|jsonl|ldjson)(\.gz)?$/i.test(name);
}

/** The first characters; undefined where the encoding cannot be read (the format that is chosen says why). */
function textOf(head: Head, most = LOOK_AT_BYTES): string | undefined {
  try {
    const cut = { ...head, bytes: head.bytes.subarray(0, most * 2), isWhole: head.isWhole && head.bytes.length <= most * 2 };
    const encoding = detectEncoding(cut);
    const bytes = encoding === "utf-8" ? cut.bytes : headText(cut, encoding);
    return new TextDecoder().decode(bytes).slice(0, most);
  } catch {
    return undefined;
  }
}

function isObjectLine(line: string): boolean {
  const trimmed = line.trim();
  if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) return false;
  return holdsJson(trimmed, true);
}

/** Whether an object on one line holds a list of objects right under one of its keys. */
function holdsList(line: string): boolean {
  let depth = 0;
  let inList = false;
  let found = false;
  const step = (kind: "object" | "array"): void => {
    depth++;
    if (depth === 2) inList = kind === "array";
    else if (depth === 3 && inList && kind === "object") found = true;
  };
  read(line, { open: step, close: () => void depth--, key: () => {}, scalar: () => {} });
  return found;
}

function startsAsJson(text: string): boolean {
  return holdsJson(text, false);
}

function holdsJson(text: string, isWhole: boolean): boolean {
  const reader = read(text, { open: () => {}, close: () => {}, key: () => {}, scalar: () => {} });
  return reader !== undefined && (!isWhole || reader.isComplete);
}

/** @returns undefined where the text is no JSON */
function read(text: string, handler: JsonHandler): JsonReader | undefined {
  const reader = new JsonReader(handler);
  try {
    reader.write(new TextEncoder().encode(text));
    return reader;
  } catch {
    return undefined;
  }
}
