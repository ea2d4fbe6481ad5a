/**
 * A date and the clock time beside it as one text, as the date readers take it: "2023-03-01" and "14:05" are "2023-03-01 14:05".
 *
 * What a spreadsheet adds is taken away: midnight after the date, the day before the clock time. Of two numbers, a day and a fraction
 * of one, the text is their sum. Without a clock time the date stands alone.
 */
export function joinClock(date: string, clock: string): string {
  const day = date.trim();
  const time = clock.trim().replace(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]+(?=\d)/, "");
  if (time === "" || day === "") return day;
  if (/^\d+(?:\.0*)?$/.test(day) && /^0?\.\d+$/.test(time)) return String(Number(day) + Number(time));
  return `${day.replace(/[T ]+0?0:00(?::00(?:\.0+)?)?Z?$/, "")} ${time}`;
}
