import type { Csr, Network } from "../core/network.ts";
import { type Task, unattended } from "../core/task.ts";
import { countNeighbours, orderByNeighbours, renumberTies } from "./renumber.ts";

/**
 * What is left of a network when people with one neighbour are folded into that neighbour, again and again until there are none: trees
 * that hang from it are gone, paths among those who are left are the same.
 *
 * People are numbered anew, those with most neighbours first: what is used most lies together. Those without neighbours are left out.
 */
export interface FoldedNetwork {
  readonly outgoing: Csr;
  /** The same object as `outgoing` where the network is undirected. */
  readonly incoming: Csr;
  /** Number in the whole network of each person who is left. */
  readonly personOf: Uint32Array;
  /** By person: people folded in who can reach them, the person included. */
  readonly sourceWeight: Float64Array;
  /** By person: people folded in whom they can reach, the person included. */
  readonly targetWeight: Float64Array;
  readonly folds: Folds;
}

/** Who was folded into whom, over the numbers of the whole network, in the order in which it was done. */
export interface Folds {
  readonly person: Uint32Array;
  readonly into: Uint32Array;
  /** 1: there is a tie to whom they were folded into, 2: there is one back, 3: both. */
  readonly ways: Uint8Array;
  readonly sourceWeight: Float64Array;
  readonly targetWeight: Float64Array;
  /** By person: ordered pairs of people in different branches folded into that person, between whom the person is the way. */
  readonly pairs: Float64Array;
}

const THERE = 1;
const BACK = 2;

/** Folds people with one neighbour, whichever way the ties go. Weights of ties are not looked at. Lets messages in. Cost O(n + m). */
export async function foldPendants(network: Network, task: Task = unattended): Promise<FoldedNetwork> {
  const { folds, neighbours } = fold(network, await countNeighbours(network, task));
  await task.breathe();
  const personOf = orderByNeighbours(neighbours);
  const outgoing = await renumberTies(network.outgoing, personOf, task);
  return {
    outgoing,
    incoming: network.directed ? await renumberTies(network.incoming, personOf, task) : outgoing,
    personOf,
    sourceWeight: Float64Array.from(personOf, (person) => folds.sourceWeight[person]!),
    targetWeight: Float64Array.from(personOf, (person) => folds.targetWeight[person]!),
    folds,
  };
}

/**
 * Ordered pairs of people, by person of the whole network, between whom the person is the only way because one of the two was folded
 * into the person or further out. What people who are left stand for on ways between others who are left is not counted.
 *
 * @param reached by number in the folded network: target weights of everyone they reach, themselves left out
 * @param reachedBy source weights of everyone who reaches them, themselves left out
 * Whole numbers throughout: exact while n² is below 2^53. Cost O(n).
 */
export function countFoldedPairs(folded: FoldedNetwork, reached: Float64Array, reachedBy: Float64Array): Float64Array {
  const { person, into, ways, sourceWeight, targetWeight } = folded.folds;
  const pairs = folded.folds.pairs.slice();
  const n = pairs.length;
  /** People beyond what was folded into a person whom that person reaches, or who reach that person. */
  const beyond = new Float64Array(n);
  const fromBeyond = new Float64Array(n);
  folded.personOf.forEach((p, number) => {
    beyond[p] = reached[number]!;
    fromBeyond[p] = reachedBy[number]!;
  });
  for (let i = person.length - 1; i >= 0; i--) {
    const p = person[i]!;
    const q = into[i]!;
    const reaches = (ways[i]! & THERE) !== 0;
    const isReached = (ways[i]! & BACK) !== 0;
    if (reaches) beyond[p] = beyond[q]! + targetWeight[q]! - (isReached ? targetWeight[p]! : 0);
    if (isReached) fromBeyond[p] = fromBeyond[q]! + sourceWeight[q]! - (reaches ? sourceWeight[p]! : 0);
  }
  for (let p = 0; p < n; p++) pairs[p]! += (sourceWeight[p]! - 1) * beyond[p]! + (targetWeight[p]! - 1) * fromBeyond[p]!;
  return pairs;
}

/** @param neighbours afterwards 0 for everyone who was folded or has no neighbour left */
function fold(network: Network, neighbours: Uint32Array): { readonly folds: Folds; readonly neighbours: Uint32Array } {
  const n = network.personCount;
  const sourceWeight = new Float64Array(n).fill(1);
  const targetWeight = new Float64Array(n).fill(1);
  const pairs = new Float64Array(n);
  const person = new Uint32Array(n);
  const into = new Uint32Array(n);
  const ways = new Uint8Array(n);
  let found = 0;
  let count = 0;
  for (let p = 0; p < n; p++) if (neighbours[p] === 1) person[found++] = p;
  for (let next = 0; next < found; next++) {
    const p = person[next]!;
    // The last two of a tree are each other's only neighbour: the other was folded into this one.
    if (neighbours[p] !== 1) continue;
    neighbours[p] = 0;
    const there = onlyLeft(network.outgoing, p, neighbours);
    const back = onlyLeft(network.incoming, p, neighbours);
    const q = there ?? back!;
    const sources = there === undefined ? 0 : sourceWeight[p]!;
    const targets = back === undefined ? 0 : targetWeight[p]!;
    pairs[q]! += sources * (targetWeight[q]! - 1) + targets * (sourceWeight[q]! - 1);
    sourceWeight[q]! += sources;
    targetWeight[q]! += targets;
    // `count` never passes `next`: what is overwritten has been dealt with.
    person[count] = p;
    into[count] = q;
    ways[count++] = (there === undefined ? 0 : THERE) | (back === undefined ? 0 : BACK);
    if (--neighbours[q]! === 1) person[found++] = q;
  }
  return {
    folds: { person: person.slice(0, count), into: into.slice(0, count), ways: ways.slice(0, count), sourceWeight, targetWeight, pairs },
    neighbours,
  };
}

/** Whoever of a row still has neighbours. Each row is looked through once, when its person is folded. */
function onlyLeft({ start, of }: Csr, person: number, neighbours: Uint32Array): number | undefined {
  const end = start[person + 1]!;
  for (let i = start[person]!; i < end; i++) if (neighbours[of[i]!]! > 0) return of[i]!;
  return undefined;
}
