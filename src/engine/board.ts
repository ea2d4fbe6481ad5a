import type { Cut } from "../core/roles.ts";
import type { Task } from "../core/task.ts";
import { findSentences } from "../insights/findings.ts";
import { countTaking } from "../insights/topic-numbers.ts";
import { reciprocity, totalWeight } from "../network/aggregate.ts";
import { roleOf } from "../roles/assign.ts";
import { concentrationCurve, countSmallestShare } from "../roles/cut.ts";
import { type Analysis, type Cuts, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { CutSummary } from "../core/answers.ts";
import type { Board } from "./shown.ts";
import type { Settings } from "./settings.ts";
import { edgeOf, orNull, prepareRows, rowOf, type RowSource } from "./rows.ts";
import { sampledOf } from "./sampled.ts";
import { startWith } from "./start-with.ts";
import { count, nameInSentence, percent } from "../core/words.ts";

const LIST = 10;
const CURVE_POINTS = 180;
const QUADRANT = 2000;

/** Everything the first screen shows for one question. Cost: the measures it shows, then O(n log n). */
export async function makeBoard(analysis: Analysis, labels: Labels, settings: Settings, task: Task): Promise<Board> {
  const source = await prepareRows(analysis, settings, [], task);
  const { view, ranked, cuts } = source;
  const posts = view.log.hasTalk ? await analysis.rank("posts", settings, task) : undefined;
  const asksCommunities = [settings.measure, ...settings.columns].includes("community");
  const communities = asksCommunities ? await analysis.communities(settings, task) : null;
  const sensitivity = view.once(`sensitivity ${ranked.key} ${settings.cutTop}`, () => [0.7, 0.8, 0.9].map((share) => ({
    share,
    connectors: ranked.measure.isAdditive ? countSmallestShare(ranked.listed, ranked.ranking, share) : cuts.connectors.count,
    mavens: posts === undefined ? null : countSmallestShare(posts.listed, posts.ranking, share),
  })));
  source.days.lookAhead([ranked, ...(posts === undefined ? [] : [posts])].flatMap(({ ranking }) => [...ranking.order.subarray(0, LIST)]));
  const start = startWith(view);
  const startPeople = Array.from(start.chosen, (p) => wholeOf(view, p));
  const covered = start.covered.at(-1) ?? 0;
  const { report } = analysis.log;
  const board: Omit<Board, "findings"> = {
    measure: settings.measure,
    audience: view.audience,
    audienceWhy: view.audienceWhy,
    share: settings.share,
    population: view.population,
    network: networkNumbers(view),
    leftOut: view.leftOut,
    sampled: sampledOf([ranked], view),
    communities: communities === null ? null : { count: communities.count, modularity: communities.modularity, runs: communities.runs },
    connectors: summarise(view, ranked, cuts.connectors),
    mavens: posts === undefined || cuts.mavens === undefined ? null : summarise(view, posts, cuts.mavens),
    both: cuts.roles.both,
    either: cuts.roles.either,
    startWith: { people: startPeople, names: startPeople.slice(0, 100).map((p) => labels.names[p]!), covered, reachable: start.reachable },
    sensitivity,
    ...topLists(source, labels, posts, everyone),
    quadrant: quadrantOf(source, labels),
    notices: [...report.notices, ...view.notices, ...ranked.notices],
  };
  return { ...board, findings: findingsOf(board, view, ranked, cuts, labels, settings, report) };
}

/** The numbers of the network after filters, as every export gives them. */
export function networkNumbers(view: SliceView): Board["network"] {
  return view.once("network numbers", () => ({
    people: view.log.people.count,
    silent: view.log.people.isSilent.reduce((sum, isSilent) => sum + isSilent, 0),
    ties: view.network.tieCount,
    messages: view.messageCount,
    selfMessages: view.selfMessages,
    totalWeight: totalWeight(view.network),
    reciprocity: orNull(reciprocity(view.network)),
  }));
}

function summarise(view: SliceView, of: Ranked, cut: Cuts["connectors"]): CutSummary {
  let total = 0;
  for (const value of of.listed) if (value > 0) total += value;
  return {
    count: cut.count,
    share: orNull(cut.share),
    gini: orNull(cut.gini),
    tiedIn: cut.tiedIn,
    tiedOut: cut.tiedOut,
    curve: of.measure.isAdditive ? view.once(`curve ${of.key}`, () => concentrationCurve(of.listed, of.ranking, CURVE_POINTS)) : [],
    total,
  };
}

type TopLists = Pick<Board, "topConnectors" | "topMavens">;

const everyone = (): boolean => true;

/** The two lists of ten of those who pass, by their number in the slice. Cost as the board's, less what it has counted before. */
export async function makeTopLists(analysis: Analysis, labels: Labels, settings: Settings, passes: (person: number) => boolean, task: Task): Promise<TopLists> {
  const source = await prepareRows(analysis, settings, [], task);
  return topLists(source, labels, source.view.log.hasTalk ? await analysis.rank("posts", settings, task) : undefined, passes);
}

function topLists(source: RowSource, labels: Labels, posts: Ranked | undefined, passes: (person: number) => boolean): TopLists {
  const { ranked, cuts } = source;
  return {
    topConnectors: topRows(source, labels, ranked, cuts.connectors, passes),
    topMavens: posts === undefined || cuts.mavens === undefined ? [] : topRows(source, labels, posts, cuts.mavens, passes),
  };
}

function topRows(source: RowSource, labels: Labels, of: Ranked, cut: Cut, passes: (person: number) => boolean): Board["topConnectors"] {
  const edge = edgeOf(source.view.log.people.count, of, cut);
  const rows: Board["topConnectors"][number][] = [];
  for (const person of of.ranking.order) {
    if (rows.length === LIST || (!(of.listed[person]! > 0) && of.measure.better === "high")) break;
    if (!passes(person)) continue;
    const row = rowOf(source, labels, person);
    rows.push({ ...row, atEdge: edge[person] === 1, rank: orNull(of.ranking.rank[person]!), value: orNull(of.values[person]!) });
  }
  return rows;
}

function quadrantOf(source: RowSource, labels: Labels): Board["quadrant"] {
  const { view, cuts, ranked, outDegree } = source;
  if (!view.log.hasTalk) return [];
  const shown: number[] = [];
  // Those with a role first, then the others, each in rank order, as many as are drawn.
  for (const isWanted of [(bits: number) => bits !== 0, (bits: number) => bits === 0]) {
    const { order } = ranked.ranking;
    for (let i = 0; i < order.length && shown.length < QUADRANT; i++) {
      const person = order[i]!;
      if (!Number.isNaN(ranked.listed[person]!) && isWanted(cuts.roles.bits[person]!)) shown.push(person);
    }
  }
  return shown.map((person) => ({
    person: wholeOf(view, person),
    name: labels.names[wholeOf(view, person)]!,
    role: roleOf(cuts.roles.bits[person]!),
    x: outDegree.values[person]!,
    y: view.influence.posts[person]!,
  }));
}

const tieVerbs = { addressed: "name", reply: "answer", mention: "mention", repost: "pass on", thread: "join", channel: "follow" } as const;

/** Messages that say nothing of whom they are for; one to oneself does say it. */
function countToNobody({ log, mask }: SliceView): number {
  const { recipientStart, count: messageCount } = log.messages;
  if (recipientStart === undefined) return 0;
  let found = 0;
  for (let m = 0; m < messageCount; m++) if ((mask === undefined || mask[m] === 1) && recipientStart[m] === recipientStart[m + 1]) found++;
  return found;
}

function findingsOf(board: Omit<Board, "findings">, view: SliceView, ranked: Ranked, cuts: Cuts, labels: Labels, settings: Settings, report: Analysis["log"]["report"]): Board["findings"] {
  const toNobody = view.once("to nobody", () => countToNobody(view));
  const top = ranked.ranking.order[0];
  const topValue = top === undefined ? Number.NaN : ranked.listed[top]!;
  const reasons = Object.entries(report.reasons).sort((a, b) => b[1] - a[1]);
  const whole = (people: Iterable<number>): number[] => Array.from(people, (p) => wholeOf(view, p));
  return findSentences(
    {
      population: board.population,
      messages: board.network.messages,
      ...(settings.topics.length === 0 ? { taking: board.population, authors: board.population } : view.once("people who take part", () => countTaking(view.log, view.mask))),
      isSample: view.log.messages.at !== undefined || view.log.messages.text !== undefined,
      hasTalk: view.log.hasTalk,
      about: settings.topics.length === 0 ? "" : ` about ${settings.topics.join(" or ")}`,
      connectors: board.connectors.count,
      // So many people as were asked for say nothing of a share.
      connectorShare: (settings.cutTop === null ? board.connectors.share : null) ?? Number.NaN,
      mavens: (settings.cutTop === null ? board.mavens?.count : null) ?? Number.NaN,
      mavenShare: (settings.cutTop === null ? board.mavens?.share : null) ?? Number.NaN,
      both: board.both,
      share: settings.share,
      connectorsAt: ranked.measure.isAdditive ? board.sensitivity : [],
      startWith: board.startWith.people,
      startWithCovered: board.startWith.covered,
      reachable: board.startWith.reachable,
      topPerson: top === undefined ? 0 : wholeOf(view, top),
      topName: top === undefined ? "" : nameInSentence(labels.names[wholeOf(view, top)]!),
      topShare: ranked.measure.isAdditive && board.connectors.total > 0 ? topValue / board.connectors.total : Number.NaN,
      onlyFirst: ranked.measure.id === "betweenness" ? ["is a go-between but writes little", "are go-betweens but write little"] : ["reaches many but writes little", "reach many but write little"],
      onlySecond: ranked.measure.id === "betweenness" ? ["writes a lot within one circle", "write a lot within one circle"] : ["writes a lot to few", "write a lot to few"],
      tieVerb: tieVerbs[view.log.ties[0] ?? "addressed"],
      toNobody: toNobody / Math.max(1, view.messageCount),
      rowsRead: report.rowsRead,
      rowsSetAside: report.rowsSetAside,
      isOnlyReason: reasons.length === 1,
      mainReason: report.setAside.find((entry) => entry.code === reasons[0]?.[0])?.reason ?? "",
      connectorList: whole(cuts.connectors.members),
      mavenList: whole(cuts.mavens?.members ?? []),
    },
    { count, percent },
  );
}
