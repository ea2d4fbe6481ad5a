/**
 * Triangles, each found once from its least connected corner. Arrays lie where the host says: u32 row starts, u32 people, f64 values;
 * `up` holds each tie once, in the row of its lower end. Plain twin: ../plain-triangles.ts, same order of every sum.
 */

function at32(array: usize, i: u32): u32 {
  return load<u32>(array + (<usize>i << 2));
}

function at64(array: usize, i: u32): f64 {
  return load<f64>(array + (<usize>i << 3));
}

function add64(array: usize, i: u32, value: f64): void {
  const at = array + (<usize>i << 3);
  store<f64>(at, load<f64>(at) + value);
}

/**
 * Writes the upward rows of the people `first` up to but without `last`, behind those of the people before: ties to people with more ties,
 * on a draw to the higher number. Where row 0 begins there is 0.
 */
export function keepUpward(first: u32, last: u32, start: usize, ofAt: usize, upStart: usize, upOf: usize): void {
  let at = at32(upStart, first);
  for (let p = first; p < last; p++) {
    const from = at32(start, p);
    const end = at32(start, p + 1);
    const degree = end - from;
    for (let i = from; i < end; i++) {
      const other = at32(ofAt, i);
      const otherDegree = at32(start, other + 1) - at32(start, other);
      if (otherDegree > degree || (otherDegree == degree && other > p)) {
        store<u32>(upOf + (<usize>at << 2), other);
        at++;
      }
    }
    store<u32>(upStart + (<usize>(p + 1) << 2), at);
  }
}

/**
 * For each upward tie of the people `first` up to but without `last` its weight ÷ the lower end's measure (`forward`) and ÷ the upper end's
 * (`backward`). `weight` 0: all weigh 1.
 */
export function divideWeights(
  first: u32, last: u32, start: usize, ofAt: usize, weight: usize, upStart: usize, upOf: usize, measure: usize, forward: usize, backward: usize,
): void {
  let at = at32(upStart, first);
  for (let p = first; p < last; p++) {
    const own = at64(measure, p);
    if (weight == 0) {
      const stop = at32(upStart, p + 1);
      const share: f64 = 1 / own;
      for (; at < stop; at++) {
        store<f64>(forward + (<usize>at << 3), share);
        store<f64>(backward + (<usize>at << 3), 1 / at64(measure, at32(upOf, at)));
      }
      continue;
    }
    const from = at32(start, p);
    const end = at32(start, p + 1);
    const degree = end - from;
    for (let i = from; i < end; i++) {
      const other = at32(ofAt, i);
      const otherDegree = at32(start, other + 1) - at32(start, other);
      if (otherDegree > degree || (otherDegree == degree && other > p)) {
        const w = at64(weight, i);
        store<f64>(forward + (<usize>at << 3), w / own);
        store<f64>(backward + (<usize>at << 3), w / at64(measure, other));
        at++;
      }
    }
  }
}

/** Adds 1 to each corner of the triangles whose lowest corner is in from … to−1. `mark` (u32 per person) starts at 0. */
export function count(from: u32, to: u32, upStart: usize, upOf: usize, mark: usize, triangles: usize): void {
  for (let a = from; a < to; a++) {
    const first = at32(upStart, a);
    const end = at32(upStart, a + 1);
    if (end - first < 2) continue;
    for (let i = first; i < end; i++) store<u32>(mark + (<usize>at32(upOf, i) << 2), a + 1);
    let ofA: u32 = 0;
    for (let i = first; i < end; i++) {
      const b = at32(upOf, i);
      const last = at32(upStart, b + 1);
      let ofB: u32 = 0;
      for (let j = at32(upStart, b); j < last; j++) {
        const c = at32(upOf, j);
        if (at32(mark, c) == a + 1) {
          ofB++;
          add64(triangles, c, 1);
        }
      }
      if (ofB > 0) add64(triangles, b, <f64>ofB);
      ofA += ofB;
    }
    if (ofA > 0) add64(triangles, a, <f64>ofA);
  }
}

/**
 * For the triangles whose lowest corner is in from … to−1, adds to each of their ties, in both directions, what leads from one end to the
 * other through the third corner: product of the shares on the way. `mark` (u32 per person) holds upward ties + 1, all 0 in between.
 */
export function leadAround(from: u32, to: u32, upStart: usize, upOf: usize, mark: usize, forward: usize, backward: usize, indirectForward: usize, indirectBackward: usize): void {
  for (let a = from; a < to; a++) {
    const first = at32(upStart, a);
    const end = at32(upStart, a + 1);
    if (end - first < 2) continue;
    for (let i = first; i < end; i++) store<u32>(mark + (<usize>at32(upOf, i) << 2), i + 1);
    for (let i = first; i < end; i++) {
      const b = at32(upOf, i);
      const last = at32(upStart, b + 1);
      const ab = at64(forward, i);
      const ba = at64(backward, i);
      for (let j = at32(upStart, b); j < last; j++) {
        const marked = at32(mark, at32(upOf, j));
        if (marked == 0) continue;
        const k = marked - 1;
        const bc = at64(forward, j);
        const cb = at64(backward, j);
        const ac = at64(forward, k);
        const ca = at64(backward, k);
        add64(indirectForward, i, ac * cb);
        add64(indirectBackward, i, bc * ca);
        add64(indirectForward, k, ab * bc);
        add64(indirectBackward, k, cb * ba);
        add64(indirectForward, j, ba * ac);
        add64(indirectBackward, j, ca * ab);
      }
    }
    for (let i = first; i < end; i++) store<u32>(mark + (<usize>at32(upOf, i) << 2), 0);
  }
}

/**
 * For the triangles whose lowest corner is in from … to−1, adds to each corner what is redundant among the other two: its share in each
 * times their tie ÷ the other's largest. `mark` as in `leadAround`.
 */
export function addRedundance(
  from: u32, to: u32, upStart: usize, upOf: usize, mark: usize, forward: usize, backward: usize, marginForward: usize, marginBackward: usize, redundant: usize,
): void {
  for (let a = from; a < to; a++) {
    const first = at32(upStart, a);
    const end = at32(upStart, a + 1);
    if (end - first < 2) continue;
    for (let i = first; i < end; i++) store<u32>(mark + (<usize>at32(upOf, i) << 2), i + 1);
    for (let i = first; i < end; i++) {
      const b = at32(upOf, i);
      const last = at32(upStart, b + 1);
      for (let j = at32(upStart, b); j < last; j++) {
        const c = at32(upOf, j);
        const marked = at32(mark, c);
        if (marked == 0) continue;
        const k = marked - 1;
        add64(redundant, a, at64(forward, k) * at64(marginForward, j) + at64(forward, i) * at64(marginBackward, j));
        add64(redundant, b, at64(forward, j) * at64(marginForward, k) + at64(backward, i) * at64(marginBackward, k));
        add64(redundant, c, at64(backward, j) * at64(marginForward, i) + at64(backward, k) * at64(marginBackward, i));
      }
    }
    for (let i = first; i < end; i++) store<u32>(mark + (<usize>at32(upOf, i) << 2), 0);
  }
}
