import { GAP } from "./dictionary-stream.ts";

/** The stem that all forms of a word share, by a language's rules. */
export type WordForms = (word: string) => string;

/** Stems every word of a stream. */
export interface StemStream {
  (symbols: readonly number[]): readonly number[];
  /** With the place in the stream of each symbol of the stems; behind the last one, the end of the stream. */
  withPlaces(symbols: readonly number[]): { readonly stemmed: readonly number[]; readonly places: readonly number[] };
}

/** Words remembered with their stems. */
const MOST_WORDS = 1 << 18;

/** Stems words as they come, each distinct one once. Characters that stand alone stay as they are. */
export function createStemStream(forms: WordForms): StemStream {
  const known = new Map<string, readonly number[]>();
  const stemOf = (word: readonly number[]): readonly number[] => {
    const text = String.fromCodePoint(...word.slice(0, 100));
    let stem = known.get(text);
    if (stem === undefined) {
      if (known.size >= MOST_WORDS) known.clear();
      stem = word.length > 100 ? word : Array.from(forms(text), (letter) => letter.codePointAt(0)!);
      if (stem.length === 0) stem = word;
      known.set(text, stem);
    }
    return stem;
  };
  const withPlaces = (symbols: readonly number[]): { readonly stemmed: number[]; readonly places: number[] } => {
    const stemmed: number[] = [];
    const places: number[] = [];
    for (let at = 0; at < symbols.length; ) {
      let end = at;
      while (end < symbols.length && symbols[end] !== GAP) end++;
      if (end === at) {
        stemmed.push(GAP);
        places.push(at++);
        continue;
      }
      for (const symbol of stemOf(symbols.slice(at, end))) {
        stemmed.push(symbol);
        places.push(at);
      }
      at = end;
    }
    places.push(symbols.length);
    return { stemmed, places };
  };
  return Object.assign((symbols: readonly number[]) => withPlaces(symbols).stemmed, { withPlaces });
}
