/** People without those who stand there before, in their order: a selection may hold everyone. Cost O(people), a byte for each number up to the highest. */
export function distinct(people: readonly number[]): readonly number[] {
  const isSeen = new Uint8Array(people.reduce((most, person) => Math.max(most, person), 0) + 1);
  return people.filter((person) => {
    const isNew = isSeen[person] === 0;
    isSeen[person] = 1;
    return isNew;
  });
}
