import { NONE } from "../core/talk-log.ts";
import type { TermBag } from "./terms.ts";

/** What topics are learned from: conversations, each a set of terms that are used. Document d has `of[start[d] … start[d+1])`, ascending. */
export interface Documents {
  readonly count: number;
  readonly start: Uint32Array;
  /** Positions in `terms`. */
  readonly of: Uint32Array;
  /** Terms of the bag that are used, the commonest first. */
  readonly terms: Uint32Array;
  /** Documents that have each of them. */
  readonly documentsOf: Uint32Array;
  /** The document of each message. */
  readonly documentOf: Uint32Array;
}

/** Some of the documents, numbered from 0. */
export interface Sample {
  readonly count: number;
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  /** Documents that have each term, those outside of the sample included, and how many there are. */
  readonly documentsOf: Uint32Array;
  readonly all: number;
}

/** So many messages of one conversation make a document at most: a longer one is several. */
const LONGEST_CONVERSATION = 30;
/** So many terms are used of a document at most, the rarest. */
const MOST_OF_DOCUMENT = 96;
const MOST_TERMS = 4096;
/** A term in more than this share of the documents carries no topic. */
const WIDEST = 0.25;

/**
 * Joins messages that answer each other, since what a short answer is about stands in what it answers (Alvarez-Melis and Saveski 2016), and
 * chooses the terms that topics are made of: in at least 3 to 20 documents, one in a thousand, and in at most a quarter, the 4,096 commonest.
 *
 * @param parent the message that each answers, NONE where none; undefined: every message is a document
 * @param isUsable by term of the bag; undefined: all are
 * Cost O(messages + words · log words of a document).
 */
export function makeDocuments(bag: TermBag, parent: Uint32Array | undefined, isUsable?: (term: number) => boolean): Documents {
  const messageCount = bag.start.length - 1;
  const documentOf = new Uint32Array(messageCount);
  const count = parent === undefined ? ownDocuments(documentOf) : joinConversations(documentOf, parent);
  const members = groupMessages(documentOf, count);
  const inDocuments = new Uint32Array(bag.terms.length);
  const lastIn = new Uint32Array(bag.terms.length).fill(NONE);
  let words = 0;
  const countTerms = (document: number, m: number): void => {
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) {
      const term = bag.of[k]!;
      if (lastIn[term] === document) continue;
      lastIn[term] = document;
      inDocuments[term]!++;
      words++;
    }
  };
  for (let d = 0; d < count; d++) for (let i = members.start[d]!; i < members.start[d + 1]!; i++) countTerms(d, members.of[i]!);
  const terms = chooseTerms(bag, inDocuments, count, isUsable);
  const placeOf = new Uint32Array(bag.terms.length).fill(NONE);
  terms.forEach((term, place) => (placeOf[term] = place));
  lastIn.fill(NONE);
  const start = new Uint32Array(count + 1);
  const of = new Uint32Array(words);
  const documentsOf = new Uint32Array(terms.length);
  let filled = 0;
  const addTerms = (document: number, m: number): void => {
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) {
      const term = bag.of[k]!;
      if (lastIn[term] === document || placeOf[term] === NONE) continue;
      lastIn[term] = document;
      of[filled++] = placeOf[term]!;
    }
  };
  for (let d = 0; d < count; d++) {
    const from = filled;
    for (let i = members.start[d]!; i < members.start[d + 1]!; i++) addTerms(d, members.of[i]!);
    // Ascending places are descending counts: the rarest are the last.
    const own = of.subarray(from, filled).sort();
    if (own.length > MOST_OF_DOCUMENT) {
      of.copyWithin(from, filled - MOST_OF_DOCUMENT, filled);
      filled = from + MOST_OF_DOCUMENT;
    }
    for (let i = from; i < filled; i++) documentsOf[of[i]!]!++;
    start[d + 1] = filled;
  }
  return { count, start, of: of.slice(0, filled), terms, documentsOf, documentOf };
}

/** Some documents; all of them share their arrays. Cost: their words. */
export function takeSample({ count, start, of, documentsOf }: Documents, which: Uint32Array): Sample {
  if (which.length === count) return { count, start, of, documentsOf, all: count };
  const starts = new Uint32Array(which.length + 1);
  which.forEach((d, i) => (starts[i + 1] = starts[i]! + start[d + 1]! - start[d]!));
  const own = new Uint32Array(starts[which.length]!);
  which.forEach((d, i) => own.set(of.subarray(start[d]!, start[d + 1]!), starts[i]!));
  return { count: which.length, start: starts, of: own, documentsOf, all: count };
}

function ownDocuments(documentOf: Uint32Array): number {
  for (let m = 0; m < documentOf.length; m++) documentOf[m] = m;
  return documentOf.length;
}

/** Messages with the same beginning, in pieces of at most LONGEST_CONVERSATION in their order; documents in the order of their first message. */
function joinConversations(documentOf: Uint32Array, parent: Uint32Array): number {
  const root = rootsOf(parent);
  const current = new Uint32Array(parent.length).fill(NONE);
  const length = new Uint32Array(parent.length);
  let count = 0;
  for (let m = 0; m < parent.length; m++) {
    const r = root[m]!;
    if (current[r] === NONE || length[r] === LONGEST_CONVERSATION) {
      current[r] = count++;
      length[r] = 0;
    }
    length[r]!++;
    documentOf[m] = current[r]!;
  }
  return count;
}

/** The first message of the conversation of each. Replies make no circles (core/talk-log). */
function rootsOf(parent: Uint32Array): Uint32Array {
  const root = new Uint32Array(parent.length).fill(NONE);
  const path: number[] = [];
  for (let m = 0; m < parent.length; m++) {
    let at = m;
    while (root[at] === NONE && parent[at] !== NONE && path.length <= parent.length) {
      path.push(at);
      at = parent[at]!;
    }
    const found = root[at] === NONE ? at : root[at]!;
    root[at] = found;
    for (const step of path) root[step] = found;
    path.length = 0;
  }
  return root;
}

function groupMessages(documentOf: Uint32Array, count: number): { readonly start: Uint32Array; readonly of: Uint32Array } {
  const start = new Uint32Array(count + 1);
  for (const d of documentOf) start[d + 1]!++;
  for (let d = 0; d < count; d++) start[d + 1]! += start[d]!;
  const next = start.slice();
  const of = new Uint32Array(documentOf.length);
  documentOf.forEach((d, m) => (of[next[d]!++] = m));
  return { start, of };
}

function chooseTerms({ terms }: TermBag, inDocuments: Uint32Array, count: number, isUsable: ((term: number) => boolean) | undefined): Uint32Array {
  const least = Math.min(20, Math.max(3, Math.round(count / 1000)));
  const most = Math.max(least, count * WIDEST);
  const chosen: number[] = [];
  inDocuments.forEach((documents, term) => {
    if (documents >= least && documents <= most && isUsable?.(term) !== false) chosen.push(term);
  });
  // Equal counts in code unit order of the terms: the order of messages does not matter.
  chosen.sort((a, b) => inDocuments[b]! - inDocuments[a]! || (terms[a]! < terms[b]! ? -1 : 1));
  return Uint32Array.from(chosen.slice(0, MOST_TERMS));
}
