import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Table } from "../../core/records.ts";
import { foreignKind } from "../foreign.ts";
import { openBytes, readHead } from "../open.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { sampleTable } from "../sample.ts";
import { guessColumns } from "../columns/columns.ts";
import { decodeList, feedJson, shapeJson } from "./json.ts";
import { listsInHead } from "./json-sniff.ts";
import type { JsonHandler } from "./json-tokens.ts";

/** A JSON document with several lists of objects, such as `{"users": […], "messages": […]}`: each list is a table. */
export const jsonLists: BookFormat = {
  id: "json-lists",
  label: "JSON with several lists",
  extensions: ["json"],
  sniff: sniffLists,
  tables: listTables,
};

/** Certain where two lists of objects under keys of the document are seen; a second one beyond the head is not. */
function sniffLists(head: Head): number {
  if (foreignKind(head) !== undefined) return 0;
  return listsInHead(head).filter(({ depth, keys }) => depth === 1 && keys.size > 0).length > 1 ? 0.955 : 0;
}

/**
 * The lists of objects of the document. The one whose columns say most surely who wrote is the table that the file is known by, of
 * several the first; the others go by their key.
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

/** The keys of the document whose value is a list that begins with an object. */
class ListFinder implements JsonHandler {
  line = 1;
  readonly keys = new Set<string>();
  private depth = 0;
  private current = "";
  private isCandidate = false;

  open(kind: "object" | "array"): void {
    this.depth++;
    if (this.depth === 3 && this.isCandidate && kind === "object") this.keys.add(this.current);
    this.isCandidate = this.depth === 2 && kind === "array";
  }

  close(): void {
    this.depth--;
    this.isCandidate = false;
  }

  key(name: string): void {
    if (this.depth === 1) this.current = name;
  }

  scalar(): void {
    this.isCandidate = false;
  }
}
