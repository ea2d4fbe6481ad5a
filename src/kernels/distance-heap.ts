/** People waiting to be reached, one source after the other. */
export interface DistanceQueue {
  /** Distance by person number; meaningful for people pushed since the queue was last empty. */
  readonly distance: Float64Array;
  /** How many wait. */
  readonly size: number;
  /** Adds a person who is not waiting. */
  push(person: number, distance: number): void;
  /** Brings a person who is waiting nearer. */
  bringNearer(person: number, distance: number): void;
  /** Takes out whoever is next. Somebody must be waiting. */
  pop(): number;
}

/**
 * People waiting to be reached, nearest first, by number where they are as near: a binary heap with decreasing distances.
 *
 * All arrays are made once for n people; an emptied heap is ready for the next source. Each operation costs O(log n).
 */
export class DistanceHeap implements DistanceQueue {
  /** Distance by person number; meaningful for people pushed since the heap was last empty. */
  readonly distance: Float64Array;
  size = 0;
  readonly #people: Uint32Array;
  /** Position in the heap + 1; 0 for people who are not in it. */
  readonly #place: Uint32Array;

  constructor(personCount: number) {
    this.distance = new Float64Array(personCount);
    this.#people = new Uint32Array(personCount);
    this.#place = new Uint32Array(personCount);
  }

  /** Adds a person who is not in the heap. */
  push(person: number, distance: number): void {
    this.distance[person] = distance;
    this.#rise(this.size++, person, distance);
  }

  /** Brings a person who is in the heap nearer. */
  bringNearer(person: number, distance: number): void {
    this.distance[person] = distance;
    this.#rise(this.#place[person]! - 1, person, distance);
  }

  /** Takes the nearest person out. The heap must not be empty. */
  pop(): number {
    const people = this.#people;
    const nearest = people[0]!;
    this.#place[nearest] = 0;
    const last = people[--this.size]!;
    if (this.size > 0) this.#sink(last, this.distance[last]!);
    return nearest;
  }

  #rise(at: number, person: number, distance: number): void {
    const people = this.#people;
    let i = at;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const above = people[up]!;
      if (!this.#isNearer(person, distance, above)) break;
      people[i] = above;
      this.#place[above] = i + 1;
      i = up;
    }
    people[i] = person;
    this.#place[person] = i + 1;
  }

  #sink(person: number, distance: number): void {
    const people = this.#people;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= this.size) break;
      let below = people[down]!;
      if (down + 1 < this.size && this.#isNearer(people[down + 1]!, this.distance[people[down + 1]!]!, below)) below = people[++down]!;
      if (this.#isNearer(person, distance, below)) break;
      people[i] = below;
      this.#place[below] = i + 1;
      i = down;
    }
    people[i] = person;
    this.#place[person] = i + 1;
  }

  #isNearer(person: number, distance: number, than: number): boolean {
    const other = this.distance[than]!;
    return distance < other || (distance === other && person < than);
  }
}
