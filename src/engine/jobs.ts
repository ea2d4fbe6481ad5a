import { pivotSteps, stressMoves } from "../kernels/layout-stress.ts";
import { lengthSums, weightedPaths } from "../kernels/length-searches.ts";
import { louvainJob } from "../kernels/louvain.ts";
import { pathSweeps } from "../kernels/path-sweeps.ts";
import { samplePathsJob } from "../kernels/sampled-paths.ts";
import { stepSums } from "../kernels/step-sums.ts";
import { tieRows } from "../kernels/tie-rows.ts";
import { countWords } from "../topics/count-words.ts";
import { fitTopics, groupWords } from "../topics/discover-run.ts";
import { matchPatterns } from "./pattern-job.ts";
import type { AnyJobKind } from "./serve-jobs.ts";

/** Every kind of job that workers can do. */
export const jobKinds: readonly AnyJobKind[] = [pathSweeps, weightedPaths, lengthSums, stepSums, samplePathsJob, louvainJob, pivotSteps, stressMoves, matchPatterns, countWords, groupWords, fitTopics, tieRows];
