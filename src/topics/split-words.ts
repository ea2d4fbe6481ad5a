import { growUint32 } from "../core/grow.ts";
import type { Interner, PackedTexts } from "../core/interner.ts";
import { createCompiledSplitter, type WordSplitter } from "../kernels/cut-words.ts";
import type { KernelChoice } from "../kernels/kernel-choice.ts";
import { createPlainSplitter } from "./plain-splitter.ts";
import { createSegmenter } from "./segment.ts";
import { ELIDED, kindsOfBytes, smallBytes } from "./word-bytes.ts";

/** Texts as words: text k has the words `of[ends[k − 1] … ends[k])` in their order, by their numbers in `words`. */
export interface CutTexts {
  readonly words: Interner;
  readonly ends: Uint32Array;
  readonly of: Uint32Array;
}

/** Cuts texts that come one after the other and keeps their words: 4 bytes each. */
export interface TextCutting {
  /** Texts that were cut. */
  readonly count: () => number;
  /** The first `most` of some texts. */
  readonly add: (texts: PackedTexts, most?: number) => void;
  readonly take: () => CutTexts;
}

/** Nothing is cut yet. The texts of one cutting, and of others with the same splitter, have their words numbered together. */
export function openCutting({ cut, words }: WordSplitter): TextCutting {
  const ends = growUint32();
  const of = growUint32();
  return {
    count: () => ends.length,
    add: (texts, most = texts.ends.length) => cut(texts, Math.min(most, texts.ends.length), of, ends),
    take: () => ({ words, ends: ends.view(), of: of.view() }),
  };
}

/** Pieces of more bytes are not remembered, nor more pieces than these. */
const LONGEST_REMEMBERED = 32;
const MOST_REMEMBERED = 1 << 18;

/**
 * The segmenter for many texts: pieces between blanks that are ASCII, typographic quotes and dashes aside, are cut byte by byte, without
 * making a string; all others by the segmenter, short ones once. No word, address or mark reaches over a blank, so that pieces may be cut
 * one by one.
 */
export function createWordSplitter({ isTurkic, kernel = "compiled" }: { readonly isTurkic: boolean; readonly kernel?: KernelChoice }): WordSplitter {
  const { wordsOf } = createSegmenter({ isTurkic });
  const decoder = new TextDecoder();
  const rules = {
    kinds: kindsOfBytes(), small: smallBytes(), elided: ELIDED, isTurkic, longestKept: LONGEST_REMEMBERED, mostKept: MOST_REMEMBERED,
    segment: (bytes: Uint8Array) => wordsOf(decoder.decode(bytes)),
  };
  return (kernel === "compiled" ? createCompiledSplitter(rules) : undefined) ?? createPlainSplitter(rules);
}
