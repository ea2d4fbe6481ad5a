import { lookup, lookupOffsets } from "hyparquet-compressors/src/brotli.context.js";
import { kNumTransforms, transformDictionaryWord } from "hyparquet-compressors/src/brotli.transform.js";
import { BrotliBits, damaged, type PrefixCode, readPrefixCode, readSymbol } from "./brotli-bits.ts";

/** A length is told by a code: a base, and how many bits are added to it. */
type Lengths = readonly (readonly [base: number, bits: number])[];

/** Bytes of the dictionary before the words of each length, and how many bits number the words of that length. */
const WORDS_AT = [0, 0, 0, 0, 0, 4096, 9216, 21504, 35840, 44032, 53248, 63488, 74752, 87040, 93696, 100864, 104704, 106752, 108928, 113536, 115968, 118528, 119872, 121280, 122016];
const WORD_BITS = [0, 0, 0, 0, 10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5];
/** A transformed word is shorter than this. */
const LONGEST_WORD = 128;
/** As many elements as a block has that is not told to end. */
const ENDLESS = 16_777_216;

/** What blocks of one of the three kinds of symbols go by. */
interface Blocks {
  readonly count: number;
  readonly types: PrefixCode | undefined;
  readonly lengths: PrefixCode | undefined;
  type: number;
  before: number;
  left: number;
}

/**
 * Decompresses Brotli (RFC 7932). The decoder is our own because that of the library, from which the dictionary and the tables of
 * contexts come, grows with whatever a damaged stream says and does not tell when one ends early.
 * @param size bytes that come out: no more memory than that and the tables of codes is taken
 * @throws Error where the stream is damaged, cut off, or holds another number of bytes
 */
export function inflateBrotli(input: Uint8Array, size: number): Uint8Array {
  const decoder = new BrotliDecoder(input, size);
  decoder.run();
  return decoder.output;
}

class BrotliDecoder {
  readonly output: Uint8Array;
  private readonly bits: BrotliBits;
  private at = 0;
  private readonly window: number;
  /** The last four distances, the latest at `latest`. */
  private readonly distances = [16, 15, 11, 4];
  private latest = 3;
  private readonly word = new Uint8Array(LONGEST_WORD);
  private readonly inserts: Lengths = lengthsOf(0, [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24]);
  private readonly copies: Lengths = lengthsOf(2, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24]);
  private readonly counts: Lengths = lengthsOf(1, [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24]);

  constructor(input: Uint8Array, size: number) {
    this.bits = new BrotliBits(input);
    this.output = new Uint8Array(size);
    this.window = 2 ** this.readWindow() - 16;
  }

  run(): void {
    const { bits } = this;
    for (let isLast = false; !isLast; ) {
      isLast = bits.read(1) === 1;
      if (isLast && bits.read(1) === 1) break;
      const nibbles = bits.read(2) + 4;
      if (nibbles === 7) {
        if (bits.read(1) !== 0) throw damaged();
        const bytes = bits.read(2);
        bits.readBytes(bytes === 0 ? 0 : bits.read(8 * bytes) + 1);
        continue;
      }
      const length = bits.read(4 * nibbles) + 1;
      if (this.at + length > this.output.length) throw new Error(`a page holds more than ${this.output.length} bytes`);
      if (!isLast && bits.read(1) === 1) {
        this.output.set(bits.readBytes(length), this.at);
        this.at += length;
      } else this.readBlock(this.at + length);
    }
    if (this.at !== this.output.length) throw new Error(`a page holds ${this.at} bytes instead of ${this.output.length}`);
  }

  private readWindow(): number {
    const { bits } = this;
    if (bits.read(1) === 0) return 16;
    const first = bits.read(3);
    if (first > 0) return 17 + first;
    const second = bits.read(3);
    if (second === 1) throw damaged();
    return second === 0 ? 17 : 8 + second;
  }

  /** Literals and copies up to `end`. */
  private readBlock(end: number): void {
    const { bits, output } = this;
    const literals = this.readBlocks();
    const commands = this.readBlocks();
    const distances = this.readBlocks();
    const postfix = bits.read(2);
    const direct = bits.read(4) << postfix;
    const modes = Array.from({ length: literals.count }, () => bits.read(2) << 1);
    const literalMap = this.readContextMap(literals.count * 64);
    const distanceMap = this.readContextMap(distances.count * 4);
    const literalCodes = Array.from({ length: literalMap.trees }, () => readPrefixCode(bits, 256));
    const commandCodes = Array.from({ length: commands.count }, () => readPrefixCode(bits, 704));
    const distanceCodes = Array.from({ length: distanceMap.trees }, () => readPrefixCode(bits, 16 + direct + (48 << postfix)));
    while (this.at < end) {
      this.step(commands);
      const command = readSymbol(bits, commandCodes[commands.type]!);
      const cell = command >> 6;
      const insert = this.readLength(this.inserts, [0, 0, 0, 0, 8, 8, 0, 16, 8, 16, 16][cell]! + ((command >> 3) & 7));
      const copy = this.readLength(this.copies, [0, 8, 0, 8, 0, 8, 16, 0, 16, 8, 16][cell]! + (command & 7));
      if (this.at + insert > end) throw damaged();
      for (let i = 0; i < insert; i++) {
        this.step(literals);
        const mode = modes[literals.type]!;
        const context = lookup[lookupOffsets[mode]! + (output[this.at - 1] ?? 0)]! | lookup[lookupOffsets[mode + 1]! + (output[this.at - 2] ?? 0)]!;
        output[this.at] = readSymbol(bits, literalCodes[literalMap.map[literals.type * 64 + context]!]!);
        this.at++;
      }
      if (this.at === end) return;
      let code = 0;
      if (cell >= 2) {
        this.step(distances);
        code = readSymbol(bits, distanceCodes[distanceMap.map[distances.type * 4 + Math.min(copy, 5) - 2]!]!);
      }
      this.copy(copy, this.distanceOf(code, postfix, direct), code !== 0, end);
    }
  }

  private copy(length: number, distance: number, isNew: boolean, end: number): void {
    const { output } = this;
    const farthest = Math.min(this.window, this.at);
    if (distance > farthest) return this.copyWord(length, distance - farthest - 1, end);
    if (!(distance > 0) || this.at + length > end) throw damaged();
    if (isNew) {
      this.latest = (this.latest + 1) & 3;
      this.distances[this.latest] = distance;
    }
    for (const until = this.at + length; this.at < until; this.at++) output[this.at] = output[this.at - distance]!;
  }

  /** A word of the dictionary, changed in one of 121 ways. */
  private copyWord(length: number, id: number, end: number): void {
    const bits = WORD_BITS[length] ?? 0;
    const way = id >> bits;
    if (bits === 0 || way >= kNumTransforms) throw damaged();
    const long = transformDictionaryWord(this.word, 0, WORDS_AT[length]! + (id & ((1 << bits) - 1)) * length, length, way);
    if (this.at + long > end) throw damaged();
    this.output.set(this.word.subarray(0, long), this.at);
    this.at += long;
  }

  private distanceOf(code: number, postfix: number, direct: number): number {
    if (code < 16) {
      const back = [0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1][code]!;
      return this.distances[(this.latest - back) & 3]! + [0, 0, 0, 0, -1, 1, -2, 2, -3, 3, -1, 1, -2, 2, -3, 3][code]!;
    }
    if (code < 16 + direct) return code - 15;
    const rest = code - direct - 16;
    const high = rest >> postfix;
    const width = 1 + (high >> 1);
    const offset = ((2 + (high & 1)) << width) - 4;
    return ((offset + this.bits.read(width)) << postfix) + (rest & ((1 << postfix) - 1)) + direct + 1;
  }

  private readLength(lengths: Lengths, code: number): number {
    const [base, width] = lengths[code]!;
    return base + this.bits.read(width);
  }

  /** A number from 1 to 256. */
  private readCount(): number {
    if (this.bits.read(1) === 0) return 1;
    const width = this.bits.read(3);
    return 1 + (1 << width) + this.bits.read(width);
  }

  private readBlocks(): Blocks {
    const count = this.readCount();
    if (count === 1) return { count, types: undefined, lengths: undefined, type: 0, before: 1, left: ENDLESS };
    const types = readPrefixCode(this.bits, count + 2);
    const lengths = readPrefixCode(this.bits, 26);
    return { count, types, lengths, type: 0, before: 1, left: this.readLength(this.counts, readSymbol(this.bits, lengths)) };
  }

  /** Goes on to the next element, in a new block where the last one is at its end. */
  private step(blocks: Blocks): void {
    if (blocks.left === 0) {
      if (blocks.types === undefined || blocks.lengths === undefined) throw damaged();
      const code = readSymbol(this.bits, blocks.types);
      const type = code === 0 ? blocks.before : code === 1 ? (blocks.type + 1) % blocks.count : code - 2;
      blocks.before = blocks.type;
      blocks.type = type;
      blocks.left = this.readLength(this.counts, readSymbol(this.bits, blocks.lengths));
    }
    blocks.left--;
  }

  /** Which tree of codes each context uses (section 7.3). */
  private readContextMap(size: number): { readonly trees: number; readonly map: Uint8Array } {
    const { bits } = this;
    const trees = this.readCount();
    const map = new Uint8Array(size);
    if (trees === 1) return { trees, map };
    const runs = bits.read(1) === 0 ? 0 : bits.read(4) + 1;
    const code = readPrefixCode(bits, trees + runs);
    for (let i = 0; i < size; ) {
      const symbol = readSymbol(bits, code);
      if (symbol === 0 || symbol > runs) map[i++] = symbol === 0 ? 0 : symbol - runs;
      else i += (1 << symbol) + bits.read(symbol);
      if (i > size) throw damaged();
    }
    if (bits.read(1) === 1) moveToFront(map);
    return { trees, map };
  }
}

/** Undoes the move to the front: each value is a place in a list whose members go to the front as they are named. */
function moveToFront(map: Uint8Array): void {
  const list = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (const [i, place] of map.entries()) {
    const value = list[place]!;
    map[i] = value;
    list.copyWithin(1, 0, place);
    list[0] = value;
  }
}

/** Lengths that follow each other without a gap. */
function lengthsOf(first: number, bits: readonly number[]): Lengths {
  let base = first;
  return bits.map((width) => {
    const entry = [base, width] as const;
    base += 1 << width;
    return entry;
  });
}
