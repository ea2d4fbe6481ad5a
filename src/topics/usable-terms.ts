import { createSegmenter } from "./segment.ts";
import { createSensitiveList } from "./sensitive-terms.ts";
import type { TermBag } from "./terms.ts";

/**
 * By term of a bag 1 where it may be shown of talk at work: at least `people` authors use it, it is no word of a sensitive subject
 * (sensitive-terms.ts), and no part of anybody's name or id, nor made of one.
 *
 * @param author of each message
 * Cost O(words of messages · people + terms).
 */
export function usableTerms(bag: TermBag, author: Uint32Array, names: Iterable<string>, people: number): Uint8Array {
  const usable = usedBy(bag, author, people);
  const list = createSensitiveList();
  const { wordsOf } = createSegmenter();
  const ofNames = new Set<string>();
  // An id may be an address, whose parts are names; it may have numbers, and stand in a text as it is or within a word.
  for (const name of names) for (const parts of [/[@._\-\d]+/gu, /[@._-]+/gu, /[@.]+/gu]) for (const word of wordsOf(name.replace(parts, " "))) ofNames.add(word);
  const isOfName = (term: string): boolean => ofNames.has(term) || term.split(/['_\-\d]+/u).some((part) => part.length > 1 && ofNames.has(part));
  bag.terms.forEach((term, t) => {
    if (usable[t] === 1 && (isOfName(term) || list.subjectOf(term) !== undefined)) usable[t] = 0;
  });
  return usable;
}

/** By term 1 where at least so many authors use it. */
export function usedBy({ terms, start, of, messagesOf }: TermBag, author: Uint32Array, people: number, mask?: Uint8Array): Uint8Array {
  const found = new Uint8Array(terms.length);
  // The first authors of each term, as many as are needed.
  const seen = new Uint32Array(terms.length * people);
  for (let m = 0; m + 1 < start.length; m++) {
    if (mask !== undefined && mask[m] !== 1) continue;
    for (let k = start[m]!; k < start[m + 1]!; k++) {
      const term = of[k]!;
      if (found[term] === people || messagesOf[term]! < people) continue;
      const first = term * people;
      let isKnown = false;
      for (let i = first; i < first + found[term]! && !isKnown; i++) isKnown = seen[i] === author[m];
      if (isKnown) continue;
      seen[first + found[term]!] = author[m]!;
      found[term]!++;
    }
  }
  return found.map((count) => (count === people ? 1 : 0));
}
