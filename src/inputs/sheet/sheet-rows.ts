import type { XmlAttributes, XmlHandler } from "../xml/read-xml.ts";
import { numberText } from "./cell-text.ts";
import { unescapeText } from "./shared-strings.ts";
import { workbookError } from "./sheet-faults.ts";
import type { NumberKind } from "./styles.ts";

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
/** What is taken for a day in a column that is named like one (log/date-form). */
const FIRST_DAY = 20_000;
const LAST_DAY = 60_000;

/** How often something was met in a sheet, and the first place. */
export interface Met {
  count: number;
  /** "B7"; "" where it never was. */
  cell: string;
  text: string;
}

/** What is worth a word about the cells of a sheet. */
export interface Findings {
  /** Cells with a formula whose saved value was used, and those that have none. */
  readonly formulas: Met;
  readonly unsaved: Met;
  /** `#N/A` and the like. */
  readonly errors: Met;
  /** Whole numbers of more digits than a spreadsheet keeps. */
  readonly rounded: Met;
  /** Numbers without a date format that may be days (1958 to 2068), in a workbook that counts them from 1904. */
  readonly bareDays: Met;
  readonly merged: Met;
}

/** A row with its number in the sheet (1-based); cells up to the last one that is not empty. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

function createFindings(): Findings {
  const none = (): Met => ({ count: 0, cell: "", text: "" });
  return { formulas: none(), unsaved: none(), errors: none(), rounded: none(), bareDays: none(), merged: none() };
}

export interface SheetReading {
  readonly file: string;
  readonly sheet: string;
  readonly strings: readonly string[];
  readonly styles: readonly NumberKind[];
  readonly is1904: boolean;
}

/**
 * Reads the cells of a sheet: hands every row that has any to `onRow`, in order.
 * @throws (while reading) WhotalksError `workbook-broken` for rows or cells out of order or out of range, or a text that is not there
 */
export class SheetRows implements XmlHandler {
  readonly findings = createFindings();
  private readonly reading: SheetReading;
  private readonly onRow: (row: SheetRow) => void;
  private isInData = false;
  private rowNumber = 0;
  private cells: string[] = [];
  private column = -1;
  private type = "";
  private style = "";
  private value = "";
  private hasValue = false;
  private hasFormula = false;
  /** What the text that comes belongs to: a value, an inline text or nothing. */
  private isReading = false;
  private guides = 0;

  constructor(reading: SheetReading, onRow: (row: SheetRow) => void) {
    this.reading = reading;
    this.onRow = onRow;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === "sheetData") this.isInData = true;
    else if (name === "mergeCell") this.meet(this.findings.merged, attributes["ref"] ?? "", "");
    if (!this.isInData) return;
    if (name === "row") this.beginRow(attributes);
    else if (name === "c") this.beginCell(attributes);
    else if (name === "f") this.hasFormula = true;
    else if (name === "rPh") this.guides++;
    else if (name === "v" || (name === "t" && this.guides === 0)) {
      this.isReading = true;
      this.hasValue = true;
    }
  }

  text(piece: string): void {
    if (this.isReading) this.value += piece;
  }

  close(name: string): void {
    if (!this.isInData) return;
    if (name === "v" || name === "t") this.isReading = false;
    else if (name === "rPh") this.guides--;
    else if (name === "c") this.endCell();
    else if (name === "row") {
      if (this.cells.length > 0) this.onRow({ number: this.rowNumber, cells: this.cells });
      this.cells = [];
    } else if (name === "sheetData") this.isInData = false;
  }

  private beginRow({ r }: XmlAttributes): void {
    const number = r === undefined ? this.rowNumber + 1 : Number(r);
    if (!Number.isInteger(number) || number <= this.rowNumber || number > MOST_ROWS) throw this.broken(`has a row "${r ?? number}" after row ${this.rowNumber}`);
    this.rowNumber = number;
    this.column = -1;
  }

  private beginCell({ r, t, s }: XmlAttributes): void {
    const column = r === undefined ? this.column + 1 : columnOf(r);
    if (!(column > this.column) || column >= MOST_COLUMNS) throw this.broken(`has a cell "${r ?? column + 1}" in row ${this.rowNumber} where it cannot be`);
    this.column = column;
    this.type = t ?? "n";
    this.style = s ?? "";
    this.value = "";
    this.hasValue = false;
    this.hasFormula = false;
  }

  private endCell(): void {
    const { findings } = this;
    const text = this.hasValue ? this.cellText() : "";
    if (this.hasFormula) this.meet(this.hasValue ? findings.formulas : findings.unsaved, this.place(), text);
    if (text === "") return;
    while (this.cells.length < this.column) this.cells.push("");
    this.cells.push(text);
  }

  private cellText(): string {
    const { type, value, reading, findings } = this;
    switch (type) {
      case "s": {
        const text = /^\s*\d+\s*$/.test(value) ? reading.strings[Number(value)] : undefined;
        if (text === undefined) throw this.broken(`names text ${value} of ${reading.strings.length} in cell ${this.place()}`);
        return text;
      }
      case "b":
        return value.trim() === "1" || value.trim() === "true" ? "TRUE" : "FALSE";
      case "e":
        this.meet(findings.errors, this.place(), value);
        return value;
      case "d":
        return value.trim();
      case "str":
      case "inlineStr":
        return unescapeText(value);
      default: {
        const kind = reading.styles[Number(this.style)] ?? "number";
        const { text, isRounded } = numberText(value, kind, reading.is1904);
        if (reading.is1904 && kind === "number" && Number(text) >= FIRST_DAY && Number(text) <= LAST_DAY) this.meet(findings.bareDays, this.place(), text);
        if (isRounded) this.meet(findings.rounded, this.place(), text);
        return text;
      }
    }
  }

  private meet(met: Met, cell: string, text: string): void {
    if (met.count === 0) {
      met.cell = cell;
      met.text = text;
    }
    met.count++;
  }

  private place(): string {
    return `${columnName(this.column)}${this.rowNumber}`;
  }

  private broken(found: string): Error {
    return workbookError(this.reading.file, `${found}: sheet "${this.reading.sheet}" is damaged.`);
  }
}

/** The column of a reference like "AB12", from 0; NaN for what is none. */
function columnOf(reference: string): number {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d*$/.exec(reference)?.[1];
  if (letters === undefined) return Number.NaN;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** "A" for 0, "AB" for 27. */
function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
