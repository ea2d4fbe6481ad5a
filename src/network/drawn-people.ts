import type { Csr, Network } from "../core/network.ts";
import { unionRow } from "./drawn-lines.ts";

interface PeopleInput {
  readonly network: Network;
  readonly value: Float64Array;
  readonly inRole: Uint8Array;
  readonly isOurs: Uint8Array;
  readonly ego?: { readonly person: number; readonly steps: number } | undefined;
  /** 1 for the people who may be drawn; undefined = everyone. */
  readonly scope: Uint8Array | undefined;
  readonly maxPeople: number;
  /** So many are drawn where more than `maxPeople` have a connection. */
  readonly fewPeople: number;
}

interface ChosenPeople {
  /** Ascending. */
  readonly person: Uint32Array;
  /** People with a tie in scope, and ties with both ends in scope. */
  readonly peopleCount: number;
  /** How many of them are accounts of ours. */
  readonly oursCount: number;
  readonly tieCount: number;
}

/**
 * The people around one person: 1 for everyone within `steps` ties, whichever way they go, the person included.
 * No path leads through an account of ours, or everybody would be two steps from everybody. Cost O(n + m).
 */
export function egoCircle(network: Network, isOurs: Uint8Array, ego: { readonly person: number; readonly steps: number }): Uint8Array {
  const inside = new Uint8Array(network.personCount);
  inside[ego.person] = 1;
  let ring = [ego.person];
  for (let step = 0; step < ego.steps; step++) {
    const next: number[] = [];
    for (const person of ring) {
      if (isOurs[person] !== 0 && person !== ego.person) continue;
      for (const csr of [network.outgoing, network.incoming]) {
        for (let t = csr.start[person]!; t < csr.start[person + 1]!; t++) {
          const other = csr.of[t]!;
          if (inside[other] !== 0) continue;
          inside[other] = 1;
          next.push(other);
        }
      }
    }
    ring = next;
  }
  return inside;
}

/**
 * Who is drawn: the ego and accounts of ours, then people in a role, then the rest by value, then by number, up to `maxPeople`, of more `fewPeople`.
 * A person none of whose contacts is in yet brings the strongest of them along, so that everyone drawn has a line.
 * Cost O(n log n + degrees of the chosen).
 */
export function choosePeople(input: PeopleInput): ChosenPeople {
  const { network, scope } = input;
  const n = network.personCount;
  const candidates: number[] = [];
  for (let p = 0; p < n; p++) {
    if ((scope === undefined || scope[p] !== 0) && hasTieInScope(network, scope, p)) candidates.push(p);
  }
  const chosen = new Uint8Array(n);
  let room = candidates.length <= input.maxPeople ? input.maxPeople : input.fewPeople;
  const ego = input.ego?.person;
  const take = (person: number): void => {
    if (chosen[person] !== 0) return;
    chosen[person] = 1;
    room--;
  };
  if (ego !== undefined) take(ego);
  for (const person of byImportance(candidates, input)) {
    if (room <= 0) break;
    if (chosen[person] !== 0) continue;
    const row = unionRow(network, person);
    if (!row.of.some((other) => chosen[other] !== 0)) {
      const partner = strongestOf(row, scope);
      if (partner === undefined || room < 2) continue;
      take(partner);
    }
    take(person);
  }
  const person: number[] = [];
  for (let p = 0; p < n; p++) if (chosen[p] !== 0) person.push(p);
  return { person: Uint32Array.from(person), peopleCount: candidates.length, oursCount: candidates.filter((p) => input.isOurs[p] !== 0).length, tieCount: countTies(network, scope) };
}

function byImportance(candidates: readonly number[], input: PeopleInput): number[] {
  const { value, inRole, isOurs } = input;
  const level = (p: number): number => (isOurs[p] !== 0 ? 0 : inRole[p] !== 0 ? 1 : Number.isNaN(value[p]) ? 3 : 2);
  const size = (p: number): number => (Number.isNaN(value[p]) ? 0 : value[p]!);
  return candidates.toSorted((a, b) => level(a) - level(b) || size(b) - size(a) || a - b);
}

function strongestOf(row: { readonly of: readonly number[]; readonly weight: readonly number[] }, scope: Uint8Array | undefined): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let i = 0; i < row.of.length; i++) {
    if (scope !== undefined && scope[row.of[i]!] === 0) continue;
    if (row.weight[i]! <= most) continue;
    most = row.weight[i]!;
    best = row.of[i];
  }
  return best;
}

function hasTieInScope(network: Network, scope: Uint8Array | undefined, person: number): boolean {
  return [network.outgoing, network.incoming].some((csr) => countRow(csr, scope, person) > 0);
}

function countTies(network: Network, scope: Uint8Array | undefined): number {
  if (scope === undefined) return network.tieCount;
  let count = 0;
  for (let p = 0; p < network.personCount; p++) if (scope[p] !== 0) count += countRow(network.outgoing, scope, p);
  return network.directed ? count : count / 2;
}

function countRow(csr: Csr, scope: Uint8Array | undefined, person: number): number {
  const start = csr.start[person]!;
  const end = csr.start[person + 1]!;
  if (scope === undefined) return end - start;
  let count = 0;
  for (let t = start; t < end; t++) if (scope[csr.of[t]!] !== 0) count++;
  return count;
}
