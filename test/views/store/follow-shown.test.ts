import { beforeEach, expect, test } from "vitest";
import type { App } from "../../../src/views/store.ts";
import { followShown } from "../../../src/views/store/follow-shown.ts";
import { newSession } from "../../support/session.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { openedApp, rest } from "./opened-app.ts";

let app: App;
let engine: Engine;

beforeEach(async () => {
  engine = newSession();
  app = await openedApp({ engine, follow: followShown });
});

test("who is shown follows roles, ranges and what is counted; without a filter it is everyone", async () => {
  const state = app.store.getState;
  expect(state().passing).toBeNull();
  app.actions.showOnly({ ranges: [{ measure: "posts", least: 9, most: null }] });
  await rest(app);
  const { settings, shown } = state();
  expect([...state().passing!.people]).toEqual([...(await engine.passing(settings, shown)).people]);
  expect(state().passing!.people.size).toBe(4);
  expect(state().passing!.topMavens.map(({ posts }) => posts)).toEqual([9, 9, 9, 9]);
  // Fewer posts are about one topic: nobody is left, and the board's numbers are everyone's.
  app.actions.change({ topics: ["t1"] });
  await rest(app);
  expect([state().passing!.people.size, state().passing!.topMavens, state().board!.population]).toEqual([0, [], 11]);
  app.actions.undo();
  await rest(app);
  expect(state().passing!.people.size).toBe(4);
  app.actions.clearFilters();
  await rest(app);
  expect(state().passing).toBeNull();
});

test("all filters are cleared in one step, and come back with one", async () => {
  app.actions.change({ topics: ["t1"] });
  app.actions.showOnly({ roles: ["both"] });
  app.actions.clearFilters();
  expect(app.store.getState()).toMatchObject({ settings: { topics: [] }, shown: { roles: [] } });
  app.actions.undo();
  await rest(app);
  expect(app.store.getState()).toMatchObject({ settings: { topics: ["t1"] }, shown: { roles: ["both"] } });
});
