import { beforeAll, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { openFiles, rankJson, settingsOf, type RankJson } from "../support/session.ts";

/** 34,000 people around some desks around one: people × ties exceed 1,000,000,000, and exact values take a moment all the same. */
const large = `from,to\n${Array.from({ length: 34_000 }, (_, i) => (i < 100 ? `p${i + 1},p0` : `p${i + 1},p${(i * i) % 97}${i < 150 ? `\np${i},p${i - 50}` : ""}`)).join("\n")}\n`;
const small = "from,to\na,b\nb,c\nc,d\nd,a\n";
const asked = { measure: "betweenness", approximate: 0.05, cutTop: 10 } as const;

type Answer = RankJson & { readonly estimated?: Record<string, number | string>; readonly options: Record<string, unknown> };

async function answer(engine: Engine, settings: Parameters<typeof rankJson>[1]): Promise<Answer> {
  return (await rankJson(engine, settings)) as Answer;
}

let engine: Engine;
beforeAll(async () => {
  engine = await openLarge();
});

function openLarge(text = large): Promise<Engine> {
  return openFiles({ "talk.csv": text }, { undirected: true });
}

test("sampled values say so in the JSON and lie within the bound of the exact ones", async () => {
  const sampled = await answer(engine, asked);
  expect(sampled.estimated).toEqual({ measure: "betweenness", epsilon: 0.05, delta: 0.05, seed: 1 });
  expect(sampled.options).toMatchObject({ approximate: 0.05, seed: 1 });
  const exact = await answer(engine, { ...asked, approximate: null });
  expect(exact.estimated).toBeUndefined();
  expect(exact.options).not.toHaveProperty("approximate");
  const n = exact.population;
  const valueOf = new Map(exact.people.map(({ id, value }) => [id, value!]));
  for (const { id, value } of sampled.people) expect(Math.abs(value! - valueOf.get(id)!)).toBeLessThanOrEqual((0.05 * n * (n - 1)) / 2);
  expect(Math.max(...valueOf.values())).toBeGreaterThan((0.5 * n * (n - 1)) / 2);
});

test("normalised sampled values are the raw ones divided by what is possible", async () => {
  const raw = await answer(engine, asked);
  const normal = await answer(engine, { ...asked, normalized: true });
  const n = raw.population;
  expect(normal.people[0]!.value!).toBeCloseTo(raw.people[0]!.value! / (((n - 1) * (n - 2)) / 2), 12);
});

test("the same seed gives the same bytes, another one others", async () => {
  const again = await openLarge();
  const bytes = async (of: Engine, seed: number): Promise<Uint8Array> => (await of.write("csv", settingsOf({ ...asked, seed }), {})).bytes;
  expect(await bytes(again, 1)).toEqual(await bytes(engine, 1));
  expect(await bytes(engine, 2)).not.toEqual(await bytes(engine, 1));
});

test("board, list and card carry the bounds", async () => {
  const settings = settingsOf(asked);
  const board = await engine.board(settings);
  const n = board.population;
  expect(board.sampled).toMatchObject({ measure: "betweenness", epsilon: 0.05, delta: 0.05 });
  expect(board.sampled!.most).toBeCloseTo((0.05 * n * (n - 1)) / 2, 3);
  expect(board.sampled!.samples).toBeGreaterThan(500);
  expect(board.sensitivity.map(({ connectors }) => connectors)).toEqual([10, 10, 10]);
  expect(board.connectors).toMatchObject({ count: 10, curve: [], gini: null });
  // A list of ten says nothing of 80 % of the posts.
  expect(board.findings.map(({ id }) => id)).not.toContain("F2");
  expect(board.notices.map(({ code }) => code)).toContain("estimated");
  const [below, above] = board.topConnectors[0]!.off!;
  expect(below).toBeGreaterThan(0);
  expect(Math.max(below, above)).toBeLessThanOrEqual(board.sampled!.most);
  const page = await engine.list({ settings: settingsOf({ approximate: 0.05 }), columns: ["betweenness"], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 3 });
  expect(page.sampled?.measure).toBe("betweenness");
  const card = await engine.person(board.topConnectors[0]!.person, settings);
  expect(card.facts[0]).toMatch(/^Rank 1 of [\d,]+ by go-between: about [\d,]+ \(sampled: between [\d,]+ and [\d,]+, rank 1/);
  const own = card.rankByMeasure.find(({ measure }) => measure === "betweenness")!;
  expect(own.off).toEqual([below, above]);
  expect(own.ranks![0]).toBe(1);
});

test("a person's ranks hold those of exact values", async () => {
  const exact = new Map((await answer(engine, { ...asked, approximate: null })).people.map(({ id, rank }) => [id, rank!]));
  const { topConnectors } = await engine.board(settingsOf(asked));
  for (const { person, id } of topConnectors) {
    const [best, worst] = (await engine.person(person, settingsOf(asked))).rankByMeasure.find(({ measure }) => measure === "betweenness")!.ranks!;
    expect(best).toBeLessThanOrEqual(exact.get(id)!);
    expect(worst).toBeGreaterThanOrEqual(exact.get(id)!);
  }
});

test("there is no cut of sampled values: it is refused before anything is drawn", async () => {
  await expect(engine.board(settingsOf({ ...asked, cutTop: null }))).rejects.toMatchObject({ code: "cut-undefined", kind: "arguments" });
  const page = await engine.write("json", settingsOf({ approximate: 0.05, columns: ["betweenness"] }), {});
  expect(new TextDecoder().decode(page.bytes)).toContain('"estimated": {"measure": "betweenness"');
});

test("small networks and weighted paths stay exact, whatever is allowed", async () => {
  const tiny = await openFiles({ "talk.csv": small });
  const allowed = await answer(tiny, { measure: "betweenness", approximate: 0.05 });
  expect(allowed.estimated).toBeUndefined();
  expect(allowed.people).toEqual((await answer(tiny, { measure: "betweenness" })).people);
  expect(await tiny.cost(settingsOf({ measure: "betweenness", approximate: 0.05 }))).toEqual({ measure: "betweenness", isSampled: false, exact: null, sampled: null });
  const weighted = await openLarge(`${large}p1,p0\n`);
  const byStrength = settingsOf({ ...asked, weights: "on" });
  const cost = await weighted.cost(byStrength);
  expect(cost).toMatchObject({ isSampled: false, sampled: null });
  expect(cost.exact).toBeGreaterThan(0);
  expect(await weighted.cost(byStrength, "closeness")).toMatchObject({ measure: "closeness", exact: expect.any(Number), sampled: null });
  expect(await weighted.cost(settingsOf(asked), "closeness")).toMatchObject({ measure: "closeness", exact: null });
});

test("the cost of both ways is foretold in seconds; measures that take no time have none", async () => {
  const cost = await engine.cost(settingsOf({ measure: "betweenness" }));
  expect(cost).toMatchObject({ measure: "betweenness", isSampled: false, sampled: { epsilon: 0.001 } });
  expect(cost.exact).toBeGreaterThan(0);
  expect(cost.sampled!.seconds).toBeGreaterThan(0);
  expect(cost.sampled!.seconds).toBeLessThan(600);
  expect((await engine.cost(settingsOf(asked))).isSampled).toBe(true);
  expect(await engine.cost(settingsOf())).toEqual({ measure: "impressions", isSampled: false, exact: null, sampled: null });
  expect(await engine.cost(settingsOf(), "betweenness")).toEqual(cost);
});
