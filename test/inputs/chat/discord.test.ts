import { expect, test } from "vitest";
import { newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { countCodes, diskFile, memoryFile, readFirst, readTables } from "../talk-help.ts";

const message = (id: string, author: string, content: string, more: object = {}): object => ({ id, type: "Default", timestamp: "2024-01-01T10:00:00.000+00:00", content, author: { id: author, name: `name${author}`, nickname: `nick${author}`, isBot: false }, mentions: [], ...more });
const channel = (type: string, messages: readonly object[]): string => JSON.stringify({ guild: { id: "0", name: "G" }, channel: { id: "9", type, category: "C", name: "general" }, dateRange: { after: null, before: null }, messages, messageCount: messages.length });

test("answers, mentions, forwards, bots and what Discord itself wrote", async () => {
  const { format, records, setAside } = await readFirst(
    "a.json",
    channel("GuildTextChat", [
      message("1", "10", "hello"),
      message("2", "20", "@everyone @nick10", { type: "Reply", reference: { messageId: "1", channelId: "9" }, mentions: [{ id: "10", name: "name10", isBot: false }, { id: "99", name: "bot", isBot: true }] }),
      message("3", "20", "", { reference: { messageId: "1" }, forwardedMessage: { content: "hello" } }),
      message("4", "99", "beep", { author: { id: "99", name: "bot", isBot: true } }),
      message("5", "10", "pinned", { type: "ChannelPinnedMessage" }),
    ]),
  );
  expect(format).toBe("discord");
  expect(records).toEqual([
    { from: "10", "from name": "nick10", time: "2024-01-01T10:00:00.000+00:00", text: "hello", channel: "general", "message id": "1" },
    { from: "20", "from name": "nick20", mentioned: "10", time: "2024-01-01T10:00:00.000+00:00", text: "@everyone @nick10", channel: "general", "message id": "2", "reply to": "1" },
    { from: "20", "from name": "nick20", time: "2024-01-01T10:00:00.000+00:00", channel: "general", "message id": "3" },
  ]);
  expect(countCodes(setAside)).toEqual({ "bot-message": 1, "system-message": 1 });
});

test("direct messages go to the others; in a server nobody knows who reads along", async () => {
  const messages = [message("1", "10", "a"), message("2", "20", "b"), message("3", "30", "c")];
  expect((await readFirst("a.json", channel("DirectGroupTextChat", messages))).records.map(({ to }) => to)).toEqual(["20;30", "10;30", "10;20"]);
  expect((await readFirst("a.json", channel("GuildTextChat", messages))).records.map(({ to }) => to)).toEqual([undefined, undefined, undefined]);
});

test("whom people write to, counted by hand: a mention of everyone is nobody", async () => {
  const engine = newSession();
  const messages = [message("1", "10", "@everyone"), message("2", "20", "x", { type: "Reply", reference: { messageId: "1" } }), message("3", "20", "x", { mentions: [{ id: "30", isBot: false }] })];
  await engine.open([memoryFile("a.json", channel("GuildTextChat", messages))], { mode: "customers" });
  expect((await rankJson(engine)).network).toMatchObject({ people: 3, ties: 2, messages: 3 });
});

test("plain text and web pages are named, with what to do", async () => {
  const text = `${"=".repeat(62)}\nGuild: G\nChannel: C / general\n${"=".repeat(62)}\n\n[1/1/2024 10:00 AM] ann\nhi\n`;
  const error = await errorOf(() => readTables(memoryFile("a.txt", text)));
  expect(error).toMatchObject({ code: "format-unsupported" });
  expect(error.message).toContain("a Discord channel as plain text");
  expect(error.hint).toContain("JSON or CSV");
  for (const [page, what] of [
    ['<!DOCTYPE html>\n<html><head></head><body><div class="chatlog"></div>', "a Discord channel"],
    ["<!DOCTYPE html>\n<html>\n <head><title>Exported Data</title>", "a Telegram chat"],
    ['<html><body class="_5vb_"><div class="_a6-g">', "a Facebook or Instagram conversation"],
  ] as const) {
    expect((await errorOf(() => readTables(memoryFile("a.html", page)))).message).toContain(what);
  }
});

const samples = sharedPath("data/chat-export-samples/discord");

test.runIf(samples !== undefined)("the samples, as counted by hand", async () => {
  const read = async (name: string): Promise<unknown> => {
    const [table] = await readTables(diskFile(`${samples!}/${name}`));
    return [table!.records.length, new Set(table!.records.map(({ from }) => from)).size, countCodes(table!.setAside), table!.records.filter((record) => record["reply to"] !== undefined).length];
  };
  expect(await read("DM_2A_2M.json")).toEqual([1, 1, { "bot-message": 2 }, 0]);
  expect(await read("GC_3A_5M.json")).toEqual([3, 3, { "system-message": 3 }, 1]);
  expect(await read("SV_5A_5M.json")).toEqual([5, 2, {}, 0]);
});
