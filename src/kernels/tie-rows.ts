import type { JobKind } from "../core/pool.ts";

/** Ties as they come, in any order: entry i says that `from[i]` talks to `to[i]` with `weight[i]`; undefined = 1 each. */
export interface UnsortedTies {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array | undefined;
  /** Entries but for those to oneself up to each person: one number more than there are people. */
  readonly start: Uint32Array;
}

/** The rows of the people from `first` to before `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Rows of a simple network: as Csr, the first row begins at 0. */
export interface TieRows {
  readonly start: Uint32Array;
  /** Ascending in each row, nobody twice. */
  readonly of: Uint32Array;
  /** Entries that each tie was made of, where entries have no weight; undefined where every tie was made of one. */
  readonly count: Uint32Array | undefined;
  /** Sums of weights where entries have them, whatever they are. */
  readonly weight: Float64Array | undefined;
}

/** Rows made step by step, each step of some 10 ms. */
export interface RowSorter {
  /** @returns false once all is done */
  step(): boolean;
  /** The rows, once all is done. Views of memory of its own. */
  take(): TieRows;
}

/** Entries looked at in one step. */
const STEP = 4_000_000;
/** Entries sorted at once: their places lie near each other, where the processor finds them. */
const LEAST_GROUP = 65_536;
/** More groups than this are written to at a time only slowly. */
const MOST_GROUPS = 256;

/** Rows of some people out of all entries: what one worker does. The same rows whoever makes which. */
export const tieRows: JobKind<UnsortedTies, RowRange, TieRows> = {
  id: "tie-rows",
  open: (ties) => async (range, job) => {
    const sorter = createRowSorter(ties, range);
    while (sorter.step()) await job.breathe();
    return sorter.take();
  },
};

/**
 * Sorts the entries of a range of people by source and target, and sums those of the same tie: entries to oneself are left out, fractional
 * weights summed from the smallest up, so that nothing depends on the order of the entries.
 *
 * Entries are first put into groups of neighbouring sources, as many as fit into the processor's own memory; each group is then sorted by
 * two counting sorts. Cost O(all entries + people · groups), memory 8 bytes an entry of the range, 16 where there are weights.
 * @param options.groupEntries for tests: entries that make a group
 */
export function createRowSorter(ties: UnsortedTies, { first, end }: RowRange, options: { readonly groupEntries?: number } = {}): RowSorter {
  const { from, to, weight, start } = ties;
  const n = start.length - 1;
  const base = start[first]!;
  const kept = start[end]! - base;
  const groups = cutIntoGroups(start, { first, end }, options.groupEntries ?? Math.max(n, LEAST_GROUP));
  const groupOf = new Uint16Array(end - first);
  const nextOf = new Uint32Array(groups.length - 1);
  let largest = 0;
  for (let g = 0; g + 1 < groups.length; g++) {
    groupOf.fill(g, groups[g]! - first, groups[g + 1]! - first);
    nextOf[g] = start[groups[g]!]! - base;
    largest = Math.max(largest, start[groups[g + 1]!]! - start[groups[g]!]!);
  }
  // Sources and targets by group. The merged targets go where sources were, how many entries each had where targets were.
  const source = new Uint32Array(kept);
  const target = new Uint32Array(kept);
  const weightOf = weight === undefined ? undefined : new Float64Array(kept);
  const byTarget = new Uint32Array(n + 1);
  const sourceThere = new Uint32Array(largest);
  const targetThere = new Uint32Array(largest);
  const weightThere = weight === undefined ? undefined : new Float64Array(largest);
  const rowStart = new Uint32Array(end - first + 1);
  let looked = 0;
  let group = 0;
  let merged = 0;
  let isPlain = true;

  /** Entries of the range go to their groups. */
  const spread = (stop: number): void => {
    for (let i = looked; i < stop; i++) {
      const s = from[i]!;
      if (s < first || s >= end) continue;
      const t = to[i]!;
      if (s === t) continue;
      const at = nextOf[groupOf[s - first]!]!++;
      source[at] = s;
      target[at] = t;
      if (weightOf !== undefined) weightOf[at] = weight![i]!;
    }
    looked = stop;
  };

  /** A stable counting sort by target into other memory, then one by source back. */
  const sortGroup = (low: number, high: number): void => {
    byTarget.fill(0);
    for (let i = low; i < high; i++) byTarget[target[i]! + 1]!++;
    for (let t = 0; t < n; t++) byTarget[t + 1]! += byTarget[t]!;
    for (let i = low; i < high; i++) {
      const t = target[i]!;
      const at = byTarget[t]!++;
      sourceThere[at] = source[i]!;
      targetThere[at] = t;
      if (weightOf !== undefined) weightThere![at] = weightOf[i]!;
    }
    const next = start.slice(groups[group]!, groups[group + 1]!);
    const firstHere = groups[group]!;
    for (let k = 0; k < high - low; k++) {
      const at = next[sourceThere[k]! - firstHere]!++ - base;
      target[at] = targetThere[k]!;
      if (weightOf !== undefined) weightOf[at] = weightThere![k]!;
    }
  };

  const mergeGroup = (): void => {
    for (let p = groups[group]!; p < groups[group + 1]!; p++) {
      const stop = start[p + 1]! - base;
      for (let i = start[p]! - base; i < stop; merged++) {
        const t = target[i]!;
        let last = i + 1;
        while (last < stop && target[last] === t) last++;
        source[merged] = t;
        if (weightOf === undefined) {
          target[merged] = last - i;
          if (last - i > 1) isPlain = false;
        } else weightOf[merged] = sumOf(weightOf, i, last);
        i = last;
      }
      rowStart[p - first + 1] = merged;
    }
  };

  return {
    step() {
      if (looked < from.length) {
        spread(Math.min(from.length, looked + STEP));
        return true;
      }
      // Small groups are no step of their own.
      for (let done = 0; done < STEP / 4 && group + 1 < groups.length; group++) {
        const low = start[groups[group]!]! - base;
        const high = start[groups[group + 1]!]! - base;
        sortGroup(low, high);
        mergeGroup();
        done += high - low;
      }
      return group + 1 < groups.length;
    },
    take: () => ({
      start: rowStart,
      of: source.subarray(0, merged),
      count: weightOf !== undefined || isPlain ? undefined : target.subarray(0, merged),
      weight: weightOf?.subarray(0, merged),
    }),
  };
}

/** Where groups of people begin, and behind them the end: each of about so many entries or more. */
function cutIntoGroups(start: Uint32Array, { first, end }: RowRange, entries: number): number[] {
  const kept = start[end]! - start[first]!;
  const size = Math.max(entries, kept / MOST_GROUPS);
  const groups = [first];
  for (let p = first; p < end; p++) if (start[p + 1]! - start[groups.at(-1)!]! > size && p > groups.at(-1)!) groups.push(p);
  groups.push(end);
  return groups;
}

/** Sum of a run, from the smallest up, so that it does not depend on the order of the entries. */
function sumOf(weight: Float64Array, from: number, to: number): number {
  if (to - from > 2) {
    let isWhole = true;
    for (let i = from; i < to && isWhole; i++) isWhole = Number.isSafeInteger(weight[i]!);
    if (!isWhole) weight.subarray(from, to).sort();
  }
  let sum = 0;
  for (let i = from; i < to; i++) sum += weight[i]!;
  return sum;
}
