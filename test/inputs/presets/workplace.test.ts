import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileOf, newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { makeZip } from "../zip/make-zip.ts";
import { csvOf, readTable, readTables } from "./read-tables.ts";

/** Microsoft Graph's chatMessage as its documentation of system messages shows it: replyToId, messageType, deletedDateTime, from.user, body.content. */
const chat = (id: string, more: object): object => ({
  id, replyToId: null, messageType: "message", createdDateTime: `2023-03-25T10:3${id}:00.000Z`, deletedDateTime: null, subject: null, importance: "normal",
  from: { application: null, device: null, user: { id: `u${id}`, displayName: `Person ${id}`, userIdentityType: "aadUser" } }, body: { contentType: "html", content: "<p>hello &amp; all</p>" },
  channelIdentity: { teamId: "t", channelId: "19:abc" }, mentions: [], ...more,
});

test("Teams from Graph: replies and mentions by account, HTML as text; events, apps and deleted messages are left out", async () => {
  const messages = [
    chat("1", {}),
    chat("2", { replyToId: "1", mentions: [{ id: 0, mentionText: "Person 1", mentioned: { application: null, user: { id: "u1", displayName: "Person 1" } } }] }),
    chat("3", { messageType: "systemEventMessage", from: null }),
    chat("4", { from: { application: { id: "app", displayName: "Polls" }, user: null } }),
    chat("5", { deletedDateTime: "2023-03-25T11:00:00.000Z" }),
  ];
  for (const text of [JSON.stringify({ "@odata.context": "x", "@odata.count": 5, value: messages }), messages.map((message) => JSON.stringify(message)).join("\n")]) {
    const { counts, source, rows, setAside, meaning } = await readTable("messages.json", text);
    expect(source).toBe("Microsoft Teams");
    expect(meaning).toMatchObject({ mode: "employees", ties: ["reply", "mention"] });
    expect(rows).toEqual([
      { from: "u1", fromName: "Person 1", messageId: "1", time: "2023-03-25T10:31:00.000Z", channel: "19:abc", text: "hello & all" },
      { from: "u2", fromName: "Person 2", messageId: "2", replyTo: "1", mentioned: "u1", time: "2023-03-25T10:32:00.000Z", channel: "19:abc", text: "hello & all" },
    ]);
    expect(setAside.map((line) => `${line[0]} ${line.split(" ").at(-1)}`)).toEqual(["3 system-message", "4 bot-message", "5 deleted"]);
    expect(counts).toEqual({ rows: 5, aside: 3, people: 2, ties: 1, ours: 0 });
  }
});

/** Names of columns by general knowledge: the lists of fields that Microsoft publishes differ by product and year. */
test("Purview: sender, recipients, participants", async () => {
  const { counts, source, rows } = await readTable("items.csv", csvOf(`
Item Identity|Sender|Recipients|Participants|Date|Subject|Conversation ID
1|anna@x.example|ben@x.example; cem@x.example|anna@x.example; ben@x.example; cem@x.example|2023-03-25T10:32:00Z|Hello|c1`));
  expect(source).toBe("Microsoft Purview");
  expect(rows).toEqual([{ from: "anna@x.example", to: "ben@x.example; cem@x.example", time: "2023-03-25T10:32:00Z", text: "Hello", thread: "c1" }]);
  expect(counts).toEqual({ rows: 1, aside: 0, people: 3, ties: 2, ours: 0 });
});

/** learn.microsoft.com/rest/api/yammer/network-data-export: the export holds previous versions of messages; it lists no columns, so those are by general knowledge. */
test("Viva Engage: replies and who was notified; of versions of one message the first is read", async () => {
  const { counts, source, rows, setAside } = await readTable("Messages.csv", csvOf(`
id|replied_to_id|parent_id|thread_id|group_id|group_name|in_private_group|sender_id|sender_type|sender_name|sender_email|notified_user_ids|body|created_at
1||0|1|5|Bikes|false|7|User|Anna|anna@x.example|8,9|hello all|2023/03/25 10:32:00 +0000
2|1|1|1|5|Bikes|false|8|User|Ben|ben@x.example||yes|2023/03/25 10:33:00 +0000
2|1|1|1|5|Bikes|false|8|User|Ben|ben@x.example||yes!|2023/03/25 10:34:00 +0000
3||0|3|5|Bikes|false|1|System|Yammer|||Ben joined|2023/03/25 10:35:00 +0000`));
  expect(source).toBe("Viva Engage");
  expect(rows.map(({ from, fromName, mentioned, replyTo, text, channel }) => [from, fromName, mentioned, replyTo, text, channel])).toEqual([["7", "Anna", "8,9", undefined, "hello all", "Bikes"], ["8", "Ben", undefined, "1", "yes", "Bikes"]]);
  expect(setAside).toEqual(["3 id=2 message-version", "4 sender_type=System system-message"]);
  expect(counts).toEqual({ rows: 4, aside: 2, people: 3, ties: 3, ours: 0 });
});

test("Viva Engage, the whole export: the table of communities is shown and not read as one of people", async () => {
  const zip = makeZip([
    { name: "Messages.csv", content: "id,replied_to_id,thread_id,sender_id,sender_name,body,created_at\n1,,1,7,Anna,hello,2023-03-25T10:00:00Z\n2,1,1,8,Ben,yes,2023-03-25T11:00:00Z\n" },
    { name: "Users.csv", content: "id,name,department,email\n7,Anna,Sales,anna@x.example\n8,Ben,IT,ben@x.example\n" },
    { name: "Groups.csv", content: "id,name,description,privacy,external,moderated,created_by_id\n500,Bikes,,public,false,false,7\n" },
  ]);
  const { files, people, tieRules, joins } = await newSession().open([fileOf("export.zip", zip)], { mode: "customers" });
  expect(files.map(({ name, rowsRead }) => [name, rowsRead])).toEqual([["export.zip/Messages.csv", 2], ["export.zip/Users.csv", 2]]);
  expect([people, joins.length, tieRules.find(({ rule }) => rule === "reply")?.ties]).toEqual([2, 1, 1]);
});

const viva = `
PrimaryCollaborator_PersonId|PrimaryCollaborator_Organization|SecondaryCollaborator_PersonId|SecondaryCollaborator_Organization|MetricDate|Diverse_tie_score|Diverse_tie_type|Strong_tie_score|Strong_tie_type
a|Sales|b|IT|2023-07-01|0.1|0|0.2|2
b|IT|a|Sales|2023-07-01|0.1|0|0.4|2
a|Sales|b|IT|2023-08-01|0.1|0|0.6|2
b|IT|c|IT|2023-07-01|0.1|0|0.5|2
c|IT|a|Sales|2023-07-01|0.1|0|0|0
c|IT|d|HR|2023-07-01|0.1|0||0`;

test("Viva Insights: no talk, no direction; a pair's tie is the mean of its scores over months and both orders; teams make people", async () => {
  const [ties, people] = await readTables("p2p.csv", csvOf(viva));
  expect(ties).toMatchObject({ source: "Viva Insights", kind: "messages", setAside: ["5 Strong_tie_score=0 weight-zero", "6 Strong_tie_score= weight-not-a-number"], notices: ["scores-averaged"] });
  expect(ties!.meaning).toMatchObject({ isTalk: false, mode: "employees" });
  expect(ties!.rows.map(({ from, to }) => `${from}${to}`)).toEqual(["ab", "ab", "ab", "bc"]);
  const tie = (pair: string): number => ties!.rows.filter(({ from, to }) => `${from}${to}` === pair).reduce((sum, { weight }) => sum + Number(weight), 0);
  expect(tie("ab")).toBeCloseTo(0.4, 12);
  expect(tie("bc")).toBeCloseTo(0.5, 12);
  expect(people).toMatchObject({ part: "people", kind: "people" });
  expect(people!.rows).toEqual([{ id: "a", group: "Sales" }, { id: "b", group: "IT" }, { id: "c", group: "IT" }, { id: "d", group: "HR" }]);
  const opened = await newSession().open([fileOf("p2p.csv", csvOf(viva))], { mode: "customers" });
  // a-b and b-c; d stands in the people alone.
  expect(opened).toMatchObject({ hasTalk: false, isUndirected: true, tieCount: 2, people: 4, silent: 1, rowsSetAside: 2 });
});

const folder = sharedPath("data/viva-insights-p2p");
test.skipIf(folder === undefined)("Viva Insights, the published sample: 11,550 rows, 548 people, every tie the mean of its rows", async () => {
  const bytes = readFileSync(`${folder!}/p2p_data.csv`);
  const rows = bytes.toString("utf8").trim().split(/\r?\n/).slice(1).map((line) => line.split(","));
  const scores = new Map<string, number[]>();
  for (const row of rows) scores.set([row[0]!, row[4]!].sort().join(), [...(scores.get([row[0]!, row[4]!].sort().join()) ?? []), Number(row[11])]);
  const engine = newSession();
  const opened = await engine.open([fileOf("p2p.csv", bytes)], { mode: "customers" });
  expect(opened.files[0]).toMatchObject({ rowsRead: 11_550, rowsSetAside: 16 });
  expect(opened).toMatchObject({ people: 548, hasTalk: false, isUndirected: true, tieCount: [...scores.values()].filter((list) => list.some((score) => score !== 0)).length, reasons: { "weight-zero": 16 } });
  const { network } = await rankJson(engine, { measure: "strength" });
  const sum = [...scores.values()].reduce((total, list) => total + list.reduce((a, b) => a + b, 0) / list.length, 0);
  expect(network["totalWeight"]).toBeCloseTo(sum, 6);
});

test.skipIf(folder === undefined)("Viva Insights, group to group: groups are the people, time within a group is no tie", async () => {
  const { source, setAside, rows, meaning } = await readTable("g2g.csv", readFileSync(`${folder!}/g2g_data.csv`));
  expect(source).toBe("Viva Insights group to group");
  expect(meaning.isTalk).toBe(false);
  expect(new Set(setAside.map((line) => line.split(" ").at(-1)))).toEqual(new Set(["within-group", "unclassified"]));
  // Six months of a pair are a tie of their mean: HR in what Sales and Marketing invested.
  const months = readFileSync(`${folder!}/g2g_data.csv`, "utf8").split("\n").filter((line) => line.startsWith("Sales and Marketing,137.0,HR,")).map((line) => Number(line.split(",")[6]));
  const tie = rows.filter(({ from, to }) => from === "Sales and Marketing" && to === "HR").reduce((sum, { weight }) => sum + Number(weight), 0);
  expect(months).toHaveLength(6);
  expect(tie).toBeCloseTo(months.reduce((a, b) => a + b, 0) / 6, 6);
  expect(rows.every(({ from, to, weight }) => from !== undefined && to !== undefined && from !== to && Number(weight) > 0)).toBe(true);
});

test("a survey: who answers names others in columns of their own; nobody posted anything", async () => {
  const text = csvOf(`
Timestamp|Respondent|Nominee 1|Nominee 2|Nominee 3|Department
2023-03-25 10:32|Anna|Ben|Cem||Sales
2023-03-25 10:33|Ben|Anna|||IT
2023-03-25 10:34|Cem|||Anna|IT`);
  const { source, rows, meaning } = await readTable("survey.csv", text);
  expect(source).toBe("Survey with nominations");
  expect(meaning.isTalk).toBe(false);
  expect(rows.map(({ from, to }) => [from, to])).toEqual([["Anna", "Ben + Cem"], ["Ben", "Anna"], ["Cem", "Anna"]]);
  expect(await newSession().open([fileOf("survey.csv", text)], { mode: "customers" })).toMatchObject({ people: 3, tieCount: 4, hasTalk: false });
});

test("a survey whose question is asked several times: every answer is a recipient", async () => {
  const text = csvOf(`
Timestamp|Your name|Who do you ask for advice? [1]|Who do you ask for advice? [2]|Who do you ask for advice? [3]|Team
2023-03-25 10:32|Anna|Ben|Cem||Sales
2023-03-25 10:33|Ben|Anna|||IT
2023-03-25 10:34|Cem|||Anna|IT`);
  const { source, rows, meaning } = await readTable("form.csv", text);
  expect([source, meaning.isTalk]).toEqual(["Survey with nominations", false]);
  expect(rows.map(({ from, to }) => [from, to])).toEqual([["Anna", "Ben + Cem"], ["Ben", "Anna"], ["Cem", "Anna"]]);
  expect(await newSession().open([fileOf("form.csv", text)], { mode: "customers" })).toMatchObject({ people: 3, tieCount: 4, hasTalk: false });
});

test("numbers behind other questions, or one question alone, make no survey of nominations", async () => {
  const inspectedAs = async (text: string): Promise<string | undefined> => (await newSession().inspect([fileOf("t.csv", csvOf(text))], { mode: "customers" })).files[0]!.knownAs;
  expect(await inspectedAs("from|to|Score 1|Score 2\nanna|ben|1|2\nben|anna|3|4")).toBeUndefined();
  expect(await inspectedAs("from|to|Who knew 1\nanna|ben|yes\nben|anna|no")).toBeUndefined();
});
