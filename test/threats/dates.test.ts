import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { decideDateForm } from "../../src/log/date-form.ts";
import { createDateReader } from "../../src/log/dates.ts";
import { fileOf, newSession } from "../support/session.ts";

const DAY = 86_400_000;
const two = (value: number): string => String(value).padStart(2, "0");
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const fields = (at: number): { y: number; m: number; d: number; time: string } => {
  const date = new Date(at);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate(), time: date.toISOString().slice(11, 19) };
};

/** The forms people's files have; each written from a moment whose value is known. */
const forms: readonly (readonly [title: string, exact: number, write: (at: number) => string])[] = [
  ["ISO with an offset", 1000, (at) => `${new Date(at + 7_200_000).toISOString().slice(0, 19)}+02:00`],
  ["DD.MM.YYYY HH:MM:SS", 1000, (at) => { const { y, m, d, time } = fields(at); return `${two(d)}.${two(m)}.${y} ${time}`; }],
  ["DD/MM/YY", DAY, (at) => { const { y, m, d } = fields(at); return `${two(d)}/${two(m)}/${two(y % 100)}`; }],
  ["MM/DD/YYYY", DAY, (at) => { const { y, m, d } = fields(at); return `${two(m)}/${two(d)}/${y}`; }],
  ["1 Mar 2023", DAY, (at) => { const { y, m, d } = fields(at); return `${d} ${months[m - 1]!} ${y}`; }],
  ["epoch seconds", 1000, (at) => String(at / 1000)],
  ["epoch milliseconds", 1, String],
  ["epoch microseconds", 1, (at) => `${at}000`],
  ["Excel days from 1900", 1000, (at) => String(Math.round((at / DAY + 25_569) * 1e8) / 1e8)],
];

/** 10,000 moments from 2001 to 2037, month and day of every kind. */
function moments(exact: number): number[] {
  const random = createRandom(19);
  return Array.from({ length: 10_000 }, () => Math.floor((Date.UTC(2001, 0, 1) + random.next() * 36 * 365.25 * DAY) / exact) * exact);
}

describe("19: 10,000 dates of each form are read as the moments they were written from", () => {
  for (const [title, exact, write] of forms) {
    test(title, () => {
      const known = moments(exact);
      const written = known.map(write);
      const decision = decideDateForm(written, { isNamedDate: true });
      expect(decision).toMatchObject({ isAmbiguous: false, valueCount: 10_000, fitCount: 10_000 });
      const reader = createDateReader(decision.form!);
      // A spreadsheet's fraction of a day has no whole milliseconds.
      const wrong = written.filter((text, i) => Math.abs(reader.read(text) - known[i]!) > (title.startsWith("Excel") ? 2 : 0));
      expect(wrong.slice(0, 5)).toEqual([]);
    });
  }

  test("whole files too: the first and the last moment of each form are those written", async () => {
    for (const [, exact, write] of forms) {
      const known = moments(exact).slice(0, 3000);
      const opened = await newSession().open([fileOf("talk.csv", `from,to,date\n${known.map((at, i) => `p${i % 7},p${(i + 1) % 7},${write(at)}`).join("\n")}\n`)], { mode: "customers" });
      expect(opened.rowsSetAside).toBe(0);
      const [first, last] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
      expect(opened.timeRange!.map((at, i) => Math.abs(at - [first, last][i]!) <= 2)).toEqual([true, true]);
    }
  });

  test("where day and month could change places everywhere it is asked, in the engine too, and both answers hold", async () => {
    const text = `from,to,date\n${Array.from({ length: 12 }, (_, i) => `a,b,${two(i + 1)}/03/2023`).join("\n")}\n`;
    await expect(newSession().open([fileOf("talk.csv", text)], { mode: "customers" })).rejects.toMatchObject({ code: "date-order" });
    for (const [dateOrder, first] of [["dmy", "2023-03-01"], ["mdy", "2023-01-03"]] as const) {
      const opened = await newSession().open([fileOf("talk.csv", text)], { mode: "customers", files: [{ dateOrder }] });
      expect(new Date(opened.timeRange![0]).toISOString().slice(0, 10)).toBe(first);
    }
  });
});

test("20: days that do not exist, years 0 and 9999 and offsets of −18:00 are set aside as date-invalid, in every form", async () => {
  const days = ["2023-02-30", "2023-13-01", "0000-01-01", "9999-12-31", "2023-01-01T10:00:00-18:00", "2023-01-01T25:00:00Z", "2023-02-29", "2023-04-31"];
  const good = Array.from({ length: 30 }, (_, i) => `a,b,2023-01-${two((i % 28) + 1)}`);
  const opened = await newSession().open([fileOf("talk.csv", `from,to,time\n${[...good, ...days.map((day) => `a,b,${day}`)].join("\n")}\n`)], { mode: "customers" });
  expect(opened).toMatchObject({ rowsRead: 38, rowsKept: 30, reasons: { "date-invalid": 8 } });
  const points = await newSession().open([fileOf("talk.csv", `from;to;Datum\na;b;31.01.2023\na;b;30.02.2023\na;b;15.06.2023\na;b;31.06.2023\n`)], { mode: "customers" });
  expect(points).toMatchObject({ rowsKept: 2, reasons: { "date-invalid": 2 } });
});
