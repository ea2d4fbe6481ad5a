import { expect, test } from "vitest";
import { repairMojibake } from "../../../src/inputs/chat/mojibake.ts";
import { newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { countCodes, diskFile, memoryFile, readFirst, readTables } from "../talk-help.ts";
import { makeZip } from "../zip/make-zip.ts";

/** UTF-8 bytes as letters, as Meta writes them. */
const broken = (text: string): string => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
const message = (name: string, at: number, content: string, more: object = {}): object => ({ sender_name: broken(name), timestamp_ms: 1_704_103_200_000 + at, content: broken(content), type: "Generic", ...more });
const thread = (people: readonly string[], messages: readonly object[]): string => JSON.stringify({ participants: people.map((name) => ({ name: broken(name) })), messages, title: broken("Über uns"), thread_path: "inbox/x_1" });

test("bytes written as letters are put right, and only they", () => {
  expect(repairMojibake(broken("Jörg 😀 李"))).toBe("Jörg 😀 李");
  for (const text of ["", "plain", "Jörg", "café 李", "Ã", "\u00c3\u0142", broken("ö").slice(0, 1)]) expect(repairMojibake(text)).toBe(text);
});

test("a conversation: names and texts put right, said once; calls and what was taken back set aside", async () => {
  const { format, records, setAside, notices } = await readFirst("message_1.json", thread(["Jörg", "Ann"], [message("Jörg", 2, "Grüße"), message("Ann", 1, "hi"), message("Ann", 0, "", { is_unsent: true }), message("Ann", 3, "called", { type: "Call", call_duration: 5 }), message("Ann", 4, "x", { type: "Subscribe" })]));
  expect(format).toBe("messenger");
  expect(records).toEqual([
    { from: "Jörg", to: "Ann", time: "1704103200002", text: "Grüße", channel: "Über uns" },
    { from: "Ann", to: "Jörg", time: "1704103200001", text: "hi", channel: "Über uns" },
  ]);
  expect(countCodes(setAside)).toEqual({ "deleted-message": 1, "system-message": 2 });
  expect(countCodes(notices)).toEqual({ "mojibake-repaired": 2 });
});

test("participants who never wrote are written to; beyond ten nobody is", async () => {
  expect((await readFirst("message_1.json", thread(["Ann", "Ben", "Carl, Jr."], [message("Ann", 1, "x")]))).records[0]).toMatchObject({ to: '["Ben","Carl, Jr."]' });
  expect((await readFirst("message_1.json", thread(Array.from({ length: 11 }, (_, i) => `P${i}`), [message("P0", 1, "x")]))).records[0]).not.toHaveProperty("to");
});

test("a conversation as Messenger saves it", async () => {
  const saved = JSON.stringify({ participants: ["Ann", "Ben"], threadName: "Ben_1", messages: [{ isUnsent: false, media: [], reactions: [], senderName: "Ann", text: "Grüße", timestamp: 1_704_103_200_000, type: "text" }] });
  expect((await readFirst("Ben_1.json", saved)).records).toEqual([{ from: "Ann", to: "Ben", time: "1704103200000", text: "Grüße", channel: "Ben_1" }]);
});

test("a download is one table: each conversation's files together, names with marks and __proto__ as they are", async () => {
  const inbox = "your_facebook_activity/messages/inbox";
  const content = makeZip([
    { name: `${inbox}/a_1/message_1.json`, content: thread(["__proto__", 'Ann "A" B'], [message("__proto__", 1, "x")]) },
    { name: `${inbox}/a_1/message_2.json`, content: thread([], [message('Ann "A" B', 2, "y")]) },
    { name: `${inbox}/a_1/photos/1.jpg`, content: "jpg" },
    { name: `${inbox}/b_2/message_1.json`, content: thread(["__proto__", "Carl"], [message("Carl", 3, "z")]) },
  ]);
  const [read] = await readTables(memoryFile("facebook.zip", content));
  expect(read!.format).toBe("messenger-zip");
  expect(read!.records.map(({ from, to }) => [from, to])).toEqual([["__proto__", '["Ann \\"A\\" B"]'], ['Ann "A" B', "__proto__"], ["Carl", "__proto__"]]);
  const engine = newSession();
  await engine.open([memoryFile("facebook.zip", content)], { mode: "customers" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ people: 3, ties: 3, messages: 3, reciprocity: 2 / 3 });
  expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining(["__proto__", 'Ann "A" B', "Carl"]));
});

const sample = sharedPath("data/chat-export-samples/messenger/2A_7M.json");

test.runIf(sample !== undefined)("the sample: 7 messages, 2 of Alice and 5 of Bob, each to the other", async () => {
  const [read] = await readTables(diskFile(sample!));
  expect(read!.records.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(["Alice Bob", "Alice Bob", "Bob Alice", "Bob Alice", "Bob Alice", "Bob Alice", "Bob Alice"]);
  expect(read!.records.filter(({ text }) => text === undefined)).toHaveLength(4);
});
