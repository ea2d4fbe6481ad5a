import { wasm } from "virtual:kernels/phrase-search";
import { instantiate } from "./compiled.ts";

/** What a character does in a text that is searched; letters have a column of the machine from `LETTER` on, with `ALONE` where they make no words. */
export const CODES = { divides: 0, dropped: 1, unsettled: 2, sharpS: 3, letter: 4, alone: 0x8000 } as const;

/** The machine that is searched with: see src/topics/dictionary-automaton.ts. */
export interface PhraseMachine {
  /** Columns; a power of two, below 2^14. */
  readonly width: number;
  readonly next: Uint32Array;
  readonly gap: number;
  readonly sharpS: number;
  /** The state after the gap before a text. */
  readonly start: number;
  /** Codes of the 256 characters of a page. */
  readonly codesOf: (page: number) => Uint16Array;
}

/** Looks for all phrases at once in texts in UTF-8. */
export interface PhraseSearch {
  /**
   * Texts are bytes [from, to). `found` is told each state in which patterns end, once a text, texts in their order; `slow` the texts that must be
   * read otherwise, after those of the same call that were found. Cost: one pass over the bytes.
   */
  run(bytes: Uint8Array, from: ArrayLike<number>, to: ArrayLike<number>, count: number, found: (text: number, state: number) => void, slow: (text: number) => void): void;
}

interface Exports {
  search(
    bytes: number, from: number, to: number, first: number, count: number, pages: number, next: number, rowShift: number, start: number, gap: number, sharp: number,
    seen: number, stamps: number, out: number, room: number, most: number, slow: number, results: number,
  ): number;
}

const PAGES = 0x1100;
/** Texts and bytes at a time; a longer text has a call of its own. */
const MOST_TEXTS = 4096;
const MOST_BYTES = 1 << 19;
/** (text, state) pairs that there is room for. */
const MOST_FOUND = 1 << 17;

/** The compiled search; undefined where WebAssembly is switched off. Memory: that of the machine, and about 2 MB. */
export function createPhraseSearch({ width, next, gap, sharpS, start, codesOf }: PhraseMachine): PhraseSearch | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  const states = next.length / width;
  let top = 4096;
  const take = (bytes: number): number => {
    const at = top;
    top = Math.ceil((at + bytes) / 16) * 16;
    kernel.reserve(top);
    return at;
  };
  const results = take(16);
  const pages = take(4 * PAGES);
  const machine = take(4 * next.length);
  const seen = take(4 * states);
  const starts = take(4 * MOST_TEXTS);
  const ends = take(4 * MOST_TEXTS);
  const slowAt = take(4 * MOST_TEXTS);
  const mostFound = Math.max(MOST_FOUND, states + 1);
  const out = take(8 * mostFound);
  const addPage = (page: number): void => {
    const at = take(512);
    new Uint16Array(kernel.memory.buffer, at, 256).set(codesOf(page));
    new Uint32Array(kernel.memory.buffer, pages, PAGES)[page] = at;
  };
  const rowShift = 33 - Math.clz32(width);
  const rows = new Uint32Array(kernel.memory.buffer, machine, next.length);
  for (let i = 0; i < next.length; i++) rows[i] = (((next[i]! & 0x7fffffff) * width * 4) | (next[i]! & 0x80000000)) >>> 0;
  addPage(0);
  let room = 0;
  let texts = 0;
  let stamps = 1;
  const makeRoom = (bytes: number): void => {
    if (bytes <= room) return;
    room = Math.max(bytes, MOST_BYTES);
    texts = take(room);
  };
  makeRoom(MOST_BYTES);

  /** Texts first … end-1, which lie in [base, limit). */
  const runSome = (bytes: Uint8Array, from: ArrayLike<number>, to: ArrayLike<number>, first: number, end: number, found: (text: number, state: number) => void, slow: (text: number) => void): void => {
    let base = from[first]!;
    let limit = to[first]!;
    for (let k = first + 1; k < end; k++) {
      if (from[k]! < base) base = from[k]!;
      if (to[k]! > limit) limit = to[k]!;
    }
    makeRoom(limit - base);
    const count = end - first;
    new Uint8Array(kernel.memory.buffer, texts, limit - base).set(bytes.subarray(base, limit));
    const words = new Uint32Array(kernel.memory.buffer);
    for (let k = 0; k < count; k++) {
      words[starts / 4 + k] = from[first + k]! - base;
      words[ends / 4 + k] = to[first + k]! - base;
    }
    for (let next = 0; next < count; ) {
      if (stamps + count > 0xffffffff) {
        new Uint32Array(kernel.memory.buffer, seen, states).fill(0);
        stamps = 1;
      }
      const reached = kernel.exports.search(texts, starts, ends, next, count, pages, machine, rowShift, start * width * 4, gap, sharpS, seen, stamps, out, mostFound, states, slowAt, results);
      stamps += count;
      const view = new Uint32Array(kernel.memory.buffer);
      const foundCount = view[results / 4]!;
      for (let i = 0; i < foundCount; i++) found(first + view[out / 4 + 2 * i]!, view[out / 4 + 2 * i + 1]!);
      for (let i = 0; i < view[results / 4 + 1]!; i++) slow(first + view[slowAt / 4 + i]!);
      const missing = view[results / 4 + 2]!;
      if (missing > 0) addPage(missing - 1);
      next = reached;
    }
  };

  return {
    run(bytes, from, to, count, found, slow) {
      for (let first = 0; first < count; ) {
        let end = first + 1;
        const base = from[first]!;
        while (end < count && end - first < MOST_TEXTS && from[end]! >= base && to[end]! - base <= MOST_BYTES) end++;
        runSome(bytes, from, to, first, end, found, slow);
        first = end;
      }
    },
  };
}
