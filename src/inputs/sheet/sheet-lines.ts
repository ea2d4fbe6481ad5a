/** Characters of cells that mean something in delimited text, and the controls that carry them: no workbook holds those. */
const SPECIAL = "\n\r\"\\'";
/** Rows looked at to learn how many cells a row has. */
const ROWS_AHEAD = 200;
/** Blank rows that are kept of a gap: enough to tell that there is one. */
const GAP_ROWS = 2;

/**
 * Writes rows of a sheet as delimited text, so that what is known of tables in text (preamble, header, totals, remarks) holds for
 * sheets as well: a comma between cells, quotes around each, one line a row.
 *
 * Line breaks, quotes and backslashes of cells are carried by control characters (see `restoreText`); rows are filled up to
 * the width of the sheet, as far as the first 200 rows tell.
 */
export class SheetLines {
  /** Whether a cell held a character that had to be carried. */
  hasCarried = false;
  /** Number in the sheet of the row on each line (index 0 = line 1). */
  readonly rowOfLine: number[] = [];
  private readonly encoder = new TextEncoder();
  private waiting: { readonly number: number; readonly cells: readonly string[] }[] = [];
  private width = 0;
  private isWidthKnown = false;
  private lastNumber = 0;
  private text = "";

  add(row: { readonly number: number; readonly cells: readonly string[] }): void {
    if (this.isWidthKnown) return this.write(row);
    this.waiting.push(row);
    if (this.waiting.length === ROWS_AHEAD) this.settleWidth();
  }

  /** No more rows come. */
  end(): void {
    if (!this.isWidthKnown) this.settleWidth();
  }

  /** The lines since the last call; undefined where there are none. */
  take(): Uint8Array | undefined {
    if (this.text === "") return undefined;
    const bytes = this.encoder.encode(this.text);
    this.text = "";
    return bytes;
  }

  private settleWidth(): void {
    this.isWidthKnown = true;
    for (const { cells } of this.waiting) this.width = Math.max(this.width, cells.length);
    for (const row of this.waiting) this.write(row);
    this.waiting = [];
  }

  private write({ number, cells }: { readonly number: number; readonly cells: readonly string[] }): void {
    const gap = Math.min(GAP_ROWS, this.lastNumber === 0 ? 0 : number - this.lastNumber - 1);
    for (let i = 0; i < gap; i++) {
      this.rowOfLine.push(this.lastNumber + 1 + i);
      this.text += "\n";
    }
    this.lastNumber = number;
    this.rowOfLine.push(number);
    let line = "";
    for (const [c, cell] of cells.entries()) {
      if (c > 0) line += ",";
      if (cell !== "") line += `"${this.carry(cell)}"`;
    }
    if (cells.length < this.width) line += ",".repeat(this.width - cells.length);
    this.text += `${line}\n`;
  }

  private carry(cell: string): string {
    if (!/[\n\r"\\']/.test(cell)) return cell;
    this.hasCarried = true;
    return cell.replace(/[\n\r"\\']/g, (character) => String.fromCharCode(SPECIAL.indexOf(character) + 1));
  }
}

/** Puts the characters back that SheetLines carried, in a text. */
export function restoreText(text: string): string {
  return Array.from(text, (character) => (character >= "\u0001" && character <= "\u0005" ? SPECIAL[character.charCodeAt(0) - 1]! : character)).join("");
}

/** A copy of bytes with the characters put back that SheetLines carried. */
export function restoreBytes(bytes: Uint8Array): Uint8Array {
  const restored = bytes.slice();
  for (let i = 0; i < restored.length; i++) {
    const byte = restored[i]!;
    if (byte >= 1 && byte <= 5) restored[i] = SPECIAL.charCodeAt(byte - 1);
  }
  return restored;
}
