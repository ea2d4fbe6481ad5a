import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Notice } from "../../../src/core/notice.ts";
import type { ByteSource, RecordSink, Table, TableMeaning } from "../../../src/core/records.ts";
import { unattended } from "../../../src/core/task.ts";
import { openTables, type TableOptions } from "../../../src/inputs/tables.ts";
import { sourceOf, utf8 } from "../decode-help.ts";

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
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const rows: string[][] = [];
  const lines: number[] = [];
  const setAside: { row: number; line: number; value: string; code: string }[] = [];
  const notices: Notice[] = [...table.shape.notices];
  let columns: readonly string[] = [];
  let nextRow = 1;
  const sink: RecordSink = {
    columns: (names) => void (columns = names),
    batch(batch) {
      if (batch.firstRow !== nextRow) throw new Error(`batch starts at row ${batch.firstRow}, expected ${nextRow}`);
      nextRow += batch.recordCount;
      for (let r = 0; r < batch.recordCount; r++) {
        const cells: string[] = [];
        for (let i = batch.cellStart[r]!; i < batch.cellStart[r + 1]!; i++) cells.push(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)));
        rows.push(cells);
        lines.push(batch.line[r]!);
      }
    },
    notice: (notice) => void notices.push(notice),
    setAside(row, line, _column, value, code) {
      if (row !== nextRow++) throw new Error(`row ${row} set aside out of turn`);
      setAside.push({ row, line, value, code });
    },
  };
  await table.decode(sink, { file, task: unattended });
  return { part: table.part, choice: table.choice, isUndirected: table.shape.isUndirected, meaning: table.meaning, columns, rows, lines, setAside, notices };
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
