/**
 * Where the entries of row m begin, in a column of starts that is left out (undefined) where every row has one entry, its own; those of the
 * row end where the next one's begin.
 */
export function startOf(start: Uint32Array | undefined, m: number): number {
  return start === undefined ? m : start[m]!;
}

/** A column of starts, undefined where it says no more than that every row has one entry. Cost O(rows). */
export function plainStarts(start: Uint32Array): Uint32Array | undefined {
  for (let m = 0; m < start.length; m++) if (start[m] !== m) return start;
  return undefined;
}
