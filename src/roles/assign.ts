import type { Cut, Role } from "../core/roles.ts";

/** Everyone's role and how the two sets overlap: both + only connectors + only mavens = either. */
export interface Roles {
  /** Bit 1: connector, bit 2: maven; by person number. */
  readonly bits: Uint8Array;
  readonly both: number;
  readonly either: number;
}

/** Puts the two cuts together. `mavens` is undefined where the data hold no talk. Cost O(n). */
export function assignRoles(personCount: number, connectors: Cut, mavens: Cut | undefined): Roles {
  const bits = new Uint8Array(personCount);
  for (const person of connectors.members) bits[person]! |= 1;
  let both = 0;
  for (const person of mavens?.members ?? []) {
    if (bits[person] === 1) both++;
    bits[person]! |= 2;
  }
  return { bits, both, either: connectors.count + (mavens?.count ?? 0) - both };
}

/** The word for a person's role bits. */
export function roleOf(bits: number): Role {
  if (bits === 3) return "both";
  if (bits === 1) return "connector";
  return bits === 2 ? "maven" : "neither";
}
