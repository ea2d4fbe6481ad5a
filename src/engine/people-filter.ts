import { WhotalksError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type SliceView, wholeOf } from "./analysis.ts";
import { makeTopLists } from "./board.ts";
import type { Labels } from "./code-names.ts";
import type { Call } from "./call.ts";
import { matchPeople } from "./match-people.ts";
import type { Passing, PeopleQuestions } from "./people-questions.ts";
import { type GroupValue, isNarrowing, type MeasureRange, type PeopleFilter, type Settings } from "./settings.ts";

/** True for the people of a slice, by their number in it, who fit. */
export type Passes = (person: number) => boolean;

/** The one place that says who is shown. Cost: the measures of the ranges, each once per slice. */
export async function makePasses(analysis: Analysis, settings: Settings, filter: PeopleFilter | undefined, task: Task): Promise<Passes> {
  if (filter === undefined || !isNarrowing(filter)) return () => true;
  const view = await analysis.slice(settings, task);
  const { roles } = await analysis.cuts(settings, task);
  const wanted = new Set(filter.roles);
  const bounds: { readonly values: ArrayLike<number>; readonly range: MeasureRange }[] = [];
  for (const range of filter.ranges) {
    if (range.least !== null && range.most !== null && range.least > range.most) {
      throw new WhotalksError("range-empty", `Nobody can have a value of ${range.measure} of at least ${range.least} and at most ${range.most}.`, { kind: "arguments", hint: "Turn the two bounds round." });
    }
    bounds.push({ values: (await analysis.rank(range.measure, settings, task)).values, range });
  }
  const isOfGroups = groupTest(view, filter.groups);
  return (person) => {
    if (!isOfGroups(person)) return false;
    if (wanted.size > 0 && (view.log.people.isOurs[person] === 1 || !wanted.has(roleOf(roles.bits[person]!)))) return false;
    return bounds.every(({ values, range }) => isInside(values[person]!, range));
  };
}

/** Who has one of the values, attribute by attribute. What a value stands for may be hidden (employees): nobody is found by it. */
function groupTest({ log: { people } }: SliceView, groups: readonly GroupValue[]): Passes {
  const names = [...new Set(groups.map(({ attribute }) => attribute))];
  const conditions = names.map((name) => {
    const attribute = people.attributes.find((other) => other.name === name);
    const values = groups.filter((group) => group.attribute === name && group.value !== HIDDEN_GROUP).map(({ value }) => attribute?.labels.indexOf(value) ?? -1);
    return { codes: attribute?.codes, wanted: new Set(values.filter((code) => code >= 0)) };
  });
  return (person) => conditions.every(({ codes, wanted }) => codes !== undefined && wanted.has(codes[person]!));
}

/** Written so that NaN is outside. */
function isInside(value: number, { least, most }: MeasureRange): boolean {
  return value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

/** Everyone who is shown, in rank order. Cost as `makePasses`, then O(people). */
async function listPassing(analysis: Analysis, settings: Settings, filter: PeopleFilter, task: Task): Promise<Passing> {
  const view = await analysis.slice(settings, task);
  const { ranking } = await analysis.rank(settings.measure, settings, task);
  const passes = await makePasses(analysis, settings, filter, task);
  const people = ranking.order.filter((person) => view.log.people.isOurs[person] !== 1 && passes(person)).map((person) => wholeOf(view, person));
  return { people, of: view.log.people.count - view.leftOut };
}

/** The session's answers to questions about which people are shown. */
export function peopleAnswers(opened: () => { readonly analysis: Analysis; readonly labels: Labels }, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>): PeopleQuestions {
  return {
    matchPeople: (lines, call) => run(call, async () => matchPeople(opened().labels, lines)),
    passing: (settings, filter, call) => run(call, (task) => listPassing(opened().analysis, settings, filter, task)),
    topLists: (settings, filter, call) =>
      run(call, async (task) => {
        const { analysis, labels } = opened();
        return await makeTopLists(analysis, labels, settings, await makePasses(analysis, settings, filter, task), task);
      }),
  };
}
