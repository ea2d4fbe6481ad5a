import { expect, test } from "vitest";
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
  const { source, rows, setAside, accounts, meaning } = await readTable("bw.csv", csvOf(brandwatch));
  expect(source).toBe("Brandwatch");
  expect(meaning).toMatchObject({ ties: ["mention", "reply", "repost"], mode: "customers", kind: "messages" });
  expect(rows.map(({ from, mentioned, replyToPerson, repostOf, text }) => [from, mentioned, replyToPerson, repostOf, text])).toEqual([
    ["anna", "ben;cem", undefined, undefined, "I like @ben and bikes"],
    ["ben", "anna", "anna", undefined, "short one"],
    ["cem", "anna", undefined, "anna", "RT @anna: I like"],
    ["Daily News (news)", undefined, undefined, undefined, "Bikes sell well this year"],
    ["anna (reddit)", undefined, "ben", undefined, "Me too"],
  ]);
  expect(rows[0]).toMatchObject({ fromName: "Anna A", time: "2023-01-01 10:00:00.0", topic: "Bikes", channel: "twitter", followers: "120", reach: "4000" });
  expect(setAside).toEqual(["4 Author= author-withheld"]);
  expect(accounts).toEqual(["Daily News (news) media"]);
});

test("Brandwatch: the header is found below its preamble, which is no row; older files say Twitter for X", async () => {
  const old = csvOf(brandwatch).replaceAll("X Reply to", "Twitter Reply to").replaceAll("X Retweet of", "Twitter Retweet of").replaceAll("X Followers", "Twitter Followers");
  const preamble = "Report:,Bulk Mentions Download\r\nBrand:,Bikes\r\nFrom:,Sun Jan 01 00:00:00 UTC 2023\r\nTo:,Mon Jan 02 00:00:00 UTC 2023\r\nLabel:,\"a, b\"\r\n\r\n";
  const plain = await readTable("bw.csv", csvOf(brandwatch));
  const { rows, setAside } = await readTable("bw.csv", preamble + old);
  expect(rows).toEqual(plain.rows);
  expect(setAside).toEqual(plain.setAside);
});
