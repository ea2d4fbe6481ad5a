import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Table } from "../../core/records.ts";
import { foreignKind } from "../foreign.ts";
import { openBytes, readHead } from "../open.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { sampleTable } from "../sample.ts";
import { guessColumns } from "../columns/columns.ts";
import { decodeList, feedJson, shapeJson } from "./json.ts";
import { holdsOneDocument, listsInHead } from "./json-sniff.ts";
import type { JsonHandler } from "./json-tokens.ts";
import { KeyPath } from "./key-path.ts";

/** Objects that a list may stand in. */
const DEEPEST = 3;

/**
 * A JSON document with several lists of objects, such as `{"users": […], "messages": […]}`, or with its lists further down, such as
 * `{"data": {"messages": […]}}`: each list is a table.
 */
export const jsonLists: BookFormat = {
  id: "json-lists",
  label: "JSON with several lists",
  extensions: ["json"],
  sniff: sniffLists,
  tables: listTables,
};

/** Objects that stand around a list have few keys of their own: what has more is a record. */
const WRAPPER_KEYS = 6;

/**
 * Certain where two lists of objects under keys of the document are seen; a second one beyond the head is not. Nearly so where the only
 * lists seen stand in objects that hold little else: one record in a file is no wrapper.
 */
function sniffLists(head: Head): number {
  if (foreignKind(head) !== undefined) return 0;
  const lists = listsInHead(head).filter(({ path, keys }) => path !== undefined && path !== "" && keys.size > 0);
  const first = lists.filter(({ depth }) => depth === 1).length;
  if (first > 0) return first > 1 ? 0.955 : 0;
  const isWrapped = lists.some(({ keysAround, elements }) => keysAround <= (elements > 1 ? WRAPPER_KEYS : 2));
  return isWrapped && holdsOneDocument(head) ? 0.955 : 0;
}

/**
 * The lists of objects of the document, those nearest to its top. The one whose columns say most surely who wrote is the table that the file is known by, of
 * several the first; the others go by their key, or by those on the way to them ("data.users").
 * @throws WhotalksError as json; `no-records` for a document without a list of objects
 */
async function listTables(source: ByteSource, options: DecodeOptions, context: BookContext): Promise<readonly Table[]> {
  const head = await readHead(source);
  const shape = shapeJson(head, options);
  const finder = new ListFinder();
  await feedJson(openBytes(source), shape.encoding, finder, context, async () => {});
  if (finder.keys.size === 0) throw noRecordsError(context.file, "The JSON document holds no list of objects.");
  const tables = [...finder.keys].map((key): Table => ({ part: key, shape, decode: (sink, within) => decodeList(openBytes(source), sink, shape, within, key) }));
  const sureness: number[] = [];
  for (const table of tables) sureness.push(await surenessOf(table, context));
  const main = sureness.indexOf(Math.max(...sureness));
  return [{ ...tables[main]!, part: "" }, ...tables.filter((_, k) => k !== main)];
}

/** How surely a table holds messages or ties, 0 to 2. */
async function surenessOf(table: Table, context: BookContext): Promise<number> {
  const { kind, columns } = guessColumns(await sampleTable(table, context));
  if (kind !== "messages") return 0;
  const best = (role: "from" | "to"): number => Math.max(0, ...columns.filter((column) => column.role === role).map(({ confidence }) => confidence));
  return best("from") + best("to") / 2 + (columns.some(({ role }) => role === "text" || role === "time") ? 0.25 : 0);
}

/** The places in a document whose value is a list that begins with an object: the nearest to its top alone. */
class ListFinder implements JsonHandler {
  line = 1;
  private readonly found = new Map<string, number>();
  private readonly place = new KeyPath();
  private candidate: { readonly depth: number; readonly path: string } | undefined;

  get keys(): ReadonlySet<string> {
    const nearest = Math.min(...this.found.values());
    return new Set([...this.found].flatMap(([path, depth]) => (depth === nearest ? [path] : [])));
  }

  open(kind: "object" | "array"): void {
    if (this.candidate !== undefined && kind === "object") this.found.set(this.candidate.path, this.candidate.depth);
    const { depth, next, isInList } = this.place;
    this.candidate = kind === "array" && depth >= 1 && depth <= DEEPEST && !isInList ? { depth, path: next } : undefined;
    this.place.open(kind);
  }

  close(): void {
    this.place.close();
    this.candidate = undefined;
  }

  key(name: string): void {
    this.place.key(name);
  }

  scalar(): void {
    this.candidate = undefined;
  }
}
