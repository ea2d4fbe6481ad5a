import { WhotalksError } from "../core/errors.ts";
import { type Automaton, buildAutomaton, runAutomaton } from "./dictionary-automaton.ts";
import { createFolding, type Folding } from "./dictionary-folding.ts";
import { compilePhrase, findPhrase, longestPart, type PhrasePattern, type Span } from "./dictionary-phrase.ts";
import { DOTLESS_I, readings, readStream, type Stream } from "./dictionary-stream.ts";
import { parseTerm, type Phrase, type Term } from "./dictionary-term.ts";
import { createStemStream, type StemStream, type WordForms } from "./dictionary-forms.ts";

/** One topic of a dictionary: terms (dictionary-term.ts), any of which puts a text on the topic. */
export interface DictionaryEntry {
  readonly topic: string;
  readonly terms: readonly string[];
}

/** Where a term stands in a text, in UTF-16 code units of its NFC. */
export interface Mark {
  readonly topic: number;
  readonly from: number;
  readonly to: number;
}

/** A regular expression of a dictionary: it is never run here. */
export interface TopicPattern {
  readonly topic: number;
  readonly term: number;
  readonly source: string;
}

/** A matcher of all topics at once. */
export interface TopicMatcher {
  /** Names, each once, in the order of the dictionary. */
  readonly topics: readonly string[];
  /** Regular expressions, which somebody else must run. */
  readonly patterns: readonly TopicPattern[];
  /** The numbers of a text's topics, ascending. Cost: one pass over the text; more only where something may be found. */
  match(text: string): readonly number[];
  /** Where the terms stand in a text, by place; of an AND and a NEAR all their words, of a NOT none. Topics as `match` tells. */
  mark(text: string): { readonly text: string; readonly topics: readonly number[]; readonly marks: readonly Mark[] };
}

/** A compiled dictionary, for whoever searches many texts at once (dictionary-search.ts). */
export interface CompiledDictionary extends TopicMatcher {
  readonly folding: Folding;
  readonly automaton: Automaton;
  readonly hasDotless: boolean;
  /** True where every text must be read word by word, because word forms count. */
  readonly hasForms: boolean;
  /** The topics of a text in which patterns end in this state alone; undefined where more of the text must be looked at. */
  ofState(state: number): readonly number[] | undefined;
  /** What follows from the triggers that were found in a text; `read` gives the text where more must be looked at. */
  decide(triggers: Iterable<number>, read: () => Stream): readonly number[];
}

interface Item {
  readonly pattern: PhrasePattern;
  readonly isForm: boolean;
  /** Topics of which the item alone is a term, and the terms of which it is a part. */
  readonly topics: number[];
  readonly compound: number[];
}

type Node =
  | { readonly kind: "items"; readonly items: readonly number[] }
  | { readonly kind: "and" | "or"; readonly parts: readonly Node[] }
  | { readonly kind: "not"; readonly part: Node }
  | { readonly kind: "near"; readonly words: number; readonly left: readonly number[]; readonly right: readonly number[] };

/**
 * Compiles a dictionary. Topics of one name (NFC, trimmed) are one.
 * @throws WhotalksError `term-unreadable` naming the first term that cannot be read and why
 */
export function compileDictionary(dictionary: readonly DictionaryEntry[], options: { readonly forms?: WordForms | undefined; readonly folding?: Folding } = {}): CompiledDictionary {
  const { forms, folding = createFolding() } = options;
  const topics: string[] = [];
  const numberOf = new Map<string, number>();
  const patterns: TopicPattern[] = [];
  const items: Item[] = [];
  const itemOf = new Map<string, number>();
  const compounds: { readonly topic: number; readonly node: Node }[] = [];
  const stems = forms === undefined ? undefined : createStemStream(forms);

  const itemsOf = ({ text, isExact }: Phrase): readonly number[] => {
    const isForm = stems !== undefined && !isExact && !/[*?]/u.test(text);
    return compilePhrase(text, folding).map((compiled) => {
      const pattern = isForm ? { ...compiled, symbols: stems!(compiled.symbols) } : compiled;
      const key = `${isForm ? "forms" : ""} ${pattern.isOpenBefore ? "*" : ""}${pattern.symbols.join(",")}${pattern.isOpenBehind ? "*" : ""}`;
      let item = itemOf.get(key);
      if (item === undefined) {
        item = items.length;
        itemOf.set(key, item);
        items.push({ pattern, isForm, topics: [], compound: [] });
      }
      return item;
    });
  };
  const nodeOf = (term: Term): Node => {
    switch (term.kind) {
      case "phrase":
        return { kind: "items", items: itemsOf(term) };
      case "not":
        return { kind: "not", part: nodeOf(term.part) };
      case "near":
        return { kind: "near", words: term.words, left: term.left.flatMap(itemsOf), right: term.right.flatMap(itemsOf) };
      case "and":
      case "or":
        return { kind: term.kind, parts: term.parts.map(nodeOf) };
    }
  };
  for (const entry of dictionary) {
    const name = entry.topic.normalize("NFC").trim();
    if (name === "") throw new WhotalksError("term-unreadable", "A topic of the dictionary has no name.", { kind: "arguments", hint: "Give every topic a name." });
    const topic = numberOf.get(name) ?? topics.push(name) - 1;
    numberOf.set(name, topic);
    for (const [k, written] of entry.terms.entries()) {
      const parsed = parseTerm(written);
      if (parsed.kind === "fault") throw unreadable(name, written, parsed.fault.message, parsed.fault.at);
      if (parsed.kind === "pattern") patterns.push({ topic, term: k, source: parsed.source });
      else if (parsed.term.kind === "phrase") for (const item of itemsOf(parsed.term)) addOnce(items[item]!.topics, topic);
      else {
        const node = nodeOf(parsed.term);
        for (const item of itemsIn(node)) addOnce(items[item]!.compound, compounds.length);
        compounds.push({ topic, node });
      }
    }
  }
  // What cannot be found as it stands is looked at where a part of it was found.
  const plainItems = items.flatMap((item, k) => (item.isForm ? [] : [k]));
  const formItems = items.flatMap((item, k) => (item.isForm ? [k] : []));
  const automaton = buildAutomaton(plainItems.map((k) => longestPart(items[k]!.pattern)));
  const formAutomaton = buildAutomaton(formItems.map((k) => items[k]!.pattern.symbols));
  const hasDotless = items.some(({ pattern }) => pattern.symbols.includes(DOTLESS_I));
  const readSymbols = ({ symbols }: Stream): readonly (readonly number[])[] => readings(symbols, hasDotless);

  const spansOf = (item: number, stream: Stream): Span[] =>
    readSymbols(stream).flatMap((symbols) => (items[item]!.isForm ? formSpans(symbols, items[item]!.pattern, stems!) : findPhrase(symbols, items[item]!.pattern)));

  const decide = (triggers: Iterable<number>, read: () => Stream): readonly number[] => {
    let stream: Stream | undefined;
    const look = (): Stream => (stream ??= read());
    const hits = new Set<number>();
    for (const trigger of triggers) {
      const item = plainItems[trigger]!;
      if (!items[item]!.pattern.hasWildcard || spansOf(item, look()).length > 0) hits.add(item);
    }
    if (formItems.length > 0) for (const symbols of readSymbols(look())) runAutomaton(formAutomaton, stems!(symbols), (k) => hits.add(formItems[k]!));
    if (hits.size === 0) return [];
    const found = new Set<number>();
    const tried = new Set<number>();
    for (const hit of hits) {
      for (const topic of items[hit]!.topics) found.add(topic);
      for (const k of items[hit]!.compound) {
        if (tried.has(k)) continue;
        tried.add(k);
        if (!found.has(compounds[k]!.topic) && isTrue(compounds[k]!.node, hits, (item) => spansOf(item, look()), look)) found.add(compounds[k]!.topic);
      }
    }
    return [...found].sort((a, b) => a - b);
  };

  // By state, worked out when it is first met.
  const known: (readonly number[] | null | undefined)[] = [];
  const ofState = (state: number): readonly number[] | undefined => {
    let topics = known[state];
    if (topics === undefined) {
      const ended = Array.from(automaton.ends.subarray(automaton.endStart[state]!, automaton.endStart[state + 1]!), (trigger) => items[plainItems[trigger]!]!);
      const isPlain = ended.every(({ pattern, compound }) => !pattern.hasWildcard && compound.length === 0);
      topics = isPlain ? [...new Set(ended.flatMap((item) => item.topics))].sort((a, b) => a - b) : null;
      known[state] = topics;
    }
    return topics ?? undefined;
  };

  const triggersOf = (stream: Stream): Set<number> => {
    const triggers = new Set<number>();
    for (const symbols of readSymbols(stream)) runAutomaton(automaton, symbols, (k) => triggers.add(k));
    return triggers;
  };

  const match = (text: string): readonly number[] => {
    const stream = readStream(text, folding);
    return decide(triggersOf(stream), () => stream);
  };

  return {
    topics, patterns, folding, automaton, hasDotless, hasForms: formItems.length > 0, ofState, decide, match,
    mark(written) {
      const stream = readStream(written, folding);
      const found = decide(triggersOf(stream), () => stream);
      const marks = new Map<string, Mark>();
      const add = (topic: number, item: number): void => {
        for (const span of spansOf(item, stream)) {
          const place = placeOf(span, stream);
          if (place !== undefined) marks.set(`${topic} ${place.from} ${place.to}`, { topic, ...place });
        }
      };
      items.forEach((item, k) => {
        for (const topic of item.topics) add(topic, k);
      });
      for (const { topic, node } of compounds) if (found.includes(topic)) for (const item of wantedIn(node)) add(topic, item);
      return { text: stream.text, topics: found, marks: [...marks.values()].sort((a, b) => a.from - b.from || b.to - a.to || a.topic - b.topic) };
    },
  };
}

function unreadable(topic: string, term: string, why: string, at: number): WhotalksError {
  return new WhotalksError("term-unreadable", `The dictionary's topic "${topic}" has a term that cannot be read, "${term}", at character ${at + 1}: ${why}`, { kind: "arguments", hint: "Correct the term; --help says how terms are written." });
}

function isTrue(node: Node, hits: ReadonlySet<number>, spansOf: (item: number) => readonly Span[], look: () => Stream): boolean {
  switch (node.kind) {
    case "items":
      return node.items.some((item) => hits.has(item));
    case "not":
      return !isTrue(node.part, hits, spansOf, look);
    case "and":
      return node.parts.every((part) => isTrue(part, hits, spansOf, look));
    case "or":
      return node.parts.some((part) => isTrue(part, hits, spansOf, look));
    case "near": {
      const left = node.left.filter((item) => hits.has(item));
      const right = node.right.filter((item) => hits.has(item));
      if (left.length === 0 || right.length === 0) return false;
      return isNear(left.flatMap((item) => spansOf(item)).map((span) => wordsOf(span, look())), right.flatMap((item) => spansOf(item)).map((span) => wordsOf(span, look())), node.words);
    }
  }
}

/** Whether a span of each side stands at most so many words from the other, without a word in common. Cost: O(spans · log spans). */
function isNear(left: readonly (readonly [number, number])[], right: readonly (readonly [number, number])[], words: number): boolean {
  const firsts = right.toSorted((a, b) => a[0] - b[0]);
  const lasts = right.toSorted((a, b) => a[1] - b[1]);
  return left.some(([first, last]) => {
    const behind = firsts[lowerBound(firsts, 0, last + 1)];
    if (behind !== undefined && behind[0] - last <= words) return true;
    const before = lasts[lowerBound(lasts, 1, first) - 1];
    return before !== undefined && first - before[1] <= words;
  });
}

function lowerBound(spans: readonly (readonly [number, number])[], side: 0 | 1, wanted: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![side] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first and the last word of a span. */
function wordsOf(span: Span, stream: Stream): readonly [number, number] {
  const { from, to } = withoutGaps(span, stream);
  return [stream.word[from]!, stream.word[to - 1]!];
}

function placeOf(span: Span, stream: Stream): { readonly from: number; readonly to: number } | undefined {
  const { from, to } = withoutGaps(span, stream);
  return from < to ? { from: stream.from[from]!, to: stream.to[to - 1]! } : undefined;
}

function withoutGaps({ from, to }: Span, { symbols }: Stream): Span {
  let [first, end] = [from, to];
  while (first < end && symbols[first] === 0) first++;
  while (end > first && symbols[end - 1] === 0) end--;
  return { from: first, to: end };
}

function formSpans(symbols: readonly number[], pattern: PhrasePattern, stems: StemStream): Span[] {
  const { places, stemmed } = stems.withPlaces(symbols);
  return findPhrase(stemmed, pattern).map(({ from, to }) => ({ from: places[from]!, to: places[to] ?? symbols.length }));
}

function itemsIn(node: Node): readonly number[] {
  switch (node.kind) {
    case "items":
      return node.items;
    case "not":
      return itemsIn(node.part);
    case "near":
      return [...node.left, ...node.right];
    case "and":
    case "or":
      return node.parts.flatMap(itemsIn);
  }
}

/** Items that a text should hold: not those of a NOT. */
function wantedIn(node: Node): readonly number[] {
  if (node.kind === "not") return [];
  return node.kind === "and" || node.kind === "or" ? node.parts.flatMap(wantedIn) : itemsIn(node);
}

function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}
