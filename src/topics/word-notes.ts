import type { Interner } from "../core/interner.ts";
import type { StopWords } from "./stop-words.ts";

/** What must be known of each word of a splitter before texts are counted. By word, as far as `learn` has come. */
export interface WordNotes {
  /** Looks at the words that are new. Cost: a look into the lists for each. */
  readonly learn: (words: Interner) => void;
  /** Languages (positions in `stops.codes`) in which it is a stop word. */
  readonly stopsOf: readonly (readonly number[] | undefined)[];
  /** The same, "they'll" like "they" where it is on no list itself. */
  readonly bareStopsOf: readonly (readonly number[] | undefined)[];
  /** 1 where it can be a term: not too long, no single letter of the Latin, Greek and Cyrillic scripts. */
  readonly isTerm: readonly number[];
  readonly stops: StopWords;
}

/** Longer words are none: hashes, encoded data. */
const LONGEST = 40;

/** No word is known yet; one splitter's words are noted in one place. */
export function createWordNotes(stops: StopWords): WordNotes {
  const stopsOf: (readonly number[] | undefined)[] = [];
  const bareStopsOf: (readonly number[] | undefined)[] = [];
  const isTerm: number[] = [];
  const note = (word: string): void => {
    const own = stops.languagesOf(word);
    stopsOf.push(own);
    bareStopsOf.push(own ?? (word.includes("'") ? stops.languagesOf(bareOf(word)) : undefined));
    isTerm.push(canBeTerm(word) ? 1 : 0);
  };
  return {
    stops, stopsOf, bareStopsOf, isTerm,
    learn(words) {
      const first = isTerm.length;
      const numbers = Uint32Array.from({ length: words.count - first }, (_, k) => first + k);
      for (const word of words.texts?.(numbers) ?? Array.from(numbers, (number) => words.text(number))) note(word);
    },
  };
}

function canBeTerm(word: string): boolean {
  if (word.length > LONGEST) return false;
  return word.length > 1 || !/[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u.test(word);
}

/** "they'll" without what is written onto it; words without an apostrophe as they are. */
function bareOf(word: string): string {
  const mark = word.indexOf("'");
  return mark > 0 ? word.slice(0, mark) : word;
}
