/** Most bits of a code. */
const LONGEST = 15;

/** Bits of a Brotli stream, the lowest of each byte first; what is asked for beyond the end is an error. */
export class BrotliBits {
  private readonly bytes: Uint8Array;
  private at = 0;
  private hold = 0;
  private count = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The next `n` bits as a number; n is at most 24. @throws Error at the end */
  read(n: number): number {
    while (this.count < n) {
      if (this.at >= this.bytes.length) throw new Error("its Brotli data are cut off");
      this.hold |= this.bytes[this.at++]! << this.count;
      this.count += 8;
    }
    const value = this.hold & ((1 << n) - 1);
    this.hold >>>= n;
    this.count -= n;
    return value;
  }

  /** The next `length` bytes; bits before the next whole byte must be zero. */
  readBytes(length: number): Uint8Array {
    if (this.read(this.count % 8) !== 0) throw damaged();
    this.at -= this.count / 8;
    this.hold = 0;
    this.count = 0;
    if (this.at + length > this.bytes.length) throw new Error("its Brotli data are cut off");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** Symbols by their codes: how many there are of each length, and the symbols in the order of their codes. */
export interface PrefixCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** The error for data that follow no rule of the format. */
export function damaged(): Error {
  return new Error("its Brotli data are damaged");
}

/** The next symbol; a code of one symbol takes no bits. */
export function readSymbol(bits: BrotliBits, { counts, symbols }: PrefixCode): number {
  if (symbols.length === 1) return symbols[0]!;
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST; length++) {
    code |= bits.read(1);
    const count = counts[length]!;
    if (code - count < first) return symbols[index + code - first]!;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw damaged();
}

/** Reads a prefix code of symbols below `size` (RFC 7932, section 3.4 and 3.5). */
export function readPrefixCode(bits: BrotliBits, size: number): PrefixCode {
  const skip = bits.read(2);
  const lengths = new Uint8Array(size);
  if (skip === 1) {
    const count = bits.read(2) + 1;
    const symbols = Array.from({ length: count }, () => bits.read(32 - Math.clz32(size - 1)));
    if (new Set(symbols).size < count || symbols.some((symbol) => symbol >= size)) throw damaged();
    const isUneven = count === 4 && bits.read(1) === 1;
    const spread = count === 4 ? (isUneven ? [1, 2, 3, 3] : [2, 2, 2, 2]) : count === 3 ? [1, 2, 2] : [1, 1];
    for (const [i, symbol] of symbols.entries()) lengths[symbol] = spread[i]!;
    return codeOf(lengths);
  }
  const order = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
  const ofLengths = new Uint8Array(18);
  let space = 32;
  for (let i = skip; i < 18 && space > 0; i++) {
    const length = readLengthOfLength(bits);
    ofLengths[order[i]!] = length;
    if (length > 0) space -= 32 >> length;
  }
  const code = codeOf(ofLengths);
  if (space !== 0 && code.symbols.length !== 1) throw damaged();
  readLengths(bits, code, lengths);
  return codeOf(lengths);
}

function readLengthOfLength(bits: BrotliBits): number {
  const two = bits.read(2);
  if (two < 3) return [0, 4, 3][two]!;
  if (bits.read(1) === 0) return 2;
  return bits.read(1) === 0 ? 1 : 5;
}

/** Lengths of codes, runs of zeros and repeats; they must use up all codes there are. */
function readLengths(bits: BrotliBits, code: PrefixCode, lengths: Uint8Array): void {
  let at = 0;
  let previous = 8;
  let repeat = 0;
  let repeated = 0;
  let space = 32_768;
  while (at < lengths.length && space > 0) {
    const symbol = readSymbol(bits, code);
    if (symbol < 16) {
      repeat = 0;
      lengths[at++] = symbol;
      if (symbol === 0) continue;
      previous = symbol;
      space -= 32_768 >> symbol;
      continue;
    }
    const length = symbol === 16 ? previous : 0;
    if (repeated !== length) repeat = 0;
    repeated = length;
    const before = repeat;
    repeat = (repeat > 0 ? (repeat - 2) << (symbol - 14) : 0) + bits.read(symbol - 14) + 3;
    const more = repeat - before;
    if (at + more > lengths.length) throw damaged();
    lengths.fill(length, at, at + more);
    at += more;
    if (length > 0) space -= more << (LONGEST - length);
  }
  if (space !== 0) throw damaged();
}

/** Canonical codes: shorter ones first, and those of one length in the order of their symbols. */
function codeOf(lengths: Uint8Array): PrefixCode {
  const counts = new Uint16Array(LONGEST + 1);
  for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol]! > 0) counts[lengths[symbol]!]!++;
  const starts = new Uint16Array(LONGEST + 2);
  for (let length = 1; length <= LONGEST; length++) starts[length + 1] = starts[length]! + counts[length]!;
  const symbols = new Uint16Array(starts[LONGEST + 1]!);
  for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol]! > 0) symbols[starts[lengths[symbol]!]!++] = symbol;
  return { counts, symbols };
}
