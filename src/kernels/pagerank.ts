import { wasm } from "virtual:kernels/pagerank";
import type { Csr, Network } from "../core/network.ts";
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
 * left to change is below 1e-13 of their sum: in all, a step of the walk changes less than 1e-12. In groups of 1,000 and more all values
 * are multiplied after each sweep so that what leaves the group is what comes in: the slowest part of the error is gone at once (17
 * sweeps instead of 82 on a network with heavy tails). Weights are those of the network.
 * Cost O(m) a sweep, some 20 to 70 sweeps inside groups and one elsewhere. Source: Page, Brin, Motwani and Winograd, The PageRank citation
 * ranking (1999); sweeps: Arasu, Novak, Tomkins and Tomlin, PageRank computation and the structure of the web (2002); one factor for a
 * group: Koury, McAllister and Stewart, Iterative methods for computing stationary distributions (1984).
 */
export async function computePageRank(network: Network, task: Task, choice: KernelChoice = "compiled"): Promise<Float64Array> {
  const n = network.personCount;
  const steps = await openPageRank(network.incoming, rowSums(network.outgoing), choice, task);
  const breath = Math.min(BREATH, Math.ceil(network.incoming.of.length / BREATHS) + 1);
  let rounds = 0;
  while (steps.advance(breath) < n) await task.breathe({ stage: "PageRank", done: ++rounds, total: Number.NaN, unit: "iterations" });
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

async function openPageRank(incoming: Csr, sent: Float64Array, choice: KernelChoice, task: Task): Promise<PageRankSteps> {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  return memory === undefined ? openPlainPageRank(incoming, sent) : openCompiledPageRank(incoming, sent, memory, task);
}

interface Exports {
  setUp(people: number, start: number, sender: number, weight: number, sent: number, room32: number, room64: number, roomSender: number, roomWeight: number): void;
  findAll(): void;
  orderAll(): void;
  moveAll(): void;
  people(): number;
  advance(ties: number): number;
  values(): number;
}

async function openCompiledPageRank(incoming: Csr, sent: Float64Array, memory: KernelMemory<Exports>, task: Task): Promise<PageRankSteps> {
  const n = sent.length;
  const entries = incoming.of.length;
  const start = memory.take(n + 1, 4);
  const sender = memory.take(entries, 4);
  const weight = incoming.weight === undefined ? 0 : memory.take(entries, 8);
  const sentAt = memory.take(n, 8);
  const room32 = memory.take(7 * (n + 1), 4);
  const room64 = memory.take(4 * n, 8);
  const roomSender = memory.take(entries, 4);
  const roomWeight = weight === 0 ? 0 : memory.take(entries, 8);
  const kernel = memory.open();
  memory.u32(start, n + 1).set(incoming.start);
  memory.u32(sender, entries).set(incoming.of);
  if (incoming.weight !== undefined) memory.f64(weight, entries).set(incoming.weight);
  memory.f64(sentAt, n).set(sent);
  kernel.setUp(n, start, sender, weight, sentAt, room32, room64, roomSender, roomWeight);
  for (const prepare of [() => kernel.findAll(), () => kernel.orderAll(), () => kernel.moveAll()]) {
    await task.breathe();
    prepare();
  }
  return {
    advance: (ties) => kernel.advance(ties),
    values() {
      const found = memory.f64(kernel.values(), n);
      const values = new Float64Array(n);
      memory.u32(kernel.people(), n).forEach((p, place) => (values[p] = found[place]!));
      return values;
    },
  };
}
