import { sampleOf } from "../../core/notice.ts";
import type { RecordSink } from "../../core/records.ts";
import { cutOffNotice, duplicateHeaderNotice, literalQuoteNotice } from "./csv-faults.ts";
import type { CsvParser } from "./csv-parser.ts";
import type { Occurrence } from "./csv-syntax.ts";
import { type CsvTallies, tellTallies } from "./csv-tallies.ts";
import type { Dialect } from "./dialect.ts";
import { batchOf, rawRecord, recutRow } from "./row-delimiter.ts";
import { TableBelow } from "./table-below.ts";
import { beginsTable, endsTable, mayBeginTable, repeatsHeader, type NoRow } from "./table-end.ts";

/** Open quotes at the end of the file that are read again as text, one after the other. */
const QUOTES_REREAD = 16;
/** Records kept back until it is known whether they end the table or another begins. */
const TAIL_RECORDS = 8;

/** What is known of the columns once they are named. */
export interface CsvLayout {
  readonly names: readonly string[];
  /** A named column, and its name as bytes: where it comes again the whole header may. */
  readonly probe: { readonly column: number; readonly name: Uint8Array } | undefined;
}

/** Hands the records of a parser on as columns and batches of rows: knows what is preamble, header, row and what comes after. */
export class CsvRows {
  private readonly parser: CsvParser;
  private readonly sink: RecordSink;
  private readonly dialect: Dialect;
  private readonly file: string;
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  private toSkip: number;
  private names: string[] = [];
  private nextRow = 1;
  /** The first record that is not handed on yet. */
  private runStart = 0;
  private probe: CsvLayout["probe"];
  private columnCount = 0;
  /** Cells of an ordinary record. */
  private readonly usual: number;
  private gapCount = 0;
  private isAfterEmpty = false;
  /** True once a record was judged by those before it: after blank lines or an empty record, or in another table. */
  isContextual = false;
  /** Line on which another table began; 0 while there is none. */
  private otherTableLine = 0;
  private readonly otherTable: Occurrence = { count: 0, record: 0, line: 0 };
  private readonly short: Occurrence = { count: 0, record: 0, line: 0 };
  private readonly surplus: Occurrence = { count: 0, record: 0, line: 0 };
  private readonly recut: Occurrence = { count: 0, record: 0, line: 0 };
  private readonly stranger: Occurrence = { count: 0, record: 0, line: 0 };
  private readonly nextTable: Occurrence = { count: 0, record: 0, line: 0 };
  private readonly below: TableBelow | undefined;

  constructor(parser: CsvParser, dialect: Dialect, sink: RecordSink, file: string) {
    this.parser = parser;
    this.dialect = dialect;
    this.sink = sink;
    this.file = file;
    this.toSkip = dialect.skippedRecords;
    this.usual = dialect.mode;
    this.below = dialect.habits === undefined ? undefined : new TableBelow(dialect.habits, dialect.columnCount);
  }

  /** Whether a header or a row has been seen. */
  get hasColumns(): boolean {
    return this.columnCount > 0;
  }

  get layout(): CsvLayout {
    return { names: this.names, probe: this.probe };
  }

  /** Rows handed on or set aside so far. */
  get rowCount(): number {
    return this.nextRow - 1;
  }

  get tallies(): CsvTallies {
    const { strayQuotes, bareReturns, nulBytes } = this.parser.counts;
    return { otherTable: this.otherTable, stranger: this.stranger, nextTable: this.nextTable, short: this.short, surplus: this.surplus, recut: this.recut, strayQuotes, bareReturns, nulBytes };
  }

  /** Begins inside a file whose columns are known: the first record is a row. */
  resume({ names, probe }: CsvLayout): void {
    this.toSkip = 0;
    this.names = [...names];
    this.columnCount = names.length;
    this.probe = probe;
  }

  /** Hands on all complete records the parser holds. */
  async emitAll(): Promise<void> {
    await this.emitTo(this.parser.settledCount, []);
    if (this.below?.isLooking === true) this.isContextual = true;
  }

  /** Hands on the complete records the parser holds, but for the last few, and releases them. */
  emit(): Promise<void> {
    return this.emitTo(this.parser.settledCount - TAIL_RECORDS, []);
  }

  /** @param ends why the last records before `count` are no rows, one for each */
  private async emitTo(count: number, ends: readonly NoRow[]): Promise<void> {
    const { parser } = this;
    if (count <= 0) return;
    let r = Math.min(this.toSkip, count);
    this.toSkip -= r;
    if (r < count && !this.hasColumns) {
      const { headerRows } = this.dialect;
      this.nameColumns(r);
      this.toSkip = Math.max(0, r + headerRows - count);
      r = Math.min(count, r + headerRows);
    }
    const endsFrom = count - ends.length;
    this.runStart = r;
    for (;; r++) {
      if (r < endsFrom) r = this.nextOdd(r, endsFrom);
      if (r >= count) break;
      const odd = r < endsFrom ? this.takeOdd(r) : ends[r - endsFrom]!;
      if (odd === undefined) continue;
      await this.handOn(this.runStart, r);
      if (Array.isArray(odd)) await this.handOnCells(odd as string[], parser.line[r]!);
      else this.setAside(r, odd as NoRow);
      this.runStart = r + 1;
    }
    await this.handOn(this.runStart, count);
    parser.release(count);
  }

  /** The first record from `r` on, `end` at most, that is not of the usual length or may begin something new. */
  private nextOdd(r: number, end: number): number {
    const { usual } = this;
    const { cellStart, cellFrom, cellTo, gap, bytes } = this.parser;
    if (usual > this.columnCount || this.otherTableLine > 0 || this.isAfterEmpty || this.below?.isLooking === true) return r;
    const column = this.probe?.column ?? -1;
    const length = this.probe?.name.length ?? 0;
    const letter = this.probe?.name[0] ?? 0;
    const watched = this.dialect.habits?.watched;
    for (; r < end; r++) {
      const first = cellStart[r]!;
      if (cellStart[r + 1]! - first !== usual || gap[r] !== 0) return r;
      if (usual > 1 && cellFrom[first] === cellTo[first]) return r;
      if (watched !== undefined) {
        const from = cellFrom[first + watched.column]!;
        if (cellTo[first + watched.column] === from || (watched.isDigit && !isDigit(bytes[from]!))) return r;
      }
      if (column < 0) continue;
      const at = cellFrom[first + column]!;
      if (bytes[at] === letter && cellTo[first + column]! - at === length && this.matchesProbe(first)) return r;
    }
    return end;
  }

  private matchesProbe(firstCell: number): boolean {
    const { column, name } = this.probe!;
    const { bytes, cellFrom, cellTo } = this.parser;
    const from = cellFrom[firstCell + column]!;
    if (cellTo[firstCell + column]! - from !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name[i]) return false;
    return true;
  }

  /** What becomes of a record that is not ordinary: undefined = a row as it stands; cells = a row cut anew; else why it is none. */
  private takeOdd(r: number): undefined | string[] | NoRow {
    const { parser, dialect } = this;
    const count = parser.cellsOf(r);
    const isAfterEmpty = this.isAfterEmpty;
    const hasGap = parser.gap[r] === 1;
    if (hasGap) this.gapCount++;
    this.isAfterEmpty = count > 1 && this.isEmptyFrom(r, 0);
    if (hasGap || this.isAfterEmpty) this.isContextual = true;
    if (this.probe !== undefined && count > this.probe.column && this.matchesProbe(parser.cellStart[r]!)) {
      const again = repeatsHeader(this.cellsAsText(r, 0), this.names);
      if (again?.code === "second-table") return this.beginOther(r, again);
      if (again !== undefined) {
        this.otherTableLine = 0;
        return again;
      }
    }
    const rowsBefore = this.nextRow - 1 + r - this.runStart;
    const isRare = this.gapCount <= 3 || this.gapCount < 0.1 * rowsBefore;
    if (this.otherTableLine === 0 && rowsBefore > 0 && (isAfterEmpty || (hasGap && isRare)) && this.isOtherTable(r)) return this.beginOther(r, undefined);
    if (this.otherTableLine > 0) return this.beginOther(r, undefined);
    if (hasGap && this.gapCount <= 3 && r > 0 && r + 1 < parser.settledCount && mayBeginTable(this.cellsAsText(r, 0), this.cellsAsText(r + 1, 0), this.usual, (at) => (at < r ? this.cellsAsText(at, 0) : undefined))) this.tally(this.stranger, r);
    else this.lookBelow(r, count);
    if (count < Math.min(this.columnCount, this.usual) || (count > this.columnCount && !this.isEmptyFrom(r, this.columnCount))) {
      const cut = this.cutAnew(r);
      if (cut !== undefined) return cut;
      if (count < this.usual) this.tally(this.short, r);
      else if (dialect.isRagged) this.addColumns(count);
      else return { code: "too-many-cells", reason: `The row has ${count} cells, the table ${this.columnCount} ${this.columnCount === 1 ? "column" : "columns"}.` };
    } else if (count > Math.max(this.columnCount, this.usual)) this.tally(this.surplus, r);
    return undefined;
  }

  /** Whether the rows of another table go on, or may begin here: with a letter. */
  private lookBelow(r: number, count: number): void {
    const { below, parser: { bytes, cellFrom, cellStart, line, releasedCount } } = this;
    if (below === undefined || count > this.columnCount || (!below.isLooking && bytes[cellFrom[cellStart[r]!]!]! < 0x41)) return;
    this.tallyBelow(below.take(this.cellsAsText(r, 0), releasedCount + r + 1, line[r]!));
  }

  private tallyBelow(begun: { readonly record: number; readonly line: number } | undefined): void {
    if (begun !== undefined && this.nextTable.count++ === 0) Object.assign(this.nextTable, { record: begun.record, line: begun.line });
  }

  private isOtherTable(r: number): boolean {
    const { parser, usual } = this;
    const textOf = (at: number): string[] | undefined => (at < parser.settledCount ? this.cellsAsText(at, 0) : undefined);
    const cells = textOf(r)!;
    if (beginsTable(cells, textOf(r + 1), usual, this.dialect.kinds)) return true;
    const isTitle = this.columnCount >= 3 && cells.filter((cell) => cell.trim() !== "").length === 1;
    const next = isTitle ? textOf(r + 1) : undefined;
    return next !== undefined && beginsTable(next, textOf(r + 2), usual, this.dialect.kinds);
  }

  private beginOther(r: number, first: NoRow | undefined): NoRow {
    if (this.otherTableLine === 0) this.otherTableLine = this.parser.line[r]!;
    this.tally(this.otherTable, r);
    this.isContextual = true;
    return first ?? { code: "second-table", reason: `It belongs to another table, which begins on line ${this.otherTableLine}.` };
  }

  /** A row of another delimiter, as cells. */
  private cutAnew(r: number): string[] | undefined {
    const { parser, dialect } = this;
    if (this.columnCount < 3 || this.usual !== this.columnCount) return undefined;
    const { bytes, cellStart, cellFrom, cellTo } = parser;
    const last = cellStart[r + 1]! - 1;
    const raw = rawRecord(bytes, cellFrom[cellStart[r]!]!, cellTo[last]!, dialect.syntax.quote);
    if (raw.length > 65_536) return undefined;
    const cut = recutRow(this.decoder.decode(raw), dialect.delimiter, this.columnCount, dialect.kinds);
    if (cut === undefined) return undefined;
    this.tally(this.recut, r);
    return [...cut.cells];
  }

  private addColumns(count: number): void {
    for (let c = this.columnCount; c < count; c++) this.names.push(`column ${c + 1}`);
    this.columnCount = count;
    this.sink.columns([...this.names]);
  }

  private tally(occurrence: Occurrence, r: number): void {
    if (occurrence.count === 0) {
      occurrence.record = this.parser.releasedCount + r + 1;
      occurrence.line = this.parser.line[r]!;
    }
    occurrence.count++;
  }

  /** Ends the file: the last record, an open quote, and what was noticed on the way. */
  async finish(): Promise<void> {
    await this.finishRecords();
    const { file, rowCount, usual, columnCount, dialect } = this;
    tellTallies(this.tallies, this.sink, { file, leading: leadingRecords(dialect), rowCount, usual, columnCount });
  }

  /** Ends the file but for what was counted on the way. */
  async finishRecords(): Promise<void> {
    const { parser, sink, file } = this;
    parser.finish();
    const unclosed = parser.openQuoteLine === undefined ? undefined : this.settleOpenQuote();
    // With the tail at hand, not the records before it.
    if (parser.recordCount > TAIL_RECORDS) await this.emitTo(parser.recordCount - TAIL_RECORDS, []);
    const last = parser.recordCount - 1;
    const lastCells = last < 0 ? 0 : parser.cellsOf(last);
    const lastLine = last < 0 ? 0 : parser.line[last]!;
    const isCut = parser.isLastOpen && unclosed === undefined;
    const rowsBefore = this.nextRow;
    const shortBefore = this.short.count;
    await this.emitTo(parser.recordCount, isCut && lastCells < this.usual ? [] : this.findEnds());
    this.tallyBelow(this.below?.end());
    if (unclosed !== undefined) {
      if (!this.hasColumns) this.setColumns(Array.from({ length: this.dialect.columnCount }, () => ""));
      sink.setAside(this.nextRow, unclosed.line, "", unclosed.value, "quote-unclosed", unclosed.reason);
      this.nextRow++;
    } else if (isCut && this.nextRow > rowsBefore && lastCells < this.columnCount && this.short.count > shortBefore) {
      this.short.count--;
      sink.notice(cutOffNotice(file, this.nextRow - 1, lastLine, lastCells, this.columnCount));
    }
  }

  /** Why the last records are no rows, from the first of them on. */
  private findEnds(): NoRow[] {
    const { parser } = this;
    const ends: NoRow[] = [];
    const first = this.hasColumns ? this.toSkip : this.toSkip + this.dialect.headerRows;
    for (let r = parser.recordCount - 1; r >= first + (this.nextRow > 1 ? 0 : 1) && ends.length < TAIL_RECORDS - 1; r--) {
      const isAfterGap = parser.gap[r] === 1 || (ends.length > 0 && parser.gap[r + 1] === 1) || (r > first && parser.cellsOf(r - 1) > 1 && this.isEmptyFrom(r - 1, 0));
      const end = this.otherTableLine > 0 ? undefined : endsTable(this.cellsAsText(r, 0), this.dialect.columnCount, isAfterGap);
      if (end === undefined) break;
      ends.unshift(end);
    }
    return ends;
  }

  /** Reads an unclosed quote as text if that makes rows of the right length; else takes the record back and says what it was. */
  private settleOpenQuote(): { readonly line: number; readonly value: string; readonly reason: string } | undefined {
    const { parser } = this;
    const before = parser.recordCount;
    const line = parser.openQuoteLine!;
    const recordLine = parser.recordLine;
    const open = parser.openQuoteBytes();
    const value = this.decoder.decode(open.slice(0, 400));
    let lost = 0;
    for (const byte of open) if (byte === 0x0a) lost++;
    for (let i = 0; i < QUOTES_REREAD && parser.openQuoteLine !== undefined; i++) parser.readQuoteLiterally();
    const isRight = (cells: number): boolean => cells === this.usual || cells === this.dialect.columnCount;
    let isEven = parser.openQuoteLine === undefined && parser.recordCount > before;
    for (let r = before; isEven && r < parser.recordCount; r++) isEven = isRight(parser.cellsOf(r));
    if (isEven) {
      const leading = this.hasColumns ? this.toSkip : this.toSkip + this.dialect.headerRows;
      const row = this.nextRow + before - leading;
      this.sink.notice(literalQuoteNotice(this.file, row, line, sampleOf(value)));
      return undefined;
    }
    parser.dropRecordsFrom(before);
    const swallowed = lost === 0 ? "" : `; the ${lost} lines after it are inside it and were not read`;
    const reason = `The quote opened on line ${line} is not closed before the file ends${swallowed}.`;
    this.sink.notice({ code: "quote-unclosed", severity: "warning", count: 1, message: reason, hint: "Close the quote, or double it if it belongs to the text, and open the file again.", file: this.file, line });
    return { line: recordLine, value, reason };
  }

  private nameColumns(record: number): void {
    const { dialect, parser } = this;
    const own = dialect.hasHeader ? this.cellsAsText(record, 0) : (dialect.commentNames ?? []);
    // A header longer than what the file is recognised by is known only now.
    const found = dialect.hasHeader && own.length <= dialect.names.length ? dialect.names : own;
    const columnCount = dialect.hasHeader ? found.length : Math.max(dialect.columnCount, found.length, parser.cellsOf(record));
    // The second name: before the first a byte order mark may stand where files were joined.
    const named = dialect.hasHeader ? own.flatMap((name, c) => (name.trim() === "" ? [] : [c])) : [];
    const column = named[1] ?? named[0];
    if (column !== undefined && own.length > 1) this.probe = { column, name: new TextEncoder().encode(own[column]) };
    this.setColumns(Array.from({ length: columnCount }, (_, c) => found[c] ?? ""));
  }

  private setColumns(found: readonly string[]): void {
    this.columnCount = found.length;
    this.names = found.map((name, c) => (name.trim() === "" ? `column ${c + 1}` : name));
    const seen = new Set<string>();
    const repeated = this.names.filter((name) => seen.size === seen.add(name).size);
    if (repeated.length > 0) this.sink.notice(duplicateHeaderNotice(this.file, repeated));
    this.sink.columns([...this.names]);
  }

  /** Whether the cells of a record from one on hold nothing. */
  private isEmptyFrom(record: number, column: number): boolean {
    const { cellStart, cellFrom, cellTo } = this.parser;
    for (let c = cellStart[record]! + column; c < cellStart[record + 1]!; c++) {
      if (cellTo[c]! > cellFrom[c]!) return false;
    }
    return true;
  }

  private setAside(record: number, { code, reason }: NoRow): void {
    const value = this.cellsAsText(record, code === "too-many-cells" ? this.columnCount : 0).slice(0, 20).join(this.dialect.delimiter);
    this.sink.setAside(this.nextRow, this.parser.line[record]!, "", value, code, reason);
    this.nextRow++;
  }

  private async handOnCells(cells: readonly string[], line: number): Promise<void> {
    await this.sink.batch(batchOf(cells, this.nextRow, line));
    this.nextRow++;
  }

  private cellsAsText(record: number, fromCell: number): string[] {
    const { bytes, cellStart, cellFrom, cellTo } = this.parser;
    const texts: string[] = [];
    for (let c = cellStart[record]! + fromCell; c < cellStart[record + 1]!; c++) {
      texts.push(this.decoder.decode(bytes.subarray(cellFrom[c]!, cellTo[c]!)));
    }
    return texts;
  }

  private async handOn(start: number, end: number): Promise<void> {
    if (end <= start) return;
    const { bytes, cellStart, cellFrom, cellTo, line } = this.parser;
    await this.sink.batch({
      bytes,
      recordCount: end - start,
      cellStart: cellStart.subarray(start, end + 1),
      from: cellFrom,
      to: cellTo,
      firstRow: this.nextRow,
      line: line.subarray(start, end),
      ...(this.dialect.syntax.escape < 0 ? { offset: this.parser.offset } : {}),
    });
    this.nextRow += end - start;
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Records before the first row. */
export function leadingRecords({ skippedRecords, headerRows }: Dialect): number {
  return skippedRecords + headerRows;
}
