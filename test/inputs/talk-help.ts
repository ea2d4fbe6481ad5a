import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { ByteSource, RecordSink, Table } from "../../src/core/records.ts";
import type { Notice } from "../../src/core/notice.ts";
import { unattended } from "../../src/core/task.ts";
import { openTables } from "../../src/inputs/tables.ts";
import { sourceOf, utf8 } from "./decode-help.ts";

/** A table as text: each record by its columns, empty cells left out. */
export interface ReadTable {
  readonly format: string;
  readonly part: string;
  readonly table: Table;
  readonly columns: readonly string[];
  readonly records: readonly Readonly<Record<string, string>>[];
  readonly setAside: readonly { readonly row: number; readonly value: string; readonly code: string; readonly reason: string }[];
  readonly notices: readonly Notice[];
  readonly rowsRead: number;
}

/** A file in memory that can be jumped in. */
export function memoryFile(name: string, content: string | Uint8Array, chunkBytes = 65_536): ByteSource {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return { ...sourceOf(name, bytes, chunkBytes), slice: async (start, end) => bytes.slice(start, end) };
}

export function diskFile(path: string): ByteSource {
  return memoryFile(basename(path), new Uint8Array(readFileSync(path)));
}

/** Every table of a file, read whole; fails where row numbers are not consecutive. */
export async function readTables(source: ByteSource, format?: string): Promise<ReadTable[]> {
  const { format: found, tables } = await openTables(source, format === undefined ? {} : { format }, { file: source.name, task: unattended });
  const read: ReadTable[] = [];
  for (const table of tables) read.push(await readTable(found.id, table, source.name));
  return read;
}

/** The table that a file is known by. */
export async function readFirst(name: string, content: string | Uint8Array, chunkBytes?: number): Promise<ReadTable> {
  return (await readTables(memoryFile(name, content, chunkBytes)))[0]!;
}

async function readTable(format: string, table: Table, file: string): Promise<ReadTable> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let columns: readonly string[] = [];
  const records: Record<string, string>[] = [];
  const setAside: { row: number; value: string; code: string; reason: string }[] = [];
  const notices: Notice[] = [...table.shape.notices];
  let nextRow = 1;
  const sink: RecordSink = {
    columns(names) {
      columns = names;
    },
    batch(batch) {
      if (batch.firstRow !== nextRow) throw new Error(`batch starts at row ${batch.firstRow}, expected ${nextRow}`);
      nextRow += batch.recordCount;
      for (let r = 0; r < batch.recordCount; r++) {
        const cells: [string, string][] = [];
        for (let i = batch.cellStart[r]!, c = 0; i < batch.cellStart[r + 1]!; i++, c++) {
          const text = decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!));
          if (text !== "") cells.push([columns[c]!, text]);
        }
        records.push(Object.fromEntries(cells));
      }
    },
    notice: (notice) => void notices.push(notice),
    setAside(row, _line, _column, value, code, reason) {
      if (row !== nextRow) throw new Error(`row ${row} set aside, expected ${nextRow}`);
      nextRow++;
      setAside.push({ row, value, code, reason });
    },
  };
  await table.decode(sink, { file, task: unattended });
  return { format, part: table.part, table, columns, records, setAside, notices, rowsRead: nextRow - 1 };
}

/** How often each code stands in a list of notices or of rows set aside; a notice counts as often as it says. */
export function countCodes(entries: readonly { readonly code: string; readonly count?: number }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, count = 1 } of entries) counts[code] = (counts[code] ?? 0) + count;
  return counts;
}
