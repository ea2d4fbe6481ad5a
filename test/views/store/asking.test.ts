import { beforeEach, expect, test } from "vitest";
import type { App } from "../../../src/views/store.ts";
import { answer, openAsked } from "../../../src/views/store/opening.ts";
import { newSession } from "../../support/session.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { openedApp, rest, talk } from "./opened-app.ts";

let app: App;
let engine: Engine;

beforeEach(async () => {
  engine = newSession();
  app = await openedApp({ engine });
});

test("that an account is ours is undone and done again like any other step", async () => {
  const state = app.store.getState;
  app.actions.treatAsOurs("p1", true);
  await rest(app);
  expect([state().opened?.ours, state().board?.leftOut]).toEqual([1, 1]);
  app.actions.change({ share: 0.6 });
  await rest(app);
  app.actions.undo();
  app.actions.undo();
  await rest(app);
  expect([state().opened?.ours, state().board?.leftOut, state().settings.share]).toEqual([0, 0, 0.8]);
  app.actions.redo();
  await rest(app);
  expect([state().opened?.ours, state().board?.leftOut, state().ours]).toEqual([1, 1, ["p1"]]);
  app.actions.treatAsOurs("p1", false);
  await rest(app);
  expect(state().opened?.ours).toBe(0);
});

test("accounts that the format tells are ours stay so when the files are read again for something else, and can be taken back", async () => {
  const state = app.store.getState;
  const tweets = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? `${i},${i % 12},True,Tue Oct 31 22:10:47 +0000 2017,@shop help,${i + 1},` : `${i},${i % 4 === 1 ? "shop" : "store"},False,Tue Oct 31 22:11:47 +0000 2017,@a we help,,${i - 1}`));
  app.actions.offerFiles([new Blob([`tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n${tweets.join("\n")}\n`])], ["twcs.csv"]);
  await rest(app);
  if (state().phase === "check") await openAsked(app.tools);
  await rest(app);
  const asCome = state().board;
  expect([state().opened?.ours, asCome?.leftOut]).toEqual([2, 2]);
  // A regular expression is looked for while the files are read.
  app.actions.readAs({ topics: { from: ["dictionary"], dictionary: [{ topic: "help", terms: ["/he(l)p/"] }] } });
  await rest(app);
  expect([state().opened?.ours, state().board?.population]).toEqual([2, asCome?.population]);
  app.actions.treatAsOurs("2", true);
  await rest(app);
  expect(state().opened?.ours).toBe(3);
  app.actions.treatAsOurs("shop", false);
  await rest(app);
  expect(state().opened?.ours).toBe(2);
  app.actions.undo();
  app.actions.undo();
  await rest(app);
  expect([state().opened?.ours, state().board?.leftOut]).toEqual([2, 2]);
});

test("quick changes of what is ours end with what was said last", async () => {
  app.actions.treatAsOurs("p1", true);
  app.actions.treatAsOurs("p2", true);
  app.actions.undo();
  app.actions.undo();
  app.actions.treatAsOurs("p3", true);
  await rest(app);
  const { opened, loaded, board } = app.store.getState();
  expect([opened?.ours, loaded?.options.ours, board?.leftOut]).toEqual([1, ["p3"], 1]);
});

test("a cancelled change goes back to the settings that have a result, says so, and leaves nothing to undo", async () => {
  const state = app.store.getState;
  const before = state().settings;
  app.actions.change({ measure: "betweenness" });
  state().works["board"]!.cancel();
  await rest(app);
  expect(state().settings).toBe(before);
  expect(state().history.past).toEqual([]);
  expect(state().told).toContain("Cancelled");
  app.actions.change({ share: 0.6 });
  await rest(app);
  expect(state().board).toMatchObject({ measure: "impressions", share: 0.6 });
  expect(state().told).toBe("");
});

test("small steps of one movement are one step back", async () => {
  app.actions.change({ share: 0.79 });
  app.actions.change({ share: 0.78 }, { isSameStep: true });
  app.actions.change({ share: 0.77 }, { isSameStep: true });
  app.actions.undo();
  await rest(app);
  expect(app.store.getState().settings.share).toBe(0.8);
});

test("a byte that does not belong there, far down the file, becomes a question, and its answer opens the file", async () => {
  const long = Buffer.from(`from,to\n${Array.from({ length: 3000 }, (_, i) => `p${i % 7},p${(i * 3 + 1) % 11}`).join("\n")}\np1,Ren\xe9e\n`, "latin1");
  app.actions.offerFiles([new Blob([long])], ["long.csv"]);
  await rest(app);
  if (app.store.getState().phase === "check") await openAsked(app.tools);
  await rest(app);
  const { phase, inspection, asked, error } = app.store.getState();
  expect([phase, inspection?.questions.map((question) => question.code), error]).toEqual(["check", ["encoding"], null]);
  await answer(app.tools, { ...asked!.options, files: [{ ...asked!.options.files?.[0], encoding: "windows-1252" }] });
  expect(app.store.getState().inspection?.questions).toEqual([]);
  await openAsked(app.tools);
  expect(app.store.getState().opened?.messages).toBe(3001);
});

test("an address of data that are not open waits for them and is then shown", async () => {
  app.tools.set({ awaited: { title: "talk.csv", address: "#data=talk.csv&rows=60&view=list&share=70&topic=t1&topic=gone" } });
  app.actions.offerFiles([new Blob([talk])], ["talk.csv"]);
  await rest(app);
  if (app.store.getState().phase === "check") await openAsked(app.tools);
  await rest(app);
  const { view, settings, told, awaited } = app.store.getState();
  expect([view, settings.share, settings.topics, awaited]).toEqual(["list", 0.7, ["t1"], null]);
  expect(told).toContain("the topic “gone”");
});
