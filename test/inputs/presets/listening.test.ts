import { expect, test } from "vitest";
import { fileOf, newSession } from "../../support/session.ts";
import { csvOf, readTable } from "./read-tables.ts";

/** Columns as named in "Mention Field Definitions" (developers.brandwatch.com/docs/mention-metadata-field-definitions) and in files seen in public. */
const brandwatch = `
Query Id|Query Name|Date|Title|Snippet|Url|Domain|Page Type|Author|Full Name|Full Text|Mentioned Authors|X Reply to|X Retweet of|X Followers|Reach (new)|Thread Entry Type|Thread Author|Added
1|Bikes|2023-01-01 10:00:00.0|||https://x.com/anna/status/1|x.com|twitter|anna|Anna A|I like @ben and bikes|@ben, @cem|||120|4000|post||2023-02-01 00:00:00.0
1|Bikes|2023-01-01 11:00:00.0||short one|https://x.com/ben/status/2|x.com|twitter|ben|Ben B||@anna|https://x.com/anna/statuses/1||90|400|reply|anna|2023-02-01 00:00:00.0
1|Bikes|2023-01-01 12:00:00.0|||https://x.com/cem/status/3|x.com|twitter|cem|Cem C|RT @anna: I like|@anna||https://twitter.com/anna/statuses/1|9|40|share|anna|2023-02-01 00:00:00.0
1|Bikes|2023-01-01 13:00:00.0|||https://x.com/dora/status/4|x.com|twitter||||||||||2023-02-01 00:00:00.0
1|Bikes|2023-01-01 14:00:00.0|Bikes sell|Bikes sell well|https://news.example/1|news.example|news|Daily News||Bikes sell well this year|||||9000||2023-02-01|
1|Bikes|2023-01-01 15:00:00.0|||https://reddit.com/r/b/1|reddit.com|reddit|anna||Me too||||||comment|ben|2023-02-01 00:00:00.0`;

test("Brandwatch: mentions, replies by link, reposts by link; posts on other platforms are other people; a missing author says whose fault it is", async () => {
  const { counts, source, rows, setAside, accounts, meaning } = await readTable("bw.csv", csvOf(brandwatch));
  expect(source).toBe("Brandwatch");
  expect(meaning).toMatchObject({ ties: ["mention", "reply", "repost"], mode: "customers", kind: "messages" });
  expect(rows.map(({ from, mentioned, replyToPerson, repostOf, text }) => [from, mentioned, replyToPerson, repostOf, text])).toEqual([
    ["anna", "ben;cem", undefined, undefined, "I like @ben and bikes"],
    ["ben", "anna", "anna", undefined, "short one"],
    ["cem", "anna", undefined, "anna", "RT @anna: I like"],
    ["Daily News (news)", undefined, undefined, undefined, "Bikes sell well this year"],
    ["anna (reddit)", undefined, "ben (reddit)", undefined, "Me too"],
  ]);
  expect(rows[0]).toMatchObject({ fromName: "Anna A", time: "2023-01-01 10:00:00.0", topic: "Bikes", channel: "twitter", followers: "120", reach: "4000" });
  expect(setAside).toEqual(["4 Author= author-withheld"]);
  expect(accounts).toEqual(["Daily News (news) media"]);
  expect(counts).toEqual({ rows: 6, aside: 1, people: 6, ties: 4, ours: 0 });
});

test("Brandwatch: the header is found below its preamble, which is no row; older files say Twitter for X", async () => {
  const old = csvOf(brandwatch).replaceAll("X Reply to", "Twitter Reply to").replaceAll("X Retweet of", "Twitter Retweet of").replaceAll("X Followers", "Twitter Followers");
  const preamble = "Report:,Bulk Mentions Download\r\nBrand:,Bikes\r\nFrom:,Sun Jan 01 00:00:00 UTC 2023\r\nTo:,Mon Jan 02 00:00:00 UTC 2023\r\nLabel:,\"a, b\"\r\n\r\n";
  const plain = await readTable("bw.csv", csvOf(brandwatch));
  const { rows, setAside } = await readTable("bw.csv", preamble + old);
  expect(rows).toEqual(plain.rows);
  expect(setAside).toEqual(plain.setAside);
});

/** The columns of the export of 2023 and later; Content Type by general knowledge. */
const meltwater = `
Date|Time|Document ID|URL|Input Name|Keywords|Information Type|Source Type|Source Name|Content Type|Author Name|Author Handle|Title|Opening Text|Hit Sentence|Hashtags|Links|Country|Language|Reach|Engagement
25-Mar-2023|10:32 AM|d1|https://x.com/anna/status/1|Bikes|bike|Social|X|X|Original|Anna A|@anna|||I like @ben and bikes|#bikes|https://x.com/cem/status/9|DE|English|1200|3
25-Mar-2023|11:05 AM|d2|https://x.com/ben/status/2|Bikes|bike|Social|X|X|Repost|Ben B|@ben|||RT @anna: I like @ben and bikes|||DE|English|300|0
26-Mar-2023|09:00 PM|d3|https://news.example/1|Bikes|bike|News|Online|Daily News||Dora D||Bikes sell|Bikes sell well|sell well|||DE|English|90000|0
26-Mar-2023|09:10 PM|d4|https://news.example/2|Bikes|bike|News|Online|Daily News||||Bikes|Bikes again|again|||DE|English|90000|0`;

test("Meltwater: tabs and UTF-16, the day joined to the clock time, the outlet is no author, accounts linked to, reposts", async () => {
  const utf16 = Uint8Array.from(Buffer.from(`\ufeff${csvOf(meltwater, "\t")}`, "utf16le"));
  const { counts, source, rows, setAside, meaning } = await readTable("meltwater.csv", utf16);
  expect(source).toBe("Meltwater");
  expect(meaning.ties).toEqual(["mention", "reply", "repost"]);
  expect(rows).toEqual([
    { from: "anna", fromName: "Anna A", time: "25-Mar-2023 10:32 AM", text: "I like @ben and bikes", mentioned: "cem", messageId: "d1", topic: "Bikes", channel: "X", reach: "1200" },
    { from: "ben", fromName: "Ben B", time: "25-Mar-2023 11:05 AM", text: "RT @anna: I like @ben and bikes", repostOf: "anna", messageId: "d2", topic: "Bikes", channel: "X", reach: "300" },
    { from: "Dora D", fromName: "Dora D", time: "26-Mar-2023 09:00 PM", text: "Bikes sell well", messageId: "d3", topic: "Bikes", channel: "Online", reach: "90000" },
  ]);
  expect(setAside).toEqual(["4 Author Handle= author-missing"]);
  const opened = await newSession().open([fileOf("meltwater.csv", utf16)], { mode: "customers" });
  expect(opened.timeRange).toEqual([Date.UTC(2023, 2, 25, 10, 32), Date.UTC(2023, 2, 26, 21, 0)]);
  expect(counts).toEqual({ rows: 4, aside: 1, people: 4, ties: 2, ours: 0 });
});

/** Date, Headline, URL, Opening Text, Hit Sentence, Source, Influencer … as a public description of such files lists them. */
test("Meltwater, older: the influencer is the author, or the screen name where there is one", async () => {
  const { counts, source, rows } = await readTable("meltwater.csv", csvOf(`
Date|Headline|URL|Opening Text|Hit Sentence|Source|Influencer|Country|Language|Reach|Keyphrases|Sentiment|Twitter Screen Name|Twitter Followers|Twitter Id
25-Mar-2023 10:32AM|Bikes|https://news.example/1|Bikes sell|sell well|Daily News|Dora D|DE|English|900|bike|Neutral|||
25-Mar-2023 11:00AM||https://x.com/anna/1||RT @ben: nice bikes|X|Anna A|DE|English|90|bike|Neutral|@anna|120|7`));
  expect(source).toBe("Meltwater (older export)");
  expect(rows.map(({ from, fromName, repostOf, followers, topic }) => [from, fromName, repostOf, followers, topic])).toEqual([["Dora D", "Dora D", undefined, undefined, "bike"], ["anna", "Anna A", "ben", "120", "bike"]]);
  expect(counts).toEqual({ rows: 2, aside: 0, people: 3, ties: 1, ours: 0 });
});

/** title, content, published, extra_author_attributes.name, reach, engagement as several public readers expect them; "Name (@handle)" is not confirmed. */
test("Talkwalker: a name with a handle in brackets, what is answered as a link, times in milliseconds", async () => {
  const { counts, source, rows, setAside } = await readTable("talkwalker.csv", csvOf(`
indexed|search_indexed|published|title|content|url|source_type|extra_author_attributes.name|parent_url|reach|engagement|extra_author_attributes.followers
1679740321000|1679740321000|1679740320000||hello bikes|https://x.com/anna/status/1|SOCIALMEDIA_TWITTER|Anna A (@anna)||120|1|50
1679740321000|1679740321000|1679740380000||@anna yes|https://x.com/ben/status/2|SOCIALMEDIA_TWITTER|ben|https://x.com/anna/status/1|90|0|40
1679740321000|1679740321000|1679740390000||gone|https://x.com/i/status/3|SOCIALMEDIA_TWITTER|||0|0|`));
  expect(source).toBe("Talkwalker");
  expect(rows).toEqual([
    { from: "anna", fromName: "Anna A", text: "hello bikes", time: "1679740320000", messageId: "https://x.com/anna/status/1", channel: "SOCIALMEDIA_TWITTER", reach: "120", followers: "50" },
    { from: "ben", fromName: "ben", text: "@anna yes", replyToPerson: "anna", replyTo: "https://x.com/anna/status/1", time: "1679740380000", messageId: "https://x.com/ben/status/2", channel: "SOCIALMEDIA_TWITTER", reach: "90", followers: "40" },
  ]);
  expect(setAside).toEqual(["3 extra_author_attributes.name= author-missing"]);
  expect(counts).toEqual({ rows: 3, aside: 1, people: 2, ties: 1, ours: 0 });
});

/** Names of columns by general knowledge: no public page of Sprout lists them. */
test("Sprout Social: what came in was written to the profile, what went out by it; the profiles are ours", async () => {
  const { counts, source, rows, accounts } = await readTable("sprout.csv", csvOf(`
Timestamp (ET)|Network|Message Type|Profile|From|Sent by|Message|Link
2023-03-25 10:32|X|Mention|@shop|@anna||@shop my bike is broken|https://x.com/anna/status/1
2023-03-25 10:40|X|Reply|@shop||Dora|@anna we look into it|https://x.com/shop/status/2`));
  expect(source).toBe("Sprout Social");
  expect(rows.map(({ from, to, text }) => [from, to, text])).toEqual([["anna", "shop", "@shop my bike is broken"], ["shop", undefined, "@anna we look into it"]]);
  expect(accounts).toEqual(["shop ours"]);
  expect(counts).toEqual({ rows: 2, aside: 0, people: 2, ties: 2, ours: 1 });
});

test("Sprout Social: the time is found whatever its zone is called", async () => {
  const { rows } = await readTable("sprout.csv", csvOf(`
Timestamp (UTC)|Network|Profile|From|Message
2023-03-25 10:32|X|@shop|@anna|my bike is broken`));
  expect(rows).toMatchObject([{ time: "2023-03-25 10:32" }]);
});

/** Beside the two ids that mark it the names of the columns are by general knowledge: no public page was found that lists them. */
test("Hootsuite Inbox: contacts and agents in one conversation; agents are ours", async () => {
  const { counts, source, rows, accounts, meaning } = await readTable("hootsuite.csv", csvOf(`
Conversation ID|Contact Profile ID|Contact Primary Identifier|Channel|Message ID|Message created at|Direction|Agent|Message
c1|p1|anna|X|m1|2023-03-25 10:32|inbound||my bike is broken
c1|p1|anna|X|m2|2023-03-25 10:40|outbound|Dora|we look into it
c1|p1|anna|X|m3|2023-03-25 10:50|inbound|Dora|thank you`));
  expect(source).toBe("Hootsuite (Sparkcentral)");
  expect(meaning.ties).toEqual(["thread"]);
  expect(rows.map(({ from, thread, messageId }) => [from, thread, messageId])).toEqual([["anna", "c1", "m1"], ["Dora", "c1", "m2"], ["anna", "c1", "m3"]]);
  expect(accounts).toEqual(["Dora ours"]);
  expect(counts).toEqual({ rows: 3, aside: 0, people: 2, ties: 2, ours: 1 });
});
