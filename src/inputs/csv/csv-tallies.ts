import type { RecordSink } from "../../core/records.ts";
import { bareReturnNotice, nulNotice, strayQuoteNotice } from "./csv-faults.ts";
import type { Occurrence } from "./csv-syntax.ts";
import { nextTableNotice, otherDelimiterNotice, secondTableNotice, shortRowsNotice, strangerNotice, surplusNotice } from "./row-notices.ts";

/** What happened how often in the records of a file, and where first. */
export interface CsvTallies {
  readonly otherTable: Occurrence;
  /** Records after blank lines that may be the names of another table and were read as rows. */
  readonly stranger: Occurrence;
  /** Records right below others that may be the names of another table and were read as rows. */
  readonly nextTable: Occurrence;
  readonly short: Occurrence;
  readonly surplus: Occurrence;
  readonly recut: Occurrence;
  readonly strayQuotes: Occurrence;
  readonly bareReturns: Occurrence;
  readonly nulBytes: Occurrence;
}

/** Nothing happened yet. */
export function noTallies(): CsvTallies {
  const none = (): Occurrence => ({ count: 0, record: 0, line: 0 });
  return { otherTable: none(), stranger: none(), nextTable: none(), short: none(), surplus: none(), recut: none(), strayQuotes: none(), bareReturns: none(), nulBytes: none() };
}

/** Adds what happened in a later part of the file, before which so many records and lines stand. */
export function addTallies(into: CsvTallies, part: CsvTallies, records: number, lines: number): void {
  for (const name of Object.keys(into) as (keyof CsvTallies)[]) {
    const [all, more] = [into[name], part[name]];
    if (more.count === 0) continue;
    if (all.count === 0) {
      all.record = more.record + records;
      all.line = more.line + lines;
    }
    all.count += more.count;
  }
}

/** Says at the end of a file what happened in it. `leading` records stand before the first row. */
export function tellTallies(tallies: CsvTallies, sink: Pick<RecordSink, "notice">, at: { readonly file: string; readonly leading: number; readonly rowCount: number; readonly usual: number; readonly columnCount: number }): void {
  const { file, leading, rowCount } = at;
  if (tallies.otherTable.count > 0) sink.notice(secondTableNotice(file, tallies.otherTable, leading));
  if (tallies.stranger.count > 0) sink.notice(strangerNotice(file, tallies.stranger, leading));
  if (tallies.nextTable.count > 0) sink.notice(nextTableNotice(file, tallies.nextTable, leading));
  if (tallies.short.count > 0) sink.notice(shortRowsNotice(file, tallies.short, leading, rowCount, at.usual));
  if (tallies.surplus.count > 0) sink.notice(surplusNotice(file, tallies.surplus, leading, rowCount, at.columnCount));
  if (tallies.recut.count > 0) sink.notice(otherDelimiterNotice(file, tallies.recut, leading));
  if (tallies.strayQuotes.count > 0) sink.notice(strayQuoteNotice(file, tallies.strayQuotes, leading));
  if (tallies.bareReturns.count > 0) sink.notice(bareReturnNotice(file, tallies.bareReturns, leading));
  if (tallies.nulBytes.count > 0) sink.notice(nulNotice(file, tallies.nulBytes, leading));
}
