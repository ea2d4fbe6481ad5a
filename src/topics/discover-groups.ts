import type { Csr } from "../core/network.ts";
import { createRandom } from "../core/random.ts";
import type { Task } from "../core/task.ts";
import { openLouvain, runLouvain } from "../kernels/louvain.ts";

/** The group of each term, −1 where it has no tie. Groups are numbered by size, then by their first term. */
export interface TermGroups {
  readonly labels: Int32Array;
  readonly count: number;
}

/** Smaller groups are no topics of their own. */
const LEAST_TERMS = 4;

/** Finds communities of the network of terms (Louvain, one run for each seed); those of fewer than 4 terms are none. Cost of a run nearly O(ties). */
export function openGroups(ties: Csr): (seed: number, task: Task) => Promise<TermGroups> {
  const n = ties.start.length - 1;
  if (ties.of.length === 0) return async () => ({ labels: new Int32Array(n).fill(-1), count: 0 });
  const steps = openLouvain(ties);
  return async (seed, task) => {
    const { groups: found } = await runLouvain(steps, createRandom(seed), () => task.breathe());
    const labels = Int32Array.from(found, (group, term) => (ties.start[term] === ties.start[term + 1] ? -1 : group));
    return renumber(labels, LEAST_TERMS);
  };
}

/**
 * Exactly `wanted` groups where that can be: the two that lose least modularity are joined until there are no more; the largest is split by
 * its own communities while there are fewer and one can be split. Cost O(groups³ + ties).
 */
export async function fitGroups(groups: TermGroups, ties: Csr, wanted: number, seed: number, task: Task): Promise<TermGroups> {
  let current = groups;
  while (current.count < wanted) {
    const next = await splitLargest(current, ties, wanted, seed, task);
    if (next === undefined) break;
    current = next;
  }
  return current.count > wanted ? joinGroups(current, ties, wanted) : current;
}

function joinGroups({ labels, count }: TermGroups, ties: Csr, wanted: number): TermGroups {
  const between = new Float64Array(count * count);
  const total = new Float64Array(count);
  let all = 0;
  for (let term = 0; term < labels.length; term++) {
    const a = labels[term]!;
    if (a < 0) continue;
    for (let i = ties.start[term]!; i < ties.start[term + 1]!; i++) {
      const b = labels[ties.of[i]!]!;
      if (b < 0) continue;
      const weight = ties.weight![i]!;
      between[a * count + b]! += weight;
      total[a]! += weight;
      all += weight;
    }
  }
  const into = Int32Array.from({ length: count }, (_, g) => g);
  const alive = Array.from(into);
  while (alive.length > wanted) {
    let best = -Infinity;
    let pair: readonly [number, number] = [alive[0]!, alive[1]!];
    for (let i = 0; i < alive.length; i++) {
      for (let k = i + 1; k < alive.length; k++) {
        const [a, b] = [alive[i]!, alive[k]!];
        const gain = between[a * count + b]! / all - (total[a]! * total[b]!) / (all * all);
        if (gain > best) [best, pair] = [gain, [a, b]];
      }
    }
    const [kept, gone] = pair;
    for (let g = 0; g < count; g++) if (into[g] === gone) into[g] = kept;
    for (let g = 0; g < count; g++) {
      between[kept * count + g]! += between[gone * count + g]!;
      if (g !== kept) between[g * count + kept] = between[kept * count + g]!;
    }
    total[kept]! += total[gone]!;
    alive.splice(alive.indexOf(gone), 1);
  }
  return renumber(labels.map((g) => (g < 0 ? -1 : into[g]!)), 1);
}

/** The largest group that falls apart does, into at most as many as are wanted; undefined where none does. */
async function splitLargest(groups: TermGroups, ties: Csr, wanted: number, seed: number, task: Task): Promise<TermGroups | undefined> {
  for (let group = 0; group < groups.count; group++) {
    const members = Array.from(groups.labels.keys()).filter((term) => groups.labels[term] === group);
    if (members.length < 2 * LEAST_TERMS) continue;
    const inside = induce(ties, members);
    const found = await openGroups(inside)(seed, task);
    if (found.count < 2) continue;
    const room = wanted - groups.count + 1;
    const parts = found.count > room ? joinGroups(found, inside, Math.max(2, room)) : found;
    const labels = groups.labels.slice();
    // Terms of parts too small to be a topic stay with the first.
    members.forEach((term, i) => (labels[term] = parts.labels[i]! <= 0 ? group : groups.count + parts.labels[i]! - 1));
    return renumber(labels, 1);
  }
  return undefined;
}

/** The ties among some terms, which are numbered in their order. */
function induce(ties: Csr, members: readonly number[]): Csr {
  const place = new Map(members.map((term, i) => [term, i]));
  const start = new Uint32Array(members.length + 1);
  const of: number[] = [];
  const weight: number[] = [];
  members.forEach((term, i) => {
    for (let k = ties.start[term]!; k < ties.start[term + 1]!; k++) {
      const to = place.get(ties.of[k]!);
      if (to === undefined) continue;
      of.push(to);
      weight.push(ties.weight![k]!);
    }
    start[i + 1] = of.length;
  });
  return { start, of: Uint32Array.from(of), weight: Float64Array.from(weight) };
}

function renumber(labels: Int32Array, least: number): TermGroups {
  const sizes = new Map<number, { size: number; readonly first: number; label: number }>();
  labels.forEach((label, term) => {
    if (label < 0) return;
    const known = sizes.get(label);
    if (known === undefined) sizes.set(label, { size: 1, first: term, label: -1 });
    else known.size++;
  });
  const kept = [...sizes.values()].filter(({ size }) => size >= least).sort((a, b) => b.size - a.size || a.first - b.first);
  kept.forEach((group, i) => (group.label = i));
  return { labels: labels.map((label) => (label < 0 ? -1 : sizes.get(label)!.label)), count: kept.length };
}
