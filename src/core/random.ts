/** A seeded source of random numbers: same seed, same sequence, in every engine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform whole number in 0 … bound−1 (bound ≤ 2^32), without modulo bias beyond 2^-53. */
  below(bound: number): number;
}

/**
 * xoshiro128** seeded through splitmix32 (Blackman and Vigna 2018): integer arithmetic only, so its bits do not depend on the engine.
 * @param seed any whole number; its low 32 bits and the rest both count.
 */
export function createRandom(seed: number): Random {
  let mixed = (seed ^ Math.floor(seed / 0x100000000)) >>> 0;
  const split = (): number => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const uint32 = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => (uint32() >>> 5) / 0x8000000 + (uint32() >>> 6) / 0x20000000000000;
  return { next, below: (bound) => Math.floor(next() * bound) };
}

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * The random number that stands at a place: uniform in [0, 1), 53 bits, known without those before it, so that work can be spread
 * and still draw the same numbers. `key0` and `key1` (32 bits each) are the seed, `row` and `column` (32 bits each) the place.
 *
 * Threefry-2×32 with 20 rounds (Salmon et al., Parallel random numbers: as easy as 1, 2, 3, 2011): integer arithmetic only.
 */
export function uniformAt(key0: number, key1: number, row: number, column: number): number {
  const keys = [key0, key1, 0x1bd11bda ^ key0 ^ key1];
  let a = (row + key0) | 0;
  let b = (column + key1) | 0;
  for (let round = 0; round < 20; round++) {
    const by = ROTATIONS[round & 7]!;
    a = (a + b) | 0;
    b = ((b << by) | (b >>> (32 - by))) ^ a;
    if ((round & 3) !== 3) continue;
    const step = (round >> 2) + 1;
    a = (a + keys[step % 3]!) | 0;
    b = (b + keys[(step + 1) % 3]! + step) | 0;
  }
  return (a >>> 5) / 0x8000000 + (b >>> 6) / 0x20000000000000;
}
