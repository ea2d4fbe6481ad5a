import { expect, test } from "vitest";
import { ticksBetween } from "../../../src/views/workspace/timeline-ticks.ts";

const labels = (from: string, to: string, width: number, zone = "UTC") => ticksBetween(new Date(from).getTime(), new Date(to).getTime(), width, zone, "en-GB").map(({ label }) => label);

test("months where there is room, years named where they begin", () => {
  expect(labels("2004-10-15", "2005-12-10", 1000)).toEqual(["Nov", "Dec", "2005", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]);
});

test("less room, longer steps: quarters, years, decades", () => {
  expect(labels("2004-10-15", "2005-12-10", 400)).toEqual(["2005", "Apr", "Jul", "Oct"]);
  expect(labels("2001-02-01", "2005-12-10", 400)).toEqual(["2002", "2003", "2004", "2005"]);
  expect(labels("1961-02-01", "2005-12-10", 300)).toEqual(["1970", "1980", "1990", "2000"]);
});

test("a few days are named one by one, in the zone of the data", () => {
  expect(labels("2024-05-01T12:00:00Z", "2024-05-05T12:00:00Z", 1000)).toEqual(["2 May", "3 May", "4 May", "5 May"]);
  const [first] = ticksBetween(new Date("2024-05-01T12:00:00Z").getTime(), new Date("2024-05-05T12:00:00Z").getTime(), 1000, "America/New_York");
  expect(first?.at).toBe(new Date("2024-05-02T04:00:00Z").getTime());
});

test("no room and no time give no marks", () => {
  expect(labels("2004-10-15", "2005-12-10", 10)).toEqual([]);
  expect(labels("2004-10-15T00:00:00Z", "2004-10-15T00:00:00Z", 1000)).toEqual([]);
});
