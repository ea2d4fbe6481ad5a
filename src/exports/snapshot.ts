import type { SetAside } from "../core/notice.ts";
import type { Role } from "../core/roles.ts";
import type { Attribute, NumberAttribute } from "../core/talk-log.ts";

/** A value that JSON can hold: the options of a run, every one resolved, in the order in which they are written. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface FileNumbers {
  /** Base name; "-" for standard input. */
  readonly name: string;
  readonly format: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
}

/** One of the two headlines. `share` is count ÷ population; NaN and null mean the same: not defined. */
export interface CutNumbers {
  readonly count: number;
  readonly share: number | null;
  readonly gini: number | null;
  readonly tiedIn: number;
  readonly tiedOut: number;
}

/**
 * One number per person, by person number (length n); NaN where it is not defined.
 * `ids`, `names` and `roles` have the same length; `order` holds the person numbers of the ranked list, best first, without those
 * who are left out of lists (our own accounts).
 */
export interface PeopleColumns {
  readonly order: Uint32Array;
  readonly ids: readonly string[];
  /** The people table's, else the id; code names in employees mode. */
  readonly names: readonly string[];
  readonly roles: readonly Role[];
  /** 1 where the account is ours. */
  readonly isOurs: Uint8Array;
  readonly rank: Float64Array;
  readonly value: Float64Array;
  readonly impressions: Float64Array;
  readonly posts: Float64Array;
  readonly inDegree: Float64Array | Uint32Array;
  readonly outDegree: Float64Array | Uint32Array;
  readonly inStrength: Float64Array;
  readonly outStrength: Float64Array;
  /** Further measures, in the order asked for. */
  readonly measures: readonly { readonly id: string; readonly values: Float64Array }[];
  /** Groups and numbers of the people tables; absent with employees. */
  readonly attributes?: readonly Attribute[];
  readonly numbers?: readonly NumberAttribute[];
}

/** The ties after filters, sorted by (from, to); in an undirected network each pair once, from < to. All arrays have one entry per tie. */
export interface TieColumns {
  readonly isUndirected: boolean;
  /** Person numbers. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Distinct messages that make the tie. */
  readonly messages: Float64Array | Uint32Array;
  readonly weight: Float64Array;
  /** Epoch milliseconds of the first and last message, NaN where no time is known. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** 1 where the reverse tie exists; 1 everywhere in an undirected network. */
  readonly reciprocal: Uint8Array;
}

/** What a file of employees must say about itself. */
export interface PrivacyNote {
  /** No group of fewer people is shown. */
  readonly smallestGroup: number;
  /** "2024-05-01 to 2024-05-09", "no times". */
  readonly dates: string;
  /** "topic planning; group department = Sales", "" for none. */
  readonly filters: string;
  /** Our own accounts. */
  readonly leftOut: number;
}

/** One answered question, whole: what every export reads and nothing else. Columns, so that 300,000 people need no object each. */
export interface RankSnapshot {
  readonly version: string;
  readonly recipe: string;
  readonly options: { readonly [key: string]: Json };
  readonly input: { readonly files: readonly FileNumbers[]; readonly rowsRead: number; readonly rowsKept: number; readonly rowsSetAside: number };
  readonly network: {
    readonly people: number;
    readonly silent: number;
    readonly ties: number;
    readonly messages: number;
    readonly selfMessages: number;
    readonly totalWeight: number;
    readonly reciprocity: number | null;
  };
  /** null unless a measure asked for communities. */
  readonly communities: { readonly count: number; readonly modularity: number; readonly runs: number } | null;
  /** The measure whose values were sampled, and how near they are: see core/measure.ts. null = every value is exact. */
  readonly estimated: { readonly measure: string; readonly epsilon: number; readonly delta: number; readonly seed: number } | null;
  readonly measure: string;
  readonly audience: string;
  readonly audienceWhy: string;
  readonly share: number;
  /** Names of the topics asked for; empty = all messages. */
  readonly topics: readonly string[];
  readonly population: number;
  readonly connectors: CutNumbers;
  /** null where the data hold no talk. */
  readonly mavens: CutNumbers | null;
  readonly both: number;
  readonly either: number;
  readonly people: PeopleColumns;
  readonly ties: TieColumns;
  /** null with customers. With employees times are written as days. */
  readonly privacy: PrivacyNote | null;
  /** Rows read and not used, in file and row order. */
  readonly setAside: readonly SetAside[];
}

export interface ExportOptions {
  /** Rows of people written; undefined = all. Nothing else changes. */
  readonly top?: number;
  /** Prefixes text cells that a spreadsheet would run as a formula. Only tables of text (csv) look at it: in a workbook a text is a text. */
  readonly spreadsheetSafe?: boolean;
  /** Why a file of employees' raw connections is wanted: stands in its description. */
  readonly reason?: string;
}

/** One target: a menu entry of the page and a value of `--as`. */
export interface ExportTarget {
  readonly id: string;
  readonly label: string;
  /** What a saved file is called: whotalks-stem.extension. */
  readonly stem: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mime: string;
  /** The whole file. Same snapshot and options: same bytes. */
  readonly write: (snapshot: RankSnapshot, options: ExportOptions) => Uint8Array;
}

/**
 * The person numbers whose rows are written: the ranked list, cut to `top`.
 * @returns a view, not a copy. Cost O(1).
 */
export function listedPeople(snapshot: RankSnapshot, options: ExportOptions): Uint32Array {
  const { order } = snapshot.people;
  return options.top === undefined ? order : order.subarray(0, options.top);
}
