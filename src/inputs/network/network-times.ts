/**
 * A time as network files write it, in a form that is read everywhere: a number in scientific notation (Java writes 1.2628416E12)
 * in plain digits, a date with a time zone (xsd:date, `2009-03-01Z`) as the moment it begins. Everything else as it is, trimmed.
 */
export function plainTime(text: string): string {
  const time = text.trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+$/.test(time)) {
    const value = Number(time);
    return Number.isFinite(value) && Math.abs(value) < 1e20 ? String(value) : time;
  }
  const dated = /^(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)$/.exec(time);
  return dated === null ? time : `${dated[1]!}T00:00:00${dated[2]!}`;
}

/** The year a time is, from 1500 to 2099, where it is nothing but a year ("2004", "2004.0"). */
export function yearOf(text: string): string | undefined {
  return /^((?:1[5-9]|20)\d\d)(?:\.0+)?$/.exec(text.trim())?.[1];
}
