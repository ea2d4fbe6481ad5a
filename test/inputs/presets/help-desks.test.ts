import { expect, test } from "vitest";
import { csvOf, readTable } from "./read-tables.ts";

/** author_id, public, plain_body, requester_id as public readers of Zendesk's comments have them; the role of the author is by general knowledge. */
test("Zendesk comments: public ones only, agents are ours, one thread a ticket", async () => {
  const { counts, source, rows, setAside, accounts, meaning } = await readTable("comments.csv", csvOf(`
id|ticket_id|author_id|author_role|public|body|created_at
1|900|7|end-user|true|my bike is broken|2023-03-25T10:32:00Z
2|900|8|agent|false|he called before|2023-03-25T10:33:00Z
3|900|8|agent|true|we look into it|2023-03-25T10:34:00Z`));
  expect(source).toBe("Zendesk");
  expect(meaning.ties).toEqual(["thread"]);
  expect(rows.map(({ from, thread, text, messageId }) => [from, thread, text, messageId])).toEqual([["7", "900", "my bike is broken", "1"], ["8", "900", "we look into it", "3"]]);
  expect(setAside).toEqual(["2 public=false not-public"]);
  expect(accounts).toEqual(["8 ours"]);
  expect(counts).toEqual({ rows: 3, aside: 1, people: 2, ties: 1, ours: 1 });
});

test("Zendesk tickets as JSON lines: each comment is a record, who did not ask is an agent", async () => {
  const tickets = [
    { id: 900, requester_id: 7, subject: "broken", tags: ["bike"], comments: [{ id: 1, author_id: 7, public: true, body: "my bike is broken", created_at: "2023-03-25T10:32:00Z" }, { id: 2, author_id: 8, public: false, body: "psst", created_at: "2023-03-25T10:33:00Z" }, { id: 3, author_id: 8, public: true, html_body: "<p>we look &amp; see</p>", created_at: "2023-03-25T10:34:00Z" }] },
    { id: 901, requester_id: 9, subject: "empty", tags: [], comments: [] },
  ];
  const { counts, rows, setAside, accounts } = await readTable("tickets.json", tickets.map((ticket) => JSON.stringify(ticket)).join("\n"));
  expect(rows.map(({ from, thread, text }) => [from, thread, text])).toEqual([["7", "900", "my bike is broken"], ["8", "900", "we look & see"]]);
  expect(setAside.map((line) => line.replace(/=.*\]? /, " "))).toEqual(["2  not-public", "4 comments no-comment"]);
  expect(accounts).toEqual(["8 ours"]);
  expect(counts).toEqual({ rows: 4, aside: 2, people: 2, ties: 1, ours: 1 });
});

test("Zendesk's list of tickets holds no conversation and says so; nothing is guessed", async () => {
  const { counts, source, notices, meaning } = await readTable("tickets.csv", csvOf(`
Ticket ID|Status|Subject|Requester|Assignee|Group|Created at
900|Open|broken|Anna A|Dora D|Support|2023-03-25
901|Solved|late|Ben B|Dora D|Support|2023-03-26`));
  expect(source).toBe("Zendesk ticket list");
  expect(notices).toContain("no-conversation");
  expect(meaning.roles.size).toBe(0);
  expect(counts).toEqual("from-column");
});

/** Intercom's "Conversation Part Model": part_type, body, created_at, author.type within conversation_parts.conversation_parts. */
test("Intercom: the first message and the parts, notes and acts left out, admins ours, bots bots", async () => {
  const conversation = {
    type: "conversation", id: "c1", created_at: 1679740320, source: { id: "s1", body: "<p>my bike is broken</p>", author: { type: "user", id: "u7", name: "Anna", email: "anna@x.example" } },
    conversation_parts: {
      conversation_parts: [
        { id: "p1", part_type: "comment", body: "<p>hello, I am a bot</p>", created_at: 1679740321, author: { type: "bot", id: "b1", name: "Bot", email: "bot@shop.example" } },
        { id: "p2", part_type: "assignment", body: null, created_at: 1679740322, author: { type: "admin", id: "a8", name: "Dora", email: "dora@shop.example" } },
        { id: "p3", part_type: "note", body: "<p>difficult</p>", created_at: 1679740323, author: { type: "admin", id: "a8", name: "Dora", email: "dora@shop.example" } },
        { id: "p4", part_type: "comment", body: "<p>we look into it</p>", created_at: 1679740324, author: { type: "admin", id: "a8", name: "Dora", email: "dora@shop.example" } },
      ],
    },
  };
  const { counts, source, rows, setAside, accounts } = await readTable("conversations.json", JSON.stringify([conversation]));
  expect(source).toBe("Intercom");
  expect(rows.map(({ from, fromName, text, thread, time }) => [from, fromName, text, thread, time])).toEqual([
    ["anna@x.example", "Anna", "my bike is broken", "c1", "1679740320"], ["bot@shop.example", "Bot", "hello, I am a bot", "c1", "1679740321"], ["dora@shop.example", "Dora", "we look into it", "c1", "1679740324"],
  ]);
  expect(setAside).toEqual(["3 = system-message", "4 = not-public"]);
  expect(accounts).toEqual(["bot@shop.example bot", "dora@shop.example ours"]);
  expect(counts).toEqual({ rows: 5, aside: 2, people: 3, ties: 3, ours: 1 });
});

test("Intercom, a part a row", async () => {
  const { counts, rows, setAside, accounts } = await readTable("parts.csv", csvOf(`
conversation_id|part_id|part_type|author_type|author_id|author_name|body|created_at
c1|p1|comment|user|u7|Anna|my bike is broken|1679740320
c1|p2|note|admin|a8|Dora|difficult|1679740322
c1|p3|comment|admin|a8|Dora|we look into it|1679740324`));
  expect(rows.map(({ from, thread, text }) => [from, thread, text])).toEqual([["u7", "c1", "my bike is broken"], ["a8", "c1", "we look into it"]]);
  expect(setAside).toEqual(["2 part_type=note not-public"]);
  expect(accounts).toEqual(["a8 ours"]);
  expect(counts).toEqual({ rows: 3, aside: 1, people: 2, ties: 1, ours: 1 });
});

/** The fields of CaseComment as public queries name them: Id, ParentId, CommentBody, CreatedById, CreatedDate, IsPublished. */
test("Salesforce: the long and the short form of an id are one person and one case", async () => {
  const { counts, source, rows, setAside } = await readTable("casecomment.csv", csvOf(`
Id|ParentId|CreatedById|CreatedDate|CommentBody|IsPublished
00a5g00000AbCdE|5005g00000XyZaB|0055g000001AbCd|2023-03-25T10:32:00.000Z|my bike is broken|1
00a5g00000AbCdFAAV|5005g00000XyZaBAAV|0055g000001AbCdAAI|2023-03-25T10:33:00.000Z|and late|1
00a5g00000AbCdG|5005g00000XyZaB||2023-03-25T10:34:00.000Z|nobody|1`));
  expect(source).toBe("Salesforce");
  expect(rows.map(({ from, thread, messageId }) => [from, thread, messageId])).toEqual([["0055g000001AbCd", "5005g00000XyZaB", "00a5g00000AbCdE"], ["0055g000001AbCd", "5005g00000XyZaB", "00a5g00000AbCdF"]]);
  expect(setAside).toEqual(["3 CreatedById= author-missing"]);
  expect(counts).toEqual({ rows: 3, aside: 1, people: 1, ties: 0, ours: 0 });
});

test("Salesforce e-mail on cases", async () => {
  const { counts, rows } = await readTable("email.csv", csvOf(`
Id|ParentId|FromAddress|FromName|ToAddress|CcAddress|Subject|TextBody|MessageDate|Incoming|Status
02s1|5001|anna@x.example|Anna|help@shop.example|ben@x.example|broken|my bike is broken|2023-03-25T10:32:00.000Z|true|1`));
  expect(rows).toEqual([{ messageId: "02s1", thread: "5001", from: "anna@x.example", fromName: "Anna", to: "help@shop.example", cc: "ben@x.example", text: "broken + my bike is broken", time: "2023-03-25T10:32:00.000Z" }]);
  expect(counts).toEqual({ rows: 1, aside: 0, people: 3, ties: 2, ours: 0 });
});
