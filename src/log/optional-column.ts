/** A column that most logs do not have: nothing is kept until a value is set. */
export interface OptionalColumn<A extends Uint32Array | Float64Array> {
  readonly isUsed: boolean;
  set(index: number, value: number): void;
  /** The value, or what stands for none. */
  get(index: number): number;
  /** A copy with one value for each of `count` messages; undefined where nothing was ever set. */
  take(count: number): A | undefined;
  clear(): void;
}

/** A column of references. @param none what stands for none (NONE). */
export function optionalUint32(none: number): OptionalColumn<Uint32Array> {
  return optional((length) => new Uint32Array(length).fill(none), none);
}

/** A column of numbers; none is NaN. */
export function optionalFloat64(): OptionalColumn<Float64Array> {
  return optional((length) => new Float64Array(length).fill(Number.NaN), Number.NaN);
}

function optional<A extends Uint32Array | Float64Array>(make: (length: number) => A, none: number): OptionalColumn<A> {
  let values = make(0);
  let isUsed = false;
  return {
    get isUsed() {
      return isUsed;
    },
    set(index, value) {
      isUsed = true;
      if (index >= values.length) {
        const larger = make(Math.max(1024, index + 1, values.length * 2));
        larger.set(values);
        values = larger;
      }
      values[index] = value;
    },
    get: (index) => (index < values.length ? values[index]! : none),
    take(count) {
      if (!isUsed) return undefined;
      const taken = make(count);
      taken.set(values.subarray(0, count));
      return taken;
    },
    clear() {
      values = make(0);
      isUsed = false;
    },
  };
}
