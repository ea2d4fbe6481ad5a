import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";
import { DOMINANT_VECTORS, findDominantVector } from "./dominant-vector.ts";
import { dropVanishing, iterateToLimit } from "./iterate.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { shareOfLargest } from "./tie-weights.ts";
import { openVectors } from "./vectors.ts";

const LIMIT = 100_000;
/** Part of the growth factor added to the diagonal: enough to turn two-sided networks (stars) from swinging to settling. */
const SHIFT = 0.25;
/** Ties from one look at the clock to the next. */
const BREATH = 500_000;
/** Up to so many ties plain iteration is quick. */
const FEW_TIES = 20_000;

export interface EigenvectorOptions {
  /** True where the network is undirected: a step costs less. */
  readonly isSymmetric?: boolean;
  readonly choice?: KernelChoice;
}

/**
 * Principal left eigenvector, length 1: a person's value is proportional to the values of those who talk to them. Undefined when
 * 100,000 steps do not converge to 1e-12.
 *
 * The limit of repeated multiplication by A + cI from the uniform vector. It is the same for every c > 0 (the matrices share their
 * eigenvectors and the dominant one stays dominant), so c follows the size of the weights, a quarter of the growth per step:
 * c = 1 would need millions of steps on a star with heavy ties. Without ties: the uniform vector. The caller makes sure that a
 * directed network has a cycle: without one there is no such vector. With 20,000 ties and more the limit is first sought in fewer
 * steps. Cost O(m) a step.
 * Source: Bonacich, Power and centrality (1987).
 */
export async function computeEigenvector(incoming: Csr, task: Task, options: EigenvectorOptions = {}): Promise<Float64Array | undefined> {
  if (incoming.of.length >= FEW_TIES) {
    const found = await findQuickly(incoming, task, options);
    if (found !== undefined) return found;
  }
  return iteratePlainly(incoming, task);
}

async function findQuickly(incoming: Csr, task: Task, { choice = "compiled", isSymmetric = false }: EigenvectorOptions): Promise<Float64Array | undefined> {
  const space = await openVectors([await shareOfLargest(incoming, task)], DOMINANT_VECTORS, choice, task);
  const found = await findDominantVector(space, incoming.start.length - 1, (from, into, breathe) => space.gather(0, from, into, breathe), {
    stage: "Eigenvector",
    isSymmetric,
    task,
  });
  if (found !== undefined) dropVanishing(found.values, found.before);
  return found?.values;
}

async function iteratePlainly(incoming: Csr, task: Task): Promise<Float64Array | undefined> {
  const n = incoming.start.length - 1;
  const { start, of, weight } = incoming;
  let value = new Float64Array(n).fill(1 / Math.sqrt(n));
  let next = new Float64Array(n);
  if (of.length === 0) return value;
  const largest = weight === undefined ? 1 : weight.reduce((a, b) => Math.max(a, b), 0);
  const step = async (): Promise<number> => {
    let growth = 0;
    let last = 0;
    for (let p = 0; p < n; p++) {
      const end = start[p + 1]!;
      if (end - last > BREATH) {
        last = end;
        await task.breathe();
      }
      let received = 0;
      if (weight === undefined) for (let i = start[p]!; i < end; i++) received += value[of[i]!]!;
      else for (let i = start[p]!; i < end; i++) received += (weight[i]! / largest) * value[of[i]!]!;
      next[p] = received;
      growth += received * received;
    }
    const shift = SHIFT * Math.sqrt(growth);
    let square = 0;
    for (let p = 0; p < n; p++) {
      const shifted = next[p]! + shift * value[p]!;
      next[p] = shifted;
      square += shifted * shifted;
    }
    const norm = Math.sqrt(square);
    let change = 0;
    for (let p = 0; p < n; p++) {
      next[p] = next[p]! / norm;
      change += Math.abs(next[p]! - value[p]!);
    }
    [value, next] = [next, value];
    return change;
  };
  const end = await iterateToLimit(step, "Eigenvector", LIMIT, task);
  if (!end.converged) return undefined;
  dropVanishing(value, next);
  return value;
}
