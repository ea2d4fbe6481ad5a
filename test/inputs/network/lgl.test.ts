import { expect, test } from "vitest";
import { defaultSettings } from "../../../src/engine/settings.ts";
import { fileOf, newSession } from "../../support/session.ts";

async function peopleOf(name: string, text: string): Promise<{ ties: number; people: string[] }> {
  const engine = newSession();
  const { tieCount } = await engine.open([fileOf(name, text)], { mode: "customers" });
  const { rows } = await engine.list({ settings: defaultSettings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
  return { ties: tieCount, people: rows.map(({ id }) => id).sort() };
}

test("a name behind # has the neighbours below it, with or without weights; the people are those names", async () => {
  expect(await peopleOf("talk.lgl", "# ann\nbob\ncy 5\n# bob\ndee\n")).toEqual({ ties: 3, people: ["ann", "bob", "cy", "dee"] });
  expect(await peopleOf("talk.lgl", "# ann\nbob 1\n# bob\ncy 2\n")).toEqual({ ties: 2, people: ["ann", "bob", "cy"] });
});

test("a list of pairs has no names of its own", async () => {
  expect(await peopleOf("talk.ncol", "ann bob 2\nbob cy\n")).toEqual({ ties: 2, people: ["ann", "bob", "cy"] });
});
