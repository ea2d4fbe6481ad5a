import { expect, test } from "vitest";
import { connectionsLine, describePicture, leftOutLines, legendValues, peopleLine, personLine, smallGroupsLine } from "../../../src/views/map/map-words.ts";
import { tinyPicture } from "./tiny-picture.ts";

test("how many connections and people are shown", () => {
  expect(connectionsLine(tinyPicture())).toBe("All 4 connections");
  expect(connectionsLine(tinyPicture({ tieCount: 12, tiesDrawn: 5 }))).toBe("5 of 12 connections: each person’s 3 strongest");
  expect(peopleLine(tinyPicture())).toBe("4 people");
  expect(peopleLine(tinyPicture({ peopleCount: 90 }))).toBe("4 of 90 people");
  expect(smallGroupsLine(tinyPicture({ smallGroups: 1 }))).toBe("1 small group");
});

test("what is left out is said, and only then", () => {
  expect(leftOutLines(tinyPicture())).toEqual([]);
  expect(leftOutLines(tinyPicture({ silentCount: 7, clipped: 1 }))).toEqual(["7 silent, not drawn", "1 beyond the largest size"]);
});

test("a person and the picture in words", () => {
  expect(personLine(tinyPicture(), 0, "people reached")).toBe("Ann, connector, people reached: 100, in touch with 3 people");
  expect(personLine(tinyPicture(), 3, "people reached")).toBe("@shop, ours, people reached: 1, in touch with 12 people");
  expect(describePicture(tinyPicture(), "people reached")).toBe("4 people, All 4 connections. The larger a dot, the more people reached. Named first: Ann, Ben, Cas.");
});

test("the size legend has three round numbers, none of them a part of one unless the scale is", () => {
  expect(legendValues(333)).toEqual([200, 50, 10]);
  expect(legendValues(17)).toEqual([10, 2]);
  expect(legendValues(1)).toEqual([1, 0.2, 0.05]);
  expect(legendValues(Number.NaN)).toEqual([]);
});
