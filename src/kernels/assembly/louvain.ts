import { at32, at64, put32, put64, sort32 } from "./arrays.ts";

/**
 * Louvain on an undirected network, level by level. The host lays out the arrays and drives it: `setUp` and `loadRows` once, then for each run
 * `restart`, and per level `fill`, `move` until nobody waits, `zoomOut` until it is done where somebody moved. Plain twin:
 * ../plain-louvain.ts, same order of every sum.
 */

const EPSILON: f64 = 1e-10;
const NONE: u32 = 0xffffffff;

let people: u32 = 0;
/** u32 row starts, u32 neighbours and f64 weights of the network, rows reversed by `loadRows`; `weightOf` 0: all weigh 1. */
let firstStart: usize = 0;
let firstOf: usize = 0;
let firstWeight: usize = 0;
/** f64 per person: sums of their rows, as given and reversed. */
let firstTotal: usize = 0;
let firstDegree: usize = 0;
/** Sum of all weights, and twice that. */
let all: f64 = 0;
let doubled: f64 = 0;

/** The same of the level that is worked on. Its nodes are the groups of the level before. */
let nodes: u32 = 0;
let start: usize = 0;
let neighbour: usize = 0;
let weightOf: usize = 0;
let evenStart: usize = 0;
let oddStart: usize = 0;
/** f64 per node: weight of ties inside it, sum of its row. */
let loops: usize = 0;
let degree: usize = 0;
/** f64 per group: sum of the weights of its nodes' ties. */
let total: usize = 0;
/** u32 per node: its group; u32 per group: nodes in it; a stack of empty groups. */
let group: usize = 0;
let size: usize = 0;
let empty: usize = 0;
let emptyCount: u32 = 0;
/** f64 per group, 0 in between, and the groups in which it is not 0. */
let sum: usize = 0;
let touched: usize = 0;
/** A ring of nodes that wait, and a byte per node that says whether it does. */
let queue: usize = 0;
let isWaiting: usize = 0;
let head: u32 = 0;
let waiting: u32 = 0;
let hasMoved: bool = false;
/** u32 per person: the node of the level that holds them. */
let nodeOf: usize = 0;
/** The next level, as far as it is made: its nodes, the one that is made, its first member not looked at, and of it what is known. */
let isZooming: bool = false;
let nextNodes: u32 = 0;
let nextStart: usize = 0;
let nextNode: u32 = 0;
let member: u32 = 0;
let nextInside: f64 = 0;
let nextFound: u32 = 0;
let nextEntries: u32 = 0;

/** Takes `perPerson32`, 9 stretches of n+2 u32, and `perPerson64`, 6 of n f64, one behind the other. The rows must then be loaded. */
export function setUp(n: u32, startAt: usize, ofAt: usize, weightAt: usize, perPerson32: usize, perPerson64: usize): void {
  people = n;
  firstStart = startAt;
  firstOf = ofAt;
  firstWeight = weightAt;
  const step32 = <usize>(n + 2) << 2;
  evenStart = perPerson32;
  oddStart = perPerson32 + step32;
  group = perPerson32 + 2 * step32;
  size = perPerson32 + 3 * step32;
  empty = perPerson32 + 4 * step32;
  touched = perPerson32 + 5 * step32;
  queue = perPerson32 + 6 * step32;
  nodeOf = perPerson32 + 7 * step32;
  isWaiting = perPerson32 + 8 * step32;
  const step64 = <usize>n << 3;
  firstTotal = perPerson64;
  firstDegree = perPerson64 + step64;
  loops = perPerson64 + 2 * step64;
  degree = perPerson64 + 3 * step64;
  total = perPerson64 + 4 * step64;
  sum = perPerson64 + 5 * step64;
  all = 0;
}

/** Sums and reverses the rows of the people `first` up to but without `last`: all rows, in order, before anything else. */
export function loadRows(first: u32, last: u32): void {
  for (let p = first; p < last; p++) {
    const from = at32(firstStart, p);
    const end = at32(firstStart, p + 1);
    let row: f64 = 0;
    for (let i = from; i < end; i++) {
      const w: f64 = firstWeight == 0 ? 1 : at64(firstWeight, i);
      row += w;
      if (at32(firstOf, i) > p) all += w;
    }
    put64(firstTotal, p, row);
    for (let i = from, j = end; i + 1 < j; i++) {
      j--;
      const other = at32(firstOf, i);
      put32(firstOf, i, at32(firstOf, j));
      put32(firstOf, j, other);
      if (firstWeight == 0) continue;
      const w = at64(firstWeight, i);
      put64(firstWeight, i, at64(firstWeight, j));
      put64(firstWeight, j, w);
    }
  }
  doubled = 2 * all;
  sumRows(first, last, firstStart, firstWeight, firstDegree);
}

/** Everyone is a group again. */
export function restart(): void {
  // Whoever was zooming out has given up: sums of a node half made are set back.
  if (isZooming) memory.fill(sum, 0, <usize>people << 3);
  isZooming = false;
  nodes = people;
  start = firstStart;
  neighbour = firstOf;
  weightOf = firstWeight;
  const bytes = <usize>people << 3;
  memory.copy(total, firstTotal, bytes);
  memory.copy(degree, firstDegree, bytes);
  memory.fill(loops, 0, bytes);
  for (let p: u32 = 0; p < people; p++) put32(nodeOf, p, p);
  beginLevel();
}

/** Where the group of each person is written before `regroup`. */
export function groups(): usize {
  return group;
}

/** After `restart`: people stand in the groups that were written, numbers below `people`. */
export function regroup(): void {
  memory.fill(total, 0, <usize>people << 3);
  memory.fill(size, 0, <usize>people << 2);
  for (let p: u32 = 0; p < people; p++) {
    const g = at32(group, p);
    put64(total, g, at64(total, g) + at64(firstTotal, p));
    put32(size, g, at32(size, g) + 1);
  }
  for (let g = people; g > 0; g--) if (at32(size, g - 1) == 0) put32(empty, emptyCount++, g - 1);
}

/** Where the order of visits is written before `fill`: every node once. */
export function order(): usize {
  return queue;
}

/** All nodes wait, in the order that was written. */
export function fill(): void {
  memory.fill(isWaiting, 1, nodes);
  head = 0;
  waiting = nodes;
  hasMoved = false;
}

/** Moves those who wait to the best group next to them, until about `ties` ties are seen. Answers how many still wait. */
export function move(ties: i32): u32 {
  const ring = people;
  let left = ties;
  while (waiting != 0 && left > 0) {
    const node = at32(queue, head);
    if (++head == ring) head = 0;
    waiting--;
    store<u8>(isWaiting + node, 0);
    const from = at32(start, node);
    const end = at32(start, node + 1);
    left -= 1 + <i32>(end - from);
    const own = at32(group, node);
    const found = gather(from, end);
    const strength = at64(degree, node) + at64(loops, node);
    let best = own;
    let bestGain = at64(sum, own) - (strength * (at64(total, own) - strength)) / doubled;
    for (let i: u32 = 0; i < found; i++) {
      const other = at32(touched, i);
      const inside = at64(sum, other);
      put64(sum, other, 0);
      if (other == own) continue;
      const gain = inside - (strength * at64(total, other)) / doubled;
      if (Math.abs(gain - bestGain) < EPSILON ? best != own && other > best : gain > bestGain) {
        bestGain = gain;
        best = other;
      }
    }
    if (bestGain < 0) {
      if (at32(size, own) == 1) continue;
      best = at32(empty, --emptyCount);
    } else if (best == own) continue;
    put64(total, own, at64(total, own) - strength);
    put64(total, best, at64(total, best) + strength);
    put32(group, node, best);
    const left0 = at32(size, own) - 1;
    put32(size, own, left0);
    put32(size, best, at32(size, best) + 1);
    if (left0 == 0) put32(empty, emptyCount++, own);
    hasMoved = true;
    for (let i = from; i < end; i++) {
      const other = at32(neighbour, i);
      if (at32(group, other) == best || load<u8>(isWaiting + other) != 0) continue;
      store<u8>(isWaiting + other, 1);
      let tail = head + waiting;
      if (tail >= ring) tail -= ring;
      put32(queue, tail, other);
      waiting++;
    }
  }
  return waiting;
}

export function moved(): bool {
  return hasMoved;
}

/** Of the nodes as groups: right where each node is a group, so after a level in which nobody moved. */
export function modularity(): f64 {
  let inside: f64 = 0;
  let chance: f64 = 0;
  for (let node: u32 = 0; node < nodes; node++) {
    const share = at64(total, node) / doubled;
    inside += at64(loops, node);
    chance += share * share;
  }
  return inside / doubled - chance;
}

export function levelNodes(): u32 {
  return nodes;
}

export function nodesOfPeople(): usize {
  return nodeOf;
}

/**
 * Makes each group a node of the next level, whose ties are written to `ofAt` and `weightAt`: goes on until about `ties` ties are seen, and
 * answers whether there is more to do. The same places each time, until it is done; then `entriesFound` tells how many there are.
 */
export function zoomOut(ofAt: usize, weightAt: usize, ties: i32): bool {
  if (!isZooming) {
    nextNodes = renumber();
    groupMembers(nextNodes);
    nextStart = start == evenStart ? oddStart : evenStart;
    nextNode = 0;
    member = 0;
    nextInside = 0;
    nextFound = 0;
    nextEntries = 0;
    isZooming = true;
  }
  // size: where the members of a group begin; queue: the members, ascending.
  let left = ties;
  while (nextNode < nextNodes) {
    if (left <= 0) return true;
    const last = at32(size, nextNode + 1);
    while (member < last && left > 0) left -= sumMember(at32(queue, member++));
    if (member < last) return true;
    endNode(ofAt, weightAt);
  }
  put32(nextStart, nextNodes, nextEntries);
  nodes = nextNodes;
  start = nextStart;
  neighbour = ofAt;
  weightOf = weightAt;
  sumRows(0, nodes, start, weightAt, degree);
  beginLevel();
  isZooming = false;
  return false;
}

/** Ties of the level that was made last, both ways counted. */
export function entriesFound(): u32 {
  return nextEntries;
}

/** Sums the ties of one more member of the next level's node by the group at their other end. Answers how much work that was. */
function sumMember(node: u32): i32 {
  const g = nextNode;
  const from = at32(start, node);
  const end = at32(start, node + 1);
  let within = nextInside + at64(loops, node);
  let seen = nextFound;
  for (let i = from; i < end; i++) {
    const w: f64 = weightOf == 0 ? 1 : at64(weightOf, i);
    const other = at32(group, at32(neighbour, i));
    if (other == g) {
      within += w;
      continue;
    }
    const before = at64(sum, other);
    if (before == 0) put32(touched, seen++, other);
    put64(sum, other, before + w);
  }
  nextInside = within;
  nextFound = seen;
  return 1 + <i32>(end - from);
}

/** Writes the row of the next level's node, and goes on to the next one. */
function endNode(ofAt: usize, weightAt: usize): void {
  put32(nextStart, nextNode, nextEntries);
  // Members of later groups have higher numbers than this one: their own loops are still there.
  put64(loops, nextNode, nextInside);
  sort32(touched, nextFound);
  for (let i: u32 = 0; i < nextFound; i++) {
    const other = at32(touched, i);
    put32(ofAt, nextEntries, other);
    put64(weightAt, nextEntries, at64(sum, other));
    put64(sum, other, 0);
    nextEntries++;
  }
  nextNode++;
  nextInside = 0;
  nextFound = 0;
}

function beginLevel(): void {
  for (let node: u32 = 0; node < nodes; node++) {
    put32(group, node, node);
    put32(size, node, 1);
  }
  emptyCount = 0;
}

function sumRows(first: u32, last: u32, startAt: usize, weightAt: usize, into: usize): void {
  for (let p = first; p < last; p++) {
    const end = at32(startAt, p + 1);
    let row: f64 = 0;
    for (let i = at32(startAt, p); i < end; i++) row += weightAt == 0 ? 1 : at64(weightAt, i);
    put64(into, p, row);
  }
}

/** Sums the weights of ties from … end−1 by the group at their other end; answers how many groups were touched. */
function gather(from: u32, end: u32): u32 {
  let found: u32 = 0;
  if (weightOf == 0) {
    for (let i = from; i < end; i++) {
      const other = at32(group, at32(neighbour, i));
      const before = at64(sum, other);
      put32(touched, found, other);
      found += before == 0 ? 1 : 0;
      put64(sum, other, before + 1);
    }
    return found;
  }
  for (let i = from; i < end; i++) {
    const other = at32(group, at32(neighbour, i));
    const before = at64(sum, other);
    put32(touched, found, other);
    found += before == 0 ? 1 : 0;
    put64(sum, other, before + at64(weightOf, i));
  }
  return found;
}

/** Numbers the groups in the order of their first node, moves their totals there and follows the people. Answers how many there are. */
function renumber(): u32 {
  for (let g: u32 = 0; g < nodes; g++) put32(empty, g, NONE);
  let groups: u32 = 0;
  for (let node: u32 = 0; node < nodes; node++) {
    const old = at32(group, node);
    if (at32(empty, old) == NONE) {
      put32(empty, old, groups);
      put64(degree, groups, at64(total, old));
      groups++;
    }
    put32(group, node, at32(empty, old));
  }
  memory.copy(total, degree, <usize>groups << 3);
  for (let p: u32 = 0; p < people; p++) put32(nodeOf, p, at32(group, at32(nodeOf, p)));
  return groups;
}

function groupMembers(groups: u32): void {
  memory.fill(size, 0, <usize>(groups + 2) << 2);
  for (let node: u32 = 0; node < nodes; node++) {
    const g = at32(group, node) + 2;
    if (g <= groups) put32(size, g, at32(size, g) + 1);
  }
  for (let g: u32 = 2; g <= groups; g++) put32(size, g, at32(size, g) + at32(size, g - 1));
  // size[g + 1] is where group g begins, and moves to its end, where group g + 1 begins.
  for (let node: u32 = 0; node < nodes; node++) {
    const g = at32(group, node) + 1;
    const at = at32(size, g);
    put32(queue, at, node);
    put32(size, g, at + 1);
  }
}
