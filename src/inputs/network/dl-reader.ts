import { DlHeader, DlHeaderFault } from "./dl-header.ts";
import { networkBroken, quotable, wordsOf } from "./network-lines.ts";
import type { NetworkSink } from "./network-model.ts";

/** As many people are made from nothing but their number. */
const MOST_UNNAMED = 100_000;

/** Turns header and data of a DL file into people and ties, line by line. */
export class DlReader {
  private readonly file: string;
  private readonly sink: NetworkSink;
  private readonly header = new DlHeader();
  private isData = false;
  private lastLine = 1;
  private rowNames: string[] = [];
  private columnNames: string[] = [];
  /** In a matrix: which one, the row, the place in the row, labels of columns still to come. */
  private matrix = 0;
  private row = 0;
  private place = 0;
  private labelsDue = 0;
  private isRowLabelDue = false;

  constructor(file: string, sink: NetworkSink) {
    this.file = file;
    this.sink = sink;
  }

  line(text: string, number: number): void {
    this.lastLine = number;
    const line = number === 1 ? text.replace(/^\ufeff/, "") : text;
    if (this.isData) return this.data(line, number);
    let rest: string | undefined;
    try {
      rest = this.header.line(line);
    } catch (error) {
      throw error instanceof DlHeaderFault ? this.broken(number, error.message, error.quoted) : error;
    }
    if (rest === undefined) return;
    this.openData(number);
    this.data(rest, number);
  }

  end(): void {
    if (!this.isData) throw networkBroken("dl-cut-off", this.file, this.lastLine, 'the file ends before "data:": it looks cut off', { hint: "Copy or export the file again." });
    const { header } = this;
    if (this.isMatrix && this.matrix < header.matrixCount) {
      throw networkBroken("dl-cut-off", this.file, this.lastLine, `the file ends in row ${this.row + 1} of ${header.rowCount} of matrix ${this.matrix + 1}: it looks cut off`, { hint: "Copy or export the file again." });
    }
  }

  private get isMatrix(): boolean {
    return /matrix$|half$/.test(this.header.layout);
  }

  private openData(line: number): void {
    const { header } = this;
    this.isData = true;
    if (header.rowCount === 0 || header.columnCount === 0) throw this.broken(line, "the header does not say how many people there are (n=)");
    if (header.isDiagonalAbsent && header.rowCount < 2) throw this.broken(line, "a matrix of one person without a diagonal has no cells");
    for (const which of ["rows", "columns"] as const) {
      const labels = header.labels[which];
      const count = which === "rows" ? header.rowCount : header.columnCount;
      if (labels.length > 0 && labels.length !== count && !header.isEmbedded[which]) throw this.broken(line, `there are ${labels.length} labels for ${count} ${which}`);
      if (new Set(labels).size !== labels.length) throw this.broken(line, "two people have the same label");
    }
    this.openMatrix(line);
  }

  private openMatrix(line: number): void {
    const { header } = this;
    this.row = 0;
    this.place = 0;
    this.rowNames = [...header.labels.rows];
    this.columnNames = [...header.labels.columns];
    if (header.matrixCount > 1) this.sink.network(header.labels.matrices[this.matrix] ?? "", line);
    const isEmbedded = header.isEmbedded.rows || header.isEmbedded.columns;
    this.labelsDue = this.isMatrix && header.isEmbedded.columns ? header.columnCount : 0;
    if (this.labelsDue > 0) this.columnNames = [];
    this.isRowLabelDue = this.isMatrix && header.isEmbedded.rows;
    if (this.isRowLabelDue) this.rowNames = [];
    if (!isEmbedded || header.labels.rows.length > 0) this.people(line);
    if (this.isMatrix && this.labelsDue === 0 && !this.isRowLabelDue) this.skipEmptyRows(line);
  }

  private people(line: number): void {
    const { header } = this;
    const declare = (id: string, mode: string): void => this.sink.node({ id, name: undefined, attributes: header.isTwoMode ? new Map([["mode", mode]]) : undefined, line });
    const rows = Math.min(header.rowCount, Math.max(this.rowNames.length, MOST_UNNAMED));
    for (let r = 0; r < rows; r++) declare(this.rowName(r), "1");
    if (!header.isTwoMode) return;
    const columns = Math.min(header.columnCount, Math.max(this.columnNames.length, MOST_UNNAMED));
    for (let c = 0; c < columns; c++) declare(this.columnName(c), "2");
  }

  private rowName(row: number): string {
    return this.rowNames[row] ?? (this.header.isTwoMode ? `row ${row + 1}` : this.header.labels.rows[row] ?? String(row + 1));
  }

  private columnName(column: number): string {
    return this.columnNames[column] ?? (this.header.isTwoMode ? `column ${column + 1}` : this.rowName(column));
  }

  private data(line: string, number: number): void {
    const words = wordsOf(line, ",");
    if (words === undefined) throw this.broken(number, "a quotation mark does not end: the file looks cut off");
    if (words.length === 0) return;
    if (this.isMatrix) for (const word of words) this.cell(word, number);
    else if (words.length === 1 && words[0] === "!") {
      if (++this.matrix >= this.header.matrixCount) throw this.broken(number, `there are more than ${this.header.matrixCount} lists`);
      this.openMatrix(number);
    } else this.list(words, number);
  }

  private list(words: readonly string[], line: number): void {
    const { header } = this;
    const isEdge = header.layout.startsWith("edge");
    if (words.length < 2 || (isEdge && words.length > 3)) {
      if (words.length === 1 && !isEdge) return this.loner(words[0]!, line);
      throw this.broken(line, isEdge ? "two people and a value were expected" : "a person and the people tied were expected");
    }
    const others = isEdge ? [words[1]!] : words.slice(1);
    for (const other of others) {
      const from = this.personOf(words[0]!, "rows", line);
      const to = this.personOf(other, "columns", line);
      if (from === undefined || to === undefined) this.sink.setAside(line, from === undefined ? words[0]! : other, "node-missing", "the number is beyond the last person");
      else this.tie(from, to, isEdge ? words[2] : undefined, line, header.isTwoMode);
    }
  }

  private loner(word: string, line: number): void {
    const id = this.personOf(word, "rows", line);
    if (id !== undefined && this.header.isEmbedded.rows) this.sink.node({ id, name: undefined, attributes: undefined, line });
  }

  private personOf(word: string, which: "rows" | "columns", line: number): string | undefined {
    const { header } = this;
    if (header.isEmbedded[which]) return word;
    if (!/^\d+$/.test(word)) throw this.broken(line, `the number of a person was expected, "${quotable(word)}" was found`, quotable(word));
    const number = Number(word);
    if (number < 1 || number > (which === "rows" ? header.rowCount : header.columnCount)) return undefined;
    return which === "rows" ? this.rowName(number - 1) : this.columnName(number - 1);
  }

  private cell(word: string, line: number): void {
    const { header } = this;
    if (this.matrix >= header.matrixCount) throw this.broken(line, "there are more values than the matrix has cells");
    if (this.labelsDue > 0) {
      this.columnNames.push(word);
      if (--this.labelsDue === 0 && new Set(this.columnNames).size !== this.columnNames.length) throw this.broken(line, "two people have the same label");
      return;
    }
    if (this.isRowLabelDue) {
      this.isRowLabelDue = false;
      this.rowLabel(word, line);
      this.skipEmptyRows(line);
      return;
    }
    const column = this.firstColumn() + this.place + (header.isDiagonalAbsent && header.layout === "fullmatrix" && this.place >= this.row ? 1 : 0);
    this.place++;
    if (Number.isNaN(Number(word))) this.sink.setAside(line, word, "matrix-cell", "the cell of the matrix is no number");
    else if (Number(word) !== 0) this.tie(this.rowName(this.row), this.columnName(column), word, line, header.isTwoMode || header.layout !== "fullmatrix");
    if (this.place >= this.rowLength()) this.nextRow(line);
  }

  /** The labels of the rows of a square matrix are those of its columns, whatever their case. */
  private rowLabel(word: string, line: number): void {
    const { header } = this;
    const column = this.columnNames[this.row];
    const isSquare = header.rowCount === header.columnCount && column !== undefined;
    if (isSquare && column.toLowerCase() !== word.toLowerCase()) throw this.broken(line, `row ${this.row + 1} is labelled "${quotable(word)}", which column ${this.row + 1} is not`, quotable(word));
    const id = isSquare ? column : word;
    this.rowNames[this.row] = id;
    this.sink.node({ id, name: undefined, attributes: header.isTwoMode ? new Map([["mode", "1"]]) : undefined, line });
    if (this.row === 0 && header.isTwoMode) for (const name of this.columnNames) this.sink.node({ id: name, name: undefined, attributes: new Map([["mode", "2"]]), line });
  }

  private firstColumn(): number {
    return this.header.layout === "upperhalf" ? this.row + (this.header.isDiagonalAbsent ? 1 : 0) : 0;
  }

  private rowLength(): number {
    const { layout, columnCount, isDiagonalAbsent } = this.header;
    const less = isDiagonalAbsent ? 1 : 0;
    return layout === "fullmatrix" ? columnCount - less : layout === "lowerhalf" ? this.row + 1 - less : columnCount - this.row - less;
  }

  private nextRow(line: number): void {
    this.row++;
    this.place = 0;
    this.isRowLabelDue = this.header.isEmbedded.rows;
    if (this.row >= this.header.rowCount) this.nextMatrix(line);
    else if (!this.isRowLabelDue) this.skipEmptyRows(line);
  }

  private skipEmptyRows(line: number): void {
    if (this.rowLength() <= 0) this.nextRow(line);
  }

  private nextMatrix(line: number): void {
    this.matrix++;
    if (this.matrix < this.header.matrixCount) this.openMatrix(line);
  }

  private tie(from: string, to: string, weight: string | undefined, line: number, isUndirected: boolean): void {
    this.sink.edge({ from, to, direction: isUndirected ? "undirected" : "directed", weight, moments: [], kind: undefined, attributes: undefined, line });
  }

  private broken(line: number, what: string, quoted?: string): Error {
    return networkBroken("dl-broken", this.file, line, what, quoted === undefined ? {} : { quoted });
  }
}
