/** Where a doubtful quoted cell begins, and what the parser had counted by then. */
export interface Doubt {
  /** Place of its quote in the bytes held, and its line. */
  readonly at: number;
  readonly line: number;
  /** Complete cells and records before it; where its record begins, on which line, and whether blank lines stand before that. */
  readonly cell: number;
  readonly record: number;
  readonly recordFrom: number;
  readonly recordLine: number;
  readonly isAfterBlank: boolean;
  readonly counts: readonly number[];
}

/** Quotes of one record that are read as text before it is given up. */
const MOST_LITERALS = 4;
/** Bytes read again for each byte of the file, and to begin with: a hostile file must not make reading quadratic. */
const REREAD_PER_BYTE = 4;
const REREAD_FREE = 1_048_576;

/**
 * Decides whether a quote that opened a cell was one, or only a character.
 *
 * A quoted cell is doubtful where a quote stands inside it that closes nothing, or a line ends inside it. A record with such a cell
 * and the wrong number of cells is read again with that quote as an ordinary character; the new reading stands where every record,
 * up to the place where the old one ended, has the right number of cells. Otherwise the record is read as it was found.
 * The decision depends on the bytes alone, never on how they were cut into chunks.
 */
export class QuoteRepair {
  /** Quotes (places in the bytes held) that are characters. */
  readonly literals: number[] = [];
  /** The first doubtful cell of the record being read. */
  doubt: Doubt | undefined;
  /** Whether records are kept back: one is doubtful, or was and is being read again. */
  isBusy = false;
  /** The cell with which reading again began; undefined while nothing is tried. */
  private first: Doubt | undefined;
  /** Where the record ended in the reading as found. */
  private foundEnd = 0;
  /** Up to here nothing more is tried; −1 = everything may be. */
  private settledTo = -1;
  rereadBytes = 0;
  private readonly columnCount: number;

  /** @param columnCount cells of a record; 0 = unknown: nothing is ever read again */
  constructor(columnCount: number) {
    this.columnCount = columnCount;
  }

  /** Whether the records since the doubtful one may still be taken back. */
  get isTrying(): boolean {
    return this.first !== undefined;
  }

  /** The record from which on nothing is settled yet; `recordCount` where everything is. */
  settledCount(recordCount: number): number {
    return this.first?.record ?? recordCount;
  }

  /** Whether a doubt at this place is worth noting. */
  mayDoubt(at: number): boolean {
    return this.columnCount > 0 && this.doubt === undefined && at >= this.settledTo;
  }

  note(doubt: Doubt): void {
    this.doubt = doubt;
    this.isBusy = true;
  }

  /**
   * Judges a record of so many cells that ended just before `end`, `readBytes` after the beginning of the file.
   * @returns where to read on instead; undefined where the record stands (for now, while `isTrying`)
   */
  judge(cells: number, end: number, readBytes: number): Doubt | undefined {
    const { doubt } = this;
    this.doubt = undefined;
    const isRight = cells === this.columnCount;
    if (this.first === undefined) {
      this.isBusy = false;
      if (isRight || doubt === undefined || this.rereadBytes > REREAD_FREE + REREAD_PER_BYTE * readBytes) return undefined;
      this.first = doubt;
      this.foundEnd = end;
      return this.readAgain(doubt, end);
    }
    if (!isRight) return doubt !== undefined && this.literals.length < MOST_LITERALS ? this.readAgain(doubt, end) : this.giveUp();
    if (end >= this.foundEnd) this.clear();
    return undefined;
  }

  /** Takes the new reading back: everything is read as it was found. Only while one is tried. @returns where to read on */
  giveUp(): Doubt {
    const first = this.first!;
    this.clear();
    this.settledTo = this.foundEnd;
    return first;
  }

  /** Forgets what was doubtful. */
  clear(): void {
    this.doubt = this.first = undefined;
    this.isBusy = false;
    this.literals.length = 0;
  }

  /** The bytes held were moved to the front by `base`, cells and records released. */
  move(base: number, cells: number, records: number): void {
    this.settledTo = Math.max(-1, this.settledTo - base);
    if (!this.isBusy) return;
    const moved = (doubt: Doubt | undefined): Doubt | undefined =>
      doubt && { ...doubt, at: doubt.at - base, recordFrom: doubt.recordFrom - base, cell: doubt.cell - cells, record: doubt.record - records };
    this.doubt = moved(this.doubt);
    this.first = moved(this.first);
    for (let i = 0; i < this.literals.length; i++) this.literals[i]! -= base;
    this.foundEnd -= base;
  }

  private readAgain(doubt: Doubt, end: number): Doubt {
    this.isBusy = true;
    this.literals.push(doubt.at);
    this.rereadBytes += end - doubt.at;
    return doubt;
  }
}
