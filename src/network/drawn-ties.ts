import type { Network } from "../core/network.ts";
import { choosePeople, egoCircle } from "./drawn-people.ts";
import { entryOf } from "./shortest-ways.ts";
import { induceLines, type Lines } from "./drawn-lines.ts";

export interface DrawnInput {
  readonly network: Network;
  /** What decides who is drawn when there are too many people; NaN = least. */
  readonly value: Float64Array;
  /** 1 for people in a role: they come before everyone else. */
  readonly inRole: Uint8Array;
  readonly isOurs: Uint8Array;
  /** Only the circle of this person, 1 to 3 steps along ties in either direction; paths through accounts of ours do not count. */
  readonly ego?: { readonly person: number; readonly steps: number } | undefined;
  readonly maxPeople?: number;
  readonly maxLines?: number;
}

/** Which lines stand out: a value of each entry of `network.outgoing` (backbone.ts), and the level it stays under. */
export interface Outstanding {
  readonly value: Float64Array;
  readonly level: number;
}

/** What of a network is drawn. A line joins two people, whichever way their ties go. */
export interface Drawn {
  /** Person numbers, ascending. Every drawn person has a line, except an ego without ties. */
  readonly person: Uint32Array;
  /** Distinct people each of them has a tie with, drawn or not. */
  readonly contacts: Uint32Array;
  /** Lines as positions in `person`, weakest first; a one-way tie goes from `from` to `to`, else from < to. weight = w(i→j) + w(j→i). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
  /** 1 where a directed network has both ties; 0 everywhere in an undirected one. */
  readonly isTwoWay: Uint8Array;
  /** Ties in scope, and how many of them the lines stand for: a two-way line stands for two. */
  readonly tieCount: number;
  readonly tiesDrawn: number;
  /** People with a tie in scope, and how many of them are accounts of ours. */
  readonly peopleCount: number;
  readonly oursCount: number;
}

/** A network of so many connected people is drawn whole; of a larger one, so many who matter: more could not be told apart. */
export const MAX_PEOPLE = 20_000;
export const FEW_PEOPLE = 3000;
/** Lines of a map of up to 3,000 people, and of more. */
const MAX_LINES = 8000;
const MOST_LINES = 100_000;
/** Up to this many lines nothing is left out: they can be told apart. */
const ALL_LINES = 500;
const STRONGEST = 3;

/**
 * Chooses what a map shows: each person's 3 strongest lines and a maximum spanning forest, at most 8,000 lines among 3,000 people,
 * 100,000 among more. Up to 20,000 connected people all are drawn, of more the 3,000 who come first. Never one global threshold of weight: it would delete the weak ties that are the bridges.
 *
 * Equally strong lines are ordered by how much the two circles of contacts overlap (Jaccard), then by person number. Up to 500 lines
 * all are drawn. Over the cap the forest stays and third-strongest lines go first. Accounts of ours get their own 3 strongest lines
 * and the one line of people who have no other; else they would be a star over everything. Cost O(n log n + Σ degree² of the drawn).
 */
export function chooseDrawn(input: DrawnInput): Drawn {
  const scope = input.ego === undefined ? undefined : egoCircle(input.network, input.isOurs, input.ego);
  const chosen = choosePeople({ ...input, scope, maxPeople: input.maxPeople ?? MAX_PEOPLE, fewPeople: input.maxPeople ?? FEW_PEOPLE });
  const lines = induceLines(input.network, chosen.person);
  const isOurs = Uint8Array.from(chosen.person, (p) => input.isOurs[p]!);
  const kept = keepLines(lines, isOurs, input.maxLines ?? capFor(chosen.person.length));
  return gather(chosen.person, lines, kept, input.network.directed, chosen);
}

function capFor(people: number): number {
  return people > FEW_PEOPLE ? MOST_LINES : MAX_LINES;
}

/** The lines among people (ascending) that stand out, strongest up to the cap: a backbone instead of everyone's strongest lines. Cost as chooseDrawn. */
export function drawLinesAmong(network: Network, person: Uint32Array, isOurs: Uint8Array, outstanding: Outstanding): Drawn {
  const lines = induceLines(network, person);
  const kept = keepOutstanding(lines, person, network, outstanding).slice(0, capFor(person.length)).reverse();
  const oursCount = person.filter((p) => isOurs[p] !== 0).length;
  return gather(person, lines, kept, network.directed, { tieCount: network.tieCount, peopleCount: person.length, oursCount });
}

/** Line numbers under the level, strongest first. */
function keepOutstanding(lines: Lines, person: Uint32Array, { outgoing }: Network, { value, level }: Outstanding): Uint32Array {
  const valueOf = (a: number, b: number): number => {
    const entry = entryOf(outgoing, a, b);
    return entry === undefined ? 1 : value[entry]!;
  };
  return Uint32Array.from(lines.from.keys()).filter((i) => {
    const [a, b] = [person[lines.from[i]!]!, person[lines.to[i]!]!];
    return Math.min(valueOf(a, b), valueOf(b, a)) < level;
  });
}

/** Line numbers to draw, weakest first. `lines` come strongest first. */
function keepLines(lines: Lines, isOurs: Uint8Array, cap: number): Uint32Array {
  const count = lines.from.length;
  const urgency = count <= Math.min(ALL_LINES, cap) ? new Uint8Array(count) : urgencyOf(lines, isOurs);
  const byUrgency: number[][] = Array.from({ length: STRONGEST + 1 }, () => []);
  for (let i = 0; i < count; i++) byUrgency[urgency[i]!]?.push(i);
  const kept = Uint32Array.from(byUrgency.flat().slice(0, cap)).sort();
  return kept.reverse();
}

/** 0 for the forest, 1 … 3 for the strongest, second and third line of either end, 255 for the rest. */
function urgencyOf(lines: Lines, isOurs: Uint8Array): Uint8Array {
  const n = isOurs.length;
  const urgency = new Uint8Array(lines.from.length).fill(255);
  const used = new Uint32Array(n);
  const hasOther = new Uint8Array(n);
  const parent = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < urgency.length; i++) {
    const a = lines.from[i]!;
    const b = lines.to[i]!;
    if (isOurs[a] !== 0 || isOurs[b] !== 0) continue;
    hasOther[a] = 1;
    hasOther[b] = 1;
    urgency[i] = unite(parent, a, b) ? 0 : rankAmong(used, a, b);
    used[a]!++;
    used[b]!++;
  }
  for (let i = 0; i < urgency.length; i++) {
    const a = lines.from[i]!;
    const b = lines.to[i]!;
    if (isOurs[a] === 0 && isOurs[b] === 0) continue;
    const isOnlyLine = (isOurs[a] === 0 && hasOther[a] === 0) || (isOurs[b] === 0 && hasOther[b] === 0);
    const ends = [a, b].filter((p) => isOurs[p] !== 0);
    urgency[i] = isOnlyLine ? 0 : Math.min(...ends.map((p) => (used[p]! < STRONGEST ? used[p]! + 1 : 255)));
    for (const p of ends) used[p]!++;
    if (isOurs[a] === 0) hasOther[a] = 1;
    if (isOurs[b] === 0) hasOther[b] = 1;
  }
  return urgency;
}

function rankAmong(used: Uint32Array, a: number, b: number): number {
  const least = Math.min(used[a]!, used[b]!);
  return least < STRONGEST ? least + 1 : 255;
}

/** Joins two trees of the forest; false when they were one already. */
function unite(parent: Uint32Array, a: number, b: number): boolean {
  const rootA = findRoot(parent, a);
  const rootB = findRoot(parent, b);
  if (rootA === rootB) return false;
  parent[rootB] = rootA;
  return true;
}

function findRoot(parent: Uint32Array, a: number): number {
  let at = a;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}

function gather(person: Uint32Array, lines: Lines, kept: Uint32Array, directed: boolean, counts: { tieCount: number; peopleCount: number; oursCount: number }): Drawn {
  const isTwoWay = Uint8Array.from(kept, (i) => (directed && lines.there[i] !== 0 && lines.back[i] !== 0 ? 1 : 0));
  return {
    person,
    contacts: lines.contacts,
    from: Uint32Array.from(kept, (i) => (lines.there[i] === 0 ? lines.to[i]! : lines.from[i]!)),
    to: Uint32Array.from(kept, (i) => (lines.there[i] === 0 ? lines.from[i]! : lines.to[i]!)),
    weight: Float64Array.from(kept, (i) => lines.weight[i]!),
    isTwoWay,
    tieCount: counts.tieCount,
    tiesDrawn: kept.length + isTwoWay.reduce((sum, two) => sum + two, 0),
    peopleCount: counts.peopleCount,
    oursCount: counts.oursCount,
  };
}
