import { wasm } from "virtual:kernels/pagerank";
import type { Network } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { openPlainPageRank, type PageRankSteps } from "./plain-pagerank.ts";
import { rowSums } from "./tie-weights.ts";

/** Ties from one look at the clock to the next: a few milliseconds, and in a small network an eighth of it. */
const BREATH = 1_000_000;
const BREATHS = 8;

/**
 * PageRank, α = 0.85: the share of time at each person of someone who mostly follows ties (in proportion to their weight) and
 * now and then, or where nobody is written to, starts again at anyone with equal chance. Sums to 1.
 *
 * Starting again adds the same everywhere, so the shares are the solution of y = 1 + α·(what y's senders pass on), scaled to sum 1.
 * It is solved group by group of people who reach each other, senders first, each by sweeps that use new values at once, until what is
 * left to change is below 1e-13 of their sum: in all, a step of the walk changes less than 1e-12. What comes into a group from outside is
 * known by then and summed up once: on Higgs that is most ties into groups. In groups of 1,000 and more all values
 * are multiplied after each sweep so that what leaves the group is what comes in: the slowest part of the error is gone at once (17
 * sweeps instead of 82 on a network with heavy tails). Weights are those of the network.
 * Cost O(m) a sweep, some 20 to 70 sweeps inside groups and one elsewhere. Source: Page, Brin, Motwani and Winograd, The PageRank citation
 * ranking (1999); sweeps: Arasu, Novak, Tomkins and Tomlin, PageRank computation and the structure of the web (2002); one factor for a
 * group: Koury, McAllister and Stewart, Iterative methods for computing stationary distributions (1984).
 */
export async function computePageRank(network: Network, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  const n = network.personCount;
  const steps = openPageRank(network, choice);
  const breath = Math.min(BREATH, Math.ceil(network.incoming.of.length / BREATHS) + 1);
  // Ties are looked at as often as it takes: how many that will be is not known.
  for (let ties = breath; steps.advance(breath) < n; ties += breath) await task.breathe({ stage: "PageRank", done: ties, total: Number.NaN, unit: "connections" });
  const values = steps.values();
  const total = sumOf(values);
  for (let p = 0; p < n; p++) values[p] = values[p]! / total;
  return values;
}

/** With what rounding takes from each step carried along: plain sums of equal values are off by 1e-12 at 100,000 people. */
function sumOf(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const exact = value - lost;
    const next = sum + exact;
    lost = next - sum - exact;
    sum = next;
  }
  return sum;
}

function openPageRank(network: Network, choice: KernelChoice): PageRankSteps {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return memory === undefined ? openPlainPageRank(network.incoming, rowSums(network.outgoing)) : openCompiledPageRank(network, memory);
}

interface Exports {
  setUp(
    people: number, start: number, sender: number, weight: number, sent: number, outStart: number,
    room32: number, room64: number, roomSender: number, roomWeight: number,
  ): void;
  advance(ties: number): number;
  values(): number;
}

function openCompiledPageRank({ incoming, outgoing, personCount: n }: Network, memory: KernelMemory<Exports>): PageRankSteps {
  const entries = incoming.of.length;
  const { weight: weights } = incoming;
  const start = memory.take(n + 1, 4);
  const outStart = outgoing === incoming ? start : memory.take(n + 1, 4);
  const sender = memory.take(entries, 4);
  const weight = weights === undefined ? 0 : memory.take(entries, 8);
  const sent = weights === undefined ? 0 : memory.take(n, 8);
  const room32 = memory.take(10 * (n + 1), 4);
  const room64 = memory.take(7 * n, 8);
  const roomSender = memory.take(entries, 4);
  const roomWeight = weights === undefined ? 0 : memory.take(entries, 8);
  const kernel = memory.open();
  memory.u32(start, n + 1).set(incoming.start);
  if (outStart !== start) memory.u32(outStart, n + 1).set(outgoing.start);
  memory.u32(sender, entries).set(incoming.of);
  if (weights !== undefined) {
    memory.f64(weight, entries).set(weights);
    memory.f64(sent, n).set(rowSums(outgoing));
  }
  kernel.setUp(n, start, sender, weight, sent, outStart, room32, room64, roomSender, roomWeight);
  return { advance: (ties) => kernel.advance(ties), values: () => memory.f64(kernel.values(), n).slice() };
}
