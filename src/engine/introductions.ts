import { startOf } from "../core/starts.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { shortestWays, weightBetween } from "../network/shortest-ways.ts";
import { undirectedUnion } from "../network/undirected-union.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, localOf, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { dayStarter } from "./person.ts";
import type { IntroductionQuery, Introductions, WayTie } from "./map-questions.ts";

const MOST_WAYS = 3;

/**
 * The best ways from one person to another, with what each connection rests on. By steps: fewest people between; by strength: a
 * connection of weight w (both ways together) costs 1/w. Ways through accounts of ours do not count: they know everybody.
 *
 * Cost: some searches of O(m + n log n), then one pass over the messages for the latest times.
 */
export async function findIntroductions(analysis: Analysis, labels: Labels, query: IntroductionQuery & { readonly timeZone: string }, task: Task): Promise<Introductions> {
  const view = await analysis.slice(query.settings, task);
  const [from, to] = [localOf(view, query.from), localOf(view, query.to)];
  if (from === NONE || to === NONE) return { ways: [], why: "outside" };
  const ties = view.once("union", () => undirectedUnion(view.network)).outgoing;
  const costOf = query.by === "steps" ? (): number => 1 : (weight: number): number => 1 / weight;
  const found = await shortestWays({ ties, from, to, most: MOST_WAYS, costOf, isClosed: view.log.people.isOurs }, task);
  if (found.length === 0) return { ways: [], why: "apart" };
  const { roles } = await analysis.cuts(query.settings, task);
  const lastOf = latestBetween(view, found.flatMap(({ people }) => people.slice(1).map((person, i) => [people[i]!, person] as const)));
  const shownTime = labels.isCoded ? dayStarter(query.timeZone) : (at: number): number => at;
  const tieOf = (a: number, b: number): WayTie => {
    const last = lastOf.get(keyOf(view, a, b));
    return { there: weightBetween(view.network.outgoing, a, b), back: weightBetween(view.network.outgoing, b, a), lastAt: last === undefined ? null : shownTime(last) };
  };
  return {
    why: "",
    ways: found.map(({ people }) => ({
      people: people.map((p) => ({ person: wholeOf(view, p), name: labels.names[wholeOf(view, p)]!, role: view.log.people.isOurs[p] === 1 ? "neither" : roleOf(roles.bits[p]!) })),
      ties: people.slice(1).map((person, i) => tieOf(people[i]!, person)),
    })),
  };
}

function keyOf(view: SliceView, a: number, b: number): number {
  return Math.min(a, b) * view.network.personCount + Math.max(a, b);
}

/** The latest time of a message between each of the pairs, by key; pairs without a time are missing. Cost O(messages). */
function latestBetween(view: SliceView, pairs: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const latest = new Map<number, number>();
  const { author, at, recipientStart, recipientOf, isCapped, count } = view.log.messages;
  if (at === undefined) return latest;
  const asked = new Set(pairs.map(([a, b]) => keyOf(view, a, b)));
  const isAsked = new Uint8Array(view.log.people.count);
  for (const pair of pairs) for (const person of pair) isAsked[person] = 1;
  for (let m = 0; m < count; m++) {
    if (isAsked[author[m]!] !== 1 || view.mask?.[m] === 0 || isCapped?.[m] === 1) continue;
    const time = at.get(m);
    if (Number.isNaN(time)) continue;
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
      const key = keyOf(view, author[m]!, recipientOf[i]!);
      if (asked.has(key) && !(latest.get(key)! >= time)) latest.set(key, time);
    }
  }
  return latest;
}
