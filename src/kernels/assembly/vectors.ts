/** Sums over the ties of each person and sums of whole vectors. Vectors are f64, padded with 0 to a multiple of 4. Plain twin: ../plain-vectors.ts. */

/**
 * into[p] = Σ weight · from[other] over the ties of p, rows `first` up to but without `last`; `weight` 0: all weigh 1. Every other tie is
 * summed apart. Rows stand in any order; `order` says whose they are (rows of one length together: the processor guesses their ends).
 */
export function gather(first: u32, last: u32, order: usize, start: usize, ofAt: usize, weight: usize, from: usize, into: usize): void {
  for (let r = first; r < last; r++) {
    const row = start + (<usize>r << 2);
    const end = load<u32>(row, 4);
    let i = load<u32>(row);
    let even: f64 = 0;
    let odd: f64 = 0;
    if (weight == 0) {
      for (; i + 1 < end; i += 2) {
        const tie = ofAt + (<usize>i << 2);
        even += load<f64>(from + (<usize>load<u32>(tie) << 3));
        odd += load<f64>(from + (<usize>load<u32>(tie, 4) << 3));
      }
      if (i < end) even += load<f64>(from + (<usize>load<u32>(ofAt + (<usize>i << 2)) << 3));
    } else {
      for (; i + 1 < end; i += 2) {
        const tie = ofAt + (<usize>i << 2);
        const w = weight + (<usize>i << 3);
        even += load<f64>(w) * load<f64>(from + (<usize>load<u32>(tie) << 3));
        odd += load<f64>(w, 8) * load<f64>(from + (<usize>load<u32>(tie, 4) << 3));
      }
      if (i < end) even += load<f64>(weight + (<usize>i << 3)) * load<f64>(from + (<usize>load<u32>(ofAt + (<usize>i << 2)) << 3));
    }
    store<f64>(into + (<usize>load<u32>(order + (<usize>r << 2)) << 3), even + odd);
  }
}

/** Σ a·b, every fourth product summed apart. */
export function dot(length: u32, a: usize, b: usize): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const end = a + (<usize>length << 3);
  for (; a < end; a += 32, b += 32) {
    low = f64x2.add(low, f64x2.mul(v128.load(a), v128.load(b)));
    high = f64x2.add(high, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
  }
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) + (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1));
}

/** a −= factor · b. */
export function subtract(length: u32, a: usize, factor: f64, b: usize): void {
  const factors = f64x2.splat(factor);
  const end = a + (<usize>length << 3);
  for (; a < end; a += 32, b += 32) {
    v128.store(a, f64x2.sub(v128.load(a), f64x2.mul(factors, v128.load(b))));
    v128.store(a, f64x2.sub(v128.load(a, 16), f64x2.mul(factors, v128.load(b, 16))), 16);
  }
}

/** a ÷= by. */
export function divide(length: u32, a: usize, by: f64): void {
  const divisors = f64x2.splat(by);
  const end = a + (<usize>length << 3);
  for (; a < end; a += 16) v128.store(a, f64x2.div(v128.load(a), divisors));
}
