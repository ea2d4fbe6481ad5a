import { expect, test } from "vitest";
import type { Opened, OpenOptions } from "../../src/engine/opening.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { fileOf, newSession, openFiles, rankJson, settingsOf } from "../support/session.ts";

/** Opens one file and lists its ties as "from>to weight", sorted. */
async function tiesOf(text: string, options: OpenOptions = {}): Promise<string[]> {
  const { bytes } = await (await openFiles({ "m.csv": text }, options)).write("ties", settingsOf(), {});
  const lines = new TextDecoder().decode(bytes).trimEnd().split("\n").slice(1);
  return lines.map((line) => line.split(",")).map(([from, to, , weight]) => `${from}>${to} ${weight}`);
}

async function openRules(text: string): Promise<Opened> {
  return newSession().open([fileOf("m.csv", text)], { mode: "customers" });
}

async function peopleOf(text: string, options: OpenOptions = {}, settings: Partial<Settings> = {}): Promise<Record<string, { posts: unknown; impressions: unknown }>> {
  const { people } = await rankJson(await openFiles({ "m.csv": text }, options), settings);
  return Object.fromEntries(people.map((p) => [p.id, { posts: p["posts"], impressions: p["impressions"] }]));
}

const reposts = "tweet_id,author,text,retweet_of\n1,ann,hello to all of you,\n2,bob,RT @ann: hello to all of you,1\n3,cem,RT @ann: hello to all of you,1\n4,bob,my own words @cem,\n";

test("a repost is an impression of the first author and no post of whoever passes it on", async () => {
  expect(await tiesOf(reposts, { ties: ["repost"] })).toEqual(["ann>bob 1", "ann>cem 1"]);
  expect(await peopleOf(reposts, { ties: ["repost"] }, { audience: "delivered" })).toEqual({
    ann: { posts: 1, impressions: 2 }, bob: { posts: 1, impressions: 0 }, cem: { posts: 0, impressions: 0 },
  });
});

test("a repost is no post whatever the rule, and names nobody for whoever passes it on", async () => {
  expect(await tiesOf(reposts, { ties: ["mention"] })).toEqual(["bob>cem 1"]);
  expect((await peopleOf(reposts, { ties: ["mention"] }))["cem"]).toMatchObject({ posts: 0 });
});

test("modelled, a repost is one impression of the first author, not her whole reach once more", async () => {
  // ann reaches bob and cem by their reposts: one post at a reach of 2, two reposts at one each.
  expect((await peopleOf(reposts, { ties: ["repost"] }, { audience: "modelled" }))["ann"]).toEqual({ posts: 1, impressions: 4 });
});

test("a repost names its first author by handle as well", async () => {
  const text = "author,text,retweeted_author\nann,hello,\nbob,RT,@Ann\ncem,RT,dee\n";
  expect(await tiesOf(text, { ties: ["repost"] })).toEqual(["ann>bob 1", "dee>cem 1"]);
});

test("a repost of a repost leads to the first author; a circle of them to nobody", async () => {
  const text = "tweet_id,author,retweet_of\n1,ann,\n2,bob,1\n3,cem,2\n4,dee,5\n5,eva,4\n6,fay,77777777\n";
  expect(await tiesOf(text, { ties: ["repost"] })).toEqual(["ann>bob 1", "ann>cem 1"]);
  const notices = (await (await openFiles({ "m.csv": text }, { ties: ["repost"] })).board(settingsOf())).notices;
  expect(notices).toContainEqual(expect.objectContaining({ code: "origin-missing", count: 3 }));
  expect(notices).toContainEqual(expect.objectContaining({ code: "reposts", count: 5 }));
});

const thread = "message_id,author,thread_id,time,text\n1,ann,t1,2024-01-01T10:00:00Z,a\n2,bob,t1,2024-01-01T11:00:00Z,b\n3,ann,t1,2024-01-01T12:00:00Z,c\n4,cem,t1,2024-01-01T13:00:00Z,d\n5,dee,t2,2024-01-01T09:00:00Z,e\n6,bob,t2,2024-01-01T08:00:00Z,f\n";

test("in a thread each message goes to everyone who wrote there before, once", async () => {
  // t1: 2 → ann, 3 → bob, 4 → ann and bob. t2: bob wrote first, though his row is the later one.
  expect(await tiesOf(thread, { ties: ["thread"] })).toEqual(["ann>bob 1", "bob>ann 1", "cem>ann 1", "cem>bob 1", "dee>bob 1"]);
});

test("the message that a thread is named after belongs to it", async () => {
  const text = "message_id,author,thread_id,time\n1,ann,,2024-01-01T10:00:00Z\n2,bob,1,2024-01-01T11:00:00Z\n3,cem,1,2024-01-01T12:00:00Z\n";
  expect(await tiesOf(text, { ties: ["thread"] })).toEqual(["bob>ann 1", "cem>ann 1", "cem>bob 1"]);
});

test("messages of one moment stand in the order of their ids, whole numbers by size, without ids in that of their authors", async () => {
  const withIds = "message_id,author,thread_id,time\n10,ann,t,2024-01-01T10:00:00Z\n9,bob,t,2024-01-01T10:00:00Z\n";
  expect(await tiesOf(withIds, { ties: ["thread"] })).toEqual(["ann>bob 1"]);
  const without = "author,thread_id,time,text\nbob,t,2024-01-01T10:00:00Z,a longer text\nann,t,2024-01-01T10:00:00Z,another text\n";
  expect(await tiesOf(without, { ties: ["thread"] })).toEqual(["bob>ann 1"]);
});

test("without times and ids the order of the rows is all there is, and that is said", async () => {
  const text = "author,thread_id,text\nbob,t,a longer text\nann,t,another text\n";
  expect(await tiesOf(text, { ties: ["thread"] })).toEqual(["ann>bob 1"]);
  expect((await (await openFiles({ "m.csv": text }, { ties: ["thread"] })).board(settingsOf())).notices).toContainEqual(expect.objectContaining({ code: "order-of-rows" }));
});

test("in a channel each message goes to the other authors of the 50 messages before it", async () => {
  const rows = ["first,c,2024-01-01T00:00:00Z", ...Array.from({ length: 50 }, (_, i) => `b,c,2024-01-01T01:00:${String(i).padStart(2, "0")}Z`), "last,c,2024-01-02T00:00:00Z"];
  const ties = await tiesOf(`author,channel,time\n${rows.join("\n")}\n`, { ties: ["channel"] });
  // The last message looks back on 50 messages of b; the first is the 51st before it.
  expect(ties).toEqual(["b>first 50", "last>b 1"]);
});

test("a reply goes to the author of the message answered, where that is not known to the person named", async () => {
  const text = "id,author,text,in_reply_to,in_reply_to_screen_name\n1,ann,hello there all,,\n2,bob,hi ann and all,1,zoe\n3,cem,me too folks,99,@Ann\n4,dee,me neither,99,gus\n";
  expect(await tiesOf(text, { ties: ["reply"] })).toEqual(["bob>ann 1", "cem>ann 1", "dee>gus 1"]);
  const { notices } = await (await openFiles({ "m.csv": text }, { ties: ["reply"] })).board(settingsOf());
  expect(notices.filter(({ code }) => code === "parent-missing")).toEqual([]);
});

test("mentions come from their own column and from the text, each person once", async () => {
  const text = "author,text,mentions\nann,good morning @bob and all,bob;cem\nbob,good evening dear friends,\n";
  expect(await tiesOf(text, { ties: ["mention"] })).toEqual(["ann>bob 1", "ann>cem 1"]);
});

test("what every rule would yield is counted, and which are in use", async () => {
  const text = "id,author,text,in_reply_to,thread_id\n1,ann,good morning @bob and all,,t\n2,bob,good evening my friends,1,t\n3,cem,hello there @ann and @bob,1,t\n4,cem,hello there @cem,,\n";
  const { tieRules, ties } = await openRules(text);
  expect(ties).toEqual(["reply"]);
  expect(tieRules).toEqual([
    { rule: "reply", ties: 2, messages: 2, isUsed: true },
    { rule: "mention", ties: 3, messages: 2, isUsed: false },
    { rule: "thread", ties: 3, messages: 2, isUsed: false },
  ]);
});

test.each([
  ["addressed", "from,to,text\na,b,hello @c you\n"],
  ["reply", "id,author,text,in_reply_to\n1,a,hello there you,\n2,b,hello @a you,1\n"],
  ["mention", "id,author,text,thread_id\n1,a,hello there @b,t\n2,b,hello to you all,t\n"],
  ["thread", "id,author,text,thread_id,channel\n1,a,hello there you,t,c\n2,b,hello to you all,t,c\n"],
  ["channel", "id,author,text,channel\n1,a,hello there you,c\n2,b,hello to you all,c\n"],
] as const)("without a choice the first rule that yields a tie is used: %s", async (rule, text) => {
  expect((await openRules(text)).ties).toEqual([rule]);
});

test.each([
  ["addressed", "id,author,text\n1,a,hello there you\n"], ["reply", "author,text\na,hello there you\n"], ["mention", "from,to\na,b\n"],
  ["repost", "from,to\na,b\n"], ["thread", "from,to\na,b\n"], ["channel", "from,to\na,b\n"],
] as const)("the rule %s is refused where no column can answer it", async (rule, text) => {
  await expect(openFiles({ "m.csv": text }, { ties: [rule] })).rejects.toMatchObject({ code: "ties-need-column", message: expect.stringContaining(rule) });
});

test("reported reach counts where it is asked for, and what comes without it is said", async () => {
  const text = "author,text,reach\nann,hello to all of you,\"1,200\"\nann,hello once more,300\nbob,good evening friends,\n";
  const engine = await openFiles({ "m.csv": text });
  expect((await rankJson(engine, { audience: "reported" })).people.map((p) => [p.id, p["impressions"]])).toEqual([["ann", 1500], ["bob", 0]]);
  expect((await engine.board(settingsOf({ audience: "reported" }))).notices).toContainEqual(expect.objectContaining({ code: "reach-unknown", count: 1 }));
  expect((await openRules(text)).audiences[0]).toBe("reported");
  await expect((await openFiles({ "m.csv": "from,to\na,b\n" })).board(settingsOf({ audience: "reported" }))).rejects.toMatchObject({ code: "audience-unknown" });
});

test("a date and a clock time beside it are one time", async () => {
  const text = "author,text,date,time\nann,hello to all of you,2024-03-01,14:05\nbob,hello once more you,2024-03-01,09:30:10\ncem,good evening friends,2024-03-02,\n";
  expect((await openRules(text)).timeRange).toEqual([Date.UTC(2024, 2, 1, 9, 30, 10), Date.UTC(2024, 2, 2)]);
});

test("a chain of 100,000 reposts leads to the first author, a circle of as many to nobody", async () => {
  const count = 100_000;
  const rows = Array.from({ length: count }, (_, i) => `${i},u${i % 10},${i === 0 ? "" : i - 1}`);
  const text = (): string => `tweet_id,author,retweet_of\n${rows.join("\n")}\n`;
  const ties = await tiesOf(text(), { ties: ["repost"] });
  expect(ties).toEqual(Array.from({ length: 9 }, (_, k) => `u0>u${k + 1} ${count / 10}`));
  rows[0] = `0,u0,${count - 1}`;
  expect(await tiesOf(text(), { ties: ["repost"] })).toEqual([]);
});

test("one thread of 100,000 messages by ten people is read, one that would tie too many is refused with the number", async () => {
  const thread = (people: number): string => `message_id,author,thread_id\n${Array.from({ length: 100_000 }, (_, i) => `${i},u${i % people},t`).join("\n")}\n`;
  const ties = await tiesOf(thread(10), { ties: ["thread"] });
  expect(ties).toHaveLength(90);
  await expect(openFiles({ "m.csv": thread(50_000) }, { ties: ["thread"] })).rejects.toMatchObject({ code: "ties-too-many", message: expect.stringContaining("3,749,925,000") });
});

test("an id that several channels use means the message of the replier's channel, else the first in time", async () => {
  const text = "ts,author,channel,in_reply_to,time,text\n1,ann,x,,2024-01-02,hello there you\n1,bob,y,,2024-01-01,hello there you\n2,cem,x,1,2024-01-03,hello there you\n3,dee,z,1,2024-01-03,hello there you\n";
  const options = { ties: ["reply"], files: [{ roles: ["messageId", "from", "channel", "replyTo", "time", "text"] }] } as const;
  expect(await tiesOf(text, options)).toEqual(["cem>ann 1", "dee>bob 1"]);
});

test("a quote is a post of its author and an impression of whoever is quoted; of a circle of reposts nobody is", async () => {
  const text = "tweet_id,author,retweet_of,quote\n1,ann,,\n2,bob,,1\n3,cem,,2\n4,dee,2,\n5,eva,6,\n6,fay,5,\n7,gus,,6\n";
  const options = { ties: ["repost"], files: [{ roles: ["messageId", "from", "repostOf", "quoteOf"] }] } as const;
  expect(await tiesOf(text, options)).toEqual(["ann>bob 1", "bob>cem 1", "bob>dee 1"]);
  const people = await peopleOf(text, options, { audience: "delivered" });
  expect(people).toMatchObject({ ann: { posts: 1, impressions: 1 }, bob: { posts: 1, impressions: 2 }, cem: { posts: 1 }, dee: { posts: 0 }, gus: { posts: 1 } });
});

test("@everyone, @here and @channel are nobody, unless somebody is called so", async () => {
  const text = "author,text\nann,hello @everyone and @here and @bob\nbob,hello @Channel my friends\n";
  expect(await tiesOf(text, { ties: ["mention"] })).toEqual(["ann>bob 1"]);
  expect(await tiesOf(`${text}here,it is me who is called so\n`, { ties: ["mention"] })).toEqual(["ann>bob 1", "ann>here 1"]);
});

/** A Telegram group too large to be addressed as a whole, in which nobody answers or mentions anybody. */
const largeGroup = JSON.stringify({
  name: "A group", type: "private_group", id: 7,
  messages: Array.from({ length: 12 }, (_, i) => ({ id: i + 1, type: "message", date: "2024-01-01T10:00:00", date_unixtime: String(1_704_103_200 + i), from: `N${i}`, from_id: `user${i}`, text: "hello" })),
});

test("rules that a format means and that yield no tie give way to the first that yields one, and a notice says which", async () => {
  const engine = await openFiles({ "result.json": largeGroup });
  const board = await engine.board(settingsOf());
  // Each after the first meets all who wrote before: 1 + 2 + … + 11.
  expect(board.network).toMatchObject({ people: 12, ties: 66, messages: 12 });
  expect(board.notices).toContainEqual(expect.objectContaining({ code: "ties-by-rule", count: 66, message: expect.stringContaining("by the rule channel"), hint: "If posts alone are to be counted, choose the rules yourself: --ties addressed,reply,mention." }));
  expect(board.notices).toContainEqual(expect.objectContaining({ code: "broadcast", severity: "info", count: 1 }));
});

test("rules that were asked for stay, though they yield no tie: the notice names those that do", async () => {
  const { network, notices } = await (await openFiles({ "result.json": largeGroup }, { ties: ["reply"] })).board(settingsOf());
  expect(network.ties).toBe(0);
  expect(notices).toContainEqual(expect.objectContaining({ code: "broadcast", hint: "Choose rules that yield connections: --ties channel." }));
});
