import { zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedPath } from "../../support/shared.ts";
import { fileOf, newSession } from "../../support/session.ts";
import { errorOf } from "../decode-help.ts";
import { csvOf, readTable } from "./read-tables.ts";

const twcs = `
tweet_id|author_id|inbound|created_at|text|response_tweet_id|in_response_to_tweet_id
1|Shop|False|Tue Oct 31 22:10:47 +0000 2017|@115 we look into it|2|3.0
2|115|True|Tue Oct 31 22:11:45 +0000 2017|@Shop thanks||1.0
3|115|True|Tue Oct 31 22:08:27 +0000 2017|@Shop it is broken|1|`;

test("customer support: what is not inbound is ours; replies whose ids are decimals are found", async () => {
  const { source, rows, setAside, accounts, meaning } = await readTable("twcs.csv", csvOf(twcs));
  expect(source).toBe("Customer support on Twitter");
  expect(meaning.ties).toEqual(["reply"]);
  expect(rows[0]).toEqual({ messageId: "1", from: "Shop", time: "Tue Oct 31 22:10:47 +0000 2017", text: "@115 we look into it", replyTo: "3.0" });
  expect(setAside).toEqual([]);
  expect(accounts).toEqual(["Shop ours"]);
  const opened = await newSession().open([fileOf("twcs.csv", csvOf(twcs))], { mode: "customers" });
  // Shop → 115 (1 answers 3), 115 → Shop (2 answers 1).
  expect(opened).toMatchObject({ rowsRead: 3, rowsKept: 3, people: 2, tieCount: 2, messages: 3 });
});

const sample = sharedPath("data/twcs-customer-support/twcs.csv");

test.skipIf(sample === undefined)("customer support, the real sample: every account that is not inbound is ours, and no other", async () => {
  const text = readFileSync(sample!, "utf8");
  const { rows, accounts } = await readTable("twcs.csv", text);
  expect(rows).toHaveLength(5000);
  expect(accounts.length).toBeGreaterThan(30);
  expect(accounts.every((account) => account.endsWith(" ours") && !/^\d+ /.test(account))).toBe(true);
});

test("TAGS: ids as text, people answered, followers", async () => {
  const { counts, source, rows } = await readTable("tags.csv", csvOf(`
id_str|from_user|text|created_at|time|geo_coordinates|user_lang|in_reply_to_user_id_str|in_reply_to_screen_name|from_user_id_str|in_reply_to_status_id_str|source|profile_image_url|user_followers_count|user_friends_count|user_location|status_url|entities_str
1104|anna|hello @ben|Fri Mar 08 20:05:37 +0000 2019|08/03/2019 20:05:37||en||||||a|50|60||http://x|{}
1105|ben|@anna hello|Fri Mar 08 20:06:37 +0000 2019|08/03/2019 20:06:37||en|7|anna|8|1104||b|70|60||http://x|{}`));
  expect(source).toBe("TAGS");
  expect(rows[1]).toEqual({ messageId: "1105", from: "ben", text: "@anna hello", time: "Fri Mar 08 20:06:37 +0000 2019", replyToPerson: "anna", replyTo: "1104", followers: "70" });
  expect(counts).toEqual({ rows: 2, aside: 0, people: 2, ties: 2, ours: 0 });
});

test("DMI-TCAT: a repost is known by its text", async () => {
  const { counts, source, rows } = await readTable("tcat.csv", csvOf(`
id|time|created_at|from_user_name|text|retweet_count|lang|to_user_name|in_reply_to_status_id|source|from_user_id|from_user_realname|from_user_followercount
1|1552075537|2019-03-08 20:05:37|anna|hello all|0|en|||web|7|Anna A|50
2|1552075597|2019-03-08 20:06:37|ben|RT @anna: hello all|0|en|||web|8|Ben B|70
3|1552075697|2019-03-08 20:08:17|cem|@anna hi|0|en|anna|1|web|9|Cem C|5`));
  expect(source).toBe("DMI-TCAT");
  expect(rows.map(({ from, repostOf, replyToPerson, replyTo }) => [from, repostOf, replyToPerson, replyTo])).toEqual([["anna", undefined, undefined, undefined], ["ben", "anna", undefined, undefined], ["cem", undefined, "anna", "1"]]);
  expect(counts).toEqual({ rows: 3, aside: 0, people: 3, ties: 2, ours: 0 });
});

/** The default columns of twarc-csv, as a public account of them from its source lists them. */
const twarcCsv = `
id|conversation_id|referenced_tweets.replied_to.id|referenced_tweets.retweeted.id|referenced_tweets.quoted.id|author_id|in_reply_to_user_id|in_reply_to_username|retweeted_user_id|retweeted_username|quoted_user_id|quoted_username|created_at|text|lang|public_metrics.impression_count|entities.mentions|author.username|author.name|author.public_metrics.followers_count
1500000000000000001|1500000000000000001||||7|||||||2023-03-25T10:32:00.000Z|hello @ben|en|500|[{"start":6,"end":10,"username":"ben","id":"8"}]|anna|Anna A|50
1500000000000000002|1500000000000000001|1500000000000000001|||8|7|anna|||||2023-03-25T10:33:00.000Z|@anna hi|en|40|[{"start":0,"end":5,"username":"anna","id":"7"}]|ben|Ben B|70
1500000000000000003|1500000000000000003||1500000000000000001||9|||7|anna|||2023-03-25T10:34:00.000Z|RT @anna: hello @ben|en|0|[{"start":3,"end":8,"username":"anna","id":"7"}]|cem|Cem C|5
1500000000000000004|1500000000000000004|||1500000000000000001|9|||||7|anna|2023-03-25T10:35:00.000Z|look at this|en|20||cem|Cem C|5`;

const xRows = [
  { from: "anna", fromName: "Anna A", mentioned: "ben", time: "2023-03-25T10:32:00.000Z", text: "hello @ben", messageId: "1500000000000000001", thread: "1500000000000000001", followers: "50", reach: "500" },
  { from: "ben", fromName: "Ben B", mentioned: "anna", replyToPerson: "anna", replyTo: "1500000000000000001", time: "2023-03-25T10:33:00.000Z", text: "@anna hi", messageId: "1500000000000000002", thread: "1500000000000000001", followers: "70", reach: "40" },
  { from: "cem", fromName: "Cem C", repostOf: "anna", time: "2023-03-25T10:34:00.000Z", text: "RT @anna: hello @ben", messageId: "1500000000000000003", thread: "1500000000000000003", followers: "5", reach: "0" },
  { from: "cem", fromName: "Cem C", quoteOf: "anna", time: "2023-03-25T10:35:00.000Z", text: "look at this", messageId: "1500000000000000004", thread: "1500000000000000004", followers: "5", reach: "20" },
];

test("the X API v2 as CSV: ids beyond 2^53 keep their digits, handles everywhere, a repost mentions nobody, a quote is a post as well", async () => {
  const { counts, source, rows, meaning } = await readTable("twarc.csv", csvOf(twarcCsv));
  expect(source).toBe("X API v2");
  expect(meaning.ties).toEqual(["reply", "mention", "repost"]);
  expect(rows).toEqual(xRows);
  expect(counts).toEqual({ rows: 4, aside: 0, people: 3, ties: 3, ours: 0 });
});

/** An answer of the API: data, includes.users, meta; referenced_tweets with type and id, entities.mentions with username, as public programs type them. */
const page = (posts: readonly object[]): object => ({
  data: posts,
  includes: { users: [["7", "anna", "Anna A", 50], ["8", "ben", "Ben B", 70], ["9", "cem", "Cem C", 5]].map(([id, username, name, count]) => ({ id, username, name, public_metrics: { followers_count: count } })), tweets: [{ id: "1500000000000000001", author_id: "7", text: "hello @ben" }] },
  meta: { result_count: posts.length },
});
const posts = [
  { id: "1500000000000000001", text: "hello @ben", author_id: "7", conversation_id: "1500000000000000001", created_at: "2023-03-25T10:32:00.000Z", entities: { mentions: [{ start: 6, end: 10, username: "ben", id: "8" }] }, public_metrics: { impression_count: 500 } },
  { id: "1500000000000000002", text: "@anna hi", author_id: "8", conversation_id: "1500000000000000001", created_at: "2023-03-25T10:33:00.000Z", in_reply_to_user_id: "7", referenced_tweets: [{ type: "replied_to", id: "1500000000000000001" }], entities: { mentions: [{ start: 0, end: 5, username: "anna", id: "7" }] }, public_metrics: { impression_count: 40 } },
  { id: "1500000000000000003", text: "RT @anna: hello @ben", author_id: "9", conversation_id: "1500000000000000003", created_at: "2023-03-25T10:34:00.000Z", referenced_tweets: [{ type: "retweeted", id: "1500000000000000001" }], entities: { mentions: [{ start: 3, end: 8, username: "anna", id: "7" }] }, public_metrics: { impression_count: 0 } },
  { id: "1500000000000000004", text: "look at this", author_id: "9", conversation_id: "1500000000000000004", created_at: "2023-03-25T10:35:00.000Z", referenced_tweets: [{ type: "quoted", id: "1500000000000000001" }], public_metrics: { impression_count: 20 } },
];

test("the X API v2 as pages: one document, pretty-printed too, or a page a line as twarc keeps them, are the same posts", async () => {
  expect((await readTable("page.json", JSON.stringify(page(posts)))).rows).toEqual(xRows);
  expect((await readTable("page.json", JSON.stringify(page(posts), undefined, 2))).rows).toEqual(xRows);
  const lines = `${JSON.stringify(page(posts.slice(0, 2)))}\n${JSON.stringify(page(posts.slice(2)))}\n{"data":\n`;
  const { rows, setAside } = await readTable("pages.jsonl", lines);
  expect(rows).toEqual(xRows);
  expect(setAside).toEqual(['5 ={"data": json-invalid']);
});

test("the X API v2 flattened, a post a line: authors within the posts", async () => {
  const flat = posts.map((post) => JSON.stringify({ ...post, author: { id: post.author_id, username: { 7: "anna", 8: "ben", 9: "cem" }[post.author_id], name: "N" }, ...(post.in_reply_to_user_id === undefined ? {} : { in_reply_to_user: { id: "7", username: "anna" } }) }));
  const { rows, source } = await readTable("flat.jsonl", flat.join("\n"));
  expect(source).toBe("X API v2");
  expect(rows.map(({ from, mentioned, replyToPerson, replyTo, repostOf }) => [from, mentioned, replyToPerson, replyTo, repostOf])).toEqual([
    ["anna", "ben", undefined, undefined, undefined], ["ben", "anna", "anna", "1500000000000000001", undefined], ["cem", undefined, undefined, undefined, "anna"], ["cem", undefined, undefined, undefined, undefined],
  ]);
});

test("ids that a spreadsheet has rounded are not joined on, and it is said how to export again", async () => {
  const rounded = csvOf(twarcCsv).replaceAll(/15000000000000000\d\d/g, "1.5E+18");
  const { rows, notices, meaning } = await readTable("twarc.csv", rounded);
  expect(notices).toContain("ids-rounded");
  expect([...meaning.roles.values()].filter((role) => role === "messageId" || role === "replyTo" || role === "thread")).toEqual([]);
  expect(rows).toHaveLength(4);
  const tagsRounded = await readTable("tags.csv", csvOf(`
id_str|from_user|text|created_at|in_reply_to_screen_name|in_reply_to_status_id_str|user_followers_count
1.26426E+18|anna|hello|Fri Mar 08 20:05:37 +0000 2019|||5
1.26426E+18|ben|@anna hello|Fri Mar 08 20:06:37 +0000 2019|anna|1.26426E+18|6`));
  expect(tagsRounded.notices).toContain("ids-rounded");
  expect(tagsRounded.rows[1]).toMatchObject({ from: "ben", replyToPerson: "anna" });
  expect(tagsRounded.rows[1]!.messageId).toBeUndefined();
});

/** The wrapper and the keys as several public readers of archives parse them (window.YTD.tweets.part0 = […]). */
test("an X archive: one author, and it says that this is one side of the talk", async () => {
  const tweets = [
    { tweet: { id_str: "1", full_text: "hello @ben", created_at: "Fri Mar 08 20:05:37 +0000 2019", entities: { user_mentions: [{ screen_name: "ben", id_str: "8" }] } } },
    { tweet: { id_str: "2", full_text: "@ben and again", created_at: "Fri Mar 08 20:06:37 +0000 2019", in_reply_to_status_id_str: "77", in_reply_to_screen_name: "ben", entities: { user_mentions: [{ screen_name: "ben" }] } } },
    { tweet: { id_str: "3", full_text: "RT @cem: nice", created_at: "Fri Mar 08 20:07:37 +0000 2019", entities: { user_mentions: [{ screen_name: "cem" }] } } },
  ];
  for (const text of [`window.YTD.tweets.part0 = ${JSON.stringify(tweets, undefined, 2)}`, `window.YTD.tweet.part1 =\n${JSON.stringify(tweets)};\n`]) {
    const { counts, source, rows, notices } = await readTable("tweets.js", text);
    expect(source).toBe("X archive");
    expect(rows.map(({ from, mentioned, replyToPerson, replyTo, repostOf }) => [from, mentioned, replyToPerson, replyTo, repostOf])).toEqual([
      ["owner of the archive", "ben", undefined, undefined, undefined], ["owner of the archive", "ben", "ben", "77", undefined], ["owner of the archive", undefined, undefined, undefined, "cem"],
    ]);
    expect(notices).toContain("one-sided");
    expect(counts).toEqual({ rows: 3, aside: 0, people: 3, ties: 2, ours: 0 });
  }
});

test("other parts of an X archive hold no posts and say so", async () => {
  expect(await errorOf(() => readTable("ad-engagements.js", "window.YTD.ad_engagements.part0 = [ { \"ad\": 1 } ]"))).toMatchObject({ code: "format-unsupported" });
});

/** Names of the columns as NodeXL's own source and public readers of its edge sheet have them: Relationship, Relationship Date (UTC), Tweet, Imported ID. */
test("NodeXL: the second line is the header; a tweet to oneself is a post, a retweet passes on, the rest is written to the second", async () => {
  const { counts, source, rows, setAside } = await readTable("edges.csv", csvOf(`
|||Visual Properties|||Other Columns||
Vertex 1|Vertex 2|Color|Width|Relationship|Relationship Date (UTC)|Tweet|Imported ID|
anna|anna|||Tweet|2023-03-25 10:32:00|hello all|1|
ben|anna|||Replies to|2023-03-25 10:33:00|@anna @cem hi|2|
ben|cem|||Mentions|2023-03-25 10:33:00|@anna @cem hi|2|
cem|anna|||Retweet|2023-03-25 10:34:00|RT @anna: hello all|3|
cem|dora|||MentionsInRetweet|2023-03-25 10:34:00|RT @anna: hello all|3|`));
  expect(source).toBe("NodeXL");
  expect(rows.map(({ from, to, repostOf, messageId }) => [from, to, repostOf, messageId])).toEqual([["anna", undefined, undefined, "1"], ["ben", "anna", undefined, "2"], ["ben", "cem", undefined, "2"], ["cem", undefined, "anna", "3"]]);
  expect(setAside).toEqual(["5 Relationship=MentionsInRetweet named-in-repost"]);
  expect(counts).toEqual({ rows: 5, aside: 1, people: 3, ties: 3, ours: 0 });
});

test("the whole X archive as a zip: the posts are read, its other parts are left out and named", async () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const zip = zipSync({
    "data/account.js": bytes('window.YTD.account.part0 = [ { "account": { "username": "anna" } } ]'),
    "data/tweets.js": bytes('window.YTD.tweets.part0 = [ { "tweet": { "id_str": "1", "full_text": "hello @ben", "created_at": "Fri Mar 08 20:05:37 +0000 2019", "entities": { "user_mentions": [ { "screen_name": "ben" } ] } } } ]'),
    "data/ad-engagements.js": bytes("window.YTD.ad_engagements.part0 = [ ]"),
  });
  const opened = await newSession().open([fileOf("twitter-2023.zip", zip)], { mode: "customers" });
  expect(opened).toMatchObject({ rowsRead: 1, people: 2, tieCount: 1 });
  expect(opened.notices.map(({ code }) => code)).toContain("one-sided");
  expect(opened.notices.some(({ message, sample }) => `${message} ${sample}`.includes("account.js"))).toBe(true);
});
