import { expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import { createTask, type Progress } from "../../src/core/task.ts";
import { measures } from "../../src/measures/registry.ts";
import { contextOf, networkOf, type Tie } from "./compute.ts";

test("every measure of the definitions is there once, under its id", () => {
  expect(measures.map((measure) => measure.id)).toEqual([
    "impressions", "posts", "degree", "inDegree", "outDegree", "strength", "inStrength", "outStrength", "betweenness", "closeness",
    "harmonicIn", "closenessClassic", "eigenvector", "pagerank", "hub", "authority", "core", "constraint", "effectiveSize", "clustering",
    "reach2", "community",
  ]);
});

test("the cut is offered for additive measures only, low is better for constraint only, community is no ranking", () => {
  const ids = (is: (measure: (typeof measures)[number]) => boolean): string[] => measures.filter(is).map((measure) => measure.id);
  expect(ids((measure) => !measure.isAdditive)).toEqual([
    "closeness", "harmonicIn", "closenessClassic", "core", "constraint", "effectiveSize", "clustering", "community",
  ]);
  expect(ids((measure) => measure.better === "low")).toEqual(["constraint"]);
  expect(ids((measure) => !measure.isRanking)).toEqual(["community"]);
});

test("every measure explains itself and none claims influence over people", () => {
  for (const measure of measures) {
    for (const text of [measure.label, measure.term, measure.unit, measure.definition, measure.caveat]) {
      expect(text.length, measure.id).toBeGreaterThan(3);
      expect(text.toLowerCase(), measure.id).not.toContain("most influential");
    }
  }
  expect(new Set(measures.map((measure) => measure.label)).size).toBe(measures.length);
});

const long = ["betweenness", "closeness", "eigenvector", "pagerank", "hub", "constraint", "effectiveSize", "clustering", "reach2", "community"];
for (const id of long) {
  test(`${id} reports progress and stops when cancelled`, async () => {
    const ties = Array.from({ length: 60 }, (_, p): Tie => [p, (p + 1) % 60, p + 1]).concat([[0, 30, 2], [7, 3, 5]]);
    const reports: Progress[] = [];
    let clock = 0;
    const task = createTask({ now: () => (clock += 100), yield: async () => {}, report: (progress) => reports.push(progress), isCancelled: () => reports.length >= 2 });
    const measure = measures.find((candidate) => candidate.id === id)!;
    const run = measure.compute({ ...contextOf(networkOf(60, ties), { weights: "on" }), task });
    await expect(run).rejects.toBeInstanceOf(WhotalksError);
    expect(reports.length).toBe(2);
    expect(reports[1]!.done).toBeGreaterThan(reports[0]!.done);
  });
}
