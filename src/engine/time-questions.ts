import type { WrittenFile } from "../core/answers.ts";
import type { Notice } from "../core/notice.ts";
import type { Role } from "../core/roles.ts";
import type { PeriodUnit } from "../log/periods.ts";
import type { Call } from "./call.ts";
import type { Settings } from "./settings.ts";

export type WindowUnit = PeriodUnit;

/** Windows of `length` calendar units, each `step` units after the one before, by the clocks of the data's time zone. */
export interface WindowChoice {
  /** null = the shortest unit that makes few enough of them. */
  readonly unit: WindowUnit | null;
  readonly length: number;
  readonly step: number;
}

export interface WindowsQuery {
  readonly settings: Settings;
  readonly windows: WindowChoice;
  /** True: only inside the period of the settings. False: over all times, whatever that period is. */
  readonly within: boolean;
}

/** From `since` to before `until`, epoch milliseconds. */
export interface Period {
  readonly since: number;
  readonly until: number;
}

export interface NamedWindow extends Period {
  /** "2004-04", "2004-W16", "2004-04/2004-06". */
  readonly label: string;
  /** True where the data, or the period, cover less than nine tenths of it. */
  readonly isPart: boolean;
}

export interface TimeWindows {
  readonly unit: WindowUnit;
  readonly timeZone: string;
  /** In order; empty where no time lies inside the period. */
  readonly windows: readonly NamedWindow[];
}

/** One window in numbers. With employees a window in which fewer than 5 people take part tells nothing of them. */
export interface RankedWindow extends NamedWindow {
  readonly messages: number;
  /** Who wrote or was addressed; null = 1 to 4 people, with employees. */
  readonly people: number | null;
  /** Members of the sets at the cut; mavens null where the data hold no talk. Both null where people is. */
  readonly connectors: number | null;
  readonly mavens: number | null;
}

/** Where somebody stands in a window or a period. */
export interface Standing {
  readonly rank: number;
  readonly value: number;
  /** By the two sets of that window. */
  readonly role: Role;
}

/** One person's way through the windows. */
export interface RankLine {
  readonly person: number;
  readonly name: string;
  /** One for each window; null where there is no value, or 0 of what adds up. Nothing is carried on from window to window. */
  readonly standings: readonly (Standing | null)[];
}

export interface RanksOverTime extends Omit<TimeWindows, "windows"> {
  readonly measure: string;
  readonly share: number;
  readonly cutTop: number | null;
  readonly top: number;
  readonly windows: readonly RankedWindow[];
  /** Everyone among the first `top` of any window: most windows first, then the best rank reached, then by id. */
  readonly lines: readonly RankLine[];
  /** Messages that are in no window because they have no time; with employees 0 where fewer than five people wrote those of a topic chosen. */
  readonly withoutTime: number;
  readonly notices: readonly Notice[];
}

export interface RanksQuery extends WindowsQuery {
  /** The first so many of each window, 1 to 30. */
  readonly top: number;
}

export interface ComparisonQuery {
  /** The period of the settings does not count. */
  readonly settings: Settings;
  readonly before: Period;
  readonly after: Period;
  /** Whether to work out bridges however long that takes; else only where it is a matter of seconds. */
  readonly withBridges: boolean;
}

export interface PeriodNumbers extends Period {
  readonly messages: number;
  readonly people: number;
}

export type ChangeKind = "joined" | "left" | "rose" | "fell" | "same";

export interface ChangedPerson {
  readonly person: number;
  readonly name: string;
  /** null where somebody has no value, or 0 of what adds up. */
  readonly before: Standing | null;
  readonly after: Standing | null;
}

/** How one set changed: the counts, and the first of each list. */
export interface SetChange {
  readonly measure: string;
  /** Members in each period. */
  readonly before: number;
  readonly after: number;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** In the order of insights/period-change, at most 200 each. */
  readonly people: Readonly<Record<ChangeKind, readonly ChangedPerson[]>>;
}

export interface PeriodComparison {
  readonly timeZone: string;
  readonly share: number;
  readonly cutTop: number | null;
  /** Out of how many people. */
  readonly population: number;
  readonly before: PeriodNumbers;
  readonly after: PeriodNumbers;
  readonly connectors: SetChange;
  /** null where the data hold no talk. */
  readonly mavens: SetChange | null;
  /** Who lies on most of the shortest ways between others (betweenness, its 80 % set); null = it takes long: ask for it. */
  readonly bridges: SetChange | null;
  readonly notices: readonly Notice[];
}

export type TimeFileQuery = { readonly as: "csv" | "json"; readonly spreadsheetSafe?: boolean } & (
  | ({ readonly what: "ranks" } & RanksQuery)
  | ({ readonly what: "comparison" } & ComparisonQuery)
);

/** Questions about what changes over time. */
export interface TimeQuestions {
  timeWindows(query: WindowsQuery): Promise<TimeWindows>;
  ranksOverTime(query: RanksQuery, call?: Call): Promise<RanksOverTime>;
  comparePeriods(query: ComparisonQuery, call?: Call): Promise<PeriodComparison>;
  /** Ranks by window, or two periods compared, as a file with everyone in it. */
  writeTime(query: TimeFileQuery, call?: Call): Promise<WrittenFile>;
}
