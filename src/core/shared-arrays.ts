/** Any typed array. */
export type NumberArray =
  | Uint8Array | Uint8ClampedArray | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array | BigInt64Array | BigUint64Array;

/**
 * The same value with every typed array in it (in plain objects and lists, at any depth) replaced. Other objects (files, maps) stay as
 * they are; what holds no array is not copied. Cost: the members of all objects and lists.
 */
export function mapArrays<T>(value: T, change: (array: NumberArray) => NumberArray): T {
  // The shape of the value stays: only arrays of the same kind and length take the place of arrays.
  return mapAny(value, change) as T;
}

function mapAny(value: unknown, change: (array: NumberArray) => NumberArray): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return value instanceof DataView ? value : change(value as NumberArray);
  if (Array.isArray(value)) return value.some((item) => typeof item === "object" && item !== null) ? value.map((item) => mapAny(item, change)) : value;
  const { constructor } = Object.getPrototypeOf(value) ?? { constructor: Object };
  if (constructor !== Object) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapAny(inner, change)]));
}

/** The same value with its arrays in shared memory. An array that lies there already is not copied; one that stands there twice is copied once. */
export function shareArrays<T>(value: T): T {
  const made = new Map<NumberArray, NumberArray>();
  return mapArrays(value, (array) => {
    if (array.buffer instanceof SharedArrayBuffer) return array;
    const known = made.get(array);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(new SharedArrayBuffer(array.byteLength));
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    const shared = viewLike(array, bytes.buffer);
    made.set(array, shared);
    return shared;
  });
}

/** The same value whose arrays own all of their memory: parts of larger memory (a compiled kernel's) are copied out of it, unless that is shared. */
export function ownArrays<T>(value: T): T {
  return mapArrays(value, (array) => (isShared(array) || array.byteLength === array.buffer.byteLength ? array : array.slice()));
}

/** The memory of all arrays of a value, each once. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  mapArrays(value, (array) => {
    if (array.buffer instanceof ArrayBuffer) found.add(array.buffer);
    return array;
  });
  return [...found];
}

function viewLike(array: NumberArray, buffer: SharedArrayBuffer): NumberArray {
  const Kind = array.constructor as new (buffer: SharedArrayBuffer) => NumberArray;
  return new Kind(buffer);
}

/** Whether an array lies in memory that workers share. */
export function isShared(array: NumberArray): boolean {
  return typeof SharedArrayBuffer !== "undefined" && array.buffer instanceof SharedArrayBuffer;
}
