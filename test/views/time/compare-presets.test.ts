import { expect, test } from "vitest";
import { halvesOf, presetsOf } from "../../../src/views/time/compare-presets.ts";
import type { Period } from "../../../src/engine/time-questions.ts";

const day = (text: string): number => new Date(`${text}T00:00:00Z`).getTime();
const days = ({ since, until }: Period): string => `${new Date(since).toISOString().slice(0, 10)}/${new Date(until).toISOString().slice(0, 10)}`;
const none = { since: null, until: null };

test("the halves meet at midnight and hold every day once", () => {
  const { before, after } = halvesOf([day("2024-01-01") + 5, day("2024-01-10") + 5], "UTC");
  expect([days(before), days(after)]).toEqual(["2024-01-01/2024-01-06", "2024-01-06/2024-01-11"]);
  const odd = halvesOf([day("2024-01-01"), day("2024-01-03")], "UTC");
  expect([days(odd.before), days(odd.after)]).toEqual(["2024-01-01/2024-01-02", "2024-01-02/2024-01-04"]);
});

test("a day, and a single moment, are halved too, and no half is empty", () => {
  for (const range of [[day("2024-01-01") + 1000, day("2024-01-01") + 9000], [5000, 5000]] as const) {
    const { before, after } = halvesOf(range, "UTC");
    expect(before.since).toBeLessThanOrEqual(range[0]);
    expect(before.until).toBe(after.since);
    expect(before.until).toBeGreaterThan(before.since);
    expect(after.until).toBeGreaterThan(Math.max(after.since, range[1]));
  }
});

test("days begin by the clocks of the zone", () => {
  const { before, after } = halvesOf([Date.UTC(2024, 2, 30, 12), Date.UTC(2024, 2, 31, 12)], "Europe/Berlin");
  expect([before.since, before.until, after.until]).toEqual([Date.UTC(2024, 2, 29, 23), Date.UTC(2024, 2, 30, 23), Date.UTC(2024, 2, 31, 22)]);
});

test("only what the data reach back to is offered", () => {
  const offered = (first: string, last: string): readonly string[] => presetsOf([day(first), day(last)], "UTC", none).map(({ id, before, after }) => `${id} ${days(before)} ${days(after)}`);
  expect(offered("2024-05-03", "2024-05-20")).toEqual(["halves 2024-05-03/2024-05-12 2024-05-12/2024-05-21"]);
  expect(offered("2023-11-15", "2024-05-20").slice(1)).toEqual([
    "month 2024-04-01/2024-05-01 2024-05-01/2024-06-01",
    "quarter 2024-01-01/2024-04-01 2024-04-01/2024-07-01",
    "year 2023-01-01/2024-01-01 2024-01-01/2025-01-01",
  ]);
});

test("the period that is set is compared with as many days before it", () => {
  const preset = presetsOf([day("2024-01-01"), day("2024-05-20")], "UTC", { since: day("2024-03-01"), until: day("2024-03-11") }).at(-1)!;
  expect([preset.id, days(preset.before), days(preset.after)]).toEqual(["period", "2024-02-20/2024-03-01", "2024-03-01/2024-03-11"]);
  // Two hours: as many milliseconds.
  const short = presetsOf([day("2024-01-01"), day("2024-05-20")], "UTC", { since: day("2024-03-01"), until: day("2024-03-01") + 7_200_000 }).at(-1)!;
  expect(short.before).toEqual({ since: day("2024-03-01") - 7_200_000, until: day("2024-03-01") });
});
