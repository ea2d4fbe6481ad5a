import type { TextScanner } from "../../core/text-scanner.ts";
import { CsvCounts } from "./csv-counts.ts";
import { CR, LF, SPACE, type CsvSyntax, type Occurrence } from "./csv-syntax.ts";
import { type PlainRecords, plainRecords } from "./plain-records.ts";
import { RecordStore, type StoreRoom } from "./record-store.ts";

/** Where a parser is, what it has counted, and its way past plain records. */
export class ParserState extends RecordStore {
  readonly counts = new CsvCounts();
  protected readonly syntax: CsvSyntax;
  protected comments: CsvSyntax["comments"];
  protected at = 0;
  /** The open cell. */
  protected from = 0;
  protected currentLine = 1;
  protected wasBlank = false;
  protected readonly plain: PlainRecords | undefined;

  constructor(syntax: CsvSyntax, scanner: TextScanner | undefined, room: StoreRoom | undefined) {
    super(room);
    this.syntax = syntax;
    this.comments = syntax.comments;
    this.plain = plainRecords(scanner, syntax);
  }

  /** Lines that have ended so far. */
  get endedLineCount(): number {
    return this.currentLine - 1;
  }

  /** Takes the plain records from a place on. @returns whether there were any, or blank lines */
  protected takePlain(plain: PlainRecords, at: number): boolean {
    const { filled, releasedBytes, cellCount, currentLine: line, wasBlank: isAfterBlank } = this;
    const found = plain.next(this.bytes, { at, filled, releasedBytes, cellCount, line, isAfterBlank, stopsAtHash: this.comments !== "none" });
    if (found === undefined) return false;
    this.keepScanned(found, this.syntax);
    this.at = at + found.byteCount;
    this.currentLine = found.nextLine;
    this.wasBlank = found.isAfterBlank;
    this.counts.lf += found.lineCount;
    this.counts.delimiters += found.delimiterCount;
    this.counts.spacedDelimiters += found.spacedCount;
    if (found.recordCount > 0 && this.comments === "leading") this.comments = "none";
    return true;
  }

  /** Whether a CR here leaves columns without a cell; never at the start of a line, which is then blank. */
  protected isBeforeLastColumn(at: number): boolean {
    const cells = this.cellCount - this.cellStart[this.recordCount]! + 1;
    return cells < this.syntax.columnsBeforeCr && (cells > 1 || at > this.from);
  }

  protected countSpace(next: number): void {
    this.counts.delimiters++;
    if (next >= this.filled) return;
    const byte = this.bytes[next]!;
    if (byte === SPACE || byte === LF || byte === CR) this.counts.spacedDelimiters++;
  }

  protected count(occurrence: Occurrence): void {
    if (occurrence.count === 0) {
      occurrence.record = this.releasedCount + this.recordCount + 1;
      occurrence.line = this.currentLine;
    }
    occurrence.count++;
  }
}
