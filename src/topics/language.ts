import type { CutTexts } from "./split-words.ts";
import type { WordNotes } from "./word-notes.ts";

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

/** Languages of a smaller share are not named: a few foreign words make no language. */
const LEAST_SHARE = 0.02;

/**
 * The languages of texts, each text by the list of stop words it has most words of; where two are level, by what the other texts are.
 * A text without any says nothing. Empty where nothing can be told. Cost O(words); some thousand texts are plenty.
 * @param texts cut as if they were not Turkish. @param most so many of them are looked at
 */
export function detectLanguages({ words, ends, of }: CutTexts, notes: WordNotes, most = ends.length): Languages {
  notes.learn(words);
  const { stops, stopsOf } = notes;
  const total = new Float64Array(stops.codes.length);
  const hits: Uint16Array[] = [];
  const look = (from: number, to: number): void => {
    let counts: Uint16Array | undefined;
    for (let i = from; i < to; i++) {
      const languages = stopsOf[of[i]!];
      if (languages === undefined) continue;
      counts ??= new Uint16Array(total.length);
      for (let k = 0; k < languages.length; k++) {
        counts[languages[k]!]!++;
        total[languages[k]!]!++;
      }
    }
    if (counts !== undefined) hits.push(counts);
  };
  for (let k = 0; k < Math.min(most, ends.length); k++) look(k === 0 ? 0 : ends[k - 1]!, ends[k]!);
  const votes = new Float64Array(total.length);
  for (const counts of hits) votes[bestOf(counts, total)]!++;
  const found = [...votes]
    .map((count, language) => ({ code: stops.codes[language]!, share: hits.length === 0 ? 0 : count / hits.length }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
  return { found, isTurkic: found[0]?.code === "tr" };
}

/** The language with most hits; of equals the one with more over all texts, then the first. */
function bestOf(counts: Uint16Array, total: Float64Array): number {
  let best = 0;
  for (let k = 1; k < counts.length; k++) {
    if (counts[k]! > counts[best]! || (counts[k] === counts[best] && total[k]! > total[best]!)) best = k;
  }
  return best;
}
