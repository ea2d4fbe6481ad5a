import { at32, at64, put32, put64 } from "./arrays.ts";
import { findGroups, groups, groupStart, isFound, layOutGroups, leaveOut, order, orderGroups, seen } from "./strong-groups.ts";

/**
 * PageRank, one group of people after the other: senders before those they write to, people who reach each other together. Arrays lie
 * where the host says. Plain twin: ../plain-pagerank.ts, same order of every sum.
 *
 * People to whom nobody writes are done at once, people who write to nobody at the end. Only those in between can reach each other.
 */

const DAMPING: f64 = 0.85;
/** A group is done when what is left to change, guessed from how fast the changes shrink, is below this share of its sum. */
const LEFT: f64 = 1e-13;
/** Sweeps without a new smallest change after which rounding makes the changes. */
const PATIENCE: u32 = 20;
/** Groups of at least so many people are brought to their right sum after each sweep. */
const LARGE: u32 = 1000;

let n: u32 = 0;
/** Ties by receiver, and where each person's outgoing ties begin: only their number is looked at. `weight` 0: all weigh 1. */
let start: usize = 0;
let sender: usize = 0;
let weight: usize = 0;
let sent: usize = 0;
let outStart: usize = 0;
/** f64 per person: value, and value per unit of weight sent. */
let value: usize = 0;
let share: usize = 0;
/** People who hear and write, and people who only hear. */
let between: u32 = 0;
let silents: u32 = 0;

/** What is done next. */
const SORT_OUT: u32 = 0;
const FIND: u32 = 1;
const ORDER: u32 = 2;
const SOLVE: u32 = 3;
const LAST: u32 = 4;
let stage: u32 = SORT_OUT;

/** The group that is worked on, and whether its ties are being copied, or have been. */
const UNTOUCHED: u32 = 0;
const BEGUN: u32 = 1;
const LAID_OUT: u32 = 2;
let group: u32 = 0;
let state: u32 = UNTOUCHED;
/** u32 per person: place in the group, from 1 on, or 0. */
let placeOf: usize = 0;
/** Its ties inside, between places. */
let ownStart: usize = 0;
let ownSender: usize = 0;
let ownWeight: usize = 0;
/** f64 by place: value, value per unit sent, sum of the weights sent, what comes from outside, and the part of the value that leaves. */
let ownValue: usize = 0;
let ownShare: usize = 0;
let ownSent: usize = 0;
let ownBase: usize = 0;
let leaving: usize = 0;
let entries: u32 = 0;
/** All that comes in from outside. */
let brought: f64 = 0;
/** Where the work on the group, or on people one by one, stands. */
let at: u32 = 0;
let change: f64 = 0;
let total: f64 = 0;
let sweeps: u32 = 0;
let before: f64 = Infinity;
let smallest: f64 = Infinity;
let smallestAt: u32 = 0;

/**
 * Incoming ties (`weightAt` 0: all weigh 1), sums sent (looked at where there are weights), where outgoing ties begin; and room, all 0:
 * 10 stretches of n+1 u32, 7 of n f64, and for each tie a u32, and an f64 where there are weights. At a multiple of 16 each.
 */
export function setUp(
  people: u32, startAt: usize, senderAt: usize, weightAt: usize, sentAt: usize, outStartAt: usize, room32: usize, room64: usize, roomSender: usize, roomWeight: usize,
): void {
  n = people;
  start = startAt;
  sender = senderAt;
  weight = weightAt;
  sent = sentAt;
  outStart = outStartAt;
  const step = (<usize>people + 1) << 2;
  layOutGroups(people, startAt, senderAt, outStartAt, room32);
  // Who was seen when is not needed any more then.
  placeOf = seen;
  ownStart = room32 + 9 * step;
  const wide = <usize>people << 3;
  value = room64;
  share = room64 + wide;
  ownValue = room64 + 2 * wide;
  ownShare = room64 + 3 * wide;
  ownSent = room64 + 4 * wide;
  ownBase = room64 + 5 * wide;
  leaving = room64 + 6 * wide;
  ownSender = roomSender;
  ownWeight = roomWeight;
}

/** f64 per person. */
export function values(): usize {
  return value;
}

/** Goes on for about `ties` ties; answers how many people are done. */
export function advance(ties: i32): u32 {
  let left = ties;
  while (left > 0) {
    if (stage == SORT_OUT) {
      sortOut();
      left -= <i32>n;
      stage = FIND;
    } else if (stage == FIND) {
      left = findGroups(left);
      if (isFound) stage = ORDER;
    } else if (stage == ORDER) {
      left -= <i32>n;
      if (!orderGroups()) {
        memory.fill(placeOf, 0, <usize>n << 2);
        stage = SOLVE;
      }
    } else if (stage == SOLVE) {
      left = solve(left);
    } else {
      left = finish(left);
      if (at == n) return n;
    }
  }
  return stage == SOLVE ? n - silents - between + at32(groupStart, group) : stage == LAST ? n - 1 : 0;
}

/** Those to whom nobody writes get their value. */
function sortOut(): void {
  let begin = at32(start, 0);
  let outBegin = at32(outStart, 0);
  for (let p: u32 = 0; p < n; p++) {
    const end = at32(start, p + 1);
    const outEnd = at32(outStart, p + 1);
    if (begin == end) {
      leaveOut(p);
      put64(value, p, 1);
      if (outBegin < outEnd) put64(share, p, 1 / sentBy(p));
    } else if (outBegin == outEnd) {
      silents++;
    } else {
      between++;
    }
    begin = end;
    outBegin = outEnd;
  }
}

function tiesSent(person: u32): u32 {
  return at32(outStart, person + 1) - at32(outStart, person);
}

function sentBy(person: u32): f64 {
  return weight == 0 ? <f64>tiesSent(person) : at64(sent, person);
}

/** Group after group; answers what is left of `ties`. */
function solve(ties: i32): i32 {
  let left = ties;
  while (left > 0) {
    if (group == groups) {
      stage = LAST;
      at = 0;
      return left;
    }
    const from = at32(groupStart, group);
    const size = at32(groupStart, group + 1) - from;
    if (size == 1) {
      const person = at32(order, from);
      const end = at32(start, person + 1);
      const found = 1 + DAMPING * received(at32(start, person), end);
      left -= 1 + <i32>(end - at32(start, person));
      put64(value, person, found);
      put64(share, person, found / sentBy(person));
      group++;
    } else if (state != LAID_OUT) {
      left = layOutGroup(from, size, left);
    } else {
      left = sweep(size, left);
      if (at == size && isSettled(size)) leaveGroup(from, size);
    }
  }
  return left;
}

/** Copies the ties of a group: those much listened to lie close together. What comes from outside does not change any more: it is summed up once. */
function layOutGroup(from: u32, size: u32, ties: i32): i32 {
  let left = ties;
  if (state == UNTOUCHED) {
    state = BEGUN;
    at = 0;
    entries = 0;
    brought = 0;
    put32(ownStart, 0, 0);
    for (let i: u32 = 0; i < size; i++) put32(placeOf, at32(order, from + i), i + 1);
    memory.fill(leaving, 0, <usize>size << 3);
    left -= <i32>size;
  }
  const isLarge = size >= LARGE;
  const weights = weight;
  let next = entries;
  for (; at < size && left > 0; at++) {
    const person = at32(order, from + at);
    const begin = at32(start, person);
    const end = at32(start, person + 1);
    let sum: f64 = 0;
    for (let j = begin; j < end; j++) {
      const other = at32(sender, j);
      const place = at32(placeOf, other);
      const w: f64 = weights == 0 ? 1 : at64(weights, j);
      if (place == 0) {
        sum += w * at64(share, other);
        continue;
      }
      put32(ownSender, next, place - 1);
      if (weights != 0) put64(ownWeight, next, w);
      next++;
      if (isLarge) put64(leaving, place - 1, at64(leaving, place - 1) + w);
    }
    left -= 1 + <i32>(end - begin);
    put32(ownStart, at + 1, next);
    const base = 1 + DAMPING * sum;
    brought += base;
    put64(ownBase, at, base);
    const out = sentBy(person);
    put64(ownSent, at, out);
    put64(ownValue, at, 1);
    put64(ownShare, at, 1 / out);
  }
  entries = next;
  if (at < size) return left;
  if (isLarge) for (let i: u32 = 0; i < size; i++) put64(leaving, i, 1 - DAMPING * (at64(leaving, i) / at64(ownSent, i)));
  state = LAID_OUT;
  sweeps = 0;
  before = Infinity;
  smallest = Infinity;
  smallestAt = 0;
  beginSweep();
  return left;
}

function beginSweep(): void {
  at = 0;
  change = 0;
  total = 0;
}

/** Goes on with a sweep, new values in use at once. Every other tie is summed apart. */
function sweep(size: u32, ties: i32): i32 {
  const starts = ownStart;
  const senders = ownSender;
  const shares = ownShare;
  const weights = weight == 0 ? 0 : ownWeight;
  const olds = ownValue;
  const bases = ownBase;
  const outs = ownSent;
  let left = ties;
  let p = at;
  let changed = change;
  let sum = total;
  let end = at32(starts, p);
  for (; p < size && left > 0; p++) {
    let j = end;
    end = at32(starts, p + 1);
    left -= 1 + <i32>(end - j);
    let even: f64 = 0;
    let odd: f64 = 0;
    if (weights == 0) {
      for (; j + 1 < end; j += 2) {
        even += at64(shares, at32(senders, j));
        odd += at64(shares, at32(senders, j + 1));
      }
      if (j < end) even += at64(shares, at32(senders, j));
    } else {
      for (; j + 1 < end; j += 2) {
        even += at64(weights, j) * at64(shares, at32(senders, j));
        odd += at64(weights, j + 1) * at64(shares, at32(senders, j + 1));
      }
      if (j < end) even += at64(weights, j) * at64(shares, at32(senders, j));
    }
    const found = at64(bases, p) + DAMPING * (even + odd);
    changed += Math.abs(found - at64(olds, p));
    sum += found;
    put64(olds, p, found);
    put64(shares, p, found / at64(outs, p));
  }
  at = p;
  change = changed;
  total = sum;
  return left;
}

/** At the end of a sweep: true where the group is done; otherwise the next one begins. */
function isSettled(size: u32): bool {
  sweeps++;
  if (size >= LARGE) balance(size);
  if (change < smallest) {
    smallest = change;
    smallestAt = sweeps;
  }
  const isStill = sweeps > 1 && change < before && (change * change) / (before - change) <= LEFT * total;
  before = change;
  if (change == 0 || isStill || sweeps - smallestAt >= PATIENCE) return true;
  beginSweep();
  return false;
}

/** What comes in must leave: all values times one factor. */
function balance(size: u32): void {
  let left: f64 = 0;
  for (let p: u32 = 0; p < size; p++) left += at64(ownValue, p) * at64(leaving, p);
  const factor = brought / left;
  for (let p: u32 = 0; p < size; p++) {
    put64(ownValue, p, at64(ownValue, p) * factor);
    put64(ownShare, p, at64(ownShare, p) * factor);
  }
}

function leaveGroup(from: u32, size: u32): void {
  for (let i: u32 = 0; i < size; i++) {
    const person = at32(order, from + i);
    put64(value, person, at64(ownValue, i));
    put64(share, person, at64(ownShare, i));
    put32(placeOf, person, 0);
  }
  state = UNTOUCHED;
  group++;
}

/** Those who write to nobody. */
function finish(ties: i32): i32 {
  let left = ties;
  let p = at;
  for (; p < n && left > 0; p++) {
    left--;
    const begin = at32(start, p);
    const end = at32(start, p + 1);
    if (begin == end || tiesSent(p) != 0) continue;
    left -= <i32>(end - begin);
    put64(value, p, 1 + DAMPING * received(begin, end));
  }
  at = p;
  return left;
}

/** Σ weight · share over the ties j … end−1, every other one summed apart. */
function received(first: u32, end: u32): f64 {
  let even: f64 = 0;
  let odd: f64 = 0;
  let j = first;
  if (weight == 0) {
    for (; j + 1 < end; j += 2) {
      even += at64(share, at32(sender, j));
      odd += at64(share, at32(sender, j + 1));
    }
    if (j < end) even += at64(share, at32(sender, j));
  } else {
    for (; j + 1 < end; j += 2) {
      even += at64(weight, j) * at64(share, at32(sender, j));
      odd += at64(weight, j + 1) * at64(share, at32(sender, j + 1));
    }
    if (j < end) even += at64(weight, j) * at64(share, at32(sender, j));
  }
  return even + odd;
}
