/**
 * A mixture of topics over documents, each a set of terms. Plain twin: ../plain-mixture.ts. Rows of numbers by topic are as wide as the next
 * multiple of 4 of the topics; what is behind them is 0.
 */

import { at32, at64, put64 } from "./arrays.ts";

const SMOOTHING: f64 = 0.3;
const NOTHING: f64 = 20;
const STEPS: f64 = 64;
/** Added to a number below 2^31 it leaves its nearest whole number in the low bits. */
const WHOLE: f64 = 6755399441055744;
const LN2: f64 = 0.6931471805599453;
const PLAIN_TERMS: u32 = 4;
const LEAST_SHARE: f64 = 3e-3;
/** Less than any sum: e^ of it is nothing. */
const FAR_BELOW: f64 = -1e300;

let terms: u32 = 0;
let start: usize = 0;
let termOf: usize = 0;
let documentsOf: usize = 0;
let counts: usize = 0;
let score: usize = 0;
let prior: usize = 0;
let sum: usize = 0;
let words: usize = 0;
let sizes: usize = 0;
let below: usize = 0;
let falls: usize = 0;
let logs: usize = 0;
/** Room for the numbers of a document's topics. */
let countedTopics: usize = 0;
let topicOf: usize = 0;
let shareOf: usize = 0;

let topics: u32 = 0;
/** Bytes of a row. */
let row: usize = 0;
let likelihood: f64 = 0;
let counted: u32 = 0;

/** Where everything lies; `rows` are six rows of `mostRow` bytes. */
export function setUp(
  termCount: u32, startAt: usize, ofAt: usize, documentsOfAt: usize, countsAt: usize, scoreAt: usize, rows: usize, mostRow: usize, fallsAt: usize, logsAt: usize, topicAt: usize, shareAt: usize,
): void {
  terms = termCount;
  start = startAt;
  termOf = ofAt;
  documentsOf = documentsOfAt;
  counts = countsAt;
  score = scoreAt;
  prior = rows;
  sum = rows + mostRow;
  words = rows + 2 * mostRow;
  sizes = rows + 3 * mostRow;
  below = rows + 4 * mostRow;
  countedTopics = rows + 5 * mostRow;
  falls = fallsAt;
  logs = logsAt;
  topicOf = topicAt;
  shareOf = shareAt;
}

/** So many topics from here on; nothing is counted yet. @returns bytes of a row */
export function open(topicCount: u32): usize {
  topics = topicCount;
  row = (<usize>((topicCount + 3) & ~3)) << 3;
  clear();
  return row;
}

/** Counts anew. */
export function clear(): void {
  memory.fill(counts, 0, <usize>terms * row);
  memory.fill(words, 0, row);
  memory.fill(sizes, 0, row);
}

/** Counts each document for its topic, wholly. */
export function countWhole(documents: u32): void {
  for (let d: u32 = 0; d < documents; d++) {
    const topic = load<i32>(topicOf + (<usize>d << 2));
    if (topic >= 0) add(d, <u32>topic, 1);
  }
}

/** Counts a share of a document for a topic. */
function add(d: u32, topic: u32, part: f64): void {
  const at = termOf + (<usize>at32(start, d) << 2);
  const end = termOf + (<usize>at32(start, d + 1) << 2);
  put64(sizes, topic, at64(sizes, topic) + part);
  put64(words, topic, at64(words, topic) + part * <f64>(<u32>((end - at) >> 2)));
  const column = counts + (<usize>topic << 3);
  for (let k = at; k < end; k += 4) {
    const cell = column + <usize>load<u32>(k) * row;
    store<f64>(cell, load<f64>(cell) + part);
  }
}

/** The natural logarithm of a positive number: that of the nearest of 128 mantissas below it, and five terms of the series of the rest. */
function log(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  const entry = logs + (<usize>((bits >> 45) & 127) << 4);
  const mantissa = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  const cut = reinterpret<f64>((bits & 0xfe00000000000) | 0x3ff0000000000000);
  const r = (mantissa - cut) * load<f64>(entry, 8);
  return <f64>(<i32>(bits >> 52) - 1023) * LN2 + load<f64>(entry) + r * (1 - r * (0.5 - r * (0.3333333333333333 - r * (0.25 - r * 0.2))));
}

/** What was counted becomes the mixture. */
export function settle(): void {
  let all: f64 = 0;
  for (let w: u32 = 0; w < terms; w++) all += <f64>at32(documentsOf, w);
  const width = <u32>(row >> 3);
  for (let t: u32 = 0; t < topics; t++) {
    put64(below, t, log(at64(words, t) + (SMOOTHING * all) / <f64>topics));
    put64(prior, t, log(at64(sizes, t) + 1));
  }
  for (let t = topics; t < width; t++) put64(prior, t, 0);
  for (let w: u32 = 0; w < terms; w++) {
    const usual = (SMOOTHING * <f64>at32(documentsOf, w)) / <f64>topics;
    // Of no document: the term is never looked at.
    const unseen = usual > 0 ? log(usual) : 0;
    const from = counts + <usize>w * row;
    const into = score + <usize>w * row;
    for (let t: u32 = 0; t < topics; t++) {
      const seen = at64(from, t);
      put64(into, t, (seen == 0 ? unseen : log(seen + usual)) - at64(below, t));
    }
    for (let t = topics; t < width; t++) put64(into, t, 0);
  }
}

/**
 * The likeliest topic of documents from ≤ d < to and its share, under the mixture; where `counts` is asked for, their shares are counted for the
 * next one. @returns how many have another topic than before
 */
export function visit(from: u32, to: u32, isCounting: bool): u32 {
  if (from == 0) {
    likelihood = 0;
    counted = 0;
  }
  let moved: u32 = 0;
  for (let d = from; d < to; d++) {
    const count = at32(start, d + 1) - at32(start, d);
    let best: i32 = -1;
    let share: f64 = 0;
    if (count > 0) {
      sumUp(d, count);
      const most = highest();
      best = 0;
      while (at64(sum, best) != most) best++;
      const all = fall(most);
      share = 1 / all;
      likelihood += most + log(all);
      counted++;
      if (isCounting) countShares(d, share);
    }
    if (load<i32>(topicOf + (<usize>d << 2)) != best) moved++;
    store<i32>(topicOf + (<usize>d << 2), best);
    put64(shareOf, d, share);
  }
  return moved;
}

function highest(): f64 {
  let most = v128.load(sum);
  for (let t: usize = 16; t < row; t += 16) most = f64x2.max(most, v128.load(sum + t));
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}

/** Counts a document for its topics, in shares of at least LEAST_SHARE: first which, so that nothing waits for what cannot be foreseen. */
function countShares(d: u32, share: f64): void {
  const shares = f64x2.splat(share);
  const least = f64x2.splat(LEAST_SHARE);
  let found = countedTopics;
  for (let t: usize = 0; t < row; t += 16) {
    const part = f64x2.mul(v128.load(sum + t), shares);
    v128.store(sum + t, part);
    const isCounted = <usize>i64x2.bitmask(f64x2.ge(part, least));
    store<u32>(found, <u32>(t >> 3));
    found += (isCounted & 1) << 2;
    store<u32>(found, <u32>(t >> 3) + 1);
    found += (isCounted & 2) << 1;
  }
  for (let at = countedTopics; at < found; at += 4) add(d, load<u32>(at), at64(sum, load<u32>(at)));
}

/** Long documents weigh less: a part of the way from the prior to the sum of all terms. */
function shrink(all: v128, prior: v128, weight: v128): v128 {
  return f64x2.add(prior, f64x2.mul(weight, f64x2.sub(all, prior)));
}

/** Into `sum` the logarithms of the likelihood of a document, by topic. */
function sumUp(d: u32, count: u32): void {
  const first = termOf + (<usize>at32(start, d) << 2);
  const end = first + (<usize>count << 2);
  const isLong = count > PLAIN_TERMS;
  const weight = f64x2.splat(sqrt(<f64>PLAIN_TERMS / <f64>count));
  let t: usize = 0;
  for (; t + 192 <= row; t += 192) {
    const p = prior + t;
    let s0 = v128.load(p);
    let s1 = v128.load(p, 16);
    let s2 = v128.load(p, 32);
    let s3 = v128.load(p, 48);
    let s4 = v128.load(p, 64);
    let s5 = v128.load(p, 80);
    let s6 = v128.load(p, 96);
    let s7 = v128.load(p, 112);
    let s8 = v128.load(p, 128);
    let s9 = v128.load(p, 144);
    let s10 = v128.load(p, 160);
    let s11 = v128.load(p, 176);
    for (let k = first; k < end; k += 4) {
      const at = score + <usize>load<u32>(k) * row + t;
      s0 = f64x2.add(s0, v128.load(at));
      s1 = f64x2.add(s1, v128.load(at, 16));
      s2 = f64x2.add(s2, v128.load(at, 32));
      s3 = f64x2.add(s3, v128.load(at, 48));
      s4 = f64x2.add(s4, v128.load(at, 64));
      s5 = f64x2.add(s5, v128.load(at, 80));
      s6 = f64x2.add(s6, v128.load(at, 96));
      s7 = f64x2.add(s7, v128.load(at, 112));
      s8 = f64x2.add(s8, v128.load(at, 128));
      s9 = f64x2.add(s9, v128.load(at, 144));
      s10 = f64x2.add(s10, v128.load(at, 160));
      s11 = f64x2.add(s11, v128.load(at, 176));
    }
    if (isLong) {
      s0 = shrink(s0, v128.load(p), weight);
      s1 = shrink(s1, v128.load(p, 16), weight);
      s2 = shrink(s2, v128.load(p, 32), weight);
      s3 = shrink(s3, v128.load(p, 48), weight);
      s4 = shrink(s4, v128.load(p, 64), weight);
      s5 = shrink(s5, v128.load(p, 80), weight);
      s6 = shrink(s6, v128.load(p, 96), weight);
      s7 = shrink(s7, v128.load(p, 112), weight);
      s8 = shrink(s8, v128.load(p, 128), weight);
      s9 = shrink(s9, v128.load(p, 144), weight);
      s10 = shrink(s10, v128.load(p, 160), weight);
      s11 = shrink(s11, v128.load(p, 176), weight);
    }
    const into = sum + t;
    v128.store(into, s0);
    v128.store(into, s1, 16);
    v128.store(into, s2, 32);
    v128.store(into, s3, 48);
    v128.store(into, s4, 64);
    v128.store(into, s5, 80);
    v128.store(into, s6, 96);
    v128.store(into, s7, 112);
    v128.store(into, s8, 128);
    v128.store(into, s9, 144);
    v128.store(into, s10, 160);
    v128.store(into, s11, 176);
  }
  for (; t + 64 <= row; t += 64) {
    const p0 = v128.load(prior + t);
    const p1 = v128.load(prior + t, 16);
    const p2 = v128.load(prior + t, 32);
    const p3 = v128.load(prior + t, 48);
    let a = p0;
    let b = p1;
    let c = p2;
    let e = p3;
    for (let k = first; k < end; k += 4) {
      const at = score + <usize>load<u32>(k) * row + t;
      a = f64x2.add(a, v128.load(at));
      b = f64x2.add(b, v128.load(at, 16));
      c = f64x2.add(c, v128.load(at, 32));
      e = f64x2.add(e, v128.load(at, 48));
    }
    if (isLong) {
      a = shrink(a, p0, weight);
      b = shrink(b, p1, weight);
      c = shrink(c, p2, weight);
      e = shrink(e, p3, weight);
    }
    v128.store(sum + t, a);
    v128.store(sum + t, b, 16);
    v128.store(sum + t, c, 32);
    v128.store(sum + t, e, 48);
  }
  if (t < row) {
    const p0 = v128.load(prior + t);
    const p1 = v128.load(prior + t, 16);
    let a = p0;
    let b = p1;
    for (let k = first; k < end; k += 4) {
      const at = score + <usize>load<u32>(k) * row + t;
      a = f64x2.add(a, v128.load(at));
      b = f64x2.add(b, v128.load(at, 16));
    }
    if (isLong) {
      a = shrink(a, p0, weight);
      b = shrink(b, p1, weight);
    }
    v128.store(sum + t, a);
    v128.store(sum + t, b, 16);
  }
  for (let pad = topics; pad < <u32>(row >> 3); pad++) put64(sum, pad, FAR_BELOW);
}

/** `sum` becomes e^(sum − most), 0 where that is nothing. @returns its total */
function fall(most: f64): f64 {
  const mosts = f64x2.splat(most);
  const limit = f64x2.splat(NOTHING);
  let all: f64 = 0;
  for (let t: usize = 0; t < row; t += 16) {
    const x = f64x2.sub(mosts, v128.load(sum + t));
    const isNothing = f64x2.gt(x, limit);
    if (i64x2.all_true(isNothing)) {
      v128.store(sum + t, f64x2.splat(0));
      continue;
    }
    const near = f64x2.min(x, limit);
    const shifted = f64x2.add(f64x2.mul(near, f64x2.splat(STEPS)), f64x2.splat(WHOLE));
    const r = f64x2.sub(near, f64x2.mul(f64x2.sub(shifted, f64x2.splat(WHOLE)), f64x2.splat(1 / STEPS)));
    const known = v128.load64_lane(falls + (<usize>i32x4.extract_lane(shifted, 2) << 3), v128.load64_splat(falls + (<usize>i32x4.extract_lane(shifted, 0) << 3)), 1);
    const one = f64x2.splat(1);
    let part = f64x2.sub(f64x2.splat(0.16666666666666666), f64x2.mul(r, f64x2.splat(0.041666666666666664)));
    part = f64x2.sub(f64x2.splat(0.5), f64x2.mul(r, part));
    part = f64x2.sub(one, f64x2.mul(r, part));
    part = f64x2.sub(one, f64x2.mul(r, part));
    part = v128.andnot(f64x2.mul(known, part), isNothing);
    v128.store(sum + t, part);
    all += f64x2.extract_lane(part, 0);
    all += f64x2.extract_lane(part, 1);
  }
  return all;
}

/** Of the documents that were visited since the first. */
export function likelihoods(): f64 {
  return likelihood;
}

export function visited(): u32 {
  return counted;
}
