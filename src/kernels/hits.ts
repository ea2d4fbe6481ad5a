import type { Csr, Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { DOMINANT_VECTORS, findDominantVector } from "./dominant-vector.ts";
import { dropVanishing, iterateToLimit } from "./iterate.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { rowSums, shareOfLargest } from "./tie-weights.ts";
import type { Breathe } from "./plain-vectors.ts";
import { cutRows } from "./stretches.ts";
import { openVectors } from "./vectors.ts";

const LIMIT = 100_000;
/** Ties from one look at the clock to the next. */
const BREATH = 500_000;
/** Up to so many ties plain iteration is quick. */
const FEW_TIES = 20_000;

/** Where so many times fewer people are written to than there are, the authorities are sought first. */
const FEW_HEARD = 2;

/** Hub and authority values, each summing to 1. */
export interface HubsAndAuthorities {
  readonly hub: Float64Array;
  readonly authority: Float64Array;
}

/**
 * HITS: authorities are those whom good hubs talk to, hubs are those who talk to good authorities.
 *
 * Starts with equal hubs, then authorities from hubs and hubs from authorities in turns, each scaled to sum 1, until the hubs
 * stand still. Undefined when there is no tie, or when 100,000 steps do not converge to 1e-12. With 20,000 ties and more the limit is
 * first sought in fewer steps. Cost O(m) a step.
 * Source: Kleinberg, Authoritative sources in a hyperlinked environment (1999).
 */
export async function computeHits(network: Network, task: Task, choice: KernelChoice = "compiled"): Promise<HubsAndAuthorities | undefined> {
  if (network.tieCount === 0) return undefined;
  if (network.tieCount >= FEW_TIES) {
    const found = await findQuickly(network, task, choice);
    if (found !== undefined) return found;
  }
  return iteratePlainly(network, task);
}

async function findQuickly(network: Network, task: Task, choice: KernelChoice): Promise<HubsAndAuthorities | undefined> {
  const n = network.personCount;
  const incoming = await shareOfLargest(network.incoming, task);
  const outgoing = network.outgoing === network.incoming ? incoming : await shareOfLargest(network.outgoing, task);
  const heard = peopleWithTies(incoming);
  if (heard.length * FEW_HEARD <= n) return findAmongHeard(incoming, outgoing, heard, task, choice);
  const space = await openVectors([incoming, outgoing], DOMINANT_VECTORS, choice, task);
  const between = space.between();
  const apply = async (from: Float64Array, into: Float64Array, breathe: Breathe): Promise<void> => {
    await space.gather(0, from, between, breathe);
    await space.gather(1, between, into, breathe);
  };
  const hubs = await findDominantVector(space, n, apply, { stage: "Hubs and authorities", isSymmetric: true, task });
  if (hubs === undefined) return undefined;
  const authorityOf = (hub: Float64Array): Promise<Float64Array> => gather(incoming, 1, hub, new Float64Array(n), task);
  const hub = scaleToSum1(hubs.values);
  const hubBefore = scaleToSum1(hubs.before);
  const authority = await authorityOf(hub);
  dropVanishing(authority, await authorityOf(hubBefore));
  dropVanishing(hub, hubBefore);
  return { hub, authority };
}

/** Where few are written to, by many: the same limit on the side of the authorities, whose vectors are shorter. */
async function findAmongHeard(incoming: Csr, outgoing: Csr, heard: Uint32Array, task: Task, choice: KernelChoice): Promise<HubsAndAuthorities | undefined> {
  const n = incoming.start.length - 1;
  const talkers = peopleWithTies(outgoing);
  const space = await openVectors([await rowsOf(incoming, heard, talkers, task), await rowsOf(outgoing, talkers, heard, task)], DOMINANT_VECTORS, choice, task);
  const between = space.between();
  const apply = async (from: Float64Array, into: Float64Array, breathe: Breathe): Promise<void> => {
    await space.gather(1, from, between, breathe);
    await space.gather(0, between, into, breathe);
  };
  await task.breathe();
  const sums = rowSums(incoming);
  const start = Float64Array.from(heard, (p) => sums[p]!);
  const found = await findDominantVector(space, heard.length, apply, { stage: "Hubs and authorities", isSymmetric: true, start, task });
  if (found === undefined) return undefined;
  const spread = (values: Float64Array): Float64Array => {
    const all = new Float64Array(n);
    values.forEach((value, i) => (all[heard[i]!] = value));
    return all;
  };
  const hubOf = (values: Float64Array): Promise<Float64Array> => gather(outgoing, 1, values, new Float64Array(n), task);
  const authority = spread(scaleToSum1(found.values));
  const authorityBefore = spread(scaleToSum1(found.before));
  const hub = await hubOf(authority);
  dropVanishing(hub, await hubOf(authorityBefore));
  dropVanishing(authority, authorityBefore);
  return { hub, authority };
}

function peopleWithTies({ start }: Csr): Uint32Array {
  const found = new Uint32Array(start.length - 1);
  let count = 0;
  for (let p = 0; p < found.length; p++) if (start[p + 1]! > start[p]!) found[count++] = p;
  return found.slice(0, count);
}

/** The rows of some people, which hold all ties, to others numbered by their place in `ends`. */
async function rowsOf({ start, of, weight }: Csr, rows: Uint32Array, ends: Uint32Array, task: Task): Promise<Csr> {
  const placeOf = new Uint32Array(start.length - 1);
  ends.forEach((p, place) => (placeOf[p] = place));
  const ownStart = new Uint32Array(rows.length + 1);
  rows.forEach((p, row) => (ownStart[row + 1] = start[p + 1]!));
  const ownOf = new Uint32Array(of.length);
  for (let from = 0; from < of.length; from += BREATH) {
    await task.breathe();
    const to = Math.min(of.length, from + BREATH);
    for (let i = from; i < to; i++) ownOf[i] = placeOf[of[i]!]!;
  }
  return { start: ownStart, of: ownOf, weight };
}

function scaleToSum1(values: Float64Array): Float64Array {
  let total = 0;
  for (let p = 0; p < values.length; p++) total += values[p]!;
  return values.map((value) => value / total);
}

async function iteratePlainly(network: Network, task: Task): Promise<HubsAndAuthorities | undefined> {
  const n = network.personCount;
  const weights = network.outgoing.weight;
  const largest = weights === undefined ? 1 : weights.reduce((a, b) => Math.max(a, b), 0);
  let hub = new Float64Array(n).fill(1 / n);
  let nextHub = new Float64Array(n);
  let authority = new Float64Array(n);
  let nextAuthority = new Float64Array(n);
  const step = async (): Promise<number> => {
    await gather(network.incoming, largest, hub, nextAuthority, task);
    await gather(network.outgoing, largest, nextAuthority, nextHub, task);
    let change = 0;
    for (let p = 0; p < n; p++) change += Math.abs(nextHub[p]! - hub[p]!);
    [hub, nextHub] = [nextHub, hub];
    [authority, nextAuthority] = [nextAuthority, authority];
    return change;
  };
  const end = await iterateToLimit(step, "Hubs and authorities", LIMIT, task);
  if (!end.converged) return undefined;
  dropVanishing(hub, nextHub);
  dropVanishing(authority, nextAuthority);
  return { hub, authority };
}

/** into[p] = Σ weight·from[q] over the ties of p, then scaled to sum 1. Answers `into`. */
async function gather(ties: Csr, largest: number, from: Float64Array, into: Float64Array, task: Task): Promise<Float64Array> {
  const borders = cutRows(ties.start);
  let total = 0;
  for (let i = 1; i < borders.length; i++) {
    total = gatherRows(ties, largest, { from, into, first: borders[i - 1]!, last: borders[i]!, total });
    await task.breathe();
  }
  for (let p = 0; p < into.length; p++) into[p] = into[p]! / total;
  return into;
}

interface GatheredRows {
  readonly from: Float64Array;
  readonly into: Float64Array;
  readonly first: number;
  readonly last: number;
  /** Of the rows before. */
  readonly total: number;
}

/** Answers the total with these rows. */
function gatherRows({ start, of, weight }: Csr, largest: number, { from, into, first, last, total: before }: GatheredRows): number {
  let total = before;
  for (let p = first; p < last; p++) {
    const end = start[p + 1]!;
    let sum = 0;
    if (weight === undefined) for (let i = start[p]!; i < end; i++) sum += from[of[i]!]!;
    else for (let i = start[p]!; i < end; i++) sum += (weight[i]! / largest) * from[of[i]!]!;
    into[p] = sum;
    total += sum;
  }
  return total;
}
