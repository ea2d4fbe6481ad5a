import { expect, test } from "vitest";
import { fileOf, newSession } from "../../support/session.ts";
import { csvOf, readTable } from "./read-tables.ts";

/** Name, Username, Profile ID, Date, Likes, Comment, User Verified, Comment ID …: the layout that a public reader of such files is tested with. */
test("ExportComments with usernames: people go by them, and names after an @ find them", async () => {
  const { counts, source, rows } = await readTable("comments.csv", csvOf(`
Name|Username|Profile ID|Date|Likes|Comment|User Verified|Comment ID|Profile URL|Comment URL
Anna A|anna|100|2023-03-25 10:32:00|3|nice bikes|no|k1|https://i/anna|https://i/c/1
Ben B|ben|101|2023-03-25 10:40:00|0|@anna yes|no|k2|https://i/ben|https://i/c/2`));
  expect(source).toBe("ExportComments");
  expect(rows[1]).toEqual({ from: "ben", fromName: "Ben B", messageId: "k2", time: "2023-03-25 10:40:00", text: "@anna yes" });
  expect(counts).toEqual({ rows: 2, aside: 0, people: 2, ties: 1, ours: 0 });
});

/** The numbering is by general knowledge: no public page was found that shows it. */
test("ExportComments: a preamble, numbered comments, nested numbers answer their comment", async () => {
  const preamble = "https://facebook.com/shop/posts/1,,,,,\r\nExported,2023-03-26,,,,\r\n,,,,,\r\n";
  const { counts, source, rows, setAside } = await readTable("comments.csv", preamble + csvOf(`
|Name|Profile ID|Date|Likes|Comment
1|Anna A|100|2023-03-25 10:32:00|3|nice bikes
1-1|Ben B|101|2023-03-25 10:40:00|0|yes
2|Cem C|102|2023-03-25 10:50:00|1|@Anna A where from?
3|||2023-03-25 11:50:00|1|hidden`));
  expect(source).toBe("ExportComments");
  expect(rows).toEqual([
    { from: "100", fromName: "Anna A", messageId: "1", time: "2023-03-25 10:32:00", text: "nice bikes" },
    { from: "101", fromName: "Ben B", messageId: "1-1", replyTo: "1", time: "2023-03-25 10:40:00", text: "yes" },
    { from: "102", fromName: "Cem C", messageId: "2", time: "2023-03-25 10:50:00", text: "@Anna A where from?" },
  ]);
  expect(setAside).toEqual(["4 Name= author-missing"]);
  expect(counts).toEqual({ rows: 4, aside: 1, people: 3, ties: 1, ours: 0 });
});

/** id, text, ownerUsername, timestamp, likesCount, repliesCount as public users of the scraper describe its output; nested replies are not confirmed. */
test("Instagram by Apify: nested replies are records of their own and answer the comment they stand in", async () => {
  const comments = [
    { id: "c1", postUrl: "https://instagram.com/p/1", text: "nice", ownerUsername: "anna", timestamp: "2023-03-25T10:32:00.000Z", repliesCount: 2, replies: [{ id: "c2", text: "yes", ownerUsername: "ben", timestamp: "2023-03-25T10:33:00.000Z" }, { id: "c3", text: "?", timestamp: "2023-03-25T10:34:00.000Z" }] },
    { id: "c4", postUrl: "https://instagram.com/p/1", text: "@anna where?", ownerUsername: "cem", timestamp: "2023-03-25T10:35:00.000Z", repliesCount: 0, replies: [] },
  ];
  const { counts, source, rows, setAside } = await readTable("comments.json", JSON.stringify(comments));
  expect(source).toBe("Instagram comments");
  expect(rows.map(({ from, messageId, replyTo, replyToPerson, text }) => [from, messageId, replyTo, replyToPerson, text])).toEqual([["anna", "c1", undefined, undefined, "nice"], ["ben", "c2", "c1", "anna", "yes"], ["cem", "c4", undefined, undefined, "@anna where?"]]);
  expect(setAside).toEqual(["3 ownerUsername= author-missing"]);
  expect(counts).toEqual({ rows: 4, aside: 1, people: 3, ties: 2, ours: 0 });
});

/** Columns by general knowledge: no public page was found that lists them. */
test("Facebook by Apify", async () => {
  const { counts, source, rows } = await readTable("fb.csv", csvOf(`
facebookUrl|commentUrl|id|feedbackId|date|text|profileUrl|profileId|profileName|likesCount|replyToCommentId
https://f/1|https://f/1?c=1|k1|f1|2023-03-25T10:32:00.000Z|nice|https://f/anna|100|Anna A|1|
https://f/1|https://f/1?c=2|k2|f2|2023-03-25T10:33:00.000Z|yes|https://f/ben|101|Ben B|0|k1`));
  expect(source).toBe("Facebook comments");
  expect(rows[1]).toEqual({ from: "101", fromName: "Ben B", text: "yes", time: "2023-03-25T10:33:00.000Z", messageId: "k2", replyTo: "k1", thread: "https://f/1" });
  expect(counts).toEqual({ rows: 2, aside: 0, people: 2, ties: 1, ours: 0 });
});

/** The Data API's names (authorDisplayName, authorChannelId.value, parentId, publishedAt) as public programs read them; channelId is the video's. */
test("YouTube by the Data API: replies by parent, others go to the channel whose video it is", async () => {
  const text = csvOf(`
id|videoId|channelId|parentId|authorDisplayName|authorChannelId.value|textOriginal|likeCount|publishedAt
k1|v1|UCshop||Anna A|UCanna|nice bike|3|2023-03-25T10:32:00Z
k1.r1|v1|UCshop|k1|Ben B|UCben|yes|0|2023-03-25T10:33:00Z
k2|v1|UCshop||Cem C|UCcem|where from|0|2023-03-25T10:34:00Z`);
  const { source, rows } = await readTable("yt.csv", text);
  expect(source).toBe("YouTube comments");
  expect(rows.map(({ from, fromName, to, replyTo, thread }) => [from, fromName, to, replyTo, thread])).toEqual([["UCanna", "Anna A", "UCshop", undefined, "v1"], ["UCben", "Ben B", undefined, "k1", "v1"], ["UCcem", "Cem C", "UCshop", undefined, "v1"]]);
  // UCanna → UCshop, UCben → UCanna, UCcem → UCshop.
  expect(await newSession().open([fileOf("yt.csv", text)], { mode: "customers", ties: ["addressed", "reply"] })).toMatchObject({ people: 4, tieCount: 3, rowsSetAside: 0 });
});

/** The columns of YouTube Data Tools' comment module (isReply, isReplyTo, isReplyToName), as in its public source. */
test("YouTube Data Tools: who is answered by id", async () => {
  const { counts, rows } = await readTable("yt.tab", csvOf(`
id|replyCount|likeCount|publishedAt|authorName|text|authorChannelId|authorChannelUrl|isReply|isReplyTo|isReplyToName
k1|1|0|2023-03-25 10:32:00|Anna A|nice|UCanna|http://y/1|0||
k1.1|||2023-03-25 10:33:00|Ben B|yes|UCben|http://y/2|1|k1|Anna A`, "\t"));
  expect(rows.map(({ from, messageId, replyTo, to }) => [from, messageId, replyTo, to])).toEqual([["UCanna", "k1", undefined, undefined], ["UCben", "k1.1", "k1", undefined]]);
  expect(counts).toEqual({ rows: 2, aside: 0, people: 2, ties: 1, ours: 0 });
});

/** The lines of youtube-comment-downloader (cid, text, time, author, channel, votes, reply, time_parsed), as its public readers describe them. */
test("YouTube, scraped: \"3 weeks ago\" is no time and says what to do; replies are known by their id", async () => {
  const lines = [
    { cid: "Ug1", text: "nice", time: "3 weeks ago", author: "@anna", channel: "UCanna", votes: "3", photo: "x", heart: false, reply: false, time_parsed: 1679740320.1 },
    { cid: "Ug1.a", text: "yes", time: "2 days ago", author: "@ben", channel: "UCben", votes: "0", photo: "x", heart: false, reply: true, time_parsed: 1681740320.1 },
  ];
  const { counts, source, rows, notices, meaning } = await readTable("yt.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(source).toBe("YouTube comments");
  expect(notices).toContain("time-relative");
  expect([...meaning.roles.values()]).not.toContain("time");
  expect(rows.map(({ from, fromName, replyTo, to }) => [from, fromName, replyTo, to])).toEqual([["UCanna", "@anna", undefined, undefined], ["UCben", "@ben", "Ug1", undefined]]);
  expect(counts).toEqual({ rows: 2, aside: 0, people: 2, ties: 1, ours: 0 });
});

/** One comment a line as public samples of the dumps show it: author, link_id t3_…, parent_id t1_… or t3_…, created_utc, id without a prefix. */
test("Reddit: comments answer by prefixed ids, deleted accounts are nobody, AutoModerator is a bot", async () => {
  const lines = [
    { id: "c1", author: "anna", link_id: "t3_x", parent_id: "t3_x", created_utc: 1679740320, subreddit: "bikes", body: "nice bikes", score: 5 },
    { id: "c2", author: "ben", link_id: "t3_x", parent_id: "t1_c1", created_utc: 1679740380, subreddit: "bikes", body: "yes", score: 3 },
    { id: "c3", author: "[deleted]", link_id: "t3_x", parent_id: "t1_c2", created_utc: 1679740390, subreddit: "bikes", body: "[removed]", score: 1 },
    { id: "c4", author: "AutoModerator", link_id: "t3_x", parent_id: "t3_x", created_utc: 1679740391, subreddit: "bikes", body: "be kind", score: 1 },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  const { source, rows, setAside, accounts } = await readTable("RC_2023-03.ndjson", text);
  expect(source).toBe("Reddit");
  expect(rows.map(({ from, messageId, replyTo, thread, channel }) => [from, messageId, replyTo, thread, channel])).toEqual([["anna", "t1_c1", "t3_x", "t3_x", "bikes"], ["ben", "t1_c2", "t1_c1", "t3_x", "bikes"], ["AutoModerator", "t1_c4", "t3_x", "t3_x", "bikes"]]);
  expect(setAside).toEqual(["3 author=[deleted] author-deleted"]);
  expect(accounts).toEqual(["AutoModerator bot"]);
  // ben → anna alone: the post itself is not in the file.
  expect(await newSession().open([fileOf("RC.ndjson", text)], { mode: "customers", ties: ["reply"] })).toMatchObject({ rowsRead: 4, rowsKept: 3, tieCount: 1, people: 3 });
});

test("Reddit: posts and comments together are one talk", async () => {
  const post = JSON.stringify({ id: "x", author: "cem", created_utc: 1679740300, subreddit: "bikes", title: "my bike", selftext: "[removed]", num_comments: 1, permalink: "/r/bikes/x" });
  const comment = JSON.stringify({ id: "c1", author: "anna", link_id: "t3_x", parent_id: "t3_x", created_utc: 1679740320, subreddit: "bikes", body: "nice" });
  expect((await readTable("RS.ndjson", post)).rows).toEqual([{ from: "cem", messageId: "t3_x", text: "my bike", time: "1679740300", channel: "bikes" }]);
  const opened = await newSession().open([fileOf("RS.ndjson", post), fileOf("RC.ndjson", comment)], { mode: "customers", ties: ["reply"] });
  expect(opened).toMatchObject({ people: 2, tieCount: 1, messages: 2 });
});

test("Reddit: posts and comments in one file are told apart by row", async () => {
  const lines = [
    { id: "x", author: "cem", subreddit: "bikes", title: "my bike", selftext: "steel", created_utc: 1679740300 },
    { id: "c1", author: "anna", link_id: "t3_x", parent_id: "t3_x", subreddit: "bikes", body: "nice", created_utc: 1679740320 },
    { id: "c2", author: "ben", link_id: "t3_x", parent_id: "t1_c1", subreddit: "bikes", body: "yes", created_utc: 1679740380 },
  ].map((line) => JSON.stringify(line)).join("\n");
  const { rows } = await readTable("reddit.ndjson", lines);
  expect(rows.map(({ messageId, replyTo, text }) => [messageId, replyTo, text])).toEqual([["t3_x", undefined, "my bike\nsteel"], ["t1_c1", "t3_x", "nice"], ["t1_c2", "t1_c1", "yes"]]);
  // anna → cem and ben → anna.
  expect(await newSession().open([fileOf("reddit.ndjson", lines)], { mode: "customers", ties: ["reply"] })).toMatchObject({ people: 3, tieCount: 2, messages: 3 });
});

/** DiscordChatExporter's header, AuthorID,Author,Date,Content,Attachments,Reactions, as in its public source. */
test("Discord as CSV: people by handle, what Discord writes itself is left out", async () => {
  const { counts, source, rows, setAside } = await readTable("discord.csv", `AuthorID,Author,Date,Content,Attachments,Reactions\r\n"111","alice","2024-01-15T10:30:00+00:00","Hello @bob","",""\r\n"222","bob","2024-01-15T10:31:00+00:00","Hi","",""\r\n"222","bob","2024-01-15T10:32:00+00:00","Pinned a message.","",""\r\n`);
  expect(source).toBe("Discord");
  expect(rows).toEqual([{ from: "alice", time: "2024-01-15T10:30:00+00:00", text: "Hello @bob" }, { from: "bob", time: "2024-01-15T10:31:00+00:00", text: "Hi" }]);
  expect(setAside).toEqual(["3 Content=Pinned a message. system-message"]);
  expect(counts).toEqual({ rows: 3, aside: 1, people: 2, ties: 1, ours: 0 });
});
