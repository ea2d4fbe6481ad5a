import { wasm } from "virtual:kernels/cut-words";
import type { Growing } from "../core/grow.ts";
import type { Interner, PackedTexts } from "../core/interner.ts";
import { instantiate } from "./compiled.ts";
import { createCompiledInterner, type TableExports } from "./compiled-interner.ts";
import { createKernelHeap } from "./kernel-heap.ts";

/** What words are made of: src/topics/word-bytes.ts, and the segmenter for what is not ASCII. */
export interface SplitRules {
  readonly kinds: Uint16Array;
  readonly small: Uint8Array;
  readonly elided: readonly string[];
  readonly isTurkic: boolean;
  /** Pieces that the segmenter has cut are kept where they have so many bytes at most, and so many of them. */
  readonly longestKept: number;
  readonly mostKept: number;
  readonly segment: (piece: Uint8Array) => readonly string[];
}

/** Cuts texts in UTF-8 into words; every different word has a number. */
export interface WordSplitter {
  /** Adds the words of the first `count` texts in their order to `of`, and where each text ends there to `ends`. Cost O(bytes). */
  readonly cut: (texts: PackedTexts, count: number, of: Growing<Uint32Array>, ends: Growing<Uint32Array>) => void;
  readonly words: Interner;
}

interface Exports extends TableExports {
  setUp(kinds: number, lower: number, words: number, pieces: number, elided: number, isTurkic: number, longest: number, most: number): void;
  cut(from: number, ends: number, count: number, low: number, out: number, fresh: number, once: number): void;
  wordsWritten(): number;
  piecesKept(): number;
  piecesLeft(): number;
}

/** Bytes and texts at a time; a longer text has a call of its own. */
const CHUNK_BYTES = 1 << 15;
const CHUNK_TEXTS = 1 << 12;
/** Behind bytes, read with the last ones. */
const PADDING = 32;
/** Instead of a word: a piece that is kept, and with the next bit one that is not. */
const PIECE = 0x80000000;
const IS_ONCE = 0x40000000;
const NUMBER = 0x3fffffff;

/** The compiled splitter of texts into words; undefined where WebAssembly is switched off. Memory: the words, and about 1 MB. */
export function createCompiledSplitter(rules: SplitRules): WordSplitter | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  const { exports } = kernel;
  const heap = createKernelHeap(kernel);
  const [words, pieces, elided] = [createCompiledInterner(exports, heap), createCompiledInterner(exports, heap), createCompiledInterner(exports, heap)];
  for (const word of rules.elided) elided.internText(word);
  const kindsAt = heap.take(512);
  const smallAt = heap.take(256);
  new Uint16Array(heap.bytes.buffer, kindsAt, 256).set(rules.kinds);
  heap.bytes.set(rules.small, smallAt);
  exports.setUp(kindsAt, smallAt, words.table, pieces.table, elided.table, rules.isTurkic ? 1 : 0, rules.longestKept, rules.mostKept);
  /** By piece that is kept its words. */
  const kept: (readonly number[])[] = [];
  const endsAt = heap.take(CHUNK_TEXTS * 4);
  let room = 0;
  let [textAt, lowAt, outAt, freshAt, onceAt] = [0, 0, 0, 0, 0];

  const makeRoom = (bytes: number): void => {
    if (bytes > room) {
      const old = room;
      room = Math.max(CHUNK_BYTES, bytes);
      const sizes = (size: number): number[] => [size + PADDING, size + PADDING, 2 * size + 8, 4 * size + 16, 4 * size + 16];
      if (old > 0) [textAt, lowAt, outAt, freshAt, onceAt].forEach((at, k) => heap.give(at, sizes(old)[k]!));
      [textAt, lowAt, outAt, freshAt, onceAt] = sizes(room).map((size) => heap.take(size)) as [number, number, number, number, number];
    }
    // A word or a piece has one byte at least, and another before the next one.
    const most = Math.ceil(bytes / 2) + 1;
    words.makeRoom(most, bytes);
    pieces.makeRoom(most, bytes);
  };

  /** The words of pieces whose begin and end lie in memory from a place on. */
  const segment = (at: number, count: number): (readonly number[])[] =>
    // Interning may let memory grow: it is looked at anew for each.
    Array.from({ length: count }, (_, i) => rules.segment(heap.bytes.slice(heap.words[at / 4 + 2 * i]!, heap.words[at / 4 + 2 * i + 1]!)).map((word) => words.internText(word)));

  /** Texts first ≤ k < end. */
  const cutSome = ({ bytes, ends: textEnds }: PackedTexts, first: number, end: number, of: Growing<Uint32Array>, ends: Growing<Uint32Array>): void => {
    const [from, to] = [first === 0 ? 0 : textEnds[first - 1]!, textEnds[end - 1]!];
    makeRoom(to - from);
    heap.bytes.set(bytes.subarray(from, to), textAt);
    for (let k = first; k < end; k++) heap.words[endsAt / 4 + k - first] = textEnds[k]! - from + textAt;
    exports.cut(textAt, endsAt, end - first, lowAt, outAt, freshAt, onceAt);
    for (const own of segment(freshAt, exports.piecesKept())) kept.push(own);
    const once = segment(onceAt, exports.piecesLeft());
    let at = outAt / 4;
    for (let k = 0; k < end - first; k++) {
      at = expand(heap.words, at, outAt / 4 + heap.words[endsAt / 4 + k]!, kept, once, of);
      ends.push(of.length);
    }
  };

  return {
    words,
    cut(texts, count, of, ends) {
      for (let first = 0; first < count; ) {
        let end = first + 1;
        const begin = first === 0 ? 0 : texts.ends[first - 1]!;
        while (end < count && end - first < CHUNK_TEXTS && texts.ends[end]! - begin <= CHUNK_BYTES) end++;
        cutSome(texts, first, end, of, ends);
        first = end;
      }
    },
  };
}

/** Adds words to `of`, those of a piece in its place. @returns `end` */
function expand(found: Uint32Array, begin: number, end: number, kept: readonly (readonly number[])[], once: readonly (readonly number[])[], of: Growing<Uint32Array>): number {
  let from = begin;
  for (let at = begin; at < end; at++) {
    const one = found[at]!;
    if (one < PIECE) continue;
    of.pushAll(found.subarray(from, at));
    from = at + 1;
    for (const word of ((one & IS_ONCE) === 0 ? kept : once)[one & NUMBER]!) of.push(word);
  }
  of.pushAll(found.subarray(from, end));
  return end;
}
