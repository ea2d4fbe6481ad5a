import { WhotalksError } from "../core/errors.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, localOf, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { type DrawnPart, drawPart } from "./map-places.ts";
import type { Memo } from "./memo.ts";
import type { CircleMember, PersonCircle, PersonCircles } from "./person-questions.ts";
import type { Settings } from "./settings.ts";

/** Circles told, and people named in each. */
const TOLD = 5;
const NAMED = 6;
/** Fewer people are no circle, as on the map. */
const LEAST = 3;

/**
 * The circles a person stands in, as the map finds and names them (around the member with most of the drawn talk): their own, then those
 * they have connections into, most talk first. With employees circles of fewer than 5 people are not told, only counted together.
 *
 * Where the person is not drawn there is none, and `why` says so. @throws WhotalksError `person-unknown` as the card.
 * Cost: as what the map draws, once per slice, then O(drawn people + connections of the person).
 */
export async function findCirclesOf(analysis: Analysis, labels: Labels, { person: whole, settings, memo }: { readonly person: number; readonly settings: Settings; readonly memo: Memo }, task: Task): Promise<PersonCircles> {
  const view = await analysis.slice(settings, task);
  const person = localOf(view, whole);
  if (person === NONE) throw new WhotalksError("person-unknown", "This person is not in the chosen group.", { kind: "arguments" });
  const { network } = view;
  const none = (why: string): PersonCircles => ({ person: whole, circles: [], more: 0, smallContacts: 0, why });
  if (network.outgoing.start[person] === network.outgoing.start[person + 1] && network.incoming.start[person] === network.incoming.start[person + 1]) return none("Without a connection there is no circle.");
  const part = await drawPart(analysis, settings, null, { task, memo });
  const circleOf = new Map(Array.from(part.drawn.person, (p, k) => [p, part.circles[k]!]));
  const own = circleOf.get(person);
  if (own === undefined) return none("So many people are connected that only those who matter most are put into circles.");
  const { ranking } = await analysis.rank(settings.measure, settings, task);
  const { roles } = await analysis.cuts(settings, task);
  const member = (p: number): CircleMember => {
    const isOurs = view.log.people.isOurs[p] === 1;
    return { person: wholeOf(view, p), name: labels.names[wholeOf(view, p)]!, role: isOurs ? "neither" : roleOf(roles.bits[p]!), isOurs };
  };
  const membersOf = groupMembers(part);
  const hubOf = hubsOf(part);
  const talk = talkWith(view, person);
  const least = labels.isCoded ? SMALLEST_GROUP : LEAST;
  const found = new Map<number, number[]>([[own, []]]);
  for (const other of talk.keys()) {
    const circle = circleOf.get(other);
    if (circle === undefined) continue;
    const contacts = found.get(circle);
    if (contacts === undefined) found.set(circle, [other]);
    else contacts.push(other);
  }
  const sumOf = (people: readonly number[]): number => people.reduce((sum, p) => sum + talk.get(p)!, 0);
  const large = [...found].filter(([circle]) => membersOf.get(circle)!.length >= least);
  large.sort(([a, x], [b, y]) => Number(b === own) - Number(a === own) || sumOf(y) - sumOf(x) || a - b);
  const rankOf = new Map(Array.from(ranking.order, (p, i) => [p, i]));
  const circles = large.slice(0, TOLD).map(([circle, contacts]): PersonCircle => {
    const members = membersOf.get(circle)!;
    const hub = hubOf.get(circle)!;
    const isOwn = circle === own;
    const first = isOwn ? members.filter((p) => p !== person).toSorted((a, b) => (rankOf.get(a) ?? Infinity) - (rankOf.get(b) ?? Infinity)) : contacts.toSorted((a, b) => talk.get(b)! - talk.get(a)! || a - b);
    return {
      isOwn, around: hub === person ? null : labels.names[wholeOf(view, hub)]!, people: members.length, contacts: contacts.length, talk: sumOf(contacts),
      named: first.slice(0, NAMED).map(member), members: members.map((p) => wholeOf(view, p)),
    };
  });
  const small = [...found].filter(([circle]) => membersOf.get(circle)!.length < least);
  return {
    person: whole, circles, more: large.length - circles.length, smallContacts: small.reduce((sum, [, contacts]) => sum + contacts.length, 0),
    why: circles.length > 0 ? "" : `No circle of ${least} people or more is found around this person.`,
  };
}

/** Drawn people by circle, in their order. */
function groupMembers({ drawn, circles }: DrawnPart): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  circles.forEach((circle, k) => {
    const list = members.get(circle);
    if (list === undefined) members.set(circle, [drawn.person[k]!]);
    else list.push(drawn.person[k]!);
  });
  return members;
}

/** The member of each circle with the heaviest drawn lines, the first of equal ones: as the map names it. */
function hubsOf({ drawn, circles }: DrawnPart): ReadonlyMap<number, number> {
  const strength = new Float64Array(drawn.person.length);
  drawn.from.forEach((k, i) => {
    strength[k]! += drawn.weight[i]!;
    strength[drawn.to[i]!]! += drawn.weight[i]!;
  });
  const best = new Map<number, number>();
  circles.forEach((circle, k) => {
    const known = best.get(circle);
    if (known === undefined || strength[k]! > strength[known]!) best.set(circle, k);
  });
  return new Map(Array.from(best, ([circle, k]) => [circle, drawn.person[k]!]));
}

/** Weight of all connections of a person, both ways together, by the other one. */
function talkWith({ network: { outgoing, incoming, directed } }: SliceView, person: number): ReadonlyMap<number, number> {
  const talk = new Map<number, number>();
  for (const csr of directed ? [outgoing, incoming] : [outgoing]) {
    for (let i = csr.start[person]!; i < csr.start[person + 1]!; i++) talk.set(csr.of[i]!, (talk.get(csr.of[i]!) ?? 0) + (csr.weight?.[i] ?? 1));
  }
  return talk;
}
