import { createWordSplitter } from "./split-words.ts";
import type { StopWords } from "./stop-words.ts";

/** The languages of a set of texts, the commonest first. */
export interface Languages {
  readonly found: readonly LanguageShare[];
  /** True where most are Turkish: it has capitals of its own. */
  readonly isTurkic: boolean;
}

export interface LanguageShare {
  /** ISO 639-1. */
  readonly code: string;
  /** Of the texts whose language can be told. */
  readonly share: number;
}

/** A text in UTF-8: `bytes[from … to)`. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Languages of a smaller share are not named: a few foreign words make no language. */
const LEAST_SHARE = 0.02;

/**
 * The languages of texts, each text by the list of stop words it has most words of; where two are level, by what the other texts are.
 * A text without any says nothing. Empty where nothing can be told. Cost O(length of the texts); some thousand texts are plenty.
 */
export function detectLanguages(texts: Iterable<TextBytes>, stops: StopWords): Languages {
  const { split, found: wordsFound, words } = createWordSplitter({ isTurkic: false });
  /** By word the languages on whose lists it is. */
  const languagesOf: (readonly number[] | undefined)[] = [];
  const hits: Uint16Array[] = [];
  const total = new Float64Array(stops.codes.length);
  for (const { bytes, from, to } of texts) {
    const count = split(bytes, from, to);
    while (languagesOf.length < words.count) languagesOf.push(stops.languagesOf(words.text(languagesOf.length)));
    const counts = countHits(wordsFound().subarray(0, count), languagesOf, total.length);
    if (counts === undefined) continue;
    hits.push(counts);
    counts.forEach((own, language) => (total[language]! += own));
  }
  const votes = new Float64Array(total.length);
  for (const counts of hits) votes[bestOf(counts, total)]!++;
  const found = [...votes]
    .map((count, language) => ({ code: stops.codes[language]!, share: hits.length === 0 ? 0 : count / hits.length }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
  return { found, isTurkic: found[0]?.code === "tr" };
}

/** By language how many of the words are on its list; undefined where none is on any. */
function countHits(words: Uint32Array, languagesOf: readonly (readonly number[] | undefined)[], languages: number): Uint16Array | undefined {
  let counts: Uint16Array | undefined;
  for (const word of words) {
    for (const language of languagesOf[word] ?? []) {
      counts ??= new Uint16Array(languages);
      counts[language]!++;
    }
  }
  return counts;
}

/** The language with most hits; of equals the one with more over all texts, then the first. */
function bestOf(counts: Uint16Array, total: Float64Array): number {
  let best = 0;
  for (let k = 1; k < counts.length; k++) {
    if (counts[k]! > counts[best]! || (counts[k] === counts[best] && total[k]! > total[best]!)) best = k;
  }
  return best;
}
