import { wasm } from "virtual:kernels/sampled-paths";
import type { Csr } from "../core/network.ts";
import type { JobKind } from "../core/pool.ts";
import { uniformAt } from "../core/random.ts";
import { instantiate } from "./compiled.ts";
import type { KernelChoice } from "./kernel-choice.ts";

/** Draws shortest paths at random and counts whom they pass. */
export interface PathSampler {
  /**
   * Draws the samples numbered `first` … `first + count − 1` (below 2³²) and adds them to the counts. What a sample is depends on its
   * number and the seed alone: drawn in any order, by any number of samplers, the sums of the counts are the same.
   *
   * A sample is a pair of different people, every ordered pair alike, and one of the shortest paths from the one to the other, every
   * path alike; no path where there is none.
   * @returns how many could not be drawn: more than 1.8e308 shortest paths
   */
  draw(first: number, count: number): number;
  /** Hands over how many paths each person lies inside, ends left out (length n), and starts again from 0. */
  takeCounts(): Uint32Array;
  /** The same without those on no path: people ascending, and how many paths each lies inside. */
  takeFound(): FoundPeople;
}

/** People who lie inside paths. */
export interface FoundPeople {
  readonly people: Uint32Array;
  readonly counts: Uint32Array;
}

/**
 * A sampler over a network of n ≥ 2 people (`incoming` is `outgoing` itself where ties have no direction); the seed is a whole number.
 *
 * A sample costs what two searches see until they meet, from both ends and always on the side with fewer ties to follow: about
 * O(√m) in networks of people, O(n + m) at worst. Memory: the ties, and 36 bytes a person. Both twins give the same
 * counts. Source: Borassi and Natale, KADABRA is an ADaptive Algorithm for Betweenness via Random
 * Approximation (2016), section 4; the random numbers are Threefry-2×32-20 (Salmon et al. 2011) at (sample, draw).
 * @throws RangeError where there is no memory for it
 */
export function createPathSampler(outgoing: Ties, incoming: Ties, options: { readonly seed: number; readonly kernel?: KernelChoice }): PathSampler {
  const { seed, kernel = "compiled" } = options;
  return (kernel === "plain" ? undefined : createCompiledSampler(outgoing, incoming, seed)) ?? createPlainSampler(outgoing, incoming, seed);
}

/** Ties from one end; their weights are not looked at. */
type Ties = Pick<Csr, "start" | "of">;

/** What workers draw from, and a seed. `incoming` is left out where ties have no direction. */
export interface SampledNetwork {
  readonly outgoing: Ties;
  readonly incoming?: Ties;
  readonly seed: number;
  readonly kernel: KernelChoice;
}

/** Which samples a job draws. */
export interface SampleRange {
  readonly first: number;
  readonly count: number;
}

/** How many samples are drawn between two looks at whether somebody cancelled. */
const SAMPLES_A_LOOK = 32;

/** Draws a range of samples; `failed` of them could not be drawn. */
export const samplePathsJob: JobKind<SampledNetwork, SampleRange, FoundPeople & { readonly failed: number }> = {
  id: "sampled-paths",
  open: ({ outgoing, incoming, seed, kernel }) => {
    const sampler = createPathSampler(outgoing, incoming ?? outgoing, { seed, kernel });
    return async ({ first, count }, job) => {
      let failed = 0;
      for (let done = 0; done < count; done += SAMPLES_A_LOOK) {
        failed += sampler.draw(first + done, Math.min(SAMPLES_A_LOOK, count - done));
        await job.breathe(done);
      }
      return { ...sampler.takeFound(), failed };
    };
  },
};

interface Exports {
  lay(...places: number[]): void;
  draw(first: number, count: number): number;
}

function createCompiledSampler(outgoing: Ties, incoming: Ties, seed: number): PathSampler | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  const n = outgoing.start.length - 1;
  let end = 4096;
  const place = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const csr = incoming === outgoing ? [outgoing] : [outgoing, incoming];
  const places = csr.map(({ start, of }) => [place(start.byteLength), place(of.byteLength)] as const);
  const own = [4 * n, 8 * n, 4 * n, 4 * n, 4 * n, 8 * n, 4 * n].map(place);
  kernel.reserve(end);
  csr.forEach(({ start, of }, i) => {
    new Uint32Array(kernel.memory.buffer, places[i]![0], start.length).set(start);
    new Uint32Array(kernel.memory.buffer, places[i]![1], of.length).set(of);
  });
  kernel.exports.lay(n, ...places[0]!, ...places.at(-1)!, ...own, ...seedWords(seed));
  const counts = (): Uint32Array => new Uint32Array(kernel.memory.buffer, own.at(-1)!, n);
  return { draw: (first, count) => kernel.exports.draw(first, count), takeCounts: () => takeAll(counts()), takeFound: () => takeFound(counts()) };
}

function takeAll(counts: Uint32Array): Uint32Array {
  const taken = counts.slice();
  counts.fill(0);
  return taken;
}

function takeFound(counts: Uint32Array): FoundPeople {
  let found = 0;
  for (const count of counts) if (count > 0) found++;
  const taken = { people: new Uint32Array(found), counts: new Uint32Array(found) };
  for (let person = 0, at = 0; at < found; person++) {
    const count = counts[person]!;
    if (count === 0) continue;
    taken.people[at] = person;
    taken.counts[at++] = count;
    counts[person] = 0;
  }
  return taken;
}

/** Low and high 32 bits of a seed. */
function seedWords(seed: number): readonly [number, number] {
  return [seed >>> 0, Math.floor(seed / 0x100000000) >>> 0];
}

interface Side {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  /** People met on this side, level after level; the last level is `first` … `end − 1`. */
  readonly front: Uint32Array;
  first: number;
  end: number;
  /** The mark of the last level. */
  mark: number;
  /** Ties that lead on from the last level. */
  ties: number;
}

/**
 * Marks grow from sample to sample: a mark up to `base` is an earlier sample's. In this one, steps from the first end are marked
 * base + 1, base + 3, …, steps to the other end base + 2, base + 4, …
 */
function createPlainSampler(outgoing: Ties, incoming: Ties, seed: number): PathSampler {
  const n = outgoing.start.length - 1;
  const mark = new Uint32Array(n);
  const paths = new Float64Array(n);
  const metAt = new Uint32Array(n);
  const metSum = new Float64Array(n);
  const counts = new Uint32Array(n);
  const away: Side = { ...outgoing, front: new Uint32Array(n), first: 0, end: 0, mark: 0, ties: 0 };
  const back: Side = { ...incoming, front: new Uint32Array(n), first: 0, end: 0, mark: 0, ties: 0 };
  const [key0, key1] = seedWords(seed);
  let base = 0;
  let metCount = 0;
  let sample = 0;
  let block = 0;
  const next = (): number => uniformAt(key0, key1, sample, block++);
  const degree = ({ start }: Side, person: number): number => start[person + 1]! - start[person]!;

  const drawOne = (): boolean => {
    const from = Math.floor(next() * n);
    let to = Math.floor(next() * (n - 1));
    if (to >= from) to++;
    if (degree(away, from) === 0 || degree(back, to) === 0) return true;
    begin(away, from, base + 1);
    begin(back, to, base + 2);
    while (away.ties !== 0 && back.ties !== 0) {
      const side = away.ties <= back.ties ? away : back;
      const other = side === away ? back : away;
      expand(side, other.mark);
      if (metCount > 0) return finish(side, other);
    }
    base = Math.max(away.mark, back.mark);
    return true;
  };

  const begin = (side: Side, person: number, level: number): void => {
    side.front[0] = person;
    side.first = 0;
    side.end = 1;
    side.mark = level;
    side.ties = degree(side, person);
    mark[person] = level;
    paths[person] = 1;
  };

  /** One step further on a side: either the searches meet (metCount > 0) and the level is left unfinished, or it becomes the last. */
  const expand = (side: Side, other: number): void => {
    const { start, of, front, first, end } = side;
    const fresh = side.mark + 2;
    let last = end;
    let ties = 0;
    let sum = 0;
    metCount = 0;
    for (let i = first; i < end; i++) {
      const person = front[i]!;
      const ways = paths[person]!;
      let through = 0;
      for (let k = start[person]!; k < start[person + 1]!; k++) {
        const neighbour = of[k]!;
        const seen = mark[neighbour]!;
        if (seen === other) through += paths[neighbour]!;
        else if (metCount === 0) {
          if (seen <= base) {
            mark[neighbour] = fresh;
            paths[neighbour] = ways;
            front[last++] = neighbour;
            ties += degree(side, neighbour);
          } else if (seen === fresh) paths[neighbour]! += ways;
        }
      }
      if (through > 0) {
        sum += ways * through;
        metAt[metCount] = person;
        metSum[metCount++] = sum;
      }
    }
    if (metCount > 0) return;
    side.first = end;
    side.end = last;
    side.mark = fresh;
    side.ties = ties;
  };

  /** Chooses among the ties that join the two searches, each by the paths over it, then walks to both ends. */
  const finish = (side: Side, other: Side): boolean => {
    const total = metSum[metCount - 1]!;
    const isCounted = total < Infinity;
    if (isCounted) {
      const aim = next() * total;
      let low = 0;
      let high = metCount - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (metSum[middle]! > aim) high = middle;
        else low = middle + 1;
      }
      const near = metAt[low]!;
      const far = choose(side, near, other.mark, throughOf(side, near, other.mark));
      walk(side === away ? near : far, back, away.mark, base + 1);
      walk(side === away ? far : near, away, back.mark, base + 2);
    }
    base = Math.max(away.mark, back.mark) + 2;
    return isCounted;
  };

  /** Counts everyone on the way back to an end, the end left out. `ties` lead towards it. */
  const walk = (first: number, ties: Side, firstLevel: number, end: number): void => {
    let person = first;
    for (let level = firstLevel; level !== end;) {
      counts[person]!++;
      level -= 2;
      person = choose(ties, person, level, paths[person]!);
    }
  };

  const throughOf = ({ start, of }: Side, person: number, level: number): number => {
    let sum = 0;
    for (let i = start[person]!; i < start[person + 1]!; i++) if (mark[of[i]!] === level) sum += paths[of[i]!]!;
    return sum;
  };

  /** A neighbour of a level, each by its number of paths; `total` is their sum. */
  const choose = ({ start, of }: Side, person: number, level: number, total: number): number => {
    const aim = next() * total;
    let chosen = person;
    let sum = 0;
    for (let i = start[person]!; i < start[person + 1]!; i++) {
      const neighbour = of[i]!;
      if (mark[neighbour] !== level) continue;
      chosen = neighbour;
      sum += paths[neighbour]!;
      if (sum > aim) break;
    }
    return chosen;
  };

  return {
    draw(first, count) {
      let failed = 0;
      for (let i = 0; i < count; i++) {
        sample = first + i;
        block = 0;
        if (base > 0xffffffff - 2 * n - 8) {
          mark.fill(0);
          base = 0;
        }
        if (!drawOne()) failed++;
      }
      return failed;
    },
    takeCounts: () => takeAll(counts),
    takeFound: () => takeFound(counts),
  };
}
