import { expect, test } from "vitest";
import { openZone } from "../../src/log/date-zone.ts";
import { listPeriods } from "../../src/log/periods.ts";
import { foretellPeriods, listWindows, unitOfWindows } from "../../src/log/windows.ts";

const utc = openZone("UTC");
const day = (text: string): number => new Date(`${text}T00:00:00Z`).getTime();
const labels = (first: string, last: string, choice: { length: number; step: number }, unit: "day" | "month" = "month"): readonly string[] =>
  listWindows(listPeriods([day(first), day(last)], unit, utc), choice).map(({ label }) => label);

test("windows of one period each are the periods", () => {
  expect(labels("2024-01-31", "2024-03-01", { length: 1, step: 1 })).toEqual(["2024-01", "2024-02", "2024-03"]);
});

test("longer windows overlap by what the step leaves, and the last one ends with the data", () => {
  expect(labels("2024-01-31", "2024-05-01", { length: 3, step: 1 })).toEqual(["2024-01/2024-03", "2024-02/2024-04", "2024-03/2024-05"]);
  expect(labels("2024-01-31", "2024-06-01", { length: 3, step: 2 })).toEqual(["2024-01/2024-03", "2024-03/2024-05", "2024-05/2024-06"]);
  expect(labels("2024-01-31", "2024-01-31", { length: 3, step: 3 })).toEqual(["2024-01"]);
});

test("a step longer than a window leaves periods out", () => {
  expect(labels("2024-01-01", "2024-06-01", { length: 1, step: 2 })).toEqual(["2024-01", "2024-03", "2024-05"]);
});

test("windows follow the clocks of the zone, days that clocks change in too", () => {
  const berlin = openZone("Europe/Berlin");
  const windows = listWindows(listPeriods([Date.UTC(2024, 2, 30, 22), Date.UTC(2024, 2, 31, 22)], "day", berlin), { length: 1, step: 1 });
  expect(windows.map(({ label, since, until }) => [label, (until - since) / 3_600_000])).toEqual([["2024-03-30", 24], ["2024-03-31", 23], ["2024-04-01", 24]]);
});

test("the unit chosen is the shortest with few windows, and the forecast is near", () => {
  const range = (first: string, last: string) => [day(first), day(last)] as const;
  expect(unitOfWindows(range("2024-01-01", "2024-01-20"))).toBe("day");
  expect(unitOfWindows(range("2024-01-01", "2024-06-20"))).toBe("week");
  expect(unitOfWindows(range("2024-01-01", "2025-12-20"))).toBe("month");
  expect(unitOfWindows(range("2020-01-01", "2025-12-20"))).toBe("quarter");
  expect(unitOfWindows(range("1980-01-01", "2025-12-20"))).toBe("year");
  for (const unit of ["day", "week", "month", "quarter", "year"] as const) {
    const whole = range("2001-03-04", "2024-11-30");
    expect(Math.abs(foretellPeriods(whole, unit) - listPeriods(whole, unit, utc).count), unit).toBeLessThanOrEqual(2);
  }
});
