import { dateMs, fullYear } from "./date-calendar.ts";
import { eastAsianMs } from "./date-east.ts";

/** A moment as it was written: clock time, and the offset from UTC in ms (NaN where none is written). */
export interface WrittenMoment {
  readonly localMs: number;
  readonly offsetMs: number;
}

/** The two layouts that millions of rows come in, read without looking further. */
const TWITTER = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>\d{1,2}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}) (?<sign>[+-])(?<offset>\d{4}) (?<year>\d{4})$/;
const RFC_2822 = /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?<day>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}) (?<sign>[+-])(?<offset>\d{4})$/;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\b\.?)?/;
const OFFSET = /\s(?:utc|gmt)?([+-])(\d{2}):?(\d{2})(?=\s|$)/;
/** +14:00, the last offset in use. */
const LAST_OFFSET_MIN = 14 * 60;
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er)$/;

/**
 * Reads a date with its month in words: "1 Mar 2023", "Mar 1, 2023 5:04 PM", "Tue, 31 Oct 2017 22:10:47 +0000" (RFC 2822),
 * "Tue Oct 31 22:10:47 +0000 2017" (Twitter), "1. März 2023", "01-Mar-23".
 *
 * Months in English, German, French, Spanish, Italian, Portuguese and Dutch, in full or shortened, and dates as `eastAsianMs` reads them; the weekday is not checked
 * against the date. Undefined for anything else, for dates and times that do not exist and for offsets beyond ±14:00.
 */
export function parseWordDate(text: string): WrittenMoment | undefined {
  if (text.length > 80) return undefined;
  const plain = TWITTER.exec(text) ?? RFC_2822.exec(text);
  if (plain?.groups !== undefined) return parsePlain(plain.groups);
  if (/^\s*\d{4}\s*[年년]/.test(text)) {
    const localMs = eastAsianMs(text);
    return Number.isNaN(localMs) ? undefined : { localMs, offsetMs: Number.NaN };
  }
  let rest = text.toLowerCase().replace(/\([^)]*\)/g, " ");
  let timeMs = 0;
  const clock = CLOCK.exec(rest);
  if (clock !== null) {
    timeMs = clockMs(clock);
    if (Number.isNaN(timeMs)) return undefined;
    rest = `${rest.slice(0, clock.index)} ${rest.slice(clock.index + clock[0].length)}`;
  }
  let offsetMs = Number.NaN;
  const offset = clock === null ? null : OFFSET.exec(rest);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    if (Number(offset[3]) > 59 || minutes > LAST_OFFSET_MIN) return undefined;
    offsetMs = (offset[1] === "-" ? -minutes : minutes) * 60_000;
    rest = rest.replace(offset[0], " ");
  }
  let month = 0;
  const numbers: string[] = [];
  for (const token of rest.split(/[\s,.\-/]+/)) {
    if (token === "") continue;
    const ordinal = ORDINAL.exec(token);
    if (ordinal !== null || /^\d+$/.test(token)) {
      numbers.push(ordinal?.[1] ?? token);
      continue;
    }
    const asMonth = monthOf(token);
    if (asMonth > 0 && month === 0) month = asMonth;
    else if (isWeekday(token) || isFiller(token)) continue;
    else if (clock !== null && Number.isNaN(offsetMs) && !Number.isNaN(namedOffset(token))) offsetMs = namedOffset(token);
    else return undefined;
  }
  const midnight = month === 0 ? Number.NaN : midnightOf(numbers, month);
  return Number.isNaN(midnight) ? undefined : { localMs: midnight + timeMs, offsetMs };
}

function parsePlain(groups: Readonly<Record<string, string>>): WrittenMoment | undefined {
  const month = monthOf(groups["month"]!.toLowerCase());
  const midnight = dateMs(Number(groups["year"]), month, Number(groups["day"]));
  const [hour, minute, second] = [Number(groups["hour"]), Number(groups["minute"]), Number(groups["second"])];
  const offset = Number(groups["offset"]);
  const minutes = Math.floor(offset / 100) * 60 + (offset % 100);
  if (Number.isNaN(midnight) || hour > 23 || minute > 59 || second > 59 || offset % 100 > 59 || minutes > LAST_OFFSET_MIN) return undefined;
  return { localMs: midnight + ((hour * 60 + minute) * 60 + second) * 1000, offsetMs: (groups["sign"] === "-" ? -minutes : minutes) * 60_000 };
}

/** Two numbers: a day of one or two digits and a year of four or two; the year comes last unless it alone has four digits. */
function midnightOf(numbers: readonly string[], month: number): number {
  const [a, b] = numbers;
  if (a === undefined || b === undefined || numbers.length !== 2) return Number.NaN;
  const [day, year] = a.length === 4 ? [b, a] : [a, b];
  if (day.length > 2 || (year.length !== 4 && year.length !== 2)) return Number.NaN;
  return dateMs(year.length === 2 ? fullYear(Number(year)) : Number(year), month, Number(day));
}

function clockMs(clock: RegExpExecArray): number {
  let hour = Number(clock[1]);
  const minute = Number(clock[2]);
  const second = Number(clock[3] ?? 0);
  if (clock[5] !== undefined) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (clock[5] === "p" ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number((clock[4] ?? "0").slice(0, 3).padEnd(3, "0"));
}

/** Names as written in mail and exports; for each month the starts that are enough, then the full names. */
const MONTHS: readonly string[] = [
  " jan january januar janvier janv enero ene gennaio gen janeiro januari jänner ",
  " feb february februar février fevrier févr fév febrero febbraio fevereiro fev februari ",
  " mar march mär märz maerz mrz mars marzo março maart mrt ",
  " apr april avril avr abril abr aprile ",
  " may mai mayo maggio mag maio mei ",
  " jun june juni juin junio giugno giu junho ",
  " jul july juli juillet juil julio luglio lug julho ",
  " aug august août aout agosto ago augustus ",
  " sep sept september septembre septiembre settembre set setembro ",
  " oct october okt oktober octobre octubre ottobre ott outubro out ",
  " nov november novembre noviembre novembro ",
  " dec december dez dezember décembre déc diciembre dic dicembre dezembro ",
];

function monthOf(word: string): number {
  if (word.length < 3) return 0;
  for (let month = 0; month < 12; month++) if (MONTHS[month]!.includes(` ${word} `)) return month + 1;
  return 0;
}

function isWeekday(word: string): boolean {
  return /^(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mo|di|mi|do|fr|sa|so|mon?tag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lun(?:di|es|edì)?|mardi|martes|mercredi|miércoles|jeudi|jueves|vendredi|viernes|samedi|sábado|dimanche|domingo)$/.test(word);
}

function isFiller(word: string): boolean {
  return word === "at" || word === "of" || word === "um" || word === "uhr" || word === "den" || word === "de" || word === "del" || word === "le";
}

/** Zones that RFC 2822 defines by name, and those of Europe, in hours. Names that mean several zones (IST, BST) are none. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ["utc", 0], ["gmt", 0], ["ut", 0], ["z", 0], ["est", -5], ["edt", -4], ["cst", -6], ["cdt", -5], ["mst", -7], ["mdt", -6], ["pst", -8], ["pdt", -7],
  ["wet", 0], ["west", 1], ["cet", 1], ["cest", 2], ["mez", 1], ["mesz", 2], ["eet", 2], ["eest", 3],
]);

/** The offset from UTC of a zone named in lower case, in ms; NaN for any other word. */
export function namedOffset(word: string): number {
  return (ZONES.get(word) ?? Number.NaN) * 3_600_000;
}
