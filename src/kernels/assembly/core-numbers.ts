import { at32, put32 } from "./arrays.ts";

/** k-core numbers by peeling, in pieces: `open` once, then `advance` until nobody is left. Plain twin: ../core-numbers.ts. */

let startOf: usize = 0;
let others: usize = 0;
let degrees: usize = 0;
let rest: usize = 0;
let queue: usize = 0;
/** The level, those who are left at its beginning, of them those who stay for now, those who go, and how many of these have gone. */
let k: u32 = 0;
let left: u32 = 0;
let kept: u32 = 0;
let waiting: u32 = 0;
let gone: u32 = 0;
let isWithin: bool = false;

/** Each person's core number will be written to `degree` (n u32); `room` and `ring` (n u32 each) are room. */
export function open(n: u32, start: usize, ofAt: usize, degree: usize, room: usize, ring: usize): void {
  startOf = start;
  others = ofAt;
  degrees = degree;
  rest = room;
  queue = ring;
  k = 0xffffffff;
  left = n;
  isWithin = false;
  for (let p: u32 = 0; p < n; p++) {
    const d = at32(start, p + 1) - at32(start, p);
    put32(degree, p, d);
    put32(rest, p, p);
    k = min(k, d);
  }
}

/**
 * Goes on until about `ties` ties and people are seen; answers how many people have no number yet.
 *
 * Level after level: everyone tied to at most k who are left goes, those around them lose a tie, and who is left with k goes too. Who is
 * left is looked through once a level: a person as often as their core number at most, so no more than there are ties.
 */
export function advance(ties: i32): u32 {
  let budget = ties;
  while (left != 0) {
    if (!isWithin) {
      beginLevel();
      budget -= <i32>left;
    }
    budget = letGo(budget);
    if (isWithin) return left - gone;
    budget -= <i32>kept;
    endLevel();
    if (budget <= 0) break;
  }
  return left;
}

function beginLevel(): void {
  // What is read in loops is kept in locals: the processor then has it at hand.
  const level = k;
  const degree = degrees;
  const staying = rest;
  const going = queue;
  const count = left;
  let stay: u32 = 0;
  let go: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const p = at32(staying, i);
    const isLast = at32(degree, p) == level;
    put32(isLast ? going : staying, isLast ? go : stay, p);
    go += isLast ? 1 : 0;
    stay += isLast ? 0 : 1;
  }
  kept = stay;
  waiting = go;
  gone = 0;
  isWithin = true;
}

/** Answers what is left of the budget; the level is not over where nothing is. */
function letGo(budget: i32): i32 {
  const level = k;
  const start = startOf;
  const ofAt = others;
  const degree = degrees;
  const going = queue;
  let last = waiting;
  let next = gone;
  for (; next < last && budget > 0; next++) {
    const person = at32(going, next);
    const from = at32(start, person);
    const end = at32(start, person + 1);
    budget -= 1 + <i32>(end - from);
    for (let i = from; i < end; i++) {
      const other = at32(ofAt, i);
      const d = at32(degree, other);
      if (d <= level) continue;
      put32(degree, other, d - 1);
      if (d - 1 == level) put32(going, last++, other);
    }
  }
  waiting = last;
  gone = next;
  isWithin = next < last;
  return budget;
}

/** Those who went meanwhile have k now. */
function endLevel(): void {
  const level = k;
  const degree = degrees;
  const staying = rest;
  const count = kept;
  let next: u32 = 0xffffffff;
  let stay: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const p = at32(staying, i);
    const d = at32(degree, p);
    if (d <= level) continue;
    put32(staying, stay++, p);
    next = min(next, d);
  }
  left = stay;
  k = next;
}
