import { expect, test } from "vitest";
import { hintsOf, normaliseName } from "../../src/inputs/columns/column-names.ts";
import { guessColumns } from "../../src/inputs/columns/columns.ts";

/** A table written as lines of cells between bars; the first line is the header. */
function table(text: string): { names: string[]; hasHeader: true; rows: string[][] } {
  const [names = [], ...rows] = text.trim().split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return { names, hasHeader: true, rows };
}
const rolesOf = (text: string): string[] => guessColumns(table(text)).columns.map(({ role }) => role);

test.each([
  ["\ufeffFrom", "from"], ["PrimaryCollaborator_PersonId", "primary person id"], ["origin_timestamp_utc", "origin timestamp utc"], ["From: (Address)", "from address"],
  ["X Author ID", "author id"], ["extra_author_attributes.name", "author name"], ["Empfänger", "empfanger"], ["Größe", "grosse"], ["E-Mail1", "email 1"], ["#ties", "ties"], ["X", "x"], ["ToIP", "to ip"],
])("the header %j is compared as %j", (name, normal) => {
  expect(normaliseName(name)).toBe(normal);
});

test("whole words only: Total, Topic, ToIP, FromIP and Tone are neither from nor to", () => {
  for (const name of ["Total", "Topic", "ToIP", "FromIP", "Tone", "fromage", "Fromm", "Storage"]) {
    expect(hintsOf(name).filter(({ meaning }) => meaning === "from" || meaning === "to"), name).toEqual([]);
  }
});

test("from and to by name, with the overlap as the reason", () => {
  const { kind, columns } = guessColumns(table("Sender|Recipient|Text\nanna|ben|hello there\nben|anna|hello back\nanna|cem|hi"));
  expect(kind).toBe("messages");
  expect(columns.map(({ role }) => role)).toEqual(["from", "to", "text"]);
  expect(columns[0]!.reason).toBe('named "Sender"; 100 % of the values also occur in "Recipient"');
  expect(columns[0]!.confidence).toBeGreaterThanOrEqual(0.9);
  expect(columns[0]!.samples).toEqual(["anna", "ben"]);
});

test("the content decides: columns called From and To that hold dates are not people", () => {
  expect(rolesOf("Author|From|To|Reply to\nanna|2023-01-01|2023-01-02|ben\nben|2023-01-03|2023-01-04|anna")).toEqual(["from", "ignore", "ignore", "replyToPerson"]);
});

test("source is from only beside a target", () => {
  expect(rolesOf("Source|Target\na|b\nb|c")).toEqual(["from", "to"]);
  expect(rolesOf("Author|Source|Text\nanna|Blog A|some words here\nben|Blog A|other words here")).toEqual(["from", "channel", "text"]);
});

test("sizes, likes, sentiment and scores are never a weight", () => {
  for (const name of ["Size", "total_bytes", "Likes", "Engagement", "AVE", "Sentiment", "Score"]) expect(rolesOf(`from|to|${name}\na|b|1\nb|a|2`), name).toEqual(["from", "to", "ignore"]);
  for (const name of ["Weight", "count", "Strength", "n", "Anzahl", "Strong_tie_score", "Messages"]) expect(rolesOf(`from|to|${name}\na|b|1,5\nb|a|2`), name).toEqual(["from", "to", "weight"]);
});

test("reach, impressions and views are what the source reports, never a weight", () => {
  for (const name of ["Reach", "Reach (new)", "Views", "view_count", "Impressions", "Estimated Views", "Potential Reach", "Audience"]) expect(rolesOf(`from|to|${name}\na|b|100\nb|a|2000`), name).toEqual(["from", "to", "reach"]);
});

test("the author's display name, people in copy, mentioned, answered, passed on, and the thread have roles of their own", () => {
  expect(rolesOf("Sender ID|Sender name|To|Cc|Bcc\nu1|Anna|u2|u3|u4\nu2|Ben|u1||u3")).toEqual(["from", "fromName", "to", "cc", "cc"]);
  expect(rolesOf("author|text|mentions|in_reply_to_screen_name|retweet_of|conversation_id\nanna|hello to all of you|ben,cem||dora|c1\nben|and hello to you too||anna||c1"))
    .toEqual(["from", "text", "mentioned", "replyToPerson", "repostOf", "thread"]);
});

test("a parent id is the message answered where its values are message ids, else the thread", () => {
  expect(rolesOf("Id|ParentId|CreatedById|CommentBody|CreatedDate\n1|500A|u1|my printer is broken again|2023-01-01\n2|500A|u2|turn it off and on again|2023-01-02")).toEqual(["messageId", "thread", "from", "text", "time"]);
});

test("a clock time beside a column of days belongs to it; beside a full time it is left out", () => {
  expect(rolesOf("from|to|Date|Time\na|b|2023-01-01|10:32\nb|a|2023-01-02|9:05 PM")).toEqual(["from", "to", "time", "clockTime"]);
  expect(rolesOf("from|to|Date|Time\na|b|2023-01-01 10:32|10:32\nb|a|2023-01-02 21:05|21:05")).toEqual(["from", "to", "time", "ignore"]);
});

test("when a row was added, updated, indexed or closed is never the time of the message", () => {
  for (const name of ["Added", "Updated", "Indexed", "Search Indexed", "Last Assignment Date", "Closed", "End Date", "Account Created"]) expect(rolesOf(`from|to|${name}\na|b|2023-01-01\nb|a|2023-01-02`), name).toEqual(["from", "to", "ignore"]);
});

test("Directed in a column called Type is Gephi's, and no tie", () => {
  expect(rolesOf("Source|Target|Type|Weight\na|b|Directed|1\nb|c|Directed|2")).toEqual(["from", "to", "ignore", "weight"]);
});

test("a weight column with single faults in it is still the weight", () => {
  expect(rolesOf("from|to|weight\na|b|-1\na|c|NaN\na|d|Infinity\na|e|1e308\na|f|1.234,56\na|g|some")).toEqual(["from", "to", "weight"]);
});

test.each([
  ["mail in German", "Von|An|Cc|Betreff|Datum|Größe\na@x.de|b@x.de; c@x.de||Hallo|01.02.2023 10:00|1234\nb@x.de|a@x.de|c@x.de|Re: Hallo|02.02.2023 11:00|99", "from to cc text time ignore"],
  ["Outlook", "Subject|Body|From: (Name)|From: (Address)|From: (Type)|To: (Name)|To: (Address)|CC: (Address)\nHi|some long words here|Anna|a@x.org|SMTP|Ben|b@x.org|c@x.org\nRe|some other words here|Ben|b@x.org|SMTP|Anna|a@x.org|c@x.org",
    "ignore text fromName from ignore ignore to cc"],
  ["a Microsoft 365 trace", "origin_timestamp_utc|sender_address|recipient_status|message_subject|total_bytes|message_id|network_message_id|original_client_ip|directionality\n" +
    "2023-01-01T10:00:00.0000000Z|a@x.org|b@x.org##Receive, Deliver;c@x.org##Receive, Deliver|Hi|1234|<1@x.org>|af4c3ca7-8e4f-3cfa-9cc0-98c246982660|10.0.0.1|Originating\n" +
    "2023-01-01T11:00:00.0000000Z|b@x.org|a@x.org##Receive, Fail|Re|99|<2@x.org>|bf4c3ca7-8e4f-3cfa-9cc0-98c246982660|10.0.0.2|Incoming", "time from to text ignore messageId ignore ignore ignore"],
  ["a Microsoft 365 summary", "Received|SenderAddress|RecipientAddress|Subject|Status|ToIP|FromIP|Size|MessageId\n2023-01-01 10:00|a@x.org|b@x.org|Hi|Delivered|10.0.0.1|10.0.0.2|55|<1@x>\n2023-01-01 11:00|b@x.org|a@x.org|Re|Delivered|10.0.0.1|10.0.0.2|66|<2@x>",
    "time from to text ignore ignore ignore ignore messageId"],
  ["Brandwatch", "Query Id|Query Name|Date|Title|Snippet|Url|Domain|Page Type|Author|Full Text|Mentioned Authors|X Reply to|X Followers|Reach (new)|Thread Entry Type|Sentiment\n" +
    "1|Bikes|2023-01-01 10:00:00|On bikes|I like|https://x.com/anna/1|x.com|x|anna|I like @ben and the bikes|@ben|https://x.com/ben|120|4000|reply|positive\n" +
    "1|Bikes|2023-01-01 11:00:00|On bikes|I too|https://x.com/ben/1|x.com|x|ben|I too like @anna and @cem|@anna, @cem||90|400|post|neutral",
    "ignore topic time ignore ignore ignore ignore channel from text mentioned replyToPerson followers reach ignore ignore"],
  ["Slack as a table", "ts|user|text|thread_ts|channel\n1501200000.000123|U01|hello all of you|1501200000.000123|general\n1501200010.000200|U02|<@U01> hi|1501200000.000123|general", "time from text thread channel"],
  ["Teams", "id|createdDateTime|from.user.id|from.user.displayName|body.content|replyToId|channelIdentity.channelId|importance\n1|2023-01-01T10:00:00Z|u1|Anna|hello to you all||c1|normal\n2|2023-01-01T10:01:00Z|u2|Ben|hello back to you|1|c1|normal",
    "messageId time from fromName text replyTo channel ignore"],
  ["Reddit", "id|author|link_id|parent_id|created_utc|subreddit|body|score\nc1|anna|t3_x|t3_x|1501200000|bikes|nice bikes all of them|5\nc2|ben|t3_x|c1|1501200050|bikes|yes they are all nice|3", "messageId from thread replyTo time topic text ignore"],
  ["a survey", "Respondent|Nominee 1|Nominee 2|Department\nanna|ben|cem|Sales\nben|anna|dora|IT", "from to to ignore"],
  ["pairs", "Vertex 1|Vertex 2|Edge Weight\na|b|1\nb|a|2", "from to weight"],
  ["call records", "calling_number|called_number|start_date|duration\n491|492|2023-01-01 10:00|60\n492|491|2023-01-02 10:00|30", "from to time ignore"],
] as const)("%s", (_, text, roles) => {
  expect(rolesOf(text).join(" ")).toBe(roles);
  expect(guessColumns(table(text)).kind).toBe("messages");
});

test("a reply column counts when its values are message ids; a parent that is none is the thread", () => {
  expect(rolesOf("id|author|text|parent_id\n1|anna|hello to all|\n2|ben|hello to you|1")).toEqual(["messageId", "from", "text", "replyTo"]);
  expect(rolesOf("id|author|text|parent_id\n1|anna|hello to all|900\n2|ben|hello to you|901")).toEqual(["messageId", "from", "text", "thread"]);
});

test("ids that end in .0 are found among the ids without it", () => {
  expect(guessColumns(table("tweet_id|author_id|text|in_response_to_tweet_id\n1|anna|hello to all|\n2|ben|hello to you|1.0")).columns[3]).toMatchObject({ role: "replyTo", reason: 'named "in_response_to_tweet_id"; 50 % of the values occur in "tweet_id"' });
  expect(guessColumns(table("tweet_id|author_id|text|in_response_to\n1|anna|hello to all|\n2|ben|hello to you|1.0")).columns[3]).toMatchObject({ role: "replyTo" });
});

test("ids that a spreadsheet has rounded are not used to join", () => {
  const { columns } = guessColumns(table("tweet_id|author|text|in_reply_to_status_id\n1.14456E+18|anna|hello to all|\n1.14457E+18|ben|hello to you|1.14456E+18"));
  expect(columns.map(({ role }) => role)).toEqual(["ignore", "from", "text", "ignore"]);
  expect(columns[0]!.reason).toContain("rounded");
});

test("authors that a spreadsheet has rounded would be one person: they are not used", () => {
  const { columns } = guessColumns(table("author_id|text|created_at\n1.14456E+18|hello to you all|2023-01-01\n1.14456E+18|hello to you too|2023-01-02"));
  expect(columns[0]).toMatchObject({ role: "ignore", reason: expect.stringContaining("export again with ids as text") });
  expect(rolesOf("author_id|screen_name|text\n1.14456E+18|anna|hello to you all\n1.14456E+18|ben|hello to you too")).toEqual(["ignore", "from", "text"]);
});

test("a column of message ids is one though some messages have none", () => {
  expect(rolesOf("from|to|message_id\nanna|ben|m1\nanna|cem|m1\nben|anna|\ncem|anna|")).toEqual(["from", "to", "messageId"]);
});

test("reply_to holds messages or people as its values say, and is asked for where they could be either", () => {
  for (const name of ["reply_to", "replyTo", "Reply-To"]) {
    expect(rolesOf(`message_id|from|${name}|text\n1|anna||hello all\n2|ben|1|hello you\n3|cem|2|hi there`), name).toEqual(["messageId", "from", "replyTo", "text"]);
    expect(rolesOf(`message_id|from|${name}|text\n1|anna||hello all\n2|ben|anna|hello you\n3|cem|ben|hi there`), name).toEqual(["messageId", "from", "replyToPerson", "text"]);
  }
  expect(guessColumns(table("message_id|from|reply_to|text\n1|1||hello all\n2|2|1|hello you\n3|3|2|hi there")).columns[2]!.confidence).toBeLessThan(0.9);
});

test("a list of people: id, name, groups, followers; long lists of different values group nobody", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `P${i}|Name ${i}|${i % 3 === 0 ? "Sales" : "IT"}|${1000 + i * 7}|${i * 13}|note number ${i}|2020-01-0${(i % 9) + 1}`);
  const { kind, columns } = guessColumns(table(["Employee ID|Full Name|Department|Followers|Salary|Remark|Hire Date", ...rows].join("\n")));
  expect(kind).toBe("people");
  expect(columns.map(({ role }) => role)).toEqual(["id", "name", "group", "followers", "number", "ignore", "ignore"]);
});

test("a column of names that few people have is still their names where another column is the id", () => {
  const rows = Array.from({ length: 12 }, (_, k) => `p${k}|${k === 7 ? "Gus" : ""}|${k % 2 === 0 ? "Sales" : "IT"}`);
  expect(rolesOf(`person_id|name|team\n${rows.join("\n")}`)).toEqual(["id", "name", "group"]);
});

test("employees with their managers are people, not ties", () => {
  expect(guessColumns(table("Mitarbeiter|Abteilung|Manager\nAnna|Vertrieb|Cem\nBen|Vertrieb|Cem\nCem|Leitung|\nDora|IT|Cem")).kind).toBe("people");
});

test("two columns of the same people under unknown names are proposed, unsurely", () => {
  const { columns } = guessColumns(table("Fragende|Gefragte|wann\nanna|ben|2023-01-01\nben|anna|2023-01-02\nanna|cem|2023-01-03\ncem|anna|2023-01-04"));
  expect(columns.map(({ role }) => role)).toEqual(["from", "to", "time"]);
  expect(columns[0]!.confidence).toBeLessThan(0.9);
});

test("nothing said about who talks: everything is left out, with a reason", () => {
  const { kind, columns } = guessColumns(table("colour|price\nred|1.5\nblue|2.5\nred|1.5"));
  expect(kind).toBe("messages");
  expect(columns.map(({ role }) => role)).toEqual(["ignore", "ignore"]);
  expect(columns.every(({ reason }) => reason.length > 0)).toBe(true);
});

test("headers that are empty, repeated or called __proto__ are ordinary columns", () => {
  const { columns } = guessColumns(table("|from|to|__proto__|from|constructor\n1|a|b|x|c|y\n2|b|a|x|c|y"));
  expect(columns.map(({ name }) => name)).toEqual(["column 1", "from", "to", "__proto__", "from", "constructor"]);
  expect(columns.map(({ role }) => role)).toEqual(["ignore", "from", "to", "ignore", "ignore", "ignore"]);
});

test("a header without rows is read by its names alone", () => {
  expect(guessColumns({ names: ["Source", "Target", "Type", "Id", "Label", "Weight"], hasHeader: true, rows: [] }).columns.map(({ role }) => role))
    .toEqual(["from", "to", "ignore", "ignore", "ignore", "weight"]);
});

test("without a header: from, to, then what the values are", () => {
  const guess = (rows: string[][]): string[] => guessColumns({ names: rows[0]!.map(() => ""), hasHeader: false, rows }).columns.map(({ role }) => role);
  expect(guess([["1", "2"], ["2", "3"]])).toEqual(["from", "to"]);
  expect(guess([["a", "b", "2.5"], ["b", "c", "1"]])).toEqual(["from", "to", "weight"]);
  expect(guess([["1082040961", "1", "2"], ["1082040999", "2", "3"], ["1082041999", "1", "3"]])).toEqual(["time", "from", "to"]);
  expect(guess([["a", "b", "2023-01-01", "hello to all of you"], ["b", "a", "2023-01-02", "and hello to you too"]])).toEqual(["from", "to", "time", "text"]);
  expect(guess([["a"], ["b"]])).toEqual(["ignore"]);
});

test("dates in Spanish words and as Chinese, Japanese and Korean write them are times", () => {
  for (const [a, b] of [["13 de enero de 2024", "1 de mayo de 2024"], ["2024年1月13日", "2024年5月1日 15:04"], ["2024년 1월 13일", "2024년 5월 1일"]]) {
    expect(guessColumns({ names: ["from", "to", "date"], hasHeader: true, rows: [["ann", "ben", a!], ["ben", "ann", b!]] }).columns[2]).toMatchObject({ role: "time" });
  }
});
