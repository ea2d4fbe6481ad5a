import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { CrossTab, Grouping, GroupMatrix } from "../../src/engine/group-questions.ts";
import { hideNumbers } from "../../src/engine/person-numbers.ts";
import { root } from "../support/build.ts";
import { fileOf, newSession, openFiles, settingsOf } from "../support/session.ts";

const settings = settingsOf();
const groupings: readonly Grouping[] = [{ attribute: "department" }, { attribute: "level" }, { attribute: "site" }, "community", "role"];

let company: Engine;
beforeAll(async () => {
  company = newSession();
  await company.open(["mail.csv", "people.csv"].map((name) => fileOf(name, readFileSync(join(root, "data/company", name)))), { mode: "employees" });
}, 60_000);

function isSafe(people: number): boolean {
  return people === 0 || people >= 5;
}

/** Sums of what is hidden, row by row and column by column: they follow from the sums that are shown. */
function hiddenSums({ cells, rows, columns }: CrossTab): readonly number[] {
  const shown = (i: number, j: number): number => cells[i * columns.length + j] ?? 0;
  return [
    ...rows.map((row, i) => row.people - columns.reduce((sum, _, j) => sum + shown(i, j), 0)),
    ...columns.map((column, j) => column.people - rows.reduce((sum, _, i) => sum + shown(i, j), 0)),
  ];
}

test("no group, cell, or rest of a row or column has one to four employees, whichever groupings are crossed", async () => {
  let hidden = 0;
  for (const rows of groupings) {
    for (const columns of groupings) {
      const table = await company.crossTab({ settings, rows, columns });
      const name = JSON.stringify([rows, columns]);
      expect([...table.rows, ...table.columns].filter(({ people }) => !isSafe(people)), name).toEqual([]);
      expect(table.cells.filter((people) => people !== null && !isSafe(people)), name).toEqual([]);
      expect(hiddenSums(table).filter((people) => !isSafe(people)), name).toEqual([]);
      hidden += table.cells.filter((people) => people === null).length;
    }
  }
  expect(hidden).toBeGreaterThan(0);
}, 60_000);

test("the same cells are hidden whichever grouping stands in the rows, and in the file", async () => {
  const [rows, columns] = [{ attribute: "department" }, "community"] as const;
  const table = await company.crossTab({ settings, rows, columns });
  const turned = await company.crossTab({ settings, rows: columns, columns: rows });
  const [down, across] = [table.rows.length, table.columns.length];
  expect(turned.cells).toEqual(table.cells.map((_, cell) => table.cells[(cell % down) * across + Math.floor(cell / down)]));
  const { bytes } = await company.writeGroups({ what: "cross", settings, rows, columns });
  const lines = new TextDecoder().decode(bytes).trim().split("\n").slice(1);
  expect(lines.map((line) => (line.split(",").at(-4) === "" ? null : Number(line.split(",").at(-4))))).toEqual(table.cells);
}, 30_000);

test("positive control: the same people without protection do have cells of one to four", async () => {
  const engine = newSession();
  await engine.open(["mail.csv", "people.csv"].map((name) => fileOf(name, readFileSync(join(root, "data/company", name)))), { mode: "customers" });
  const table = await engine.crossTab({ settings, rows: { attribute: "department" }, columns: "community" });
  expect(table.cells.some((people) => people !== null && !isSafe(people))).toBe(true);
  expect(table.cells).not.toContain(null);
});

test("groups of a matrix have five people or more, also where some are ours", async () => {
  const people = ["id,team", ...Array.from({ length: 24 }, (_, i) => `p${String(i).padStart(2, "0")},${"AAAAABBBBBBBCCCCCCCCCCCC"[i]}`)].join("\n");
  const talk = ["from,to", ...Array.from({ length: 24 }, (_, i) => `p${String(i).padStart(2, "0")},p${String((i + 5) % 24).padStart(2, "0")}`)].join("\n");
  const engine = await openFiles({ "messages.csv": talk, "people.csv": people }, { mode: "employees", ours: ["p00"] });
  const matrix: GroupMatrix = await engine.groupMatrix({ settings, by: { attribute: "team" } });
  // A has four left without ours: they stand together with the next smallest.
  expect(matrix.groups.map(({ label, kind, people: n }) => [label, kind, n])).toEqual([["C", "group", 12], ["", "small", 11]]);
  await expect(engine.groupPeople({ settings, groups: [{ by: { attribute: "team" }, key: "C" }, { by: "role", key: "both" }], match: "all" })).resolves.toSatisfy((found: readonly number[]) => isSafe(found.length));
});

test("a number of the people table is never drawn for a person: means alone, of five and more, by columns of the table", async () => {
  const [column] = await company.numberColumns();
  if (column === undefined) throw new Error("The sample has no column of numbers.");
  const x = { column: column.name };
  const y = { measure: "posts" };
  const scatter = await company.scatter({ settings, x, y, by: { attribute: "department" } });
  expect(scatter).toMatchObject({ isMeansOnly: true, names: [] });
  expect([scatter.person.length, scatter.atX.length, scatter.atY.length]).toEqual([0, 0, 0]);
  expect(scatter.means.every(({ x: mean }) => mean.mean === null || mean.n >= 5)).toBe(true);
  const values = scatter.means.flatMap(({ x: mean }) => (mean.mean === null ? [] : [mean.mean]));
  // The ends of the axis are those of the means, not of people.
  expect([scatter.x.low, scatter.x.high]).toEqual([Math.min(...values), Math.max(...values)]);
  for (const by of ["community", "role"] as const) await expect(company.scatter({ settings, x, y, by })).rejects.toMatchObject({ code: "means-by-columns" });
  const { bytes } = await company.writeGroups({ what: "scatter", settings, x, y, by: { attribute: "department" } });
  expect(new TextDecoder().decode(bytes)).not.toMatch(/P-\d/);
  // The mean of one number does not depend on who has the other.
  const other = await company.scatter({ settings, x, y: { measure: "constraint" }, by: { attribute: "department" } });
  expect(other.means.map(({ x: mean }) => mean)).toEqual(scatter.means.map(({ x: mean }) => mean));
});

test("random tables, seeds 1 to 200: numbers that count come in whole combinations of five and more, so that differences of means tell of nobody", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const n = 10 + random.below(80);
    const attributes = Array.from({ length: 1 + random.below(3) }, (_, k) => ({ name: `a${k}`, labels: ["x", "y", "z"], codes: Uint32Array.from({ length: n }, () => (random.below(8) === 0 ? 0xffffffff : random.below(3))) }));
    const values = Float64Array.from({ length: n }, (_, p) => (random.below(3) === 0 ? Number.NaN : p));
    const shown = hideNumbers({ attributes }, values);
    const counts = new Map<string, number>();
    shown.forEach((value, p) => {
      const key = attributes.map(({ codes }) => codes[p]).join(" ");
      if (!Number.isNaN(value)) counts.set(key, (counts.get(key) ?? 0) + 1);
      expect(Number.isNaN(value) || value === values[p]).toBe(true);
    });
    expect([...counts.values()].every((people) => people >= 5), `seed ${seed}`).toBe(true);
  }
});
