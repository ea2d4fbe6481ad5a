/** Looks for phrases in many texts at once. Plain twin: runAutomaton over readStream (src/topics). */

// What a character does: divides words, is passed over, needs the slow way, is two s. From LETTER on it is a letter, with its column.
const DIVIDES: u32 = 0;
const DROPPED: u32 = 1;
const UNSETTLED: u32 = 2;
const SHARP_S: u32 = 3;
const LETTER: u32 = 4;
const ALONE: u32 = 0x8000;

const ENDS_HERE: u32 = 0x80000000;
const ROW: u32 = 0x7fffffff;

let found: u32 = 0;
let seenAt: usize = 0;
let shift: u32 = 0;
let stamp: u32 = 0;
let outAt: usize = 0;
let text: u32 = 0;

/** Notes a state in which patterns end, once a text. */
function note(row: u32): void {
  const seen = seenAt + (<usize>(row >> shift) << 2);
  if (load<u32>(seen) == stamp) return;
  store<u32>(seen, stamp);
  store<u32>(outAt + (<usize>found << 3), text);
  store<u32>(outAt + (<usize>found << 3) + 4, row >> shift);
  found++;
}

/** The row after a row and a column of the machine at `next`. */
function feed(next: usize, row: u32, column: u32): u32 {
  const entry = load<u32>(next + row + (column << 2));
  const after = entry & ROW;
  if ((entry & ENDS_HERE) != 0) note(after);
  return after;
}

/**
 * Reads texts first … count-1: bytes [from, to) behind `bytes`, u32 each. `pages` holds for each 256 characters where their u16 codes lie, 0
 * = not known yet. Rows of the machine are told by their place in bytes behind `next`, 2^`rowShift` bytes each; `gap` and `sharp` are
 * the columns of the gap and of s, `start` the row after the gap before a text. `stamps` is a number that `seen` has not had, one more a text.
 *
 * Writes (text, state) pairs to `out` and texts that need the slow way to `slow`, how many of each to `results`, then the page that is missing.
 * @returns the text that was reached: `count`; less where a page is missing or there may be no room for the pairs of one more text of `most`
 */
export function search(
  bytes: usize, from: usize, to: usize, first: u32, count: u32, pages: usize, next: usize, rowShift: u32, start: u32, gap: u32, sharp: u32,
  seen: usize, stamps: u32, out: usize, room: u32, most: u32, slow: usize, results: usize,
): u32 {
  found = 0;
  seenAt = seen;
  shift = rowShift;
  outAt = out;
  let slowCount: u32 = 0;
  let missing: u32 = 0;
  const ascii = <usize>load<u32>(pages);
  let k = first;
  for (; k < count; k++) {
    if (found + most > room) break;
    stamp = stamps + k;
    text = k;
    const before = found;
    let at = bytes + <usize>load<u32>(from + (<usize>k << 2));
    const end = bytes + <usize>load<u32>(to + (<usize>k << 2));
    let row = start;
    let kind: u32 = 0;
    let isSlow = false;
    while (at < end) {
      const lead = <u32>load<u8>(at);
      let code: u32;
      if (lead < 0x80) {
        code = <u32>load<u16>(ascii + (<usize>lead << 1));
        at++;
      } else {
        let codePoint: u32 = 0;
        const length: usize = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > end) {
          isSlow = true;
          break;
        }
        codePoint = length == 4 ? lead & 7 : length == 3 ? lead & 15 : lead & 31;
        for (let i: usize = 1; i < length; i++) {
          const byte = <u32>load<u8>(at + i);
          if ((byte & 0xc0) != 0x80) isSlow = true;
          codePoint = (codePoint << 6) | (byte & 63);
        }
        // Bytes that are no UTF-8 are left to the decoder.
        if (isSlow || codePoint > 0x10ffff || codePoint >> 11 == 27 || (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000)) {
          isSlow = true;
          break;
        }
        at += length;
        const page = <usize>load<u32>(pages + (<usize>(codePoint >> 8) << 2));
        if (page == 0) {
          missing = (codePoint >> 8) + 1;
          break;
        }
        code = <u32>load<u16>(page + (<usize>(codePoint & 255) << 1));
      }
      if (code >= LETTER) {
        const own: u32 = code >= ALONE ? 2 : 1;
        if (kind != own) {
          if (kind != 0) row = feed(next, row, gap);
          kind = own;
        }
        row = feed(next, row, (code & 0x7fff) - LETTER);
      } else if (code == DIVIDES) {
        if (kind != 0) row = feed(next, row, gap);
        kind = 0;
      } else if (code == SHARP_S) {
        if (kind == 2) row = feed(next, row, gap);
        kind = 1;
        row = feed(next, feed(next, row, sharp), sharp);
      } else if (code == UNSETTLED) {
        isSlow = true;
        break;
      }
    }
    if (missing != 0) {
      found = before;
      break;
    }
    if (isSlow) {
      found = before;
      store<u32>(slow + (<usize>slowCount << 2), k);
      slowCount++;
    } else if (kind != 0) feed(next, row, gap);
  }
  store<u32>(results, found);
  store<u32>(results + 4, slowCount);
  store<u32>(results + 8, missing);
  return k;
}
