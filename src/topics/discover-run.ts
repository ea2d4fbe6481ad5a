import type { Csr } from "../core/network.ts";
import type { JobKind } from "../core/pool.ts";
import type { MixtureSteps } from "../kernels/mixture-steps.ts";
import type { Sample } from "./discover-documents.ts";
import { fitGroups, openGroups, type TermGroups } from "./discover-groups.ts";
import { joinTopics, worths } from "./discover-join.ts";
import { beginWith, fitMixture, openSample } from "./discover-mixture.ts";

/** What all runs have in common: numbers of words, no words. */
export interface RunData {
  readonly sample: Sample;
  readonly ties: Csr;
}

/** A run: its seed, the groups of words found with it, and how many topics are wanted. */
export interface RunAsked {
  readonly seed: number;
  readonly groups: TermGroups;
  readonly wanted: number;
}

export interface RunFound {
  readonly topics: number;
  /** By document of the sample. */
  readonly topicOf: Int32Array;
  /** Mean natural logarithm of the likelihood of a document. */
  readonly likelihood: number;
}

/** Rounds of each of the runs that are compared; the one taken goes on. */
const ROUNDS = 8;
/** A run begins with so many groups of words at most: each costs as much as the first. */
const MOST_GROUPS = 40;

/** The communities of the network of words with one seed, a job each. */
export const groupWords: JobKind<Pick<RunData, "ties">, number, TermGroups> = {
  id: "group words",
  open: ({ ties }) => {
    const find = openGroups(ties);
    return (seed, job) => find(seed, { breathe: () => job.breathe() });
  },
};

/** One run a job: a mixture that begins with the groups of words; where these are more than are wanted, its topics are joined and it goes on. */
export const fitTopics: JobKind<RunData, RunAsked, RunFound> = {
  id: "fit topics",
  open: ({ sample, ties }) => {
    const xlx = worths(sample.count);
    let steps: MixtureSteps | undefined;
    let most = 0;
    return async ({ seed, groups, wanted }, job) => {
      const breathe = (): Promise<void> => job.breathe();
      const begun = await fitGroups(groups, ties, Math.max(wanted, Math.min(groups.count, MOST_GROUPS)), seed, { breathe });
      if (steps === undefined || begun.count > most) {
        most = Math.max(begun.count, wanted, MOST_GROUPS);
        steps = openSample(sample, most);
      }
      await fitMixture(steps, beginWith(sample, begun), begun.count, ROUNDS, breathe, false);
      if (begun.count > wanted) await fitMixture(steps, joinTopics(sample, steps.topicOf(), begun.count, wanted, xlx), wanted, ROUNDS, breathe, false);
      return { topics: Math.min(begun.count, wanted), topicOf: steps.topicOf(), likelihood: steps.likelihood() };
    };
  },
};
