import type { Interner } from "../core/interner.ts";
import { NONE } from "../core/talk-log.ts";

/**
 * The person each name of another interner stands for: the id itself, with or without a leading @, else the only id equal to it but
 * for case, else nobody (NONE). Cost O(people + names).
 */
export function namePeople(people: Interner, names: Interner): Uint32Array {
  const found = new Uint32Array(names.count).fill(NONE);
  if (names.count === 0) return found;
  const byFold = new Map<string, number>();
  for (let p = 0; p < people.count; p++) {
    const folded = foldName(people.text(p));
    byFold.set(folded, byFold.has(folded) ? NONE : p);
  }
  for (let k = 0; k < found.length; k++) {
    const name = names.text(k);
    const bare = name.replace(/^@/, "");
    const exact = [name, bare, `@${bare}`].map((id) => people.find(id)).find((p) => p !== NONE);
    found[k] = exact ?? byFold.get(foldName(name)) ?? NONE;
  }
  return found;
}

function foldName(name: string): string {
  return name.replace(/^@/, "").toLowerCase();
}
