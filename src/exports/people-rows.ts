import type { PeopleColumns } from "./snapshot.ts";

/** One column of the ranked list: its key and, for a person number, its cell (NaN and null are "not defined"). */
export interface PeopleKey {
  readonly key: string;
  readonly cell: (person: number) => string | number | null;
}

/**
 * The keys of a row of people, in the order in which CSV and JSON write them: the fixed ones, then further measures as asked.
 * A measure that is one of the fixed keys is not written twice. Cost O(keys); each cell O(1).
 */
export function peopleKeys(people: PeopleColumns): PeopleKey[] {
  const keys: PeopleKey[] = [
    { key: "rank", cell: (p) => people.rank[p]! },
    { key: "id", cell: (p) => people.ids[p]! },
    { key: "name", cell: (p) => people.names[p]! },
    { key: "role", cell: (p) => people.roles[p]! },
  ];
  const numbers = ["value", "impressions", "posts", "inDegree", "outDegree", "inStrength", "outStrength"] as const;
  for (const key of numbers) keys.push({ key, cell: (p) => people[key][p]! });
  for (const { id, values } of people.measures) {
    if (keys.every(({ key }) => key !== id)) keys.push({ key: id, cell: (p) => values[p]! });
  }
  return keys;
}
