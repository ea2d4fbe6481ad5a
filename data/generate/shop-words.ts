/**
 * One thing customers ask about a product, with everything said around it. Sentences are templates of `say`. A tail ` ~ 0,3` says
 * what fits together: after a question, which answers; after `more` and `solved`, which answers they follow; after a sentence of the
 * desk, which questions it answers. Without a tail everything fits.
 */
export interface Issue {
  /** Months (0 = January) in which anybody would ask this; undefined = all year. */
  readonly months?: readonly number[];
  readonly ask: readonly string[];
  readonly answer: readonly string[];
  /** The asker comes back with a further question, and what is said to it. */
  readonly more: readonly string[];
  readonly again: readonly string[];
  readonly solved: readonly string[];
  readonly desk: readonly string[];
}

export interface ProductWords {
  /** As in the product column; "" for talk about the shop itself. */
  readonly name: string;
  /** How people call it in a sentence. */
  readonly called: readonly string[];
  readonly issues: readonly Issue[];
  readonly tips: readonly string[];
  readonly reviews: readonly string[];
  /** What a host says about it in a message to the group. */
  readonly outing: readonly string[];
}
