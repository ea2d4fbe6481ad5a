import { expect, test } from "vitest";
import { circleTitle, clippedLine, connectionsLine, describePicture, leftOutLines, legendValues, peopleLine, personLine, smallGroupsLine } from "../../../src/views/map/map-words.ts";
import type { MapCounts } from "../../../src/core/map-picture.ts";
import { tinyPicture } from "./tiny-picture.ts";

function counts(change: Partial<MapCounts>): MapCounts {
  return { ...tinyPicture().counts, ...change };
}

test("how many connections and people are shown", () => {
  expect(connectionsLine(tinyPicture())).toBe("All 4 connections");
  expect(connectionsLine(tinyPicture({ tieCount: 12, tiesDrawn: 5 }))).toBe("5 of 12 connections: each person’s 3 strongest");
  expect(peopleLine(tinyPicture())).toBe("3 people");
  expect(peopleLine(tinyPicture({ counts: counts({ population: 90, unconnected: 87 }) }))).toBe("3 of 90 people drawn");
  expect(smallGroupsLine(tinyPicture({ smallGroups: 1 }))).toBe("1 small group");
});

test("people who are not drawn are told by reason, ours on top; without any there is nothing to say", () => {
  expect(leftOutLines(tinyPicture({ isOurs: new Uint8Array(4), counts: counts({ ours: 0 }) }))).toEqual([]);
  expect(leftOutLines(tinyPicture({ counts: counts({ population: 5021, unconnected: 10, silent: 7, unseen: 1, crowdedOut: 5000 }) }))).toEqual([
    "10 without a connection here", "7 silent", "1 not in the data", "5,000 beyond the 4 a map can hold", "and 1 of ours",
  ]);
  expect([clippedLine(tinyPicture()), clippedLine(tinyPicture({ clipped: 1 }))]).toEqual(["", "1 beyond the largest size"]);
});

test("a circle says whose it is and how far it reaches, and counts nobody else", () => {
  const circle = tinyPicture({ circle: { position: 0, name: "Ann", steps: 1 }, counts: counts({ population: 90, outside: 87 }) });
  expect([peopleLine(circle), circleTitle(circle), leftOutLines(circle)]).toEqual(["3 of 90 people: within 1 step of Ann", "Ann’s circle, 1 step: 3 people", []]);
  expect(circleTitle(tinyPicture())).toBeUndefined();
  expect(circleTitle(tinyPicture({ circle: { position: 0, name: "Ann", steps: 2 }, counts: counts({ population: 90, outside: 57, crowdedOut: 30 }) }))).toBe("Ann’s circle, 2 steps: 33 people");
});

test("a person and the picture in words", () => {
  expect(personLine(tinyPicture(), 0, "people reached")).toBe("Ann, connector, people reached: 100, in touch with 3 people");
  expect(personLine(tinyPicture(), 3, "people reached")).toBe("@shop, ours, people reached: 1, in touch with 12 people");
  expect(describePicture(tinyPicture(), "people reached")).toBe("3 people, All 4 connections. The larger a dot, the more people reached. Named first: Ann, Ben, Cas.");
});

test("the size legend has three round numbers, none of them a part of one unless the scale is", () => {
  expect(legendValues(333)).toEqual([200, 50, 10]);
  expect(legendValues(17)).toEqual([10, 2]);
  expect(legendValues(1)).toEqual([1, 0.2, 0.05]);
  expect(legendValues(Number.NaN)).toEqual([]);
});
