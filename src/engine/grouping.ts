import { WhotalksError } from "../core/errors.ts";
import { compareCodePoints } from "../core/order.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { GroupKind, GroupOfPeople, Grouping } from "./group-questions.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { Settings } from "./settings.ts";

/** So many groups stand by themselves at most; the smallest of more stand together. */
const MOST_GROUPS = 60;
/** Fewer people without a larger circle are in none, as on the map. */
const LEAST_CIRCLE = 3;

/** Everyone of a slice by one grouping. */
export interface People {
  /** Largest first, equals by name; then others, people without a group, people whose group is not shown. */
  readonly groups: readonly GroupOfPeople[];
  /** Position in `groups` by person of the slice; NONE for our own accounts. */
  readonly groupOf: Uint32Array;
  /** Every group by itself, those within "others" too; NONE for who is in none that is shown, and for our own accounts. */
  readonly each: Uint32Array;
  readonly groupCount: number;
  /** Without our own accounts, and they. */
  readonly people: number;
  readonly ours: number;
}

interface Found {
  readonly key: string;
  readonly label: string;
  readonly kind: GroupKind;
}

/**
 * Divides the people of a slice into groups. Our own accounts are in none. Circles of fewer than 3 people are none.
 *
 * With employees no group has 1 to 4 people: smaller ones stand together as "small", with the next smallest where they are still fewer
 * than 5 (P7, P8). What hide-groups has hidden already is small too.
 * @param most so many groups stand by themselves; the rest stand together as "others"
 * @throws WhotalksError `group-unknown` (arguments) for a column there is not; `group-small` where fewer than 5 employees are in it all.
 * Cost: communities or the cut, then O(n + groups log groups).
 */
export async function groupPeopleBy(analysis: Analysis, labels: Labels, settings: Settings, by: Grouping, task: Task, most = MOST_GROUPS): Promise<People> {
  const view = await analysis.slice(settings, task);
  const { found, groupOf } = await findGroups(analysis, labels, settings, by, view, task);
  const { isOurs } = view.log.people;
  const members = new Uint32Array(found.length);
  let ours = 0;
  groupOf.forEach((group, p) => {
    if (isOurs[p] === 1) ours++;
    else members[group]!++;
  });
  const isSmall = hideSmall(members, found, labels.isCoded);
  const single = Array.from(found.keys()).filter((k) => found[k]!.kind === "group" && isSmall[k] === 0 && members[k]! > 0);
  // Roles have an order of their own.
  if (by !== "role") single.sort((a, b) => members[b]! - members[a]! || compareCodePoints(found[a]!.label, found[b]!.label));
  const groups: GroupOfPeople[] = [];
  const place = new Uint32Array(found.length).fill(NONE);
  const put = (those: readonly number[], { key, label, kind }: Found): void => {
    const people = those.reduce((sum, k) => sum + members[k]!, 0);
    if (people === 0) return;
    for (const k of those) place[k] = groups.length;
    groups.push({ key, label, kind, people, groups: kind === "others" ? those.length : 1 });
  };
  for (const k of single.slice(0, most)) put([k], found[k]!);
  if (single.length > most) put(single.slice(most), { key: "", label: "", kind: "others" });
  put(Array.from(found.keys()).filter((k) => found[k]!.kind === "unstated" && isSmall[k] === 0), { key: "", label: "", kind: "unstated" });
  put(Array.from(found.keys()).filter((k) => isSmall[k] === 1), { key: "", label: "", kind: "small" });
  const eachOf = new Uint32Array(found.length).fill(NONE);
  single.forEach((k, i) => {
    eachOf[k] = i;
  });
  return {
    groups,
    groupOf: groupOf.map((group, p) => (isOurs[p] === 1 ? NONE : place[group]!)),
    each: groupOf.map((group, p) => (isOurs[p] === 1 ? NONE : eachOf[group]!)),
    groupCount: single.length,
    people: view.log.people.count - ours,
    ours,
  };
}

/** 1 for each group that must not stand by itself. */
function hideSmall(members: Uint32Array, found: readonly Found[], isCoded: boolean): Uint8Array {
  const isSmall = Uint8Array.from(found, ({ kind }, k) => (kind === "small" || (isCoded && members[k]! > 0 && members[k]! < SMALLEST_GROUP) ? 1 : 0));
  if (!isCoded) return isSmall;
  for (;;) {
    const hidden = members.reduce((sum, people, k) => sum + (isSmall[k] === 1 ? people : 0), 0);
    if (hidden === 0 || hidden >= SMALLEST_GROUP) return isSmall;
    const shown = Array.from(members.keys()).filter((k) => isSmall[k] === 0 && members[k]! > 0).sort((a, b) => members[a]! - members[b]! || a - b);
    if (shown.length === 0) throw new WhotalksError("group-small", `Fewer than ${SMALLEST_GROUP} people are here: no numbers are given for so few.`, { kind: "arguments", hint: "Choose a larger group." });
    isSmall[shown[0]!] = 1;
  }
}

/** The groups there are, in an order that does not depend on sizes, and everyone's position among them. */
async function findGroups(analysis: Analysis, labels: Labels, settings: Settings, by: Grouping, view: SliceView, task: Task): Promise<{ readonly found: readonly Found[]; readonly groupOf: Uint32Array }> {
  const unstated: Found = { key: "", label: "", kind: "unstated" };
  if (by === "role") {
    const { roles } = await analysis.cuts(settings, task);
    const order = (["both", "connector", "maven", "neither"] as const);
    return { found: order.map((role) => ({ key: role, label: role, kind: "group" })), groupOf: Uint32Array.from(roles.bits, (bits) => order.indexOf(roleOf(bits))) };
  }
  if (by === "community") {
    const { labels: circle, count } = await analysis.communities(settings, task);
    const hub = hubsOf(view, circle, count);
    const size = new Uint32Array(count);
    for (const one of circle) size[one]!++;
    const least = labels.isCoded ? SMALLEST_GROUP : LEAST_CIRCLE;
    // Circles are numbered by size: those that are large enough come first.
    const large = size.findIndex((people) => people < least);
    const found = Array.from(hub.subarray(0, large < 0 ? count : large), (person, k): Found => ({ key: String(k), label: `around ${labels.names[wholeOf(view, person)]!}`, kind: "group" }));
    return { found: [...found, unstated], groupOf: circle.map((k) => Math.min(k, found.length)) };
  }
  const attribute = view.log.people.attributes.find(({ name }) => name === by.attribute);
  if (attribute === undefined) throw new WhotalksError("group-unknown", `The people table has no column "${by.attribute}".`, { kind: "arguments" });
  const values = attribute.labels.map((label): Found => ({ key: label, label, kind: labels.isCoded && label === HIDDEN_GROUP ? "small" : "group" }));
  return { found: [...values, unstated], groupOf: attribute.codes.map((code) => (code === NONE ? values.length : code)) };
}

/** Who has the strongest connections of each circle, both ways counted; equals by number. Our own accounts name none, unless nobody else is in it. */
function hubsOf({ network, log }: SliceView, circle: Uint32Array, count: number): Uint32Array {
  const hub = new Uint32Array(count).fill(NONE);
  const most = new Float64Array(count);
  const strengthOf = (p: number): number => {
    let sum = 0;
    for (const { start, of, weight } of network.directed ? [network.outgoing, network.incoming] : [network.outgoing]) {
      for (let i = start[p]!; i < start[p + 1]!; i++) if (circle[of[i]!] === circle[p]) sum += weight?.[i] ?? 1;
    }
    return log.people.isOurs[p] === 1 ? -1 : sum;
  };
  for (let p = 0; p < network.personCount; p++) {
    const strength = strengthOf(p);
    const k = circle[p]!;
    if (hub[k] !== NONE && strength <= most[k]!) continue;
    hub[k] = p;
    most[k] = strength;
  }
  return hub;
}
