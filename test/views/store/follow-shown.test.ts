import { beforeEach, expect, test } from "vitest";
import { createApp, type App } from "../../../src/views/store.ts";
import { followShown } from "../../../src/views/store/follow-shown.ts";
import { openAsked } from "../../../src/views/store/opening.ts";
import { newSession } from "../../support/session.ts";
import type { Engine } from "../../../src/engine/engine.ts";

const talk = `from,to,topic\n${Array.from({ length: 60 }, (_, i) => `p${i % 7},p${(i * 3 + 1) % 11},t${i % 3}`).join("\n")}\n`;
let app: App;
let engine: Engine;

/** Resolves once nothing is under way. */
async function rest(): Promise<void> {
  do await new Promise((done) => setTimeout(done, 10));
  while (Object.keys(app.store.getState().works).length > 0);
  await new Promise((done) => setTimeout(done, 5));
}

beforeEach(async () => {
  engine = newSession();
  app = createApp(engine, [], () => performance.now());
  followShown(app);
  app.tools.set({ chosenMode: "customers", catalogue: await engine.catalogue() });
  app.actions.offerFiles([new Blob([talk])], ["talk.csv"]);
  await rest();
  if (app.store.getState().phase === "check") await openAsked(app.tools);
  await rest();
  expect(app.store.getState().phase).toBe("workspace");
});

test("who is shown follows roles, ranges and what is counted; without a filter it is everyone", async () => {
  const state = app.store.getState;
  expect(state().passing).toBeNull();
  app.actions.showOnly({ ranges: [{ measure: "posts", least: 9, most: null }] });
  await rest();
  const { settings, shown } = state();
  expect([...state().passing!.people]).toEqual([...(await engine.passing(settings, shown)).people]);
  expect(state().passing!.people.size).toBe(4);
  expect(state().passing!.topMavens.map(({ posts }) => posts)).toEqual([9, 9, 9, 9]);
  // Fewer posts are about one topic: nobody is left, and the board's numbers are everyone's.
  app.actions.change({ topics: ["t1"] });
  await rest();
  expect([state().passing!.people.size, state().passing!.topMavens, state().board!.population]).toEqual([0, [], 11]);
  app.actions.undo();
  await rest();
  expect(state().passing!.people.size).toBe(4);
  app.actions.clearFilters();
  await rest();
  expect(state().passing).toBeNull();
});

test("all filters are cleared in one step, and come back with one", async () => {
  app.actions.change({ topics: ["t1"] });
  app.actions.showOnly({ roles: ["both"] });
  app.actions.clearFilters();
  expect(app.store.getState()).toMatchObject({ settings: { topics: [] }, shown: { roles: [] } });
  app.actions.undo();
  await rest();
  expect(app.store.getState()).toMatchObject({ settings: { topics: ["t1"] }, shown: { roles: ["both"] } });
});
