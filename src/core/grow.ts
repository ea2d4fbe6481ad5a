/** A column that grows while rows are read: amortised O(1) push into typed arrays, no object per value. */
export interface Growing<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array> {
  readonly length: number;
  push(value: number): void;
  get(index: number): number;
  set(index: number, value: number): void;
  /** The values so far, as a view: valid until the next push. */
  view(): A;
}

/** A growing Uint32 column. */
export function growUint32(): Growing<Uint32Array> {
  return grow((length) => new Uint32Array(length));
}

/** A growing Uint16 column. */
export function growUint16(): Growing<Uint16Array> {
  return grow((length) => new Uint16Array(length));
}

/** A growing Float64 column. */
export function growFloat64(): Growing<Float64Array> {
  return grow((length) => new Float64Array(length));
}

interface Settable {
  readonly length: number;
  [index: number]: number;
  set(from: ArrayLike<number>): void;
  subarray(start: number, end: number): unknown;
}

function grow<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(make: (length: number) => A & Settable): Growing<A> {
  let values = make(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = make(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    get: (index) => values[index]!,
    set(index, value) {
      values[index] = value;
    },
    // subarray of A is A; the common supertype of the four array kinds cannot say so.
    view: () => values.subarray(0, length) as A,
  };
}
