/** How records are cut, as far as plain ones need it; bytes are ASCII codes, −1 = there is none. */
export interface ScanSyntax {
  readonly delimiter: number;
  readonly quote: number;
  /** Runs of blanks and tabs separate. */
  readonly isSpaced: boolean;
  /** Cells of a record; 0 = not known. */
  readonly columnCount: number;
}

/** Where a scan begins: always at the beginning of a line. */
export interface ScanStart {
  /** Place in the window, and where the window's first byte and the first new cell lie for the caller. */
  readonly at: number;
  readonly windowAt: number;
  readonly cellCount: number;
  readonly line: number;
  readonly isAfterBlank: boolean;
  /** A line that begins with # is not plain. */
  readonly stopsAtHash: boolean;
}

/** Plain records: places are the caller's, arrays are valid until the next call of the scanner. */
export interface ScannedRecords {
  readonly recordCount: number;
  /** Bytes taken, blank lines included: 0 where the first record is not plain. */
  readonly byteCount: number;
  readonly cellFrom: Uint32Array;
  readonly cellTo: Uint32Array;
  /** Cells up to the end of each record, the line on which it begins, and 1 where blank lines stand before it. */
  readonly cellEnd: Uint32Array;
  readonly line: Uint32Array;
  readonly gap: Uint8Array;
  /** Cells with doubled quotes, which are left in. */
  readonly escaped: Uint32Array;
  /** The line reached, whether a blank one came last, and how many ended. */
  readonly nextLine: number;
  readonly isAfterBlank: boolean;
  readonly lineCount: number;
  /** Delimiters that ended a cell, and how many of them a blank or a line end follows. */
  readonly delimiterCount: number;
  readonly spacedCount: number;
}

/**
 * The compiled part of reading text: what it cannot judge it leaves to the plain code, so that nothing depends on it but time. One
 * serves any number of readers in turn.
 */
export interface TextScanner {
  /** The largest window. */
  readonly windowBytes: number;
  /** Takes bytes into the window, from its beginning. */
  load(bytes: Uint8Array): void;
  /** Cuts the window from `start.at` on, as far as records are plain (see src/kernels/assembly/csv.ts). Cost: about 1.5 GB/s. */
  scan(syntax: ScanSyntax, start: ScanStart): ScannedRecords;
  /** Up to where bytes [from, …) are UTF-8 for sure, character by character; `from` itself where the first piece is broken. Cost: 5 GB/s. */
  goodUntil(bytes: Uint8Array, from: number): number;
  /** Lines that end in the bytes (LF, CR, CRLF), and the bytes after the last end, −1 where there is none. Cost: 5 GB/s. */
  countLines(bytes: Uint8Array, isAfterCr: boolean): { readonly lineCount: number; readonly rest: number };
}
