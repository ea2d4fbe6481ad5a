import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** A way without a person twice: the people from one end to the other, and what it costs in all. */
export interface Way {
  readonly people: readonly number[];
  readonly cost: number;
}

export interface WaysInput {
  /** Every tie from both ends (see undirected-union). */
  readonly ties: Csr;
  readonly from: number;
  readonly to: number;
  /** How many ways at most. */
  readonly most: number;
  /** What a tie of a weight costs: positive. */
  readonly costOf: (weight: number) => number;
  /** 1 for people no way leads through; undefined = none. The two ends are never closed. */
  readonly isClosed?: Uint8Array;
}

/**
 * The cheapest ways between two people, cheapest first: Yen (1971) over Dijkstra. Equal costs by the number of steps, then by the first
 * person number that differs. No way: empty; from = to: empty.
 *
 * Cost O(most · steps · (m + n log n)); searches end at the other end, so near people are found much faster.
 */
export async function shortestWays(input: WaysInput, task: Task): Promise<readonly Way[]> {
  const { from, to, most } = input;
  const search = createSearch(input);
  const found: Way[] = [];
  const first = from === to ? undefined : search(from, [], new Set());
  const candidates: Way[] = first === undefined ? [] : [first];
  while (candidates.length > 0 && found.length < most) {
    candidates.sort(compareWays);
    const best = candidates.shift()!;
    found.push(best);
    if (found.length === most) break;
    for (let at = 0; at + 1 < best.people.length; at++) {
      await task.breathe({ stage: "ways", done: found.length, total: most, unit: "ways" });
      const root = best.people.slice(0, at + 1);
      const taken = new Set(found.filter(({ people }) => isRootOf(root, people)).map(({ people }) => people[at + 1]!));
      const spur = search(root[at]!, root.slice(0, at), taken);
      if (spur === undefined) continue;
      const people = [...root.slice(0, at), ...spur.people];
      const way = { people, cost: costAlong(input, people) };
      if (![...found, ...candidates].some((other) => isRootOf(people, other.people) && people.length === other.people.length)) candidates.push(way);
    }
  }
  return found;
}

function isRootOf(root: readonly number[], people: readonly number[]): boolean {
  return root.every((person, i) => people[i] === person);
}

function compareWays(a: Way, b: Way): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  if (a.people.length !== b.people.length) return a.people.length - b.people.length;
  const at = a.people.findIndex((person, i) => person !== b.people[i]);
  return at < 0 ? 0 : a.people[at]! - b.people[at]!;
}

/** Costs summed from the first person on, so that the same way always has the same sum. */
function costAlong({ ties, costOf }: WaysInput, people: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < people.length; i++) sum += costOf(weightBetween(ties, people[i]!, people[i + 1]!));
  return sum;
}

/** Weight of the tie between two people, 0 where there is none. Cost O(log degree). */
export function weightBetween(ties: Csr, a: number, b: number): number {
  const entry = entryOf(ties, a, b);
  return entry === undefined ? 0 : ties.weight?.[entry] ?? 1;
}

/** Position of the tie a → b among the entries, undefined where there is none. Cost O(log degree). */
export function entryOf({ start, of }: Csr, a: number, b: number): number | undefined {
  let low = start[a]!;
  let high = start[a + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (of[middle] === b) return middle;
    if (of[middle]! < b) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

type Search = (start: number, closed: readonly number[], notFirst: ReadonlySet<number>) => Way | undefined;

/** Dijkstra from a start to the one end, around closed people, not through the given first steps. Its arrays are used again. */
function createSearch({ ties, to, from, costOf, isClosed }: WaysInput): Search {
  const n = ties.start.length - 1;
  const cost = new Float64Array(n);
  const before = new Uint32Array(n);
  const seen = new Uint32Array(n);
  const done = new Uint32Array(n);
  let turn = 0;
  return (start, closed, notFirst) => {
    turn++;
    const heap = createHeap();
    for (const person of closed) done[person] = turn;
    cost[start] = 0;
    seen[start] = turn;
    heap.push(0, start);
    for (;;) {
      const person = heap.pop();
      if (person === undefined) return undefined;
      if (done[person] === turn) continue;
      done[person] = turn;
      if (person === to) break;
      if (person !== start && person !== from && isClosed !== undefined && isClosed[person] !== 0) continue;
      for (let i = ties.start[person]!; i < ties.start[person + 1]!; i++) {
        const other = ties.of[i]!;
        if (done[other] === turn || (person === start && notFirst.has(other))) continue;
        const reached = cost[person]! + costOf(ties.weight?.[i] ?? 1);
        if (seen[other] === turn && reached >= cost[other]!) continue;
        seen[other] = turn;
        cost[other] = reached;
        before[other] = person;
        heap.push(reached, other);
      }
    }
    const people = [to];
    while (people[0] !== start) people.unshift(before[people[0]!]!);
    return { people, cost: cost[to]! };
  };
}

/** A binary heap of people by cost, equal ones by number. */
function createHeap(): { push(cost: number, person: number): void; pop(): number | undefined } {
  const costs: number[] = [];
  const people: number[] = [];
  const isLess = (i: number, j: number): boolean => costs[i]! < costs[j]! || (costs[i] === costs[j] && people[i]! < people[j]!);
  const swap = (i: number, j: number): void => {
    [costs[i], costs[j]] = [costs[j]!, costs[i]!];
    [people[i], people[j]] = [people[j]!, people[i]!];
  };
  return {
    push(cost, person) {
      let at = costs.push(cost) - 1;
      people.push(person);
      while (at > 0 && isLess(at, (at - 1) >> 1)) {
        swap(at, (at - 1) >> 1);
        at = (at - 1) >> 1;
      }
    },
    pop() {
      const top = people[0];
      const [cost, person] = [costs.pop(), people.pop()];
      if (people.length === 0 || cost === undefined || person === undefined) return top;
      costs[0] = cost;
      people[0] = person;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        if (left >= costs.length) return top;
        const child = left + 1 < costs.length && isLess(left + 1, left) ? left + 1 : left;
        if (!isLess(child, at)) return top;
        swap(child, at);
        at = child;
      }
    },
  };
}
