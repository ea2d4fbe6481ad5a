import { expect } from "vitest";
import type { Engine } from "../../../src/engine/engine.ts";
import { createApp, type App } from "../../../src/views/store.ts";
import { openAsked } from "../../../src/views/store/opening.ts";
import { newSession } from "../../support/session.ts";

/** 60 messages of seven people to eleven, about three topics in turn. */
export const talk = `from,to,topic\n${Array.from({ length: 60 }, (_, i) => `p${i % 7},p${(i * 3 + 1) % 11},t${i % 3}`).join("\n")}\n`;

export interface OpenedAppOptions {
  readonly engine?: Engine;
  readonly files?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  /** What the page knows already. */
  readonly known?: Parameters<App["tools"]["set"]>[0];
  /** What listens before anything is opened. */
  readonly follow?: (app: App) => void;
}

/** The page's store with files of customers open, nothing under way. */
export async function openedApp({ engine = newSession(), files = { "talk.csv": talk }, now = () => performance.now(), known = {}, follow }: OpenedAppOptions = {}): Promise<App> {
  const app = createApp(engine, [], now);
  follow?.(app);
  app.tools.set({ chosenMode: "customers", catalogue: await engine.catalogue(), ...known });
  app.actions.offerFiles(Object.values(files).map((text) => new Blob([text])), Object.keys(files));
  await rest(app);
  if (app.store.getState().phase === "check") await openAsked(app.tools);
  await rest(app);
  expect(app.store.getState().phase).toBe("workspace");
  return app;
}

/** Resolves once nothing is under way. */
export async function rest(app: App): Promise<void> {
  do await new Promise((done) => setTimeout(done, 10));
  while (Object.keys(app.store.getState().works).length > 0);
  await new Promise((done) => setTimeout(done, 5));
}
