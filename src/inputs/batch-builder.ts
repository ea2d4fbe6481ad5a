import type { RecordSink } from "../core/records.ts";

const BATCH_BYTES = 262_144;
const BATCH_RECORDS = 16_384;
/** Of tables with very many columns. */
const BATCH_CELLS = 1_048_576;

/** A record that could not be used, and how many records of the batch come before it. */
interface Aside {
  readonly before: number;
  readonly line: number;
  readonly value: string;
  readonly code: string;
  readonly reason: string;
  readonly column: string;
}

/**
 * Gathers records whose cells come as strings into batches for a sink, in row order.
 *
 * Columns may grow while it gathers: the sink learns of them before the batch that needs them. Cost: one encoding of every cell.
 */
export class BatchBuilder {
  /** Cells whose text held half a surrogate pair, which UTF-8 cannot carry; it was replaced by U+FFFD. */
  loneSurrogateCount = 0;
  private readonly sink: RecordSink;
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(BATCH_BYTES * 2);
  private filled = 0;
  private from: number[] = [];
  private to: number[] = [];
  private cellStart: number[] = [0];
  private line: number[] = [];
  private asides: Aside[] = [];
  private nextRow = 1;
  private sentColumns = -1;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  /** Whether enough stands here to be worth a batch. */
  get isFull(): boolean {
    return this.filled >= BATCH_BYTES || this.line.length + this.asides.length >= BATCH_RECORDS || this.from.length >= BATCH_CELLS;
  }

  /** Adds a record; cells that are undefined are empty, and so are those a record does not reach. */
  add(cells: readonly (string | undefined)[], line: number): void {
    for (let c = 0; c < cells.length; c++) {
      this.from.push(this.filled);
      const cell = cells[c];
      if (cell !== undefined && cell !== "") this.append(cell);
      this.to.push(this.filled);
    }
    this.cellStart.push(this.from.length);
    this.line.push(line);
  }

  private append(cell: string): void {
    if (this.bytes.length - this.filled < cell.length * 3) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.filled + cell.length * 3));
      grown.set(this.bytes.subarray(0, this.filled));
      this.bytes = grown;
    }
    const { written } = this.encoder.encodeInto(cell, this.bytes.subarray(this.filled));
    this.filled += written;
    if (written > cell.length && /\p{Surrogate}/u.test(cell)) this.loneSurrogateCount++;
  }

  /** Sets a record aside: it takes the next record number. */
  setAside(line: number, value: string, code: string, reason: string, column = ""): void {
    this.asides.push({ before: this.line.length, line, value, code, reason, column });
  }

  /** Hands on what was gathered, in row order, after new columns; `columns` are the names known by now. */
  async flush(columns: readonly string[]): Promise<void> {
    if (columns.length !== this.sentColumns) {
      this.sentColumns = columns.length;
      this.sink.columns([...columns]);
    }
    const cellStart = Uint32Array.from(this.cellStart);
    const from = Uint32Array.from(this.from);
    const to = Uint32Array.from(this.to);
    const line = Uint32Array.from(this.line);
    let start = 0;
    for (const aside of [...this.asides, { before: line.length }]) {
      const end = aside.before;
      if (end > start) {
        await this.sink.batch({
          bytes: this.bytes,
          recordCount: end - start,
          cellStart: cellStart.subarray(start, end + 1),
          from,
          to,
          firstRow: this.nextRow,
          line: line.subarray(start, end),
        });
        this.nextRow += end - start;
        start = end;
      }
      if ("code" in aside) this.sink.setAside(this.nextRow++, aside.line, aside.column, aside.value, aside.code, aside.reason);
    }
    this.filled = 0;
    this.from = [];
    this.to = [];
    this.cellStart = [0];
    this.line = [];
    this.asides = [];
  }
}
