import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedPath } from "../support/shared.ts";
import { parseCsv, readData } from "./files.ts";

/** Ties as sorted text; undirected ones with the smaller end first. */
function tiesOf(rows: readonly Record<string, string>[], name: (id: string) => string, isDirected: boolean): string[] {
  return rows
    .map((row) => [name(row["source"] ?? ""), name(row["target"] ?? "")])
    .map((ends) => (isDirected ? ends : ends.sort()).join(" "))
    .sort();
}

const same = (id: string): string => id;

interface Classic {
  readonly ours: string;
  readonly theirs: string;
  readonly count: number;
  readonly isDirected: boolean;
  /** Nodes file and the column that holds the name, where theirs are numbered. */
  readonly names?: readonly [string, string];
}

const classics: readonly Classic[] = [
  { ours: "karate-edges.csv", theirs: "data/classic-networkdata/karate.edges.csv", count: 78, isDirected: false },
  { ours: "kite-edges.csv", theirs: "data/classic-igraphdata/kite.edges.csv", count: 18, isDirected: false, names: ["data/classic-igraphdata/kite.nodes.csv", "Firstname"] },
  { ours: "florentine-marriages.csv", theirs: "data/classic-networkdata/flo_marriage.edges.csv", count: 20, isDirected: false, names: ["data/classic-networkdata/flo_marriage.nodes.csv", "name"] },
  { ours: "florentine-business.csv", theirs: "data/classic-networkdata/flo_business.edges.csv", count: 15, isDirected: false, names: ["data/classic-networkdata/flo_business.nodes.csv", "name"] },
  { ours: "high-tech-advice.csv", theirs: "data/classic-networkdata/ht_advice.edges.csv", count: 190, isDirected: true },
  { ours: "high-tech-friendship.csv", theirs: "data/classic-networkdata/ht_friends.edges.csv", count: 102, isDirected: true },
  { ours: "high-tech-reports.csv", theirs: "data/classic-networkdata/ht_reports.edges.csv", count: 20, isDirected: true },
];

for (const { ours, theirs, count, isDirected, names } of classics) {
  test(`${ours} has ${count} different ties between people of its table`, () => {
    const ties = tiesOf(parseCsv(readData(`classics/${ours}`)), same, isDirected);
    expect(new Set(ties).size).toBe(count);
    expect(ties.length).toBe(count);
    const people = new Set(parseCsv(readData(`classics/${ours.replace(/(edges|marriages|business|advice|friendship|reports)\.csv$/, "people.csv")}`)).map((row) => row["id"]));
    for (const tie of ties) for (const id of tie.split(" ")) expect(people.has(id), id).toBe(true);
  });

  test.runIf(sharedPath(theirs))(`${ours} has the ties of the published file (needs ../shared)`, () => {
    const read = (path: string): Record<string, string>[] => parseCsv(readFileSync(sharedPath(path) ?? "", "utf8").replace(/\r/g, ""));
    const nameOf = names === undefined ? undefined : new Map(read(names[0]).map((row) => [row["id"], row[names[1]] ?? ""]));
    const ties = tiesOf(read(theirs), (id) => nameOf?.get(id) ?? id, isDirected);
    expect(tiesOf(parseCsv(readData(`classics/${ours}`)), same, isDirected)).toEqual(ties);
  });
}

test.runIf(sharedPath("data/classic-igraphdata/karate.nodes.csv"))("attributes are those of the published files (needs ../shared)", () => {
  const read = (path: string): Record<string, string>[] => parseCsv(readFileSync(sharedPath(path) ?? "", "utf8").replace(/\r/g, ""));
  const mine = (path: string): Record<string, string>[] => parseCsv(readData(`classics/${path}`));
  expect(mine("karate-people.csv").map((row) => (row["faction"] === "Mr Hi" ? "1" : "2"))).toEqual(read("data/classic-igraphdata/karate.nodes.csv").map((row) => row["Faction"]));
  const contexts = (row: Record<string, string>, column: string): string => [row["source"], row["target"]].map(Number).sort((a, b) => a - b).join(" ") + ` ${row[column] ?? ""}`;
  expect(mine("karate-edges.csv").map((row) => contexts(row, "contexts")).sort()).toEqual(read("data/classic-igraphdata/karate.edges.csv").map((row) => contexts(row, "weight")).sort());
  expect(mine("high-tech-people.csv").map((row) => ["age", "tenure", "level", "dept"].map((column) => row[column]))).toEqual(read("data/classic-networkdata/ht_advice.nodes.csv").map((row) => ["age", "tenure", "level", "dept"].map((column) => row[column])));
  expect(mine("florentine-people.csv").map((row) => [row["id"], row["wealth"], row["priorates"], row["ties"]])).toEqual(read("data/classic-networkdata/flo_marriage.nodes.csv").map((row) => [row["name"], row["wealth"], row["#priors"], row["#ties"]]));
});
