/**
 * People as a set. Most selections are small; one of everyone would take a tenth of a second to be put into a Set, and a moment as marks.
 * Numbers stand once and are not negative.
 */
export function peopleSet(people: People): ReadonlySet<number> {
  return people.length < MANY ? new Set(people) : marked(people);
}

type People = readonly number[] | Uint32Array;

const MANY = 10_000;

function marked(people: People): ReadonlySet<number> {
  const isIn = marksFor(people);
  // Loops by position: over hundreds of thousands others take four times as long.
  for (let i = 0; i < people.length; i++) isIn[people[i]!] = 1;
  const values = (): SetIterator<number> => people.values();
  const set: ReadonlySet<number> = {
    size: people.length,
    has: (person) => isIn[person] === 1,
    forEach: (visit, self) => {
      for (const person of people) visit.call(self, person, person, set);
    },
    values,
    keys: values,
    entries: () => new Set(people).entries(),
    [Symbol.iterator]: values,
  };
  return set;
}

/** A byte for each number up to the highest, all 0. */
function marksFor(people: People): Uint8Array {
  let most = 0;
  for (let i = 0; i < people.length; i++) if (people[i]! > most) most = people[i]!;
  return new Uint8Array(most + 1);
}

/** People without those who stand there before, in their order. */
export function distinct(people: readonly number[]): readonly number[] {
  const isSeen = marksFor(people);
  const kept: number[] = [];
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    if (isSeen[person] === 0) kept.push(person);
    isSeen[person] = 1;
  }
  return kept;
}
