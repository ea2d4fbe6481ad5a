import type { Merge } from "../core/identity.ts";
import type { Interner } from "../core/interner.ts";
import { compareCodePoints } from "../core/order.ts";
import { NONE } from "../core/talk-log.ts";

/** Who is left out before anything is computed, and which ids are one person. */
export interface PeopleRules {
  readonly merge: readonly Merge[];
  readonly exclude: readonly string[];
  readonly optOut: readonly string[];
  /** Domains; empty = everybody is inside. */
  readonly inside: readonly string[];
}

/** Why somebody is left out; 0 = is not. */
export const IN = 0;
export const EXCLUDED = 1;
export const OUTSIDE = 2;
export const OPTED_OUT = 3;

/** Code and words for what is left out, by the numbers above. */
export const leftOut: readonly { readonly code: string; readonly reason: string }[] = [
  { code: "", reason: "" },
  { code: "account-excluded", reason: "an account that was to be left out" },
  { code: "outside", reason: "not from inside to inside" },
  { code: "opted-out", reason: "somebody who objected" },
];

/** How people stand, by raw number. */
export interface Standing {
  /** The number of the person whom an id means: its own, unless it was merged into another. NONE stays NONE. */
  personOf(id: number): number;
  /** IN, EXCLUDED, OUTSIDE or OPTED_OUT. */
  of(person: number): number;
  /** True where nobody is left out and nothing is merged: every answer is plain. */
  readonly isPlain: boolean;
  /** Accounts to be left out that none of the ids met so far means, as they were written, each once. */
  absent(): readonly string[];
}

/**
 * How the people of an interner stand under these rules; decided once for each id, when it is first asked for.
 *
 * Ids are compared exactly, trimmed and NFC; people who objected also without regard to case and compatibility forms, because one who
 * is overlooked is a harm and one too many is none. A rule that names any id of a merged person means the person. Inside is an address
 * at one of the domains or below it; what is no address is outside. Cost: a few look-ups for each distinct id.
 */
export function createStanding(people: Interner, rules: PeopleRules): Standing {
  const isPlain = rules.merge.length + rules.exclude.length + rules.optOut.length + rules.inside.length === 0;
  if (isPlain) return { isPlain, personOf: (id) => id, of: () => IN, absent: () => [] };
  const into = mergeTargets(rules.merge);
  const targetOf = (id: string): string => into.get(id) ?? id;
  const excluded = new Set(rules.exclude.map((id) => targetOf(plainId(id))));
  const objected = new Set(rules.optOut.flatMap((id) => [foldId(id), foldId(targetOf(plainId(id)))]));
  // Somebody who objected under one id objected under all of them.
  for (const [id, target] of into) if (objected.has(foldId(id))) objected.add(foldId(target));
  const domains = rules.inside.map((domain) => domain.trim().toLowerCase().replace(/^@/, "")).filter((domain) => domain !== "");

  const standingOf = (id: string): number => {
    const person = targetOf(id);
    if (objected.has(foldId(person)) || objected.has(foldId(id))) return OPTED_OUT;
    if (excluded.has(person)) return EXCLUDED;
    return domains.length === 0 || isInside(person, domains) ? IN : OUTSIDE;
  };
  const person: number[] = [];
  const standing: number[] = [];
  const met = new Set<string>();
  const know = (id: number): void => {
    while (person.length <= id) {
      const next = person.length;
      const text = people.text(next);
      const target = targetOf(text);
      // Interning may add a number beyond those known so far: it gets its turn.
      person.push(target === text ? next : people.internText(target));
      standing.push(standingOf(text));
      if (excluded.has(target)) met.add(target);
    }
  };
  return {
    isPlain,
    personOf(id) {
      if (id === NONE) return NONE;
      know(id);
      return person[id]!;
    },
    of(id) {
      if (id === NONE) return IN;
      know(id);
      return standing[id]!;
    },
    absent() {
      if (excluded.size === 0) return [];
      know(people.count - 1);
      return [...new Set(rules.exclude)].filter((id) => !met.has(targetOf(plainId(id))));
    },
  };
}

/**
 * Where each merged id goes, chains and overlaps followed: a merged into b and b into c are all c, whatever the order of the list. Of
 * several ids that nothing is merged into any further (a circle, or one id in two merges), the first in code-point order stands.
 */
export function mergeTargets(merges: readonly Merge[]): ReadonlyMap<string, string> {
  // Disjoint sets: every id points to another of its set, the root to itself. `named` are ids that a merge goes into.
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const named = new Set<string>();
  const moved = new Set<string>();
  for (const { into, ids } of merges) {
    const target = plainId(into);
    if (target === "") continue;
    named.add(target);
    if (!parent.has(target)) parent.set(target, target);
    for (const id of ids.map(plainId)) {
      if (id === "" || id === target) continue;
      moved.add(id);
      if (!parent.has(id)) parent.set(id, id);
      parent.set(rootOf(id), rootOf(target));
    }
  }
  const chosen = new Map<string, string>();
  for (const id of parent.keys()) {
    const root = rootOf(id);
    const best = chosen.get(root);
    if (best === undefined || isBetterTarget(id, best, named, moved)) chosen.set(root, id);
  }
  const targets = new Map<string, string>();
  for (const id of parent.keys()) {
    const target = chosen.get(rootOf(id))!;
    if (target !== id) targets.set(id, target);
  }
  return targets;
}

/** First those that something goes into and that go nowhere themselves, then those that something goes into, then by code point. */
function isBetterTarget(a: string, b: string, named: ReadonlySet<string>, moved: ReadonlySet<string>): boolean {
  const rank = (id: string): number => (named.has(id) ? 2 : 0) + (moved.has(id) ? 0 : 1);
  return rank(a) !== rank(b) ? rank(a) > rank(b) : compareCodePoints(a, b) < 0;
}

/** An id as every rule and every cell has it: trimmed and NFC. */
function plainId(id: string): string {
  return id.trim().normalize("NFC");
}

/** An id for those who objected: compatibility forms, case and a leading @ do not matter. */
export function foldId(id: string): string {
  return id.normalize("NFKC").trim().toLowerCase().normalize("NFKC").replace(/^@/, "");
}

function isInside(id: string, domains: readonly string[]): boolean {
  const at = id.lastIndexOf("@");
  if (at < 0) return false;
  const domain = id.slice(at + 1).toLowerCase();
  return domains.some((inside) => domain === inside || domain.endsWith(`.${inside}`));
}
