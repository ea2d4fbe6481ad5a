import type { Estimate } from "../core/measure.ts";
import type { Task } from "../core/task.ts";
import { countsAsPost } from "../network/influence.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type Cuts, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { PersonRow } from "./shown.ts";
import type { Settings } from "./settings.ts";
import type { Cut } from "../core/roles.ts";
import { NONE } from "../core/talk-log.ts";
import { count, plural } from "../core/words.ts";

/** What rows are made from: computed once per list, map or board, then read per person. */
export interface RowSource {
  readonly view: SliceView;
  readonly ranked: Ranked;
  readonly cuts: Cuts;
  readonly inDegree: Ranked;
  readonly outDegree: Ranked;
  readonly inStrength: Ranked;
  readonly outStrength: Ranked;
  readonly columns: readonly Ranked[];
  readonly atEdge: Uint8Array;
  readonly isNormalized: boolean;
  readonly days: DayCounter;
  /** Shown label per code of each attribute of the people table. */
  readonly groupLabels: readonly (readonly string[])[];
  /** Ranks now and in the period that is compared with, NaN where somebody has none; undefined where no period is. */
  readonly compared?: { readonly now: Float64Array; readonly before: Float64Array };
}

/** Computes what the rows of a list need. Cost: the measures asked for, each once per slice. */
export async function prepareRows(analysis: Analysis, settings: Settings, columns: readonly string[], task: Task): Promise<RowSource> {
  const rank = (id: string): Promise<Ranked> => analysis.rank(id, settings, task);
  // The fixed columns count people and messages, and sentences speak of them: they are never divided by what is possible.
  const count = (id: string): Promise<Ranked> => analysis.rank(id, { ...settings, normalized: false }, task);
  const view = await analysis.slice(settings, task);
  const cuts = await analysis.cuts(settings, task);
  const ranked = await rank(settings.measure);
  const extra: Ranked[] = [];
  for (const id of columns) extra.push(await rank(id));
  return {
    view,
    ranked,
    cuts,
    inDegree: await count("inDegree"),
    outDegree: await count("outDegree"),
    inStrength: await count("inStrength"),
    outStrength: await count("outStrength"),
    columns: extra,
    atEdge: edgeOf(view.log.people.count, ranked, cuts.connectors),
    isNormalized: settings.normalized,
    days: countDays(view),
    groupLabels: view.log.people.attributes.map((attribute) => attribute.labels),
  };
}

/** 1 for everyone tied at a cut, on either side, where people stand on both sides. */
export function edgeOf(n: number, ranked: Ranked, cut: Cut): Uint8Array {
  const edge = new Uint8Array(n);
  const { count: members, tiedIn, tiedOut } = cut;
  if (tiedOut > 0) for (let i = members - tiedIn; i < members + tiedOut; i++) edge[ranked.ranking.order[i]!] = 1;
  return edge;
}

/** One row. `person` is the number in the slice. */
export function rowOf(source: RowSource, labels: Labels, person: number): PersonRow {
  const { view, ranked, cuts } = source;
  const whole = wholeOf(view, person);
  const { people } = view.log;
  const isOurs = people.isOurs[person] === 1;
  const measures: Record<string, number | null> = {};
  for (const column of source.columns) measures[column.measure.id] = orNull(column.values[person]!);
  const groups: Record<string, string> = {};
  people.attributes.forEach(({ name, codes }, k) => {
    groups[name] = codes[person] === NONE ? "" : source.groupLabels[k]![codes[person]!]!;
  });
  return {
    person: whole,
    id: labels.ids[whole]!,
    name: labels.names[whole]!,
    role: isOurs ? "neither" : roleOf(cuts.roles.bits[person]!),
    isOurs,
    isSilent: people.isSilent[person] === 1,
    atEdge: source.atEdge[person] === 1,
    rank: orNull(ranked.ranking.rank[person]!),
    ...(source.compared !== undefined && { rankChange: Number.isNaN(source.compared.before[person]!) && !Number.isNaN(source.compared.now[person]!) ? "new" : orNull(rankChange(source, person)) }),
    value: orNull(ranked.values[person]!),
    ...(ranked.estimated !== undefined && { off: offOf(ranked.estimated, person) }),
    impressions: orNull(view.influence.impressions[person]!),
    posts: orNull(view.influence.posts[person]!),
    inDegree: source.inDegree.values[person]!,
    outDegree: source.outDegree.values[person]!,
    inStrength: source.inStrength.values[person]!,
    outStrength: source.outStrength.values[person]!,
    measures,
    groups,
    why: whyLine(source, person),
  };
}

/** How many ranks somebody rose (negative: fell) since the period that is compared with; NaN where there is no such period or one of the ranks is missing. */
export function rankChange({ compared }: RowSource, person: number): number {
  return compared === undefined ? Number.NaN : compared.before[person]! - compared.now[person]!;
}

/** How far the exact value of a sampled one may be below and above. */
export function offOf({ below, above }: Estimate, person: number): readonly [below: number, above: number] {
  return [below[person]!, above[person]!];
}

/** Three digits: more would say more than is known of a sampled value. */
export function roughly(value: number): number {
  return Number(value.toPrecision(3));
}

/** One line that says why a person stands in the list. */
function whyLine(source: RowSource, person: number): string {
  const { view, cuts } = source;
  const bits = cuts.roles.bits[person]!;
  const reached = source.outDegree.values[person]!;
  const posts = view.influence.posts[person]!;
  const to = reached === 0 ? "to nobody by name" : `to ${plural(reached, "person", "people")}`;
  const wrote = `wrote ${to}`;
  if (source.ranked.measure.id === "betweenness" && (bits & 1) !== 0 && !source.isNormalized) {
    const pairs = Math.max(1, Math.round(source.ranked.values[person]!));
    return `stands between ${source.ranked.estimated === undefined ? plural(pairs, "pair", "pairs") : `about ${count(roughly(pairs))} pairs`}, ${wrote}`;
  }
  if (Number.isNaN(posts)) return `connected with ${plural(reached, "person", "people")}`;
  if ((bits & 2) !== 0) {
    const days = source.days.of(person);
    const when = days > 0 ? ` on ${plural(days, "day", "days")}` : "";
    return (bits & 1) !== 0 ? `${plural(posts, "post", "posts")}${when}, ${to}` : `${plural(posts, "post", "posts")}${when}`;
  }
  if (posts === 0 && view.log.channelKinds !== undefined) return `no posts on channels of posts, ${wrote}`;
  if (posts === 0) {
    const heard = source.inDegree.values[person]!;
    return heard === 0 ? "never wrote, was never written to" : `never wrote; heard from ${plural(heard, "person", "people")}`;
  }
  return `${wrote} in ${plural(posts, "post", "posts")}`;
}

/** Days on which people posted, by person. */
interface DayCounter {
  of(person: number): number;
  /** Counts the days of a few people in one look at the messages, ahead of being asked for them. */
  lookAhead(people: Iterable<number>): void;
}

/** Days on which a person posted. For whoever was not looked ahead for the messages are grouped by author, once. */
function countDays(view: SliceView): DayCounter {
  const { author, at, count: messageCount } = view.log.messages;
  const known = new Map<number, number>();
  let byAuthor: Groups | undefined;
  const addDay = (days: Set<number>, m: number): void => {
    if (countsAsPost(view.log, m) && (view.mask === undefined || view.mask[m] === 1) && !Number.isNaN(at!.get(m))) days.add(Math.floor(at!.get(m) / 86_400_000));
  };
  const countOne = (person: number): number => {
    byAuthor ??= groupByAuthor(view);
    const days = new Set<number>();
    for (let i = byAuthor.start[person]!; i < byAuthor.start[person + 1]!; i++) addDay(days, byAuthor.of[i]!);
    return days.size;
  };
  return {
    of(person) {
      if (at === undefined) return 0;
      const days = known.get(person) ?? countOne(person);
      known.set(person, days);
      return days;
    },
    lookAhead(people) {
      if (at === undefined) return;
      const daysOf = new Map(Array.from(people, (person) => [person, new Set<number>()]));
      const isAsked = new Uint8Array(view.log.people.count);
      for (const person of daysOf.keys()) isAsked[person] = 1;
      for (let m = 0; m < messageCount; m++) if (isAsked[author[m]!] === 1) addDay(daysOf.get(author[m]!)!, m);
      for (const [person, days] of daysOf) known.set(person, days.size);
    },
  };
}

interface Groups {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
}

/** Messages by author. Cost O(messages). */
function groupByAuthor({ log }: SliceView): Groups {
  const { author, count: messageCount } = log.messages;
  const start = new Uint32Array(log.people.count + 1);
  for (let m = 0; m < messageCount; m++) start[author[m]! + 1]!++;
  for (let p = 0; p < log.people.count; p++) start[p + 1]! += start[p]!;
  const of = new Uint32Array(messageCount);
  const next = start.slice(0, -1);
  for (let m = 0; m < messageCount; m++) of[next[author[m]!]!++] = m;
  return { start, of };
}

/** Missing is NaN in columns and null in what leaves the engine. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

