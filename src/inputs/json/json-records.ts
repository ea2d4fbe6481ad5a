import type { JsonScalar } from "./json-tokens.ts";

/**
 * Turns the values of one object after the other into the cells of one record after the other.
 *
 * A nested object gives columns with dotted names (`user.id`); a list becomes one cell with its JSON text, null an empty cell;
 * other values their text, numbers as written. A key that comes twice in one record counts, and the last value wins.
 */
export class RecordCells {
  /** Names of the columns in the order they were first seen. */
  readonly columns: string[] = [];
  duplicateCount = 0;
  /** The first key that came twice. */
  duplicateKey = "";
  /** The cells of the current record by column; undefined where it has no value. */
  cells: (string | undefined)[] = [];
  private readonly columnOf = new Map<string, number>();
  private columnsBefore = 0;
  private isSet: boolean[] = [];
  /** Names of the open objects below the record, each with its dot. */
  private prefixes: string[] = [""];
  private current = "";
  private list: JsonText | undefined;

  /** Forgets the current record and makes ready for the next. */
  begin(): void {
    this.columnsBefore = this.columns.length;
    this.cells = [];
    this.isSet = [];
    this.prefixes = [""];
    this.list = undefined;
  }

  /** Forgets the columns that only the current record brought. */
  undo(): void {
    for (const name of this.columns.splice(this.columnsBefore)) this.columnOf.delete(name);
  }

  key(name: string): void {
    if (this.list !== undefined) this.list.key(name);
    else this.current = this.prefixes[this.prefixes.length - 1]! + name;
  }

  open(kind: "object" | "array"): void {
    if (this.list === undefined && kind === "object") {
      this.prefixes.push(`${this.current}.`);
      return;
    }
    this.list ??= new JsonText();
    this.list.open(kind);
  }

  close(kind: "object" | "array"): void {
    if (this.list === undefined) {
      this.prefixes.pop();
      return;
    }
    this.list.close(kind);
    if (!this.list.isComplete) return;
    const { text } = this.list;
    this.list = undefined;
    this.set(text);
  }

  scalar(kind: JsonScalar, text: string): void {
    if (this.list !== undefined) this.list.scalar(kind, text);
    else this.set(kind === "null" ? undefined : text);
  }

  private set(value: string | undefined): void {
    let column = this.columnOf.get(this.current);
    if (column === undefined) {
      column = this.columns.length;
      this.columnOf.set(this.current, column);
      this.columns.push(this.current);
    }
    if (this.isSet[column] === true) {
      if (this.duplicateCount === 0) this.duplicateKey = this.current;
      this.duplicateCount++;
    }
    while (this.cells.length <= column) this.cells.push(undefined);
    this.cells[column] = value;
    this.isSet[column] = true;
  }
}

/** Writes a value back as JSON text without blanks; numbers as they were written. */
export class JsonText {
  text = "";
  private depth = 0;
  private needsComma = false;

  get isComplete(): boolean {
    return this.depth === 0;
  }

  key(name: string): void {
    this.separate();
    this.text += `${JSON.stringify(name)}:`;
    this.needsComma = false;
  }

  open(kind: "object" | "array"): void {
    this.separate();
    this.text += kind === "object" ? "{" : "[";
    this.depth++;
    this.needsComma = false;
  }

  close(kind: "object" | "array"): void {
    this.text += kind === "object" ? "}" : "]";
    this.depth--;
    this.needsComma = true;
  }

  scalar(kind: JsonScalar, text: string): void {
    this.separate();
    this.text += kind === "string" ? JSON.stringify(text) : text;
    this.needsComma = true;
  }

  private separate(): void {
    if (this.needsComma) this.text += ",";
  }
}
