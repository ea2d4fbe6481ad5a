import { expect, test } from "vitest";
import type { PeriodComparison, SetChange, Standing } from "../../../src/engine/time-questions.ts";
import { arrowOf, deedOf, littleWords, rankWords, summaryOf } from "../../../src/views/time/change-words.ts";

const at = (rank: number): Standing => ({ rank, value: 1, role: "both" });
const person = (before: number | null, after: number | null) => ({ person: 0, name: "ann", before: before === null ? null : at(before), after: after === null ? null : at(after) });
const lists = { joined: [], left: [], rose: [], fell: [], same: [] };
const change: SetChange = { measure: "impressions", before: 33, after: 41, counts: { joined: 9, left: 1, rose: 12, fell: 8, same: 12 }, people: lists };

test("ranks before and after, and the way between them", () => {
  expect([rankWords(person(41, 6)), arrowOf(person(41, 6))]).toEqual(["41st → 6th", "▲ 35"]);
  expect([rankWords(person(6, 9)), arrowOf(person(6, 9))]).toEqual(["6th → 9th", "▼ 3"]);
  expect([rankWords(person(null, 2)), arrowOf(person(null, 2))]).toEqual(["not ranked → 2nd", ""]);
  expect(arrowOf(person(2, 2))).toBe("");
});

test("one sentence says how a set changed", () => {
  const deed = deedOf("connectors", change, { share: 0.8, cutTop: null }, undefined);
  expect(summaryOf(change, "connectors", deed).replace(/\s/g, " ")).toBe("33 → 41 people make 80 % of the times people were reached; 9 joined, 1 left, 12 rose, 8 fell, 12 kept their rank.");
  expect(summaryOf({ ...change, after: 1 }, "mavens", deedOf("mavens", change, { share: 0.7, cutTop: null }, undefined)).replace(/\s/g, " ")).toContain("33 → 1 person writes 70 % of the posts;");
  expect(summaryOf(change, "bridges", deedOf("bridges", change, { share: 0.8, cutTop: null }, undefined)).replace(/\s/g, " ")).toContain("41 people carry 80 % of the shortest ways between others; 9 won, 1 lost");
  expect(deedOf("connectors", { ...change, measure: "closeness" }, { share: 0.8, cutTop: 10 }, undefined)).toBe("come first by closeness");
});

test("too little to rank is said of the period that holds too little", () => {
  const of = (messages: number, people: number) => ({ since: 0, until: 1, messages, people });
  const said = (before: ReturnType<typeof of>, after: ReturnType<typeof of>): string => littleWords({ before, after } as PeriodComparison);
  expect(said(of(100, 20), of(100, 20))).toBe("");
  expect(said(of(99, 20), of(100, 20))).toMatch(/^The first period holds too little/);
  expect(said(of(100, 20), of(100, 19))).toMatch(/^The second period holds/);
  expect(said(of(1, 1), of(1, 1))).toMatch(/^Both periods hold/);
});
