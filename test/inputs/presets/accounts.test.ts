import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileOf, newSession, openFiles } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";

test("who the people table calls a bot is proposed as one, whatever it is called", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,bob\nhal,ann\nbob,ann\n", "people.csv": "id,name,is_bot\nann,Ann,false\nbob,Bob,false\nhal,Hal,true\n" });
  expect((await engine.accounts()).map(({ id, kind, isLikely }) => [id, kind, isLikely])).toEqual([["hal", "bot", true]]);
});

const twcs = sharedPath("data/twcs-customer-support/twcs.csv");
test.skipIf(twcs === undefined)("customer support: the brands' desks are ours to begin with, leave the lists and are proposed with the reason", async () => {
  const bytes = readFileSync(twcs!);
  const engine = newSession();
  const opened = await engine.open([fileOf("twcs.csv", bytes)], { mode: "customers" });
  const desks = (await engine.accounts()).filter(({ kind }) => kind === "ours");
  expect(desks.length).toBe(opened.ours);
  expect(desks.every(({ isLikely, reason, id }) => isLikely && reason.includes("inbound") && !/^\d+$/.test(id))).toBe(true);
  // Nobody is ours where it is said so.
  expect((await newSession().open([fileOf("twcs.csv", bytes)], { mode: "customers", ours: [] })).ours).toBe(0);
});
