import { hasBytes } from "../bytes.ts";

/** Fields may stand this deep in each other. */
const DEEPEST = 32;
const FILE_MAGIC = "ARROW1";
/** Rows that a batch without any buffer may have. */
const ROWS_OF_NOTHING = 65_536;
/** Kinds of columns that need a second look, and the most places behind the point of a decimal. */
const DECIMAL = 7;
const UNION = 14;
const MOST_SCALE = 76;

/**
 * Checks what Arrow's framing says of itself before the library believes it: every message is whole, every list in its description
 * fits into it (Arrow Columnar Format 1.5, "IPC File Format" and "IPC Streaming Format").
 * @throws Error that says what does not fit
 */
export function checkFraming(bytes: Uint8Array, isFile: boolean): void {
  if (!isFile) return checkStream(bytes);
  const end = bytes.length - FILE_MAGIC.length;
  if (end < 12 || !hasBytes(bytes, end, FILE_MAGIC)) throw new Error("it has no footer at its end: it is cut off");
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(end - 4, true);
  if (length <= 0 || length > end - 12) throw new Error(`its footer is said to take ${length} of ${bytes.length} bytes`);
  const footer = rootOf(bytes.subarray(end - 4 - length, end - 4));
  const schema = footer.table(6);
  if (schema === undefined) throw new Error("its footer names no columns");
  checkSchema(schema);
  for (const field of [8, 10]) {
    for (const block of footer.structs(field, 24)) {
      const at = Number(block.getBigInt64(0, true));
      if (!(at >= 8 && at < end)) throw new Error(`a batch is said to begin at byte ${at} of ${bytes.length}`);
      if (checkMessage(bytes, at) === undefined) throw new Error("a batch is empty");
    }
  }
}

function checkStream(bytes: Uint8Array): void {
  let at: number | undefined = 0;
  while (at !== undefined && at < bytes.length) at = checkMessage(bytes, at);
}

/** @returns where the message after it begins; undefined for the mark of the end */
function checkMessage(bytes: Uint8Array, start: number): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const intAt = (place: number): number => {
    if (place + 4 > bytes.length) throw new Error("it ends inside a message: it is cut off");
    return view.getInt32(place, true);
  };
  let at = start;
  let length = intAt(at);
  if (length === -1) length = intAt((at += 4));
  at += 4;
  if (length === 0) return undefined;
  if (length < 0 || at + length > bytes.length) throw new Error("it ends inside a message: it is cut off");
  const message = rootOf(bytes.subarray(at, at + length));
  const body = message.long(10);
  if (!(body >= 0 && at + length + body <= bytes.length)) throw new Error("it ends inside a batch: it is cut off");
  const kind = message.byte(6);
  const header = message.table(8);
  if (header === undefined) throw new Error("a message has no content");
  const content = bytes.subarray(at + length, at + length + body);
  if (kind === 1) checkSchema(header);
  else if (kind === 2) checkBody(header.table(6), content);
  else if (kind === 3) checkBody(header, content);
  else throw new Error(`a message is of kind ${kind}, which is none of a table`);
  return at + length + body;
}

function checkBody(batch: FlatTable | undefined, body: Uint8Array): void {
  if (batch === undefined) throw new Error("a batch has no description");
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const isCompressed = batch.table(10) !== undefined;
  let content = 0;
  for (const region of batch.structs(8, 16)) {
    const at = Number(region.getBigInt64(0, true));
    const length = Number(region.getBigInt64(8, true));
    if (!(at >= 0 && length >= 0 && at + length <= body.length)) throw new Error(`a buffer is said to take ${length} bytes from byte ${at} of a batch of ${body.length}`);
    content += isCompressed && length >= 8 ? Math.max(length, Number(view.getBigInt64(at, true))) : length;
  }
  // A value takes a bit at least; only columns of nothing but empty values take none.
  const most = Math.max(8 * content, ROWS_OF_NOTHING);
  for (const rows of [batch.long(4), ...batch.structs(6, 16).map((node) => Number(node.getBigInt64(0, true)))]) {
    if (!(rows >= 0 && rows <= most)) throw new Error(`a column is said to have ${rows} values in a batch of ${content} bytes`);
  }
  batch.structs(12, 8);
}

function checkSchema(schema: FlatTable): void {
  let level = schema.tables(6);
  schema.tables(8);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST) throw new Error(`its columns lie more than ${DEEPEST} deep in each other`);
    const next: FlatTable[] = [];
    for (const field of level) {
      field.tables(16);
      const type = field.table(10);
      if (field.byte(8) === UNION) type?.structs(6, 4);
      if (field.byte(8) === DECIMAL && !(Math.abs(type?.int(6) ?? 0) <= MOST_SCALE)) throw new Error(`a decimal is said to have ${type?.int(6) ?? 0} places behind the point`);
      next.push(...field.tables(14));
    }
    level = next;
  }
}

function rootOf(bytes: Uint8Array): FlatTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new FlatTable(view, view.getUint32(0, true));
}

/** A table of a FlatBuffer; every access is checked against its end (RangeError). */
class FlatTable {
  private readonly view: DataView;
  private readonly at: number;
  private readonly fields: number;
  private readonly fieldBytes: number;

  constructor(view: DataView, at: number) {
    this.view = view;
    this.at = at;
    this.fields = at - view.getInt32(at, true);
    this.fieldBytes = view.getUint16(this.fields, true);
  }

  byte(field: number): number {
    const at = this.place(field);
    return at === undefined ? 0 : this.view.getUint8(at);
  }

  int(field: number): number {
    const at = this.place(field);
    return at === undefined ? 0 : this.view.getInt32(at, true);
  }

  long(field: number): number {
    const at = this.place(field);
    return at === undefined ? 0 : Number(this.view.getBigInt64(at, true));
  }

  table(field: number): FlatTable | undefined {
    const at = this.place(field);
    return at === undefined ? undefined : new FlatTable(this.view, at + this.view.getUint32(at, true));
  }

  /** The elements of a list of structs of `bytes` bytes each. */
  structs(field: number, bytes: number): DataView[] {
    const { start, count } = this.list(field, bytes);
    return Array.from({ length: count }, (_, i) => new DataView(this.view.buffer, this.view.byteOffset + start + i * bytes, bytes));
  }

  tables(field: number): FlatTable[] {
    const { start, count } = this.list(field, 4);
    return Array.from({ length: count }, (_, i) => new FlatTable(this.view, start + 4 * i + this.view.getUint32(start + 4 * i, true)));
  }

  private list(field: number, bytes: number): { readonly start: number; readonly count: number } {
    const at = this.place(field);
    if (at === undefined) return { start: 0, count: 0 };
    const start = at + this.view.getUint32(at, true) + 4;
    const count = this.view.getUint32(start - 4, true);
    if (start + count * bytes > this.view.byteLength) throw new Error(`a list of its description is said to have ${count} elements`);
    return { start, count };
  }

  private place(field: number): number | undefined {
    if (field + 2 > this.fieldBytes) return undefined;
    const offset = this.view.getUint16(this.fields + field, true);
    return offset === 0 ? undefined : this.at + offset;
  }
}
