/** Finds rows that an earlier file of the same group has already. */
export interface OverlapFilter {
  /** Begins the next file of the group. */
  startFile(): void;
  /** Starts a row, adds one of its cells, ends it: true where an earlier file has this very row. */
  startRow(): void;
  addCell(bytes: Uint8Array, from: number, to: number): void;
  isKnown(): boolean;
}

/**
 * An empty filter for one group of files with the same header.
 *
 * Rows that are the same inside one file are as many messages; of rows that several files have, as many count as the file that has
 * most of them. Rows are told apart by 64 bits of a hash over their cells: among ten million rows two different ones share them with
 * a chance of 1 in 370,000. Cost: one pass over the cells, 20 bytes a distinct row.
 */
export function createOverlapFilter(): OverlapFilter {
  let slots = 1 << 12;
  let hashA = new Uint32Array(slots);
  let hashB = new Uint32Array(slots);
  /** File the row was last seen in, counted from 1; how often there; and the most that any file before it had. */
  let file = new Uint32Array(slots);
  let here = new Uint32Array(slots);
  let before = new Uint32Array(slots);
  let used = 0;
  let current = 0;
  let a = 0;
  let b = 0;

  const slotOf = (x: number, y: number): number => {
    let slot = x & (slots - 1);
    while (file[slot] !== 0 && (hashA[slot] !== x || hashB[slot] !== y)) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  const enlarge = (): void => {
    const old = { hashA, hashB, file, here, before, slots };
    slots *= 2;
    hashA = new Uint32Array(slots);
    hashB = new Uint32Array(slots);
    file = new Uint32Array(slots);
    here = new Uint32Array(slots);
    before = new Uint32Array(slots);
    for (let s = 0; s < old.slots; s++) {
      if (old.file[s] === 0) continue;
      const slot = slotOf(old.hashA[s]!, old.hashB[s]!);
      hashA[slot] = old.hashA[s]!;
      hashB[slot] = old.hashB[s]!;
      file[slot] = old.file[s]!;
      here[slot] = old.here[s]!;
      before[slot] = old.before[s]!;
    }
  };

  return {
    startFile() {
      current++;
    },
    startRow() {
      a = 0x9747b28c;
      b = 0x3c6ef372;
    },
    addCell(bytes, from, to) {
      for (let i = from; i < to; i++) {
        a = Math.imul(a ^ bytes[i]!, 0xcc9e2d51);
        a ^= a >>> 15;
        b = Math.imul(b ^ bytes[i]!, 0x85ebca6b);
        b ^= b >>> 13;
      }
      // The length ends a cell: "ab","c" is not "a","bc".
      a = Math.imul(a ^ (to - from + 257), 0x1b873593);
      b = Math.imul(b ^ (to - from + 257), 0xc2b2ae35);
    },
    isKnown() {
      const x = mix(a);
      const y = mix(b);
      let slot = slotOf(x, y);
      if (file[slot] === 0) {
        if (++used * 2 > slots) {
          enlarge();
          slot = slotOf(x, y);
        }
        hashA[slot] = x;
        hashB[slot] = y;
        file[slot] = current;
        here[slot] = 1;
        return false;
      }
      if (file[slot] !== current) {
        before[slot] = Math.max(before[slot]!, here[slot]!);
        here[slot] = 0;
        file[slot] = current;
      }
      here[slot]!++;
      return here[slot]! <= before[slot]!;
    },
  };
}

/** The last step of MurmurHash3 (Appleby 2011): every bit of the input moves every bit of the result. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
