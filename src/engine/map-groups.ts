import { NONE } from "../core/talk-log.ts";
import type { MapGroup, MapPicture } from "../core/map-picture.ts";
import type { Task } from "../core/task.ts";
import { count, HIDDEN_GROUP } from "../core/words.ts";
import { type DotSizes, sizeDots } from "../network/dot-size.ts";
import type { Drawn } from "../network/drawn-ties.ts";
import { separate } from "../network/layout-overlap.ts";
import { type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { choosePalette, paint } from "./map-colouring.ts";
import type { MapUnits } from "./map-questions.ts";
import type { Places } from "./map-places.ts";

interface GroupMapInput {
  readonly view: SliceView;
  readonly labels: Labels;
  readonly units: Exclude<MapUnits, "people">;
  readonly drawn: Drawn;
  /** Circle of each drawn person. */
  readonly circles: Uint32Array;
  readonly places: Places;
  readonly leftOut: MapPicture["counts"];
}

/** Circles of fewer people are no group on the map. */
const LEAST_CIRCLE = 3;
/** So many groups are drawn at most, the largest. */
const MOST_GROUPS = 200;
const ROUNDS = 400;

/**
 * The map with groups for dots: circles found among the drawn, or groups of the people table, each at the mean place of its people and
 * as large as it has people; a line is all talk between two groups. With employees groups of fewer than 5 people are not drawn but
 * counted, as are people in no group. Accounts of ours are in no group. Cost O(n + m).
 */
export async function groupMap(input: GroupMapInput, task: Task): Promise<MapPicture> {
  const { view, drawn, places } = input;
  const groupOf = groupsOf(input);
  const members = membersOf(input, groupOf);
  const ties = tiesBetween(view, members);
  const value = Float64Array.from(members, ({ people }) => people.length);
  const dots = enlarged(sizeDots(value));
  const n = members.length;
  const x = Float64Array.from(members, ({ at }) => meanOf(at, places.x));
  const y = Float64Array.from(members, ({ at }) => meanOf(at, places.y));
  await separate(Uint32Array.from(x.keys()), dots.radius.map((r) => r + ROOM), x, y, task, ROUNDS);
  const groups: MapGroup[] = members.map(({ label, people }, k) => ({
    label, people: people.length, members: Uint32Array.from(people, (p) => wholeOf(view, p)), within: ties.within[k]!, across: ties.across[k]!,
  }));
  const whole = { person: Uint32Array.from(x.keys()), from: ties.from, to: ties.to, weight: ties.weight };
  const palette = choosePalette(Uint32Array.from(x.keys()), { ...drawn, ...whole }, { nameOf: (k) => groups[k]!.label, isNamedAfterHub: false, least: 1, sizeOf: (k) => groups[k]!.people });
  const order = Uint32Array.from(x.keys());
  const at = { x: Float32Array.from(x), y: Float32Array.from(y) };
  return {
    person: order.slice(), names: groups.map(({ label, people }) => `${label} (${count(people)})`), ...at, value, scaleEnd: dots.scaleEnd, clipped: dots.clipped,
    largestRadius: dots.largestRadius, smallestRadius: dots.smallestRadius, contacts: ties.contacts,
    role: Array.from({ length: n }, () => "neither" as const), isOurs: new Uint8Array(n), ...paint(palette, order, at), number: null,
    labelOrder: order.slice(), labelFirst: Math.min(n, NAMED),
    from: ties.from, to: ties.to, weight: ties.weight, isTwoWay: ties.isTwoWay, tieCount: ties.count, tiesDrawn: ties.count, backbone: null,
    isDirected: view.network.directed, counts: input.leftOut, circle: null, smallGroups: 0, lineY: Number.NaN, frame: places.frame, layoutSteps: places.layoutSteps,
    groups, ungrouped: input.leftOut.drawn - members.reduce((sum, { at: positions }) => sum + positions.length, 0),
  };
}

/** Few dots have room to be large. */
const LARGER = 1.8;

function enlarged(dots: DotSizes): DotSizes {
  return { ...dots, largestRadius: LARGER * dots.largestRadius, smallestRadius: LARGER * dots.smallestRadius, radius: dots.radius.map((r) => LARGER * r) };
}

/** Room around a group's dot for its name. */
const ROOM = 10;
const NAMED = 20;

/** Group of each drawn person, NONE for none; ours are in none. */
function groupsOf({ view, units, drawn, circles }: GroupMapInput): Uint32Array {
  const attribute = units === "community" ? undefined : view.log.people.attributes.find((a) => a.name === units.attribute);
  const hidden = attribute?.labels.indexOf(HIDDEN_GROUP) ?? -1;
  return Uint32Array.from(drawn.person, (p, k) => {
    if (view.log.people.isOurs[p] === 1) return NONE;
    if (units === "community") return circles[k]!;
    const code = attribute?.codes[p] ?? NONE;
    return code === hidden ? NONE : code;
  });
}

interface Members {
  readonly label: string;
  /** Positions among the drawn, and person numbers of the slice. */
  readonly at: readonly number[];
  readonly people: readonly number[];
}

/** The groups that are drawn, largest first, then by number. */
function membersOf({ view, labels, units, drawn }: GroupMapInput, groupOf: Uint32Array): readonly Members[] {
  const lists = new Map<number, number[]>();
  groupOf.forEach((group, k) => {
    if (group === NONE) return;
    const list = lists.get(group);
    if (list === undefined) lists.set(group, [k]);
    else list.push(k);
  });
  const least = labels.isCoded ? SMALLEST_GROUP : units === "community" ? LEAST_CIRCLE : 1;
  const strength = new Float64Array(drawn.person.length);
  drawn.from.forEach((a, i) => {
    strength[a]! += drawn.weight[i]!;
    strength[drawn.to[i]!]! += drawn.weight[i]!;
  });
  const attribute = units === "community" ? undefined : view.log.people.attributes.find((a) => a.name === units.attribute);
  return [...lists]
    .filter(([, list]) => list.length >= least)
    .sort(([a, x], [b, y]) => y.length - x.length || a - b)
    .slice(0, MOST_GROUPS)
    .map(([group, list]) => {
      const hub = drawn.person[list.reduce((best, k) => (strength[k]! > strength[best]! ? k : best))]!;
      return { label: attribute === undefined ? `around ${labels.names[wholeOf(view, hub)]!}` : attribute.labels[group]!, at: list, people: list.map((k) => drawn.person[k]!) };
    });
}

function meanOf(positions: readonly number[], of: Float32Array): number {
  return positions.reduce((sum, k) => sum + of[k]!, 0) / positions.length;
}

interface GroupTies extends Pick<MapPicture, "from" | "to" | "weight" | "isTwoWay" | "contacts"> {
  readonly within: Float64Array;
  readonly across: Float64Array;
  /** Ties between groups, each way counted. */
  readonly count: number;
}

/** Talk inside and between groups, from all ties of the slice, drawn or not. Lines weakest first. Cost O(m). */
function tiesBetween({ network }: SliceView, members: readonly Members[]): GroupTies {
  const groupOf = new Uint32Array(network.personCount).fill(NONE);
  members.forEach(({ people }, group) => {
    for (const p of people) groupOf[p] = group;
  });
  const n = members.length;
  const within = new Float64Array(n);
  const across = new Float64Array(n);
  const talk = new Float64Array(n * n);
  const { start, of, weight } = network.outgoing;
  for (let p = 0; p < network.personCount; p++) {
    const a = groupOf[p]!;
    if (a === NONE) continue;
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const b = groupOf[of[i]!]!;
      if (b === NONE) continue;
      if (a === b) within[a]! += weight?.[i] ?? 1;
      else talk[a * n + b]! += weight?.[i] ?? 1;
    }
  }
  const lines: { readonly from: number; readonly to: number; readonly weight: number; readonly isTwoWay: number }[] = [];
  const contacts = new Uint32Array(n);
  let lineCount = 0;
  for (let a = 0; a < n; a++) {
    if (!network.directed) within[a]! /= 2;
    for (let b = a + 1; b < n; b++) {
      const [there, back] = [talk[a * n + b]!, talk[b * n + a]!];
      if (there + back === 0) continue;
      const sum = network.directed ? there + back : there;
      across[a]! += sum;
      across[b]! += sum;
      contacts[a]!++;
      contacts[b]!++;
      const isBoth = network.directed && there > 0 && back > 0;
      lineCount += isBoth ? 2 : 1;
      lines.push({ from: there > 0 ? a : b, to: there > 0 ? b : a, weight: sum, isTwoWay: isBoth ? 1 : 0 });
    }
  }
  lines.sort((a, b) => a.weight - b.weight || b.from - a.from || b.to - a.to);
  return {
    from: Uint32Array.from(lines, (line) => line.from), to: Uint32Array.from(lines, (line) => line.to), weight: Float64Array.from(lines, (line) => line.weight),
    isTwoWay: Uint8Array.from(lines, (line) => line.isTwoWay), contacts, within, across, count: lineCount,
  };
}
