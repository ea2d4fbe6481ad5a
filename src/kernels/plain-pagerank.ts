import type { Csr } from "../core/network.ts";
import { orderStrongGroups } from "./strong-groups.ts";

/** Sweeps over the groups of a network, in order. */
export interface PageRankSteps {
  /** Goes on until about `ties` ties are seen; answers how many people have their value. */
  advance(ties: number): number;
  /** A copy. */
  values(): Float64Array;
}

const DAMPING = 0.85;
/** A group is done when what is left to change, guessed from how fast the changes shrink, is below this share of its sum. */
const LEFT = 1e-13;
/** Sweeps without a new smallest change after which rounding makes the changes. */
const PATIENCE = 20;

/** Groups of at least so many people are brought to their right sum after each sweep. */
const LARGE = 1000;

/** People who reach each other, by place: their ties inside, and what comes from outside and does not change any more, summed up once. */
interface GroupTies {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
  readonly weight: Float64Array | undefined;
  /** What each would have without the others of the group, and the part of each value that leaves. */
  readonly base: Float64Array;
  readonly leaving: Float64Array;
  /** All that comes in. */
  readonly brought: number;
  readonly share: Float64Array;
  readonly value: Float64Array;
}

/** The plain twin of assembly/pagerank.ts: the reference, and what runs where nothing may be compiled. Same order of every sum. */
export function openPlainPageRank(incoming: Csr, sent: Float64Array): PageRankSteps {
  const { start, of, weight } = incoming;
  const n = start.length - 1;
  const groups = orderStrongGroups(incoming);
  const groupCount = groups.start.length - 1;
  const value = new Float64Array(n).fill(1);
  const share = sent.map((out) => (out > 0 ? 1 / out : 0));
  let group = 0;
  let own: GroupTies | undefined;
  let sweeps = 0;
  let before = Number.POSITIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  let smallestAt = 0;
  /** Place in the group that is worked on, from 1 on. */
  const placeOf = new Uint32Array(n);

  /** Σ weight · share over the ties of a person. */
  const receivedBy = (person: number): number => everyOther(start[person]!, start[person + 1]!, of, weight, share) + everyOther(start[person]! + 1, start[person + 1]!, of, weight, share);

  const layOut = (members: Uint32Array): GroupTies => {
    const size = members.length;
    const isLarge = size >= LARGE;
    const most = members.reduce((sum, person) => sum + start[person + 1]! - start[person]!, 0);
    let entries = 0;
    const made: { -readonly [K in keyof GroupTies]: GroupTies[K] } = {
      start: new Uint32Array(size + 1), of: new Uint32Array(most), weight: weight === undefined ? undefined : new Float64Array(most), base: new Float64Array(size), leaving: new Float64Array(size), brought: 0,
      share: new Float64Array(size), value: new Float64Array(size).fill(1),
    };
    members.forEach((person, place) => (placeOf[person] = place + 1));
    members.forEach((person, place) => {
      let sum = 0;
      for (let j = start[person]!; j < start[person + 1]!; j++) {
        const other = of[j]!;
        const w = weight === undefined ? 1 : weight[j]!;
        if (placeOf[other] === 0) {
          sum += w * share[other]!;
          continue;
        }
        made.of[entries] = placeOf[other]! - 1;
        if (made.weight !== undefined) made.weight[entries] = w;
        entries++;
        made.leaving[placeOf[other]! - 1]! += w;
      }
      made.start[place + 1] = entries;
      made.base[place] = 1 + DAMPING * sum;
      made.brought += made.base[place]!;
      made.share[place] = 1 / sent[person]!;
    });
    if (isLarge) members.forEach((person, place) => (made.leaving[place] = 1 - DAMPING * (made.leaving[place]! / sent[person]!)));
    return made;
  };

  /** What comes in must leave: all values times one factor. */
  const balance = (ties: GroupTies): void => {
    let left = 0;
    for (let i = 0; i < ties.value.length; i++) left += ties.value[i]! * ties.leaving[i]!;
    const factor = ties.brought / left;
    for (let i = 0; i < ties.value.length; i++) {
      ties.value[i] = ties.value[i]! * factor;
      ties.share[i] = ties.share[i]! * factor;
    }
  };

  return {
    values: () => value.slice(),
    advance(ties) {
      let left = ties;
      while (group < groupCount && left > 0) {
        const members = groups.order.subarray(groups.start[group], groups.start[group + 1]);
        if (members.length === 1) {
          const person = members[0]!;
          left -= 1 + start[person + 1]! - start[person]!;
          value[person] = 1 + DAMPING * receivedBy(person);
          share[person] = sent[person]! > 0 ? value[person]! / sent[person]! : 0;
          group++;
          continue;
        }
        own ??= layOut(members);
        let change = 0;
        let total = 0;
        for (let place = 0; place < members.length; place++) {
          const end = own.start[place + 1]!;
          left -= 1 + end - own.start[place]!;
          const found = own.base[place]! + DAMPING * (everyOther(own.start[place]!, end, own.of, own.weight, own.share) + everyOther(own.start[place]! + 1, end, own.of, own.weight, own.share));
          change += Math.abs(found - own.value[place]!);
          total += found;
          own.value[place] = found;
          own.share[place] = found / sent[members[place]!]!;
        }
        sweeps++;
        if (members.length >= LARGE) balance(own);
        if (change < smallest) {
          smallest = change;
          smallestAt = sweeps;
        }
        const isStill = sweeps > 1 && change < before && (change * change) / (before - change) <= LEFT * total;
        before = change;
        if (change === 0 || isStill || sweeps - smallestAt >= PATIENCE) {
          const { value: found, share: shares } = own;
          members.forEach((person, place) => {
            value[person] = found[place]!;
            share[person] = shares[place]!;
            placeOf[person] = 0;
          });
          own = undefined;
          group++;
          sweeps = 0;
          before = Number.POSITIVE_INFINITY;
          smallest = Number.POSITIVE_INFINITY;
          smallestAt = 0;
        }
      }
      return groups.start[group]!;
    },
  };
}

/** Σ weight · from[other] over the ties i, i + 2, … < end. */
function everyOther(first: number, end: number, of: Uint32Array, weight: Float64Array | undefined, from: Float64Array): number {
  let sum = 0;
  if (weight === undefined) for (let i = first; i < end; i += 2) sum += from[of[i]!]!;
  else for (let i = first; i < end; i += 2) sum += weight[i]! * from[of[i]!]!;
  return sum;
}
