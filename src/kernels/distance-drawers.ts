import type { DistanceQueue } from "./distance-heap.ts";

/** How wide the drawers are, and how many stand in the circle. */
export interface DrawerSizes {
  /** A power of two; 0 where it would take too many: a heap does better. */
  readonly count: number;
  /** How many drawers a length of 1 takes. */
  readonly perLength: number;
}

const MOST_DRAWERS = 32_768;
/** A drawer is so much of the shortest length wide: what rounding adds stays below the rest. */
const WIDTH = 0.9;

/** Sizes for ties of such lengths, above 0. Cost O(m). */
export function sizeDrawers(length: Float64Array): DrawerSizes {
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (const l of length) {
    if (l < shortest) shortest = l;
    if (l > longest) longest = l;
  }
  const perLength = 1 / (WIDTH * shortest);
  // Whoever waits is at most the longest tie farther than whoever is taken out; two more for the ends of the range.
  const needed = Math.ceil(longest * perLength) + 2;
  if (!(needed <= MOST_DRAWERS)) return { count: 0, perLength: 0 };
  let count = 1;
  while (count < needed) count *= 2;
  return { count, perLength };
}

const NOBODY = 0xffffffff;

/**
 * People waiting in drawers that stand in a circle. Each drawer holds a range of distances narrower than the shortest tie is long: nobody
 * in it is on the way to another in it, so they come out in any order, whoever was put in last first. Adding and taking out cost O(1), and
 * a step for each empty drawer. For searches that start at distance 0 and whose ties have the lengths that the drawers were sized for.
 */
export class DistanceDrawers implements DistanceQueue {
  readonly distance: Float64Array;
  size = 0;
  readonly #perLength: number;
  readonly #first: Uint32Array;
  readonly #before: Uint32Array;
  readonly #after: Uint32Array;
  #drawer = 0;

  constructor(personCount: number, { count, perLength }: DrawerSizes) {
    this.distance = new Float64Array(personCount);
    this.#perLength = perLength;
    this.#first = new Uint32Array(count).fill(NOBODY);
    this.#before = new Uint32Array(personCount);
    this.#after = new Uint32Array(personCount);
  }

  push(person: number, distance: number): void {
    if (distance === 0) this.#drawer = 0;
    this.#putIn(person, distance);
    this.size++;
  }

  bringNearer(person: number, distance: number): void {
    const before = this.#before[person]!;
    const after = this.#after[person]!;
    if (before === NOBODY) this.#first[this.#drawerOf(this.distance[person]!)] = after;
    else this.#after[before] = after;
    if (after !== NOBODY) this.#before[after] = before;
    this.#putIn(person, distance);
  }

  pop(): number {
    while (this.#first[this.#drawer] === NOBODY) this.#drawer = (this.#drawer + 1) & (this.#first.length - 1);
    const person = this.#first[this.#drawer]!;
    const after = this.#after[person]!;
    this.#first[this.#drawer] = after;
    if (after !== NOBODY) this.#before[after] = NOBODY;
    this.size--;
    return person;
  }

  #putIn(person: number, distance: number): void {
    this.distance[person] = distance;
    const drawer = this.#drawerOf(distance);
    const after = this.#first[drawer]!;
    this.#before[person] = NOBODY;
    this.#after[person] = after;
    if (after !== NOBODY) this.#before[after] = person;
    this.#first[drawer] = person;
  }

  #drawerOf(distance: number): number {
    return Math.floor(distance * this.#perLength) % this.#first.length;
  }
}
