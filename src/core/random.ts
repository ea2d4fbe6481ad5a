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
