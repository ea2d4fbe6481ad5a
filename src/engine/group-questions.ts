import type { Sampled, WrittenFile } from "../core/answers.ts";
import type { Notice } from "../core/notice.ts";
import type { Call } from "./call.ts";
import type { Settings } from "./settings.ts";

/** What divides people into groups: circles found, roles, or a column of the people table. */
export type Grouping = "community" | "role" | { readonly attribute: string };

/** A number of each person: a measure, or a column of numbers of the people table. */
export type PersonNumber = { readonly measure: string } | { readonly column: string };

/**
 * What a group stands for: a value; people without one, or in circles too small to be one; with employees, people whose group is not
 * shown because fewer than 5 share it; the smallest groups of very many, together.
 */
export type GroupKind = "group" | "unstated" | "small" | "others";

export interface GroupOfPeople {
  /** Tells the groups of a grouping apart: a value, a number of a circle, a role; "" for the other kinds. */
  readonly key: string;
  /** A value, "around ‹name›", a role's id; "" for the other kinds. */
  readonly label: string;
  readonly kind: GroupKind;
  /** Without our own accounts. */
  readonly people: number;
  /** How many groups it is: more than 1 only for others. */
  readonly groups: number;
}

/** An amount from group to group; row i, column j of k groups at i·k + j. */
export interface FlowTable {
  readonly cells: Float64Array;
  /** What each cell would be if rows and columns were independent; NaN without any. */
  readonly expected: Float64Array;
  readonly out: Float64Array;
  readonly in: Float64Array;
  /** Share of what goes out that stays inside the group; NaN without any. */
  readonly inside: Float64Array;
  readonly total: number;
}

export interface GroupMatrixQuery {
  readonly settings: Settings;
  readonly by: Grouping;
}

/** Who talks to whom, group by group: the largest first, people without a group at the end. */
export interface GroupMatrix {
  readonly by: Grouping;
  readonly groups: readonly GroupOfPeople[];
  /** All groups, those in "others" too. */
  readonly groupCount: number;
  /** Everyone in the matrix, and our own accounts, who are not. */
  readonly people: number;
  readonly ours: number;
  readonly isDirected: boolean;
  readonly ties: FlowTable;
  /** null where the data hold no talk. */
  readonly messages: FlowTable | null;
  /** Times someone of the one group was addressed by someone of the other: the weight of the connections. */
  readonly addressed: FlowTable;
  /** Connections as a share of those there could be; NaN where none could be. */
  readonly density: Float64Array;
  /** E-I index of all groups, and of each by its position (null for what is no single group); pairs without both groups are left out and counted. */
  readonly ei: { readonly overall: number | null; readonly internal: number; readonly external: number; readonly unknown: number; readonly byGroup: readonly (number | null)[] };
  readonly notices: readonly Notice[];
}

export interface CrossTabQuery {
  readonly settings: Settings;
  readonly rows: Grouping;
  readonly columns: Grouping;
}

/** People by two groupings. */
export interface CrossTab {
  readonly rows: readonly GroupOfPeople[];
  readonly columns: readonly GroupOfPeople[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row by row; null = hidden: fewer than 5 employees, or so that such a number does not follow from the sums. */
  readonly cells: readonly (number | null)[];
  /** What may be said of a hidden cell: so many people at least; 0 = nothing. */
  readonly atLeast: Float64Array;
  /** What each cell would be if the groupings were independent. */
  readonly expected: Float64Array;
  readonly people: number;
  readonly ours: number;
  /** Normalised mutual information over people who have a group in both, in full, and their number; null where it is not defined. */
  readonly nmi: number | null;
  readonly nmiPeople: number;
  readonly notices: readonly Notice[];
}

export interface ScatterQuery {
  readonly settings: Settings;
  readonly x: PersonNumber;
  readonly y: PersonNumber;
  /** Whose means are drawn; null = none but everyone's. */
  readonly by: Grouping | null;
}

export interface ScatterAxis {
  /** Over those drawn, or over the means where nobody is; null without any. */
  readonly low: number | null;
  readonly high: number | null;
  /** A few are far above the rest, and none is negative: steps by tens show more. */
  readonly isSkewed: boolean;
  /** People who have no such number. */
  readonly without: number;
}

export interface MeanOfGroup {
  readonly n: number;
  /** null where nobody has the number; with employees, where fewer than 5 have it. */
  readonly mean: number | null;
  /** Half of the 95 % interval; null with fewer than 5 people. */
  readonly off: number | null;
}

export interface ScatterMean extends GroupOfPeople {
  readonly x: MeanOfGroup;
  readonly y: MeanOfGroup;
}

/** Two numbers of each person against each other. */
export interface Scatter {
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  /** Everyone but our own accounts; those with both numbers; our own accounts. */
  readonly people: number;
  readonly known: number;
  readonly ours: number;
  /** People who are drawn, farthest out first: numbers, names, both values, and position among `groups` (NONE = in none). */
  readonly person: Uint32Array;
  readonly names: readonly string[];
  readonly atX: Float64Array;
  readonly atY: Float64Array;
  readonly group: Uint32Array;
  /** Means by group, in the order of the matrix; of everyone alone where no grouping was asked for. */
  readonly means: readonly ScatterMean[];
  /** True where nobody is drawn: a number from the people table could single an employee out, its means cannot. */
  readonly isMeansOnly: boolean;
  readonly sampled: Sampled | null;
  readonly notices: readonly Notice[];
}

/** Everyone in a group; in any of several, or in all of them. */
export interface GroupPeopleQuery {
  readonly settings: Settings;
  readonly groups: readonly { readonly by: Grouping; readonly key: string }[];
  readonly match: "any" | "all";
}

export type GroupFileQuery = { readonly spreadsheetSafe?: boolean } & (({ readonly what: "matrix" } & GroupMatrixQuery) | ({ readonly what: "cross" } & CrossTabQuery) | ({ readonly what: "scatter" } & ScatterQuery));

/** A column of numbers of the people table, and how many people have one; people who are not shown by it are not counted. */
export interface NumberColumn {
  readonly name: string;
  readonly people: number;
}

/** Questions about groups of people. */
export interface GroupQuestions {
  numberColumns(): Promise<readonly NumberColumn[]>;
  groupMatrix(query: GroupMatrixQuery, call?: Call): Promise<GroupMatrix>;
  crossTab(query: CrossTabQuery, call?: Call): Promise<CrossTab>;
  scatter(query: ScatterQuery, call?: Call): Promise<Scatter>;
  groupPeople(query: GroupPeopleQuery, call?: Call): Promise<readonly number[]>;
  /** One of the three as a file (CSV), every group and every person. */
  writeGroups(query: GroupFileQuery, call?: Call): Promise<WrittenFile>;
}
