import { expect, test } from "vitest";
import { newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { countCodes, diskFile, memoryFile, readFirst, readTables } from "../talk-help.ts";

const message = (id: number, from: string, text: unknown, more: object = {}): object => ({ id, type: "message", date: "2024-01-01T10:00:00", date_unixtime: String(1_704_103_200 + id), from: `Name ${from}`, from_id: `user${from}`, text, ...more });
const chat = (kind: string, messages: readonly object[], more: object = {}): object => ({ name: "A chat", type: kind, id: 77, messages, ...more });
const read = (value: unknown): ReturnType<typeof readFirst> => readFirst("result.json", JSON.stringify(value));

test("text is a string or a list of pieces; replies, mentions and forwards have their columns", async () => {
  const { format, records } = await read(
    chat("private_supergroup", [
      message(1, "1", "hello"),
      message(2, "2", ["see ", { type: "link", text: "https://x.example" }, " ", { type: "mention", text: "@carl" }, { type: "mention_name", text: "Dora", user_id: 4 }], { reply_to_message_id: 1 }),
      message(3, "3", "passed on", { forwarded_from: "Name 1" }),
      message(4, "3", "from afar", { forwarded_from: "Somebody", reply_to_message_id: 9, reply_to_peer_id: "channel5" }),
    ]),
  );
  expect(format).toBe("telegram");
  expect(records).toEqual([
    { from: "user1", "from name": "Name 1", to: "user2;user3", time: "2024-01-01T10:00:01.000Z", text: "hello", channel: "A chat", "message id": "77/1" },
    { from: "user2", "from name": "Name 2", mentioned: "@carl;user4", time: "2024-01-01T10:00:02.000Z", text: "see https://x.example @carlDora", channel: "A chat", "message id": "77/2", "reply to": "77/1" },
    { from: "user3", "from name": "Name 3", to: "user1;user2", time: "2024-01-01T10:00:03.000Z", text: "passed on", channel: "A chat", "message id": "77/3", "repost of": "user1" },
    { from: "user3", "from name": "Name 3", to: "user1;user2", time: "2024-01-01T10:00:04.000Z", text: "from afar", channel: "A chat", "message id": "77/4", "repost of": "Somebody" },
  ]);
});

test("what Telegram itself wrote, and chats with bots, are set aside", async () => {
  const service = { id: 5, type: "service", date: "2024-01-01T10:00:00", actor: "Name 1", actor_id: "user1", action: "invite_members", text: "" };
  const { records, setAside } = await read(chat("private_group", [service, message(1, "1", "x")]));
  expect(records).toHaveLength(1);
  expect(setAside).toMatchObject([{ code: "system-message", reason: "written by Telegram, not by a person: invite members" }]);
  expect(countCodes((await read(chat("bot_chat", [message(1, "1", "/start"), message(2, "2", "Hello!")]))).setAside)).toEqual({ "bot-message": 2 });
});

test("a chat of two addresses the other one, though he never wrote", async () => {
  const { records } = await read(chat("personal_chat", [message(1, "1", "x")]));
  expect(records).toMatchObject([{ from: "user1", to: "user77" }]);
});

test.each([
  ["private_group", 10, 9],
  ["private_group", 11, 0],
  ["public_supergroup", 3, 0],
  ["public_channel", 3, 0],
])("in a %s of %d people a message to nobody goes to %d", async (kind, people, others) => {
  const { records } = await read(chat(kind, Array.from({ length: people }, (_, i) => message(i + 1, String(i), "x"))));
  expect((records[0]!["to"] ?? "").split(";").filter((id) => id !== "")).toHaveLength(others);
});

test("a whole account is one table, each chat by itself", async () => {
  const account = {
    about: "Here is the data you requested.",
    personal_information: { user_id: 1, first_name: "Ann" },
    contacts: { about: "x", list: [{ user_id: 2, first_name: "Ben" }] },
    chats: { about: "y", list: [chat("personal_chat", [message(1, "1", "a")], { id: 2, name: "Ben" }), chat("private_group", [message(1, "1", "b"), message(2, "3", "c", { reply_to_message_id: 1 })], { id: 3, name: "Group" }), { type: "saved_messages", id: 4, messages: [message(1, "1", "note")] }] },
    left_chats: { about: "z", list: [chat("private_group", [message(1, "9", "d")], { id: 5, name: null })] },
  };
  const { records } = await read(account);
  expect(records.map((record) => [record["message id"], record["channel"], record["to"], record["reply to"]])).toEqual([
    ["2/1", "Ben", "user2", undefined],
    ["3/1", "Group", "user3", undefined],
    ["3/2", "Group", undefined, "3/1"],
    ["4/1", "4", undefined, undefined],
    ["5/1", "5", undefined, undefined],
  ]);
});

test("whom people write to, counted by hand", async () => {
  const engine = newSession();
  const messages = [message(1, "1", "to all"), message(2, "2", "answer", { reply_to_message_id: 1 }), message(3, "3", [{ type: "mention_name", text: "x", user_id: 2 }]), message(4, "__proto__", "x")];
  await engine.open([memoryFile("result.json", JSON.stringify(chat("private_group", messages)))], { mode: "customers" });
  const { network, people } = await rankJson(engine);
  // 1 → 2, 3, __proto__; 2 → 1; 3 → 2; __proto__ → 1, 2, 3.
  expect(network).toMatchObject({ people: 4, ties: 8, messages: 4 });
  expect(people.map(({ id }) => id)).toContain("user__proto__");
  expect(people.find(({ id }) => id === "user1")!.name).toBe("Name 1");
});

test("a file that is cut off is refused with its line", async () => {
  const whole = JSON.stringify(chat("private_group", [message(1, "1", "x"), message(2, "2", "y")]), null, 1);
  for (let cut = 1; cut < 20; cut++) {
    const error = await errorOf(() => readTables(memoryFile("result.json", whole.slice(0, Math.floor((whole.length * cut) / 20))), "telegram"));
    expect(error).toMatchObject({ code: "json-cut-off" });
    expect(error.where.line).toBeGreaterThan(0);
  }
});

const samples = sharedPath("data/chat-export-samples/telegram");

test.runIf(samples !== undefined)("the samples: 5,475 messages of 20 people; 6 of 8 records of two", async () => {
  const [big] = await readTables(diskFile(`${samples!}/BIG_20A_5475M.json`));
  expect(big!.records).toHaveLength(5475);
  expect(new Set(big!.records.map(({ from }) => from)).size).toBe(20);
  const [two] = await readTables(diskFile(`${samples!}/DM_2A_7M.json`));
  expect(two!.records.map(({ from, to, time }) => [from, to, time])).toEqual([
    ["user700000000", "user300000000", "2019-07-12T16:55:32"],
    ["user300000000", "user700000000", "2022-03-08T13:07:42"],
    ["user700000000", "user300000000", "2022-05-09T22:23:53.000Z"],
    ["user300000000", "user700000000", "2022-05-09T23:26:09.000Z"],
    ["user300000000", "user700000000", "2022-06-10T22:06:38.000Z"],
    ["user300000000", "user700000000", "2022-06-10T22:06:39.000Z"],
  ]);
  expect(countCodes(two!.setAside)).toEqual({ "system-message": 2 });
});
