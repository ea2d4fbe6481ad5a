import { expect, test } from "vitest";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { kindOfChannel } from "../../src/log/channel-names.ts";
import { fileOf, newSession, openFiles, rankJson, settingsOf } from "../support/session.ts";

const talk = [
  "from,to,channel",
  "ann,bob;cat,Twitter",
  "ann,bob,E-mail",
  "bob,ann;cat;dan,Forum",
  "bob,ann,forum",
  "cat,ann;bob,Podcast",
].join("\n");

async function rank(options: OpenOptions): Promise<Record<string, [impressions: unknown, posts: unknown]>> {
  const engine = await openFiles({ "talk.csv": talk }, options);
  const { people } = await rankJson(engine, { audience: "delivered" });
  return Object.fromEntries(people.map(({ id, impressions, posts }) => [id, [impressions, posts]]));
}

test("channels are known by name, by what is written before where it is written", () => {
  const reach = ["X", "x.com", "Twitter", "https://www.facebook.com/", "Instagram", "LinkedIn", "Threads", "bsky.app", "mastodon.social", "TikTok", "e-mail", "E-Mails", "WhatsApp", "chat"];
  const posts = ["Blogs", "company blog", "Comments", "Facebook comments", "Forum", "r/cooking", "www.reddit.com", "Google Reviews", "Q&A", "Quora", "YouTube", "Discourse", "Viva Engage", "Wiki"];
  expect(reach.map((name) => kindOfChannel(name)?.kind)).toEqual(reach.map(() => "reach"));
  expect(posts.map((name) => kindOfChannel(name)?.kind)).toEqual(posts.map(() => "posts"));
  for (const name of ["xbox", "sewing threads", "Daily Mail", "podcast", "", "general", "teams of sales"]) expect(kindOfChannel(name), name).toBeUndefined();
});

test("without an answer every message counts for both, and both kinds are offered", async () => {
  expect(await rank({})).toEqual({ ann: [3, 2], bob: [4, 2], cat: [2, 1], dan: [0, 0] });
  const engine = newSession();
  const opened = await engine.open([fileOf("talk.csv", talk)], { mode: "customers" });
  expect(opened.channelKinds).toEqual({
    isUsed: false,
    places: [
      { name: "Forums", kind: "posts", messages: 2 },
      { name: "E-mail", kind: "reach", messages: 1 },
      { name: "Podcast", kind: "both", messages: 1 },
      { name: "X", kind: "reach", messages: 1 },
    ],
  });
  expect(opened.notices.filter(({ code }) => code === "channel-kinds")).toMatchObject([
    { severity: "info", message: expect.stringContaining("E-mail (1), X (1) for reach, Forums (2) for posts") as string, hint: expect.stringContaining("--channel-kinds forrester") as string },
  ]);
});

test("channels of reach make impressions alone, channels of posts make posts alone, all others both", async () => {
  expect(await rank({ channelKinds: { known: true, set: [] } })).toEqual({ ann: [3, 0], bob: [0, 2], cat: [2, 1], dan: [0, 0] });
});

test("a channel, or all channels of a place, is what the reader says", async () => {
  expect(await rank({ channelKinds: { known: true, set: [{ channel: "podcast", kind: "posts" }, { channel: "Forums", kind: "both" }] } })).toEqual({ ann: [3, 0], bob: [4, 2], cat: [0, 1], dan: [0, 0] });
  expect(await rank({ channelKinds: { known: false, set: [{ channel: "E-MAIL", kind: "reach" }] } })).toEqual({ ann: [3, 1], bob: [4, 2], cat: [2, 1], dan: [0, 0] });
});

test("ties, reach and messages stay as they are", async () => {
  const before = await rankJson(await openFiles({ "talk.csv": talk }));
  const after = await rankJson(await openFiles({ "talk.csv": talk }, { channelKinds: { known: true, set: [] } }));
  expect(after.network).toEqual(before.network);
  const modelled = async (options: OpenOptions): Promise<unknown[]> => (await rankJson(await openFiles({ "talk.csv": talk }, options), { audience: "modelled" })).people.map(({ id, impressions }) => [id, impressions]);
  // Ann: 2 on X and 1 by e-mail; Bob's 3 + 3 in forums ("Forum" 3, "forum" 1) are gone.
  expect(await modelled({ channelKinds: { known: true, set: [] } })).toEqual([["ann", 3], ["cat", 2], ["bob", 0], ["dan", 0]]);
});

test("undirected messages on channels of posts are posts of both ends and reach nobody", async () => {
  const engine = await openFiles({ "talk.csv": "from,to,channel\nann,bob,blog\nann,cat,X\n" }, { undirected: true, channelKinds: { known: true, set: [] } });
  const { people } = await rankJson(engine, { audience: "delivered" });
  expect(people.map(({ id, impressions, posts }) => [id, impressions, posts])).toEqual([["ann", 1, 1], ["cat", 1, 0], ["bob", 0, 1]]);
});

test("what the channels count for stands in the options of every result", async () => {
  const engine = await openFiles({ "talk.csv": talk }, { channelKinds: { known: true, set: [{ channel: "X", kind: "both" }] } });
  const { bytes } = await engine.write("json", settingsOf(), {});
  const { options } = JSON.parse(new TextDecoder().decode(bytes)) as { options: { channelKinds: unknown } };
  expect(options.channelKinds).toEqual([{ channel: "E-mail", kind: "reach" }, { channel: "Forum", kind: "posts" }, { channel: "forum", kind: "posts" }]);
});

test("a name that no channel has is told; where nothing has a channel, kinds are refused", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("talk.csv", talk)], { mode: "customers", channelKinds: { known: true, set: [{ channel: "Twiter", kind: "posts" }] } });
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "channel-unknown", count: 1, message: "No message has the channel Twiter." }));
  await expect(openFiles({ "talk.csv": "from,to\nann,bob\n" }, { channelKinds: { known: true, set: [] } })).rejects.toMatchObject({ code: "channels-none", kind: "arguments" });
});

test("where one kind is missing altogether, that is a warning", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("talk.csv", "from,to,channel\nann,bob,X\nbob,ann,Facebook\n")], { mode: "customers", channelKinds: { known: true, set: [] } });
  expect(opened.notices.find(({ code }) => code === "channel-kinds")).toMatchObject({ severity: "warning", message: expect.stringContaining("channels of posts: none") as string });
});

test("with employees channels that are not known by name are one place without a name", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("talk.csv", `${talk}\ndan,ann,dm-with-bob\n`)], { mode: "employees", channelKinds: { known: true, set: [] } });
  expect(opened.channelKinds?.places.map(({ name, kind, messages }) => [name, kind, messages])).toEqual([["Forums", "posts", 2], ["other channels", "both", 2], ["E-mail", "reach", 1], ["X", "reach", 1]]);
  const { bytes } = await engine.write("json", settingsOf(), {});
  expect(JSON.stringify(opened) + new TextDecoder().decode(bytes)).not.toMatch(/dm-with|Podcast/);
});

test("a person who writes on channels of reach alone has no posts there, and is not said to be silent", async () => {
  const engine = await openFiles({ "talk.csv": talk }, { channelKinds: { known: true, set: [] } });
  const board = await engine.board(settingsOf());
  const ann = board.topConnectors.find(({ id }) => id === "ann");
  expect(ann?.posts).toBe(0);
  expect(ann?.why).toBe("no posts on channels of posts, wrote to 2 people");
});
