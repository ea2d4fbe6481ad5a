/** Offsets in minutes of the zones that are written by name. RFC 5322's own first; the others are in common use and mean one thing. */
const ZONES: readonly (readonly [string, number])[] = [
  ["UT", 0], ["UTC", 0], ["GMT", 0], ["Z", 0], ["WET", 0], ["WEST", 60], ["CET", 60], ["MET", 60], ["CEST", 120], ["MEST", 120],
  ["EET", 120], ["EEST", 180], ["MSK", 180], ["JST", 540], ["KST", 540], ["AEST", 600], ["AEDT", 660],
  ["EST", -300], ["EDT", -240], ["CST", -360], ["CDT", -300], ["MST", -420], ["MDT", -360], ["PST", -480], ["PDT", -420],
];
const MONTHS: readonly string[] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A time as mail writes it. */
export interface MailDate {
  /** "1996-06-03T09:42:32-07:00". */
  readonly iso: string;
  /** False where the zone has no known offset: read as UTC, as RFC 5322 says. */
  readonly isZoneKnown: boolean;
}

/**
 * Reads a Date header (RFC 5322 with its obsolete forms, the form of `ctime` as in From lines, ISO 8601).
 *
 * Years of two digits: 00 to 49 are 20xx, 50 to 99 are 19xx; of three digits: 1900 added. The weekday is not looked at. Days that do
 * not exist are kept as written, for whoever reads the column to set aside.
 * @returns undefined where it is no date
 */
export function readMailDate(value: string): MailDate | undefined {
  const text = value.slice(0, 200).replace(/\([^()]*\)/g, " ").replace(/,/g, " ").replace(/\s+/g, " ").trim();
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)? ?(\S*)$/.exec(text);
  if (iso !== null) return build([iso[1]!, iso[2]!, iso[3]!, iso[4]!, iso[5]!, iso[6] ?? "0", iso[7]!]);
  const usual = /^(?:[\p{L}.]+ )?(\d{1,2})[ -](\p{L}{3})\p{L}*\.?[ -](\d{2,4}) (\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d+)?(?: ?([AaPp][Mm]))? ?(.*)$/u.exec(text);
  if (usual !== null) return build([usual[3]!, monthOf(usual[2]!), usual[1]!, halfDay(usual[4]!, usual[7]), usual[5]!, usual[6] ?? "0", usual[8]!]);
  const ctime = /^(?:\p{L}{3}\p{L}* )?(\p{L}{3})\p{L}* (\d{1,2}) (\d{1,2}):(\d\d)(?::(\d\d))?(?: (\p{L}{2,5}|[+-]\d{4}))? (\d{4})(?: (.*))?$/u.exec(text);
  if (ctime !== null) return build([ctime[7]!, monthOf(ctime[1]!), ctime[2]!, ctime[3]!, ctime[4]!, ctime[5] ?? "0", ctime[6] ?? ctime[8] ?? ""]);
  return undefined;
}

function halfDay(hour: string, mark: string | undefined): string {
  if (mark === undefined) return hour;
  const of12 = Number(hour) % 12;
  return String(mark.toLowerCase() === "pm" ? of12 + 12 : of12);
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** @param fields year, month, day, hour, minute, second, zone */
function build([year, month, day, hour, minute, second, zone]: readonly [string, string, string, string, string, string, string]): MailDate | undefined {
  const y = year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : year.length === 3 ? Number(year) + 1900 : Number(year);
  if (month === "0" || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const two = (value: string | number): string => String(value).padStart(2, "0");
  const offset = offsetOf(zone);
  const isZoneKnown = !Number.isNaN(offset);
  const minutes = isZoneKnown ? offset : 0;
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  // A leap second is no second of the calendar.
  const seconds = Math.min(Number(second), 59);
  return {
    iso: `${String(y).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(seconds)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`,
    isZoneKnown,
  };
}

/** Minutes east of UTC; NaN where the zone is none that is known, or none is written. */
function offsetOf(zone: string): number {
  const numeric = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?(?: .*)?$/i.exec(zone.trim());
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes > 14 * 60) return Number.NaN;
    // -0000 says that the local zone is not known; the time itself is UTC.
    return numeric[1] === "-" ? -minutes : minutes;
  }
  const name = zone.trim().split(" ")[0]!.toUpperCase();
  return ZONES.find(([known]) => known === name)?.[1] ?? Number.NaN;
}
