/** Attributes beyond this many are left out: a table of people and attributes is as wide as all of them together. */
export const MOST_ATTRIBUTES = 1000;

/** Hands out names of which none comes twice: "team", "team (2)", … Cost O(1) each. */
export class UniqueNames {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  claim(name: string): string {
    let free = name;
    let n = this.next.get(name) ?? 2;
    while (this.taken.has(free)) free = `${name} (${n++})`;
    this.next.set(name, n);
    this.taken.add(free);
    return free;
  }
}
