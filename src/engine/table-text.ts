import { sampleOf, type Notice, type SetAside } from "../core/notice.ts";
import type { RecordBatch, RecordSink } from "../core/records.ts";
import { joinBytes } from "../exports/text-writer.ts";

const COMMA = 0x2c;
const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** A sink that writes down what a format decoded, cell by cell. */
export interface TableText extends RecordSink {
  /** The whole table; call it once, after decoding. */
  take(): Uint8Array<ArrayBuffer>;
  /** What the reader noticed, and one notice for each reason for which rows were set aside: they are not in the table. */
  notices(): readonly Notice[];
  /** The rows that were set aside, in their order. */
  setAsides(): readonly SetAside[];
}

/**
 * The table as it was understood: header first (c1 … cn where the file has none), comma, CRLF, RFC 4180 quotes only where needed,
 * UTF-8, every cell as text, nothing interpreted. Records without any cell, and those of a single empty cell in a wider table, are
 * blank lines and left out. Columns may grow while decoding: the header is written last and put first. Cost O(bytes).
 */
export function createTableText(options: { readonly hasHeader: boolean; readonly file?: string }): TableText {
  const noticed: Notice[] = [];
  const asides = new Map<string, Notice>();
  const rows: SetAside[] = [];
  let names: readonly string[] = [];
  let widest = 0;
  const pieces: Uint8Array[] = [];
  return {
    columns: (found) => {
      names = found;
    },
    batch: (records) => {
      for (let r = 0; r < records.recordCount; r++) widest = Math.max(widest, records.cellStart[r + 1]! - records.cellStart[r]!);
      pieces.push(recordText(records, names.length));
    },
    notice: (notice) => void noticed.push(notice),
    setAside(row, line, column, value, code, reason) {
      rows.push({ file: options.file ?? "", row, line, column, value, code, reason });
      const known = asides.get(code);
      if (known !== undefined) return void asides.set(code, { ...known, count: known.count + 1 });
      const place = options.file === undefined ? { row, line } : { file: options.file, row, line };
      asides.set(code, { code, severity: "warning", message: `Set aside and not in the table: ${reason}`, hint: "Look at the row named.", count: 1, ...place, ...(column === "" ? {} : { column }), sample: sampleOf(value) });
    },
    notices: () => [...noticed, ...asides.values()],
    setAsides: () => rows,
    take: () => joinBytes([headerText(options.hasHeader ? names : numbered(Math.max(names.length, widest))), ...pieces]),
  };
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `c${i + 1}`);
}

function headerText(names: readonly string[]): Uint8Array {
  const cells = names.map((name) => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
  return new TextEncoder().encode(`${cells.join(",")}\r\n`);
}

/** All records of one batch; the buffer is sized for the worst case, in which every byte is a quote. */
function recordText(records: RecordBatch, columnCount: number): Uint8Array {
  let size = 0;
  const cellCount = records.cellStart[records.recordCount]!;
  for (let i = 0; i < cellCount; i++) size += 2 * (records.to[i]! - records.from[i]!) + 3;
  const out = new Uint8Array(size + 2 * records.recordCount);
  let at = 0;
  for (let r = 0; r < records.recordCount; r++) {
    const start = records.cellStart[r]!;
    const end = records.cellStart[r + 1]!;
    if (isBlank(records, start, end, columnCount)) continue;
    for (let i = start; i < end; i++) {
      if (i > start) out[at++] = COMMA;
      at = writeCell(out, at, records.bytes, records.from[i]!, records.to[i]!);
    }
    out[at++] = CR;
    out[at++] = LF;
  }
  return out.slice(0, at);
}

function isBlank(records: RecordBatch, start: number, end: number, columnCount: number): boolean {
  if (end === start) return true;
  return end === start + 1 && columnCount > 1 && records.from[start] === records.to[start];
}

function writeCell(out: Uint8Array, start: number, bytes: Uint8Array, from: number, to: number): number {
  let at = start;
  const isQuoted = needsQuotes(bytes, from, to);
  if (isQuoted) out[at++] = QUOTE;
  for (let i = from; i < to; i++) {
    if (bytes[i] === QUOTE) out[at++] = QUOTE;
    out[at++] = bytes[i]!;
  }
  if (isQuoted) out[at++] = QUOTE;
  return at;
}

function needsQuotes(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte === COMMA || byte === QUOTE || byte === CR || byte === LF) return true;
  }
  return false;
}
