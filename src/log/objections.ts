import { foldId } from "./standing.ts";

/** People who objected, by every id and name under which the data have them. */
export interface Objections {
  /** The list as it was given, and what was found to belong to it. */
  readonly ids: readonly string[];
  /** Takes an id and a name that stand together in a row: where one of them objected, so did the other. */
  meet(id: string, name: string): void;
  /** True once after the list has grown: what was read before must be read again. */
  hasGrown(): boolean;
}

/** @param list ids and names, compared as standing.ts compares those who objected. Cost: one look-up each. */
export function createObjections(list: readonly string[]): Objections {
  const ids = [...list];
  const known = new Set(ids.map(foldId));
  let hasNew = false;
  const learn = (text: string): void => {
    const folded = foldId(text);
    if (folded === "" || known.has(folded)) return;
    known.add(folded);
    ids.push(text);
    hasNew = true;
  };
  return {
    ids,
    meet(id, name) {
      if (known.size === 0 || (!known.has(foldId(id)) && !known.has(foldId(name)))) return;
      learn(id);
      learn(name);
    },
    hasGrown() {
      const grown = hasNew;
      hasNew = false;
      return grown;
    },
  };
}
