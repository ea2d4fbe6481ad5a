import { expect, test } from "vitest";
import { isoDayOf, startOfIsoDay, startOfNextDay } from "../../../src/views/words/dates.ts";

test("a day starts at midnight of its time zone, also when the clocks change", () => {
  expect(startOfIsoDay("2004-04-15", "UTC")).toBe(Date.UTC(2004, 3, 15));
  expect(startOfIsoDay("2024-03-31", "Europe/Berlin")).toBe(Date.UTC(2024, 2, 30, 23));
  expect(startOfNextDay("2024-03-31", "Europe/Berlin")).toBe(Date.UTC(2024, 2, 31, 22));
  expect(startOfIsoDay("2024-01-01", "Asia/Kolkata")).toBe(Date.UTC(2023, 11, 31, 18, 30));
});

test("the day of a time is the day its zone shows", () => {
  expect(isoDayOf(Date.UTC(2024, 0, 1, 23), "UTC")).toBe("2024-01-01");
  expect(isoDayOf(Date.UTC(2024, 0, 1, 23), "Europe/Berlin")).toBe("2024-01-02");
});

test("text that is no day gives nothing", () => {
  expect(startOfIsoDay("15 April", "UTC")).toBeNull();
  expect(startOfNextDay("", "UTC")).toBeNull();
});
