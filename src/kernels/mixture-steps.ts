/** Documents as sets of terms: document d has `of[start[d] … start[d+1])`. */
export interface TermSets {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
}

/** How likely each term is in each topic: `score[term · topics + topic]` and `prior[topic]`, natural logarithms. */
export interface Mixture {
  readonly topics: number;
  readonly score: Float64Array;
  readonly prior: Float64Array;
}

/** What there must be room for. */
export interface MixtureRoom {
  readonly documents: number;
  readonly words: number;
  readonly topics: number;
}

/** A mixture of topics, fitted step by step. */
export interface MixtureSteps {
  /** Takes other documents, `from` ≤ d < `to`, which are numbered from 0. */
  read(sets: TermSets, from: number, to: number): void;
  /** Begins anew with documents that belong wholly to a topic each, −1 to none, and counts them. Needs a `settle`. */
  begin(topics: number, topicOf: Int32Array): void;
  /** Begins with a mixture that is known; nothing is counted. */
  load(mixture: Mixture): void;
  /** What was counted becomes the mixture, and counting starts anew. */
  settle(): void;
  /**
   * The likeliest topic of the documents from ≤ d < to under the mixture. All are visited in their order, from 0 on.
   * @param counts whether their shares are counted for the next mixture
   * @returns how many have another topic than before
   */
  visit(from: number, to: number, counts: boolean): number;
  /** By document the likeliest topic, −1 without terms. */
  topicOf(): Int32Array;
  /** How likely that is against the others, 0 without terms. */
  shareOf(): Float64Array;
  /** Mean natural logarithm of the likelihood of the documents that were visited; −∞ without any. */
  likelihood(): number;
  mixture(): Mixture;
}

/** Terms unseen in a topic count as this share of their usual use. */
export const SMOOTHING = 0.3;
/** Differences of logarithms from here on count as 0: e^−20 changes no share by more than a hundred-millionth. */
export const NOTHING = 20;
/** Steps of the table for e^−x in one. */
export const STEPS = 64;
/** Longer documents weigh as if their terms were twice the root of these: the terms of one document follow from each other. */
export const PLAIN_TERMS = 4;
/** Shares below this are left out of the counts. */
export const LEAST_SHARE = 3e-3;
