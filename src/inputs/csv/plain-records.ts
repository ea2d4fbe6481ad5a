import type { ScannedRecords, ScanSyntax, TextScanner } from "../../core/text-scanner.ts";

/** So many times in a row nothing plain was found before it is looked for less often. */
const PATIENCE = 8;
const LONGEST_PAUSE = 1024;

/** Where a parser is: places in the bytes it holds. */
export interface ParserPlace {
  readonly at: number;
  readonly filled: number;
  /** Bytes before those held. */
  readonly releasedBytes: number;
  readonly cellCount: number;
  readonly line: number;
  readonly isAfterBlank: boolean;
  readonly stopsAtHash: boolean;
}

/** Finds the plain records of a parser with the compiled scanner: keeps the scanner's window over the parser's bytes. */
export class PlainRecords {
  private readonly scanner: TextScanner;
  private readonly syntax: ScanSyntax;
  /** The bytes in the window, by their place in the file. */
  private from = 0;
  private to = 0;
  private failures = 0;
  private pause = 0;

  constructor(scanner: TextScanner, syntax: ScanSyntax) {
    this.scanner = scanner;
    this.syntax = syntax;
  }

  /** The plain records from a place on, which is the beginning of a line; undefined where the first one is not plain. */
  next(bytes: Uint8Array, place: ParserPlace): ScannedRecords | undefined {
    if (this.pause > 0) {
      this.pause--;
      return undefined;
    }
    const found = this.look(bytes, place);
    if (found.byteCount > 0) {
      this.failures = 0;
      return found;
    }
    if (++this.failures > PATIENCE) this.pause = Math.min(LONGEST_PAUSE, this.failures);
    return undefined;
  }

  /** The scanner may have served others since: its window counts for nothing any more. */
  forget(): void {
    this.to = 0;
  }

  private look(bytes: Uint8Array, place: ParserPlace): ScannedRecords {
    const first = place.releasedBytes + place.at;
    if (first >= this.from && first < this.to) {
      const found = this.scan(place);
      if (found.byteCount > 0 || this.to === place.releasedBytes + place.filled) return found;
    }
    this.from = first;
    this.to = Math.min(place.releasedBytes + place.filled, first + this.scanner.windowBytes);
    this.scanner.load(bytes.subarray(place.at, this.to - place.releasedBytes));
    return this.scan(place);
  }

  private scan({ at, releasedBytes, cellCount, line, isAfterBlank, stopsAtHash }: ParserPlace): ScannedRecords {
    return this.scanner.scan(this.syntax, { at: releasedBytes + at - this.from, windowAt: this.from - releasedBytes, cellCount, line, isAfterBlank, stopsAtHash });
  }
}

/** The scanner where it knows the syntax: no escapes, no blanks after delimiters. */
export function plainRecords(scanner: TextScanner | undefined, syntax: ScanSyntax & { readonly escape: number; readonly skipsSpaces: boolean }): PlainRecords | undefined {
  return scanner === undefined || syntax.escape >= 0 || syntax.skipsSpaces ? undefined : new PlainRecords(scanner, syntax);
}
