import type { Network } from "./network.ts";
import type { Notice } from "./notice.ts";
import type { Pool } from "./pool.ts";
import type { Task } from "./task.ts";

export type Better = "high" | "low";
/** `auto`: off for betweenness, closeness*, constraint and effectiveSize; on for the rest. */
export type WeightsChoice = "auto" | "on" | "off";

/** What a measure may look at. Person numbers index every column; n = network.personCount. */
export interface MeasureContext {
  readonly network: Network;
  /** Influence columns of the slice, computed before any measure; NaN where the data hold no talk. */
  readonly impressions: Float64Array;
  readonly posts: Float64Array;
  readonly weights: WeightsChoice;
  readonly normalized: boolean;
  readonly seed: number;
  readonly louvainRuns: number;
  /** How far a value may be off, as a share of all that is possible, where sampling is allowed; left out: exact. */
  readonly approximate?: number;
  /** The least and the first person in id order decide ties in labels; ids are not needed because numbers are id order. */
  readonly task: Task;
  /** Workers for long work; `ownHands` (core/pool.ts) serves where the network is small. Values never depend on it. */
  readonly pool: Pool;
  /** Results shared between measures of one context (HITS gives hub and authority): memoised by key. */
  readonly shared: <T>(key: string, make: () => Promise<T>) => Promise<T>;
}

export interface MeasureResult {
  /** One value per person, NaN where the measure is not defined. */
  readonly values: Float64Array;
  readonly notices: readonly Notice[];
  /** How good the values are, where they were sampled; exact values have none. */
  readonly estimated?: Estimate;
}

/** What is known of sampled values: all of them together lie within their bounds with probability 1 − delta. */
export interface Estimate {
  /** No value is farther off than this share of all that is possible … */
  readonly epsilon: number;
  readonly delta: number;
  readonly seed: number;
  /** What was drawn: shortest paths. */
  readonly samples: number;
  /** … and each no farther than this below or above, in the unit of the values. */
  readonly below: Float64Array;
  readonly above: Float64Array;
  /** epsilon in the unit of the values. */
  readonly most: number;
}

/** A number per person. The page, the table, the map, the CLI and the oracle test all learn of it through the registry. */
export interface Measure {
  readonly id: string;
  /** Plain words first: "bridges most". */
  readonly label: string;
  /** What is counted, for column headers and sentences: "times people were reached". */
  readonly noun: string;
  /** The field's term: "betweenness". */
  readonly term: string;
  readonly unit: string;
  readonly definition: string;
  readonly caveat: string;
  readonly better: Better;
  /** True where the 80 % cut is defined: additive and non-negative. */
  readonly isAdditive: boolean;
  /** False for labels such as `community`: a column, never a ranking. */
  readonly isRanking: boolean;
  /** What `weights: auto` means here; "never" where weights are ignored. */
  readonly usesWeights: "on" | "off" | "never";
  readonly compute: (context: MeasureContext) => Promise<MeasureResult>;
  /** True where `compute` will sample. Measures without it are always exact. */
  readonly isSampled?: (context: Pick<MeasureContext, "network" | "weights" | "approximate">) => boolean;
  /** How long `compute` will take, for measures that can take minutes; the others have none. */
  readonly cost?: MeasureCost;
}

/** How long a measure takes, before it is computed. */
export interface MeasureCost {
  readonly longAbove: LongAbove;
  /** What takes the time, as the beginning of a sentence: "every shortest way between all of them". */
  readonly work: string;
  /** Tries a little of it. The numbers depend on the machine and its other work: they are for people to choose by, never for the engine. */
  readonly foretell: (context: Pick<MeasureContext, "network" | "weights" | "approximate" | "louvainRuns">, trial: Trial) => Promise<Foretold>;
}

/**
 * Up to where a measure takes seconds whatever the network is like, so that nobody has to be asked: people × ties, where ties count a step
 * each and where they have lengths; or, whatever these are, so many ties. Above both it may take long.
 */
export interface LongAbove {
  readonly steps: number;
  readonly lengths: number;
  readonly ties?: number;
}

/** What trying needs: workers as for the real thing, and a clock in milliseconds. */
export interface Trial {
  readonly task: Task;
  readonly pool: Pool;
  readonly now: () => number;
}

/** Seconds that a measure would take on this machine. */
export interface Foretold {
  readonly exact: number;
  /** null where sampling is not offered. */
  readonly sampled: { readonly epsilon: number; readonly seconds: number } | null;
  /** A single run, where the best of several is sought. */
  readonly oneRun?: number;
}

/** Resolves the weights choice of a run for one measure. */
export function isWeighted(measure: Pick<Measure, "usesWeights">, choice: WeightsChoice): boolean {
  if (measure.usesWeights === "never") return false;
  return choice === "auto" ? measure.usesWeights === "on" : choice === "on";
}
