import { log } from "../core/exact-math.ts";
import type { Network } from "../core/network.ts";
import type { Crew, Pool } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "../kernels/kernel-choice.ts";
import { type FoundPeople, type SampleRange, samplePathsJob } from "../kernels/sampled-paths.ts";
import { boundAbove, boundBelow, dealOut, type ErrorBudget, type FirstLook } from "./error-budget.ts";

/** What samples say of everyone's betweenness, as shares of all n·(n − 1) ordered pairs of people. Arrays of length n. */
export interface SampledBetweenness {
  readonly share: Float64Array;
  /** The value lies between share − below and share + above: for everyone at once with probability 1 − δ. None exceeds ε. */
  readonly below: Float64Array;
  readonly above: Float64Array;
  /** Paths drawn, those of the first look left out. */
  readonly samples: number;
  /** True where some pair has more shortest paths than numbers can count: then nothing else here is of use. */
  readonly hasOverflow: boolean;
}

export interface SamplingOptions {
  /** Nobody's estimate is farther from the value than this share of all pairs … */
  readonly epsilon: number;
  /** … but with this probability. */
  readonly delta: number;
  readonly seed: number;
  readonly task: Task;
  readonly pool: Pool;
  readonly kernel?: KernelChoice;
}

/** Samples of the first look, times ε. */
export const FIRST_LOOK = 10;
/** Where the bounds are looked at, as parts of the horizon. Fixed: when sampling ends depends on nothing but the samples. */
const LOOKS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1] as const;
/** Parts of δ: the first stretch; each further one gets half of what is left but for the last resort. */
const FIRST_STRETCH = 0.88;
const LAST_RESORT = 0.02;
/** How much longer each further stretch is. */
const LONGER = 1.25;
/** Samples that one job draws at most. */
const JOB = 1000;

/**
 * Betweenness of everyone to within ±ε of all pairs, from shortest paths drawn at random, as few as will do.
 *
 * KADABRA (Borassi and Natale 2016): a few paths tell how the probability δ is best dealt out among people; then paths are drawn until
 * every person's bounds, which hold at any time, are within ε. Two things differ from the paper, and both keep its theorem. The bounds'
 * horizon ω is the number of samples that the first look foretells, not the most that could be needed: up to five times fewer will do;
 * where it is passed, a longer stretch with a part of δ set aside for it follows. And sampling ends at the latest where Hoeffding's
 * inequality holds for all n people, instead of a bound by the diameter whose constant is only estimated.
 *
 * Same network, ε, δ and seed: same bits, whatever the pool. n ≥ 2; unweighted; ε and δ between 0 and 1. People on no path drawn have
 * share 0 and a bound above 0. Cost: about (2·b + 8ε/3)·log(1/δ)/ε² samples, b the largest share, each about O(√m).
 */
export async function sampleBetweenness(network: Network, options: SamplingOptions): Promise<SampledBetweenness> {
  const { outgoing, incoming } = network;
  const { seed, pool, kernel = "compiled" } = options;
  const ties = { start: outgoing.start, of: outgoing.of };
  const crew = pool.open(samplePathsJob, { outgoing: ties, ...(network.directed && { incoming: { start: incoming.start, of: incoming.of } }), seed, kernel });
  try {
    return await drawUntilSure(network.personCount, crew, options);
  } finally {
    crew.close();
  }
}

type SamplingCrew = Crew<SampleRange, FoundPeople & { readonly failed: number }>;

async function drawUntilSure(n: number, crew: SamplingCrew, options: SamplingOptions): Promise<SampledBetweenness> {
  const { epsilon, delta } = options;
  const most = Math.ceil(log((2 * n) / (LAST_RESORT * delta)) / (2 * epsilon * epsilon));
  const first = Math.ceil(FIRST_LOOK / epsilon);
  const paths = new DrawnPaths(n, crew, options);
  await paths.drawUpTo(first, first);
  const { look, classOf } = classify(paths.takeCounts(), first);
  let budget: ErrorBudget | undefined;
  let rest = 1 - FIRST_STRETCH - LAST_RESORT;
  let part = FIRST_STRETCH;
  while (paths.samples < most) {
    const dealt = dealOut(look, { epsilon, delta: part * delta });
    budget = { ...dealt, horizon: Math.min(most, Math.max(dealt.horizon, budget === undefined ? 0 : Math.ceil(LONGER * budget.horizon))) };
    for (const fraction of LOOKS) {
      const border = Math.ceil(fraction * budget.horizon);
      if (border <= paths.samples) continue;
      await paths.drawUpTo(border, budget.horizon);
      if (paths.hasOverflow) return { share: new Float64Array(n), below: new Float64Array(n), above: new Float64Array(n), samples: paths.samples, hasOverflow: true };
      if (areWithin(epsilon, paths, classOf, budget)) return describe(paths, (count, person) => boundsOf(count, paths.samples, classOf[person]!, budget!));
    }
    rest /= 2;
    part = rest;
  }
  return describe(paths, (count) => ({ below: Math.min(epsilon, count / paths.samples), above: epsilon }));
}

/** Paths drawn so far and whom they pass. */
class DrawnPaths {
  counts: Uint32Array;
  samples = 0;
  hasOverflow = false;
  readonly #crew: SamplingCrew;
  readonly #options: SamplingOptions;
  /** Samples before the first one that counts. */
  #before = 0;

  constructor(n: number, crew: SamplingCrew, options: SamplingOptions) {
    this.counts = new Uint32Array(n);
    this.#crew = crew;
    this.#options = options;
  }

  /** Draws until there are `samples`; `expected` is how many there will be in all, for the progress. */
  async drawUpTo(samples: number, expected: number): Promise<void> {
    const { pool, task } = this.#options;
    const { counts } = this;
    const before = this.samples;
    // Every worker gets as many jobs as the others: all are done at the same time.
    const jobs = Math.ceil((samples - before) / JOB / pool.size) * pool.size;
    const borderOf = (job: number): number => before + Math.floor(((samples - before) * job) / jobs);
    const ranges = Array.from({ length: jobs }, (_, job) => ({ first: this.#before + borderOf(job), count: borderOf(job + 1) - borderOf(job) }));
    await this.#crew.run(ranges, {
      task,
      take: ({ people, counts: times, failed }) => {
        for (let i = 0; i < people.length; i++) counts[people[i]!]! += times[i]!;
        if (failed > 0) this.hasOverflow = true;
      },
      amountOf: (job) => ranges[job]!.count,
      progress: (done) => ({ stage: "Betweenness, sampled", done: before + done, total: expected, unit: "paths" }),
    });
    this.samples = samples;
  }

  /** Hands over the counts and starts again from 0 with samples not drawn before. */
  takeCounts(): Uint32Array {
    const taken = this.counts;
    this.counts = new Uint32Array(taken.length);
    this.#before += this.samples;
    this.samples = 0;
    return taken;
  }
}

/** People found equally often are a class. */
export function classify(counts: Uint32Array, samples: number): { readonly look: FirstLook; readonly classOf: Uint32Array } {
  const sizes = new Map<number, number>();
  for (const count of counts) sizes.set(count, (sizes.get(count) ?? 0) + 1);
  const found = Float64Array.from(sizes.keys()).sort();
  const classOfCount = new Map(Array.from(found, (count, c) => [count, c]));
  const people = found.map((count) => sizes.get(count)!);
  return { look: { samples, found, people }, classOf: counts.map((count) => classOfCount.get(count)!) };
}

function boundsOf(count: number, samples: number, c: number, { horizon, above, below }: ErrorBudget): { readonly below: number; readonly above: number } {
  const share = count / samples;
  return { below: boundBelow(share, samples, horizon, below[c]!), above: boundAbove(share, samples, horizon, above[c]!) };
}

/** Bounds grow with the count: in each class only the person found most often has to be looked at. */
function areWithin(epsilon: number, { counts, samples }: DrawnPaths, classOf: Uint32Array, budget: ErrorBudget): boolean {
  const largest = new Uint32Array(budget.above.length);
  for (let p = 0; p < counts.length; p++) if (counts[p]! > largest[classOf[p]!]!) largest[classOf[p]!] = counts[p]!;
  return largest.every((count, c) => {
    const { below, above } = boundsOf(count, samples, c, budget);
    return below <= epsilon && above <= epsilon;
  });
}

function describe({ counts, samples }: DrawnPaths, bounds: (count: number, person: number) => { readonly below: number; readonly above: number }): SampledBetweenness {
  const n = counts.length;
  const found = { share: new Float64Array(n), below: new Float64Array(n), above: new Float64Array(n) };
  for (let p = 0; p < n; p++) {
    const { below, above } = bounds(counts[p]!, p);
    found.share[p] = counts[p]! / samples;
    found.below[p] = below;
    found.above[p] = above;
  }
  return { ...found, samples, hasOverflow: false };
}
