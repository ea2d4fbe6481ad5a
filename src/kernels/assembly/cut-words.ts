/** Cuts texts into words, as src/topics/segment.ts does. Plain twin: src/topics/plain-splitter.ts, and ascii-words.ts for pieces of ASCII. */

import { put32 } from "./arrays.ts";
import { add, grow, hashOf, intern, join, joinedLength, pack, put, UNKNOWN } from "./text-table.ts";
import { sortTexts } from "./text-order.ts";

export { add, grow, intern, join, joinedLength, pack, sortTexts };

// What a byte of a text can be: src/topics/word-bytes.ts.
const BLANK: u32 = 1;
const LETTER: u32 = 2;
const DIGIT: u32 = 4;
const HYPHEN: u32 = 8;
const MARK: u32 = 16;
const COLON: u32 = 32;
const HASH: u32 = 64;
const DOT: u32 = 128;
const APOSTROPHE: u32 = 256;
const WIDE: u32 = 512;
const LINE: u32 = 1024;
const HEX: u32 = 2048;
const IN_MAIL: u32 = 4096;
const ALNUM: u32 = LETTER | DIGIT;
const IN_WORD: u32 = ALNUM | LINE;
const SOMETIMES_MARK: u32 = COLON | HASH | DOT | APOSTROPHE;

const LONGEST_NAME: u32 = 64;
/** Instead of a word: a piece for the segmenter that is kept, and one that is not. */
const KEPT: u32 = 0x80000000;
const ONCE: u32 = 0xc0000000;

let kinds: usize = 0;
let lower: usize = 0;
let low: usize = 0;
let words: usize = 0;
let pieces: usize = 0;
let elided: usize = 0;
let isTurkic: bool = false;
let longestKept: u32 = 0;
let mostKept: u32 = 0;

/** Pieces that are kept, and what was written by the last `cut`. */
let kept: u32 = 0;
let out: usize = 0;
let filled: u32 = 0;
let fresh: usize = 0;
let freshCount: u32 = 0;
let once: usize = 0;
let onceCount: u32 = 0;

/** @param kindsAt 2 bytes for each byte there is. @param lowerAt a byte for each. @param lowAt room for a text in small letters, and 8 bytes more */
export function setUp(kindsAt: usize, lowerAt: usize, wordTable: usize, pieceTable: usize, elidedTable: usize, turkic: bool, longest: u32, most: u32): void {
  kinds = kindsAt;
  lower = lowerAt;
  words = wordTable;
  pieces = pieceTable;
  elided = elidedTable;
  isTurkic = turkic;
  longestKept = longest;
  mostKept = most;
}

function kindOf(byte: u32): u32 {
  return <u32>load<u16>(kinds + (<usize>byte << 1));
}

function lowerOf(at: usize): u32 {
  return <u32>load<u8>(lower + <usize>load<u8>(at));
}

// The piece in small letters, and its length.
let length: u32 = 0;

function byteAt(i: u32): u32 {
  return i < length ? <u32>load<u8>(low + <usize>i) : 0;
}

function kindAt(i: u32): u32 {
  return i < length ? kindOf(<u32>load<u8>(low + <usize>i)) : 0;
}

function endOf(from: u32, kind: u32): u32 {
  while ((kindAt(from) & kind) != 0) from++;
  return from;
}

/** The end of a run without < and >. */
function endOfPlain(from: u32): u32 {
  while (from < length && byteAt(from) != 0x3c && byteAt(from) != 0x3e) from++;
  return from;
}

// Where a piece of each sort that begins at a place ends, 0 where none begins.

function address(i: u32): u32 {
  const head = load<u64>(low + <usize>i);
  let from: u32 = 0;
  if (i + 4 <= length && (head & 0xffffffff) == 0x2e777777) from = i + 4;
  else if (i + 7 <= length && (head & 0xffffffffffffff) == 0x2f2f3a70747468) from = i + 7;
  else if (i + 8 <= length && head == 0x2f2f3a7370747468) from = i + 8;
  else return 0;
  const end = endOfPlain(from);
  return end > from ? end : 0;
}

function mark(i: u32): u32 {
  const sign = byteAt(i + 1);
  if (sign != 0x40 && sign != 0x23 && sign != 0x21) return 0;
  const end = endOfPlain(i + 2);
  return byteAt(end) == 0x3e ? end + 1 : 0;
}

function entity(i: u32): u32 {
  if (byteAt(i + 1) == 0x23) {
    const from = byteAt(i + 2) == 0x78 ? i + 3 : i + 2;
    const end = endOf(from, HEX);
    return end - from >= 2 && end - from <= 6 && byteAt(end) == 0x3b ? end + 1 : 0;
  }
  const end = endOf(i + 1, LETTER);
  return end - i >= 3 && end - i <= 9 && byteAt(end) == 0x3b ? end + 1 : 0;
}

function endOfHost(from: u32): u32 {
  return endOf(from, IN_WORD | HYPHEN);
}

function mail(i: u32): u32 {
  let at = i;
  while (at - i <= LONGEST_NAME && (kindAt(at) & IN_MAIL) != 0) at++;
  if (at == i || at - i > LONGEST_NAME || byteAt(at) != 0x40) return 0;
  const first = endOfHost(at + 1);
  if (first == at + 1) return 0;
  let end = first;
  while (byteAt(end) == 0x2e) {
    const next = endOfHost(end + 1);
    if (next == end + 1) break;
    end = next;
  }
  return end > first ? end : 0;
}

function handle(i: u32): u32 {
  let end = endOf(i + 1, IN_WORD);
  if (end == i + 1) return 0;
  while ((byteAt(end) == 0x2e || byteAt(end) == 0x2d) && (kindAt(end + 1) & IN_WORD) != 0) end = endOf(end + 1, IN_WORD);
  return end;
}

function isOpen(i: u32): bool {
  return (kindAt(i) & (ALNUM | COLON)) == 0;
}

function picture(i: u32): u32 {
  if ((i > 0 && !isOpen(i - 1)) || (kindAt(i + 1) & LETTER) == 0) return 0;
  let end = i + 2;
  while ((kindAt(end) & (IN_WORD | APOSTROPHE | HYPHEN)) != 0 || byteAt(end) == 0x2b) end++;
  return byteAt(end) == 0x3a && isOpen(end + 1) ? end + 1 : 0;
}

function wordEnd(i: u32): u32 {
  let end = endOf(i, IN_WORD);
  while ((kindAt(end) & (APOSTROPHE | HYPHEN)) != 0 && (kindAt(end + 1) & IN_WORD) != 0) end = endOf(end + 1, IN_WORD);
  if (byteAt(end) == 0x2b && byteAt(end + 1) == 0x2b) return end + 2;
  return byteAt(end) == 0x23 && (kindAt(end + 1) & ALNUM) == 0 ? end + 1 : end;
}

function skipped(i: u32, hasAt: bool): u32 {
  const byte = byteAt(i);
  if (byte == 0x3c) return mark(i);
  if (byte == 0x26) return entity(i);
  if (byte == 0x40) return handle(i);
  if (byte == 0x3a) return picture(i);
  const end = byte == 0x68 || byte == 0x77 ? address(i) : 0;
  return end == 0 && hasAt ? mail(i) : end;
}

function write(value: u32): void {
  put32(out, filled++, value);
}

function writeWord(from: u32, to: u32): void {
  const at = low + <usize>from;
  write(put(words, at, to - from, hashOf(at, to - from)));
}

/** Without what is written onto a word and without lines at its ends; words without a letter are none. */
function tell(from: u32, to: u32): void {
  while (from < to && byteAt(from) == 0x5f) from++;
  while (to > from && byteAt(to - 1) == 0x5f) to--;
  let apostrophe = from;
  while (apostrophe < to && byteAt(apostrophe) != 0x27) apostrophe++;
  if (apostrophe < to) {
    if (apostrophe > from && apostrophe + 1 < to && (kindAt(apostrophe + 1) & LETTER) != 0 && intern(elided, low + <usize>from, apostrophe - from, 0) != UNKNOWN) from = apostrophe + 1;
    if (to - from >= 2 && byteAt(to - 1) == 0x73 && byteAt(to - 2) == 0x27) to -= 2;
  }
  for (let i = from; i < to; i++) {
    if ((kindAt(i) & LETTER) == 0) continue;
    writeWord(from, to);
    return;
  }
}

/** Cuts the piece that lies in `low`. */
function cutLow(): void {
  let hasAt = false;
  for (let i: u32 = 0; i < length && !hasAt; i++) hasAt = byteAt(i) == 0x40;
  for (let i: u32 = 0; i < length; ) {
    const next = skipped(i, hasAt);
    if (next != 0) {
      i = next;
      continue;
    }
    if ((kindAt(i) & IN_WORD) == 0) {
      i++;
      continue;
    }
    const end = wordEnd(i);
    tell(i, end);
    i = end;
  }
}

/** A piece in small letters with its typographic marks as ASCII, into `low`. @returns whether it is nothing else */
function writePlain(at: usize, end: usize): bool {
  let into = low;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte < 128) {
      store<u8>(into++, <u8>lowerOf(at));
      continue;
    }
    if (at + 2 >= end || byte != 0xe2 || load<u8>(at, 1) != 0x80) return false;
    const last = <u32>load<u8>(at, 2);
    if (last == 0x99) store<u8>(into++, 0x27);
    else if (last == 0xa6) {
      store<u8>(into, 0x2e);
      store<u8>(into, 0x2e, 1);
      store<u8>(into, 0x2e, 2);
      into += 3;
    } else if (last == 0x93 || last == 0x94 || last == 0x98 || (last >= 0x9c && last <= 0x9e)) store<u8>(into++, 0x22);
    else return false;
    at += 2;
  }
  length = <u32>(into - low);
  return true;
}

/** A piece for the segmenter. */
function leave(at: usize, end: usize): void {
  const size = <u32>(end - at);
  if (size <= longestKept && kept < mostKept) {
    let number = intern(pieces, at, size, 0);
    if (number == UNKNOWN) {
      number = kept++;
      add(pieces, at, size, number);
      put32(fresh, 2 * freshCount, <u32>at);
      put32(fresh, 2 * freshCount + 1, <u32>end);
      freshCount++;
    }
    write(KEPT | number);
    return;
  }
  put32(once, 2 * onceCount, <u32>at);
  put32(once, 2 * onceCount + 1, <u32>end);
  write(ONCE | onceCount++);
}

function isW(at: usize): bool {
  return (<u32>load<u8>(at) | 0x20) == 0x77;
}

/** Whether a mark stands where it means something: http:// and :name:, c#, www., an apostrophe within a word. */
function hasMark(from: usize, end: usize): bool {
  for (let at = from; at < end; at++) {
    const kind = kindOf(<u32>load<u8>(at));
    if ((kind & SOMETIMES_MARK) == 0) continue;
    const before = at > from ? kindOf(<u32>load<u8>(at - 1)) : 0;
    const behind = at + 1 < end ? kindOf(<u32>load<u8>(at, 1)) : 0;
    if (kind & COLON) {
      if ((behind & LETTER) != 0 || (at + 1 < end && load<u8>(at, 1) == 0x2f)) return true;
    } else if (kind & HASH) {
      if ((before & ALNUM) != 0) return true;
    } else if (kind & APOSTROPHE) {
      if ((before & ALNUM) != 0 && (behind & ALNUM) != 0) return true;
    } else if (at - from >= 3 && at + 1 < end && isW(at - 1) && isW(at - 2) && isW(at - 3)) return true;
  }
  return false;
}

/** A piece of letters, digits and hyphens, with marks that mean nothing. */
function cutEasy(at: usize, end: usize): void {
  while (at < end) {
    let kind = kindOf(<u32>load<u8>(at));
    if ((kind & ALNUM) == 0) {
      at++;
      continue;
    }
    let into = low;
    let seen: u32 = 0;
    for (;;) {
      seen |= kind;
      store<u8>(into++, <u8>lowerOf(at++));
      if (at == end) break;
      kind = kindOf(<u32>load<u8>(at));
      if ((kind & ALNUM) != 0) continue;
      if ((kind & HYPHEN) == 0 || at + 1 == end || (kindOf(<u32>load<u8>(at, 1)) & ALNUM) == 0) break;
    }
    if ((seen & LETTER) != 0) writeWord(0, <u32>(into - low));
  }
}

function cutPiece(at: usize, end: usize, all: u32): void {
  if (isTurkic && (all & (LETTER | WIDE)) != 0) leave(at, end);
  else if ((all & WIDE) != 0) {
    if (writePlain(at, end)) cutLow();
    else leave(at, end);
  } else if ((all & MARK) != 0 || ((all & SOMETIMES_MARK) != 0 && hasMark(at, end))) {
    length = <u32>(end - at);
    for (let i: usize = 0; i < <usize>length; i++) store<u8>(low + i, <u8>lowerOf(at + i));
    cutLow();
  } else cutEasy(at, end);
}

/**
 * Cuts texts, one behind the other. In both tables there is room for as many words and pieces as can be.
 * @param ends of the texts, as places in memory; they become how many words are at `outAt` up to the end of each
 * @param outAt gets the words by number; instead of one KEPT with the number of a piece, or ONCE with the place in `onceAt`
 * @param freshAt begin and end of the pieces that are kept from now on, in the order of their numbers; `onceAt` of those that are not
 */
export function cut(from: usize, ends: usize, count: u32, lowAt: usize, outAt: usize, freshAt: usize, onceAt: usize): void {
  low = lowAt;
  out = outAt;
  fresh = freshAt;
  once = onceAt;
  filled = 0;
  freshCount = 0;
  onceCount = 0;
  let at = from;
  for (let k: u32 = 0; k < count; k++) {
    const end = <usize>load<u32>(ends + (<usize>k << 2));
    while (at < end) {
      let all = kindOf(<u32>load<u8>(at));
      if (all == BLANK) {
        at++;
        continue;
      }
      const begin = at++;
      for (; at < end; at++) {
        const kind = kindOf(<u32>load<u8>(at));
        if (kind == BLANK) break;
        all |= kind;
      }
      cutPiece(begin, at, all);
    }
    put32(ends, k, filled);
  }
}

export function wordsWritten(): u32 {
  return filled;
}

export function piecesKept(): u32 {
  return freshCount;
}

export function piecesLeft(): u32 {
  return onceCount;
}
