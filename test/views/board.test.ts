import { expect, test } from "vitest";
import { drawnNote, edgeNote, ofPeople, reachVerb, saysNumber } from "../../src/views/board/board-words.ts";
import { changedLetters, closestTopics } from "../../src/views/board/closest-topics.ts";
import { sharedGroups, sharedWords } from "../../src/views/person/shared-groups.ts";
import type { PersonRow } from "../../src/engine/shown.ts";

const topics = [{ name: "beer", messages: 230 }, { name: "shops", messages: 90 }, { name: "hop", messages: 41 }, { name: "hops", messages: 0 }, { name: "delivery times", messages: 12 }];

test("an empty topic is answered with the names closest to it, the same beginning first", () => {
  expect(closestTopics("hops", topics, 3).map((topic) => topic.name)).toEqual(["hop", "shops"]);
});

test("where nothing is close the most frequent topics are offered, never one without messages", () => {
  expect(closestTopics("zzzzzzzz", topics, 2).map((topic) => topic.name)).toEqual(["beer", "shops"]);
  expect(closestTopics("x", [], 3)).toEqual([]);
});

test("changed letters are counted as added, dropped or replaced", () => {
  expect([changedLetters("", "abc"), changedLetters("hop", "hops"), changedLetters("kitten", "sitting"), changedLetters("a", "a")]).toEqual([3, 1, 3, 0]);
});

test("a picture that leaves people out says how many are in it, and which", () => {
  expect(drawnNote(724, 724)).toBe("");
  expect(drawnNote(50, 400)).toBe("50 of 400 people are drawn: those in a role first, by rank.");
});

test("the headline says who, out of how many and what they make", () => {
  expect(ofPeople(1899, 93 / 1899).replaceAll("\u00a0", " ")).toMatch(/^of 1.899 people \(4.9 %\)$/u);
  expect(ofPeople(1, null)).toBe("of 1 person");
  expect(reachVerb("impressions", "80 %", undefined)).toBe("make 80 % of the times people were reached");
});

test("ties at the edge are mentioned only where someone outside has the same value", () => {
  expect(edgeNote(1, 0)).toBe("");
  expect(edgeNote(4, 2)).toBe("At the edge: 4 in and 2 out with the same value.");
});

test("a notice says a number only where the number stands by itself", () => {
  expect(saysNumber("1,520 rows stand in more than one file.", 1520)).toBe(true);
  expect(saysNumber("The same on 5.", 5)).toBe(true);
  expect(saysNumber("1,520 rows stand in more than one file.", 5)).toBe(false);
  expect(saysNumber("1,520 rows stand in more than one file.", 520)).toBe(false);
  expect(saysNumber("In 12 of 15 files 2 rows are empty.", 2)).toBe(true);
  expect(saysNumber("A date of 2023 stands in line 1.5.", 2)).toBe(false);
});

test("a group is shared by more than half of the people selected, and by two at least", () => {
  const row = (groups: Record<string, string>): PersonRow => ({
    person: 0, id: "", name: "", role: "neither", isOurs: false, isSilent: false, atEdge: false, rank: null, value: null, impressions: null, posts: null,
    inDegree: 0, outDegree: 0, inStrength: 0, outStrength: 0, measures: {}, groups, why: "",
  });
  expect(sharedGroups([row({ team: "Law", site: "A" }), row({ team: "Law", site: "B" }), row({ team: "Art" })])).toEqual([{ attribute: "team", value: "Law", count: 2 }]);
  expect(sharedGroups([row({ team: "Law" })])).toEqual([]);
  // To lack a value is nothing in common.
  expect(sharedGroups([row({ score: "" }), row({ score: "" }), row({ score: "9" })])).toEqual([]);
});

test("what is shared is told with its value, and of how many of those selected", () => {
  const nps = { attribute: "nps", value: "9", count: 28 };
  expect([sharedWords(nps, 28, 28), sharedWords(nps, 40, 40), sharedWords(nps, 50, 98), sharedWords({ ...nps, count: 50 }, 50, 98)]).toEqual(["nps: 9 (all)", "nps: 9 (28 of 40)", "nps: 9 (28 of the first 50)", "nps: 9 (all of the first 50)"]);
});
