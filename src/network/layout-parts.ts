import { NONE } from "../core/talk-log.ts";

export interface LayoutInput {
  readonly personCount: number;
  /** Lines between positions 0 … personCount−1; their order and direction do not matter. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Positive; undefined = 1 each. */
  readonly weight: Float64Array | undefined;
  /** Label of each person's circle, NONE for none; undefined = no circles known. They choose the starting places and loosen lines between them. */
  readonly circleOf: Uint32Array | undefined;
  /** 1 where the account is ours: outside the forces, placed at the rim. */
  readonly isOurs: Uint8Array;
  /** Radius of each dot in units of FRAME (layout-frame.ts). */
  readonly radius: ArrayLike<number>;
}

/** People who are placed by forces, with their lines as indices into `people`. */
export interface MainPart {
  /** Positions in the drawing, ascending. */
  readonly people: Uint32Array;
  /** Lines by (from, to), from < to. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Pull of each line: √ of its weight over the mean weight, between 0.3 and 3; less between circles where most lines go between them. */
  readonly pull: Float64Array;
  /** Circle of each person, 0 … circleCount−1 by size then label; people without one share the last. */
  readonly circle: Uint32Array;
  readonly circleCount: number;
}

export interface Parts {
  readonly main: MainPart;
  /** Groups of fewer than 4 people without a line to ours, largest first, then by first person; people ascending. */
  readonly small: readonly (readonly number[])[];
  /** Accounts of ours in ascending order. */
  readonly ours: readonly OursPart[];
}

/** An account of ours, its drawn contacts, and the groups of fewer than 4 people who talk to it most; people ascending. */
export interface OursPart {
  readonly person: number;
  readonly contacts: readonly number[];
  readonly satellites: readonly (readonly number[])[];
}

const SMALL = 4;
const LEAST_PULL = 0.3;
const MOST_PULL = 3;
/** All lines between circles together pull at most this share of what the lines within circles do: else circles lie in one heap. */
const BETWEEN = 0.3;
/** … but never less than this share of what they would: circles may be wrong. */
const LEAST_BETWEEN = 0.25;

/** Divides a drawing into what forces place, what is packed below it, and what belongs to accounts of ours. Cost O(n + m log m). */
export function sortLayout(input: LayoutInput): Parts {
  const n = input.personCount;
  const { isOurs } = input;
  const lines = sortLines(input);
  const contactsOfOurs = new Map<number, number[]>();
  const oursOf = new Map<number, { readonly account: number; readonly weight: number }[]>();
  const parent = Uint32Array.from({ length: n }, (_, i) => i);
  for (const { from, to, weight } of lines) {
    for (const [a, b] of [[from, to], [to, from]] as const) {
      if (isOurs[a] === 0) continue;
      push(contactsOfOurs, a, b);
      if (isOurs[b] === 0) push(oursOf, b, { account: a, weight });
    }
    if (isOurs[from] === 0 && isOurs[to] === 0) unite(parent, from, to);
  }
  const groups = new Map<number, number[]>();
  for (let p = 0; p < n; p++) if (isOurs[p] === 0) push(groups, rootOf(parent, p), p);
  const inMain = new Uint8Array(n);
  const satellitesOf = new Map<number, number[][]>();
  const small: number[][] = [];
  for (const group of groups.values()) {
    if (group.length >= SMALL) {
      for (const p of group) inMain[p] = 1;
      continue;
    }
    const account = nearestOurs(group.flatMap((p) => oursOf.get(p) ?? []));
    if (account === undefined) small.push(group);
    else push(satellitesOf, account, group);
  }
  small.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const ours = [];
  for (let p = 0; p < n; p++) {
    if (isOurs[p] !== 0) ours.push({ person: p, contacts: contactsOfOurs.get(p) ?? [], satellites: satellitesOf.get(p) ?? [] });
  }
  return { main: gatherMain(input, lines, inMain), small, ours };
}

/** The account of ours with most weight towards a group, then the first; undefined where the group talks to none. */
function nearestOurs(lines: readonly { readonly account: number; readonly weight: number }[]): number | undefined {
  const sums = new Map<number, number>();
  for (const { account, weight } of lines) sums.set(account, (sums.get(account) ?? 0) + weight);
  let best: number | undefined;
  for (const [account, sum] of sums) {
    if (best === undefined || sum > sums.get(best)! || (sum === sums.get(best)! && account < best)) best = account;
  }
  return best;
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function sortLines(input: LayoutInput): readonly Line[] {
  const lines = Array.from(input.from, (a, i) => {
    const b = input.to[i]!;
    return { from: Math.min(a, b), to: Math.max(a, b), weight: input.weight?.[i] ?? 1 };
  });
  return lines.sort((a, b) => a.from - b.from || a.to - b.to || a.weight - b.weight);
}

function gatherMain(input: LayoutInput, lines: readonly Line[], inMain: Uint8Array): MainPart {
  const people: number[] = [];
  const index = new Uint32Array(inMain.length);
  inMain.forEach((is, p) => {
    if (is === 0) return;
    index[p] = people.length;
    people.push(p);
  });
  const inside = lines.filter((line) => inMain[line.from] !== 0 && inMain[line.to] !== 0);
  const mean = inside.reduce((sum, line) => sum + line.weight, 0) / Math.max(1, inside.length);
  const pull = Float64Array.from(inside, (line) => Math.min(MOST_PULL, Math.max(LEAST_PULL, Math.sqrt(line.weight / mean))));
  if (input.circleOf !== undefined) loosenBetween(input.circleOf, inside, pull);
  return {
    people: Uint32Array.from(people),
    from: Uint32Array.from(inside, (line) => index[line.from]!),
    to: Uint32Array.from(inside, (line) => index[line.to]!),
    pull,
    ...circlesBySize(people.map((p) => input.circleOf?.[p] ?? NONE)),
  };
}

/** Weakens the lines between circles where they pull more than their share, and leaves them alone elsewhere. */
function loosenBetween(circleOf: Uint32Array, lines: readonly Line[], pull: Float64Array): void {
  let within = 0;
  let between = 0;
  const isBetween = lines.map((line) => circleOf[line.from] !== circleOf[line.to]);
  isBetween.forEach((is, i) => {
    if (is) between += pull[i]!;
    else within += pull[i]!;
  });
  if (between <= BETWEEN * within) return;
  const factor = Math.max(LEAST_BETWEEN, (BETWEEN * within) / between);
  isBetween.forEach((is, i) => {
    if (is) pull[i]! *= factor;
  });
}

function circlesBySize(labels: readonly number[]): { readonly circle: Uint32Array; readonly circleCount: number } {
  const size = new Map<number, number>();
  for (const label of labels) size.set(label, (size.get(label) ?? 0) + 1);
  const last = (label: number): number => (label === NONE ? 1 : 0);
  const order = [...size.keys()].sort((a, b) => last(a) - last(b) || size.get(b)! - size.get(a)! || a - b);
  const place = new Map(order.map((label, i) => [label, i]));
  return { circle: Uint32Array.from(labels, (label) => place.get(label)!), circleCount: order.length };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function unite(parent: Uint32Array, a: number, b: number): void {
  const rootA = rootOf(parent, a);
  const rootB = rootOf(parent, b);
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
}

function rootOf(parent: Uint32Array, a: number): number {
  let at = a;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}
