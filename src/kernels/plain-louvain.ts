import type { Csr } from "../core/network.ts";

/** One network, ready for any number of runs of Louvain. */
export interface LouvainSteps {
  /** Everyone is a group again, or stands in the group given (numbers below the number of people). */
  restart(groups?: Uint32Array): void;
  nodes(): number;
  /** All nodes of the level wait to be visited, in this order: each once. */
  fill(order: Uint32Array): void;
  /** Visits those who wait until about `ties` ties are seen; true while somebody waits. */
  move(ties: number): boolean;
  /** Whether anybody moved since `fill`. */
  hasMoved(): boolean;
  /** Makes the groups the nodes of the next level, until about `ties` ties are seen; true while there is more to do. */
  zoomOut(ties: number): boolean;
  /** The node of the level that each person is in: a copy. */
  nodeOfPeople(): Uint32Array;
  /** Modularity of the level's nodes as groups of people, after a level in which nobody moved. */
  modularity(): number;
}

/** Gains closer than this are the same. */
const EPSILON = 1e-10;

/** A level: its nodes are the groups of the level before. Rows of the first level descend, later ones ascend. */
interface Level {
  readonly nodes: number;
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly weight: Float64Array | undefined;
  /** Weight of the ties inside each node, both ways counted. */
  readonly loops: Float64Array;
  /** Sum of each row. */
  readonly degree: Float64Array;
  /** Sum of the weights of the ties of each group's nodes; changes. */
  readonly total: Float64Array;
}

/** The plain twin of assembly/louvain.ts: the reference, and what runs where nothing may be compiled. Same order of every sum. */
export function openPlainLouvain(union: Csr): LouvainSteps {
  const n = union.start.length - 1;
  const { first, doubled } = readFirstLevel(union);
  let level = first;
  const nodeOf = new Uint32Array(n);
  const group = new Uint32Array(n);
  const size = new Uint32Array(n);
  const empty = new Uint32Array(n);
  const sum = new Float64Array(n);
  const touched = new Uint32Array(n);
  const queue = new Uint32Array(n);
  const isWaiting = new Uint8Array(n);
  let emptyCount = 0;
  let head = 0;
  let waiting = 0;
  let hasMoved = false;
  let next: NextLevel | undefined;

  const beginLevel = (next: Level): void => {
    level = next;
    for (let node = 0; node < level.nodes; node++) group[node] = node;
    size.fill(1, 0, level.nodes);
    emptyCount = 0;
  };

  /** Sums the weights of a node's ties by the group at their other end; answers how many groups were touched. */
  const gather = (node: number): number => {
    let found = 0;
    for (let i = level.start[node]!; i < level.start[node + 1]!; i++) {
      const other = group[level.of[i]!]!;
      if (sum[other] === 0) touched[found++] = other;
      sum[other]! += weightAt(level, i);
    }
    return found;
  };

  const visit = (node: number): void => {
    const own = group[node]!;
    const found = gather(node);
    const strength = level.degree[node]! + level.loops[node]!;
    const { total } = level;
    let best = own;
    let bestGain = sum[own]! - (strength * (total[own]! - strength)) / doubled;
    for (let i = 0; i < found; i++) {
      const other = touched[i]!;
      const inside = sum[other]!;
      sum[other] = 0;
      if (other === own) continue;
      const gain = inside - (strength * total[other]!) / doubled;
      if (Math.abs(gain - bestGain) < EPSILON ? best !== own && other > best : gain > bestGain) {
        bestGain = gain;
        best = other;
      }
    }
    if (bestGain < 0) {
      if (size[own] === 1) return;
      best = empty[--emptyCount]!;
    } else if (best === own) return;
    total[own]! -= strength;
    total[best]! += strength;
    group[node] = best;
    size[best]!++;
    if (--size[own]! === 0) empty[emptyCount++] = own;
    hasMoved = true;
    for (let i = level.start[node]!; i < level.start[node + 1]!; i++) {
      const other = level.of[i]!;
      if (group[other] === best || isWaiting[other] === 1) continue;
      isWaiting[other] = 1;
      queue[(head + waiting++) % n] = other;
    }
  };

  return {
    restart(groups) {
      next = undefined;
      for (let p = 0; p < n; p++) nodeOf[p] = p;
      beginLevel({ ...first, loops: first.loops.slice(), total: first.total.slice() });
      if (groups === undefined) return;
      group.set(groups);
      level.total.fill(0);
      size.fill(0);
      for (let p = 0; p < n; p++) {
        level.total[group[p]!]! += first.total[p]!;
        size[group[p]!]!++;
      }
      for (let g = n - 1; g >= 0; g--) if (size[g] === 0) empty[emptyCount++] = g;
    },
    nodes: () => level.nodes,
    fill(order) {
      queue.set(order);
      isWaiting.fill(1, 0, level.nodes);
      head = 0;
      waiting = level.nodes;
      hasMoved = false;
    },
    move(ties) {
      let left = ties;
      while (waiting > 0 && left > 0) {
        const node = queue[head]!;
        head = (head + 1) % n;
        waiting--;
        isWaiting[node] = 0;
        left -= 1 + level.start[node + 1]! - level.start[node]!;
        visit(node);
      }
      return waiting > 0;
    },
    hasMoved: () => hasMoved,
    zoomOut(ties) {
      if (next === undefined) {
        const { groups, total } = renumberGroups(level, group);
        for (let p = 0; p < n; p++) nodeOf[p] = group[nodeOf[p]!]!;
        next = beginJoin(level, group, groups, total);
      }
      if (joinGroups(next, level, group, { ties, sum, touched })) return true;
      const { groups, start, of, weight, loops, total } = next;
      next = undefined;
      beginLevel({ nodes: groups, start, of, weight, loops, degree: sumRows(groups, start, weight), total });
      return false;
    },
    nodeOfPeople: () => nodeOf.slice(),
    modularity() {
      let inside = 0;
      let chance = 0;
      for (let node = 0; node < level.nodes; node++) {
        const share = level.total[node]! / doubled;
        inside += level.loops[node]!;
        chance += share * share;
      }
      return inside / doubled - chance;
    },
  };
}

function weightAt(level: { readonly weight: Float64Array | undefined }, i: number): number {
  return level.weight === undefined ? 1 : level.weight[i]!;
}

function readFirstLevel(union: Csr): { first: Level; doubled: number } {
  const { start } = union;
  const n = start.length - 1;
  const of = new Uint32Array(union.of.length);
  const weight = union.weight === undefined ? undefined : new Float64Array(of.length);
  const total = new Float64Array(n);
  let all = 0;
  for (let p = 0; p < n; p++) {
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const w = weightAt(union, i);
      total[p]! += w;
      if (union.of[i]! > p) all += w;
      const mirrored = start[p]! + start[p + 1]! - 1 - i;
      of[mirrored] = union.of[i]!;
      if (weight !== undefined) weight[mirrored] = w;
    }
  }
  const first = { nodes: n, start, of, weight, loops: new Float64Array(n), degree: sumRows(n, start, weight), total };
  return { first, doubled: 2 * all };
}

function sumRows(n: number, start: Uint32Array, weight: Float64Array | undefined): Float64Array {
  const sums = new Float64Array(n);
  for (let p = 0; p < n; p++) for (let i = start[p]!; i < start[p + 1]!; i++) sums[p]! += weightAt({ weight }, i);
  return sums;
}

/** Numbers the groups in the order of their first node, in place, and hands on their totals. */
function renumberGroups(level: Level, group: Uint32Array): { groups: number; total: Float64Array } {
  const label = new Int32Array(level.nodes).fill(-1);
  const total = new Float64Array(level.nodes);
  let groups = 0;
  for (let node = 0; node < level.nodes; node++) {
    const old = group[node]!;
    if (label[old] === -1) {
      total[groups] = level.total[old]!;
      label[old] = groups++;
    }
    group[node] = label[old]!;
  }
  return { groups, total };
}

/** A level that is being made: `group` is the first one without a row, and so many entries are written. */
interface NextLevel {
  readonly groups: number;
  readonly memberStart: Uint32Array;
  readonly members: Uint32Array;
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly weight: Float64Array;
  readonly loops: Float64Array;
  readonly total: Float64Array;
  group: number;
  entries: number;
}

function beginJoin(level: Level, group: Uint32Array, groups: number, total: Float64Array): NextLevel {
  const memberStart = new Uint32Array(groups + 1);
  for (let node = 0; node < level.nodes; node++) memberStart[group[node]! + 1]!++;
  for (let g = 0; g < groups; g++) memberStart[g + 1]! += memberStart[g]!;
  const next = memberStart.slice();
  const members = new Uint32Array(level.nodes);
  for (let node = 0; node < level.nodes; node++) members[next[group[node]!]!++] = node;
  const most = level.start[level.nodes]!;
  return {
    groups, memberStart, members, start: new Uint32Array(groups + 1), of: new Uint32Array(most), weight: new Float64Array(most), loops: new Float64Array(groups), total,
    group: 0, entries: 0,
  };
}

/**
 * Makes rows of the next level: groups become nodes, ties between two groups are summed in the order of their members and rows. `sum` is 0
 * before and after. True while there is more to do.
 */
function joinGroups(
  next: NextLevel, level: Level, group: Uint32Array, { ties, sum, touched }: { readonly ties: number; readonly sum: Float64Array; readonly touched: Uint32Array },
): boolean {
  const { groups, memberStart, members, start, of, weight, loops } = next;
  for (let left = ties; next.group < groups && left > 0; next.group++) {
    const g = next.group;
    let inside = 0;
    let found = 0;
    for (let m = memberStart[g]!; m < memberStart[g + 1]!; m++) {
      const node = members[m]!;
      inside += level.loops[node]!;
      left -= 1 + level.start[node + 1]! - level.start[node]!;
      for (let i = level.start[node]!; i < level.start[node + 1]!; i++) {
        const other = group[level.of[i]!]!;
        const w = weightAt(level, i);
        if (other === g) {
          inside += w;
          continue;
        }
        if (sum[other] === 0) touched[found++] = other;
        sum[other]! += w;
      }
    }
    loops[g] = inside;
    let { entries } = next;
    for (const other of touched.subarray(0, found).sort()) {
      of[entries] = other;
      weight[entries++] = sum[other]!;
      sum[other] = 0;
    }
    next.entries = entries;
    start[g + 1] = entries;
  }
  return next.group < groups;
}
