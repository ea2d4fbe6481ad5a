import type { Network } from "../core/network.ts";
import { NONE } from "../core/talk-log.ts";
import { computeCoreNumbers } from "../kernels/core-numbers.ts";

export interface PracticeQuestion {
  /** Who talks with whom on one topic: the undirected union of its network, weights summed. */
  readonly union: Network;
  /** A community of each person. */
  readonly labels: Uint32Array;
  /** 1 = never a member: accounts of ours. */
  readonly isLeftOut: Uint8Array;
  /** Group of each person, NONE where it is not known; undefined = groups are not asked for. */
  readonly groupOf: Uint32Array | undefined;
  /** m: members a community must have. */
  readonly smallest: number;
  /** Members a group must have in the community to count as one of its groups. */
  readonly leastOfGroup: number;
}

/** A community of practice in numbers. */
export interface FoundPractice {
  /** Person numbers: core first, then by ties inside, then by number. */
  readonly members: Uint32Array;
  /** By position in `members`: ties to other members, and 1 where the person is of the core. */
  readonly ties: Uint32Array;
  readonly isCore: Uint8Array;
  readonly core: number;
  /** Everyone of the core is tied to at least so many others of it. */
  readonly coreNumber: number;
  /** Pairs inside. */
  readonly tieCount: number;
  /** Share of the weight inside that runs between two groups, of what runs between people whose groups are known; NaN without any. */
  readonly acrossGroups: number;
  /** Members by group, largest first; those without one are left out. */
  readonly groups: readonly { readonly group: number; readonly people: number }[];
}

export interface FoundPractices {
  /** Largest first, then by their smallest member. */
  readonly practices: readonly FoundPractice[];
  /** Communities that were left out, for having too few members or only one group. */
  readonly tooSmall: number;
  readonly oneGroup: number;
  /** People with a tie, accounts of ours left out. */
  readonly people: number;
}

/**
 * The communities of practice among the communities of a topic's network: enough people, from at least two groups where groups are asked for.
 *
 * A community of two or more people with ties is looked at; people without a tie on the topic are in none. The core is the innermost k-core
 * inside the community (Seidman 1983), the others are its satellites. Cost O(n + ties). Source of the idea: Wenger 1998.
 */
export function findPractices(question: PracticeQuestion): FoundPractices {
  const { union, labels, isLeftOut, groupOf, smallest, leastOfGroup } = question;
  const { start } = union.outgoing;
  const membersOf = new Map<number, number[]>();
  let people = 0;
  for (let p = 0; p < union.personCount; p++) {
    if (start[p] === start[p + 1] || isLeftOut[p] === 1) continue;
    people++;
    const known = membersOf.get(labels[p]!);
    if (known === undefined) membersOf.set(labels[p]!, [p]);
    else known.push(p);
  }
  const position = new Uint32Array(union.personCount).fill(NONE);
  const practices: FoundPractice[] = [];
  let tooSmall = 0;
  let oneGroup = 0;
  for (const members of membersOf.values()) {
    if (members.length < smallest) {
      tooSmall++;
      continue;
    }
    const groups = groupOf === undefined ? [] : countGroups(members, groupOf);
    if (groupOf !== undefined && groups.filter((group) => group.people >= leastOfGroup).length < 2) {
      oneGroup++;
      continue;
    }
    practices.push(describe(question, members, groups, position));
  }
  practices.sort((a, b) => b.members.length - a.members.length || least(a.members) - least(b.members));
  return { practices, tooSmall, oneGroup, people };
}

function least(members: Uint32Array): number {
  return members.reduce((a, b) => Math.min(a, b));
}

function countGroups(members: readonly number[], groupOf: Uint32Array): { readonly group: number; readonly people: number }[] {
  const counts = new Map<number, number>();
  for (const p of members) if (groupOf[p] !== NONE) counts.set(groupOf[p]!, (counts.get(groupOf[p]!) ?? 0) + 1);
  return [...counts].map(([group, people]) => ({ group, people })).sort((a, b) => b.people - a.people || a.group - b.group);
}

/** @param position scratch: NONE everywhere, before and after. */
function describe({ union, groupOf }: PracticeQuestion, members: readonly number[], groups: FoundPractice["groups"], position: Uint32Array): FoundPractice {
  const { start, of, weight } = union.outgoing;
  members.forEach((p, k) => {
    position[p] = k;
  });
  const ownStart = new Uint32Array(members.length + 1);
  const ownOf: number[] = [];
  let inside = 0;
  let across = 0;
  members.forEach((p, k) => {
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const other = of[i]!;
      if (position[other] === NONE) continue;
      ownOf.push(position[other]!);
      if (groupOf === undefined || groupOf[p] === NONE || groupOf[other] === NONE) continue;
      inside += weight?.[i] ?? 1;
      if (groupOf[p] !== groupOf[other]) across += weight?.[i] ?? 1;
    }
    ownStart[k + 1] = ownOf.length;
  });
  for (const p of members) position[p] = NONE;
  const cores = computeCoreNumbers({ start: ownStart, of: Uint32Array.from(ownOf), weight: undefined });
  const coreNumber = cores.reduce((a, b) => Math.max(a, b), 0);
  const tiesOf = (k: number): number => ownStart[k + 1]! - ownStart[k]!;
  const isOfCore = (k: number): number => (cores[k] === coreNumber ? 1 : 0);
  const order = [...members.keys()].sort((a, b) => isOfCore(b) - isOfCore(a) || tiesOf(b) - tiesOf(a) || a - b);
  const isCore = Uint8Array.from(order, isOfCore);
  return {
    members: Uint32Array.from(order, (k) => members[k]!),
    ties: Uint32Array.from(order, tiesOf),
    isCore,
    core: isCore.reduce((sum, one) => sum + one, 0),
    coreNumber,
    tieCount: ownOf.length / 2,
    acrossGroups: inside === 0 ? Number.NaN : across / inside,
    groups,
  };
}
