// Where things lie, as src/kernels/sha256.ts has them: the 64 constants of rounds, and room for the 64 words of a block.
const CONSTANTS: usize = 1024;
const WORDS: usize = 1280;

function wordAt(t: usize): u32 {
  return load<u32>(WORDS + (t << 2));
}

function keyAt(t: usize): u32 {
  return load<u32>(CONSTANTS + (t << 2)) + load<u32>(WORDS + (t << 2));
}

/** What a round adds to the word that becomes e, and with the sum below to the one that becomes a. */
function first(e: u32, f: u32, g: u32, h: u32): u32 {
  return h + (rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25)) + (g ^ (e & (f ^ g)));
}

function second(a: u32, b: u32, c: u32): u32 {
  return (rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22)) + ((a & b) | (c & (a | b)));
}

/** Takes blocks of 64 bytes into a state of eight words (FIPS 180-4, section 6.2.2). */
export function takeBlocks(state: usize, at: usize, count: u32): void {
  const order = i8x16(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
  let s0 = load<u32>(state);
  let s1 = load<u32>(state, 4);
  let s2 = load<u32>(state, 8);
  let s3 = load<u32>(state, 12);
  let s4 = load<u32>(state, 16);
  let s5 = load<u32>(state, 20);
  let s6 = load<u32>(state, 24);
  let s7 = load<u32>(state, 28);
  for (; count > 0; count--, at += 64) {
    for (let i: usize = 0; i < 64; i += 16) v128.store(WORDS + i, i8x16.swizzle(v128.load(at + i), order));
    // Four words at a time; the last two of them need the first two.
    for (let t: usize = 16; t < 64; t += 4) {
      const w15 = v128.load(WORDS + ((t - 15) << 2));
      const small = v128.xor(v128.xor(v128.or(i32x4.shr_u(w15, 7), i32x4.shl(w15, 25)), v128.or(i32x4.shr_u(w15, 18), i32x4.shl(w15, 14))), i32x4.shr_u(w15, 3));
      const sum = i32x4.add(i32x4.add(v128.load(WORDS + ((t - 16) << 2)), small), v128.load(WORDS + ((t - 7) << 2)));
      const x = wordAt(t - 2);
      const y = wordAt(t - 1);
      const w0 = <u32>i32x4.extract_lane(sum, 0) + (rotr<u32>(x, 17) ^ rotr<u32>(x, 19) ^ (x >> 10));
      const w1 = <u32>i32x4.extract_lane(sum, 1) + (rotr<u32>(y, 17) ^ rotr<u32>(y, 19) ^ (y >> 10));
      const w2 = <u32>i32x4.extract_lane(sum, 2) + (rotr<u32>(w0, 17) ^ rotr<u32>(w0, 19) ^ (w0 >> 10));
      const w3 = <u32>i32x4.extract_lane(sum, 3) + (rotr<u32>(w1, 17) ^ rotr<u32>(w1, 19) ^ (w1 >> 10));
      store<u32>(WORDS + (t << 2), w0);
      store<u32>(WORDS + (t << 2), w1, 4);
      store<u32>(WORDS + (t << 2), w2, 8);
      store<u32>(WORDS + (t << 2), w3, 12);
    }
    let a = s0;
    let b = s1;
    let c = s2;
    let d = s3;
    let e = s4;
    let f = s5;
    let g = s6;
    let h = s7;
    // Eight rounds, after which every word is back at its place.
    for (let t: usize = 0; t < 64; t += 8) {
      h = first(e, f, g, h) + keyAt(t);
      d += h;
      h += second(a, b, c);
      g = first(d, e, f, g) + keyAt(t + 1);
      c += g;
      g += second(h, a, b);
      f = first(c, d, e, f) + keyAt(t + 2);
      b += f;
      f += second(g, h, a);
      e = first(b, c, d, e) + keyAt(t + 3);
      a += e;
      e += second(f, g, h);
      d = first(a, b, c, d) + keyAt(t + 4);
      h += d;
      d += second(e, f, g);
      c = first(h, a, b, c) + keyAt(t + 5);
      g += c;
      c += second(d, e, f);
      b = first(g, h, a, b) + keyAt(t + 6);
      f += b;
      b += second(c, d, e);
      a = first(f, g, h, a) + keyAt(t + 7);
      e += a;
      a += second(b, c, d);
    }
    s0 += a;
    s1 += b;
    s2 += c;
    s3 += d;
    s4 += e;
    s5 += f;
    s6 += g;
    s7 += h;
  }
  store<u32>(state, s0);
  store<u32>(state, s1, 4);
  store<u32>(state, s2, 8);
  store<u32>(state, s3, 12);
  store<u32>(state, s4, 16);
  store<u32>(state, s5, 20);
  store<u32>(state, s6, 24);
  store<u32>(state, s7, 28);
}
