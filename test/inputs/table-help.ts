import type { Notice } from "../../src/core/notice.ts";
import type { ByteSource, RecordSink, Table } from "../../src/core/records.ts";
import { unattended } from "../../src/core/task.ts";
import { openTables, type TableOptions } from "../../src/inputs/tables.ts";
import { sourceOf, utf8 } from "./decode-help.ts";

export interface ReadTable {
  readonly part: string;
  readonly choice: string | undefined;
  readonly columns: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly notices: readonly Notice[];
  readonly setAside: readonly { readonly row: number; readonly line: number; readonly column: string; readonly value: string; readonly code: string }[];
}

/** A file in memory that can be jumped in. */
export function fileOf(name: string, content: string | Uint8Array): ByteSource {
  const bytes = typeof content === "string" ? utf8(content) : content;
  return { ...sourceOf(name, bytes), slice: async (start, end) => bytes.slice(start, end) };
}

/** Opens a file as the engine does and reads every table in it. */
export async function readTables(source: ByteSource, options: TableOptions = {}): Promise<ReadTable[]> {
  const { tables } = await openTables(source, options, { file: source.name, task: unattended });
  const read: ReadTable[] = [];
  for (const table of tables) read.push(await readTable(table, source.name));
  return read;
}

/** Reads one table whole, as text; fails where row numbers are not consecutive. */
export async function readTable(table: Table, file: string): Promise<ReadTable> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let columns: readonly string[] = [];
  const cells: string[][] = [];
  const lines: number[] = [];
  const notices: Notice[] = [...table.shape.notices];
  const setAside: { row: number; line: number; column: string; value: string; code: string }[] = [];
  let nextRow = 1;
  const sink: RecordSink = {
    columns: (names) => void (columns = names),
    batch(batch) {
      if (batch.firstRow !== nextRow) throw new Error(`batch starts at row ${batch.firstRow}, expected ${nextRow}`);
      nextRow += batch.recordCount;
      for (let r = 0; r < batch.recordCount; r++) {
        const row: string[] = [];
        for (let i = batch.cellStart[r]!; i < batch.cellStart[r + 1]!; i++) row.push(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)));
        cells.push(row);
        lines.push(batch.line[r]!);
      }
    },
    notice: (notice) => void notices.push(notice),
    setAside(row, line, column, value, code) {
      if (row !== nextRow) throw new Error(`row ${row} set aside, expected ${nextRow}`);
      nextRow++;
      setAside.push({ row, line, column, value, code });
    },
  };
  await table.decode(sink, { file: table.part === "" ? file : `${file}/${table.part}`, task: unattended });
  return { part: table.part, choice: table.choice, columns, cells, lines, notices, setAside };
}
