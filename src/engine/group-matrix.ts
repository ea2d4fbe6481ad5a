import type { Task } from "../core/task.ts";
import { measureEi } from "../insights/ei-index.ts";
import { countFlows, type GroupFlow } from "../insights/group-flows.ts";
import type { Analysis } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { groupPeopleBy } from "./grouping.ts";
import type { FlowTable, GroupMatrix, GroupMatrixQuery } from "./group-questions.ts";
import { orNull } from "./rows.ts";

/** Who talks to whom, group by group, in the slice. Our own accounts are left out and counted. Cost: the grouping, then O(ties + recipients + groups²). */
export async function makeGroupMatrix(analysis: Analysis, labels: Labels, { settings, by }: GroupMatrixQuery, task: Task, most?: number): Promise<GroupMatrix> {
  const view = await analysis.slice(settings, task);
  const grouped = await groupPeopleBy(analysis, labels, settings, by, task, most);
  const { groups, groupOf, each, groupCount } = grouped;
  const flows = countFlows(view.log, view.mask, view.network, groupOf, groups.length);
  const ei = measureEi(view.network, each, groupCount);
  return {
    by,
    groups,
    groupCount,
    people: grouped.people,
    ours: grouped.ours,
    isDirected: view.network.directed,
    ties: tableOf(flows.ties),
    messages: flows.messages === undefined ? null : tableOf(flows.messages),
    addressed: tableOf(flows.weight),
    density: flows.density,
    ei: {
      overall: orNull(ei.overall), internal: ei.internal, external: ei.external, unknown: ei.unknown,
      // Groups that stand by themselves come first, in the same order.
      byGroup: groups.map(({ kind }, k) => (kind === "group" ? orNull(ei.byGroup[k]!) : null)),
    },
    notices: view.notices,
  };
}

function tableOf({ cells, expected, out, in: into, inside, total }: GroupFlow): FlowTable {
  return { cells, expected, out, in: into, inside, total };
}
