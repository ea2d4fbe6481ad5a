import { coverGreedily } from "./coverage.ts";
import { findSentences } from "./findings.ts";
import { comparePeriodSets } from "./period-change.ts";
import { measureEi } from "./ei-index.ts";
import { countFlows } from "./group-flows.ts";
import { crossTable } from "./cross-table.ts";
import { meansByGroup } from "./group-means.ts";
import { hideCells } from "./hide-cells.ts";
import { findPractices } from "./practices.ts";
import { overlapSets } from "./set-overlap.ts";
import { createThanksTest } from "./thanks.ts";
import { measureSpecialisation } from "./topic-profile.ts";
import { countTopicNumbers } from "./topic-table.ts";

/** An analysis that is more than a number per person. */
export interface Insight {
  readonly id: string;
  readonly label: string;
  readonly needs: "network" | "board" | "topics";
  readonly compute: typeof coverGreedily | typeof findSentences | typeof countTopicNumbers | typeof overlapSets | typeof measureSpecialisation | typeof createThanksTest | typeof findPractices | typeof countFlows | typeof measureEi | typeof crossTable | typeof hideCells | typeof meansByGroup | typeof comparePeriodSets;
}

/** Every insight. To add one: a file, and a line here. */
export const insights: readonly Insight[] = [
  { id: "coverage", label: "Start with these", needs: "network", compute: coverGreedily },
  { id: "findings", label: "Findings", needs: "board", compute: findSentences },
  { id: "topics", label: "Topics beside each other", needs: "topics", compute: countTopicNumbers },
  { id: "overlap", label: "Same people, other topics", needs: "topics", compute: overlapSets },
  { id: "specialisation", label: "Mavens of what", needs: "topics", compute: measureSpecialisation },
  { id: "thanks", label: "Thanked for", needs: "topics", compute: createThanksTest },
  { id: "flows", label: "Who talks to whom, group by group", needs: "network", compute: countFlows },
  { id: "ei", label: "Inside or outside the team", needs: "network", compute: measureEi },
  { id: "cross", label: "People by two groupings", needs: "network", compute: crossTable },
  { id: "hidden", label: "Cells of few employees", needs: "network", compute: hideCells },
  { id: "means", label: "Means of groups", needs: "network", compute: meansByGroup },
  { id: "practices", label: "Communities of practice", needs: "network", compute: findPractices },
  { id: "periods", label: "Two periods compared", needs: "board", compute: comparePeriodSets },
];
