import { startOf } from "../core/starts.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { WhotalksError } from "../core/errors.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import { findPractices, type FoundPractice } from "../insights/practices.ts";
import { isLittleTalk } from "../insights/topic-table.ts";
import { openZone } from "../log/date-zone.ts";
import { listPeriods, type Periods } from "../log/periods.ts";
import { undirectedUnion } from "../network/undirected-union.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type Cuts, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { orNull } from "./rows.ts";
import type { Practice, PracticeQuery, Practices } from "./topic-questions.ts";

/** Members of a community that are listed by name. */
const LISTED = 300;

/**
 * Communities of practice of a topic: the communities of its network (Louvain, as on the map) with enough people, from at least two groups.
 *
 * With employees a community has at least 5 people, a group counts from 5 members on, smaller ones stand together as "fewer than 5", and
 * months with one to four newcomers are not told, with the next smallest where these are so few together.
 * @throws WhotalksError `practice-size` (arguments), `group-unknown` (arguments), `topic-unknown`. Cost: the communities of the topic.
 */
export async function makePractices(analysis: Analysis, labels: Labels, query: PracticeQuery, timeZone: string, task: Task): Promise<Practices> {
  const { topic, attribute: name } = query;
  if (!Number.isInteger(query.smallest) || query.smallest < 2) throw new WhotalksError("practice-size", `Expected a whole number of people, 2 or more; found ${query.smallest}.`, { kind: "arguments" });
  const smallest = labels.isCoded ? Math.max(SMALLEST_GROUP, query.smallest) : query.smallest;
  const settings = { ...query.settings, topics: [topic] };
  const view = await analysis.slice(settings, task);
  const { log } = view;
  const attribute = name === null ? undefined : log.people.attributes.find((one) => one.name === name);
  if (name !== null && attribute === undefined) throw new WhotalksError("group-unknown", `The people table has no column "${name}".`, { kind: "arguments" });
  const hidden = attribute === undefined || !labels.isCoded ? -1 : attribute.labels.indexOf(HIDDEN_GROUP);
  const groupOf = attribute?.codes.map((code) => (code === hidden ? NONE : code));
  const communities = await analysis.communities(settings, task);
  const cuts = await analysis.cuts(settings, task);
  const found = findPractices({
    union: undirectedUnion(view.network),
    labels: communities.labels,
    isLeftOut: log.people.isOurs,
    groupOf,
    smallest,
    leastOfGroup: labels.isCoded ? SMALLEST_GROUP : 1,
  });
  const talk = firstMessages(view);
  const months = log.timeRange === undefined ? undefined : listPeriods(talk.range ?? log.timeRange, "month", openZone(timeZone));
  return {
    topic,
    messages: view.messageCount,
    people: found.people,
    modularity: orNull(communities.modularity),
    smallest,
    attribute: name,
    months: months?.labels ?? [],
    practices: found.practices.map((one) => practiceOf({ one, view, labels, cuts, months, firstAt: talk.firstAt, groupName: (group) => attribute!.labels[group]!, groupOf })),
    tooSmall: found.tooSmall,
    oneGroup: found.oneGroup,
    isLittle: isLittleTalk({ messages: view.messageCount, people: talk.people }),
  };
}

interface PracticeParts {
  readonly one: FoundPractice;
  readonly view: SliceView;
  readonly labels: Labels;
  readonly cuts: Cuts;
  readonly months: Periods | undefined;
  readonly firstAt: Float64Array;
  readonly groupName: (group: number) => string;
  readonly groupOf: Uint32Array | undefined;
}

function practiceOf({ one, view, labels, cuts, months, firstAt, groupName, groupOf }: PracticeParts): Practice {
  const posts = view.influence.posts;
  const newcomers = Array.from({ length: months?.count ?? 0 }, () => 0);
  for (const p of one.members) {
    const month = months?.of(firstAt[p]!) ?? -1;
    if (month >= 0) newcomers[month]!++;
  }
  const isHidden = (people: number): boolean => labels.isCoded && people > 0 && people < SMALLEST_GROUP;
  const shown = one.groups.filter(({ people }) => !isHidden(people));
  const known = new Set(shown.map(({ group }) => group));
  return {
    people: one.members.length,
    core: one.core,
    coreNumber: one.coreNumber,
    members: Array.from(one.members.subarray(0, LISTED), (p, k) => ({
      person: wholeOf(view, p),
      name: labels.names[wholeOf(view, p)]!,
      isCore: one.isCore[k] === 1,
      role: roleOf(cuts.roles.bits[p]!),
      ties: one.ties[k]!,
      posts: Number.isNaN(posts[p]!) ? 0 : posts[p]!,
      group: groupOf === undefined || groupOf[p] === NONE || !known.has(groupOf[p]!) ? "" : groupName(groupOf[p]!),
    })),
    messages: countInside(view, one.members),
    ties: one.tieCount,
    acrossGroups: orNull(one.acrossGroups),
    groups: [...shown.map(({ group, people }) => ({ label: groupName(group), people })), ...(shown.length < one.groups.length ? [{ label: HIDDEN_GROUP, people: null }] : [])],
    newcomers: labels.isCoded ? hideFew(newcomers) : newcomers,
  };
}

/** null for numbers of one to four; where they come to one to four together, for the smallest of the others too (of equals the first), so that none follows from the sum. */
function hideFew(numbers: readonly number[]): readonly (number | null)[] {
  const isFew = (n: number): boolean => n > 0 && n < SMALLEST_GROUP;
  const hidden = numbers.reduce((sum, n) => (isFew(n) ? sum + n : sum), 0);
  const next = isFew(hidden) ? numbers.indexOf(Math.min(...numbers.filter((n) => n >= SMALLEST_GROUP))) : -1;
  return numbers.map((n, k) => (isFew(n) || k === next ? null : n));
}

/** Messages of the slice from a member to a member. Cost O(messages). */
function countInside({ log: { messages, people }, mask }: SliceView, members: Uint32Array): number {
  const isMember = new Uint8Array(people.count);
  for (const p of members) isMember[p] = 1;
  const { author, recipientStart, recipientOf, count } = messages;
  let found = 0;
  for (let m = 0; m < count; m++) {
    if ((mask !== undefined && mask[m] === 0) || isMember[author[m]!] === 0) continue;
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
      if (isMember[recipientOf[i]!] === 0 || recipientOf[i] === author[m]) continue;
      found++;
      break;
    }
  }
  return found;
}

/** When each person first wrote or was addressed in the slice (NaN where no time is known), how many did either, and from when to when. */
function firstMessages({ log: { messages, people }, mask }: SliceView): { readonly firstAt: Float64Array; readonly people: number; readonly range: readonly [number, number] | undefined } {
  const { author, at, recipientStart, recipientOf, count } = messages;
  const firstAt = new Float64Array(people.count).fill(Number.NaN);
  const takesPart = new Uint8Array(people.count);
  let first = Infinity;
  let last = -Infinity;
  const meet = (p: number, time: number): void => {
    takesPart[p] = 1;
    if (!(firstAt[p]! <= time)) firstAt[p] = Number.isNaN(time) ? firstAt[p]! : time;
  };
  for (let m = 0; m < count; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    const time = at?.get(m) ?? Number.NaN;
    if (time < first) first = time;
    if (time > last) last = time;
    meet(author[m]!, time);
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) meet(recipientOf[i]!, time);
  }
  return { firstAt, people: takesPart.reduce((sum, one) => sum + one, 0), range: first > last ? undefined : [first, last] };
}
