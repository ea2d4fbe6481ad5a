import { exp, log } from "../core/exact-math.ts";

/**
 * What each person may cost of the probability that any bound fails, for one stretch of samples. People fall into classes: those found
 * equally often among the first samples. Logarithms of 1 ÷ probability, by class.
 */
export interface ErrorBudget {
  /** The number of samples that the bounds are made for: they hold at every moment up to it. */
  readonly horizon: number;
  /** For the chance that the value lies farther above, and farther below, the estimate than its bound. */
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** What the first samples say, by class: how often its people were found, and how many people they are. */
export interface FirstLook {
  readonly samples: number;
  readonly found: Float64Array;
  readonly people: Float64Array;
}

/** Part of the probability that is dealt out to everyone alike, for those whom the first samples misjudge. */
const ALIKE = 0.01;
/** Samples beyond those that would do if the first look were right. */
const SPARE = 1.1;

/**
 * How far the value may lie above the estimate: with probability 1 − δ no farther at any number of samples up to the horizon.
 *
 * @param share the estimate: found ÷ samples
 * @param cost log(1/δ)
 * Source: g of Borassi and Natale (2016), theorem 9; its ω, the variance's horizon, is `horizon`.
 */
export function boundAbove(share: number, samples: number, horizon: number, cost: number): number {
  const a = horizon / samples + 1 / 3;
  return (cost / samples) * (a + Math.sqrt(a * a + (2 * share * horizon) / cost));
}

/** How far the value may lie below the estimate, never farther than 0. Source: f of the same theorem. */
export function boundBelow(share: number, samples: number, horizon: number, cost: number): number {
  const a = horizon / samples - 1 / 3;
  return Math.min(share, (cost / samples) * (Math.sqrt(a * a + (2 * share * horizon) / cost) - a));
}

/**
 * Deals out a probability so that everyone's bounds reach `epsilon` after about equally many samples, as few as possible; what the first
 * samples say only decides how it is dealt out, the bounds hold whatever they say.
 *
 * With x = cost ÷ samples at the horizon, g ≤ ε means x ≤ ε²/(2b + 8ε/3) and f ≤ ε means x ≤ ε²/(2b − 4ε/3): so a person costs
 * exp(−samples·x), and the least number of samples is where all people together cost `delta`. Cost O(classes).
 */
export function dealOut(look: FirstLook, options: { readonly epsilon: number; readonly delta: number }): ErrorBudget {
  const { epsilon, delta } = options;
  const classes = look.found.length;
  const total = look.people.reduce((sum, people) => sum + people, 0);
  const rate = { above: new Float64Array(classes), below: new Float64Array(classes) };
  for (let c = 0; c < classes; c++) {
    // One standard deviation more than was found: whoever was underestimated would hold up all others.
    const share = (look.found[c]! + Math.sqrt(look.found[c]! + 1)) / look.samples;
    rate.above[c] = (epsilon * epsilon) / (2 * share + (8 / 3) * epsilon);
    const slack = 2 * share - (4 / 3) * epsilon;
    rate.below[c] = slack > 0 ? (epsilon * epsilon) / slack : Infinity;
  }
  const costOf = (samples: number): number => {
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += look.people[c]! * (exp(-samples * rate.above[c]!) + exp(-samples * rate.below[c]!));
    return sum;
  };
  const goal = delta * (1 - ALIKE);
  let high = 1;
  while (costOf(high) > goal) high *= 2;
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (costOf(middle) > goal) low = middle;
    else high = middle;
  }
  const alike = (delta * ALIKE) / (2 * total);
  const cost = (rates: Float64Array): Float64Array => rates.map((r) => -log(exp(-high * r) + alike));
  return { horizon: Math.ceil(SPARE * high), above: cost(rate.above), below: cost(rate.below) };
}
