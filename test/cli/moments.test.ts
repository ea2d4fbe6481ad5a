import { expect, test } from "vitest";
import { parseMoment } from "../../src/cli/moments.ts";

test.each([
  ["2024-03-31", "UTC", "2024-03-31T00:00:00.000Z"],
  ["2024-03", "UTC", "2024-03-01T00:00:00.000Z"],
  ["2024-03-31", "Europe/Berlin", "2024-03-30T23:00:00.000Z"],
  ["2024-03-31 14:00", "Europe/Berlin", "2024-03-31T12:00:00.000Z"],
  ["2024-03-31T14:00:30.5", "UTC", "2024-03-31T14:00:30.500Z"],
  ["2024-03-31T14:00Z", "Asia/Tokyo", "2024-03-31T14:00:00.000Z"],
  ["2024-03-31T14:00+02:00", "UTC", "2024-03-31T12:00:00.000Z"],
  ["2024-03-31T14:00-0530", "UTC", "2024-03-31T19:30:00.000Z"],
  ["1082040961", "UTC", "2004-04-15T14:56:01.000Z"],
  ["1082040961250", "UTC", "2004-04-15T14:56:01.250Z"],
  ["2024-02-29", "UTC", "2024-02-29T00:00:00.000Z"],
  ["0001-01-01", "UTC", "0001-01-01T00:00:00.000Z"],
])("%s in %s is %s", (text, zone, expected) => {
  expect(new Date(parseMoment("--since", text, zone)).toISOString()).toBe(expected);
});

test("a time that the clocks skip is moved on by the gap", () => {
  expect(new Date(parseMoment("--since", "2023-03-26T02:30", "Europe/Berlin")).toISOString()).toBe("2023-03-26T01:30:00.000Z");
});

test("of a time that the clocks show twice the first is meant", () => {
  expect(new Date(parseMoment("--since", "2023-10-29T02:30", "Europe/Berlin")).toISOString()).toBe("2023-10-29T00:30:00.000Z");
});

test.each(["2023-02-30", "2023-13-01", "2023-00-10", "2023-02-29", "24:00", "2024-01-01T24:00", "2024-01-01T10:60", "yesterday", "", "2024", "01/02/2024", "12345"])("%j is no date", (text) => {
  expect(() => parseMoment("--until", text, "UTC")).toThrow(/--until .*is no date/);
});
