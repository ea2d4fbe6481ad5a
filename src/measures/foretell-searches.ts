import type { JobKind } from "../core/pool.ts";
import type { Trial } from "../core/measure.ts";

/** Searches that are to be tried: one kind of job over the same data, from parts of the people. */
export interface TriedSearches<Shared, Input> {
  readonly kind: JobKind<Shared, Input, unknown>;
  readonly shared: Shared;
  /** People to search from; the input of a job for those from one position up to but without another. */
  readonly sources: number;
  readonly inputOf: (from: number, to: number) => Input;
  /** People that are searched from at once: a job has a multiple of it. */
  readonly together: number;
  /** Ties that are followed. */
  readonly ties: number;
}

/** How long searches are tried, in milliseconds; one round of them is done in any case. */
const TRIED = 250;
/** A round this long is worth its messages: shorter ones search from twice as many people the next time. */
const WORTH_A_ROUND = 30;
/** More people in a job would not be spread over the network any more. */
const MOST_TOGETHER = 64;
/** In networks of so many ties a first round of a second and more counts: handing over the data is little beside it. */
const HUGE = 4_000_000;
const LONG_ROUND = 1000;

/**
 * Seconds that searches from everyone will take with all workers, foretold from searches from people spread over the network. The number
 * depends on the machine and its other work: it is for people to choose by, never for the engine.
 *
 * The first round, in which workers get their data, is counted apart unless the network is huge; after it rounds follow for a quarter
 * of a second. Cost: that, and what one search a worker takes where it takes longer.
 */
export async function foretellSearches<Shared, Input>(searches: TriedSearches<Shared, Input>, trial: Trial): Promise<number> {
  const { kind, shared, sources, inputOf, together, ties } = searches;
  const { task, pool, now } = trial;
  if (sources === 0) return 0;
  const parts = Math.ceil(sources / together);
  const crew = pool.open(kind, shared);
  let tried = 0;
  /** Searches from so many parts for each worker; answers how long it took, in milliseconds. */
  const round = async (each: number): Promise<number> => {
    const from = now();
    const size = each * together;
    const starts = Array.from({ length: pool.size }, () => Math.min(Math.max(0, sources - size), together * placeOf(tried++, parts)));
    await crew.run(starts.map((at) => inputOf(at, Math.min(sources, at + size))), {
      task, take: () => {}, progress: () => ({ stage: "Estimating how long it takes", done: 0, total: Number.NaN, unit: "" }),
    });
    return now() - from;
  };
  try {
    const first = await round(1);
    if (ties >= HUGE && first >= LONG_ROUND) return (first * parts) / pool.size / 1000;
    let each = 1;
    let spent = 0;
    let done = 0;
    while (spent < TRIED) {
      const took = await round(each);
      spent += took;
      done += each * pool.size;
      if (took < WORTH_A_ROUND && 2 * each * together <= MOST_TOGETHER) each *= 2;
    }
    return (first + (spent * parts) / done) / 1000;
  } finally {
    crew.close();
  }
}

/** Steps of the golden section spread the places evenly, however many there are. */
export function placeOf(number: number, places: number): number {
  return Math.floor((((number + 0.5) * 0.6180339887498949) % 1) * places);
}
