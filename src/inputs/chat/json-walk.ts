import { WhotalksError } from "../../core/errors.ts";
import type { ByteSource, DecodeContext, Head } from "../../core/records.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { shapeJson } from "../json/json.ts";
import { JsonFault, type JsonHandler, JsonReader, type JsonScalar } from "../json/json-tokens.ts";
import { openBytes, readHead } from "../open.ts";
import { readText } from "../text/decode-text.ts";

const SLICE_BYTES = 65_536;
/** Longer without a token is no value but a text that was never closed. */
const VALUE_BYTES = 67_108_864;

/** A value of a JSON document; numbers as they are written. Objects are maps: no key can be taken for anything else. */
export type JsonValue = string | boolean | null | readonly JsonValue[] | ReadonlyMap<string, JsonValue>;

/** A value that was met: where it stands ("messages.[]": an element of the list under messages), and on which line it begins. */
export interface FoundValue {
  readonly path: string;
  readonly value: JsonValue;
  readonly line: number;
}

/**
 * The values of a JSON document in their order, a slice of the file at a time: scalars one by one, and as a whole whatever stands at a
 * path that `isWhole` names. Memory: one such value.
 * @param known what need not be found out first: each file of an archive would be opened twice for it
 * @throws WhotalksError `json-invalid`, `json-cut-off`, `json-too-deep`, each with its line; `no-records` for an empty file; as readText
 */
export async function* walkJson(source: ByteSource, isWhole: (path: string) => boolean, { file, task }: DecodeContext, known: { readonly encoding?: "utf-8" } = {}): AsyncGenerator<readonly FoundValue[]> {
  const encoding = known.encoding ?? shapeJson(await readHead(source), {}).encoding;
  const walk = new JsonWalk(isWhole);
  const reader = new JsonReader(walk);
  let done = 0;
  let silent = 0;
  let isEnding = false;
  try {
    for await (const chunk of readText(openBytes(source), encoding, file)) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        const slice = chunk.subarray(at, at + SLICE_BYTES);
        const before = reader.tokenCount;
        writeLines(reader, walk, slice);
        silent = reader.tokenCount === before ? silent + slice.length : 0;
        if (silent > VALUE_BYTES) throw new JsonFault("a text is longer than 64 MB: its quote is not closed");
        yield walk.take();
        done += slice.length;
        await task.breathe({ stage: "read", done, total: Number.NaN, unit: "bytes" });
      }
    }
    isEnding = true;
    reader.write(Uint8Array.of(10));
    if (reader.isUntouched) throw noRecordsError(file, "The file is empty.");
    reader.end();
  } catch (error) {
    throw error instanceof JsonFault ? faultError(file, walk.line, error, isEnding) : error;
  }
  yield walk.take();
}

function writeLines(reader: JsonReader, walk: JsonWalk, bytes: Uint8Array): void {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    reader.write(bytes.subarray(start, end + 1));
    walk.line++;
    start = end + 1;
  }
  if (start < bytes.length) reader.write(bytes.subarray(start));
}

function faultError(file: string, line: number, fault: JsonFault, isEnding: boolean): WhotalksError {
  const code = fault.isTooDeep ? "json-too-deep" : isEnding ? "json-cut-off" : "json-invalid";
  const hint = isEnding ? "The file looks cut off: copy or export it again." : "Check the file with whatever wrote it.";
  return new WhotalksError(code, `${file}: the JSON cannot be read: ${fault.message} (line ${line}).`, { hint, where: { file, line } });
}

/**
 * The first scalar at each path in the beginning of a JSON document: enough to tell what wrote it. Empty where the file is no JSON.
 * Cost: at most 32 KiB are read.
 */
export function pathsInHead(head: Head): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const start = head.bytes[0] === 0xef ? 3 : 0;
  let first = start;
  while (first < head.bytes.length && head.bytes[first]! <= 32) first++;
  if (head.bytes[first] !== 0x7b && head.bytes[first] !== 0x5b) return paths;
  const walk = new JsonWalk(() => false);
  try {
    new JsonReader(walk).write(head.bytes.subarray(start, 32_768));
  } catch (error) {
    // What could be read before the fault is judged; whoever reads the file says where the fault is.
    if (!(error instanceof JsonFault)) throw error;
  }
  for (const { path, value } of walk.take()) if (!paths.has(path)) paths.set(path, typeof value === "string" ? value : "");
  return paths;
}

/** An object or a list that is open: as a value that is being gathered, or only walked through. */
type Gathered = JsonValue[] | Map<string, JsonValue>;

class JsonWalk implements JsonHandler {
  line = 1;
  private readonly isWhole: (path: string) => boolean;
  /** Path of each open container, and whether it is a list. */
  private readonly paths: string[] = [];
  private readonly isList: boolean[] = [];
  private currentKey = "";
  private gathered: Gathered[] = [];
  private readonly keys: string[] = [];
  private wholePath = "";
  private wholeLine = 0;
  private found: FoundValue[] = [];

  constructor(isWhole: (path: string) => boolean) {
    this.isWhole = isWhole;
  }

  take(): readonly FoundValue[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  key(name: string): void {
    this.currentKey = name;
  }

  open(kind: "object" | "array"): void {
    if (this.gathered.length > 0) return this.openInside(kind);
    const path = this.pathOfNext();
    if (this.isWhole(path)) {
      this.wholePath = path;
      this.wholeLine = this.line;
      return this.openInside(kind);
    }
    this.paths.push(path);
    this.isList.push(kind === "array");
  }

  close(): void {
    if (this.gathered.length === 0) {
      this.paths.pop();
      this.isList.pop();
      return;
    }
    const value = this.gathered.pop()!;
    this.currentKey = this.keys.pop()!;
    if (this.gathered.length > 0) this.put(value);
    else this.found.push({ path: this.wholePath, value, line: this.wholeLine });
  }

  scalar(kind: JsonScalar, text: string): void {
    const value = kind === "null" ? null : kind === "true" || kind === "false" ? kind === "true" : text;
    if (this.gathered.length > 0) this.put(value);
    else this.found.push({ path: this.pathOfNext(), value, line: this.line });
  }

  private openInside(kind: "object" | "array"): void {
    this.gathered.push(kind === "array" ? [] : new Map());
    this.keys.push(this.currentKey);
  }

  private put(value: JsonValue): void {
    const parent = this.gathered.at(-1)!;
    if (Array.isArray(parent)) parent.push(value);
    else parent.set(this.currentKey, value);
  }

  private pathOfNext(): string {
    const parent = this.paths.at(-1);
    if (parent === undefined) return "";
    const step = this.isList.at(-1) === true ? "[]" : this.currentKey;
    return parent === "" ? step : `${parent}.${step}`;
  }
}

/** A field of an object; null where there is none, or no object. */
export function fieldOf(value: JsonValue | undefined, ...path: readonly string[]): JsonValue {
  let at: JsonValue = value ?? null;
  for (const key of path) at = at instanceof Map ? ((at as ReadonlyMap<string, JsonValue>).get(key) ?? null) : null;
  return at;
}

/** A field as text: "" where it is missing, null, false, a list or an object. */
export function textAt(value: JsonValue | undefined, ...path: readonly string[]): string {
  const found = fieldOf(value, ...path);
  return typeof found === "string" ? found : "";
}

/** A field as a list: empty where it is none. */
export function listAt(value: JsonValue | undefined, ...path: readonly string[]): readonly JsonValue[] {
  const found = fieldOf(value, ...path);
  return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}
