import { isShared, shareArrays } from "./shared-arrays.ts";

/** A column that grows while rows are read: amortised O(1) push into typed arrays, no object per value. */
export interface Growing<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array> {
  readonly length: number;
  push(value: number): void;
  /** Many values at once, in order; one value many times. */
  pushAll(values: A | Uint8Array | Uint16Array | Uint32Array): void;
  pushSame(value: number, count: number): void;
  /** `numbers[value]` of many values, in order. */
  pushMapped(values: Uint8Array | Uint16Array | Uint32Array, numbers: Uint32Array): void;
  get(index: number): number;
  set(index: number, value: number): void;
  /** The values so far, as a view: valid until the next push. */
  view(): A;
  /** Empty again, its memory kept: views made before show other values then. */
  clear(): void;
  /** Lets go of the values; the column is not used any more. */
  release(): void;
}

/** How much larger a full column is made, shared by the columns of one reading: whoever knows how far it is sets it. */
export interface Growth {
  factor: number;
}

/** Growth where nothing is known: twice as large. */
export function createGrowth(): Growth {
  return { factor: 2 };
}

/** A growing Uint32 column. */
export function growUint32(growth: Growth = createGrowth()): Growing<Uint32Array> {
  return grow((length) => new Uint32Array(length), growth);
}

/** A growing Uint32 column in memory that workers can share. */
export function growSharedUint32(growth: Growth = createGrowth()): Growing<Uint32Array> {
  return grow((length) => new Uint32Array(new SharedArrayBuffer(4 * length)), growth);
}

/** A growing Uint8 column. */
export function growUint8(growth: Growth = createGrowth()): Growing<Uint8Array> {
  return grow((length) => new Uint8Array(length), growth);
}

/** A growing Uint16 column. */
export function growUint16(growth: Growth = createGrowth()): Growing<Uint16Array> {
  return grow((length) => new Uint16Array(length), growth);
}

/** A growing Float64 column. */
export function growFloat64(growth: Growth = createGrowth()): Growing<Float64Array> {
  return grow((length) => new Float64Array(length), growth);
}

/**
 * The column `kept`, in which nearly every value is `usual`: nothing is kept before another comes. `isUsed` tells whether one came; until
 * then a view is made anew each time.
 */
export function growRare<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(kept: Growing<A>, usual: number, make: (length: number) => A): Growing<A> & { readonly isUsed: boolean } {
  let length = 0;
  let isUsed = false;
  const use = (): void => {
    isUsed = true;
    kept.pushSame(usual, length);
  };
  return {
    get isUsed() {
      return isUsed;
    },
    get length() {
      return length;
    },
    push(value) {
      if (value !== usual && !isUsed) use();
      if (isUsed) kept.push(value);
      length++;
    },
    pushAll(values) {
      if (!isUsed && values.some((value) => value !== usual)) use();
      if (isUsed) kept.pushAll(values);
      length += values.length;
    },
    pushSame(value, count) {
      if (value !== usual && !isUsed && count > 0) use();
      if (isUsed) kept.pushSame(value, count);
      length += count;
    },
    pushMapped(values, numbers) {
      for (let i = 0; i < values.length; i++) this.push(numbers[values[i]!]!);
    },
    get: (index) => (isUsed ? kept.get(index) : usual),
    set(index, value) {
      if (value !== usual && !isUsed) use();
      if (isUsed) kept.set(index, value);
    },
    clear() {
      kept.clear();
      length = 0;
      isUsed = false;
    },
    release: () => kept.release(),
    view() {
      if (isUsed) return kept.view();
      const all = make(length);
      if (usual !== 0) all.fill(usual);
      return all;
    },
  };
}

/** A column of rising whole numbers: `isUsed` is false as long as every value is the one before and 1, and then nothing is kept. */
export type Counting = Growing<Uint32Array> & {
  readonly isUsed: boolean;
  /** `from`, `from` + 1 and so on. */
  pushRun(from: number, count: number): void;
};

/** The column `kept`, in which value i is nearly always `first` + i. Until another comes a view is made anew each time. */
export function growCounting(kept: Growing<Uint32Array>, first: number): Counting {
  let length = 0;
  let isUsed = false;
  const use = (): void => {
    isUsed = true;
    for (let i = 0; i < length; i++) kept.push(first + i);
  };
  return {
    get isUsed() {
      return isUsed;
    },
    get length() {
      return length;
    },
    push(value) {
      if (!isUsed && value !== first + length) use();
      if (isUsed) kept.push(value);
      length++;
    },
    pushAll(values) {
      for (const value of values) this.push(value);
    },
    pushSame(value, count) {
      for (let i = 0; i < count; i++) this.push(value);
    },
    pushMapped(values, numbers) {
      for (let i = 0; i < values.length; i++) this.push(numbers[values[i]!]!);
    },
    pushRun(from, count) {
      if (!isUsed && from !== first + length && count > 0) use();
      if (isUsed) for (let i = 0; i < count; i++) kept.push(from + i);
      length += count;
    },
    get: (index) => (isUsed ? kept.get(index) : first + index),
    set(index, value) {
      if (!isUsed && value !== first + index) use();
      if (isUsed) kept.set(index, value);
    },
    clear() {
      kept.clear();
      length = 0;
      isUsed = false;
    },
    release: () => kept.release(),
    view: () => (isUsed ? kept.view() : Uint32Array.from({ length }, (_, i) => first + i)),
  };
}

/** A column of whole numbers that is as narrow as the largest so far allows. */
export interface GrowingCodes {
  readonly length: number;
  push(value: number): void;
  pushAll(values: Uint8Array | Uint16Array | Uint32Array): void;
  pushMapped(values: Uint8Array | Uint16Array | Uint32Array, numbers: Uint32Array): void;
  /** Empty again, its memory kept. */
  clear(): void;
  /** The values so far, as a view: valid until the next push. */
  view(): Uint8Array | Uint16Array | Uint32Array;
}

/** An empty column of codes, in 1, 2 or 4 bytes each. */
export function growCodes(growth: Growth = createGrowth()): GrowingCodes {
  let most = 0xff;
  let kept: Growing<Uint8Array> | Growing<Uint16Array> | Growing<Uint32Array> = growUint8(growth);
  const widen = (value: number): void => {
    const before = kept;
    most = value <= 0xffff ? 0xffff : 0xffffffff;
    kept = most === 0xffff ? growUint16(growth) : growUint32(growth);
    const values = before.view();
    for (let i = 0; i < values.length; i++) kept.push(values[i]!);
    before.release();
  };
  const fit = (values: Uint8Array | Uint16Array | Uint32Array): void => {
    let largest = 0;
    for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!;
    if (largest > most) widen(largest);
  };
  return {
    get length() {
      return kept.length;
    },
    push(value) {
      if (value > most) widen(value);
      kept.push(value);
    },
    pushAll(values) {
      fit(values);
      kept.pushAll(values);
    },
    pushMapped(values, numbers) {
      fit(numbers);
      kept.pushMapped(values, numbers);
    },
    clear: () => kept.clear(),
    view: () => kept.view(),
  };
}

/** A view of a grown column as it may be kept: the view itself where little of its memory is idle, else a copy, shared where the view is. */
export function keepView<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(view: A): A {
  if (view.byteLength * 1.125 >= view.buffer.byteLength) return view;
  // A copy of A is A.
  return (isShared(view) ? shareArrays(view.slice()) : view.slice()) as A;
}

/** More bytes than this no column takes by more than doubling: how far reading is may be told wrongly. */
const BOLD_BYTES = 2 ** 29;

/** How many values of so many bytes a full column gets room for, `least` or more. */
export function enlarged(length: number, least: number, width: number, { factor }: Growth): number {
  const wanted = Math.ceil(length * Math.max(1.125, factor));
  return Math.max(least, Math.min(wanted, Math.max(length * 2, BOLD_BYTES / width)));
}

interface Settable {
  readonly length: number;
  readonly BYTES_PER_ELEMENT: number;
  [index: number]: number;
  set(from: ArrayLike<number>, at?: number): void;
  fill(value: number, start: number, end: number): unknown;
  subarray(start: number, end: number): unknown;
}

function grow<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(make: (length: number) => A & Settable, growth: Growth): Growing<A> {
  let values = make(1024);
  let length = 0;
  const enlarge = (least: number): void => {
    const larger = make(enlarged(values.length, least, values.BYTES_PER_ELEMENT, growth));
    larger.set(values);
    values = larger;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) enlarge(length + 1);
      values[length++] = value;
    },
    pushAll(all) {
      if (length + all.length > values.length) enlarge(length + all.length);
      values.set(all, length);
      length += all.length;
    },
    pushSame(value, count) {
      if (length + count > values.length) enlarge(length + count);
      values.fill(value, length, length + count);
      length += count;
    },
    pushMapped(all, numbers) {
      if (length + all.length > values.length) enlarge(length + all.length);
      for (let i = 0; i < all.length; i++) values[length + i] = numbers[all[i]!]!;
      length += all.length;
    },
    get: (index) => values[index]!,
    set(index, value) {
      values[index] = value;
    },
    // subarray of A is A; the common supertype of the four array kinds cannot say so.
    view: () => values.subarray(0, length) as A,
    clear() {
      length = 0;
    },
    release() {
      values = make(0);
      length = 0;
    },
  };
}
