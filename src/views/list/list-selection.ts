/** Where a key of the grid pattern leads; null for keys that do not move. `page` is how many rows are in view. */
export function moveFocus(key: string, from: number, count: number, page: number): number | null {
  const to = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case "ArrowDown":
      return to(from + 1);
    case "ArrowUp":
      return to(from - 1);
    case "PageDown":
      return to(from + page);
    case "PageUp":
      return to(from - page);
    case "Home":
      return to(0);
    case "End":
      return to(count - 1);
    default:
      return null;
  }
}

/** The selection with one person in or out. */
export function toggle(selected: ReadonlySet<number>, person: number): readonly number[] {
  return selected.has(person) ? [...selected].filter((one) => one !== person) : [...selected, person];
}

/** Everyone between two rows, both ends included; null where one of these rows has not been fetched. */
export function peopleBetween(from: number, to: number, personAt: (index: number) => number | undefined): readonly number[] | null {
  const people: number[] = [];
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const person = personAt(index);
    if (person === undefined) return null;
    people.push(person);
  }
  return people;
}
