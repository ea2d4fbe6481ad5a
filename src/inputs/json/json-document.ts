import { sampleOf } from "../../core/notice.ts";
import type { BatchBuilder } from "../batch-builder.ts";
import { JsonText, RecordCells } from "./json-records.ts";
import type { JsonHandler, JsonScalar } from "./json-tokens.ts";
import { KeyPath } from "./key-path.ts";

/** Where the handler stands in the document. */
type Place =
  /** Outside any list that may hold records. */
  | "outside"
  /** In a list under a key of the document, before its first element shows whether it holds records. */
  | "candidate"
  /** In the list of records, between elements. */
  | "list"
  | "object"
  | "row"
  /** In an element that is no record. */
  | "misfit";

/**
 * Finds the list of records in a JSON document and gathers them in a builder. The list is the document itself (of objects, or of
 * lists of which the first names the columns) or the one list of objects that it holds under a key (`{"data": […]}`).
 */
export class JsonDocument implements JsonHandler {
  readonly records = new RecordCells();
  /** Keys of the document beside the list that is read. */
  readonly skippedKeys: string[] = [];
  /** Keys of the lists of objects in the document; "" = it is one itself. More than one: it is not clear which to read. */
  readonly listKeys: string[] = [];
  /** Line of what is read next: kept up to date by whoever feeds the bytes. */
  line = 1;

  private readonly builder: BatchBuilder;
  private place: Place = "outside";
  private depth = 0;
  /** Depth inside an element of the list. */
  private elementDepth = 0;
  private currentKey = "";
  /** Where it stands while outside. */
  private readonly path = new KeyPath();
  private holdsRows = false;
  private header: readonly string[] | undefined;
  private recordLine = 1;
  private row: (string | undefined)[] = [];
  private isRowText = true;
  private readonly hasHeader: boolean;
  private readonly wanted: string | undefined;
  /** A cell of a row, or a whole misfit, that is a list or an object. */
  private text: JsonText | undefined;

  /**
   * @param hasHeader false where the first of the rows is known to be data; a row with anything but texts is never a header
   * @param wanted key of the list that is meant, or those on the way to it ("data.messages"); undefined = the only one right below the document
   */
  constructor(builder: BatchBuilder, hasHeader: boolean, wanted?: string) {
    this.builder = builder;
    this.hasHeader = hasHeader;
    this.wanted = wanted;
  }

  /** Names of the columns known by now. */
  get columns(): readonly string[] {
    return this.holdsRows ? (this.header ?? []) : this.records.columns;
  }

  open(kind: "object" | "array"): void {
    this.depth++;
    switch (this.place) {
      case "outside":
        if (this.depth === 1 && kind === "array") this.enterList("");
        else if (kind === "array" && (this.wanted === undefined ? this.depth === 2 : !this.path.isInList && this.path.next === this.wanted)) this.place = "candidate";
        else if (this.depth === 2) this.skippedKeys.push(this.currentKey);
        if (this.place === "outside") this.path.open(kind);
        return;
      case "candidate":
        if (kind === "array") {
          this.skipCandidate();
          return this.path.open(kind);
        }
        this.enterList(this.wanted ?? this.currentKey);
        return this.openElement(kind);
      case "list":
        return this.openElement(kind);
      case "object":
        this.elementDepth++;
        return this.records.open(kind);
      default:
        this.elementDepth++;
        this.text ??= new JsonText();
        this.text.open(kind);
    }
  }

  close(kind: "object" | "array"): void {
    this.depth--;
    if (this.place === "candidate" || this.place === "outside") {
      if (this.place === "outside") return this.path.close();
      this.skippedKeys.push(this.currentKey);
      this.place = "outside";
      return;
    }
    if (this.place === "list") {
      this.place = "outside";
      return;
    }
    this.elementDepth--;
    if (this.elementDepth === 0) return this.closeElement(kind);
    if (this.place === "object") return this.records.close(kind);
    this.text?.close(kind);
    if (this.place === "row" && this.text?.isComplete === true) {
      this.row.push(this.text.text);
      this.text = undefined;
    }
  }

  key(name: string): void {
    if (this.place === "outside") {
      if (this.depth === 1) this.currentKey = name;
      this.path.key(name);
    } else if (this.place === "object") this.records.key(name);
    else this.text?.key(name);
  }

  scalar(kind: JsonScalar, text: string): void {
    switch (this.place) {
      case "outside":
        if (this.depth === 1) this.skippedKeys.push(this.currentKey);
        return;
      case "candidate":
        return this.skipCandidate();
      case "list":
        return this.builder.setAside(this.line, sampleOf(text), "json-no-record", "The list holds a value that is no record.");
      case "object":
        return this.records.scalar(kind, text);
      default:
        if (this.text !== undefined) this.text.scalar(kind, text);
        else {
          if (kind !== "string" && kind !== "null") this.isRowText = false;
          this.row.push(kind === "null" ? undefined : text);
        }
    }
  }

  private enterList(key: string): void {
    this.listKeys.push(key);
    this.place = "list";
  }

  /** The list is none of records: what follows in it is outside. */
  private skipCandidate(): void {
    this.skippedKeys.push(this.currentKey);
    this.place = "outside";
    this.path.open("array");
  }

  private openElement(kind: "object" | "array"): void {
    this.recordLine = this.line;
    this.elementDepth = 1;
    if (kind === "array" && this.header === undefined && this.records.columns.length === 0) this.holdsRows = true;
    if ((kind === "array") !== this.holdsRows) {
      this.place = "misfit";
      this.text = new JsonText();
      this.text.open(kind);
    } else if (kind === "object") {
      this.place = "object";
      this.records.begin();
    } else {
      this.place = "row";
      this.row = [];
      this.isRowText = true;
    }
  }

  private closeElement(kind: "object" | "array"): void {
    if (this.place === "misfit") {
      this.text?.close(kind);
      const value = sampleOf(this.text?.text ?? "");
      this.text = undefined;
      this.builder.setAside(this.recordLine, value, "json-no-record", "The list holds both objects and lists.");
    } else if (this.place === "object") this.builder.add(this.records.cells, this.recordLine);
    else if (this.header === undefined) this.nameColumns();
    else if (this.row.length > this.header.length && this.row.slice(this.header.length).some((cell) => cell !== undefined && cell !== "")) {
      const reason = `The row has ${this.row.length} cells, the table ${this.header.length} columns.`;
      this.builder.setAside(this.recordLine, this.row.slice(this.header.length).join(","), "too-many-cells", reason);
    } else this.builder.add(this.row, this.recordLine);
    this.place = "list";
  }

  private nameColumns(): void {
    const isHeader = this.hasHeader && this.isRowText;
    this.header = this.row.map((cell, c) => (isHeader && (cell ?? "").trim() !== "" ? cell! : `column ${c + 1}`));
    if (!isHeader) this.builder.add(this.row, this.recordLine);
  }
}
