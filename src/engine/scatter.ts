import { WhotalksError } from "../core/errors.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { byExtremeness, meansByGroup, type GroupMean } from "../insights/group-means.ts";
import { type Analysis, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { groupPeopleBy, type People } from "./grouping.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { GroupOfPeople, MeanOfGroup, Scatter, ScatterAxis, ScatterQuery } from "./group-questions.ts";
import { numbersOfPeople } from "./person-numbers.ts";
import { orNull } from "./rows.ts";
import { sampledOf } from "./sampled.ts";

/** People drawn at most: the farthest out, and of the others every so many. */
const DRAWN = 4000;
const FARTHEST = 400;

/**
 * Two numbers of each person, with the means of groups. Our own accounts are left out and counted, as are people without a number.
 *
 * With employees a number of the people table is shown as means alone, by columns of the people table or of everyone: circles and roles
 * change with every setting, and the means before and after would tell the number of who came or went.
 * @param drawn people drawn at most; everyone for a file
 * @throws WhotalksError `means-by-columns` (arguments), and those of its numbers and its grouping. Cost: the measures, then O(n log n).
 */
export async function makeScatter(analysis: Analysis, labels: Labels, query: ScatterQuery, task: Task, drawn = DRAWN): Promise<Scatter> {
  const { settings, by } = query;
  const view = await analysis.slice(settings, task);
  const isMeansOnly = labels.isCoded && ("column" in query.x || "column" in query.y);
  if (isMeansOnly && (by === "community" || by === "role")) {
    throw new WhotalksError("means-by-columns", "Numbers of employees are shown as means of groups of the people table alone.", { kind: "arguments", hint: "Choose a column of the people table, or everyone." });
  }
  const x = await numbersOfPeople(analysis, labels, settings, query.x, task);
  const y = await numbersOfPeople(analysis, labels, settings, query.y, task);
  const grouped = by === null ? everyone(view.log.people.isOurs) : await groupPeopleBy(analysis, labels, settings, by, task);
  const hasBoth = x.values.map((value, p) => (Number.isFinite(value) && Number.isFinite(y.values[p]!) ? 1 : Number.NaN));
  // Means are of those who are drawn. Where nobody is, each of who has that number: who has the other would tell the two apart.
  const among = (values: Float64Array): Float64Array => (isMeansOnly ? values : values.map((value, p) => value * hasBoth[p]!));
  await task.breathe({ stage: "Comparing people", done: 0, total: Number.NaN, unit: "" });
  const order = byExtremeness(x.values, y.values);
  const person = isMeansOnly ? new Uint32Array(0) : thin(order, drawn);
  const meansX = meansByGroup(among(x.values), grouped.groupOf, grouped.groups.length);
  const meansY = meansByGroup(among(y.values), grouped.groupOf, grouped.groups.length);
  const shown = (mean: GroupMean): MeanOfGroup => {
    const isHidden = labels.isCoded && mean.n < SMALLEST_GROUP;
    return { n: mean.n, mean: isHidden ? null : orNull(mean.mean), off: isHidden ? null : orNull(mean.off) };
  };
  const means = grouped.groups.map((group, k) => ({ ...group, x: shown(meansX[k]!), y: shown(meansY[k]!) }));
  const axis = (values: Float64Array, of: "x" | "y"): ScatterAxis =>
    axisOf(isMeansOnly ? means.map((mean) => mean[of].mean ?? Number.NaN) : Array.from(order, (p) => values[p]!), grouped.people - values.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0));
  return {
    x: axis(x.values, "x"),
    y: axis(y.values, "y"),
    people: grouped.people,
    known: order.length,
    ours: grouped.ours,
    person: person.map((p) => wholeOf(view, p)),
    names: Array.from(person, (p) => labels.names[wholeOf(view, p)]!),
    atX: Float64Array.from(person, (p) => x.values[p]!),
    atY: Float64Array.from(person, (p) => y.values[p]!),
    group: Uint32Array.from(person, (p) => grouped.groupOf[p]!),
    means,
    isMeansOnly,
    sampled: sampledOf([x.ranked, y.ranked].filter((ranked) => ranked !== undefined), view),
    notices: [...view.notices, ...[x.ranked, y.ranked].flatMap((ranked) => ranked?.notices ?? [])],
  };
}

function everyone(isOurs: Uint8Array): Pick<People, "groups" | "groupOf" | "people" | "ours"> {
  const ours = isOurs.reduce((sum, one) => sum + one, 0);
  const people = isOurs.length - ours;
  const all: GroupOfPeople = { key: "", label: "everyone", kind: "group", people, groups: 1 };
  return { groups: people === 0 ? [] : [all], groupOf: Uint32Array.from(isOurs, (one) => (one === 1 ? NONE : 0)), people, ours };
}

/** The first, then as many of the others as there is room for, evenly. */
function thin(order: Uint32Array, most: number): Uint32Array {
  if (order.length <= most) return order;
  const rest = order.length - FARTHEST;
  const room = most - FARTHEST;
  return Uint32Array.from({ length: most }, (_, i) => order[i < FARTHEST ? i : FARTHEST + Math.floor(((i - FARTHEST) * rest) / room)]!);
}

/** Skewed: none negative, and the highest at least 20 times the middle of those above 0. */
function axisOf(values: readonly number[], without: number): ScatterAxis {
  const sorted = Float64Array.from(values.filter((value) => Number.isFinite(value))).sort();
  if (sorted.length === 0) return { low: null, high: null, isSkewed: false, without };
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const positive = sorted.filter((value) => value > 0);
  return { low, high, isSkewed: low >= 0 && high > 0 && high >= 20 * positive[Math.floor(positive.length / 2)]!, without };
}
