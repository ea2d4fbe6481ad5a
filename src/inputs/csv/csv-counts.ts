import type { Occurrence } from "./csv-syntax.ts";

/** What a parser counts on its way. */
export class CsvCounts {
  /** Quotes that neither open nor close a cell. */
  readonly strayQuotes: Occurrence = { count: 0, record: 0, line: 0 };
  readonly nulBytes: Occurrence = { count: 0, record: 0, line: 0 };
  /** CRs that are content. */
  readonly bareReturns: Occurrence = { count: 0, record: 0, line: 0 };
  /** Lines that ended in LF or CRLF, and in CR alone. */
  lf = 0;
  cr = 0;
  /** Delimiters, and how many of them a space or a line end followed (as far as the chunk they stand in shows it). */
  delimiters = 0;
  spacedDelimiters = 0;

  /** As it stands now, to be gone back to; the place of a first occurrence is kept as long as there is one. */
  save(): readonly number[] {
    return [this.strayQuotes.count, this.nulBytes.count, this.bareReturns.count, this.lf, this.cr, this.delimiters, this.spacedDelimiters];
  }

  restore(saved: readonly number[]): void {
    const [stray, nul, bare, lf, cr, delimiters, spaced] = saved as readonly [number, number, number, number, number, number, number];
    this.strayQuotes.count = stray;
    this.nulBytes.count = nul;
    this.bareReturns.count = bare;
    this.lf = lf;
    this.cr = cr;
    this.delimiters = delimiters;
    this.spacedDelimiters = spaced;
  }
}
