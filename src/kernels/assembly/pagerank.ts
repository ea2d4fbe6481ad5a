/**
 * PageRank, one group of people after the other: senders before those they write to, people who reach each other together. Arrays lie
 * where the host says. Plain twin: ../plain-pagerank.ts, same order of every sum.
 */

const DAMPING: f64 = 0.85;
/** A group is done when what is left to change, guessed from how fast the changes shrink, is below this share of its sum. */
const LEFT: f64 = 1e-13;
/** Sweeps without a new smallest change after which rounding makes the changes. */
const PATIENCE: u32 = 20;
/** Groups of at least so many people are brought to their right sum after each sweep. */
const LARGE: u32 = 1000;
const CLOSED: u32 = 0xffffffff;

let n: u32 = 0;
/** The ties between places in `order`: those much listened to lie close together. */
let start: usize = 0;
let sender: usize = 0;
let weight: usize = 0;
/** f64 per place: sum of the weights sent, value, value per unit of weight sent. */
let sent: usize = 0;
let value: usize = 0;
let share: usize = 0;
/** Of the large group that is worked on: what comes in from outside, and the part of each value that leaves (f64 per place). */
let brought: f64 = 0;
let leaving: usize = 0;
/** u32 per place: the person; group after group, inside a group by ties sent, most first. u32 per group: where it begins. */
let order: usize = 0;
let groupStart: usize = 0;
let groups: u32 = 0;
let group: u32 = 0;
let sweeps: u32 = 0;
let before: f64 = 0;
let smallest: f64 = 0;
let smallestAt: u32 = 0;

function at32(array: usize, i: u32): u32 {
  return load<u32>(array + (<usize>i << 2));
}

function put32(array: usize, i: u32, value: u32): void {
  store<u32>(array + (<usize>i << 2), value);
}

function at64(array: usize, i: u32): f64 {
  return load<f64>(array + (<usize>i << 3));
}

function put64(array: usize, i: u32, value: f64): void {
  store<f64>(array + (<usize>i << 3), value);
}

let fromStart: usize = 0;
let fromSender: usize = 0;
let fromWeight: usize = 0;
let fromSent: usize = 0;
/** Room: 4 stretches of n+1 u32. */
let room: usize = 0;

/**
 * Incoming ties (`weightAt` 0: all weigh 1), sums sent, and room: 7 stretches of n+1 u32 and 4 of n f64, and for as many ties again.
 * Then `findAll`, `orderAll` and `moveAll`, one after the other.
 */
export function setUp(
  people: u32, startAt: usize, senderAt: usize, weightAt: usize, sentAt: usize, room32: usize, room64: usize, roomSender: usize, roomWeight: usize,
): void {
  n = people;
  value = room64;
  share = room64 + (<usize>people << 3);
  sent = room64 + (<usize>people << 4);
  leaving = room64 + 3 * (<usize>people << 3);
  const step = <usize>(people + 1) << 2;
  order = room32;
  groupStart = room32 + step;
  start = room32 + 2 * step;
  sender = roomSender;
  weight = weightAt == 0 ? 0 : roomWeight;
  room = room32 + 3 * step;
  fromStart = startAt;
  fromSender = senderAt;
  fromWeight = weightAt;
  fromSent = sentAt;
  group = 0;
  sweeps = 0;
}

export function findAll(): void {
  const step = <usize>(n + 1) << 2;
  findGroups(fromStart, fromSender, room, order, room + step, room + 2 * step, room + 3 * step);
}

export function orderAll(): void {
  const step = <usize>(n + 1) << 2;
  orderPeople(fromSender, at32(fromStart, n), room, room + step, room + 2 * step);
}

export function moveAll(): void {
  moveTies(fromStart, fromSender, fromWeight, fromSent, room + (<usize>(n + 1) << 2));
}

export function people(): usize {
  return order;
}

export function values(): usize {
  return value;
}

/** Goes on for about `ties` ties; answers how many people are done. */
export function advance(ties: i32): u32 {
  let left = ties;
  while (group < groups && left > 0) {
    const from = at32(groupStart, group);
    const to = at32(groupStart, group + 1);
    if (to - from == 1) {
      const begin = at32(start, from);
      const end = at32(start, to);
      left -= 1 + <i32>(end - begin);
      const found = 1 + DAMPING * received(begin, end);
      const out = at64(sent, from);
      put64(value, from, found);
      put64(share, from, out > 0 ? found / out : 0);
      group++;
      continue;
    }
    const isLarge = to - from >= LARGE;
    if (sweeps == 0) {
      beginGroup(from, to);
      if (isLarge) lookAround(from, to);
    }
    let change: f64 = 0;
    let total: f64 = 0;
    for (let p = from; p < to; p++) {
      const begin = at32(start, p);
      const end = at32(start, p + 1);
      left -= 1 + <i32>(end - begin);
      const found = 1 + DAMPING * received(begin, end);
      change += Math.abs(found - at64(value, p));
      total += found;
      put64(value, p, found);
      const out = at64(sent, p);
      put64(share, p, out > 0 ? found / out : 0);
    }
    sweeps++;
    if (isLarge) balance(from, to);
    if (change < smallest) {
      smallest = change;
      smallestAt = sweeps;
    }
    const still = sweeps > 1 && change < before && (change * change) / (before - change) <= LEFT * total;
    before = change;
    if (change == 0 || still || sweeps - smallestAt >= PATIENCE) {
      group++;
      sweeps = 0;
    }
  }
  return at32(groupStart, group);
}

function lookAround(from: u32, to: u32): void {
  brought = 0;
  memory.fill(leaving + (<usize>from << 3), 0, <usize>(to - from) << 3);
  for (let p = from; p < to; p++) {
    const end = at32(start, p + 1);
    let sum: f64 = 0;
    for (let j = at32(start, p); j < end; j++) {
      const other = at32(sender, j);
      const w: f64 = weight == 0 ? 1 : at64(weight, j);
      if (other < from) sum += w * at64(share, other);
      else put64(leaving, other, at64(leaving, other) + w);
    }
    brought += 1 + DAMPING * sum;
  }
  for (let p = from; p < to; p++) {
    const out = at64(sent, p);
    put64(leaving, p, out > 0 ? 1 - DAMPING * (at64(leaving, p) / out) : 1);
  }
}

/** What comes in must leave: all values times one factor. */
function balance(from: u32, to: u32): void {
  let left: f64 = 0;
  for (let p = from; p < to; p++) left += at64(value, p) * at64(leaving, p);
  const factor = brought / left;
  for (let p = from; p < to; p++) {
    put64(value, p, at64(value, p) * factor);
    put64(share, p, at64(share, p) * factor);
  }
}

function beginGroup(from: u32, to: u32): void {
  before = Infinity;
  smallest = Infinity;
  smallestAt = 0;
  for (let p = from; p < to; p++) {
    const out = at64(sent, p);
    put64(value, p, 1);
    put64(share, p, out > 0 ? 1 / out : 0);
  }
}

/** Σ weight · share over the ties j … end−1, every other one summed apart. */
function received(j: u32, end: u32): f64 {
  let even: f64 = 0;
  let odd: f64 = 0;
  if (weight == 0) {
    for (; j + 1 < end; j += 2) {
      even += at64(share, at32(sender, j));
      odd += at64(share, at32(sender, j + 1));
    }
    if (j < end) even += at64(share, at32(sender, j));
  } else {
    for (; j + 1 < end; j += 2) {
      even += at64(weight, j) * at64(share, at32(sender, j));
      odd += at64(weight, j + 1) * at64(share, at32(sender, j + 1));
    }
    if (j < end) even += at64(weight, j) * at64(share, at32(sender, j));
  }
  return even + odd;
}

/**
 * Tarjan's groups of people who reach each other, followed from receivers to senders, so that groups close senders first.
 * While a group is open its people have the time they were seen in `index`; closed people have CLOSED there, and a group.
 */
function findGroups(startAt: usize, senderAt: usize, groupOf: usize, index: usize, next: usize, path: usize, open: usize): void {
  const low = groupStart;
  memory.fill(index, 0, <usize>n << 2);
  let clock: u32 = 0;
  let opened: u32 = 0;
  groups = 0;
  for (let root: u32 = 0; root < n; root++) {
    if (at32(index, root) != 0) continue;
    if (at32(startAt, root) == at32(startAt, root + 1)) {
      closeAlone(root, groupOf, index);
      continue;
    }
    let depth: u32 = 0;
    let entering = root;
    for (;;) {
      if (entering != CLOSED) {
        put32(path, depth++, entering);
        put32(open, opened++, entering);
        put32(index, entering, ++clock);
        put32(low, entering, clock);
        put32(next, entering, at32(startAt, entering));
        entering = CLOSED;
      }
      const p = at32(path, depth - 1);
      const end = at32(startAt, p + 1);
      let i = at32(next, p);
      let lowest = at32(low, p);
      for (; i < end; i++) {
        const other = at32(senderAt, i);
        const time = at32(index, other);
        if (time == 0) {
          if (at32(startAt, other) == at32(startAt, other + 1)) {
            closeAlone(other, groupOf, index);
            continue;
          }
          entering = other;
          i++;
          break;
        }
        if (time < lowest) lowest = time;
      }
      put32(next, p, i);
      put32(low, p, lowest);
      if (entering != CLOSED) continue;
      depth--;
      if (lowest == at32(index, p)) {
        let member: u32;
        do {
          member = at32(open, --opened);
          put32(index, member, CLOSED);
          put32(groupOf, member, groups);
        } while (member != p);
        groups++;
        lowest = CLOSED;
      }
      if (depth == 0) break;
      const before = at32(path, depth - 1);
      if (lowest < at32(low, before)) put32(low, before, lowest);
    }
  }
}

/** Nobody writes to them: a group of their own. */
function closeAlone(person: u32, groupOf: usize, index: usize): void {
  put32(index, person, CLOSED);
  put32(groupOf, person, groups);
  groups++;
}

/** Fills `order` and `groupStart`; `start`, `next` and `path` are used on the way. */
function orderPeople(senderAt: usize, entries: u32, groupOf: usize, next: usize, path: usize): void {
  const degree = path;
  memory.fill(degree, 0, <usize>n << 2);
  for (let i: u32 = 0; i < entries; i++) {
    const p = at32(senderAt, i);
    put32(degree, p, at32(degree, p) + 1);
  }
  // People by ties sent, most first; on a draw ascending.
  const bin = start;
  memory.fill(bin, 0, <usize>(n + 1) << 2);
  for (let p: u32 = 0; p < n; p++) {
    const d = n - 1 - at32(degree, p);
    put32(bin, d + 1, at32(bin, d + 1) + 1);
  }
  for (let d: u32 = 0; d < n; d++) put32(bin, d + 1, at32(bin, d + 1) + at32(bin, d));
  const byDegree = next;
  for (let p: u32 = 0; p < n; p++) {
    const d = n - 1 - at32(degree, p);
    const at = at32(bin, d);
    put32(byDegree, at, p);
    put32(bin, d, at + 1);
  }
  memory.fill(groupStart, 0, <usize>(n + 1) << 2);
  for (let p: u32 = 0; p < n; p++) {
    const at = at32(groupOf, p) + 1;
    put32(groupStart, at, at32(groupStart, at) + 1);
  }
  for (let g: u32 = 0; g < groups; g++) put32(groupStart, g + 1, at32(groupStart, g + 1) + at32(groupStart, g));
  const place = path;
  memory.copy(place, groupStart, <usize>n << 2);
  for (let i: u32 = 0; i < n; i++) {
    const p = at32(byDegree, i);
    const g = at32(groupOf, p);
    const at = at32(place, g);
    put32(order, at, p);
    put32(place, g, at + 1);
  }
}

function moveTies(startAt: usize, senderAt: usize, weightAt: usize, sentAt: usize, placeOf: usize): void {
  for (let i: u32 = 0; i < n; i++) put32(placeOf, at32(order, i), i);
  let entries: u32 = 0;
  put32(start, 0, 0);
  for (let i: u32 = 0; i < n; i++) {
    const p = at32(order, i);
    put64(sent, i, at64(sentAt, p));
    const end = at32(startAt, p + 1);
    for (let j = at32(startAt, p); j < end; j++) {
      put32(sender, entries, at32(placeOf, at32(senderAt, j)));
      if (weightAt != 0) put64(weight, entries, at64(weightAt, j));
      entries++;
    }
    put32(start, i + 1, entries);
  }
}
