/**
 * Sweeps for betweenness: the shortest paths from 8 sources at once, one lane of f64 per source, 64 bytes per person and array.
 *
 * Level by level: a person's row holds the number of shortest paths in the lanes whose source is exactly that many steps away and 0
 * in all others, so that rows of neighbours are added without asking which lane has got how far. Each level is pushed along outgoing
 * ties or pulled along incoming ones, whichever touches fewer; people are visited in ascending order both ways, so the order of each
 * sum is that of the ties and the bits are those of the plain twin (../plain-sweeps.ts).
 */

const LANES_SHIFT: u32 = 6;
/** Pushing loads and stores where pulling only loads. */
const PUSH_COST: u32 = 3;
const PULL_COST: u32 = 2;

let n: u32 = 0;
let outStart: usize = 0;
let outOf: usize = 0;
let inStart: usize = 0;
let inOf: usize = 0;
/** f64 per person: people who are found where this one is, the person included. */
let targetWeight: usize = 0;
let score: usize = 0;
let rowsA: usize = 0;
let rowsB: usize = 0;
/** Number of shortest paths from each source. */
let paths: usize = 0;
/** f64 per person: source weights of those who reach them. */
let reachedBy: usize = 0;
/** u8 per person: lanes whose source has reached them. */
let seen: usize = 0;
let touched: usize = 0;
/** u32 per person and level, with the lanes at that level in `lanesOf`. */
let people: usize = 0;
let lanesOf: usize = 0;
let levelStart: usize = 0;
/** f64 per set of lanes: the sum of their source weights. */
let weightOfLanes: usize = 0;
/** v128 per set of two lanes. */
let pairMask: usize = 0;
let count: u32 = 0;
let frontTies: u64 = 0;
let openTies: u64 = 0;
let reach0: v128 = f64x2.splat(0);
let reach1: v128 = f64x2.splat(0);
let reach2: v128 = f64x2.splat(0);
let reach3: v128 = f64x2.splat(0);

/**
 * Says where the network lies (u32 row starts and ends of rows, both ways; f64 target weights) and takes the memory from `work`, a
 * multiple of 16, for its own arrays. The scores (8 lanes of f64 per person) come first, then what reached each person (f64).
 * @returns the end of the memory it uses; nothing is touched yet
 */
export function layOut(personCount: u32, outStartAt: usize, outOfAt: usize, inStartAt: usize, inOfAt: usize, targetWeightAt: usize, work: usize): usize {
  n = personCount;
  outStart = outStartAt;
  outOf = outOfAt;
  inStart = inStartAt;
  inOf = inOfAt;
  targetWeight = targetWeightAt;
  const persons = <usize>personCount;
  const rowBytes = persons << LANES_SHIFT;
  score = work;
  reachedBy = score + rowBytes;
  rowsA = (reachedBy + persons * 8 + 63) & ~(<usize>63);
  rowsB = rowsA + rowBytes;
  paths = rowsB + rowBytes;
  weightOfLanes = paths + rowBytes;
  pairMask = weightOfLanes + 256 * 8;
  seen = pairMask + 64;
  touched = (seen + persons + 15) & ~(<usize>15);
  lanesOf = (touched + persons + 31) & ~(<usize>15);
  people = (lanesOf + persons * 8 + 15) & ~(<usize>15);
  levelStart = people + persons * 32;
  return (levelStart + (persons + 2) * 4 + 15) & ~(<usize>15);
}

/** Sets the scores to 0 and everything else as a sweep expects and leaves it. To be called once the memory is there. */
export function clear(): void {
  memory.fill(score, 0, levelStart - score);
  for (let pair: u32 = 0; pair < 4; pair++) {
    store<u64>(pairMask + (pair << 4), pair & 1 ? ~(<u64>0) : 0);
    store<u64>(pairMask + (pair << 4) + 8, pair & 2 ? ~(<u64>0) : 0);
  }
}

/** Sets the scores, and who was reached by whom, to 0. */
export function clearSums(): void {
  memory.fill(score, 0, rowsA - score);
}

/**
 * Adds, to the scores of everyone between them, the paths from up to 8 sources.
 * @param sources u32 each, all different; `weights` 8 f64, 0 behind the last; `reached` receives 8 f64: the target weights of everyone
 * reached, the source left out
 */
export function sweep(sources: usize, weights: usize, reached: usize, sourceCount: u32): void {
  begin(sources, weights, sourceCount);
  const levels = goOut(sourceCount);
  store<v128>(reached, reach0);
  store<v128>(reached, reach1, 16);
  store<v128>(reached, reach2, 32);
  store<v128>(reached, reach3, 48);
  comeBack(levels, weights);
}

function begin(sources: usize, weights: usize, sourceCount: u32): void {
  count = 0;
  frontTies = 0;
  openTies = load<u32>(inStart + (<usize>n << 2));
  // Sources in ascending order, because sums follow the order of people; lanes in the order given.
  for (let taken: u32 = 0; taken < sourceCount; taken++) {
    let least: u32 = 0xffffffff;
    let lane: u32 = 0;
    for (let l: u32 = 0; l < sourceCount; l++) {
      const source = load<u32>(sources + (l << 2));
      if (source < least && load<u8>(seen + source) === 0) {
        least = source;
        lane = l;
      }
    }
    const row = <usize>least << LANES_SHIFT;
    store<f64>(rowsA + row + (<usize>lane << 3), 1);
    store<f64>(paths + row + (<usize>lane << 3), 1);
    store<u8>(seen + least, (<u8>1) << <u8>lane);
    store<u32>(people + (<usize>count << 2), least);
    store<u8>(lanesOf + count, (<u8>1) << <u8>lane);
    frontTies += ties(outStart, least);
    count++;
  }
  store<u32>(levelStart, 0);
  store<u32>(levelStart + 4, count);
  store<f64>(weightOfLanes, 0);
  for (let set: u32 = 1; set < 256; set++) {
    const last: u32 = 31 - <u32>clz<u32>(set);
    const weight = last < sourceCount ? load<f64>(weights + (last << 3)) : 0;
    store<f64>(weightOfLanes + (set << 3), load<f64>(weightOfLanes + ((<usize>(set ^ (<u32>1 << last))) << 3)) + weight);
  }
  reach0 = reach1 = reach2 = reach3 = f64x2.splat(0);
}

/** @returns the number of levels, that of the sources included. Both row arrays are 0 again. */
function goOut(sourceCount: u32): u32 {
  const full: u32 = (1 << sourceCount) - 1;
  let level: u32 = 0;
  let front = rowsA;
  let next = rowsB;
  while (true) {
    const from = load<u32>(levelStart + (<usize>level << 2));
    const to = load<u32>(levelStart + (<usize>level << 2) + 4);
    const pushes = frontTies * PUSH_COST + (n >> 4) <= openTies * PULL_COST + n;
    frontTies = 0;
    if (pushes) pushOut(from, to, front, next, full);
    else pullOut(front, next, full);
    clearRows(from, to, front);
    if (count === to) return level + 1;
    level++;
    store<u32>(levelStart + (<usize>level << 2) + 4, count);
    const other = front;
    front = next;
    next = other;
  }
}

function pushOut(from: u32, to: u32, front: usize, next: usize, full: u32): void {
  addAlong(from, to, outStart, outOf, front, next);
  const end = <usize>n;
  for (let word: usize = 0; word < end; word += 8) {
    let marks = load<u64>(touched + word);
    if (marks === 0) continue;
    store<u64>(touched + word, 0);
    do {
      const person = <u32>word + <u32>(ctz(marks) >> 3);
      marks &= marks - 1;
      const row = next + (<usize>person << LANES_SHIFT);
      arrive(person, row, full, v128.load(row), v128.load(row, 16), v128.load(row, 32), v128.load(row, 48));
    } while (marks !== 0);
  }
}

/** Adds the rows of some people to those of everyone their ties lead to, and marks them as touched. */
function addAlong(from: u32, to: u32, start: usize, ends: usize, front: usize, next: usize): void {
  for (let entry = from; entry < to; entry++) {
    const person = <usize>load<u32>(people + (<usize>entry << 2));
    const row = front + (person << LANES_SHIFT);
    const a = v128.load(row);
    const b = v128.load(row, 16);
    const c = v128.load(row, 32);
    const d = v128.load(row, 48);
    const end = ends + (<usize>load<u32>(start + (person << 2), 4) << 2);
    for (let i = ends + (<usize>load<u32>(start + (person << 2)) << 2); i < end; i += 4) {
      const other = <usize>load<u32>(i);
      const sum = next + (other << LANES_SHIFT);
      store<u8>(touched + other, 1);
      v128.store(sum, f64x2.add(v128.load(sum), a));
      v128.store(sum, f64x2.add(v128.load(sum, 16), b), 16);
      v128.store(sum, f64x2.add(v128.load(sum, 32), c), 32);
      v128.store(sum, f64x2.add(v128.load(sum, 48), d), 48);
    }
  }
}

function pullOut(front: usize, next: usize, full: u32): void {
  const end = <usize>n;
  for (let person: usize = 0; person < end; person++) {
    if (load<u8>(seen + person) === full) continue;
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    const last = inOf + (<usize>load<u32>(inStart + (person << 2), 4) << 2);
    for (let i = inOf + (<usize>load<u32>(inStart + (person << 2)) << 2); i < last; i += 4) {
      const row = front + (<usize>load<u32>(i) << LANES_SHIFT);
      a = f64x2.add(a, v128.load(row));
      b = f64x2.add(b, v128.load(row, 16));
      c = f64x2.add(c, v128.load(row, 32));
      d = f64x2.add(d, v128.load(row, 48));
    }
    arrive(<u32>person, next + (person << LANES_SHIFT), full, a, b, c, d);
  }
}

/** Keeps, of the path counts that come in, those of lanes which had not got here before. */
function arrive(person: u32, row: usize, full: u32, a: v128, b: v128, c: v128, d: v128): void {
  const zero = f64x2.splat(0);
  const came: u32 = i64x2.bitmask(f64x2.gt(a, zero)) | (i64x2.bitmask(f64x2.gt(b, zero)) << 2) | (i64x2.bitmask(f64x2.gt(c, zero)) << 4) | (i64x2.bitmask(f64x2.gt(d, zero)) << 6);
  const known: u32 = load<u8>(seen + person);
  const fresh = came & ~known;
  const ma = maskOf(fresh, 0);
  const mb = maskOf(fresh, 2);
  const mc = maskOf(fresh, 4);
  const md = maskOf(fresh, 6);
  a = v128.and(a, ma);
  b = v128.and(b, mb);
  c = v128.and(c, mc);
  d = v128.and(d, md);
  v128.store(row, a);
  v128.store(row, b, 16);
  v128.store(row, c, 32);
  v128.store(row, d, 48);
  if (fresh === 0) return;
  const own = paths + (<usize>person << LANES_SHIFT);
  v128.store(own, v128.or(v128.load(own), a));
  v128.store(own, v128.or(v128.load(own, 16), b), 16);
  v128.store(own, v128.or(v128.load(own, 32), c), 32);
  v128.store(own, v128.or(v128.load(own, 48), d), 48);
  const weight = v128.load64_splat(targetWeight + (<usize>person << 3));
  reach0 = f64x2.add(reach0, v128.and(weight, ma));
  reach1 = f64x2.add(reach1, v128.and(weight, mb));
  reach2 = f64x2.add(reach2, v128.and(weight, mc));
  reach3 = f64x2.add(reach3, v128.and(weight, md));
  store<u8>(seen + person, known | fresh);
  if ((known | fresh) === full) openTies -= ties(inStart, person);
  frontTies += ties(outStart, person);
  store<u32>(people + (<usize>count << 2), person);
  store<u8>(lanesOf + count, fresh);
  count++;
}

function comeBack(levels: u32, weights: usize): void {
  let back = rowsA;
  let next = rowsB;
  const wa = v128.load(weights);
  const wb = v128.load(weights, 16);
  const wc = v128.load(weights, 32);
  const wd = v128.load(weights, 48);
  let lowerTo = count;
  let to = count;
  for (let level = levels - 1; level > 0; level--) {
    const from = load<u32>(levelStart + (<usize>level << 2));
    let pushes = false;
    const isLast = to === lowerTo;
    if (!isLast) {
      pushes = tiesOf(to, lowerTo, inStart) * PUSH_COST + (n >> 4) <= tiesOf(from, to, outStart) * PULL_COST;
      if (pushes) addAlong(to, lowerTo, inStart, inOf, back, next);
    }
    for (let entry = from; entry < to; entry++) {
      const person = <usize>load<u32>(people + (<usize>entry << 2));
      const lanes: u32 = load<u8>(lanesOf + entry);
      const row = next + (person << LANES_SHIFT);
      const own = paths + (person << LANES_SHIFT);
      const sum = score + (person << LANES_SHIFT);
      let a = f64x2.splat(0);
      let b = a;
      let c = a;
      let d = a;
      const target = v128.load64_splat(targetWeight + (person << 3));
      const ma = maskOf(lanes, 0);
      const mb = maskOf(lanes, 2);
      const mc = maskOf(lanes, 4);
      const md = maskOf(lanes, 6);
      const pa = v128.load(own);
      const pb = v128.load(own, 16);
      const pc = v128.load(own, 32);
      const pd = v128.load(own, 48);
      if (!isLast) {
        if (pushes) {
          store<u8>(touched + person, 0);
          a = v128.load(row);
          b = v128.load(row, 16);
          c = v128.load(row, 32);
          d = v128.load(row, 48);
        } else {
          const last = outOf + (<usize>load<u32>(outStart + (person << 2), 4) << 2);
          for (let i = outOf + (<usize>load<u32>(outStart + (person << 2)) << 2); i < last; i += 4) {
            const other = back + (<usize>load<u32>(i) << LANES_SHIFT);
            a = f64x2.add(a, v128.load(other));
            b = f64x2.add(b, v128.load(other, 16));
            c = f64x2.add(c, v128.load(other, 32));
            d = f64x2.add(d, v128.load(other, 48));
          }
        }
        a = v128.and(f64x2.mul(pa, a), ma);
        b = v128.and(f64x2.mul(pb, b), mb);
        c = v128.and(f64x2.mul(pc, c), mc);
        d = v128.and(f64x2.mul(pd, d), md);
        v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(wa, a)));
        v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.mul(wb, b)), 16);
        v128.store(sum, f64x2.add(v128.load(sum, 32), f64x2.mul(wc, c)), 32);
        v128.store(sum, f64x2.add(v128.load(sum, 48), f64x2.mul(wd, d)), 48);
      }
      if (level > 1) {
        v128.store(row, v128.and(f64x2.div(f64x2.add(target, a), pa), ma));
        v128.store(row, v128.and(f64x2.div(f64x2.add(target, b), pb), mb), 16);
        v128.store(row, v128.and(f64x2.div(f64x2.add(target, c), pc), mc), 32);
        v128.store(row, v128.and(f64x2.div(f64x2.add(target, d), pd), md), 48);
      } else {
        zeroRow(row);
      }
    }
    if (pushes) clearTouched(next);
    clearRows(to, lowerTo, back);
    lowerTo = to;
    to = from;
    const other = back;
    back = next;
    next = other;
  }
  clearRows(to, lowerTo, back);
  for (let entry: u32 = 0; entry < count; entry++) {
    const person = <usize>load<u32>(people + (<usize>entry << 2));
    const set: u32 = load<u8>(lanesOf + entry);
    if (entry >= load<u32>(levelStart + 4)) store<f64>(reachedBy + (person << 3), load<f64>(reachedBy + (person << 3)) + load<f64>(weightOfLanes + (set << 3)));
    store<u8>(seen + person, 0);
    zeroRow(paths + (person << LANES_SHIFT));
  }
}

/** Rows that were pushed to people who are at another level. */
function clearTouched(rows: usize): void {
  const end = <usize>n;
  for (let word: usize = 0; word < end; word += 8) {
    let marks = load<u64>(touched + word);
    if (marks === 0) continue;
    store<u64>(touched + word, 0);
    do {
      zeroRow(rows + ((word + <usize>(ctz(marks) >> 3)) << LANES_SHIFT));
      marks &= marks - 1;
    } while (marks !== 0);
  }
}

function clearRows(from: u32, to: u32, rows: usize): void {
  for (let entry = from; entry < to; entry++) zeroRow(rows + (<usize>load<u32>(people + (<usize>entry << 2)) << LANES_SHIFT));
}

function tiesOf(from: u32, to: u32, start: usize): u64 {
  let sum: u64 = 0;
  for (let entry = from; entry < to; entry++) sum += ties(start, load<u32>(people + (<usize>entry << 2)));
  return sum;
}

function ties(start: usize, person: u32): u32 {
  return load<u32>(start + (<usize>person << 2), 4) - load<u32>(start + (<usize>person << 2));
}

function maskOf(lanes: u32, first: u32): v128 {
  return v128.load(pairMask + (((lanes >> first) & 3) << 4));
}

function zeroRow(row: usize): void {
  const zero = f64x2.splat(0);
  v128.store(row, zero);
  v128.store(row, zero, 16);
  v128.store(row, zero, 32);
  v128.store(row, zero, 48);
}
