import { CODES, createPhraseSearch, type PhraseSearch } from "../kernels/phrase-search.ts";
import type { TextTopics } from "../log/message-reading.ts";
import type { CompiledDictionary } from "../topics/dictionary.ts";
import { SHARP_S } from "../topics/dictionary-folding.ts";
import { CAPITAL_I, GAP, readStream } from "../topics/dictionary-stream.ts";
import { hashtagsIn } from "../topics/hashtags.ts";

/** Widest machine that codes of two bytes can tell the columns of. */
const MOST_COLUMNS = 1 << 14;

/** How texts are searched. */
export interface TextSearchOptions {
  readonly hashtags: boolean;
  /** False: the plain code alone, with the same result. */
  readonly isCompiled?: boolean;
}

/**
 * Finds hashtags and the topics of a dictionary in texts, in compiled code where that is allowed; what must be looked at more closely (letters
 * that are not NFC, wildcards inside words, AND, NOT, NEAR, word forms) goes the plain way.
 */
export function createTextSearch(dictionary: CompiledDictionary, { hashtags, isCompiled = true }: TextSearchOptions): TextTopics {
  const decoder = new TextDecoder();
  const search = isCompiled && !dictionary.hasForms ? compiledSearch(dictionary) : undefined;
  const { topics } = dictionary;
  const lists = new Map<readonly number[], readonly string[]>();
  const namesOf = (numbers: readonly number[]): readonly string[] => {
    let names = lists.get(numbers);
    if (names === undefined) {
      if (lists.size > 10_000) lists.clear();
      lists.set(numbers, (names = numbers.map((topic) => topics[topic]!)));
    }
    return names;
  };

  return {
    find(bytes, from, to, count) {
      const found: (readonly string[] | undefined)[] = [];
      found.length = count;
      const textOf = (k: number): string => decoder.decode(bytes.subarray(from[k]!, to[k]!));
      const set = (k: number, numbers: readonly number[]): void => {
        if (numbers.length > 0) found[k] = namesOf(numbers);
      };
      if (topics.length > 0) {
        if (search === undefined) for (let k = 0; k < count; k++) set(k, dictionary.match(textOf(k)));
        else findCompiled(search, dictionary, { bytes, from, to, count, textOf, set });
      }
      if (hashtags) {
        for (let k = 0; k < count; k++) {
          if (!mayHoldHashtag(bytes, from[k]!, to[k]!)) continue;
          const tags = hashtagsIn(textOf(k));
          if (tags.length > 0) found[k] = [...tags, ...(found[k] ?? [])];
        }
      }
      return found;
    },
  };
}

interface Texts {
  readonly bytes: Uint8Array;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly count: number;
  readonly textOf: (text: number) => string;
  readonly set: (text: number, topics: readonly number[]) => void;
}

function findCompiled(search: PhraseSearch, dictionary: CompiledDictionary, { bytes, from, to, count, textOf, set }: Texts): void {
  const { automaton } = dictionary;
  let at = -1;
  let first = -1;
  let states: number[] = [];
  const settle = (): void => {
    if (at < 0) return;
    // Most texts that are found hold one phrase.
    const only = states.length === 0 ? dictionary.ofState(first) : undefined;
    if (only !== undefined) set(at, only);
    else {
      const k = at;
      const triggers = new Set<number>();
      for (const state of [first, ...states]) for (let i = automaton.endStart[state]!; i < automaton.endStart[state + 1]!; i++) triggers.add(automaton.ends[i]!);
      set(k, dictionary.decide(triggers, () => readStream(textOf(k), dictionary.folding)));
    }
  };
  search.run(bytes, from, to, count, (text, state) => {
    if (text === at) return void states.push(state);
    settle();
    at = text;
    first = state;
    if (states.length > 0) states = [];
  }, (text) => set(text, dictionary.match(textOf(text))));
  settle();
}

/** The search of a dictionary's machine; undefined where it is too wide, or where nothing may be compiled. */
function compiledSearch({ automaton, folding, hasDotless }: CompiledDictionary): PhraseSearch | undefined {
  const { width, next, columnOf } = automaton;
  if (width > MOST_COLUMNS) return undefined;
  const columnOfSymbol = (symbol: number): number => columnOf.get(symbol) ?? 0;
  const codeOf = (codePoint: number): number => {
    if (codePoint === CAPITAL_I) return hasDotless ? CODES.unsettled : CODES.letter + columnOfSymbol(0x69);
    if (folding.isUnsettled(codePoint)) return CODES.unsettled;
    const kind = folding.kindOf(codePoint);
    if (kind === "separator") return CODES.divides;
    if (kind === "dropped") return CODES.dropped;
    const folded = folding.foldOf(codePoint);
    // What folds to a capital I (its full-width form) is read as one.
    if (folded === CAPITAL_I) return CODES.unsettled;
    if (kind === "word" && folded === SHARP_S) return CODES.sharpS;
    return (kind === "alone" ? CODES.alone : 0) | (CODES.letter + columnOfSymbol(folded));
  };
  const gap = columnOfSymbol(GAP);
  return createPhraseSearch({
    width, next, gap,
    sharpS: columnOfSymbol(0x73),
    start: next[gap]! & 0x7fffffff,
    codesOf: (page) => Uint16Array.from({ length: 256 }, (_, k) => codeOf((page << 8) | k)),
  });
}

/** A # in a text, or what may be its full-width form. */
function mayHoldHashtag(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0x23 || bytes[i] === 0xef) return true;
  return false;
}
