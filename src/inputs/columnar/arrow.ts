import { CompressionType, setCompressionCodec, tableFromIPC, TimeUnit, Type, type Column, type DataType, type Table as ArrowTable } from "@uwdata/flechette";
import { decompress } from "fzstd";
import { WhotalksError } from "../../core/errors.ts";
import type { BookFormat, ByteSource, DecodeContext, DecodeOptions, Head, RecordSink, Table } from "../../core/records.ts";
import { readWhole } from "../access.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { hasBytes } from "../bytes.ts";
import { checkBatch } from "./arrow-batch.ts";
import { checkFraming } from "./arrow-check.ts";
import { inflateLz4Frames } from "./lz4.ts";
import { cellText, decimalText, momentText } from "./parquet-values.ts";
import { valueAt } from "./value-at.ts";

/** 1 GiB: the file is held in memory while it is read. */
const MOST_BYTES = 1_073_741_824;
/** 512 MiB, of one buffer once decompressed. */
const MOST_BUFFER = 536_870_912;

/** Arrow IPC: files (Feather version 2) and streams. */
export const arrow: BookFormat = {
  id: "arrow",
  label: "Arrow or Feather",
  extensions: ["arrow", "feather", "arrows", "ipc"],
  sniff: sniffArrow,
  tables: arrowTables,
};

/** A file says so itself; a stream begins with a message whose length is plausible and whose description is a FlatBuffer. */
function sniffArrow({ bytes }: Head): number {
  if (hasBytes(bytes, 0, "ARROW1\0\0")) return 0.9;
  if (!hasBytes(bytes, 0, "\xff\xff\xff\xff") || bytes.length < 16) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(4, true);
  return length % 8 === 0 && length >= 16 && length < 16_777_216 && view.getUint32(8, true) < length ? 0.8 : 0;
}

/** @throws WhotalksError `arrow-broken`, `no-records`, `held-too-large` beyond 1 GiB */
async function arrowTables(source: ByteSource, _options: DecodeOptions, { task }: DecodeContext): Promise<readonly Table[]> {
  const bytes = await readWhole(source, MOST_BYTES);
  await task.breathe();
  const isFile = hasBytes(bytes, 0, "ARROW1");
  const found = attempt(source.name, undefined, () => {
    checkFraming(bytes, isFile);
    setCompressionCodec(CompressionType.ZSTD, { decode: inflateZstd, encode: (content) => content });
    setCompressionCodec(CompressionType.LZ4_FRAME, { decode: inflateLz4, encode: (content) => content });
    // Buffers must begin at multiples of eight bytes: a copy of their own does.
    return tableFromIPC(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice(), { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true });
  });
  const columns = found.schema.fields.flatMap((field, i) => expand(nameOf(field), field.type, found.children[i]!, []));
  for (const { name, column } of columns) attempt(source.name, name, () => column.data.forEach((batch) => checkBatch(batch)));
  checkRows(source.name, found);
  return [{ part: "", shape: { encoding: "", delimiter: "", hasHeader: true, isUndirected: false, notices: [] }, decode: (sink, context) => decodeArrow(found, columns, sink, context) }];
}

/** A column of the table, or a field of a struct in one. */
interface ArrowColumn {
  readonly name: string;
  readonly column: Column<unknown>;
  readonly inner: readonly string[];
  readonly text: (value: unknown) => string | undefined;
}

function expand(name: string, type: DataType, column: Column<unknown>, inner: readonly string[]): ArrowColumn[] {
  if (type.typeId === Type.Struct && inner.length < 32) return type.children.flatMap((field) => expand(`${name}.${nameOf(field)}`, field.type, column, [...inner, field.name]));
  const finish = finisherOf(type);
  return [{ name, column, inner, text: (value) => cellText(finish(value)) }];
}

/** The name of a field; "" where the file gives it none, which the library hands on as null. */
function nameOf({ name }: { readonly name: string | null }): string {
  return name ?? "";
}

/** Every column has as many rows in each batch as the others. */
function checkRows(file: string, { children, schema }: ArrowTable): void {
  const lengths = children[0]?.data.map(({ length }) => length) ?? [];
  for (const [c, { data }] of children.entries()) {
    if (data.length === lengths.length && data.every(({ length }, b) => length === lengths[b])) continue;
    throw brokenError(file, `it has other numbers of rows than "${nameOf(schema.fields[0]!)}"`, nameOf(schema.fields[c]!));
  }
}

async function decodeArrow(table: ArrowTable, columns: readonly ArrowColumn[], sink: RecordSink, { file, task }: DecodeContext): Promise<void> {
  const builder = new BatchBuilder(sink);
  const names = columns.map(({ name }) => name);
  let row = 0;
  for (const [b, { length }] of (table.children[0]?.data ?? []).entries()) {
    for (let r = 0; r < length; r++) {
      builder.add(attempt(file, undefined, () => columns.map(({ column, inner, text }) => text(valueAt(column.data[b]!.at(r), inner)))), ++row);
      if (!builder.isFull) continue;
      await builder.flush(names);
      await task.breathe({ stage: "read", done: row, total: table.numRows, unit: "rows" });
    }
  }
  await builder.flush(names);
}

/** Makes of a value of a type what is shown of it: times and decimals as text, in lists as well. */
function finisherOf(type: DataType): (value: unknown) => unknown {
  switch (type.typeId) {
    case Type.Timestamp:
      return (value) => (typeof value === "bigint" ? momentText(value, unitName(type.unit)) + (type.timezone === null || type.timezone === "" ? "" : "Z") : value);
    case Type.Date:
      return (value) => (typeof value === "number" ? momentText(BigInt(Math.round(value)), "MILLIS").slice(0, 10) : value);
    case Type.Time:
      return (value) => (typeof value === "bigint" || typeof value === "number" ? momentText(BigInt(value), unitName(type.unit)).slice(11) : value);
    case Type.Decimal:
      return (value) => decimalText(value, type.scale);
    case Type.Dictionary:
      return finisherOf(type.dictionary);
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList: {
      const finish = finisherOf(type.children[0]!.type);
      return (value) => (value === null || value === undefined ? value : Array.from(value as ArrayLike<unknown>, finish));
    }
    default:
      return (value) => value;
  }
}

function unitName(unit: number): string {
  return unit === TimeUnit.SECOND ? "SECONDS" : unit === TimeUnit.MILLISECOND ? "MILLIS" : unit === TimeUnit.MICROSECOND ? "MICROS" : "NANOS";
}

function inflateZstd(bytes: Uint8Array, size: number): Uint8Array {
  checkSize(size, bytes.length * 65_536);
  return sized(decompress(bytes, new Uint8Array(size)), size);
}

function inflateLz4(bytes: Uint8Array, size: number): Uint8Array {
  checkSize(size, bytes.length * 256);
  return sized(inflateLz4Frames(bytes, size), size);
}

function checkSize(size: number, most: number): void {
  if (!(size >= 0 && size <= Math.min(most, MOST_BUFFER))) throw new Error(`a buffer is said to hold ${size} bytes once decompressed; at most ${MOST_BUFFER} are read`);
}

function sized(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length !== size) throw new Error(`a buffer holds ${bytes.length} bytes instead of ${size}`);
  return bytes;
}

/** Runs a step of the library: what it throws is a fault of the file. */
function attempt<T>(file: string, column: string | undefined, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof WhotalksError) throw error;
    const isOfArrays = error instanceof RangeError || error instanceof TypeError;
    throw brokenError(file, isOfArrays ? "its lengths do not fit together" : (error instanceof Error ? error.message : String(error)).replace(/\.$/, ""), column);
  }
}

function brokenError(file: string, reason: string, column?: string): WhotalksError {
  return new WhotalksError("arrow-broken", `${file}: the Arrow file${column === undefined ? "" : `, column "${column}",`} cannot be read: ${reason}.`, {
    hint: "Write or download the file again.",
    where: column === undefined ? { file } : { file, column },
  });
}
