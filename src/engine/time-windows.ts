import { WhotalksError } from "../core/errors.ts";
import { openZone } from "../log/date-zone.ts";
import { listPeriods, type Periods } from "../log/periods.ts";
import { foretellPeriods, listWindows, type TimeWindow, unitOfWindows } from "../log/windows.ts";
import type { SliceView } from "./analysis.ts";
import type { Settings } from "./settings.ts";
import type { TimeWindows, WindowsQuery, WindowUnit } from "./time-questions.ts";

/** More windows than these are not ranked one by one. */
const MOST_WINDOWS = 500;
/** A calendar with more periods than these is not worth listing. */
const MOST_PERIODS = 20_000;
/** A window that the data cover less than this is a part of one. */
const COVERED = 0.9;

/** The windows of a question, with the calendar they are cut from; undefined where no time lies inside the period. */
export interface WindowCalendar {
  readonly unit: WindowUnit;
  readonly periods: Periods | undefined;
  readonly windows: readonly (TimeWindow & { readonly isPart: boolean })[];
}

/**
 * The calendar of a question. Windows reach no farther than the period asked for: a message outside of it is in none.
 * @param log of any slice: its times are those of the whole log.
 * @throws WhotalksError `no-times`; `window-size`, `windows-many` (arguments). Cost O(periods).
 */
export function openWindows({ log }: Pick<SliceView, "log">, { settings, windows, within }: WindowsQuery, timeZone: string): WindowCalendar {
  if (log.timeRange === undefined) throw new WhotalksError("no-times", "The data have no times, so there are no windows of time.", { hint: "Name the column of times with --columns time=HEADER." });
  for (const [what, size] of [["length", windows.length], ["step", windows.step]] as const) {
    if (!Number.isInteger(size) || size < 1) throw new WhotalksError("window-size", `Expected a ${what} of whole units, 1 or more; found ${size}.`, { kind: "arguments" });
  }
  const bounds = boundsOf(settings, within);
  const range = [Math.max(log.timeRange[0], bounds.since), Math.min(log.timeRange[1], bounds.until - 1)] as const;
  const unit = windows.unit ?? unitOfWindows(range[0] <= range[1] ? range : log.timeRange);
  if (range[0] > range[1]) return { unit, periods: undefined, windows: [] };
  const many = foretellPeriods(range, unit);
  if (many > MOST_PERIODS || many / windows.step > MOST_WINDOWS + 2) refuseMany(many / windows.step);
  const periods = listPeriods(range, unit, openZone(timeZone));
  const found = listWindows(periods, windows);
  if (found.length > MOST_WINDOWS) refuseMany(found.length);
  return {
    unit,
    periods,
    windows: found.map((window) => {
      const covered = Math.min(window.until, range[1] + 1) - Math.max(window.since, range[0]);
      const isPart = window.end - window.first < windows.length || covered < COVERED * (window.until - window.since);
      return { ...window, since: Math.max(window.since, bounds.since), until: Math.min(window.until, bounds.until), isPart };
    }),
  };
}

/** The calendar as it crosses to the page. */
export function describeWindows({ unit, windows }: WindowCalendar, timeZone: string): TimeWindows {
  return { unit, timeZone, windows: windows.map(({ since, until, label, isPart }) => ({ since, until, label, isPart })) };
}

function boundsOf({ since, until }: Settings, within: boolean): { readonly since: number; readonly until: number } {
  return within ? { since: since ?? -Infinity, until: until ?? Infinity } : { since: -Infinity, until: Infinity };
}

function refuseMany(found: number): never {
  throw new WhotalksError("windows-many", `That makes about ${Math.round(found)} windows; at most ${MOST_WINDOWS} are ranked at once.`, { kind: "arguments", hint: "Choose a longer unit, a longer step, or only a part of the time." });
}
