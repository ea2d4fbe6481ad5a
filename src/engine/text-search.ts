import { CODES, createPhraseSearch, type PhraseSearch } from "../kernels/phrase-search.ts";
import type { TextTopics } from "../log/message-reading.ts";
import type { CompiledDictionary } from "../topics/dictionary.ts";
import { SHARP_S } from "../topics/dictionary-folding.ts";
import { CAPITAL_I, GAP, readStream, type Stream } from "../topics/dictionary-stream.ts";
import { hashtagsIn } from "../topics/hashtags.ts";
import { createTopicLists, type TopicList, type TopicLists } from "./topic-lists.ts";

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
  const lists = createTopicLists(topics);
  const remembered: Remembered = { ofStates: [], decided: new Map() };

  return {
    find(bytes, from, to, count) {
      const found: (readonly string[] | undefined)[] = [];
      found.length = count;
      const textOf = (k: number): string => decoder.decode(bytes.subarray(from[k]!, to[k]!));
      const set = (k: number, list: TopicList): void => {
        if (list.numbers.length > 0) found[k] = list.names;
      };
      if (topics.length > 0) {
        if (search === undefined) for (let k = 0; k < count; k++) set(k, lists.of(dictionary.match(textOf(k))));
        else findCompiled(search, dictionary, lists, remembered, { bytes, from, to, count, textOf, set });
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

/** What was found out about states before. */
interface Remembered {
  /** By state; null where more of a text must be looked at. */
  readonly ofStates: (TopicList | null | undefined)[];
  /** By several states, where they are enough to know. */
  readonly decided: Map<string, TopicList>;
}

const MOST_DECIDED = 1 << 16;

interface Texts {
  readonly bytes: Uint8Array;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly count: number;
  readonly textOf: (text: number) => string;
  readonly set: (text: number, topics: TopicList) => void;
}

function findCompiled(search: PhraseSearch, dictionary: CompiledDictionary, lists: TopicLists, { ofStates, decided }: Remembered, { bytes, from, to, count, textOf, set }: Texts): void {
  const { automaton } = dictionary;
  const look = (state: number): TopicList | null => {
    const topics = dictionary.ofState(state);
    return (ofStates[state] = topics === undefined ? null : lists.of(topics));
  };
  let at = -1;
  // The topics so far; null where more of the text must be looked at.
  let topics: TopicList | null = null;
  let states: number[] = [];
  const settle = (): void => {
    if (at < 0) return;
    const k = at;
    if (topics !== null) return set(k, topics);
    const key = states.join();
    const known = decided.get(key);
    if (known !== undefined) return set(k, known);
    let isRead = false;
    const read = (): Stream => {
      isRead = true;
      return readStream(textOf(k), dictionary.folding);
    };
    const triggers = new Set<number>();
    for (const state of states) for (let i = automaton.endStart[state]!; i < automaton.endStart[state + 1]!; i++) triggers.add(automaton.ends[i]!);
    const list = lists.of(dictionary.decide(triggers, read));
    // What follows from the states alone is the same wherever they are met.
    if (!isRead && decided.size < MOST_DECIDED) decided.set(key, list);
    set(k, list);
  };
  search.run(bytes, from, to, count, (text, state) => {
    const list = ofStates[state] === undefined ? look(state) : ofStates[state]!;
    if (text !== at) {
      settle();
      at = text;
      topics = list;
      states = [state];
      return;
    }
    states.push(state);
    topics = topics === null || list === null ? null : lists.union(topics, list);
  }, (text) => set(text, lists.of(dictionary.match(textOf(text)))));
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
