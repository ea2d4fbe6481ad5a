import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import type { Task } from "../core/task.ts";
import { comparePeriodSets, type PeriodChange } from "../insights/period-change.ts";
import { isBetweennessQuick } from "../measures/betweenness-cost.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type Cuts, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { Settings } from "./settings.ts";
import type { ChangedPerson, ChangeKind, ComparisonQuery, Period, PeriodComparison, PeriodNumbers, SetChange, Standing } from "./time-questions.ts";

/** People of each list that cross to the page. */
const LISTED = 200;
/** Every kind of change, in the order of files and screens. */
export const changeKinds: readonly ChangeKind[] = ["joined", "left", "rose", "fell", "same"];

/** One set of people in both periods, with everyone who changed; people are numbers of the slice. */
interface ComparedSet {
  readonly measure: string;
  readonly sizes: readonly [before: number, after: number];
  readonly change: PeriodChange;
  readonly standing: (which: 0 | 1, person: number) => Standing | null;
}

/** Two periods compared, whole: for the page and for files. */
export interface Compared {
  readonly views: readonly [before: SliceView, after: SliceView];
  readonly numbers: readonly [before: PeriodNumbers, after: PeriodNumbers];
  readonly connectors: ComparedSet;
  readonly mavens: ComparedSet | undefined;
  readonly bridges: ComparedSet | undefined;
}

/**
 * Compares the sets of two periods: connectors by the measure that ranks, mavens, and who bridges most (the 80 % set of exact
 * betweenness in each period's network; a bridge is won by who comes into it and lost by who leaves it). The periods may overlap.
 *
 * With employees both periods must have at least 5 people who take part.
 * @throws WhotalksError `period-empty`, `group-small` (arguments). Cost: two boards, and twice betweenness where that is quick or asked for.
 */
export async function comparePeriods(analysis: Analysis, labels: Labels, query: ComparisonQuery, task: Task): Promise<Compared> {
  const asked = [query.before, query.after].map((period): Settings => ({ ...query.settings, ...checked(period) })) as [Settings, Settings];
  const views = [await analysis.slice(asked[0], task), await analysis.slice(asked[1], task)] as const;
  if (views[0].log.timeRange === undefined) throw new WhotalksError("no-times", "The data have no times, so there are no periods to compare.", { hint: "Name the column of times with --columns time=HEADER." });
  const numbers = [numbersOf(views[0], query.before), numbersOf(views[1], query.after)] as const;
  if (labels.isCoded && numbers.some(({ people }) => people > 0 && people < SMALLEST_GROUP)) {
    throw new WhotalksError("group-small", `Fewer than ${SMALLEST_GROUP} people take part in one of the periods: no numbers are given for so few.`, { kind: "arguments", hint: "Choose a longer period." });
  }
  const isWanted = query.withBridges || views.every(({ network }) => isBetweennessQuick({ network, weights: query.settings.weights }));
  return {
    views,
    numbers,
    connectors: await compareSet(analysis, asked, "connectors", task),
    mavens: views[0].log.hasTalk ? await compareSet(analysis, asked, "mavens", task) : undefined,
    bridges: isWanted ? await compareSet(analysis, asked.map(asBridges) as [Settings, Settings], "connectors", task) : undefined,
  };
}

/** The comparison as the page shows it. */
export async function makeComparison(analysis: Analysis, labels: Labels, query: ComparisonQuery, timeZone: string, task: Task): Promise<PeriodComparison> {
  const { views, numbers, connectors, mavens, bridges } = await comparePeriods(analysis, labels, query, task);
  const { share, cutTop } = query.settings;
  const setOf = (set: ComparedSet): SetChange => describeSet(set, views[0], labels);
  return {
    timeZone, share, cutTop,
    population: views[0].population,
    before: numbers[0],
    after: numbers[1],
    connectors: setOf(connectors),
    mavens: mavens === undefined ? null : setOf(mavens),
    bridges: bridges === undefined ? null : setOf(bridges),
    notices: views[0].notices,
  };
}

/** Everyone in a list, in its order. @param most people of each kind */
export function listChanged({ change, standing }: ComparedSet, view: SliceView, labels: Labels, kind: ChangeKind, most = Infinity): readonly ChangedPerson[] {
  return Array.from(change[kind].subarray(0, Math.min(most, change[kind].length)), (p) => ({
    person: wholeOf(view, p),
    name: labels.names[wholeOf(view, p)]!,
    before: standing(0, p),
    after: standing(1, p),
  }));
}

function describeSet(set: ComparedSet, view: SliceView, labels: Labels): SetChange {
  const each = <T>(of: (kind: ChangeKind) => T): Record<ChangeKind, T> => ({ joined: of("joined"), left: of("left"), rose: of("rose"), fell: of("fell"), same: of("same") });
  return {
    measure: set.measure,
    before: set.sizes[0],
    after: set.sizes[1],
    counts: each((kind) => set.change[kind].length),
    people: each((kind) => listChanged(set, view, labels, kind, LISTED)),
  };
}

async function compareSet(analysis: Analysis, asked: readonly [Settings, Settings], of: "connectors" | "mavens", task: Task): Promise<ComparedSet> {
  const measure = of === "connectors" ? asked[0].measure : "posts";
  const sides: { readonly ranked: Ranked; readonly cuts: Cuts; readonly rank: Float64Array; readonly members: Uint32Array }[] = [];
  for (const settings of asked) {
    const cuts = await analysis.cuts(settings, task);
    const ranked = await analysis.rank(measure, settings, task);
    sides.push({ ranked, cuts, rank: ranksOf(ranked), members: (of === "connectors" ? cuts.connectors : cuts.mavens!).members });
  }
  const [before, after] = [sides[0]!, sides[1]!];
  return {
    measure,
    sizes: [before.members.length, after.members.length],
    change: comparePeriodSets(before, after),
    standing: (which, person) => {
      const { rank, ranked, cuts } = sides[which]!;
      return Number.isNaN(rank[person]!) ? null : { rank: rank[person]!, value: ranked.values[person]!, role: roleOf(cuts.roles.bits[person]!) };
    },
  };
}

/** Ranks as lists of ranks tell them: whoever has nothing of what adds up is behind everyone, and at no place (NaN). Cost O(n). */
export function ranksOf({ ranking, listed, measure }: Ranked): Float64Array {
  return measure.isAdditive ? ranking.rank.map((rank, p) => (listed[p]! > 0 ? rank : Number.NaN)) : ranking.rank;
}

/** Bridges are those of exact betweenness, with its cut by a share. */
function asBridges(settings: Settings): Settings {
  return { ...settings, measure: "betweenness", cutTop: null, approximate: null, normalized: false };
}

function checked({ since, until }: Period): Period {
  if (!(until > since)) throw new WhotalksError("period-empty", "A period must end after it begins.", { kind: "arguments", hint: "Choose a later last day." });
  return { since, until };
}

/** Cost O(messages + recipients). */
function numbersOf({ log, mask, messageCount }: SliceView, { since, until }: Period): PeriodNumbers {
  const { author, recipientStart, recipientOf, count } = log.messages;
  const takesPart = new Uint8Array(log.people.count);
  for (let m = 0; m < count; m++) {
    if (mask !== undefined && mask[m] === 0) continue;
    takesPart[author[m]!] = 1;
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) takesPart[recipientOf[i]!] = 1;
  }
  return { since, until, messages: messageCount, people: takesPart.reduce((sum, one) => sum + one, 0) };
}
