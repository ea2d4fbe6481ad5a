import type { Network } from "../core/network.ts";
import type { Notice } from "../core/notice.ts";
import type { Task } from "../core/task.ts";
import type { Json, PeopleColumns, PrivacyNote, RankSnapshot, TieColumns } from "../exports/snapshot.ts";
import { isoDay } from "../exports/iso-time.ts";
import { aggregate, listTieEntries } from "../network/aggregate.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type Cuts, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import { networkNumbers } from "./board.ts";
import type { Labels } from "./code-names.ts";
import { makePasses, type Passes } from "./people-filter.ts";
import { groupsOf, isNarrowing, type PeopleFilter, type Settings } from "./settings.ts";
import { orNull } from "./rows.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { version } from "./version.ts";

export interface SnapshotInput {
  readonly analysis: Analysis;
  readonly labels: Labels;
  readonly settings: Settings;
  /** How the data were opened, every option resolved, no paths. */
  readonly openOptions: { readonly [key: string]: Json };
  readonly recipe: string;
  /** Whose rows are listed; everyone where left out. Ties and numbers are everyone's. */
  readonly shown?: PeopleFilter;
}

/** One answered question, whole, for the exports; with the notices met on the way. Cost: the measures asked for. */
export async function makeSnapshot(input: SnapshotInput, task: Task): Promise<{ readonly snapshot: RankSnapshot; readonly notices: readonly Notice[] }> {
  const { analysis, labels, settings } = input;
  const view = await analysis.slice(settings, task);
  const cuts = await analysis.cuts(settings, task);
  const ranked = await analysis.rank(settings.measure, settings, task);
  const raw = { ...settings, normalized: false };
  const fixed = { inDegree: await analysis.rank("inDegree", raw, task), outDegree: await analysis.rank("outDegree", raw, task), inStrength: await analysis.rank("inStrength", raw, task), outStrength: await analysis.rank("outStrength", raw, task) };
  const columns: Ranked[] = [];
  for (const id of settings.columns) columns.push(await analysis.rank(id, settings, task));
  const communities = settings.columns.includes("community") ? await analysis.communities(settings, task) : null;
  const { report } = analysis.log;
  const passes = await makePasses(analysis, settings, input.shown, task);
  await task.breathe();
  let ties: TieColumns | undefined;
  const snapshot: RankSnapshot = {
    version,
    recipe: input.recipe,
    options: { ...input.openOptions, ...settingsJson(settings, view), ...shownJson(input.shown) },
    input: { files: report.files.map(({ name, format, rowsRead, rowsKept, rowsSetAside }) => ({ name, format, rowsRead, rowsKept, rowsSetAside })), rowsRead: report.rowsRead, rowsKept: report.rowsKept, rowsSetAside: report.rowsSetAside },
    // Most targets write no numbers of the network: ties both ways are not made for them.
    get network() {
      return networkNumbers(view);
    },
    communities: communities === null ? null : { count: communities.count, modularity: communities.modularity, runs: communities.runs },
    estimated: estimatedOf([ranked, ...columns]),
    measure: settings.measure,
    audience: view.audience,
    audienceWhy: view.audienceWhy,
    share: settings.share,
    topics: settings.topics,
    population: view.population,
    connectors: cutNumbers(cuts.connectors),
    mavens: cuts.mavens === undefined ? null : cutNumbers(cuts.mavens),
    both: cuts.roles.both,
    either: cuts.roles.either,
    people: peopleColumns(view, labels, ranked, cuts, fixed, columns, passes),
    get ties() {
      ties ??= tieColumns(view);
      return ties;
    },
    privacy: labels.isCoded ? privacyOf(view, settings) : null,
    setAside: report.setAside,
  };
  return { snapshot, notices: [...view.notices, ...ranked.notices, ...columns.flatMap((column) => column.notices)] };
}

function estimatedOf(all: readonly Ranked[]): RankSnapshot["estimated"] {
  const found = all.find(({ estimated }) => estimated !== undefined);
  if (found?.estimated === undefined) return null;
  const { epsilon, delta, seed } = found.estimated;
  return { measure: found.measure.id, epsilon, delta, seed };
}

function cutNumbers(cut: Cuts["connectors"]): RankSnapshot["connectors"] {
  return { count: cut.count, share: orNull(cut.share), gini: orNull(cut.gini), tiedIn: cut.tiedIn, tiedOut: cut.tiedOut };
}

/** What a file of employees says about itself: dates are days. */
function privacyOf(view: SliceView, { topics, since, until, group }: Settings): PrivacyNote {
  const [first, last] = view.log.timeRange ?? [Number.NaN, Number.NaN];
  const from = isoDay(since === null ? first : Math.max(first, since));
  // The end of a period is the first moment after it.
  const to = isoDay(until === null ? last : Math.min(last, until - 1));
  const filters = [
    ...(topics.length === 0 ? [] : [`topic ${topics.join(" or ")}`]),
    ...conditionsOf(group).map(({ attribute, values }) => `group ${attribute} = ${values.join(" or ")}`),
    ...(since === null && until === null ? [] : ["period"]),
  ];
  return { smallestGroup: SMALLEST_GROUP, dates: from === null || to === null ? "no times" : `${from} to ${to}`, filters: filters.join("; "), leftOut: view.leftOut };
}

/** Settings as they were resolved, in the order in which the command line lists its options. */
export function settingsJson(settings: Settings, view: SliceView): { readonly [key: string]: Json } {
  return {
    topic: settings.topics,
    since: settings.since,
    until: settings.until,
    group: groupJson(settings.group),
    audience: view.audience,
    measure: [settings.measure, ...settings.columns],
    weights: settings.weights,
    normalized: settings.normalized,
    share: settings.share,
    cut: settings.cutTop === null ? null : { top: settings.cutTop },
    population: settings.population,
    seed: settings.seed,
    louvainRuns: settings.louvainRuns,
    ...(settings.approximate !== null && { approximate: settings.approximate }),
  };
}

/** Who is listed, where that is not everyone. */
export function shownJson(shown: PeopleFilter | undefined): { readonly [key: string]: Json } {
  if (shown === undefined || !isNarrowing(shown)) return {};
  return { shown: { role: shown.roles, range: shown.ranges.map(({ measure, least, most }) => ({ measure, least, most })), ...(shown.groups.length === 0 ? {} : { group: shown.groups.map(({ attribute, value }) => ({ attribute, value })) }) } };
}

/** The values asked for, attribute by attribute. */
function conditionsOf(group: Settings["group"]): readonly { readonly attribute: string; readonly values: readonly string[] }[] {
  const groups = groupsOf(group);
  return [...new Set(groups.map(({ attribute }) => attribute))].map((attribute) => ({ attribute, values: groups.filter((other) => other.attribute === attribute).map(({ value }) => value) }));
}

/** One group as an object, several as a list of them. */
function groupJson(group: Settings["group"]): Json {
  const groups = groupsOf(group).map(({ attribute, value }) => ({ attribute, value }));
  return groups.length > 1 ? groups : groups[0] ?? null;
}

function peopleColumns(view: SliceView, labels: Labels, ranked: Ranked, cuts: Cuts, fixed: Record<"inDegree" | "outDegree" | "inStrength" | "outStrength", Ranked>, columns: readonly Ranked[], passes: Passes): PeopleColumns {
  const { isOurs, count: n } = view.log.people;
  const pick = (values: readonly string[]): readonly string[] => (view.wholeNumber === undefined ? values : Array.from({ length: n }, (_, p) => values[wholeOf(view, p)]!));
  return {
    order: ranked.ranking.order.filter((p) => isOurs[p] !== 1 && passes(p)),
    ids: pick(labels.ids),
    names: pick(labels.names),
    roles: Array.from({ length: n }, (_, p) => roleOf(isOurs[p] === 1 ? 0 : cuts.roles.bits[p]!)),
    isOurs,
    rank: ranked.ranking.rank,
    value: ranked.values,
    impressions: view.influence.impressions,
    posts: view.influence.posts,
    inDegree: fixed.inDegree.values,
    outDegree: fixed.outDegree.values,
    inStrength: fixed.inStrength.values,
    outStrength: fixed.outStrength.values,
    measures: columns.map((column) => ({ id: column.measure.id, values: column.values })),
    ...(labels.isCoded ? {} : { attributes: view.log.people.attributes, numbers: view.log.people.numbers ?? [] }),
  };
}

/** The ties of a slice with their messages and times. Cost O(entries · log degree). */
function tieColumns(view: SliceView): TieColumns {
  const network = aggregate(view.log, view.mask);
  const { outgoing, directed } = network;
  const entries = listTieEntries(view.log, view.mask);
  const messages = new Uint32Array(outgoing.of.length);
  const first = new Float64Array(outgoing.of.length).fill(Number.NaN);
  const last = new Float64Array(outgoing.of.length).fill(Number.NaN);
  const { at } = view.log.messages;
  for (let i = 0; i < entries.from.length; i++) {
    const a = entries.from[i]!;
    const b = entries.to[i]!;
    // An undirected pair is kept on the side of its smaller person.
    const tie = directed || a < b ? findTie(network, a, b) : findTie(network, b, a);
    messages[tie]!++;
    const time = at?.get(entries.message[i]!) ?? Number.NaN;
    if (!(first[tie]! <= time)) first[tie] = Number.isNaN(time) ? first[tie]! : time;
    if (!(last[tie]! >= time)) last[tie] = Number.isNaN(time) ? last[tie]! : time;
  }
  const kept: number[] = [];
  const from: number[] = [];
  for (let p = 0; p < network.personCount; p++) {
    for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) {
      if (!directed && outgoing.of[i]! < p) continue;
      kept.push(i);
      from.push(p);
    }
  }
  return {
    isUndirected: !directed,
    from: Uint32Array.from(from),
    to: Uint32Array.from(kept, (i) => outgoing.of[i]!),
    messages: Uint32Array.from(kept, (i) => messages[i]!),
    weight: Float64Array.from(kept, (i) => outgoing.weight?.[i] ?? 1),
    first: Float64Array.from(kept, (i) => first[i]!),
    last: Float64Array.from(kept, (i) => last[i]!),
    reciprocal: Uint8Array.from(kept, (i, k) => (!directed || findTie(network, outgoing.of[i]!, from[k]!) >= 0 ? 1 : 0)),
  };
}

/** Index of the tie a→b in the outgoing rows, −1 where there is none: binary search in the row. */
function findTie({ outgoing }: Network, a: number, b: number): number {
  let low = outgoing.start[a]!;
  let high = outgoing.start[a + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = outgoing.of[middle]!;
    if (found === b) return middle;
    if (found < b) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
