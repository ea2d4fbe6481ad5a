import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { fileOf, recordOf } from "../log/slice.ts";
import { openZone, utcOffset } from "../log/date-zone.ts";
import { countsAsPost } from "../network/influence.ts";
import { roleOf } from "../roles/assign.ts";
import { smallestShare } from "../roles/cut.ts";
import { rankPeople } from "../core/ranking.ts";
import { type Analysis, localOf, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { PersonCard } from "./shown.ts";
import type { Settings } from "./settings.ts";
import { rankRange } from "./sampled.ts";
import { offOf, orNull, prepareRows, roughly, rowOf, type RowSource } from "./rows.ts";
import { count, nameInSentence, percent, plural } from "../core/words.ts";

export interface PersonQuery {
  /** Number in the whole log. */
  readonly person: number;
  readonly settings: Settings;
  readonly timeZone: string;
  /** False for employees: no message of theirs is shown, and times are whole days. */
  readonly showsMessages: boolean;
  readonly fileNames: readonly string[];
}

const STRONGEST = 8;
const EVIDENCE = 20;

/**
 * The card of one person in a slice: facts, ranks, topics, ties, rhythm, evidence. Only measures that cost O(n + ties) are ranked here.
 * @throws WhotalksError `person-unknown` when the person is not in the slice's group.
 */
export async function makePersonCard(analysis: Analysis, labels: Labels, query: PersonQuery, task: Task): Promise<PersonCard> {
  const { settings } = query;
  const source = await prepareRows(analysis, settings, [], task);
  const { view } = source;
  const person = localOf(view, query.person);
  if (person === NONE) throw new WhotalksError("person-unknown", "This person is not in the chosen group.", { kind: "arguments" });
  const posts = await analysis.rank("posts", settings, task);
  const own = listOwn(view, person);
  const row = rowOf(source, labels, person);
  return {
    row,
    facts: factsOf(source, person, posts),
    topics: topicsOf(view, own),
    attributes: [
      ...view.log.people.attributes.flatMap((a) => (row.groups[a.name] === "" ? [] : [{ name: a.name, value: row.groups[a.name]! }])),
      // A number of one employee can single her out as a small group does.
      ...(labels.isCoded ? [] : (view.log.people.numbers ?? []).flatMap((a) => (Number.isNaN(a.values[person]!) ? [] : [{ name: a.name, value: String(a.values[person]!) }]))),
    ],
    rankByMeasure: [source.ranked, posts, source.outDegree, source.inDegree]
      .filter((of, i, all) => all.findIndex((other) => other.measure.id === of.measure.id) === i)
      .map((of) => ({ measure: of.measure.id, value: orNull(of.values[person]!), rank: orNull(of.ranking.rank[person]!), of: view.population, ...surenessOf(view, of, person) })),
    strongest: strongestOf(source, labels, person),
    rhythm: rhythmOf(view, own, query.timeZone),
    ...spanOf(view, own, query),
    messages: query.showsMessages ? await evidenceOf(analysis, view, labels, own, query) : [],
    counterfactual: counterfactualOf(source, posts, person, row.name, settings),
  };
}

/** Messages a person wrote in the slice. */
function listOwn(view: SliceView, person: number): number[] {
  const own: number[] = [];
  const { author, isRepost, count: messageCount } = view.log.messages;
  for (let m = 0; m < messageCount; m++) if (author[m] === person && isRepost?.[m] !== 1 && (view.mask === undefined || view.mask[m] === 1)) own.push(m);
  return own;
}

function factsOf(source: RowSource, person: number, posts: Ranked): string[] {
  const { view, ranked, outDegree, inDegree } = source;
  const of = `of ${count(view.population)}`;
  const facts: string[] = [];
  const rank = ranked.ranking.rank[person]!;
  const value = ranked.values[person]!;
  if (!Number.isNaN(rank)) {
    const total = ranked.listed.reduce((sum, v) => (v > 0 ? sum + v : sum), 0);
    const part = ranked.measure.isAdditive && total > 0 && value > 0 ? `, ${percent(value / total)} of the total` : "";
    const sampled = ranked.estimated === undefined ? "" : ` (sampled: ${rangeOf(value, ranked, person)}, ${ranksOf(view, ranked, person)})`;
    facts.push(`Rank ${count(rank)} ${of} by ${ranked.measure.noun}: ${ranked.estimated === undefined ? count(value) : `about ${count(roughly(value))}`}${sampled}${part}.`);
  } else if (view.log.people.isOurs[person] === 1) {
    facts.push("One of our own accounts: kept in the network, left out of the lists.");
  }
  const reached = outDegree.values[person]!;
  const heard = inDegree.values[person]!;
  const back = mutualOf(source, person);
  if (reached + heard === 0) facts.push("No connection to anybody in this selection.");
  else if (view.network.directed) facts.push(`Wrote to ${reached === 0 ? "nobody" : plural(reached, "person", "people")}, heard from ${heard === 0 ? "nobody" : count(heard)}${reached > 0 && heard > 0 ? `; ${count(back)} of them both ways` : ""}.`);
  else facts.push(`Connected with ${plural(reached, "person", "people")}.`);
  const own = posts.values[person]!;
  if (!Number.isNaN(own)) {
    const days = source.days.of(person);
    const postRank = posts.ranking.rank[person]!;
    facts.push(own === 0 ? "Wrote no post." : `${plural(own, "post", "posts")}${days > 0 ? ` on ${plural(days, "day", "days")}` : ""}${Number.isNaN(postRank) ? "" : `, rank ${count(postRank)} by posts`}.`);
  }
  return facts;
}

/** "between 11,300 and 13,100". */
function rangeOf(value: number, { estimated }: Ranked, person: number): string {
  const [below, above] = offOf(estimated!, person);
  // Rounded outwards, to a hundredth of the distance between both.
  const step = 10 ** Math.max(0, String(Math.round(below + above)).length - 3);
  return `between ${count(Math.floor((value - below) / step) * step)} and ${count(Math.ceil((value + above) / step) * step)}`;
}

/** "rank 3 to 7", "rank 1 for sure". */
function ranksOf(view: SliceView, ranked: Ranked, person: number): string {
  const [best, worst] = rankRange(view, ranked, person);
  return best === worst ? `rank ${count(best)} for sure` : `rank ${count(best)} to ${count(worst)}`;
}

function surenessOf(view: SliceView, ranked: Ranked, person: number): Pick<PersonCard["rankByMeasure"][number], "off" | "ranks"> {
  if (ranked.estimated === undefined || Number.isNaN(ranked.listed[person]!)) return {};
  return { off: offOf(ranked.estimated, person), ranks: rankRange(view, ranked, person) };
}

function mutualOf({ view }: RowSource, person: number): number {
  const { outgoing, incoming } = view.network;
  const heard = new Set(incoming.of.subarray(incoming.start[person]!, incoming.start[person + 1]!));
  let both = 0;
  for (let i = outgoing.start[person]!; i < outgoing.start[person + 1]!; i++) if (heard.has(outgoing.of[i]!)) both++;
  return both;
}

function topicsOf(view: SliceView, own: readonly number[]): PersonCard["topics"] {
  const { topicStart, topicOf, weight } = view.log.messages;
  if (topicOf === undefined) return [];
  const byTopic = new Map<number, number>();
  let total = 0;
  for (const m of own) {
    if (!countsAsPost(view.log, m)) continue;
    total += weight?.[m] ?? 1;
    for (let i = startOf(topicStart, m); i < startOf(topicStart, m + 1); i++) byTopic.set(topicOf[i]!, (byTopic.get(topicOf[i]!) ?? 0) + (weight?.[m] ?? 1));
  }
  return [...byTopic].map(([topic, posts]) => ({ name: view.log.topics[topic]!, posts, share: posts / total })).sort((a, b) => b.posts - a.posts || (a.name < b.name ? -1 : 1)).slice(0, 10);
}

function strongestOf(source: RowSource, labels: Labels, person: number): PersonCard["strongest"] {
  const { view, cuts } = source;
  const { outgoing, incoming, directed } = view.network;
  const ties = new Map<number, { sent: number; received: number }>();
  const add = (csr: typeof outgoing, side: "sent" | "received"): void => {
    for (let i = csr.start[person]!; i < csr.start[person + 1]!; i++) {
      const tie = ties.get(csr.of[i]!) ?? { sent: 0, received: 0 };
      tie[side] += csr.weight?.[i] ?? 1;
      ties.set(csr.of[i]!, tie);
    }
  };
  add(outgoing, "sent");
  if (directed) add(incoming, "received");
  return [...ties]
    .sort(([a, x], [b, y]) => y.sent + y.received - x.sent - x.received || a - b)
    .slice(0, STRONGEST)
    .map(([other, { sent, received }]) => ({ person: wholeOf(view, other), name: labels.names[wholeOf(view, other)]!, role: roleOf(cuts.roles.bits[other]!), isOurs: view.log.people.isOurs[other] === 1, sent, received }));
}

function rhythmOf(view: SliceView, own: readonly number[], timeZone: string): PersonCard["rhythm"] {
  const { at } = view.log.messages;
  if (at === undefined) return null;
  const zone = openZone(timeZone);
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const m of own) {
    if (Number.isNaN(at.get(m))) continue;
    const local = at.get(m) + utcOffset(zone, at.get(m));
    const day = (Math.floor(local / 86_400_000) + 3) % 7;
    const hour = Math.floor(local / 3_600_000) % 24;
    week[(day + 7) % 7]![(hour + 24) % 24]!++;
  }
  return week;
}

function spanOf(view: SliceView, own: readonly number[], { showsMessages, timeZone }: PersonQuery): { firstAt: number | null; lastAt: number | null } {
  const times = own.map((m) => view.log.messages.at?.get(m) ?? Number.NaN).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return { firstAt: null, lastAt: null };
  const shown = showsMessages ? (at: number): number => at : dayStarter(timeZone);
  return { firstAt: shown(times.reduce((a, b) => Math.min(a, b))), lastAt: shown(times.reduce((a, b) => Math.max(a, b))) };
}

/** From a time to the start of its day in a time zone; where clocks change that day, the offset of the day's start counts. */
export function dayStarter(timeZone: string): (at: number) => number {
  const zone = openZone(timeZone);
  return (at) => {
    const day = Math.floor((at + utcOffset(zone, at)) / 86_400_000) * 86_400_000;
    return day - utcOffset(zone, day - utcOffset(zone, at));
  };
}

async function evidenceOf(analysis: Analysis, view: SliceView, labels: Labels, own: readonly number[], query: PersonQuery): Promise<PersonCard["messages"]> {
  const { messages } = view.log;
  const { at, recipientStart, recipientOf, author } = messages;
  const texts = view.wholeNumber === undefined ? analysis.log.messages.text : undefined;
  const newest = own.toSorted((a, b) => (at?.get(b) || 0) - (at?.get(a) || 0) || b - a).slice(0, EVIDENCE);
  const shown: PersonCard["messages"][number][] = [];
  for (const m of newest) {
    const others = Array.from(recipientOf.subarray(startOf(recipientStart, m), startOf(recipientStart, m + 1))).filter((p) => p !== author[m]);
    const text = (await texts?.read(m)) ?? "";
    shown.push({
      at: orNull(at?.get(m) ?? Number.NaN),
      file: query.fileNames[fileOf(messages, m)] ?? "",
      row: recordOf(messages, m),
      text: text === "" ? null : text,
      to: others.slice(0, 5).map((p) => labels.names[wholeOf(view, p)]!),
    });
  }
  return shown;
}

/** How many fewer posts would take a maven off the list, with everyone else unchanged; found by bisection on the cut itself. */
function counterfactualOf(source: RowSource, posts: Ranked, person: number, name: string, settings: Settings): string {
  const { view, cuts } = source;
  if ((cuts.roles.bits[person]! & 2) === 0 || settings.cutTop !== null) return "";
  const own = posts.listed[person]!;
  const isIn = (fewer: number): boolean => {
    const values = posts.listed.slice();
    values[person] = Math.max(0, own - fewer);
    return smallestShare(values, rankPeople(values, "high"), settings.share, view.population).members.includes(person);
  };
  let low = 0;
  let high = Math.ceil(own);
  if (isIn(high)) return "";
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isIn(middle)) low = middle;
    else high = middle;
  }
  return `With ${plural(high, "fewer post", "fewer posts")} ${nameInSentence(name)} would not be among those who wrote ${percent(settings.share)}.`;
}
