import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { NONE } from "../../src/core/talk-log.ts";
import { openFiles, settingsOf } from "../support/session.ts";
import { sharedPath } from "../support/shared.ts";
import { newSession, fileOf } from "../support/session.ts";
import { readFileSync } from "node:fs";

/** a1, a2 in A; b1, b2 in B; c1 in no team. a1 writes to a2 and b1 at once, then to b1 alone; b1 answers; b2 writes to c1. */
const messages = "id,from,to\n1,a1,a2\n1,a1,b1\n2,a1,b1\n3,b1,a1\n4,b2,c1\n";
const people = "id,team,age\na1,A,30\na2,A,40\nb1,B,50\nb2,B,\nc1,,20\n";

const settings = settingsOf();
const by = { attribute: "team" } as const;

/** Four ages are too few to be guessed as numbers: it is said. */
async function small(options: OpenOptions = {}): Promise<Engine> {
  return await openFiles({ "messages.csv": messages, "people.csv": people }, { files: [{}, { roles: ["id", "group", "number"] }], ...options });
}

test("a message to people of two groups counts once in each cell; connections are pairs; who has no team stands at the end", async () => {
  const matrix = await (await small()).groupMatrix({ settings, by });
  expect(matrix.groups.map(({ label, kind, people: n }) => [label, kind, n])).toEqual([["A", "group", 2], ["B", "group", 2], ["", "unstated", 1]]);
  expect([...matrix.messages!.cells]).toEqual([1, 2, 0, 1, 0, 1, 0, 0, 0]);
  expect([...matrix.ties.cells]).toEqual([1, 1, 0, 1, 0, 1, 0, 0, 0]);
  expect([...matrix.addressed.cells]).toEqual([1, 2, 0, 1, 0, 1, 0, 0, 0]);
  expect([...matrix.messages!.out]).toEqual([3, 2, 0]);
  expect([...matrix.messages!.in]).toEqual([2, 2, 1]);
  // Row 3 of 5, column 2 of 5.
  expect(matrix.messages!.expected[0]).toBe(6 / 5);
  expect(matrix.messages!.inside[0]).toBe(1 / 3);
  expect(matrix.messages!.inside[2]).toBeNaN();
  // A: 2 pairs of people either way, one connection; nobody to be connected with among one person.
  expect([matrix.density[0], matrix.density[1], matrix.density[8]]).toEqual([0.5, 0.25, Number.NaN]);
  // Pairs a1–a2 inside, a1–b1 across; b2–c1 has no second team.
  expect(matrix.ei).toEqual({ overall: 0, internal: 1, external: 1, unknown: 1, byGroup: [0, 1, null] });
});

test("a filter of the messages narrows the matrix, not the groups", async () => {
  const engine = await openFiles({ "messages.csv": "from,to,topic\na1,a2,x\na1,b1,y\n", "people.csv": people });
  const matrix = await engine.groupMatrix({ settings: settingsOf({ topics: ["y"] }), by });
  expect([...matrix.messages!.cells]).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
  expect(matrix.people).toBe(5);
});

test("accounts of ours are in no group, and counted", async () => {
  const matrix = await (await small({ ours: ["a1"] })).groupMatrix({ settings, by });
  expect(matrix.ours).toBe(1);
  expect(matrix.groups.map(({ people: n }) => n)).toEqual([2, 1, 1]);
  expect(matrix.messages!.total).toBe(1);
});

test("undirected: both cells of two groups hold the same pairs, a pair inside stands once, and expected counts ends", async () => {
  const engine = await openFiles({ "messages.csv": "from,to\na1,a2\na1,b1\n", "people.csv": people }, { undirected: true, isTalk: false });
  const matrix = await engine.groupMatrix({ settings, by });
  expect(matrix.messages).toBeNull();
  expect([...matrix.ties.cells].filter((_, cell) => [0, 1, 3, 4].includes(cell))).toEqual([1, 1, 1, 0]);
  // Ends: A 3, B 1 of 4; A with A 9/4 ends, which is 9/8 pairs.
  expect([matrix.ties.expected[0], matrix.ties.expected[1]]).toEqual([9 / 8, 3 / 4]);
  expect(matrix.ties.total).toBe(2);
});

test("people by two groupings: counts, what sizes would give, and 1 for a grouping with itself", async () => {
  const engine = await small();
  const table = await engine.crossTab({ settings, rows: by, columns: by });
  expect(table.cells).toEqual([2, 0, 0, 0, 2, 0, 0, 0, 1]);
  expect(table.expected[0]).toBe(4 / 5);
  expect(table.nmi).toBeCloseTo(1, 12);
  expect(table.nmiPeople).toBe(4);
  expect(await engine.groupPeople({ settings, groups: [{ by, key: "A" }, { by, key: "B" }], match: "any" })).toEqual([0, 1, 2, 3]);
  expect(await engine.groupPeople({ settings, groups: [{ by, key: "A" }, { by, key: "B" }], match: "all" })).toEqual([]);
});

test("two numbers: people without one are counted, means are of those with both, the farthest out comes first", async () => {
  const engine = await small();
  expect(await engine.numberColumns()).toEqual([{ name: "age", people: 4 }]);
  const scatter = await engine.scatter({ settings, x: { column: "age" }, y: { measure: "posts" }, by });
  expect(scatter).toMatchObject({ people: 5, known: 4, ours: 0, isMeansOnly: false, x: { low: 20, high: 50, without: 1, isSkewed: false }, y: { low: 0, high: 2, without: 0 } });
  // In variances from the mean: c1 1.8 + 0.82, a1 0.2 + 2.27, b1 1.8 + 0.09, a2 0.2 + 0.82.
  expect(scatter.names).toEqual(["c1", "a1", "b1", "a2"]);
  expect(scatter.means.map(({ label, x, y }) => [label, x.n, x.mean, x.off, y.mean])).toEqual([["A", 2, 35, null, 1], ["B", 1, 50, null, 1], ["", 1, 20, null, 0]]);
  const all = await engine.scatter({ settings, x: { column: "age" }, y: { measure: "posts" }, by: null });
  expect(all.means.map(({ label, x }) => [label, x.n, x.mean])).toEqual([["everyone", 4, 35]]);
  await expect(engine.scatter({ settings, x: { column: "wage" }, y: { measure: "posts" }, by })).rejects.toMatchObject({ code: "column-unknown" });
  await expect(engine.groupMatrix({ settings, by: { attribute: "desk" } })).rejects.toMatchObject({ code: "group-unknown" });
});

test("more than sixty groups: the smallest stand together, the index and the file know each", async () => {
  const lines = ["from,to", ...Array.from({ length: 280 }, (_, i) => `p${i},p${(i + 70) % 280}`)];
  const table = ["id,desk", ...Array.from({ length: 280 }, (_, i) => `p${i},d${String(i % 70).padStart(2, "0")}`)];
  const engine = await openFiles({ "messages.csv": lines.join("\n"), "people.csv": table.join("\n") });
  const matrix = await engine.groupMatrix({ settings, by: { attribute: "desk" } });
  expect(matrix.groups).toHaveLength(61);
  expect(matrix.groups.at(-1)).toMatchObject({ kind: "others", groups: 10, people: 40 });
  expect(matrix.groupCount).toBe(70);
  expect(matrix.ei.overall).toBe(-1);
  const file = await engine.writeGroups({ what: "matrix", settings, by: { attribute: "desk" } });
  expect(new TextDecoder().decode(file.bytes).trim().split("\n")).toHaveLength(70 * 70 + 1);
});

test("random messages, seeds 1 to 40: every cell is what counting one by one gives", async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = createRandom(seed);
    const n = 4 + random.below(12);
    const teams = Array.from({ length: n }, () => ["", "A", "B", "C"][random.below(4)]!);
    const sent = Array.from({ length: 1 + random.below(60) }, (_, m) => ({ m, from: random.below(n), to: Array.from({ length: 1 + random.below(3) }, () => random.below(n)) }));
    const rows = sent.flatMap(({ m, from, to }) => to.map((other) => `m${m},p${from},p${other}`));
    const engine = await openFiles({ "messages.csv": `id,from,to\n${rows.join("\n")}\n`, "people.csv": `id,team\n${teams.map((team, p) => `p${p},${team}`).join("\n")}\n` });
    if (!(teams.includes("A") || teams.includes("B") || teams.includes("C"))) continue;
    const matrix = await engine.groupMatrix({ settings, by });
    const k = matrix.groups.length;
    const placeOf = (p: number): number => matrix.groups.findIndex(({ label, kind }) => (teams[p] === "" ? kind === "unstated" : label === teams[p]));
    const counted = Array.from({ length: 3 }, () => Array.from({ length: k * k }, () => new Set<string>()));
    for (const { m, from, to } of sent) {
      for (const other of to) {
        if (other === from) continue;
        const cell = placeOf(from) * k + placeOf(other);
        counted[0]![cell]!.add(`${from} ${other}`);
        counted[1]![cell]!.add(`${m}`);
        counted[2]![cell]!.add(`${m} ${other}`);
      }
    }
    expect([...matrix.ties.cells], `seed ${seed}`).toEqual(counted[0]!.map((set) => set.size));
    expect([...matrix.messages!.cells], `seed ${seed}`).toEqual(counted[1]!.map((set) => set.size));
    expect([...matrix.addressed.cells], `seed ${seed}`).toEqual(counted[2]!.map((set) => set.size));
  }
});

const institute = sharedPath("data/email-Eu-core");

test.skipIf(institute === undefined)("the E-I index of the institute's departments is +.3286, as published", async () => {
  const engine = newSession();
  await engine.open(["edges.csv", "nodes.csv"].map((name) => fileOf(name, readFileSync(`${institute}/${name}`))), { mode: "customers" });
  const matrix = await engine.groupMatrix({ settings, by: { attribute: "department" } });
  expect(matrix.ei.overall).toBeCloseTo(0.3286, 4);
  expect(matrix.groupCount).toBe(42);
  const table = await engine.crossTab({ settings, rows: { attribute: "department" }, columns: "community" });
  expect(table.nmi).toBeGreaterThan(0.5);
});

test("circles too small to be one, and everyone without a connection, are in no circle", async () => {
  const lines = ["from,to", ..."abcd".split("").flatMap((a) => "abcd".split("").filter((b) => b !== a).map((b) => `${a},${b}`)), "x,y"];
  const engine = await openFiles({ "messages.csv": lines.join("\n") });
  const matrix = await engine.groupMatrix({ settings, by: "community" });
  expect(matrix.groups.map(({ label, kind, people: n }) => [label, kind, n])).toEqual([["around a", "group", 4], ["", "unstated", 2]]);
  const scatter = await engine.scatter({ settings, x: { measure: "outDegree" }, y: { measure: "inDegree" }, by: "role" });
  expect([...scatter.group].every((group) => group !== NONE)).toBe(true);
});
