import { at32, put32 } from "./arrays.ts";

/**
 * Groups of people who reach each other, those they hear from before them; inside, those with most ties sent first, on a draw ascending.
 * People to whom nobody writes, and people who write to nobody, are in no group. Plain twin: ../strong-groups.ts.
 */

const CLOSED: u32 = 0xffffffff;

let n: u32 = 0;
/** Ties by receiver, and where each person's outgoing ties begin: only their number is looked at. */
let start: usize = 0;
let sender: usize = 0;
let outStart: usize = 0;
export let isFound: bool = false;
let steps: u32 = 0;

/** u32 per person while groups are looked for: when they were seen, 0 = not yet, CLOSED once their group is known. */
export let seen: usize = 0;
/** Whom the search came through, 16 bytes each: person, next and last tie, the earliest that they reach. */
let path: usize = 0;
const NEXT: usize = 4;
const END: usize = 8;
const LOW: usize = 12;
let open: usize = 0;
let root: u32 = 0;
let depth: u32 = 0;
let opened: u32 = 0;
let clock: u32 = 0;
/** u32 per person in between: their group. u32 per group: where it begins in `order`, those with most ties sent first. */
let groupOf: usize = 0;
export let groupStart: usize = 0;
export let groups: u32 = 0;
export let order: usize = 0;

/** Takes 9 stretches of n+1 u32, all 0, at `room`. Then everyone is passed by `leaveOut` who is in no group. */
export function layOutGroups(people: u32, startAt: usize, senderAt: usize, outStartAt: usize, room: usize): void {
  n = people;
  start = startAt;
  sender = senderAt;
  outStart = outStartAt;
  const step = (<usize>people + 1) << 2;
  path = room;
  seen = room + 4 * step;
  open = room + 5 * step;
  groupOf = room + 6 * step;
  groupStart = room + 7 * step;
  order = room + 8 * step;
}

/** Nobody writes to this person: nothing is looked for there. */
export function leaveOut(person: u32): void {
  put32(seen, person, CLOSED);
}

/**
 * Tarjan's groups of people who reach each other, followed from receivers to senders, so that groups close senders first.
 * Answers what is left of `ties`.
 */
export function findGroups(ties: i32): i32 {
  let left = ties;
  while (left > 0) {
    if (depth == 0) {
      // Who writes to nobody is in no group with others, and nobody's sender.
      while (root < n && (at32(seen, root) != 0 || tiesSent(root) == 0)) root++;
      if (root == n) {
        isFound = true;
        return left;
      }
      enter(root);
    }
    const own = path + (<usize>(depth - 1) << 4);
    const end = load<u32>(own, END);
    const begin = load<u32>(own, NEXT);
    let lowest = load<u32>(own, LOW);
    let i = begin;
    let entering = CLOSED;
    while (i < end) {
      const other = at32(sender, i++);
      const time = at32(seen, other);
      if (time == 0) {
        entering = other;
        break;
      }
      if (time < lowest) lowest = time;
    }
    left -= 1 + <i32>(i - begin);
    store<u32>(own, i, NEXT);
    store<u32>(own, lowest, LOW);
    if (entering != CLOSED) {
      enter(entering);
      continue;
    }
    depth--;
    const person = load<u32>(own);
    if (lowest == at32(seen, person)) {
      close(person);
      continue;
    }
    const parent = own - 16;
    if (lowest < load<u32>(parent, LOW)) store<u32>(parent, lowest, LOW);
  }
  return left;
}

function enter(person: u32): void {
  const own = path + (<usize>depth << 4);
  depth++;
  put32(open, opened++, person);
  put32(seen, person, ++clock);
  store<u32>(own, person);
  store<u32>(own, at32(start, person), NEXT);
  store<u32>(own, at32(start, person + 1), END);
  store<u32>(own, clock, LOW);
}

/** Everyone opened since this person is a group. */
function close(person: u32): void {
  let size: u32 = 0;
  let member: u32;
  do {
    member = at32(open, --opened);
    put32(seen, member, CLOSED);
    put32(groupOf, member, groups);
    size++;
  } while (member != person);
  const from = at32(groupStart, groups);
  put32(groupStart, ++groups, from + size);
}

/** Puts the people of each group in order: three steps, each O(n); answers whether there are more. */
export function orderGroups(): bool {
  if (steps == 0) countByTies();
  else if (steps == 1) orderByTies();
  else orderByGroup();
  return ++steps < 3;
}

/** Into `path`: where those with so many ties sent begin, most first. */
function countByTies(): void {
  memory.fill(path, 0, (<usize>n + 1) << 2);
  for (let p: u32 = 0; p < n; p++) {
    const d = n - tiesSent(p);
    if (d < n && hears(p)) put32(path, d, at32(path, d) + 1);
  }
  let sum: u32 = 0;
  for (let d: u32 = 0; d < n; d++) {
    const count = at32(path, d);
    put32(path, d, sum);
    sum += count;
  }
}

/** Into `open`: those with most ties sent first, on a draw ascending. */
function orderByTies(): void {
  for (let p: u32 = 0; p < n; p++) {
    const d = n - tiesSent(p);
    if (d == n || !hears(p)) continue;
    const place = at32(path, d);
    put32(open, place, p);
    put32(path, d, place + 1);
  }
}

/** Into `order`: group after group. `path` has the next place of each. */
function orderByGroup(): void {
  memory.copy(path, groupStart, <usize>groups << 2);
  const ordered = at32(groupStart, groups);
  for (let i: u32 = 0; i < ordered; i++) {
    const person = at32(open, i);
    const own = at32(groupOf, person);
    const place = at32(path, own);
    put32(order, place, person);
    put32(path, own, place + 1);
  }
}

function tiesSent(person: u32): u32 {
  return at32(outStart, person + 1) - at32(outStart, person);
}

function hears(person: u32): bool {
  return at32(start, person) != at32(start, person + 1);
}
