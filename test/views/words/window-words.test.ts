import { expect, test } from "vitest";
import type { WindowUnit } from "../../../src/engine/time-questions.ts";
import { nameWindow, nameWindows, shortWindow } from "../../../src/views/words/window-words.ts";

const window = (since: number, until: number, label: string) => ({ since, until, label });
const march = window(Date.UTC(2024, 2, 1), Date.UTC(2024, 3, 1), "2024-03");

test("a window is named by its unit, in the zone of the data", () => {
  const of = (unit: WindowUnit, label: string): string => nameWindow({ ...march, label }, unit, "UTC", "en-GB");
  expect([of("day", "2024-03-01"), of("week", "2024-W09"), of("month", "2024-03"), of("quarter", "2024-Q1"), of("year", "2024")]).toEqual(["1 Mar 2024", "week of 1 Mar 2024", "Mar 2024", "Q1 2024", "2024"]);
  expect(nameWindow({ ...march, label: "2024-03" }, "month", "America/New_York", "en-GB")).toBe("Feb 2024");
});

test("under a column it is shorter", () => {
  const of = (unit: WindowUnit, label: string): string => shortWindow({ ...march, label }, unit, "UTC", "en-GB");
  expect([of("day", "2024-03-01"), of("week", "2024-W09"), of("month", "2024-03"), of("quarter", "2024-Q1/2024-Q2"), of("year", "2024/2025")]).toEqual(["1 Mar", "1 Mar", "Mar", "Q1", "2024"]);
});

test("a choice of windows is said with its step where they overlap", () => {
  expect(nameWindows({ unit: "month", length: 3, step: 1 })).toBe("3 months, 1 month apart");
  expect(nameWindows({ unit: "week", length: 1, step: 1 })).toBe("1 week");
  expect(nameWindows({ unit: null, length: 1, step: 1 })).toBe("a length that fits");
});
