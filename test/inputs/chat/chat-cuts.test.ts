import { readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { recognise } from "../../../src/inputs/registry.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf, utf8 } from "../decode-help.ts";
import { memoryFile, readFirst, readTables } from "../talk-help.ts";
import { makeZip } from "../zip/make-zip.ts";

const samples = sharedPath("data/chat-export-samples");

test.runIf(samples !== undefined).each([
  ["discord", "discord/GC_3A_5M.json"],
  ["discord", "discord/SV_5A_5M.json"],
  ["messenger", "messenger/2A_7M.json"],
  ["telegram", "telegram/DM_2A_7M.json"],
  ["telegram", "telegram/BIG_20A_5475M.json"],
])("%s cut off at 20 points is refused with its line: %s", async (format, path) => {
  const whole = new Uint8Array(readFileSync(`${samples!}/${path}`));
  for (let cut = 1; cut <= 20; cut++) {
    const bytes = whole.subarray(0, Math.floor((whole.length * cut) / 21));
    const error = await errorOf(() => readTables(memoryFile("a.json", bytes), format));
    // A cut inside a letter of several bytes is found before the JSON is.
    expect(["json-cut-off", "encoding"]).toContain(error.code);
    expect(error.where.line).toBe(new TextDecoder().decode(bytes).split("\n").length);
  }
});

test("an export of Slack or Facebook that shows only in the directory of the archive is still known", async () => {
  const filler = { name: "canvas/a.bin", content: new Uint8Array(randomBytes(400_000)) };
  const day = JSON.stringify([{ type: "message", user: "U1", ts: "1704103200.000100", text: "hi" }]);
  const slack = await readTables(memoryFile("a.zip", makeZip([filler, { name: "general/2024-01-01.json", content: day }, { name: "users.json", content: "[]" }])));
  expect(slack.map(({ part, records }) => [part, records.length])).toEqual([["", 1], ["people", 0]]);
  expect(slack[0]!.notices).toMatchObject([{ code: "zip-member-skipped", count: 1 }]);
  const thread = JSON.stringify({ participants: [{ name: "Ann" }, { name: "Ben" }], messages: [{ sender_name: "Ann", timestamp_ms: 1, content: "x" }], title: "t", thread_path: "inbox/a" });
  const messenger = await readTables(memoryFile("a.zip", makeZip([filler, { name: "messages/inbox/a_1/message_1.json", content: thread }])));
  expect(messenger[0]!.records).toMatchObject([{ from: "Ann", to: "Ben" }]);
});

test("plain JSON with fields of the same names is no chat", () => {
  const kind = (value: unknown): string => recognise({ name: "a.json", bytes: utf8(JSON.stringify(value)), isWhole: true }).id;
  expect(["json", "json-network", "json-lists"]).toContain(kind({ messages: [{ from: "ann", to: "ben", text: "x", date: "2024-01-01" }] }));
  expect(kind([{ user: "ann", text: "x", ts: "2024-01-01T10:00:00Z" }])).toBe("json");
  expect(kind([{ id: "1", name: "Ann", team: "x" }])).toBe("json");
  expect(kind({ type: "personal", id: 1, messages: [{ id: 1, text: "x" }] })).not.toBe("telegram");
});

test("a text that goes on beyond 64 MB is a quote that was never closed", { timeout: 60_000 }, async () => {
  const bytes = new Uint8Array(70_000_000).fill(0x61);
  bytes.set(utf8('{"guild":{"id":"1"},"channel":{"id":"2"},"dateRange":{"after":null},"messages":[{"id":"'));
  expect(await errorOf(() => readTables(memoryFile("a.json", bytes, 1 << 20), "discord"))).toMatchObject({ code: "json-invalid" });
});

test("a message with keys such as __proto__ changes nothing else", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const text = '[{"type":"message","user":"U1","ts":"1704103200.000100","text":"x","__proto__":{"user":"evil"},"constructor":{"prototype":{"a":1}}}]';
  expect((await readFirst("a.json", text)).records).toMatchObject([{ from: "U1", text: "x" }]);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});
