import type { ScannedRecords } from "../../core/text-scanner.ts";
import { type CsvSyntax, unescapeQuotes } from "./csv-syntax.ts";

const FIRST_BYTES = 262_144;

/** The arrays of a store. One that is done with can lend them to the next. */
export type StoreRoom = Pick<RecordStore, "bytes" | "cellStart" | "cellFrom" | "cellTo" | "line" | "gap">;

/**
 * Records cut out of bytes: complete record r has the cells `cellStart[r]` to `cellStart[r + 1]`, cell c the bytes `cellFrom[c]` to
 * `cellTo[c]` of `bytes`, and record r began on physical line `line[r]`. No string and no object per cell.
 */
export class RecordStore {
  bytes: Uint8Array;
  recordCount = 0;
  cellStart: Uint32Array;
  cellFrom: Uint32Array;
  cellTo: Uint32Array;
  line: Uint32Array;
  /** 1 where blank lines stand before the record. */
  gap: Uint8Array;
  /** Records, and bytes, before those that stand here. */
  releasedCount = 0;
  protected releasedBytes = 0;
  /** Bytes held, and cells of complete records and the open one. */
  protected filled = 0;
  protected cellCount = 0;
  /** Cells of a doubtful record whose quotes are taken out once it is settled. */
  protected readonly escaped: number[] = [];

  /** @param room the arrays of a store that nobody reads any more; what stands in them does not matter */
  constructor(room?: StoreRoom) {
    this.bytes = room?.bytes ?? new Uint8Array(FIRST_BYTES);
    this.cellStart = room?.cellStart ?? new Uint32Array(1024);
    this.cellFrom = room?.cellFrom ?? new Uint32Array(1024);
    this.cellTo = room?.cellTo ?? new Uint32Array(1024);
    this.line = room?.line ?? new Uint32Array(1024);
    this.gap = room?.gap ?? new Uint8Array(1024);
    this.cellStart[0] = 0;
  }

  /** Where `bytes[0]` stands in the text. */
  get offset(): number {
    return this.releasedBytes;
  }

  /** Bytes held: complete records and the open one. */
  get heldBytes(): number {
    return this.filled;
  }

  /** Cells of complete record r. */
  cellsOf(r: number): number {
    return this.cellStart[r + 1]! - this.cellStart[r]!;
  }

  /** Takes bytes in behind those held, with room for every cell and record they may hold. */
  protected append(chunk: Uint8Array): void {
    if (this.filled + chunk.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.filled + chunk.length));
      grown.set(this.bytes.subarray(0, this.filled));
      this.bytes = grown;
    }
    this.bytes.set(chunk, this.filled);
    this.filled += chunk.length;
    this.makeRoom(chunk.length);
  }

  /** Room for one cell and one record per byte that is still to be read. */
  protected makeRoom(byteCount: number): void {
    const cells = this.cellCount + byteCount + 2;
    if (cells > this.cellFrom.length) {
      this.cellFrom = grow(this.cellFrom, cells, this.cellCount);
      this.cellTo = grow(this.cellTo, cells, this.cellCount);
    }
    const records = this.recordCount + byteCount + 2;
    if (records > this.line.length) {
      this.line = grow(this.line, records, this.recordCount);
      this.cellStart = grow(this.cellStart, records, this.recordCount + 1);
      const gap = new Uint8Array(this.line.length);
      gap.set(this.gap.subarray(0, this.recordCount));
      this.gap = gap;
    }
  }

  protected endCell(from: number, to: number): void {
    const cell = this.cellCount++;
    this.cellFrom[cell] = from;
    this.cellTo[cell] = to;
  }

  /** Takes the quotes out of the cells that waited for it. */
  protected unescape(syntax: CsvSyntax): void {
    for (const cell of this.escaped) this.cellTo[cell] = unescapeQuotes(this.bytes, this.cellFrom[cell]!, this.cellTo[cell]!, syntax);
    this.escaped.length = 0;
  }

  protected takeBack(recordCount: number, cellCount: number): void {
    this.recordCount = recordCount;
    this.cellCount = cellCount;
    while (this.escaped.length > 0 && this.escaped[this.escaped.length - 1]! >= cellCount) this.escaped.pop();
  }

  protected keepRecord(line: number, isAfterBlank: boolean): void {
    const record = this.recordCount++;
    this.line[record] = line;
    this.gap[record] = isAfterBlank ? 1 : 0;
    this.cellStart[record + 1] = this.cellCount;
  }

  /** Keeps the records of a scan, doubled quotes taken out. */
  protected keepScanned(found: ScannedRecords, syntax: CsvSyntax): void {
    const { recordCount, cellCount } = this;
    this.cellFrom.set(found.cellFrom, cellCount);
    this.cellTo.set(found.cellTo, cellCount);
    this.cellStart.set(found.cellEnd, recordCount + 1);
    this.line.set(found.line, recordCount);
    this.gap.set(found.gap, recordCount);
    for (const cell of found.escaped) this.cellTo[cell] = unescapeQuotes(this.bytes, this.cellFrom[cell]!, this.cellTo[cell]!, syntax);
    this.recordCount += found.recordCount;
    this.cellCount += found.cellFrom.length;
  }

  /** Drops the first `count` complete records and the first `base` bytes; everything else moves to the front. */
  protected drop(count: number, base: number): void {
    const firstCell = this.cellStart[count]!;
    this.bytes.copyWithin(0, base, this.filled);
    for (let c = firstCell; c < this.cellCount; c++) {
      this.cellFrom[c - firstCell] = this.cellFrom[c]! - base;
      this.cellTo[c - firstCell] = this.cellTo[c]! - base;
    }
    for (let r = count; r < this.recordCount; r++) {
      this.line[r - count] = this.line[r]!;
      this.gap[r - count] = this.gap[r]!;
      this.cellStart[r - count] = this.cellStart[r]! - firstCell;
    }
    this.cellStart[this.recordCount - count] = this.cellStart[this.recordCount]! - firstCell;
    for (let i = 0; i < this.escaped.length; i++) this.escaped[i]! -= firstCell;
    this.cellCount -= firstCell;
    this.releasedBytes += base;
    this.releasedCount += count;
    this.recordCount -= count;
    this.filled -= base;
  }
}

/** Only what is used is copied: memory that nobody has written to costs nothing. */
function grow(array: Uint32Array, least: number, used: number): Uint32Array {
  const grown = new Uint32Array(Math.max(array.length * 2, least));
  grown.set(array.subarray(0, used));
  return grown;
}
