import { expect, test } from "vitest";
import { openZone } from "../../src/log/date-zone.ts";
import { listPeriods, unitFor, type PeriodUnit } from "../../src/log/periods.ts";

const utc = openZone("UTC");
const range = [Date.UTC(2024, 0, 31, 23, 30), Date.UTC(2024, 2, 1)] as const;

test.each([
  ["month", ["2024-01", "2024-02", "2024-03"]],
  ["quarter", ["2024-Q1"]],
  ["year", ["2024"]],
  ["week", ["2024-W05", "2024-W06", "2024-W07", "2024-W08", "2024-W09"]],
] as const)("a range is covered by whole periods: %s", (unit, labels) => {
  const periods = listPeriods(range, unit, utc);
  expect(periods.labels).toEqual(labels);
  expect(periods.starts).toHaveLength(labels.length + 1);
  expect(periods.of(range[0])).toBe(0);
  expect(periods.of(range[1])).toBe(labels.length - 1);
  expect(periods.starts[0]!).toBeLessThanOrEqual(range[0]);
});

test("months begin by the clocks of the zone", () => {
  const berlin = listPeriods(range, "month", openZone("Europe/Berlin"));
  expect(berlin.labels).toEqual(["2024-02", "2024-03"]);
  expect(berlin.starts[0]).toBe(Date.UTC(2024, 0, 31, 23));
});

test("a day that clocks change in is 23 or 25 hours long", () => {
  const spring = listPeriods([Date.UTC(2024, 2, 30, 12), Date.UTC(2024, 3, 1, 12)], "day", openZone("Europe/Berlin"));
  expect(spring.labels).toEqual(["2024-03-30", "2024-03-31", "2024-04-01"]);
  expect(Array.from(spring.starts.subarray(1), (start, i) => (start - spring.starts[i]!) / 3_600_000)).toEqual([24, 23, 24]);
});

test.each([["2021-01-03", "2020-W53"], ["2021-01-04", "2021-W01"], ["2019-12-30", "2020-W01"], ["1969-12-31", "1970-W01"]])("weeks are those of ISO 8601: %s is in %s", (day, week) => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = Date.UTC(year, month - 1, date, 12);
  expect(listPeriods([at, at], "week", utc).labels).toEqual([week]);
});

test("moments find their period in whatever order they come, and none outside", () => {
  const periods = listPeriods([Date.UTC(1960, 0, 1), Date.UTC(1990, 11, 31)], "month", utc);
  for (const at of [Date.UTC(1990, 5, 3), Date.UTC(1960, 0, 1), Date.UTC(1975, 10, 30, 23, 59, 59, 999), Date.UTC(1969, 11, 31, 23)]) {
    const date = new Date(at);
    expect(periods.labels[periods.of(at)]).toBe(`${date.getUTCFullYear()}-${String(date.getUTCMonth() + 1).padStart(2, "0")}`);
  }
  expect([Number.NaN, Date.UTC(1959, 11, 31), Date.UTC(1991, 0, 1)].map((at) => periods.of(at))).toEqual([-1, -1, -1]);
});

test.each([[1, "day"], [21, "day"], [60, "week"], [200, "month"], [3600, "month"], [9000, "year"]] as readonly (readonly [number, PeriodUnit])[])("%i days are shown by the %s", (days, unit) => {
  expect(unitFor([0, days * 86_400_000])).toBe(unit);
});
