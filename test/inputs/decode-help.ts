import { WhotalksError } from "../../src/core/errors.ts";
import type { Notice } from "../../src/core/notice.ts";
import type { ByteSource, DecodeOptions, InputFormat, RecordSink, Shape } from "../../src/core/records.ts";
import { unattended } from "../../src/core/task.ts";
import type { TextScanner } from "../../src/core/text-scanner.ts";
import { openBytes, readHead } from "../../src/inputs/open.ts";

export interface Row {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Decoded {
  readonly shape: Shape;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly cells: readonly (readonly string[])[];
  readonly notices: readonly Notice[];
  readonly setAside: readonly { readonly row: number; readonly line: number; readonly column: string; readonly value: string; readonly code: string; readonly reason: string }[];
  readonly batchCount: number;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function sourceOf(name: string, bytes: Uint8Array, chunkBytes = 65_536): ByteSource {
  return {
    name,
    size: bytes.length,
    stream: () => {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + chunkBytes));
          at += chunkBytes;
        },
      });
    },
  };
}

/** Reads a file whole with one format, as text; fails where row numbers are not consecutive or buffers are out of range. */
export async function decodeAll(
  format: InputFormat,
  content: string | Uint8Array,
  options: DecodeOptions & { readonly name?: string; readonly chunkBytes?: number; readonly scanner?: TextScanner | undefined } = {},
): Promise<Decoded> {
  const { name = `file.${format.extensions[0]}`, chunkBytes = 65_536, scanner, ...answers } = options;
  const source = sourceOf(name, typeof content === "string" ? utf8(content) : content, chunkBytes);
  const shape = format.shape(await readHead(source), answers);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let columns: readonly string[] | undefined;
  const rows: Row[] = [];
  const notices: Notice[] = [];
  const setAside: { row: number; line: number; column: string; value: string; code: string; reason: string }[] = [];
  let batchCount = 0;
  let nextRow = 1;
  const sink: RecordSink = {
    columns(names) {
      if (columns !== undefined && columns.some((known, c) => names[c] !== known)) throw new Error("columns changed");
      columns = names;
    },
    batch(batch) {
      if (columns === undefined) throw new Error("batch before columns");
      if (batch.firstRow !== nextRow) throw new Error(`batch starts at row ${batch.firstRow}, expected ${nextRow}`);
      nextRow += batch.recordCount;
      batchCount++;
      for (let r = 0; r < batch.recordCount; r++) {
        const cells: string[] = [];
        for (let i = batch.cellStart[r]!; i < batch.cellStart[r + 1]!; i++) {
          cells.push(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)));
        }
        rows.push({ row: batch.firstRow + r, line: batch.line[r]!, cells });
      }
    },
    notice: (notice) => void notices.push(notice),
    setAside(row, line, column, value, code, reason) {
      if (row !== nextRow) throw new Error(`row ${row} set aside, expected ${nextRow}`);
      nextRow++;
      setAside.push({ row, line, column, value, code, reason });
    },
  };
  await format.decode(openBytes(source), sink, shape, { file: name, task: unattended, scanner });
  return { shape, columns: columns ?? [], rows, cells: rows.map((row) => row.cells), notices, setAside, batchCount };
}

/** The error a promise or function ends with; fails where it does not. */
export async function errorOf(work: () => unknown): Promise<WhotalksError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof WhotalksError) return error;
    throw error;
  }
  throw new Error("no error");
}
