import { WhotalksError } from "../core/errors.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { type Analysis, wholeOf } from "./analysis.ts";
import type { Call } from "./call.ts";
import type { Labels } from "./code-names.ts";
import { makeCrossTab, memberTest } from "./cross-tab.ts";
import { groupPeopleBy } from "./grouping.ts";
import { writeGroupFile } from "./group-files.ts";
import { makeGroupMatrix } from "./group-matrix.ts";
import type { GroupPeopleQuery, GroupQuestions } from "./group-questions.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { listNumberColumns } from "./person-numbers.ts";
import { makeScatter } from "./scatter.ts";

/** The session's answers to questions about groups of people. */
export function groupAnswers(opened: () => { readonly analysis: Analysis; readonly labels: Labels }, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>): GroupQuestions {
  return {
    numberColumns: async () => listNumberColumns(opened().analysis.log.people, opened().labels.isCoded),
    groupMatrix: (query, call) => run(call, (task) => makeGroupMatrix(opened().analysis, opened().labels, query, task)),
    crossTab: (query, call) => run(call, (task) => makeCrossTab(opened().analysis, opened().labels, query, task)),
    scatter: (query, call) => run(call, (task) => makeScatter(opened().analysis, opened().labels, query, task)),
    groupPeople: (query, call) => run(call, (task) => listGroupPeople(opened().analysis, opened().labels, query, task)),
    writeGroups: (query, call) => run(call, (task) => writeGroupFile(opened().analysis, opened().labels, query, task)),
  };
}

/**
 * People in any of these groups, or in all of them, by their numbers in the whole log, ascending.
 * @throws WhotalksError `group-small` (arguments) for 1 to 4 employees.
 */
async function listGroupPeople(analysis: Analysis, labels: Labels, { settings, groups, match }: GroupPeopleQuery, task: Task): Promise<readonly number[]> {
  const view = await analysis.slice(settings, task);
  const tests: { readonly groupOf: Uint32Array; readonly at: number }[] = [];
  for (const { by, key } of groups) {
    const grouped = await groupPeopleBy(analysis, labels, settings, by, task, Infinity);
    const at = grouped.groups.findIndex((group) => group.kind === "group" && group.key === key);
    tests.push({ groupOf: grouped.groupOf, at: at < 0 ? NONE : at });
  }
  const isMember = memberTest(tests, match);
  const people = Array.from({ length: view.log.people.count }, (_, p) => p).filter((p) => isMember(p));
  if (labels.isCoded && people.length > 0 && people.length < SMALLEST_GROUP) {
    throw new WhotalksError("group-small", `Fewer than ${SMALLEST_GROUP} people are in this group: it is not shown.`, { kind: "arguments", hint: "Choose a larger group." });
  }
  return people.map((p) => wholeOf(view, p));
}
