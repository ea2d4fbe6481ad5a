/**
 * People as a set. Most selections are small; one of everyone would take a tenth of a second to be put into a Set, and a moment as marks.
 * Numbers stand once and are not negative.
 */
export function peopleSet(people: People): ReadonlySet<number> {
  const most = people.length < MANY ? Infinity : highest(people);
  return isDense(people, most) ? marked(people, most) : new Set(people);
}

type People = readonly number[] | Uint32Array;

const MANY = 10_000;
/** Bytes that marks may take for each person in the set: a number far beyond everyone's, as in a file changed by hand, asks for no room. */
const ROOM = 256;

function highest(people: People): number {
  let most = 0;
  for (let i = 0; i < people.length; i++) if (people[i]! > most) most = people[i]!;
  return most;
}

/** True where a byte for each number up to the highest is little beside the people themselves. */
function isDense(people: People, most: number): boolean {
  return most < ROOM * people.length;
}

function marked(people: People, most: number): ReadonlySet<number> {
  const isIn = new Uint8Array(most + 1);
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

/** People without those who stand there before, in their order. */
export function distinct(people: readonly number[]): readonly number[] {
  const most = highest(people);
  if (!isDense(people, most)) return [...new Set(people)];
  const isSeen = new Uint8Array(most + 1);
  const kept: number[] = [];
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    if (isSeen[person] === 0) kept.push(person);
    isSeen[person] = 1;
  }
  return kept;
}
