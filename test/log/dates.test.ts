import fc from "fast-check";
import { expect, test } from "vitest";
import { decideDateForm, type DateForm } from "../../src/log/date-form.ts";
import { createDateReader } from "../../src/log/dates.ts";
import { parseIsoBytes } from "../../src/log/date-scan.ts";

const utc = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, ms);
  return date.getTime();
};
const read = (form: DateForm, text: string, zone = "UTC"): number => createDateReader(form, { zone }).read(text);

test.each([
  ["iso", "2023-03-01", utc(2023, 3, 1)],
  ["iso", "2023-03-01T04:05:06Z", utc(2023, 3, 1, 4, 5, 6)],
  ["iso", "2023-03-01 04:05", utc(2023, 3, 1, 4, 5)],
  ["iso", "2023-03-01T04:05:06.1234567Z", utc(2023, 3, 1, 4, 5, 6, 123)],
  ["iso", "2023-03-01T04:05:06+02:00", utc(2023, 3, 1, 2, 5, 6)],
  ["iso", "2023-03-01T04:05:06.5-0330", utc(2023, 3, 1, 7, 35, 6, 500)],
  ["iso", "2023-03-01T04:05:06+14:00", utc(2023, 2, 28, 14, 5, 6)],
  ["iso", "2023/3/1 4:05:06 UTC", utc(2023, 3, 1, 4, 5, 6)],
  ["iso", "20230301", utc(2023, 3, 1)],
  ["iso", "20230301T040506Z", utc(2023, 3, 1, 4, 5, 6)],
  ["iso", "0001-01-01", utc(1, 1, 1)],
  ["iso", "9998-12-31T23:59:59Z", utc(9998, 12, 31, 23, 59, 59)],
  ["iso", "2024-02-29", utc(2024, 2, 29)],
  ["dmy", "01.02.2023", utc(2023, 2, 1)],
  ["dmy", "1/2/23 14:05", utc(2023, 2, 1, 14, 5)],
  ["dmy", "31.12.1999, 23:59:58", utc(1999, 12, 31, 23, 59, 58)],
  ["dmy", "01-02-2023", utc(2023, 2, 1)],
  ["mdy", "01/02/2023", utc(2023, 1, 2)],
  ["mdy", "1/2/2023 12:05 AM", utc(2023, 1, 2, 0, 5)],
  ["mdy", "1/2/2023 12:05:06\u202fPM", utc(2023, 1, 2, 12, 5, 6)],
  ["mdy", "1/2/2023, 3:05 p.m.", utc(2023, 1, 2, 15, 5)],
  ["ymd", "23/01/02", utc(2023, 1, 2)],
  ["words", "1 Mar 2023", utc(2023, 3, 1)],
  ["words", "Mar 1, 2023 5:04 PM", utc(2023, 3, 1, 17, 4)],
  ["words", "Saturday, March 4th, 2023 at 17:00", utc(2023, 3, 4, 17)],
  ["words", "Tue, 31 Oct 2017 22:10:47 +0000", utc(2017, 10, 31, 22, 10, 47)],
  ["words", "Tue, 31 Oct 2017 22:10:47 -0700 (PDT)", utc(2017, 11, 1, 5, 10, 47)],
  ["words", "Tue Oct 31 22:10:47 +0000 2017", utc(2017, 10, 31, 22, 10, 47)],
  ["words", "Tue Oct 31 22:10:47 -0330 2017", utc(2017, 11, 1, 1, 40, 47)],
  ["words", "1 Oct 2017 22:10:47 +1400", utc(2017, 10, 1, 8, 10, 47)],
  ["words", "31 Oct 2017 22:10:47 EST", utc(2017, 11, 1, 3, 10, 47)],
  ["words", "1. März 2023 08:00 Uhr", utc(2023, 3, 1, 8)],
  ["words", "13 de enero de 2024", utc(2024, 1, 13)],
  ["words", "2024年1月13日", utc(2024, 1, 13)],
  ["words", "2024年1月13日 下午3:05", utc(2024, 1, 13, 15, 5)],
  ["words", "2024年1月13日(土) 15時04分05秒", utc(2024, 1, 13, 15, 4, 5)],
  ["words", "2024년 1월 13일 오전 12:30", utc(2024, 1, 13, 0, 30)],
  ["words", "31 Oct 2017 22:10:47 CEST", utc(2017, 10, 31, 20, 10, 47)],
  ["iso", "2024-01-13 10:00:00 PST", utc(2024, 1, 13, 18)],
  ["iso", "2024-01-13 10:00 pm PDT", utc(2024, 1, 14, 5)],
  ["dmy", "13.01.2024 10:00 CET", utc(2024, 1, 13, 9)],
  ["dmy", "13.01.2024, 10:00 MESZ", utc(2024, 1, 13, 8)],
  ["dmy", "13.01.2024, 10:00 Uhr", utc(2024, 1, 13, 10)],
  ["words", "01-Mar-23", utc(2023, 3, 1)],
  ["epoch-s", "1082040961", 1_082_040_961_000],
  ["epoch-s", "1082040961.0", 1_082_040_961_000],
  ["epoch-s", "1501200000.001200", 1_501_200_000_001],
  ["epoch-ms", "1082040961123", 1_082_040_961_123],
  ["epoch-us", "1082040961123456", 1_082_040_961_123],
  ["epoch-s", "-1", -1000],
  ["relative-s", "2635", 2_635_000],
  ["excel-1900", "44927.5", utc(2023, 1, 1, 12)],
  ["excel-1900", "44927.5416666667", utc(2023, 1, 1, 13)],
  ["excel-1904", "43465", utc(2023, 1, 1)],
] as const)("a value of form %s: %s", (form, text, at) => {
  expect(read(form, text)).toBe(at);
  const bytes = new TextEncoder().encode(`,${text},`);
  expect(createDateReader(form).readBytes(bytes, 1, bytes.length - 1)).toBe(at);
});

test.each([
  ["iso", "2023-02-30"], ["iso", "2023-02-29"], ["iso", "1900-02-29"], ["iso", "2023-13-01"], ["iso", "2023-00-10"], ["iso", "2023-04-31"],
  ["iso", "0000-01-01"], ["iso", "9999-12-31"], ["iso", "0001-01-01T00:00:00+01:00"], ["iso", "2023-01-01T24:00:00"], ["iso", "2023-01-01T10:60"],
  ["iso", "2023-01-01T10:00:60"], ["iso", "2023-01-01T10:00-18:00"], ["iso", "2023-01-01T10:00+14:01"], ["iso", "2023-01-01T10:00+02:75"],
  ["iso", "2023-01-01T"], ["iso", "2023-01-01x"], ["iso", "2023-01"], ["iso", "2023-01-01T10:00 tomorrow"], ["iso", "2024-01-13 10:00 IST"], ["iso", "2024-01-13 10:00 BST"], ["dmy", "13.01.2024 10:00 PSTX"], ["iso", "01.02.2023"], ["iso", ""], ["iso", "2023-01/01"],
  ["dmy", "30.02.2023"], ["dmy", "01/13/2023"], ["dmy", "2023-01-02"], ["dmy", "1.2.023"], ["dmy", "01.02.0000"], ["dmy", "1.2.2023 13:00 PM"],
  ["mdy", "13/01/2023"], ["words", "30 Feb 2023"], ["words", "1 Mär"], ["words", "Mar 2023"], ["words", "1 Mar 2023 25:00"], ["words", "may be 3 4"], ["words", "2024年13月1日"], ["words", "2024年1月13日 25:00"], ["words", "2024年1月13日 tomorrow"], ["words", "2024年1月13日 15:3045"], ["words", "2024年1月13日 15:123"],
  ["words", "1 Mar 2023 10:00 -1800"], ["words", "Tue Feb 30 22:10:47 +0000 2017"], ["words", "Tue Oct 31 24:10:47 +0000 2017"], ["words", "Tue Oct 31 22:10:47 +1401 2017"], ["words", "Tue Foo 31 22:10:47 +0000 2017"], ["words", "31 Oct 2017 22:10:47 -0260"], ["words", "3 weeks ago"], ["epoch-s", "1e9"], ["epoch-s", "yesterday"], ["epoch-s", "999999999999"], ["epoch-ms", "NaN"], ["excel-1900", "60"],
] as const)("no time of form %s: %s", (form, text) => {
  expect(read(form, text)).toBeNaN();
});

test("a column of plain ISO bytes is read without a string; anything else is NaN", () => {
  const bytes = new TextEncoder().encode("1999-12-31 23:59:59;01.02.2023");
  expect(parseIsoBytes(bytes, 0, 19)).toBe(utc(1999, 12, 31, 23, 59, 59));
  expect(parseIsoBytes(bytes, 20, 30)).toBeNaN();
});

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WRITTEN: readonly (readonly [DateForm, number, (date: Date) => string])[] = [
  ["iso", 1000, (d) => d.toISOString().replace(".000", "")],
  ["dmy", 1000, (d) => `${pad(d.getUTCDate())}.${pad(d.getUTCMonth() + 1)}.${d.getUTCFullYear()} ${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}`],
  ["dmy", 86_400_000, (d) => `${pad(d.getUTCDate())}/${pad(d.getUTCMonth() + 1)}/${pad(d.getUTCFullYear() % 100)}`],
  ["mdy", 60_000, (d) => `${d.getUTCMonth() + 1}/${d.getUTCDate()}/${d.getUTCFullYear()} ${((d.getUTCHours() + 11) % 12) + 1}:${pad(d.getUTCMinutes())} ${d.getUTCHours() < 12 ? "AM" : "PM"}`],
  ["words", 86_400_000, (d) => `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]!} ${d.getUTCFullYear()}`],
  ["epoch-s", 1000, (d) => String(d.getTime() / 1000)],
  ["epoch-ms", 1, (d) => String(d.getTime())],
  ["epoch-us", 1, (d) => `${d.getTime()}000`],
  ["excel-1900", 1000, (d) => (25_569 + d.getTime() / 86_400_000).toFixed(9)],
];

test.each(WRITTEN.map(([form, step, write], i) => ({ form, step, write, i })))("generated moments written as $form (#$i) are decided as such and come back exactly", ({ form, step, write }) => {
  // 1975 to 2060: seconds since 1970 are then too large to count from a start of their own, and two-digit years are theirs.
  const moment = fc.integer({ min: Math.ceil(utc(1975, 1, 1) / step), max: Math.floor(utc(2060, 1, 1) / step) }).map((units) => units * step);
  const column = fc.array(moment, { minLength: 100, maxLength: 100 });
  const named = form === "excel-1900";
  fc.assert(fc.property(column, (moments) => {
    // A sure day first: one the other order cannot hold.
    const all = [...moments, utc(2023, 12, 31)];
    const texts = all.map((at) => write(new Date(at)));
    const decision = decideDateForm(texts, { isNamedDate: named });
    expect(decision).toMatchObject({ form, isAmbiguous: false, noticeCode: undefined });
    const reader = createDateReader(form);
    expect(texts.map((text) => reader.read(text))).toEqual(all);
  }), { seed: 1, numRuns: 100 });
});
