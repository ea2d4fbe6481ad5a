/** What `scan` leaves at `out`, each 4 bytes: bytes, cells and escaped cells taken, the line reached, and whether a blank line came last. */
const OUT_BYTES: usize = 0;
const OUT_CELLS: usize = 4;
const OUT_ESCAPED: usize = 8;
const OUT_LINE: usize = 12;
const OUT_BLANK: usize = 16;
/** Line ends in LF or CRLF; delimiters, and those with a blank or a line end behind them. */
const OUT_ENDS: usize = 20;
const OUT_DELIMITERS: usize = 24;
const OUT_SPACED: usize = 28;

const LF: u32 = 10;
const CR: u32 = 13;
const SPACE: u32 = 32;
const HASH: u32 = 35;

/** The bytes that may mean something among 16, as bits: control characters, delimiter and quote. */
function special(at: usize, first: v128, second: v128): u64 {
  const bytes = v128.load(at);
  const controls = i8x16.lt_u(bytes, i8x16.splat(14));
  return <u64>(<u32>i8x16.bitmask(v128.or(controls, v128.or(i8x16.eq(bytes, first), i8x16.eq(bytes, second)))));
}

/** The same among 64. */
function look(block: usize, first: v128, second: v128): u64 {
  return special(block, first, second) | (special(block + 16, first, second) << 16) | (special(block + 32, first, second) << 32) | (special(block + 48, first, second) << 48);
}

function isSpace(at: usize): u32 {
  const byte = <u32>load<u8>(at);
  return u32(byte == SPACE || byte == LF || byte == CR);
}

function isBlank(from: usize, to: usize): bool {
  for (let i = from; i < to; i++) {
    const byte = <u32>load<u8>(i);
    if (byte != SPACE && byte != 9) return false;
  }
  return true;
}

/**
 * Cuts bytes [from, end) into records and cells, from the beginning of a line on, as src/inputs/csv/csv-parser.ts does. It stops before
 * the first record that is not plain: one that the bytes do not hold whole, with a NUL, a CR without LF, a quote that neither opens
 * nor closes a cell, blanks after a closing quote, a line break inside quotes and not `columns` cells, or a line that begins with #.
 * Behind `end` there must be 64 bytes more.
 *
 * @param base what is added to places: the place of byte `origin` where the caller keeps it
 * @param isSpaced 1: runs of blanks and tabs separate, and records with quotes are not plain
 * @param columns cells of a record, 0 = not known
 * @param stopsAtHash 1: a line that begins with # is not plain
 * @param firstCell cells before the first one
 * @param line the line of the first byte
 * @param isBlankBefore 1 where a blank line stands before the first byte
 * @param cellFrom begin of each cell, `cellTo` its end, `cellEnd` cells up to the end of each record, `lines` its line, `gaps` 1 (a
 *   byte each) where blank lines stand before it, `escaped` the cells with doubled quotes, which are left as they are
 * @returns the number of records
 */
export function scan(
  origin: usize, from: usize, end: usize, base: u32, delimiter: u32, quote: u32, isSpaced: i32, columns: u32, stopsAtHash: i32, firstCell: u32,
  line: u32, isBlankBefore: u32, cellFrom: usize, cellTo: usize, cellEnd: usize, lines: usize, gaps: usize, escaped: usize, out: usize,
): u32 {
  const first = i8x16.splat(<i8>(isSpaced ? SPACE : delimiter));
  const second = i8x16.splat(<i8>quote);
  // The 64 bytes looked at, and what of them is not taken yet.
  let block = from - 64;
  let bits: u64 = 0;
  let records: u32 = 0;
  let cells: u32 = 0;
  let escapes: u32 = 0;
  let ends: u32 = 0;
  let delimiters: u32 = 0;
  let spaced: u32 = 0;
  let blank = isBlankBefore;
  let start = from;
  const shift = base - <u32>origin;
  while (start < end) {
    if (stopsAtHash && <u32>load<u8>(start) == HASH) break;
    // Where the open cell begins; inside quotes, the place before which everything is taken.
    let cell = start;
    let count = cells;
    let doubled = escapes;
    let newLines: u32 = 1;
    let isBroken = false;
    let wasQuoted = false;
    let after: usize = 0;
    let newDelimiters: u32 = 0;
    let newSpaced: u32 = 0;
    let isInside = false;
    let isEscaped = false;
    let taken: usize = start;
    for (;;) {
      while (bits == 0 && block + 64 < end) {
        block += 64;
        bits = look(block, first, second);
      }
      if (bits == 0) break;
      const at = block + <usize>ctz(bits);
      if (at >= end) break;
      bits &= bits - 1;
      if (at < taken) continue;
      const byte = <u32>load<u8>(at);
      if (isInside) {
        if (byte == quote) {
          if (at + 1 >= end) break;
          const behind = <u32>load<u8>(at + 1);
          if (behind == quote) {
            isEscaped = true;
            taken = at + 2;
            continue;
          }
          store<u32>(cellFrom + (<usize>count << 2), <u32>cell + 1 + shift);
          store<u32>(cellTo + (<usize>count << 2), <u32>at + shift);
          if (isEscaped) {
            store<u32>(escaped + (<usize>doubled << 2), firstCell + count);
            doubled++;
          }
          count++;
          if (behind == delimiter) {
            newDelimiters++;
            newSpaced += isSpace(at + 2);
            cell = taken = at + 2;
            isInside = isEscaped = false;
            continue;
          }
          if (behind == LF) after = at + 2;
          else if (behind == CR && at + 2 < end && <u32>load<u8>(at + 2) == LF) after = at + 3;
          break;
        }
        if (byte == CR || (byte == LF && <u32>load<u8>(at - 1) != CR)) {
          newLines++;
          isBroken = true;
        } else if (byte == 0) break;
        continue;
      }
      if (byte == delimiter || (isSpaced && (byte == SPACE || byte == 9))) {
        if (!isSpaced || at > cell) {
          store<u32>(cellFrom + (<usize>count << 2), <u32>cell + shift);
          store<u32>(cellTo + (<usize>count << 2), <u32>at + shift);
          count++;
          newDelimiters++;
          newSpaced += isSpace(at + 1);
        }
        cell = at + 1;
        continue;
      }
      if (byte == LF || byte == CR) {
        if (byte == CR) {
          if (at + 1 >= end || <u32>load<u8>(at + 1) != LF) break;
          after = at + 2;
        } else after = at + 1;
        if (!isSpaced || at > cell) {
          store<u32>(cellFrom + (<usize>count << 2), <u32>cell + shift);
          store<u32>(cellTo + (<usize>count << 2), <u32>at + shift);
          count++;
        }
        break;
      }
      if (byte == quote) {
        if (isSpaced || at != cell) break;
        wasQuoted = isInside = true;
        taken = at + 1;
        continue;
      }
      // A NUL is told by the caller; other control characters are content.
      if (byte == 0) break;
    }
    if (after == 0) break;
    const width = count - cells;
    if (isBroken && columns > 0 && width != columns) break;
    line += newLines;
    delimiters += newDelimiters;
    spaced += newSpaced;
    ends++;
    start = after;
    if (width == 0 || (width == 1 && !wasQuoted && isBlank(<usize>(load<u32>(cellFrom + (<usize>cells << 2)) - shift), <usize>(load<u32>(cellTo + (<usize>cells << 2)) - shift)))) {
      blank = 1;
      continue;
    }
    store<u32>(cellEnd + (<usize>records << 2), firstCell + count);
    store<u32>(lines + (<usize>records << 2), line - newLines);
    store<u8>(gaps + <usize>records, blank);
    blank = 0;
    records++;
    cells = count;
    escapes = doubled;
  }
  store<u32>(out + OUT_BYTES, <u32>(start - from));
  store<u32>(out + OUT_CELLS, cells);
  store<u32>(out + OUT_ESCAPED, escapes);
  store<u32>(out + OUT_LINE, line);
  store<u32>(out + OUT_BLANK, blank);
  store<u32>(out + OUT_ENDS, ends);
  store<u32>(out + OUT_DELIMITERS, delimiters);
  store<u32>(out + OUT_SPACED, spaced);
  return records;
}

/**
 * Whether bytes [at, at + length) are UTF-8 from the first character to the last (Keiser & Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte", 2021). Behind them there must be 16 bytes of zero.
 */
export function isUtf8(at: usize, length: usize): i32 {
  const high1 = i8x16(2, 2, 2, 2, 2, 2, 2, 2, -128, -128, -128, -128, 0x21, 0x01, 0x15, 0x49);
  const low1 = i8x16(-25, -93, -125, -125, -117, -53, -53, -53, -53, -53, -53, -53, -53, -37, -53, -53);
  const high2 = i8x16(1, 1, 1, 1, 1, 1, 1, 1, -26, -82, -70, -70, 1, 1, 1, 1);
  const end = at + length;
  let before = i8x16.splat(0);
  let wrong = i8x16.splat(0);
  // One block more: it is where a character cut off by the end shows.
  for (let i = at; i < end + 16; i += 16) {
    const bytes = i < end ? v128.load(i) : i8x16.splat(0);
    if (i8x16.bitmask(v128.or(bytes, before)) == 0) {
      // Four blocks of ASCII at once.
      while (i + 80 <= end && i8x16.bitmask(v128.or(v128.or(v128.load(i + 16), v128.load(i + 32)), v128.or(v128.load(i + 48), v128.load(i + 64)))) == 0) i += 64;
      before = i8x16.splat(0);
      continue;
    }
    const one = i8x16.shuffle(before, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
    const two = i8x16.shuffle(before, bytes, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
    const three = i8x16.shuffle(before, bytes, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
    const special = v128.and(
      v128.and(i8x16.swizzle(high1, i8x16.shr_u(one, 4)), i8x16.swizzle(low1, v128.and(one, i8x16.splat(15)))),
      i8x16.swizzle(high2, i8x16.shr_u(bytes, 4)),
    );
    const long = v128.or(i8x16.sub_sat_u(two, i8x16.splat(0x60)), i8x16.sub_sat_u(three, i8x16.splat(0x70)));
    wrong = v128.or(wrong, v128.xor(v128.and(long, i8x16.splat(-128)), special));
    before = bytes;
  }
  return i32(!v128.any_true(wrong));
}

/**
 * Counts the lines that end in bytes [at, at + length): LF, CR and CRLF end one each. Behind them there must be 16 bytes of zero.
 * @param isAfterCr 1 where a CR stands before the first byte
 * @param out gets the number of bytes after the last line end, −1 where there is none
 */
export function lineEnds(at: usize, length: usize, isAfterCr: u32, out: usize): i32 {
  const end = at + length;
  let count = 0;
  let last: usize = 0;
  let carry = isAfterCr;
  for (let i = at; i < end; i += 16) {
    const bytes = v128.load(i);
    const feeds = <u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(10)));
    const returns = <u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(13)));
    if ((feeds | returns) != 0) {
      count += popcnt(returns) + popcnt(feeds & ~((returns << 1) | carry));
      last = i + <usize>(32 - clz(feeds | returns));
    }
    carry = (returns >> 15) & 1;
  }
  store<i32>(out, last == 0 ? -1 : <i32>(end - last));
  return count;
}
