import { WhotalksError } from "../core/errors.ts";
import { type Estimate, isWeighted, type Measure, type MeasureContext, type MeasureResult } from "../core/measure.ts";
import type { Notice } from "../core/notice.ts";
import type { Network } from "../core/network.ts";
import { ownHands, type Pool } from "../core/pool.ts";
import { rankPeople, type Ranking } from "../core/ranking.ts";
import type { Cut } from "../core/roles.ts";
import { NONE, type TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import { countSelfMessages } from "../log/build-log.ts";
import { countMessages, findTopics, maskOf, restrictToGroups } from "../log/slice.ts";
import { type Communities, communitiesOf } from "../measures/community.ts";
import { aggregate } from "../network/aggregate.ts";
import { type AudienceModel, chooseAudience, computeInfluence, computeReach, type Influence, type Reach } from "../network/influence.ts";
import { assignRoles, type Roles } from "../roles/assign.ts";
import { smallestShare, topOf } from "../roles/cut.ts";
import { checkCut, findMeasure } from "./asked-measure.ts";
import { groupsOf, type Settings } from "./settings.ts";
import { createMemo, type Memo } from "./memo.ts";
import { blockTopics, keepWhole, refuseSmallTopics, type TopicBlocks } from "./topic-blocks.ts";

/** One slice of the log with everything that does not depend on the measure. Person numbers are those of its own log. */
export interface SliceView {
  readonly key: string;
  readonly log: TalkLog;
  /** Number in the whole log by number here; undefined = the same. */
  readonly wholeNumber: Uint32Array | undefined;
  readonly mask: Uint8Array | undefined;
  readonly network: Network;
  readonly influence: Influence;
  /** Of everyone, over the whole log. */
  readonly reach: Reach;
  readonly audience: AudienceModel;
  readonly audienceWhy: string;
  readonly messageCount: number;
  readonly selfMessages: number;
  /** Accounts of ours: left out of lists, roles and the cut. */
  readonly leftOut: number;
  readonly population: number;
  /** Remembers what follows from the slice (and the rankings named) alone, so that a new share computes only what it changes. */
  readonly once: <T>(name: string, make: () => T) => T;
  /** With employees the stretches of time by which topics are counted; undefined with customers. */
  readonly blocks: TopicBlocks | undefined;
  /** What must be known about the slice itself: messages left out because they have no time. */
  readonly notices: readonly Notice[];
}

/** A measure over a slice, ranked among the people who are listed. */
export interface Ranked {
  /** Tells one ranking of a slice from another, for `once`. */
  readonly key: string;
  readonly measure: Measure;
  readonly values: Float64Array;
  /** NaN for accounts that are ours. */
  readonly listed: Float64Array;
  readonly ranking: Ranking;
  readonly notices: MeasureResult["notices"];
  /** How good the values are, where they were sampled. */
  readonly estimated: Estimate | undefined;
}

export interface Cuts {
  readonly connectors: Cut;
  readonly mavens: Cut | undefined;
  readonly roles: Roles;
}

/** Results that an analysis apart keeps: those of one slice, and a few before. */
const APART = 24;

/** Everything computed from one open log: the pipeline from slice to roles, memoised stage by stage. */
export interface Analysis {
  readonly log: TalkLog;
  readonly pool: Pool;
  slice(settings: Settings, task: Task): Promise<SliceView>;
  rank(measureId: string, settings: Settings, task: Task): Promise<Ranked>;
  cuts(settings: Settings, task: Task): Promise<Cuts>;
  communities(settings: Settings, task: Task): Promise<Communities>;
  /** Ties of all messages; an undirected pair counts once. */
  tieCount(): number;
  /** The network of all messages. */
  wholeNetwork(): Network;
  /** What the whole log alone decides, remembered under a name. */
  onceForAll<T>(name: string, make: () => T): T;
  /** The same analysis with a small memory of its own: for one question about many slices, which nobody asks for again. */
  apart(): Analysis;
  /** As `apart`, of slices without some of their messages; who reaches how many is still decided by all of them. */
  without(leaves: LeavesOut): Analysis;
}

/** Marks messages that are left out (1), by their number in the log of a slice; persons too have their numbers there. */
export type LeavesOut = (log: TalkLog) => Uint8Array;

/**
 * @param log the open log. Nothing is computed yet.
 * @param options.smallestGroup a group filter of fewer people is refused, and topics are counted by stretches of so many authors (topic-blocks)
 * @param options.timeZone by whose clocks these begin; UTC where left out
 * @param options.pool the workers that measures may use; none where left out
 * @param options.network the network of all messages, where it has been made
 */
export function analyse(log: TalkLog, options: { readonly smallestGroup: number; readonly timeZone?: string; readonly pool?: Pool; readonly network?: Network } = { smallestGroup: 1 }): Analysis {
  const whole = createMemo(200);
  return analyseSlices(log, options, whole, whole);
}

/** @param memo what is remembered of slices. @param whole what is remembered of the whole log */
function analyseSlices(log: TalkLog, options: { readonly smallestGroup: number; readonly timeZone?: string; readonly pool?: Pool; readonly network?: Network; readonly leaves?: LeavesOut }, memo: Memo, whole: Memo): Analysis {
  const { pool = ownHands } = options;
  const wholeNetwork = (): Network => whole.get("whole network", () => options.network ?? aggregate(log, undefined));
  const wholeReach = (): Reach => whole.get("reach", () => computeReach(log, wholeNetwork));

  const slice = async (settings: Settings, task: Task): Promise<SliceView> => {
    const key = keyOf(settings.topics, settings.since, settings.until, settings.group, settings.audience, settings.population);
    await task.breathe();
    return memo.get(`slice ${key}`, () => viewSlice(log, settings, key, { wholeNetwork, wholeReach }, { memo, whole }, options));
  };

  const context = async (settings: Settings, task: Task): Promise<MeasureContext> => {
    const view = await slice(settings, task);
    const key = `${view.key} ${keyOf(settings.weights, settings.normalized, settings.seed, settings.louvainRuns)}`;
    return {
      network: view.network,
      impressions: view.influence.impressions,
      posts: view.influence.posts,
      weights: settings.weights,
      normalized: settings.normalized,
      seed: settings.seed,
      louvainRuns: settings.louvainRuns,
      ...(settings.approximate !== null && { approximate: settings.approximate }),
      task,
      pool,
      shared: (name, make) => memo.get(`shared ${key} ${name}`, make),
    };
  };

  const rank = async (measureId: string, settings: Settings, task: Task): Promise<Ranked> => {
    const measure = findMeasure(measureId);
    const view = await slice(settings, task);
    const isSampled = willSample(measure, view, settings);
    // Only what a measure looks at is part of its key: a new seed does not recompute betweenness.
    const random = measureId === "community" ? [settings.seed, settings.louvainRuns] : isSampled ? [settings.seed, settings.approximate] : null;
    const key = `${view.key} ${keyOf(measureId, isWeighted(measure, settings.weights), settings.normalized, random)}`;
    return memo.get(`rank ${key}`, async () => {
      const { values, notices, estimated } = await measure.compute(await context(settings, task));
      const { isOurs } = view.log.people;
      const listed = view.leftOut === 0 ? values : values.map((value, p) => (isOurs[p] === 1 ? Number.NaN : value));
      let ranking: Ranking | undefined;
      return {
        key,
        // Sampled values are 0 for most people who have little: their sums say little, and no cut can be made of them.
        measure: estimated === undefined ? measure : { ...measure, isAdditive: false },
        values,
        listed,
        estimated,
        // Most columns of a list are never asked for their order.
        get ranking() {
          return (ranking ??= rankPeople(listed, measure.better));
        },
        notices,
      };
    });
  };

  const cuts = async (settings: Settings, task: Task): Promise<Cuts> => {
    const view = await slice(settings, task);
    checkCut(settings);
    checkSampledCut(findMeasure(settings.measure), willSample(findMeasure(settings.measure), view, settings), settings);
    const ranked = await rank(settings.measure, settings, task);
    const key = `${view.key} ${keyOf(settings.measure, settings.weights, settings.normalized, settings.share, settings.cutTop, settings.seed, settings.louvainRuns, settings.approximate)}`;
    const posts = view.log.hasTalk ? await rank("posts", settings, task) : undefined;
    return memo.get(`cuts ${key}`, () => {
      const cut = (of: Ranked): Cut =>
        settings.cutTop === null ? smallestShare(of.listed, of.ranking, settings.share, view.population) : topOf(of.listed, of.ranking, settings.cutTop, view.population);
      // Who is 0 among samples may have a little: how uneven it is cannot be told.
      const connectors = ranked.estimated === undefined ? cut(ranked) : { ...cut(ranked), gini: Number.NaN };
      const mavens = posts === undefined ? undefined : cut(posts);
      return { connectors, mavens, roles: assignRoles(view.log.people.count, connectors, mavens) };
    });
  };

  return {
    log,
    pool,
    slice,
    rank,
    cuts,
    communities: async (settings, task) => communitiesOf(await context(settings, task)),
    tieCount: () => wholeNetwork().tieCount,
    wholeNetwork,
    onceForAll: (name, make) => whole.get(`for all ${name}`, make),
    apart: () => analyseSlices(log, options, createMemo(APART), whole),
    without: (leaves) => analyseSlices(log, { ...options, leaves }, createMemo(APART), whole),
  };
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/** True where the values of a measure will be sampled, as the settings allow. */
export function willSample(measure: Measure, view: SliceView, { weights, approximate }: Settings): boolean {
  return approximate !== null && measure.isSampled?.({ network: view.network, weights, approximate }) === true;
}

function checkSampledCut(measure: Measure, isSampled: boolean, settings: Settings): void {
  if (isSampled && settings.cutTop === null) {
    throw new WhotalksError("cut-undefined", `Sampled ${measure.id} is near 0 for most people and cannot be told from 0: which set makes ${Math.round(settings.share * 100)} % of it is not known.`, { kind: "arguments", hint: "Take the first N instead: --cut top=N. Or compute it exactly." });
  }
}

function viewSlice(whole: TalkLog, settings: Settings, key: string, { wholeNetwork, wholeReach }: { readonly wholeNetwork: () => Network; readonly wholeReach: () => Reach }, { memo, whole: wholeMemo }: { readonly memo: Memo; readonly whole: Memo }, { smallestGroup, timeZone = "UTC", leaves }: { readonly smallestGroup: number; readonly timeZone?: string; readonly leaves?: LeavesOut }): SliceView {
  let log = whole;
  let wholeNumber: Uint32Array | undefined;
  const groups = groupsOf(settings.group);
  if (groups.length > 0) {
    const restricted = memo.get(`group ${keyOf(groups)}`, () => restrictToGroups(whole, groups));
    // With employees a group that is hidden and one that is not there are the same answer.
    if (smallestGroup > 1 && (restricted === undefined || restricted.log.people.count < smallestGroup || groups.some(({ value }) => value === HIDDEN_GROUP))) {
      throw new WhotalksError("group-small", `Fewer than ${smallestGroup} people are in this group: no numbers are given for so small a group.`, { kind: "arguments", hint: "Choose a larger group." });
    }
    if (restricted === undefined) throw new WhotalksError("group-unknown", `Nobody has ${groups.map(({ attribute, value }) => `${attribute} = ${value}`).join(", ")}.`, { kind: "arguments" });
    log = restricted.log;
    wholeNumber = restricted.wholeNumber;
  }
  const { since, until } = settings;
  const ofGroup = log;
  const blocks = smallestGroup > 1 && whole.topics.length > 0 ? memo.get(`topic blocks ${keyOf(groups)}`, () => blockTopics(ofGroup, smallestGroup, timeZone)) : undefined;
  if (blocks !== undefined && (groups.length > 0 || since !== null || until !== null)) {
    log = memo.get(`whole topics ${keyOf(groups, since, until)}`, () => keepWhole(ofGroup, blocks, since, until));
    if (settings.topics.length > 0 && findTopics(whole, settings.topics).length > 0) refuseSmallTopics(log, settings.topics, smallestGroup);
  }
  const asked = maskOf(log, {
    topics: settings.topics.length === 0 ? undefined : findTopics(log, settings.topics),
    since: settings.since ?? undefined,
    until: settings.until ?? undefined,
  });
  const mask = leaves === undefined ? asked : leaves(log).map((isOut, m) => (isOut === 1 || asked?.[m] === 0 ? 0 : 1));
  const { audience, why } = settings.audience === null ? wholeMemo.get("audience", () => chooseAudience(whole)) : { audience: askedAudience(settings.audience, whole), why: "As asked." };
  const reach: Reach = wholeNumber === undefined ? wholeReach() : { of: (person, channel) => wholeReach().of(wholeNumber[person]!, channel) };
  let leftOut = 0;
  for (const isOurs of log.people.isOurs) leftOut += isOurs;
  const counted = log.people.count - leftOut;
  if (settings.population !== null && settings.population < counted) {
    throw new WhotalksError("population-small", `A population of ${settings.population} cannot hold the ${counted} people of the data.`, { kind: "arguments", hint: "Give --population N of at least the number of people." });
  }
  let network: Network | undefined;
  let influence: Influence | undefined;
  return {
    key,
    log,
    wholeNumber,
    mask,
    // Made when they are looked at: whoever asks for one topic after the other needs neither.
    get network() {
      return (network ??= mask === undefined && log === whole ? wholeNetwork() : aggregate(log, mask));
    },
    get influence() {
      return (influence ??= computeInfluence(log, mask, audience, reach));
    },
    reach,
    audience,
    audienceWhy: why,
    messageCount: countMessages(log, mask),
    selfMessages: countSelfMessages(log.messages, mask),
    leftOut,
    population: settings.population ?? counted,
    blocks,
    once: (name, make) => memo.get(`once ${key} ${name}`, make),
    notices: [...(settings.since === null && settings.until === null ? [] : noteUntimed(log)), ...(audience === "reported" ? noteUnreported(log) : [])],
  };
}

function noteUntimed(log: TalkLog): readonly Notice[] {
  const { at, count } = log.messages;
  let untimed = 0;
  for (let m = 0; m < count; m++) if (Number.isNaN(at?.get(m) ?? Number.NaN)) untimed++;
  if (untimed === 0) return [];
  return [{ code: "no-time", severity: "warning", count: untimed, message: `${untimed} of ${count} messages have no time: a period leaves them out.`, hint: "Clear the period to count them." }];
}

function noteUnreported(log: TalkLog): readonly Notice[] {
  const unknown = log.messages.reach?.reduce((sum, reach) => sum + (Number.isNaN(reach) ? 1 : 0), 0) ?? 0;
  if (unknown === 0) return [];
  return [{ code: "reach-unknown", severity: "warning", count: unknown, message: `${unknown} of ${log.messages.count} messages come without a reported reach: they reach nobody here.`, hint: "Count the audience another way to use them." }];
}

function askedAudience(audience: NonNullable<Settings["audience"]>, log: TalkLog): AudienceModel {
  if (audience !== "reported" || log.messages.reach !== undefined) return audience;
  throw new WhotalksError("audience-unknown", "The data bring no column of reported reach.", { kind: "arguments", hint: "Use delivered or modelled." });
}

/** The number in the whole log of a person of a slice. */
export function wholeOf(view: SliceView, person: number): number {
  return view.wholeNumber === undefined ? person : view.wholeNumber[person]!;
}

/** The number in a slice of a person of the whole log, NONE when the person is not in the slice's group. */
export function localOf(view: SliceView, whole: number): number {
  if (view.wholeNumber === undefined) return whole < view.log.people.count ? whole : NONE;
  const found = view.wholeNumber.indexOf(whole);
  return found < 0 ? NONE : found;
}
