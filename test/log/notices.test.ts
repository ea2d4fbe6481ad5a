import { expect, test } from "vitest";
import type { Notice } from "../../src/core/notice.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";

async function noticed(files: Readonly<Record<string, string>>, options: OpenOptions = {}): Promise<Map<string, Notice>> {
  const engine = newSession();
  const opened = await engine.open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", ...options });
  return new Map(opened.notices.map((notice) => [notice.code, notice]));
}

test("pairs listed in both directions are counted as pairs, however often and in whatever order", async () => {
  const rows = ["a,b", "b,a", "a,b", "b,a", "b,c", "c,b", "c,d", "c,d", "d,d"];
  for (const order of [rows, rows.toReversed()]) {
    const notices = await noticed({ "talk.csv": `from,to\n${order.join("\n")}\n` }, { undirected: true });
    expect(notices.get("pair-listed-twice")).toMatchObject({ count: 2, severity: "warning" });
  }
  expect((await noticed({ "talk.csv": "from,to\na,b\nb,c\n" }, { undirected: true })).has("pair-listed-twice")).toBe(false);
});

test("messages to nobody are a fact among others, and a warning where they are all there is", async () => {
  expect((await noticed({ "talk.csv": "from,to\na,b\nb,\n" })).get("broadcast")).toMatchObject({ count: 1, severity: "info" });
  expect((await noticed({ "talk.csv": "from,to\na,\nb,\n" })).get("broadcast")).toMatchObject({ count: 2, severity: "warning", hint: expect.stringContaining("--columns to=") });
});

test("one thing is not said in the plural", async () => {
  const notices = await noticed({ "talk.csv": 'id,from,to\n1,a,"b;b;c"\n2,b,a\n' }, { maxRecipients: 1 });
  expect(notices.get("recipient-repeated")?.message).toMatch(/^1 recipient is /);
  expect(notices.get("over-max-recipients")?.message).toMatch(/^1 message went to more than 1 person/);
});

test("an account of ours that is nobody is told without naming it in the sentence", async () => {
  const notice = (await noticed({ "talk.csv": "from,to\na,b\n" }, { ours: ["Zoe"], mode: "employees" })).get("ours-unknown");
  expect(JSON.stringify(notice)).not.toContain("Zoe");
  expect((await noticed({ "talk.csv": "from,to\na,b\n" }, { ours: ["Zoe"] })).get("ours-unknown")?.sample).toBe("Zoe");
});

test("names come from the column of names where another column is the key", async () => {
  const engine = newSession();
  await engine.open([fileOf("talk.csv", "from,to\na1,b2\nb2,a1\n"), fileOf("people.csv", "name,code\nAnn,a1\nBob,b2\n")], { mode: "customers", files: [{}, { kind: "people" }] });
  expect((await engine.search("Bob", settingsOf(), 5)).map(({ id }) => id)).toEqual(["b2"]);
});

test("where no rule yields a connection, naming recipients is no advice if there are some", async () => {
  const hint = (await noticed({ "talk.csv": "from,to,channel\na,a,x\na,,x\n" }, { ties: ["channel"] })).get("broadcast")!.hint;
  expect(hint).not.toContain("--columns");
  expect(hint).toContain("--ties");
});
