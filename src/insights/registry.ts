import { coverGreedily } from "./coverage.ts";
import { findSentences } from "./findings.ts";

/** An analysis that is more than a number per person. */
export interface Insight {
  readonly id: string;
  readonly label: string;
  readonly needs: "network" | "board";
  readonly compute: typeof coverGreedily | typeof findSentences;
}

/** Every insight. To add one: a file, and a line here. */
export const insights: readonly Insight[] = [
  { id: "coverage", label: "Start with these", needs: "network", compute: coverGreedily },
  { id: "findings", label: "Findings", needs: "board", compute: findSentences },
];
