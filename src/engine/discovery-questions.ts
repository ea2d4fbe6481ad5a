import type { Notice } from "../core/notice.ts";
import type { DiscoverOptions } from "../topics/discover.ts";
import type { Call } from "./call.ts";
import type { DictionaryTopic } from "./opening.ts";
import type { Settings } from "./settings.ts";

/** A term and how much more it is used here than elsewhere. */
export interface ShownTerm {
  readonly term: string;
  /** Log-odds with an informative Dirichlet prior, in standard deviations. */
  readonly z: number;
  /** Messages here that have it. */
  readonly messages: number;
}

export interface FoundTopic {
  /** What changes by hand name it by. */
  readonly id: number;
  readonly name: string;
  readonly terms: readonly ShownTerm[];
  readonly messages: number;
  /** Of all messages. */
  readonly share: number;
  /** How far other seeds find the same messages together, 0 … 1; null after a change by hand. */
  readonly stability: number | null;
  /** Messages that show what it is; none with employees. */
  readonly examples: readonly { readonly text: string; readonly author: string; readonly at: number | null }[];
}

/** Topics found in the texts; nothing is changed by finding them. */
export interface FoundTopics {
  readonly topics: readonly FoundTopic[];
  readonly messages: number;
  /** Messages on none of them. */
  readonly without: number;
  readonly conversations: number;
  readonly learnedFrom: number;
  /** Groups of words there are: as many topics as the texts make by themselves. */
  readonly groups: number;
  readonly runs: number;
  /** How far the runs agree: mean normalised mutual information, 0 … 1; null where nothing was found. */
  readonly agreement: number | null;
  readonly languages: readonly { readonly code: string; readonly share: number }[];
  /** The topics by their most distinctive words, to be kept and changed as a dictionary. */
  readonly dictionary: readonly DictionaryTopic[];
  readonly notices: readonly Notice[];
}

/** Whose words, against the rest of the messages of the settings. */
export type WordsOf =
  | { readonly kind: "topic"; readonly topic: string }
  | { readonly kind: "community"; readonly community: number }
  | { readonly kind: "group"; readonly attribute: string; readonly value: string }
  | { readonly kind: "people"; readonly people: readonly number[] }
  /** Inclusive and exclusive, epoch milliseconds; null = no bound. */
  | { readonly kind: "period"; readonly since: number | null; readonly until: number | null };

export interface WordsQuery {
  readonly of: WordsOf;
  readonly settings: Settings;
  readonly limit: number;
}

export interface DistinctiveTerm extends ShownTerm {
  /** Difference of the log-odds. */
  readonly difference: number;
  /** Messages of the rest that have it. */
  readonly rest: number;
  /** People here who use it. */
  readonly people: number;
}

export interface DistinctiveWords {
  /** Those used more here than in the rest, the most distinctive first. */
  readonly terms: readonly DistinctiveTerm[];
  /** Messages with a word that is counted (no stop words, no signs alone), here and in the rest. */
  readonly messages: number;
  readonly rest: number;
  readonly languages: readonly { readonly code: string; readonly share: number }[];
  readonly notices: readonly Notice[];
}

/** Questions about the words of texts. With employees the files are read again for each, no text is kept, and words that fewer than five people use, names and sensitive subjects are left out. */
export interface DiscoveryQuestions {
  discover(options: DiscoverOptions, call?: Call): Promise<FoundTopics>;
  distinctiveWords(query: WordsQuery, call?: Call): Promise<DistinctiveWords>;
  /** Who uses a word, within the messages meant, most messages first. Refused with employees. */
  peopleOfWord(term: string, query: WordsQuery, call?: Call): Promise<readonly number[]>;
}
