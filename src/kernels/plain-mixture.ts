import { LEAST_SHARE, type MixtureSteps, NOTHING, PLAIN_TERMS, SMOOTHING, STEPS } from "./mixture-steps.ts";

/** Added to a number below 2^31 it leaves its nearest whole number. */
const WHOLE = 6755399441055744;
const LN2 = 0.6931471805599453;

/**
 * The plain twin of assembly/mixture.ts: the same sums in the same order.
 * @param falls e^−x from 0 to NOTHING, STEPS in one. @param logs of the mantissas 1 + k/128 the logarithm and 1 divided by it, side by side
 */
export function openPlainMixture(documentsOf: Uint32Array, falls: Float64Array, logs: Float64Array): MixtureSteps {
  const bits = new DataView(new ArrayBuffer(8));
  /** The natural logarithm of a positive number: that of the nearest of 128 mantissas below it, and five terms of the series of the rest. */
  const log = (x: number): number => {
    bits.setFloat64(0, x);
    const high = bits.getInt32(0);
    const k = (high >> 13) & 127;
    bits.setInt32(0, (high & 0xfffff) | 0x3ff00000);
    const r = (bits.getFloat64(0) - (1 + k / 128)) * logs[2 * k + 1]!;
    return ((high >> 20) - 1023) * LN2 + logs[2 * k]! + r * (1 - r * (0.5 - r * (0.3333333333333333 - r * (0.25 - r * 0.2))));
  };
  const terms = documentsOf.length;
  let all = 0;
  for (const n of documentsOf) all += n;
  let start: Uint32Array = new Uint32Array(1);
  let of: Uint32Array = new Uint32Array(0);
  let topicOf = new Int32Array(0);
  let shareOf = new Float64Array(0);
  let topics = 0;
  let score = new Float64Array(0);
  let counts = new Float64Array(0);
  let prior = new Float64Array(0);
  let words = new Float64Array(0);
  let sizes = new Float64Array(0);
  let sum = new Float64Array(0);
  let likelihood = 0;
  let counted = 0;

  const clear = (): void => {
    counts.fill(0);
    words.fill(0);
    sizes.fill(0);
  };
  const open = (count: number): void => {
    topics = count;
    [score, counts] = [new Float64Array(terms * topics), new Float64Array(terms * topics)];
    [prior, words, sizes, sum] = [new Float64Array(topics), new Float64Array(topics), new Float64Array(topics), new Float64Array(topics)];
  };
  /** Counts a share of a document for a topic. */
  const add = (d: number, topic: number, part: number): void => {
    const [from, to] = [start[d]!, start[d + 1]!];
    sizes[topic]! += part;
    words[topic]! += part * (to - from);
    for (let k = from; k < to; k++) counts[of[k]! * topics + topic]! += part;
  };
  /** Into `sum` the logarithms of the likelihood of a document, by topic. */
  const sumUp = (from: number, to: number): void => {
    sum.set(prior);
    for (let k = from; k < to; k++) {
      const row = of[k]! * topics;
      for (let t = 0; t < topics; t++) sum[t]! += score[row + t]!;
    }
    if (to - from <= PLAIN_TERMS) return;
    const weight = Math.sqrt(PLAIN_TERMS / (to - from));
    for (let t = 0; t < topics; t++) sum[t] = prior[t]! + weight * (sum[t]! - prior[t]!);
  };
  /** `sum` becomes e^(sum − most), 0 where that is nothing. @returns its total */
  const fall = (most: number): number => {
    let total = 0;
    for (let t = 0; t < topics; t++) {
      const x = most - sum[t]!;
      if (x > NOTHING) {
        sum[t] = 0;
        continue;
      }
      const k = x * STEPS + WHOLE - WHOLE;
      const r = x - k * (1 / STEPS);
      const part = falls[k]! * (1 - r * (1 - r * (0.5 - r * (0.16666666666666666 - r * 0.041666666666666664))));
      sum[t] = part;
      total += part;
    }
    return total;
  };
  const visitOne = (d: number, isCounting: boolean): number => {
    sumUp(start[d]!, start[d + 1]!);
    let best = 0;
    for (let t = 1; t < topics; t++) if (sum[t]! > sum[best]!) best = t;
    const most = sum[best]!;
    const total = fall(most);
    const share = 1 / total;
    shareOf[d] = share;
    likelihood += most + log(total);
    counted++;
    for (let t = 0; isCounting && t < topics; t++) if (sum[t]! * share >= LEAST_SHARE) add(d, t, sum[t]! * share);
    return best;
  };

  return {
    read(sets, from, to) {
      const first = sets.start[from]!;
      start = sets.start.slice(from, to + 1).map((at) => at - first);
      of = sets.of.subarray(first, sets.start[to]!);
      topicOf = new Int32Array(to - from).fill(-1);
      shareOf = new Float64Array(to - from);
    },
    begin(count, labels) {
      open(count);
      topicOf.set(labels);
      topicOf.forEach((topic, d) => void (topic >= 0 && add(d, topic, 1)));
    },
    load(mixture) {
      open(mixture.topics);
      score.set(mixture.score);
      prior.set(mixture.prior);
    },
    settle() {
      const below = words.map((n) => log(n + (SMOOTHING * all) / topics));
      for (let w = 0; w < terms; w++) {
        const usual = (SMOOTHING * documentsOf[w]!) / topics;
        // Of no document: the term is never looked at.
        const unseen = usual > 0 ? log(usual) : 0;
        for (let t = 0; t < topics; t++) {
          const seen = counts[w * topics + t]!;
          score[w * topics + t] = (seen === 0 ? unseen : log(seen + usual)) - below[t]!;
        }
      }
      prior = sizes.map((n) => log(n + 1));
      clear();
    },
    visit(from, to, isCounting) {
      if (from === 0) [likelihood, counted] = [0, 0];
      let moved = 0;
      for (let d = from; d < to; d++) {
        const best = start[d] === start[d + 1] ? -1 : visitOne(d, isCounting);
        if (best < 0) shareOf[d] = 0;
        if (topicOf[d] !== best) moved++;
        topicOf[d] = best;
      }
      return moved;
    },
    topicOf: () => topicOf.slice(),
    shareOf: () => shareOf.slice(),
    likelihood: () => (counted === 0 ? -Infinity : likelihood / counted),
    mixture: () => ({ topics, score: score.slice(), prior: prior.slice() }),
  };
}
