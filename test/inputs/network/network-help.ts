import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Notice } from "../../../src/core/notice.ts";
import type { ByteSource, Table, TableMeaning } from "../../../src/core/records.ts";
import { unattended } from "../../../src/core/task.ts";
import { openTables, type TableOptions } from "../../../src/inputs/tables.ts";
import { sourceOf, utf8 } from "../decode-help.ts";
import { readTable as readWhole } from "../table-help.ts";

/** One table read whole, cells by header. */
export interface ReadTable {
  readonly part: string;
  readonly choice: string | undefined;
  readonly isUndirected: boolean;
  readonly meaning: TableMeaning | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly setAside: readonly { readonly row: number; readonly line: number; readonly value: string; readonly code: string }[];
  readonly notices: readonly Notice[];
}

export interface ReadNetwork {
  readonly format: string;
  readonly tables: readonly ReadTable[];
  /** The table that the file is known by, and its people. */
  readonly ties: ReadTable;
  readonly people: ReadTable | undefined;
}

async function readTable(table: Table, file: string): Promise<ReadTable> {
  const { cells: rows, setAside, ...read } = await readWhole(table, file);
  return { ...read, rows, setAside: setAside.map(({ column: _column, ...entry }) => entry), isUndirected: table.shape.isUndirected, meaning: table.meaning };
}

export async function readNetwork(content: string | Uint8Array, name = "a.gexf", options: TableOptions & { readonly chunkBytes?: number } = {}): Promise<ReadNetwork> {
  const { chunkBytes, ...answers } = options;
  return readSource(sourceOf(name, typeof content === "string" ? utf8(content) : content, chunkBytes), answers);
}

export function fileSource(path: string): ByteSource {
  return { name: basename(path), size: statSync(path).size, stream: () => sourceOf(basename(path), new Uint8Array(readFileSync(path))).stream() };
}

export async function readSource(source: ByteSource, answers: TableOptions = {}): Promise<ReadNetwork> {
  const { format, tables } = await openTables(source, answers, { file: source.name, task: unattended });
  const read: ReadTable[] = [];
  for (const table of tables) read.push(await readTable(table, source.name));
  return { format: format.id, tables: read, ties: read[0]!, people: read.find(({ part }) => part === "people") };
}

/** The cells of one column. */
export function column(table: ReadTable, name: string): readonly string[] {
  const at = table.columns.indexOf(name);
  if (at < 0) throw new Error(`no column ${name} among ${table.columns.join(", ")}`);
  return table.rows.map((row) => row[at] ?? "");
}

/** Ties as "from>to", with the weight behind a colon where there is one. */
export function tieTexts(table: ReadTable): string[] {
  const [from, to] = [column(table, "from"), column(table, "to")];
  const weight = table.columns.indexOf("weight");
  return table.rows.map((row, r) => `${from[r]!}>${to[r]!}${weight < 0 || (row[weight] ?? "") === "" ? "" : `:${row[weight]!}`}`);
}
