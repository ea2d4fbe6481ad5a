import { expect, test } from "vitest";
import { unattended } from "../../../src/core/task.ts";
import { json } from "../../../src/inputs/json/json.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { fileOf, newSession } from "../../support/session.ts";
import { decodeAll, errorOf, sourceOf, utf8 } from "../decode-help.ts";

const users = [{ id: "u1", name: "Ann", team: "red" }, { id: "u2", name: "Ben", team: "blue" }];
const messages = [{ from: "u1", to: "u2", text: "hello to you", time: "2023-01-01T10:00:00Z" }, { from: "u2", to: "u1", text: "hello to you too", time: "2023-01-01T11:00:00Z" }];

async function partsOf(document: unknown): Promise<string[]> {
  const { format, tables } = await openTables(sourceOf("x.json", utf8(JSON.stringify(document))), {}, { file: "x.json", task: unattended });
  return [format.id, ...tables.map(({ part }) => part)];
}

test("of several lists the one that says who wrote is the file, the others go by their key, whatever the order", async () => {
  expect(await partsOf({ users, messages, note: 1 })).toEqual(["json-lists", "", "users"]);
  expect(await partsOf({ messages, users })).toEqual(["json-lists", "", "users"]);
  const opened = await newSession().open([fileOf("x.json", JSON.stringify({ users: [...users, { id: "u3", name: "Cem", team: "red" }], messages }))], { mode: "customers" });
  expect(opened).toMatchObject({ people: 3, silent: 1, tieCount: 2, messages: 2 });
});

test("one list, and lists of other things, are JSON as before", async () => {
  expect(await partsOf({ count: 2, tags: ["a"], data: messages })).toEqual(["json", ""]);
  expect(await partsOf(messages)).toEqual(["json", ""]);
});

test("lists that stand in objects which hold little else are found; the nearest to the top count", async () => {
  expect(await partsOf({ data: { messages } })).toEqual(["json-lists", ""]);
  expect(await partsOf({ status: "ok", response: { page: 1, result: { users, messages } } })).toEqual(["json-lists", "", "response.result.users"]);
  expect(await partsOf({ meta: { tags: [{ tag: "a" }, { tag: "b" }] }, messages })).toEqual(["json", ""]);
  expect(await partsOf({ a: { b: { c: [{ x: 1 }, { x: 2 }] } }, data: { messages } })).toEqual(["json-lists", ""]);
  const opened = await newSession().open([fileOf("x.json", JSON.stringify({ data: { page: { skipped: [1, [2, { messages: [{ a: 1 }] }], {}] }, empty: [], messages }, messages: "none" }, null, 2))], { mode: "customers" });
  expect(opened).toMatchObject({ people: 2, tieCount: 2, messages: 2, rowsRead: 2 });
});

test("one record with lists of its own is a record, in a line and spread over several", async () => {
  const post = { id: 1, from: "u1", to: "u2", text: "hello", created: "2023-01-01", lang: "en", likes: 3, entities: { hashtags: [{ text: "a" }, { text: "b" }] } };
  expect((await partsOf(post))[0]).toBe("ndjson");
  expect((await partsOf({ from: "u1", to: "u2", user: { tags: [{ t: "a" }] } }))[0]).toBe("ndjson");
  const lines = [post, { ...post, id: 2 }].map((record) => JSON.stringify(record)).join("\n");
  const opened = await newSession().open([fileOf("posts.json", lines)], { mode: "customers" });
  expect(opened).toMatchObject({ messages: 2, rowsRead: 2 });
});

test("a second list far behind the first is refused by plain JSON with the format that reads both", async () => {
  const many = Array.from({ length: 5000 }, (_, k) => ({ from: `p${k}`, to: "q", text: "hello there to you" }));
  const error = await errorOf(() => decodeAll(json, JSON.stringify({ messages: many, users })));
  expect(error).toMatchObject({ code: "json-two-lists" });
  expect(error.hint).toContain("json-lists");
});

test("nested objects are flattened with points, and lists keep their text", async () => {
  const { columns, cells } = await decodeAll(json, '[{"from":{"user":{"displayName":"Ann"}},"mentions":[{"id":1}]}]');
  expect(columns).toEqual(["from.user.displayName", "mentions"]);
  expect(cells).toEqual([["Ann", '[{"id":1}]']]);
});
