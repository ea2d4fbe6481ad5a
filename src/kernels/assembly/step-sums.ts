/**
 * Distances in steps from 512 sources at once: one bit per source, 64 bytes per person and array.
 *
 * Level by level, rows of neighbours are merged: pushed along ties or pulled against them, whichever touches fewer. How many people
 * each source reaches at a level is counted in columns of bits, one plane for each binary digit. Twin: ../plain-step-sums.ts.
 */

const ROW_SHIFT: u32 = 6;
const LANES: u32 = 512;
/** Counts below 2^32. */
const PLANES: u32 = 32;
/** Pushing loads and stores where pulling only loads, and may stop early. */
const PUSH_COST: u64 = 3;
const PULL_COST: u64 = 1;

let n: u32 = 0;
let outStart: usize = 0;
let outOf: usize = 0;
let inStart: usize = 0;
let inOf: usize = 0;
/** f64 for each of 512 sources, one behind the other: how many were reached, the sum of distances, the sum of 1 ÷ distance. */
let sums: usize = 0;
let rowsA: usize = 0;
let rowsB: usize = 0;
/** Bits of the sources that have reached a person. */
let seen: usize = 0;
let planes: usize = 0;
let usedPlanes: u32 = 0;
/** u8 per person: 1 where a row was pushed to. */
let touched: usize = 0;
/** u8 per person: 1 where every source has come. */
let isDone: usize = 0;
/** u32 each: people with sources that reached them last. */
let front: usize = 0;
let found: usize = 0;
let foundCount: u32 = 0;
let steps: u32 = 0;
let sourceCount: u32 = 0;
let foundTies: u64 = 0;
let openTies: u64 = 0;
let full0: v128 = i64x2.splat(0);
let full1: v128 = i64x2.splat(0);
let full2: v128 = i64x2.splat(0);
let full3: v128 = i64x2.splat(0);

/**
 * Says where the ties lie (u32 starts and ends of rows, those that are followed and the same from the other end) and takes the memory
 * from `work`, a multiple of 16, for its own arrays; the sums come first: 3 × 512 f64.
 * @returns the end of the memory it uses; it must be 0 before the first sources
 */
export function layOut(personCount: u32, outStartAt: usize, outOfAt: usize, inStartAt: usize, inOfAt: usize, work: usize): usize {
  n = personCount;
  outStart = outStartAt;
  outOf = outOfAt;
  inStart = inStartAt;
  inOf = inOfAt;
  const rows = <usize>personCount << ROW_SHIFT;
  sums = work;
  planes = sums + 3 * 8 * LANES;
  rowsA = (planes + (PLANES << ROW_SHIFT) + 63) & ~(<usize>63);
  rowsB = rowsA + rows;
  seen = rowsB + rows;
  touched = seen + rows;
  isDone = (touched + personCount + 15) & ~(<usize>15);
  front = (isDone + personCount + 15) & ~(<usize>15);
  found = front + <usize>personCount * 4;
  return (found + <usize>personCount * 4 + 15) & ~(<usize>15);
}

/** Follows all ties from up to 512 different sources (u32 each), the first level: `goOn` does the others. */
export function begin(sources: usize, count: u32): void {
  // Whoever was to go on with others has given up.
  if (foundCount > 0) memory.fill(planes, 0, isDone + n - planes);
  memory.fill(sums, 0, 3 * 8 * LANES);
  steps = 0;
  sourceCount = count;
  start(sources, count);
}

/** Goes one step further and adds it to the sums. @returns false when there is no more, and everything is ready for other sources */
export function goOn(): bool {
  const frontCount = foundCount;
  const swap = front;
  front = found;
  found = swap;
  foundCount = 0;
  const pushes = foundTies * PUSH_COST + (n >> 3) <= openTies * PULL_COST + n;
  foundTies = 0;
  if (pushes) push(frontCount, rowsA, rowsB);
  else pull(rowsA, rowsB);
  for (let i: u32 = 0; i < frontCount; i++) zeroRow(rowsA + (<usize>load<u32>(front + (<usize>i << 2)) << ROW_SHIFT));
  countLevel(++steps, sourceCount);
  const other = rowsA;
  rowsA = rowsB;
  rowsB = other;
  if (foundCount > 0) return true;
  memory.fill(seen, 0, touched - seen);
  memory.fill(isDone, 0, n);
  return false;
}

function start(sources: usize, count: u32): void {
  foundCount = count;
  foundTies = 0;
  openTies = load<u32>(inStart + (<usize>n << 2));
  memory.fill(planes, 0, PLANES << ROW_SHIFT);
  for (let lane: u32 = 0; lane < count; lane++) {
    const source = load<u32>(sources + (<usize>lane << 2));
    const byte = (<usize>source << ROW_SHIFT) + (lane >> 3);
    const bit: u8 = <u8>1 << <u8>(lane & 7);
    store<u8>(rowsA + byte, bit);
    store<u8>(seen + byte, bit);
    // The plane is free: its first row says who all the sources are.
    store<u8>(planes + (lane >> 3), load<u8>(planes + (lane >> 3)) | bit);
    store<u32>(found + (<usize>lane << 2), source);
    foundTies += load<u32>(outStart + (<usize>source << 2), 4) - load<u32>(outStart + (<usize>source << 2));
  }
  full0 = v128.load(planes);
  full1 = v128.load(planes, 16);
  full2 = v128.load(planes, 32);
  full3 = v128.load(planes, 48);
  zeroRow(planes);
  usedPlanes = 0;
}

function push(frontCount: u32, rows: usize, next: usize): void {
  for (let i: u32 = 0; i < frontCount; i++) {
    const person = <usize>load<u32>(front + (<usize>i << 2));
    const row = rows + (person << ROW_SHIFT);
    const a = v128.load(row);
    const b = v128.load(row, 16);
    const c = v128.load(row, 32);
    const d = v128.load(row, 48);
    const end = outOf + (<usize>load<u32>(outStart + (person << 2), 4) << 2);
    for (let at = outOf + (<usize>load<u32>(outStart + (person << 2)) << 2); at < end; at += 4) {
      const other = <usize>load<u32>(at);
      const merged = next + (other << ROW_SHIFT);
      store<u8>(touched + other, 1);
      v128.store(merged, v128.or(v128.load(merged), a));
      v128.store(merged, v128.or(v128.load(merged, 16), b), 16);
      v128.store(merged, v128.or(v128.load(merged, 32), c), 32);
      v128.store(merged, v128.or(v128.load(merged, 48), d), 48);
    }
  }
  for (let word: usize = 0; word < <usize>n; word += 8) {
    let marks = load<u64>(touched + word);
    if (marks === 0) continue;
    store<u64>(touched + word, 0);
    do {
      const person = word + (<usize>ctz(marks) >> 3);
      marks &= marks - 1;
      const row = next + (person << ROW_SHIFT);
      arrive(person, row, v128.load(row), v128.load(row, 16), v128.load(row, 32), v128.load(row, 48));
    } while (marks !== 0);
  }
}

function pull(rows: usize, next: usize): void {
  for (let person: usize = 0; person < <usize>n; person++) {
    if (load<u8>(isDone + person) !== 0) continue;
    const known = seen + (person << ROW_SHIFT);
    // What is merged starts with what is known: once it is full there is nothing more to come.
    let a = v128.load(known);
    let b = v128.load(known, 16);
    let c = v128.load(known, 32);
    let d = v128.load(known, 48);
    const end = inOf + (<usize>load<u32>(inStart + (person << 2), 4) << 2);
    for (let at = inOf + (<usize>load<u32>(inStart + (person << 2)) << 2); at < end; at += 4) {
      const row = rows + (<usize>load<u32>(at) << ROW_SHIFT);
      a = v128.or(a, v128.load(row));
      b = v128.or(b, v128.load(row, 16));
      c = v128.or(c, v128.load(row, 32));
      d = v128.or(d, v128.load(row, 48));
      if (isFull(a, b, c, d)) break;
    }
    arrive(person, next + (person << ROW_SHIFT), a, b, c, d);
  }
}

/** Keeps and counts, of the sources that come in, those that had not come before. */
function arrive(person: usize, row: usize, a: v128, b: v128, c: v128, d: v128): void {
  const known = seen + (person << ROW_SHIFT);
  const ka = v128.load(known);
  const kb = v128.load(known, 16);
  const kc = v128.load(known, 32);
  const kd = v128.load(known, 48);
  a = v128.andnot(a, ka);
  b = v128.andnot(b, kb);
  c = v128.andnot(c, kc);
  d = v128.andnot(d, kd);
  v128.store(row, a);
  v128.store(row, b, 16);
  v128.store(row, c, 32);
  v128.store(row, d, 48);
  if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return;
  const na = v128.or(a, ka);
  const nb = v128.or(b, kb);
  const nc = v128.or(c, kc);
  const nd = v128.or(d, kd);
  v128.store(known, na);
  v128.store(known, nb, 16);
  v128.store(known, nc, 32);
  v128.store(known, nd, 48);
  if (isFull(na, nb, nc, nd)) {
    store<u8>(isDone + person, 1);
    openTies -= load<u32>(inStart + (person << 2), 4) - load<u32>(inStart + (person << 2));
  }
  foundTies += load<u32>(outStart + (person << 2), 4) - load<u32>(outStart + (person << 2));
  store<u32>(found + (<usize>foundCount << 2), <u32>person);
  foundCount++;
  let plane: u32 = 0;
  do {
    const digit = planes + (<usize>plane << ROW_SHIFT);
    const pa = v128.load(digit);
    const pb = v128.load(digit, 16);
    const pc = v128.load(digit, 32);
    const pd = v128.load(digit, 48);
    v128.store(digit, v128.xor(pa, a));
    v128.store(digit, v128.xor(pb, b), 16);
    v128.store(digit, v128.xor(pc, c), 32);
    v128.store(digit, v128.xor(pd, d), 48);
    a = v128.and(pa, a);
    b = v128.and(pb, b);
    c = v128.and(pc, c);
    d = v128.and(pd, d);
    plane++;
  } while (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d))));
  if (plane > usedPlanes) usedPlanes = plane;
}

function isFull(a: v128, b: v128, c: v128, d: v128): bool {
  const missing = v128.or(v128.or(v128.andnot(full0, a), v128.andnot(full1, b)), v128.or(v128.andnot(full2, c), v128.andnot(full3, d)));
  return !v128.any_true(missing);
}

/** Adds a level to the sums of each source and sets the planes to 0. */
function countLevel(step: u32, count: u32): void {
  const distance = <f64>step;
  for (let lane: u32 = 0; lane < count; lane++) {
    let reached: u32 = 0;
    for (let plane: u32 = 0; plane < usedPlanes; plane++) {
      reached |= ((<u32>load<u8>(planes + (<usize>plane << ROW_SHIFT) + (lane >> 3)) >> (lane & 7)) & 1) << plane;
    }
    if (reached === 0) continue;
    const at = sums + (<usize>lane << 3);
    store<f64>(at, load<f64>(at) + <f64>reached);
    store<f64>(at + 8 * LANES, load<f64>(at + 8 * LANES) + <f64>reached * distance);
    store<f64>(at + 16 * LANES, load<f64>(at + 16 * LANES) + <f64>reached / distance);
  }
  for (let plane: u32 = 0; plane < usedPlanes; plane++) zeroRow(planes + (<usize>plane << ROW_SHIFT));
  usedPlanes = 0;
}

function zeroRow(row: usize): void {
  const zero = i64x2.splat(0);
  v128.store(row, zero);
  v128.store(row, zero, 16);
  v128.store(row, zero, 32);
  v128.store(row, zero, 48);
}
