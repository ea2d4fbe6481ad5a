import { WhotalksError } from "../core/errors.ts";
import { DAY_MS, daysFromCivil } from "./date-calendar.ts";

/** How the clocks of one day (UTC) stand: `before` until `at`, `after` from then on; equal on all but a few days. */
interface ZoneDay {
  readonly before: number;
  readonly after: number;
  readonly at: number;
}

/** A named time zone with what has been looked up in it so far. Made by `openZone`; belongs to whoever opened it. */
export interface Zone {
  readonly name: string;
  readonly isUtc: boolean;
  readonly days: Map<number, ZoneDay>;
  /** undefined for UTC, which needs none: making one takes 20 ms. */
  readonly format: Intl.DateTimeFormat | undefined;
}

/** Clocks move by at most 24 hours (Samoa 2011) and stand at most 14 hours off: the day and a half around sees both sides. */
const AROUND_MS = 1.5 * DAY_MS;

/**
 * Opens an IANA time zone ("Europe/Berlin", "UTC"). Independent of the machine's own zone and locale.
 * @throws WhotalksError `time-zone-unknown` (arguments).
 */
export function openZone(name: string): Zone {
  if (["UTC", "Etc/UTC", "GMT", "Etc/GMT"].includes(name)) return { name, isUtc: true, days: new Map(), format: undefined };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: name, hourCycle: "h23", era: "short",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
  } catch {
    throw new WhotalksError("time-zone-unknown", `Expected the name of a time zone, found "${name}".`, {
      kind: "arguments", hint: "Names look like Europe/Berlin, America/New_York or UTC.",
    });
  }
  return { name, isUtc: false, days: new Map(), format };
}

/**
 * Milliseconds to subtract from a clock reading in a zone to get epoch milliseconds.
 *
 * A reading that does not exist (clocks put forward) is moved forward by the gap: 02:30 in Berlin on 2023-03-26 is 03:30 there. A
 * reading that exists twice is the first. Cost: two to four map lookups; a few formattings for each day seen the first time.
 */
export function zoneOffset(zone: Zone, localMs: number): number {
  if (zone.isUtc) return 0;
  const before = utcOffset(zone, localMs - AROUND_MS);
  const after = utcOffset(zone, localMs + AROUND_MS);
  if (before === after || utcOffset(zone, localMs - before) === before) return before;
  return utcOffset(zone, localMs - after) === after ? after : before;
}

/** How far the clocks of a zone are ahead of UTC at a moment (epoch ms), in ms: moment + offset is what they show. Cost: one map lookup. */
export function utcOffset(zone: Zone, at: number): number {
  if (zone.isUtc) return 0;
  const day = Math.floor(at / DAY_MS);
  let known = zone.days.get(day);
  if (known === undefined) {
    known = lookUpDay(zone, day * DAY_MS);
    zone.days.set(day, known);
  }
  return at < known.at ? known.before : known.after;
}

/** Finds the moment within a day at which the clocks change, by halving, to the second. */
function lookUpDay(zone: Zone, start: number): ZoneDay {
  const before = clockAt(zone, start) - start;
  const after = clockAt(zone, start + DAY_MS) - (start + DAY_MS);
  if (before === after) return { before, after, at: start };
  let low = start;
  let high = start + DAY_MS;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (clockAt(zone, middle) - middle === before) low = middle;
    else high = middle;
  }
  return { before, after, at: high };
}

/** What a clock in the zone shows at a moment (whole seconds), as milliseconds since its own 1970-01-01. */
function clockAt(zone: Zone, at: number): number {
  const field = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  let isBeforeChrist = false;
  for (const { type, value } of zone.format?.formatToParts(at) ?? []) {
    if (type === "era") isBeforeChrist = value.startsWith("B");
    else if (type === "year" || type === "month" || type === "day" || type === "hour" || type === "minute" || type === "second") field[type] = Number(value);
  }
  const year = isBeforeChrist ? 1 - field.year : field.year;
  return daysFromCivil(year, field.month, field.day) * DAY_MS + field.hour * 3_600_000 + field.minute * 60_000 + field.second * 1000;
}
