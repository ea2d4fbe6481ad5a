/**
 * Shortest paths by length, one source after the other: betweenness, and sums of distances.
 *
 * People wait in drawers: each holds those whose distance lies in a range that is narrower than the shortest tie is long, so that nobody
 * in a drawer is on the way to another in it, and the drawers stand in a circle that is longer than the longest tie. Where ties differ so
 * much that this takes too many drawers, they wait in a heap with four below each. Twin: ../plain-lengths.ts.
 */

/** Two paths are equally long when their lengths differ by less than this fraction of their sum. */
const SAME_LENGTH: f64 = 1e-10;
/** Whatever is longer by this factor is certainly not the same length. */
const LONGER: f64 = 1 + 4e-10;
const NO_LINK: u32 = 0xffffffff;

/**
 * What is known of a person, 32 bytes: distance, infinite where unseen (f64), record of who waits before and after in the same drawer, or
 * place in the heap (u32 each), first link (u32), 1 once settled (u32), paths (f64). On the way back the distance makes room for the dependency.
 */
const PERSON_SHIFT: u32 = 5;
const BEFORE: usize = 8;
const AFTER: usize = 12;
const PLACE: usize = 8;
const FIRST_LINK: usize = 16;
const IS_SETTLED: usize = 20;
const PATHS: usize = 24;

let n: u32 = 0;
let starts: usize = 0;
let ties: usize = 0;
let lengths: usize = 0;
let score: usize = 0;
let known: usize = 0;
/** Those who wait, 16 bytes each: distance (f64), person (u32). */
let heap: usize = 0;
/** How many wait. */
let size: u32 = 0;
/** Record of who came last into each drawer, 0 where it is empty (u32); as many as a power of two, none where there is the heap. */
let drawers: usize = 0;
let lastDrawer: u32 = 0;
let drawer: u32 = 0;
let drawersALength: f64 = 0;
/** u32 each, in the order in which they were settled. */
let settled: usize = 0;
/** Who comes just before someone on shortest paths: lists in one pool, 8 bytes each: person before (u32), next link (u32). */
let links: usize = 0;

/**
 * Says where the ties lie (u32 starts and ends of rows, f64 lengths above 0) and takes the memory from `work`, a multiple of 32, for its
 * own arrays: the scores come first (f64 per person).
 * @param drawerCount a power of two; 0 = a heap
 * @param drawersEachLength how many drawers a length of 1 takes
 * @returns the end of the memory it uses; nothing is touched yet
 */
export function layOut(personCount: u32, startsAt: usize, tiesAt: usize, lengthsAt: usize, tieCount: u32, drawerCount: u32, drawersEachLength: f64, work: usize): usize {
  n = personCount;
  starts = startsAt;
  ties = tiesAt;
  lengths = lengthsAt;
  score = work;
  known = (score + <usize>personCount * 8 + 31) & ~(<usize>31);
  heap = known + (<usize>personCount << PERSON_SHIFT);
  settled = heap + (<usize>personCount << 4);
  links = (settled + <usize>personCount * 4 + 15) & ~(<usize>15);
  drawers = links + (<usize>tieCount << 3);
  lastDrawer = drawerCount - 1;
  drawersALength = drawersEachLength;
  return drawers + <usize>drawerCount * 4;
}

/** Makes everything ready for the first source. To be called once the memory is there. */
export function clear(): void {
  clearScore();
  if (hasDrawers()) memory.fill(drawers, 0, (<usize>lastDrawer + 1) * 4);
  for (let person: u32 = 0; person < n; person++) forget(recordOf(person));
}

/** Sets the scores to 0. */
export function clearScore(): void {
  memory.fill(score, 0, <usize>n * 8);
}

/** Adds, to the score of everyone between, `weight` × the share of shortest paths from the source that pass through them. */
export function addPathsFrom(source: u32): void {
  const reached = settlePaths(source);
  for (let at: u32 = 0; at < reached; at++) store<f64>(load<u32>(settled + (<usize>at << 2)), 0);
  for (let at = reached - 1; at > 0; at--) {
    const record = <usize>load<u32>(settled + (<usize>at << 2));
    const dependency = load<f64>(record);
    const share = (1 + dependency) / load<f64>(record, PATHS);
    for (let link = load<u32>(record, FIRST_LINK); link !== NO_LINK; ) {
      const entry = links + (<usize>link << 3);
      const before = <usize>load<u32>(entry);
      store<f64>(before, load<f64>(before) + load<f64>(before, PATHS) * share);
      link = load<u32>(entry, 4);
    }
    const sum = score + ((record - known) >> (PERSON_SHIFT - 3));
    store<f64>(sum, load<f64>(sum) + dependency);
    forget(record);
  }
  forget(recordOf(source));
}

/** Writes how many the source reaches, the sum of the distances to them, and that of 1 ÷ distance (f64 each) to `sums`. */
export function sumFrom(source: u32, sums: usize): void {
  const reached = settleDistances(source);
  let distance: f64 = 0;
  let inverse: f64 = 0;
  for (let at: u32 = 1; at < reached; at++) {
    const record = <usize>load<u32>(settled + (<usize>at << 2));
    const length = load<f64>(record);
    distance += length;
    inverse += 1 / length;
    forget(record);
  }
  forget(recordOf(source));
  store<f64>(sums, <f64>(reached - 1));
  store<f64>(sums, distance, 8);
  store<f64>(sums, inverse, 16);
}

function settlePaths(source: u32): u32 {
  let reached: u32 = 0;
  let linkCount: u32 = 0;
  const first = recordOf(source);
  store<f64>(first, 1, PATHS);
  drawer = 0;
  wait(source, first, 0);
  while (size > 0) {
    const own = takeNearest();
    store<u32>(settled + (<usize>reached << 2), <u32>own);
    reached++;
    const soFar = load<f64>(own);
    const pathCount = load<f64>(own, PATHS);
    store<u32>(own, 1, IS_SETTLED);
    const row = starts + ((own - known) >> (PERSON_SHIFT - 2));
    const end = load<u32>(row, 4);
    for (let i = load<u32>(row); i < end; i++) {
      const other = load<u32>(ties + (<usize>i << 2));
      const through = soFar + load<f64>(lengths + (<usize>i << 3));
      const record = recordOf(other);
      const so = load<f64>(record);
      if (through > so * LONGER) continue;
      let next = NO_LINK;
      if (so === Infinity) {
        store<f64>(record, pathCount, PATHS);
        wait(other, record, through);
      } else {
        // Those who are settled stay as they are, however short the tie.
        if (load<u32>(record, IS_SETTLED) !== 0) continue;
        if (abs(through - so) < SAME_LENGTH * (through + so)) {
          store<f64>(record, load<f64>(record, PATHS) + pathCount, PATHS);
          next = load<u32>(record, FIRST_LINK);
        } else if (through > so) {
          continue;
        } else {
          store<f64>(record, pathCount, PATHS);
          bringNearer(other, record, through);
        }
      }
      const link = links + (<usize>linkCount << 3);
      store<u32>(link, <u32>own);
      store<u32>(link, next, 4);
      store<u32>(record, linkCount, FIRST_LINK);
      linkCount++;
    }
  }
  return reached;
}

function settleDistances(source: u32): u32 {
  let reached: u32 = 0;
  drawer = 0;
  wait(source, recordOf(source), 0);
  while (size > 0) {
    const own = takeNearest();
    store<u32>(settled + (<usize>reached << 2), <u32>own);
    reached++;
    const soFar = load<f64>(own);
    const row = starts + ((own - known) >> (PERSON_SHIFT - 2));
    const end = load<u32>(row, 4);
    for (let i = load<u32>(row); i < end; i++) {
      const other = load<u32>(ties + (<usize>i << 2));
      const through = soFar + load<f64>(lengths + (<usize>i << 3));
      const record = recordOf(other);
      const so = load<f64>(record);
      // Someone who is settled is never farther than `through`: lengths are positive.
      if (through >= so) continue;
      if (so === Infinity) wait(other, record, through);
      else bringNearer(other, record, through);
    }
  }
  return reached;
}

function recordOf(person: u32): usize {
  return known + (<usize>person << PERSON_SHIFT);
}

function forget(record: usize): void {
  store<f64>(record, Infinity);
  store<u32>(record, NO_LINK, FIRST_LINK);
  store<u32>(record, 0, IS_SETTLED);
}

function hasDrawers(): bool {
  return lastDrawer !== 0xffffffff;
}

function wait(person: u32, record: usize, distance: f64): void {
  store<f64>(record, distance);
  if (hasDrawers()) putIn(record, distance);
  else rise(size, distance, person);
  size++;
}

function bringNearer(person: u32, record: usize, distance: f64): void {
  if (hasDrawers()) {
    takeOut(record, load<f64>(record));
    putIn(record, distance);
  } else {
    rise(load<u32>(record, PLACE), distance, person);
  }
  store<f64>(record, distance);
}

/** @returns the record */
function takeNearest(): usize {
  if (!hasDrawers()) return recordOf(takeOffHeap());
  let at = drawers + (<usize>drawer << 2);
  let record = <usize>load<u32>(at);
  while (record === 0) {
    drawer = (drawer + 1) & lastDrawer;
    at = drawers + (<usize>drawer << 2);
    record = load<u32>(at);
  }
  const after = <usize>load<u32>(record, AFTER);
  store<u32>(at, <u32>after);
  if (after !== 0) store<u32>(after, 0, BEFORE);
  size--;
  return record;
}

function drawerOf(distance: f64): usize {
  return drawers + (<usize>(<u32>(<u64>(distance * drawersALength)) & lastDrawer) << 2);
}

function putIn(record: usize, distance: f64): void {
  const at = drawerOf(distance);
  const after = <usize>load<u32>(at);
  store<u32>(record, 0, BEFORE);
  store<u32>(record, <u32>after, AFTER);
  if (after !== 0) store<u32>(after, <u32>record, BEFORE);
  store<u32>(at, <u32>record);
}

function takeOut(record: usize, distance: f64): void {
  const before = <usize>load<u32>(record, BEFORE);
  const after = <usize>load<u32>(record, AFTER);
  if (before !== 0) store<u32>(before, <u32>after, AFTER);
  else store<u32>(drawerOf(distance), <u32>after);
  if (after !== 0) store<u32>(after, <u32>before, BEFORE);
}

/** Puts someone into the heap at a free place, or higher: nobody who is farther stays above. */
function rise(at: u32, distance: f64, person: u32): void {
  let place = at;
  while (place > 0) {
    const up = (place - 1) >> 2;
    const above = heap + (<usize>up << 4);
    const aboveDistance = load<f64>(above);
    if (aboveDistance < distance) break;
    const abovePerson = load<u32>(above, 8);
    if (aboveDistance === distance && abovePerson < person) break;
    move(above, abovePerson, place);
    place = up;
  }
  put(place, distance, person);
}

function takeOffHeap(): u32 {
  const nearest = load<u32>(heap, 8);
  size--;
  if (size === 0) return nearest;
  const last = heap + (<usize>size << 4);
  const distance = load<f64>(last);
  const person = load<u32>(last, 8);
  let place: u32 = 0;
  while (true) {
    let down = (place << 2) + 1;
    if (down >= size) break;
    const end = min(down + 4, size);
    let best = heap + (<usize>down << 4);
    let bestDistance = load<f64>(best);
    let bestPerson = load<u32>(best, 8);
    let bestPlace = down;
    for (down++; down < end; down++) {
      const entry = heap + (<usize>down << 4);
      const entryDistance = load<f64>(entry);
      if (entryDistance > bestDistance) continue;
      const entryPerson = load<u32>(entry, 8);
      if (entryDistance === bestDistance && entryPerson > bestPerson) continue;
      best = entry;
      bestDistance = entryDistance;
      bestPerson = entryPerson;
      bestPlace = down;
    }
    if (distance < bestDistance || (distance === bestDistance && person < bestPerson)) break;
    move(best, bestPerson, place);
    place = bestPlace;
  }
  put(place, distance, person);
  return nearest;
}

function move(entry: usize, person: u32, place: u32): void {
  v128.store(heap + (<usize>place << 4), v128.load(entry));
  store<u32>(recordOf(person), place, PLACE);
}

function put(place: u32, distance: f64, person: u32): void {
  const entry = heap + (<usize>place << 4);
  store<f64>(entry, distance);
  store<u32>(entry, person, 8);
  store<u32>(recordOf(person), place, PLACE);
}
