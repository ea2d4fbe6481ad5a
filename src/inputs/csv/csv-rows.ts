import { sampleOf } from "../../core/notice.ts";
import type { RecordSink } from "../../core/records.ts";
import { bareReturnNotice, cutOffNotice, duplicateHeaderNotice, literalQuoteNotice, nulNotice, strayQuoteNotice } from "./csv-faults.ts";
import type { CsvParser } from "./csv-parser.ts";
import type { Dialect } from "./dialect.ts";

/** Open quotes at the end of the file that are read again as text, one after the other. */
const QUOTES_REREAD = 16;

/** Hands the records of a parser on as columns and batches of rows: knows what is preamble, header and row. */
export class CsvRows {
  private readonly parser: CsvParser;
  private readonly sink: RecordSink;
  private readonly dialect: Dialect;
  private readonly file: string;
  private toSkip: number;
  private columnCount = 0;
  private nextRow = 1;
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(parser: CsvParser, dialect: Dialect, sink: RecordSink, file: string) {
    this.parser = parser;
    this.dialect = dialect;
    this.sink = sink;
    this.file = file;
    this.toSkip = dialect.skippedRecords;
  }

  /** Whether a header or a row has been seen. */
  get hasColumns(): boolean {
    return this.columnCount > 0;
  }

  /** Hands on the complete records the parser holds and releases them. */
  async emit(): Promise<void> {
    const { parser } = this;
    const count = parser.settledCount;
    let r = Math.min(this.toSkip, count);
    this.toSkip -= r;
    if (r < count && !this.hasColumns) {
      this.nameColumns(r);
      if (this.dialect.hasHeader) r++;
    }
    let start = r;
    for (; r < count; r++) {
      if (parser.cellsOf(r) <= this.columnCount || !this.hasExtra(r)) continue;
      await this.handOn(start, r);
      this.setTooMany(r);
      start = r + 1;
    }
    await this.handOn(start, count);
    parser.release(count);
  }

  /** Ends the file: the last record, an open quote, and what was noticed on the way. */
  async finish(): Promise<void> {
    const { parser, sink, file } = this;
    parser.finish();
    const unclosed = parser.openQuoteLine === undefined ? undefined : this.settleOpenQuote();
    const last = parser.recordCount - 1;
    const lastCells = last < 0 ? 0 : parser.cellsOf(last);
    const lastLine = last < 0 ? 0 : parser.line[last]!;
    const rowsBefore = this.nextRow;
    await this.emit();
    if (unclosed !== undefined) {
      sink.setAside(this.nextRow, unclosed.line, "", unclosed.value, "quote-unclosed", unclosed.reason);
      this.nextRow++;
    } else if (parser.isLastOpen && this.nextRow > rowsBefore && lastCells < this.columnCount) {
      sink.notice(cutOffNotice(file, this.nextRow - 1, lastLine, lastCells, this.columnCount));
    }
    const leading = this.dialect.skippedRecords + (this.dialect.hasHeader ? 1 : 0);
    if (parser.counts.strayQuotes.count > 0) sink.notice(strayQuoteNotice(file, parser.counts.strayQuotes, leading));
    if (parser.counts.bareReturns.count > 0) sink.notice(bareReturnNotice(file, parser.counts.bareReturns, leading));
    if (parser.counts.nulBytes.count > 0) sink.notice(nulNotice(file, parser.counts.nulBytes, leading));
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
    const wanted = this.columnCount > 0 ? this.columnCount : this.dialect.columnCount;
    let isEven = parser.openQuoteLine === undefined && parser.recordCount > before;
    for (let r = before; isEven && r < parser.recordCount; r++) isEven = parser.cellsOf(r) === wanted;
    if (isEven) {
      const leading = this.hasColumns ? this.toSkip : this.toSkip + (this.dialect.hasHeader ? 1 : 0);
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
    const found = dialect.hasHeader ? this.cellsAsText(record, 0) : (dialect.commentNames ?? []);
    this.columnCount = dialect.hasHeader ? found.length : Math.max(dialect.columnCount, found.length, parser.cellsOf(record));
    const names = Array.from({ length: this.columnCount }, (_, c) => (found[c] ?? "").trim() === "" ? `column ${c + 1}` : found[c]!);
    const seen = new Set<string>();
    const repeated = names.filter((name) => seen.size === seen.add(name).size);
    if (repeated.length > 0) this.sink.notice(duplicateHeaderNotice(this.file, repeated));
    this.sink.columns(names);
  }

  /** Whether cells beyond the last column hold anything. */
  private hasExtra(record: number): boolean {
    const { cellStart, cellFrom, cellTo } = this.parser;
    for (let c = cellStart[record]! + this.columnCount; c < cellStart[record + 1]!; c++) {
      if (cellTo[c]! > cellFrom[c]!) return true;
    }
    return false;
  }

  private setTooMany(record: number): void {
    const cells = this.parser.cellsOf(record);
    const extra = this.cellsAsText(record, this.columnCount).slice(0, 20).join(this.dialect.delimiter);
    const reason = `The row has ${cells} cells, the table ${this.columnCount} ${this.columnCount === 1 ? "column" : "columns"}.`;
    this.sink.setAside(this.nextRow, this.parser.line[record]!, "", extra, "too-many-cells", reason);
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
    });
    this.nextRow += end - start;
  }
}
