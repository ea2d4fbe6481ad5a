import type { CutSummary, Finding, MeasureRank, Sampled } from "../core/answers.ts";
import type { Notice } from "../core/notice.ts";
import type { Role } from "../core/roles.ts";
import type { MapUnits } from "./map-questions.ts";
import type { Audience, PeopleFilter, Settings } from "./settings.ts";

/** A person in a list. Names are already code names in employees mode. */
export interface PersonRow {
  readonly person: number;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isOurs: boolean;
  readonly isSilent: boolean;
  /** Tied at the cut, on either side. */
  readonly atEdge: boolean;
  readonly rank: number | null;
  readonly value: number | null;
  /** Ranks risen (negative: fallen) since the period that is compared with, "new" = not ranked then, null = not ranked now; left out where no period is. */
  readonly rankChange?: number | "new" | null;
  /** How far the exact value may be below and above, where it is sampled. */
  readonly off?: readonly [below: number, above: number];
  readonly impressions: number | null;
  readonly posts: number | null;
  readonly inDegree: number;
  readonly outDegree: number;
  readonly inStrength: number;
  readonly outStrength: number;
  /** Further measures asked for, by id. */
  readonly measures: Readonly<Record<string, number | null>>;
  /** First value of each group attribute, by attribute name; "fewer than 5" in employees mode where the combination would single somebody out. */
  readonly groups: Readonly<Record<string, string>>;
  /** One line that says why the person stands here: "wrote to 137 people, 52 % outside her circle". */
  readonly why: string;
}

export interface Board {
  readonly measure: string;
  readonly audience: Audience;
  readonly audienceWhy: string;
  readonly share: number;
  readonly population: number;
  readonly network: {
    readonly people: number; readonly silent: number; readonly ties: number; readonly messages: number;
    readonly selfMessages: number; readonly totalWeight: number; readonly reciprocity: number | null;
  };
  readonly leftOut: number;
  /** What is known of sampled values; null where all are exact. */
  readonly sampled: Sampled | null;
  /** Communities, only where the measure or a column asked for them. */
  readonly communities: { readonly count: number; readonly modularity: number; readonly runs: number } | null;
  readonly connectors: CutSummary;
  /** null where the data hold no talk. */
  readonly mavens: CutSummary | null;
  readonly both: number;
  readonly either: number;
  /** "Start with these": greedy coverage. `people` in the order chosen; `covered` of `reachable` people have got a message from them. */
  readonly startWith: { readonly people: readonly number[]; readonly names: readonly string[]; readonly covered: number; readonly reachable: number };
  /** Counts at 70, 80 and 90 %. */
  readonly sensitivity: readonly { readonly share: number; readonly connectors: number; readonly mavens: number | null }[];
  readonly topConnectors: readonly PersonRow[];
  readonly topMavens: readonly PersonRow[];
  /** Quadrant: people reached × posts, at most 2,000 people, those in a role first. */
  readonly quadrant: readonly { readonly person: number; readonly name: string; readonly role: Role; readonly x: number; readonly y: number }[];
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

export interface ListQuery {
  readonly settings: Settings;
  /** Measure ids shown as columns beyond the fixed ones. */
  readonly columns: readonly string[];
  /** Column ids in order of importance. */
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly search: string;
  readonly roles: readonly Role[];
  /** Who is shown in every view; everyone where left out. */
  readonly shown?: PeopleFilter;
  readonly includeOurs: boolean;
  /** The period that ranks are compared with: rows then tell them, and "rankChange" (better: positive) is a column to sort by. */
  readonly compared?: { readonly since: number; readonly until: number };
  /** Only these people; everyone where left out. */
  readonly people?: readonly number[];
  readonly offset: number;
  readonly limit: number;
}

export interface ListPage {
  /** Rows that fit the query, in all. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly PersonRow[];
  /** What is known of sampled values, those of columns too; null where all are exact. */
  readonly sampled: Sampled | null;
  /** How many of all found have each role; ours stand apart. */
  readonly roles: Readonly<Record<Role | "ours", number>>;
}

export interface MapQuery {
  readonly settings: Settings;
  /** A measure id for the size of the dots. */
  readonly size: string;
  /** `column`: a number of the people table; with employees it colours nobody. */
  readonly colour: "role" | "community" | { readonly attribute: string } | { readonly measure: string } | { readonly column: string };
  /** Only this person's own circle, by steps; null = everyone. */
  readonly ego: { readonly person: number; readonly steps: number } | null;
  /** What a dot stands for: a person where left out. */
  readonly units?: MapUnits;
  /** Only lines that stand out at this level (disparity filter) instead of each person's strongest. */
  readonly backbone?: number | null;
  /** Where the layout starts (1 where left out), and after how many of its steps it ends (null: all). `orAll`: all of them where that costs nothing, because they were made before. */
  readonly layout?: { readonly seed: number; readonly steps: number | null; readonly orAll?: boolean };
}

export interface PersonCard {
  readonly row: PersonRow;
  /** Three facts from computed numbers. */
  readonly facts: readonly string[];
  readonly topics: readonly { readonly name: string; readonly posts: number; readonly share: number }[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly rankByMeasure: readonly MeasureRank[];
  readonly strongest: readonly { readonly person: number; readonly name: string; readonly role: Role; readonly isOurs: boolean; readonly sent: number; readonly received: number }[];
  /** Messages by weekday (Monday first) × hour in the time zone; null without times. */
  readonly rhythm: readonly (readonly number[])[] | null;
  /** In employees mode the start of the day, in the time zone. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Evidence, newest first, at most 20: texts where the data have them, else row numbers. Empty in employees mode. */
  readonly messages: readonly { readonly at: number | null; readonly file: string; readonly row: number; readonly text: string | null; readonly to: readonly string[] }[];
  /** "With 19 fewer messages she would be off the list." Empty where it does not apply. */
  readonly counterfactual: string;
}
