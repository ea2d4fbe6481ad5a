declare module "hyparquet-compressors/src/brotli.context.js" {
  /** Contexts by the mode's offset and a byte before: the first offset for the last byte, the next one for the byte before that. */
  export const lookup: Uint8Array;
  export const lookupOffsets: Uint16Array;
}

declare module "hyparquet-compressors/src/brotli.transform.js" {
  export const kNumTransforms: number;
  /** Writes a word of the dictionary, which begins there at `word`, at `at` in `target`. @returns how many bytes it wrote */
  export function transformDictionaryWord(target: Uint8Array, at: number, word: number, length: number, transform: number): number;
}
