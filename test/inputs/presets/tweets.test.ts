import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedPath } from "../../support/shared.ts";
import { fileOf, newSession } from "../../support/session.ts";
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
  const { source, rows } = await readTable("tags.csv", csvOf(`
id_str|from_user|text|created_at|time|geo_coordinates|user_lang|in_reply_to_user_id_str|in_reply_to_screen_name|from_user_id_str|in_reply_to_status_id_str|source|profile_image_url|user_followers_count|user_friends_count|user_location|status_url|entities_str
1104|anna|hello @ben|Fri Mar 08 20:05:37 +0000 2019|08/03/2019 20:05:37||en||||||a|50|60||http://x|{}
1105|ben|@anna hello|Fri Mar 08 20:06:37 +0000 2019|08/03/2019 20:06:37||en|7|anna|8|1104||b|70|60||http://x|{}`));
  expect(source).toBe("TAGS");
  expect(rows[1]).toEqual({ messageId: "1105", from: "ben", text: "@anna hello", time: "Fri Mar 08 20:06:37 +0000 2019", replyToPerson: "anna", replyTo: "1104", followers: "70" });
});

test("DMI-TCAT: a repost is known by its text", async () => {
  const { source, rows } = await readTable("tcat.csv", csvOf(`
id|time|created_at|from_user_name|text|retweet_count|lang|to_user_name|in_reply_to_status_id|source|from_user_id|from_user_realname|from_user_followercount
1|1552075537|2019-03-08 20:05:37|anna|hello all|0|en|||web|7|Anna A|50
2|1552075597|2019-03-08 20:06:37|ben|RT @anna: hello all|0|en|||web|8|Ben B|70
3|1552075697|2019-03-08 20:08:17|cem|@anna hi|0|en|anna|1|web|9|Cem C|5`));
  expect(source).toBe("DMI-TCAT");
  expect(rows.map(({ from, repostOf, replyToPerson, replyTo }) => [from, repostOf, replyToPerson, replyTo])).toEqual([["anna", undefined, undefined, undefined], ["ben", "anna", undefined, undefined], ["cem", undefined, "anna", "1"]]);
});
