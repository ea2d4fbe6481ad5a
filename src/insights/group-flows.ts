import type { Network } from "../core/network.ts";
import { NONE, type TalkLog } from "../core/talk-log.ts";
import { listTieEntries } from "../network/aggregate.ts";

/** An amount that goes from group to group, row by row: `cells[i * k + j]` from group i to group j of k. */
export interface GroupFlow {
  readonly cells: Float64Array;
  /** What each cell would hold if what goes out and what comes in were independent; NaN where nothing flows at all. */
  readonly expected: Float64Array;
  /** Sums of the rows and of the columns. Undirected: the same, what stays inside counted once. */
  readonly out: Float64Array;
  readonly in: Float64Array;
  /** Share of what goes out of a group that stays inside; NaN where nothing goes out. */
  readonly inside: Float64Array;
  /** All of it; undirected: each pair counted once. */
  readonly total: number;
}

/** Who talks to whom, group by group. */
export interface GroupFlows {
  /** Connections: distinct pairs of a person who wrote and a person written to; undirected: pairs. */
  readonly ties: GroupFlow;
  /** Messages of someone of the one group to at least one person of the other; undefined where the data hold no talk. */
  readonly messages: GroupFlow | undefined;
  /** Times someone was addressed: the weights of the connections. */
  readonly weight: GroupFlow;
  /** Connections as a share of all that there could be between the people of the groups; NaN where none could be. */
  readonly density: Float64Array;
}

/**
 * Group × group: connections, messages and their weight from each group to each.
 *
 * `groupOf[p]` is the group of person p, 0 … groupCount − 1, or NONE for people who take no part (our own accounts): what they write and
 * what is written to them is left out. A message to people of three groups counts once in three cells, so rows of messages do not add up
 * to the messages written. Undirected: cells (i, j) and (j, i) are the same pairs; what stays inside a group stands once in its cell.
 *
 * Expected (under independence): row sum × column sum ÷ total; undirected in ends of connections, as in a random network of the same
 * strengths. It takes no account of nobody writing to himself. Cost O(n + ties + recipients + groups²).
 */
export function countFlows(log: TalkLog, mask: Uint8Array | undefined, network: Network, groupOf: Uint32Array, groupCount: number): GroupFlows {
  const people = new Float64Array(groupCount);
  for (const group of groupOf) if (group !== NONE) people[group]!++;
  const ties = new Float64Array(groupCount * groupCount);
  const weight = new Float64Array(groupCount * groupCount);
  const { start, of, weight: weights } = network.outgoing;
  for (let p = 0; p < network.personCount; p++) {
    const from = groupOf[p]!;
    if (from === NONE) continue;
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const other = of[i]!;
      const to = groupOf[other]!;
      // An undirected pair stands at both ends: inside a group it is counted at one.
      if (to === NONE || (!network.directed && from === to && other < p)) continue;
      ties[from * groupCount + to]!++;
      weight[from * groupCount + to]! += weights?.[i] ?? 1;
    }
  }
  const isDirected = network.directed;
  return {
    ties: flowOf(ties, groupCount, isDirected),
    messages: log.hasTalk ? flowOf(countMessages(log, mask, groupOf, groupCount), groupCount, isDirected) : undefined,
    weight: flowOf(weight, groupCount, isDirected),
    density: ties.map((count, cell) => {
      const [from, to] = [people[Math.floor(cell / groupCount)]!, people[cell % groupCount]!];
      const isInside = Math.floor(cell / groupCount) === cell % groupCount;
      const possible = isInside ? (from * (from - 1)) / (isDirected ? 1 : 2) : from * to;
      return possible === 0 ? Number.NaN : count / possible;
    }),
  };
}

/** Messages by cell, each once in every cell it belongs to. Undirected: in both cells of a pair. */
function countMessages(log: TalkLog, mask: Uint8Array | undefined, groupOf: Uint32Array, groupCount: number): Float64Array {
  const { from, to, message } = listTieEntries(log, mask);
  const cells = new Float64Array(groupCount * groupCount);
  const seenIn = new Uint32Array(groupCount * groupCount).fill(NONE);
  const add = (cell: number, m: number): void => {
    if (seenIn[cell] === m) return;
    seenIn[cell] = m;
    cells[cell]!++;
  };
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [groupOf[from[i]!]!, groupOf[to[i]!]!];
    if (a === NONE || b === NONE) continue;
    add(a * groupCount + b, message[i]!);
    if (log.isUndirected) add(b * groupCount + a, message[i]!);
  }
  return cells;
}

function flowOf(cells: Float64Array, groupCount: number, isDirected: boolean): GroupFlow {
  const out = new Float64Array(groupCount);
  const into = new Float64Array(groupCount);
  /** Undirected: ends, so that what stays inside counts twice. */
  const ends = new Float64Array(groupCount);
  let total = 0;
  let endTotal = 0;
  for (let i = 0; i < groupCount; i++) {
    for (let j = 0; j < groupCount; j++) {
      const amount = cells[i * groupCount + j]!;
      out[i]! += amount;
      into[j]! += amount;
      ends[i]! += !isDirected && i === j ? 2 * amount : amount;
      if (isDirected || i <= j) total += amount;
    }
    endTotal += ends[i]!;
  }
  const expected = cells.map((_, cell) => {
    const [i, j] = [Math.floor(cell / groupCount), cell % groupCount];
    if (total === 0) return Number.NaN;
    if (isDirected) return (out[i]! * into[j]!) / total;
    return (ends[i]! * ends[j]!) / endTotal / (i === j ? 2 : 1);
  });
  return { cells, expected, out, in: into, inside: out.map((sum, i) => (sum === 0 ? Number.NaN : cells[i * groupCount + i]! / sum)), total };
}
