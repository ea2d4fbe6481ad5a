/*
 * Compiled twin of ../sampled-paths.ts: the same steps in the same order, so that every count has the same value. The host lays the
 * arrays out; n ≥ 2.
 */
let n: u32 = 0;
let outStart: usize = 0;
let outOf: usize = 0;
let inStart: usize = 0;
let inOf: usize = 0;
let mark: usize = 0;
let paths: usize = 0;
let frontOut: usize = 0;
let frontIn: usize = 0;
let metAt: usize = 0;
let metSum: usize = 0;
let counts: usize = 0;

let base: u32 = 0;
let key0: u32 = 0;
let key1: u32 = 0;
let sample: u32 = 0;
let block: u32 = 0;

/** Takes down where the arrays lie: CSR both ways, then the sampler's own (`mark` and `counts` all 0). */
export function lay(
  people: u32, outStartAt: usize, outOfAt: usize, inStartAt: usize, inOfAt: usize, markAt: usize, pathsAt: usize, frontOutAt: usize,
  frontInAt: usize, metAtAt: usize, metSumAt: usize, countsAt: usize, seedLow: u32, seedHigh: u32,
): void {
  n = people;
  outStart = outStartAt;
  outOf = outOfAt;
  inStart = inStartAt;
  inOf = inOfAt;
  mark = markAt;
  paths = pathsAt;
  frontOut = frontOutAt;
  frontIn = frontInAt;
  metAt = metAtAt;
  metSum = metSumAt;
  counts = countsAt;
  base = 0;
  key0 = seedLow;
  key1 = seedHigh;
}

/** Draws the samples `first` … `first + count − 1`. Returns how many could not be drawn: too many shortest paths to count. */
export function draw(first: u32, count: u32): u32 {
  let failed: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    sample = first + i;
    block = 0;
    if (base > <u32>0xffffffff - 2 * n - 8) {
      memory.fill(mark, 0, <usize>n << 2);
      base = 0;
    }
    if (!drawOne()) failed++;
  }
  return failed;
}

function next(): f64 {
  let a: u32 = sample + key0;
  let b: u32 = block++ + key1;
  const key2: u32 = 0x1bd11bda ^ key0 ^ key1;
  a += b; b = rotl<u32>(b, 13) ^ a;
  a += b; b = rotl<u32>(b, 15) ^ a;
  a += b; b = rotl<u32>(b, 26) ^ a;
  a += b; b = rotl<u32>(b, 6) ^ a;
  a += key1; b += key2 + 1;
  a += b; b = rotl<u32>(b, 17) ^ a;
  a += b; b = rotl<u32>(b, 29) ^ a;
  a += b; b = rotl<u32>(b, 16) ^ a;
  a += b; b = rotl<u32>(b, 24) ^ a;
  a += key2; b += key0 + 2;
  a += b; b = rotl<u32>(b, 13) ^ a;
  a += b; b = rotl<u32>(b, 15) ^ a;
  a += b; b = rotl<u32>(b, 26) ^ a;
  a += b; b = rotl<u32>(b, 6) ^ a;
  a += key0; b += key1 + 3;
  a += b; b = rotl<u32>(b, 17) ^ a;
  a += b; b = rotl<u32>(b, 29) ^ a;
  a += b; b = rotl<u32>(b, 16) ^ a;
  a += b; b = rotl<u32>(b, 24) ^ a;
  a += key1; b += key2 + 4;
  a += b; b = rotl<u32>(b, 13) ^ a;
  a += b; b = rotl<u32>(b, 15) ^ a;
  a += b; b = rotl<u32>(b, 26) ^ a;
  a += b; b = rotl<u32>(b, 6) ^ a;
  a += key2; b += key0 + 5;
  return <f64>(a >>> 5) / 134217728.0 + <f64>(b >>> 6) / 9007199254740992.0;
}

function at32(array: usize, i: u32): u32 {
  return load<u32>(array + (<usize>i << 2));
}

function pathsTo(person: u32): f64 {
  return load<f64>(paths + (<usize>person << 3));
}

function degree(start: usize, person: u32): u32 {
  const at = start + (<usize>person << 2);
  return load<u32>(at, 4) - load<u32>(at);
}

function drawOne(): bool {
  const from = <u32>(next() * <f64>n);
  let to = <u32>(next() * <f64>(n - 1));
  if (to >= from) to++;
  let tiesOut = degree(outStart, from);
  let tiesIn = degree(inStart, to);
  if (tiesOut == 0 || tiesIn == 0) return true;
  let markOut = base + 1;
  let markIn = base + 2;
  store<u32>(mark + (<usize>from << 2), markOut);
  store<u32>(mark + (<usize>to << 2), markIn);
  store<f64>(paths + (<usize>from << 3), 1);
  store<f64>(paths + (<usize>to << 3), 1);
  store<u32>(frontOut, from);
  store<u32>(frontIn, to);
  let outFirst: u32 = 0, outEnd: u32 = 1, inFirst: u32 = 0, inEnd: u32 = 1;
  while (tiesOut != 0 && tiesIn != 0) {
    if (tiesOut <= tiesIn) {
      const end = expand(outStart, outOf, frontOut, outFirst, outEnd, markOut + 2, markIn);
      if (metCount != 0) return finish(outStart, outOf, true, markOut, markIn);
      outFirst = outEnd;
      outEnd = end;
      markOut += 2;
      tiesOut = nextTies;
    } else {
      const end = expand(inStart, inOf, frontIn, inFirst, inEnd, markIn + 2, markOut);
      if (metCount != 0) return finish(inStart, inOf, false, markOut, markIn);
      inFirst = inEnd;
      inEnd = end;
      markIn += 2;
      tiesIn = nextTies;
    }
  }
  base = max(markOut, markIn);
  return true;
}

let metCount: u32 = 0;
let nextTies: u32 = 0;

function expand(start: usize, ends: usize, front: usize, first: u32, end: u32, fresh: u32, other: u32): u32 {
  const unseen = base;
  let last = end;
  let ties: u32 = 0;
  let met: u32 = 0;
  let sum: f64 = 0;
  for (let i = first; i < end; i++) {
    const person = at32(front, i);
    const ways = pathsTo(person);
    let through: f64 = 0;
    let at = ends + (<usize>at32(start, person) << 2);
    const stop = ends + (<usize>at32(start, person + 1) << 2);
    for (; at < stop; at += 4) {
      const neighbour = load<u32>(at);
      const seen = at32(mark, neighbour);
      if (seen == other) through += pathsTo(neighbour);
      else if (met == 0) {
        if (seen <= unseen) {
          store<u32>(mark + (<usize>neighbour << 2), fresh);
          store<f64>(paths + (<usize>neighbour << 3), ways);
          store<u32>(front + (<usize>last << 2), neighbour);
          last++;
          ties += degree(start, neighbour);
        } else if (seen == fresh) {
          store<f64>(paths + (<usize>neighbour << 3), pathsTo(neighbour) + ways);
        }
      }
    }
    if (through > 0) {
      sum += ways * through;
      store<u32>(metAt + (<usize>met << 2), person);
      store<f64>(metSum + (<usize>met << 3), sum);
      met++;
    }
  }
  metCount = met;
  nextTies = ties;
  return last;
}

function finish(start: usize, ends: usize, isOut: bool, markOut: u32, markIn: u32): bool {
  const total = load<f64>(metSum + (<usize>(metCount - 1) << 3));
  const isCounted = total < Infinity;
  if (isCounted) {
    const aim = next() * total;
    let low: u32 = 0;
    let high = metCount - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (load<f64>(metSum + (<usize>middle << 3)) > aim) high = middle;
      else low = middle + 1;
    }
    const near = at32(metAt, low);
    const far = choose(start, ends, near, isOut ? markIn : markOut, throughOf(start, ends, near, isOut ? markIn : markOut));
    walk(isOut ? near : far, inStart, inOf, markOut, base + 1);
    walk(isOut ? far : near, outStart, outOf, markIn, base + 2);
  }
  // The side that met someone may have begun another level.
  base = max(markOut, markIn) + 2;
  return isCounted;
}

function walk(person: u32, start: usize, ends: usize, level: u32, end: u32): void {
  while (level != end) {
    const at = counts + (<usize>person << 2);
    store<u32>(at, load<u32>(at) + 1);
    level -= 2;
    person = choose(start, ends, person, level, pathsTo(person));
  }
}

function throughOf(start: usize, ends: usize, person: u32, level: u32): f64 {
  let sum: f64 = 0;
  const end = at32(start, person + 1);
  for (let i = at32(start, person); i < end; i++) {
    const neighbour = at32(ends, i);
    if (at32(mark, neighbour) == level) sum += pathsTo(neighbour);
  }
  return sum;
}

function choose(start: usize, ends: usize, person: u32, level: u32, total: f64): u32 {
  const aim = next() * total;
  let chosen = person;
  let sum: f64 = 0;
  const end = at32(start, person + 1);
  for (let i = at32(start, person); i < end; i++) {
    const neighbour = at32(ends, i);
    if (at32(mark, neighbour) != level) continue;
    chosen = neighbour;
    sum += pathsTo(neighbour);
    if (sum > aim) break;
  }
  return chosen;
}
