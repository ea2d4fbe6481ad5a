import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { MapPicture } from "../../src/core/map-picture.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { openFiles, settingsOf } from "../support/session.ts";

test("a map drawn after others, with another seed, measure or weights, is the one drawn first", async () => {
  const used = await openFiles({ "talk.csv": talk() });
  const changes: readonly Partial<Settings>[] = [{}, { seed: 2 }, { measure: "betweenness" }, { measure: "betweenness", weights: "on" }];
  const places = new Set<string>();
  for (const changed of changes) {
    const picture = await draw(used, changed);
    expect(picture, JSON.stringify(changed)).toEqual(await draw(await openFiles({ "talk.csv": talk() }), changed));
    places.add(picture.x.join());
  }
  // Only the seed moves people.
  expect(places.size).toBe(2);
});

test("whoever stands somewhere stays there when the period or the measure changes", async () => {
  const engine = await openFiles({ "talk.csv": timedTalk() });
  const all = await draw(engine, {});
  const half = await draw(engine, { until: Date.UTC(2024, 0, 15) });
  expect(half.person.length).toBeLessThan(all.person.length);
  expect(half.frame).toEqual(all.frame);
  const moved = Array.from(half.person, (p, k) => {
    const before = all.person.indexOf(p);
    return Math.hypot(half.x[k]! - all.x[before]!, half.y[k]! - all.y[before]!);
  }).sort((a, b) => a - b);
  // Dots that have grown may push their neighbours aside, no more.
  expect(moved[Math.floor(moved.length / 2)]).toBeLessThan(1);
  expect(moved.at(-1)).toBeLessThan(40);
  const other = await draw(engine, { measure: "pagerank" });
  expect([...other.x]).toEqual([...all.x]);
});

test("another start of the layout is another picture of the same people, and each is the same every time", async () => {
  const engine = await openFiles({ "talk.csv": talk() });
  const first = await place(engine, { seed: 1, steps: null });
  const second = await place(engine, { seed: 2, steps: null });
  expect([...second.person]).toEqual([...first.person]);
  expect([...second.x]).not.toEqual([...first.x]);
  expect(await place(await openFiles({ "talk.csv": talk() }), { seed: 2, steps: null })).toEqual(second);
  expect(first.layoutSteps.done).toBe(first.layoutSteps.of);
});

test("a layout that ends early tells its steps; resumed it is the one that ran through", async () => {
  const engine = await openFiles({ "talk.csv": talk() });
  const whole = await place(await openFiles({ "talk.csv": talk() }), { seed: 1, steps: null });
  const early = await place(engine, { seed: 1, steps: 7 });
  expect(early.layoutSteps).toEqual({ done: 7, of: whole.layoutSteps.of });
  expect([...early.x]).not.toEqual([...whole.x]);
  expect(await place(engine, { seed: 1, steps: null })).toEqual(whole);
});

test("a few steps, or all where they were made before", async () => {
  const engine = await openFiles({ "talk.csv": talk() });
  expect((await place(engine, { seed: 1, steps: 7, orAll: true })).layoutSteps.done).toBe(7);
  const whole = await place(engine, { seed: 1, steps: null });
  expect(await place(engine, { seed: 1, steps: 7, orAll: true })).toEqual(whole);
  expect((await place(engine, { seed: 1, steps: 7 })).layoutSteps.done).toBe(7);
  expect((await place(engine, { seed: 2, steps: 7, orAll: true })).layoutSteps.done).toBe(7);
});

test("a layout that is stopped shows the places reached and can be asked for again by its steps", async () => {
  const engine = await openFiles({ "talk.csv": talk() });
  let isRunning = true;
  const stopping = (async () => {
    while (isRunning) {
      await engine.stopLayout();
      await new Promise((resolve) => void setImmediate(resolve));
    }
  })();
  const stopped = await engine.map({ ...question, layout: { seed: 3, steps: null } }, { onProgress: () => void engine.stopLayout() });
  isRunning = false;
  await stopping;
  const { done, of } = stopped.layoutSteps;
  expect(done).toBeLessThanOrEqual(of);
  const again = await place(await openFiles({ "talk.csv": talk() }), { seed: 3, steps: done });
  expect([...again.x]).toEqual([...stopped.x]);
});

test("only connections that stand out, the people and their places as before", async () => {
  const engine = await openFiles({ "talk.csv": talk() });
  const all = await draw(engine, {});
  const strict = await engine.map({ ...question, backbone: 0.2 });
  const looser = await engine.map({ ...question, backbone: 0.6 });
  expect([...strict.person]).toEqual([...all.person]);
  expect([...strict.x]).toEqual([...all.x]);
  expect(strict.from.length).toBeGreaterThan(0);
  expect(strict.from.length).toBeLessThan(looser.from.length);
  expect([strict.tieCount, strict.backbone]).toEqual([all.tieCount, 0.2]);
});

test("dots coloured by a number carry it with its scale", async () => {
  const engine = await openFiles({ "talk.csv": "from,to\na,b\na,c\na,d\nb,c\n" });
  const { number, names } = await engine.map({ ...question, colour: { measure: "outDegree" } });
  expect(Object.fromEntries(names.map((name, k) => [name, number?.value[k]]))).toEqual({ a: 3, b: 1, c: 0, d: 0 });
  expect([number?.low, number?.high]).toEqual([0, 3]);
});

const question = { settings: settingsOf(), size: "outDegree", colour: "community", ego: null } as const;

function place(engine: Engine, layout: { readonly seed: number; readonly steps: number | null; readonly orAll?: boolean }): Promise<MapPicture> {
  return engine.map({ ...question, layout });
}

function draw(engine: Engine, changed: Partial<Settings>): Promise<MapPicture> {
  return engine.map({ settings: settingsOf(changed), size: "outDegree", colour: "community", ego: null });
}

/** Talk without clear circles, so that the seed decides where they end. */
function talk(): string {
  const random = createRandom(5);
  const person = (): number => Math.floor(random.next() * 60);
  const rows = Array.from({ length: 160 }, () => `p${person()},p${person()},${1 + Math.floor(random.next() * 9)}`);
  return `from,to,weight\n${rows.join("\n")}\n`;
}

/** The same with a day in January 2024 each. */
function timedTalk(): string {
  const [, ...rows] = talk().trim().split("\n");
  return `from,to,weight,time\n${rows.map((row, i) => `${row},2024-01-${String(1 + (i % 30)).padStart(2, "0")}`).join("\n")}\n`;
}
