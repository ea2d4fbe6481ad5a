import { expect, test } from "vitest";
import type { Cost } from "../../../src/core/answers.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { ListPage } from "../../../src/engine/shown.ts";
import type { App } from "../../../src/views/store.ts";
import { newSession } from "../../support/session.ts";
import { openedApp, rest } from "./opened-app.ts";

/** 34,000 people around one: people × ties exceed what is always exact. */
const large = `from,to\n${Array.from({ length: 34_000 }, (_, i) => `p${i + 1},p${i % 40}`).join("\n")}\n`;
const slow: Cost = { measure: "betweenness", isSampled: false, exact: 540, sampled: { epsilon: 0.05, seconds: 8 } };

/** The page with large data open and an engine that says what things cost. */
async function openLarge(cost: Cost | ((measure: string) => Cost), text = large, address = ""): Promise<{ readonly app: App; readonly asked: string[]; readonly engine: Engine }> {
  const asked: string[] = [];
  const engine: Engine = { ...newSession(), cost: async (_settings, measure) => (asked.push(measure ?? ""), typeof cost === "function" ? cost(measure ?? "") : cost) };
  const app = await openedApp({ engine, files: { "talk.csv": text }, known: address === "" ? {} : { awaited: { title: "", address } } });
  return { app, asked, engine };
}

test("before exact values that take long the reader is asked; nothing changes until then", async () => {
  const { app } = await openLarge(slow);
  const { settings, history } = app.store.getState();
  app.actions.changeMeasure("betweenness");
  await rest(app);
  expect(app.store.getState().offer?.cost).toBe(slow);
  expect(app.store.getState().settings).toBe(settings);
  expect(app.store.getState().history).toBe(history);
  app.actions.agree(null);
  await rest(app);
  expect(app.store.getState()).toMatchObject({ offer: null, settings });
});

test("sampled values are one step that can be undone, with a list instead of a cut", async () => {
  const { app } = await openLarge(slow);
  app.actions.changeMeasure("betweenness");
  await rest(app);
  app.actions.agree("sampled");
  await rest(app);
  expect(app.store.getState().settings).toMatchObject({ measure: "betweenness", approximate: 0.05, cutTop: 10 });
  expect(app.store.getState().board?.sampled).toMatchObject({ measure: "betweenness", epsilon: 0.05 });
  app.actions.undo();
  await rest(app);
  expect(app.store.getState().settings).toMatchObject({ measure: "impressions", approximate: null, cutTop: null });
  app.actions.redo();
  await rest(app);
  expect(app.store.getState().board?.sampled?.epsilon).toBe(0.05);
  expect(app.store.getState().offer).toBeNull();
});

test("who chose exact values is not asked again for these data", async () => {
  const { app, asked } = await openLarge(slow);
  app.actions.changeMeasure("betweenness");
  await rest(app);
  app.actions.agree("exact");
  await rest(app);
  expect(app.store.getState().settings).toMatchObject({ measure: "betweenness", approximate: null, cutTop: null });
  expect(app.store.getState().board).toMatchObject({ measure: "betweenness", sampled: null });
  app.actions.change({ share: 0.7 });
  await rest(app);
  expect(asked).toEqual(["betweenness"]);
  expect(app.store.getState().board?.share).toBe(0.7);
});

test("what is over in seconds, and small data, are not asked about", async () => {
  const quick = await openLarge({ ...slow, exact: 9 });
  quick.app.actions.changeMeasure("betweenness");
  await rest(quick.app);
  expect(quick.app.store.getState()).toMatchObject({ offer: null, settings: { measure: "betweenness", approximate: null } });
  const small = await openLarge(slow, "from,to\na,b\nb,c\n");
  small.app.actions.changeMeasure("betweenness");
  await rest(small.app);
  expect(small.asked).toEqual([]);
  expect(small.app.store.getState().board?.measure).toBe("betweenness");
});

test("a column of the list is asked about too, and does not change what ranks", async () => {
  const { app, engine } = await openLarge(slow);
  app.actions.changeList({ columns: ["posts", "betweenness"] });
  await rest(app);
  expect(app.store.getState().list.columns).not.toContain("betweenness");
  app.actions.agree("sampled");
  await rest(app);
  const { settings, list } = app.store.getState();
  expect(list.columns).toEqual(["posts", "betweenness"]);
  expect(settings).toMatchObject({ measure: "impressions", approximate: 0.05, cutTop: null });
  const page: ListPage = await engine.list({ settings, ...list, roles: [], offset: 0, limit: 1 });
  expect(page.sampled?.measure).toBe("betweenness");
  app.actions.changeMeasure("betweenness");
  await rest(app);
  expect(app.store.getState().settings).toMatchObject({ measure: "betweenness", approximate: 0.05, cutTop: 10 });
});

test("where the number of connections alone decides, and there are few, nothing is asked", async () => {
  const { app, asked } = await openLarge(slow);
  app.actions.changeList({ columns: ["constraint", "clustering", "community"] });
  await rest(app);
  expect(asked).toEqual([]);
  expect(app.store.getState().list.columns).toEqual(["constraint", "clustering", "community"]);
});

test("another choice takes the place of the question", async () => {
  const { app } = await openLarge(slow);
  app.actions.changeMeasure("betweenness");
  app.actions.changeMeasure("outDegree");
  await rest(app);
  expect(app.store.getState()).toMatchObject({ offer: null, settings: { measure: "outDegree" } });
});

test("back from sampled to exact asks again and gives the cut back", async () => {
  const { app } = await openLarge(slow);
  app.actions.changeMeasure("betweenness");
  await rest(app);
  app.actions.agree("sampled");
  await rest(app);
  app.actions.change({ approximate: null, cutTop: null });
  await rest(app);
  expect(app.store.getState().offer).not.toBeNull();
  app.actions.agree("exact");
  await rest(app);
  expect(app.store.getState().settings).toMatchObject({ measure: "betweenness", approximate: null, cutTop: null });
  expect(app.store.getState().board?.sampled).toBeNull();
});

test("what cannot be sampled is asked about too: it is computed, or left", async () => {
  const { app } = await openLarge({ measure: "closeness", isSampled: false, exact: 60, sampled: null });
  app.actions.change({ weights: "on" });
  await rest(app);
  app.actions.changeMeasure("closeness");
  await rest(app);
  expect(app.store.getState()).toMatchObject({ offer: { cost: { sampled: null } }, settings: { measure: "impressions" } });
  app.actions.agree("exact");
  await rest(app);
  expect(app.store.getState()).toMatchObject({ offer: null, exactAgreed: ["closeness"], settings: { measure: "closeness", approximate: null } });
  expect(app.store.getState().board?.measure).toBe("closeness");
});

test("of several measures that take long each is asked about, one after the other; who agreed to one has not agreed to another", async () => {
  const { app, asked } = await openLarge((measure) => ({ ...slow, measure, sampled: measure === "betweenness" ? slow.sampled : null }));
  app.actions.change({ weights: "on" });
  await rest(app);
  app.actions.changeList({ columns: ["closeness", "betweenness"] });
  await rest(app);
  expect(app.store.getState().offer?.cost.measure).toBe("closeness");
  app.actions.agree("exact");
  await rest(app);
  expect(app.store.getState().offer?.cost.measure).toBe("betweenness");
  expect(app.store.getState().list.columns).not.toContain("closeness");
  app.actions.agree("exact");
  await rest(app);
  expect(app.store.getState()).toMatchObject({ offer: null, exactAgreed: ["closeness", "betweenness"] });
  expect(app.store.getState().list.columns).toEqual(["closeness", "betweenness"]);
  expect(asked).toEqual(["closeness", "betweenness"]);
});

test.each([
  ["a colour", "view=map&colour=number+betweenness", { colour: "role" }, { colour: { measure: "betweenness" } }],
  ["a range", "view=list&range=betweenness_1_", { shown: { ranges: [] } }, { shown: { ranges: [{ measure: "betweenness", least: 1, most: null }] } }],
  ["an axis", "view=groups&tab=scatter&x=betweenness", { groups: { x: null } }, { groups: { x: { measure: "betweenness" } } }],
  ["what ranks", "view=board&measure=betweenness", { settings: { measure: "impressions" } }, { settings: { measure: "betweenness" } }],
])("%s that takes long and comes from the address is asked about before it is computed", async (_what, address, before, after) => {
  const { app, asked } = await openLarge(slow, large, `#rows=34000&${address}`);
  expect(app.store.getState()).toMatchObject({ ...before, offer: { cost: slow } });
  expect(asked).toEqual(["betweenness"]);
  app.actions.agree("sampled");
  await rest(app);
  expect(app.store.getState()).toMatchObject({ ...after, offer: null, settings: { approximate: 0.05 } });
});

test("a sampled colour is asked about again before it becomes exact", async () => {
  const { app } = await openLarge(slow);
  app.actions.colourBy({ measure: "betweenness" });
  await rest(app);
  app.actions.agree("sampled");
  await rest(app);
  app.actions.change({ approximate: null });
  await rest(app);
  expect(app.store.getState()).toMatchObject({ offer: { cost: slow }, settings: { approximate: 0.05 } });
});
