import type { TextScanner } from "../../core/text-scanner.ts";
import { longCellError, unclosedQuoteError } from "./csv-faults.ts";
import {
  CR, CR_BYTE, DELIMITER_BYTE, ESCAPE_BYTE, HASH, isBlank, kindsInside, kindsOutside, LF, LF_BYTE, NUL_BYTE, QUOTE_BYTE, SPACE, TAB,
  unescapeQuotes, type CsvSyntax,
} from "./csv-syntax.ts";
import { ParserState } from "./parser-state.ts";
import { type Doubt, QuoteRepair } from "./quote-repair.ts";
import type { StoreRoom } from "./record-store.ts";

/** No cell is longer: what looks longer is an unclosed quote. */
const CELL_BYTES = 16_777_216;

/** What the next byte belongs to. */
const RECORD = 0;
const CELL = 1;
const PLAIN = 2;
const QUOTED = 3;
const QUOTE = 4;
const COMMENT = 5;

/**
 * Cuts a stream of UTF-8 bytes into records and cells, in place: no string and no object per cell.
 *
 * `push` takes bytes of any number; the complete records so far stand in `recordCount`, `cellStart`, `cellFrom`, `cellTo` and
 * `line` over `bytes`, until `release` drops them. The result does not depend on where the chunks are cut: the state survives a
 * border inside a cell, a quote or a line end. Blank lines are no records. A record ends at CR, LF or CRLF, judged one by one.
 *
 * A quote opens a quoted cell only as the first byte of a cell. Inside it a doubled quote is one quote; a single quote that no
 * delimiter or line end follows is literal and counted in `strayQuotes`, and so is a quote inside an unquoted cell. Where such a
 * quote, or a line end inside quotes, goes with a wrong number of cells, the record is read again (QuoteRepair); until that is
 * settled it does not count in `settledCount`. A quoted cell is left as found until it closes, so an unclosed quote can be read
 * again as a literal one (`readQuoteLiterally`).
 *
 * Cost: one pass, about 500 MB/s; memory: the records not released.
 */
export class CsvParser extends ParserState {
  /** True after `finish` where no line end followed the last record. */
  isLastOpen = false;

  private readonly file: string;
  private readonly kinds: Uint8Array;
  private readonly quotedKinds: Uint8Array;
  private state = RECORD;
  /** Line on which the open record began. */
  recordLine = 1;
  private recordFrom = 0;
  private quoteAt = 0;
  private quoteLine = 0;
  private quoteEnd = 0;
  private needsUnquoting = false;
  private wasQuoted = false;
  /** The byte before was a CR that ended a line: an LF now belongs to it. */
  private isAfterCr = false;
  /** What was counted before a quote was read literally. */
  private counted: readonly number[] | undefined;
  private readonly repair: QuoteRepair;

  /**
   * @param scanner cuts plain records in no time; all others are left to this code
   * @param room of a parser that nobody reads any more
   */
  constructor(syntax: CsvSyntax, file: string, scanner?: TextScanner, room?: StoreRoom) {
    super(syntax, scanner, room);
    this.file = file;
    this.repair = new QuoteRepair(syntax.columnCount);
    this.kinds = kindsOutside(syntax);
    this.quotedKinds = kindsInside(syntax);
  }

  /** Complete records that will not change any more. */
  get settledCount(): number {
    return this.repair.settledCount(this.recordCount);
  }

  /** Whether what comes next begins a record whatever came before: nothing is open, in doubt or blank. */
  get isBetweenRecords(): boolean {
    return this.state === RECORD && !this.repair.isBusy && !this.wasBlank && this.at === this.filled;
  }

  /** Bytes read a second time because a quote was doubtful. */
  get rereadBytes(): number {
    return this.repair.rereadBytes;
  }

  /** The line of the quote that was never closed; undefined where none is open. */
  get openQuoteLine(): number | undefined {
    return this.state === QUOTED ? this.quoteLine : undefined;
  }

  push(chunk: Uint8Array): void {
    this.append(chunk);
    this.scan();
    this.checkLength();
  }

  /** Ends the last record. An open quote stays open: the caller decides with `readQuoteLiterally` or `dropOpenRecord`. */
  finish(): void {
    while (!this.endLast()) this.scan();
  }

  /** @returns false where something must be read again first */
  private endLast(): boolean {
    if (this.state === QUOTED && this.repair.isTrying) {
      this.readAgain(this.repair.giveUp());
      return false;
    }
    this.isLastOpen = this.state !== RECORD && this.state !== COMMENT;
    if (this.state === QUOTE) this.endQuoted();
    else if (this.state === PLAIN) {
      // A CR that waited for the byte after it is the end of the line.
      const isEnded = this.at < this.filled;
      this.endCell(this.from, isEnded ? this.at : this.filled);
      if (isEnded) this.isLastOpen = false;
    } else if (this.state === CELL && !this.syntax.isSpaced) {
      this.from = this.filled;
      this.endCell(this.from, this.filled);
    } else if (this.state !== CELL) return true;
    this.at = this.filled;
    return this.endRecord();
  }

  /** Reads on from the opening quote of the cell that never closed, as if the quote were an ordinary character, to the end. */
  readQuoteLiterally(): void {
    this.counted ??= this.counts.save();
    this.repair.clear();
    this.unescape(this.syntax);
    this.makeRoom(this.filled - this.quoteAt);
    this.at = this.quoteAt + 1;
    this.from = this.quoteAt;
    this.currentLine = this.quoteLine;
    this.state = PLAIN;
    this.scan();
    this.finish();
  }

  /** The bytes of the open record's unclosed cell, the quote first. */
  openQuoteBytes(): Uint8Array {
    return this.bytes.subarray(this.quoteAt, this.filled);
  }

  /** Takes back the records from `recordCount` on and whatever is open. */
  dropRecordsFrom(recordCount: number): void {
    if (this.counted !== undefined) this.counts.restore(this.counted);
    this.repair.clear();
    this.takeBack(recordCount, this.cellStart[recordCount]!);
    this.state = RECORD;
  }

  /** Drops the first `count` complete records, all of them settled, and moves what is left to the front. */
  release(count: number): void {
    const isOpen = this.state !== RECORD && this.state !== COMMENT;
    const cells = this.cellStart[count]!;
    // The byte before a record's first cell may be its quote.
    const base = count < this.recordCount ? Math.max(0, this.cellFrom[cells]! - 1) : isOpen ? this.recordFrom : this.at;
    this.drop(count, base);
    this.repair.move(base, cells, count);
    this.at -= base;
    this.from -= base;
    this.recordFrom -= base;
    this.quoteAt -= base;
    this.quoteEnd -= base;
  }

  private checkLength(): void {
    if (this.state === QUOTED && this.filled - this.quoteAt > CELL_BYTES) {
      if (!this.repair.isTrying) throw unclosedQuoteError(this.file, this.quoteLine);
      this.readAgain(this.repair.giveUp());
      this.scan();
    }
    if (this.state === PLAIN && this.filled - this.from > CELL_BYTES) throw longCellError(this.file, this.recordLine);
  }

  private scan(): void {
    this.plain?.forget();
    const { bytes, filled, kinds, quotedKinds } = this;
    const { isSpaced, skipsSpaces, quote } = this.syntax;
    let at = this.at;
    while (at < filled) {
      switch (this.state) {
        case RECORD: {
          const byte = bytes[at]!;
          if (this.isAfterCr) {
            this.isAfterCr = false;
            if (byte === LF) {
              this.counts.lf++;
              this.counts.cr--;
              at++;
              continue;
            }
          }
          if (this.plain !== undefined && !this.repair.isBusy && this.takePlain(this.plain, at)) {
            at = this.at;
            continue;
          }
          if (byte === HASH && this.comments !== "none") {
            this.state = COMMENT;
            continue;
          }
          this.recordFrom = at;
          this.recordLine = this.currentLine;
          this.state = CELL;
          continue;
        }
        case CELL: {
          const byte = bytes[at]!;
          const isFirst = this.cellCount === this.cellStart[this.recordCount]!;
          if (isSpaced ? kinds[byte] === DELIMITER_BYTE : skipsSpaces && byte === SPACE && !isFirst) {
            at++;
            continue;
          }
          if (isSpaced && (byte === LF || byte === CR)) {
            this.at = at + 1;
            this.endLine(byte);
            at = this.at;
            continue;
          }
          this.from = at;
          if (byte === quote && !(this.repair.isBusy && this.repair.literals.includes(at))) {
            this.quoteAt = at;
            this.quoteLine = this.currentLine;
            this.needsUnquoting = false;
            this.state = QUOTED;
            at++;
            continue;
          }
          this.state = PLAIN;
          continue;
        }
        case PLAIN: {
          let kind = 0;
          while (at < filled && (kind = kinds[bytes[at]!]!) === 0) at++;
          if (at >= filled) break;
          if (kind === DELIMITER_BYTE) {
            this.endCell(this.from, at);
            at++;
            this.state = CELL;
            this.countSpace(at);
          } else if (kind === QUOTE_BYTE) {
            this.count(this.counts.strayQuotes);
            at++;
          } else if (kind === NUL_BYTE) {
            this.count(this.counts.nulBytes);
            at++;
          } else if (kind === CR_BYTE && this.isBeforeLastColumn(at) && (at + 1 >= filled || bytes[at + 1] !== LF)) {
            if (at + 1 >= filled) {
              this.at = at;
              return;
            }
            this.count(this.counts.bareReturns);
            this.currentLine++;
            at++;
          } else {
            this.endCell(this.from, at);
            this.at = at + 1;
            this.endLine(bytes[at]!);
            at = this.at;
          }
          continue;
        }
        case QUOTED: {
          let kind = 0;
          while (at < filled && (kind = quotedKinds[bytes[at]!]!) === 0) at++;
          if (at >= filled) break;
          if (kind === QUOTE_BYTE) {
            this.state = QUOTE;
            this.quoteEnd = at;
          } else if (kind === CR_BYTE || (kind === LF_BYTE && bytes[at - 1] !== CR)) {
            this.currentLine++;
            this.doubtQuote();
          }
          else if (kind === NUL_BYTE) this.count(this.counts.nulBytes);
          else if (kind === ESCAPE_BYTE) {
            if (at + 1 >= filled) {
              this.at = at;
              return;
            }
            this.needsUnquoting = true;
            const next = bytes[at + 1]!;
            if (next === quote || next === this.syntax.escape) at++;
          }
          at++;
          continue;
        }
        case QUOTE: {
          const byte = bytes[at]!;
          const kind = kinds[byte]!;
          if (byte === quote && at === this.quoteEnd + 1) {
            this.needsUnquoting = true;
            this.state = QUOTED;
            at++;
          } else if (kind === DELIMITER_BYTE) {
            this.endQuoted();
            at++;
            this.state = CELL;
            this.countSpace(at);
          } else if (kind === LF_BYTE || kind === CR_BYTE) {
            this.endQuoted();
            this.at = at + 1;
            this.endLine(byte);
            at = this.at;
          } else if (byte === SPACE || byte === TAB) at++;
          else {
            this.doubtQuote();
            this.count(this.counts.strayQuotes);
            this.state = QUOTED;
          }
          continue;
        }
        default: {
          while (at < filled && bytes[at] !== LF && bytes[at] !== CR) at++;
          if (at >= filled) break;
          this.isAfterCr = bytes[at] === CR;
          this.currentLine++;
          this.state = RECORD;
          at++;
          continue;
        }
      }
    }
    this.at = at;
  }

  /** Ends the record and its line, whose end `byte` was just read, unless something must be read again. */
  private endLine(byte: number): void {
    if (!this.endRecord()) return;
    this.currentLine++;
    this.isAfterCr = byte === CR;
    if (byte === CR) this.counts.cr++;
    else this.counts.lf++;
  }

  /**
   * Keeps the record unless its line is blank: no cell, or one unquoted cell of nothing but spaces.
   * @returns false where reading goes on further back
   */
  private endRecord(): boolean {
    this.state = RECORD;
    const first = this.cellStart[this.recordCount]!;
    const isBlankLine = this.cellCount === first || (this.cellCount === first + 1 && !this.wasQuoted && isBlank(this.bytes, this.cellFrom[first]!, this.cellTo[first]!));
    this.wasQuoted = false;
    if (isBlankLine) {
      this.cellCount = first;
      this.wasBlank = true;
      return true;
    }
    if (this.repair.isBusy) {
      const doubt = this.repair.judge(this.cellCount - first, this.at, this.releasedBytes + this.at);
      if (doubt !== undefined) {
        this.readAgain(doubt);
        return false;
      }
      if (!this.repair.isBusy) this.unescape(this.syntax);
    }
    if (this.comments === "leading") this.comments = "none";
    this.keepRecord(this.recordLine, this.wasBlank);
    this.wasBlank = false;
    return true;
  }

  /** Notes that the open quoted cell may not be one. */
  private doubtQuote(): void {
    if (!this.repair.mayDoubt(this.quoteAt)) return;
    const { quoteAt: at, quoteLine: line, cellCount: cell, recordCount: record, recordFrom, recordLine, wasBlank: isAfterBlank } = this;
    this.repair.note({ at, line, cell, record, recordFrom, recordLine, isAfterBlank, counts: this.counts.save() });
  }

  /** Goes back to a doubtful quote; what comes of it depends on whether it is among the literal ones. */
  private readAgain(doubt: Doubt): void {
    this.makeRoom(this.filled - doubt.at);
    this.at = doubt.at;
    this.takeBack(doubt.record, doubt.cell);
    this.recordFrom = doubt.recordFrom;
    this.recordLine = doubt.recordLine;
    this.currentLine = doubt.line;
    this.state = CELL;
    this.isAfterCr = this.wasQuoted = false;
    this.wasBlank = doubt.isAfterBlank;
    this.counts.restore(doubt.counts);
  }

  /** Ends the cell that closes at `quoteEnd`, its quotes taken off. */
  private endQuoted(): void {
    const from = this.quoteAt + 1;
    this.wasQuoted = true;
    if (this.needsUnquoting && this.repair.isBusy) this.escaped.push(this.cellCount);
    this.endCell(from, this.needsUnquoting && !this.repair.isBusy ? unescapeQuotes(this.bytes, from, this.quoteEnd, this.syntax) : this.quoteEnd);
  }
}
