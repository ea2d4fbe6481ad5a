import { Type, type Batch, type Column, type DataType } from "@uwdata/flechette";

/**
 * Checks that the buffers of a batch hold what its length promises: the library reads beyond them without a word.
 * @throws Error that says what does not fit, or names a type that is not read
 */
export function checkBatch(batch: Batch<unknown>): void {
  const { length, nullCount, validity, type } = batch;
  if (nullCount > 0 && type.typeId !== Type.Null && type.typeId !== Type.Dictionary && !(validity !== undefined && validity.length * 8 >= length)) throw new Error("it does not say which of its values are empty");
  switch (type.typeId) {
    case Type.Null:
      return;
    case Type.Bool:
      return need(batch.values.length * 8, length);
    case Type.Int:
    case Type.Float:
    case Type.Date:
    case Type.Time:
    case Type.Timestamp:
    case Type.Duration:
      return need(batch.values.length, length);
    case Type.Decimal:
      return need(batch.values.length, length * (type.bitWidth > 64 ? type.bitWidth / 64 : 1));
    case Type.FixedSizeBinary:
      return need(batch.values.length, length * type.stride);
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Binary:
    case Type.LargeBinary:
      return checkOffsets(batch, batch.values.length);
    case Type.Utf8View:
    case Type.BinaryView:
      return checkViews(batch);
    case Type.List:
    case Type.LargeList:
    case Type.Map:
      checkBatch(childOf(batch, 0));
      return checkOffsets(batch, childOf(batch, 0).length);
    case Type.FixedSizeList:
      checkBatch(childOf(batch, 0));
      return need(childOf(batch, 0).length, length * type.stride);
    case Type.Struct:
      for (const child of batch.children) {
        checkBatch(child);
        need(child.length, length);
      }
      return;
    case Type.Dictionary:
      return checkIndices(batch);
    default:
      throw new Error(`it is of a type that is not read (${nameOf(type)})`);
  }
}

function need(found: number, wanted: number): void {
  if (!(found >= wanted)) throw new Error(`a batch holds ${Math.floor(found)} values where ${wanted} are needed`);
}

function childOf(batch: Batch<unknown>, i: number): Batch<unknown> {
  const child: Batch<unknown> | undefined = batch.children[i];
  if (child === undefined) throw new Error("a list has no values");
  return child;
}

function checkOffsets({ offsets, length }: Batch<unknown>, end: number): void {
  if (length === 0) return;
  need(offsets.length, length + 1);
  let last = 0;
  for (let i = 0; i <= length; i++) {
    const offset = Number(offsets[i]);
    if (!(offset >= last && offset <= end)) throw new Error(`value ${i} is said to begin at ${offset}, after ${last}, of ${end}`);
    last = offset;
  }
}

/** Sixteen bytes a value: its length and either its text or the place of it. */
function checkViews(batch: Batch<unknown>): void {
  const { values, length } = batch;
  need(values.length, length * 16);
  const buffers = "data" in batch && Array.isArray(batch.data) ? (batch.data as readonly Uint8Array[]) : [];
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  for (let i = 0; i < length; i++) {
    if (batch.nullCount > 0 && !batch.isValid(i)) continue;
    const size = view.getInt32(16 * i, true);
    if (size <= 12 && size >= 0) continue;
    const buffer = buffers[view.getInt32(16 * i + 8, true)];
    const at = view.getInt32(16 * i + 12, true);
    if (!(size > 0 && at >= 0 && buffer !== undefined && at + size <= buffer.length)) throw new Error(`value ${i} is said to take ${size} bytes that are not there`);
  }
}

function checkIndices(batch: Batch<unknown>): void {
  const { values, length } = batch;
  need(values.length, length);
  const dictionary = "dictionary" in batch ? (batch.dictionary as Column<unknown> | undefined) : undefined;
  if (dictionary === undefined) throw new Error("its dictionary is not there");
  for (const part of dictionary.data) checkBatch(part);
  for (let i = 0; i < length; i++) {
    if (batch.nullCount > 0 && !batch.isValid(i)) continue;
    const index = Number(values[i]);
    if (!(index >= 0 && index < dictionary.length)) throw new Error(`it names value ${index} of a dictionary of ${dictionary.length}`);
  }
}

function nameOf({ typeId }: DataType): string {
  return Object.entries(Type).find(([, id]) => id === typeId)?.[0] ?? String(typeId);
}
