import { expect, test } from "vitest";
import type { OpenOptions, Opened } from "../../src/engine/opening.ts";
import { fileOf, newSession, openFiles, rankJson } from "../support/session.ts";

const header = "id,from,to,channel,topic,product,text\n";
const rows = [
  "1,ann,bob,forum,price | service,A,Where is my #Order? #1",
  "2,bob,ann,forum,\"[\"\"price\"\", \"\"returns\"\"]\",B,#order arrived &#39;ok&#39;",
  "3,cat,ann,chat,service;returns,,nothing",
];
const messages = `${header}${rows.join("\n")}\n`;
const roles = ["messageId", "from", "to", "channel", "topic", "topic", "text"] as const;

async function opened(options: OpenOptions, text = messages): Promise<Opened> {
  return await newSession().open([fileOf("m.csv", text)], { mode: "customers", files: [{ roles }], ...options });
}

const topicsOf = ({ topics }: Opened): Record<string, number> => Object.fromEntries(topics.map(({ name, messages: count }) => [name, count]));

test("several topic columns, several topics a cell: semicolons, bars and lists divide", async () => {
  expect(topicsOf(await opened({}))).toEqual({ price: 2, service: 2, returns: 2, A: 1, B: 1 });
});

test("hashtags and channels give topics, alone or together", async () => {
  expect(topicsOf(await opened({ topics: { from: ["hashtags"] } }))).toEqual({ "#order": 2 });
  expect(topicsOf(await opened({ topics: { from: ["channel"] } }))).toEqual({ forum: 2, chat: 1 });
  expect(topicsOf(await opened({ topics: { from: ["channel", "hashtags", "dictionary"], dictionary: [{ topic: "arrival", terms: ["arriv*"] }] } }))).toEqual({ forum: 2, chat: 1, "#order": 2, arrival: 1 });
  expect(topicsOf(await opened({ topics: { from: [] } }))).toEqual({});
});

test("a thread is on the subject with which it began, its marks stripped", async () => {
  const mail = "id,from,to,time,thread,subject,body\n1,ann,bob,2024-01-02 10:00,t1,Re: AW: Budget,a\n2,bob,ann,2024-01-01 10:00,t1,Budget 2024,b\n3,cat,ann,2024-01-03,t2,WG: Fwd: Lunch?,c\n4,ann,cat,2024-01-04,t2,,d\n";
  const subjects = await opened({ topics: { from: ["subject"] }, files: [{ roles: ["messageId", "from", "to", "time", "thread", "text", "text"] }] }, mail);
  expect(topicsOf(subjects)).toEqual({ "Budget 2024": 2, "Lunch?": 2 });
});

test("a column of subjects beside one of texts gives topics too, where they are asked for", async () => {
  const talk = "id,from,to,time,thread,subject,text\n1,ann,bob,2024-01-01,t1,Budget,a b\n2,bob,ann,2024-01-02,t1,Re: budget,c\n3,cat,ann,2024-01-03,t2,Lunch,d e\n";
  const engine = newSession();
  const files = [fileOf("m.csv", talk)];
  const { topicSources, files: [looked] } = await engine.inspect(files, { mode: "customers" });
  expect(looked!.columns.find(({ name }) => name === "subject")!.role).toBe("ignore");
  expect(topicSources).toContainEqual({ source: "subject", rows: 3, topics: 2, of: 3 });
  expect(topicsOf(await engine.open(files, { mode: "customers", topics: { from: ["subject"] } }))).toEqual({ Budget: 2, Lunch: 1 });
  expect(topicsOf(await engine.open(files, { mode: "customers" }))).toEqual({});
});

test("without threads the answers of a message have its subject", async () => {
  const mail = "id,from,to,time,reply to,subject\n1,ann,bob,2024-01-01,,Plan\n2,bob,ann,2024-01-02,1,Re: Plan (was: nothing)\n3,ann,bob,2024-01-03,2,Re: other\n";
  const subjects = await opened({ topics: { from: ["subject"] }, files: [{ roles: ["messageId", "from", "to", "time", "replyTo", "text"] }] }, mail);
  expect(topicsOf(subjects)).toEqual({ Plan: 3 });
});

test("the options of a result say where topics came from", async () => {
  const engine = await openFiles({ "m.csv": messages }, { files: [{ roles }], topics: { from: ["hashtags", "dictionary"], dictionary: [{ topic: "x", terms: ["order NOT lost"] }] } });
  const json = await rankJson(engine) as unknown as { options: { topics: unknown } };
  expect(json.options.topics).toEqual({ from: ["hashtags", "dictionary"], dictionary: [{ topic: "x", terms: ["order NOT lost"] }] });
});

test("a look at the files says what could give topics", async () => {
  const { topicSources } = await newSession().inspect([fileOf("m.csv", messages)], { mode: "customers", files: [{ roles }] });
  expect(topicSources).toEqual([
    { source: "column", rows: 3, topics: 5, of: 3 },
    { source: "hashtags", rows: 2, topics: 1, of: 3 },
    { source: "channel", rows: 3, topics: 2, of: 3 },
    { source: "dictionary", rows: 3, topics: 0, of: 3 },
  ]);
});

test("with employees a sensitive term is refused with the reason, whatever its spelling", async () => {
  const open = (term: string, topic = "x") => opened({ mode: "employees", topics: { dictionary: [{ topic, terms: [term] }] } });
  for (const term of ["pregnan*", "works council", "(strike OR walkout) AND friday", "order NOT cancer", "*scientology OR church", "Betriebsrat", "uni?n"]) {
    await expect(open(term), term).rejects.toMatchObject({ code: "term-sensitive", message: expect.stringContaining(term) as string });
  }
  await expect(open("order", "Trade unions")).rejects.toMatchObject({ code: "term-sensitive" });
  await expect(open("/ca.*r/")).rejects.toMatchObject({ code: "pattern-unchecked" });
  await expect(opened({ mode: "employees", topics: { from: ["subject"] } })).rejects.toMatchObject({ code: "subject-text" });
  // Two people wrote of orders, and fewer than five on any topic of the file.
  expect((await open("order*")).notices).toContainEqual(expect.objectContaining({ code: "topic-small", count: 6 }));
});

test("with employees topics of columns that are sensitive, or that fewer than five people wrote about, are left out and counted; with customers a notice warns", async () => {
  const text = `from,to,topic\nann,bob,works council\n${[1, 2, 3, 4, 5].map((n) => `p${n},ann,${n === 5 ? "Price" : "price"}`).join("\n")}\n${[1, 2, 3, 4].map((n) => `p${n},p5,parking`).join("\n")}\n`;
  const columns = { files: [{ roles: ["from", "to", "topic"] as const }] };
  const employees = await opened({ ...columns, mode: "employees" }, text);
  expect(topicsOf(employees)).toEqual({ price: 4, Price: 1 });
  expect(employees.notices).toContainEqual(expect.objectContaining({ code: "topic-sensitive", count: 1 }));
  expect(employees.notices).toContainEqual(expect.objectContaining({ code: "topic-small", count: 1 }));
  const customers = await opened(columns, text);
  expect(topicsOf(customers)).toEqual({ "works council": 1, price: 4, Price: 1, parking: 4 });
  expect(customers.notices).toContainEqual(expect.objectContaining({ code: "topic-sensitive", severity: "warning", message: expect.stringContaining("works council") as string }));
});

test("with employees a hashtag or a channel is a topic only where five people use it", async () => {
  const lines = Array.from({ length: 6 }, (_, k) => `p${k},p${(k + 1) % 6},all,#plan${k < 4 ? " #anna" : ""}`);
  const text = `from,to,channel,text\n${lines.join("\n")}\np1,p2,dm-anna,hello\n`;
  const employees = await opened({ mode: "employees", files: [{ roles: ["from", "to", "channel", "text"] }], topics: { from: ["hashtags", "channel"] } }, text);
  expect(topicsOf(employees)).toEqual({ "#plan": 6, all: 6 });
  expect(employees.notices).toContainEqual(expect.objectContaining({ code: "topic-small", count: 2 }));
});

test("what the dictionary did not find is told, and what was asked to give topics and has no column", async () => {
  const found = await opened({ topics: { dictionary: [{ topic: "Order", terms: ["order"] }, { topic: "zebra", terms: ["zebra"] }, { topic: "yak", terms: ["yak"] }] } });
  expect(found.notices).toContainEqual(expect.objectContaining({ code: "topic-not-found", severity: "info", count: 2, message: expect.stringContaining("zebra, yak") as string }));
  const bare = await opened({ topics: { from: ["column", "hashtags", "channel", "subject", "dictionary"], dictionary: [{ topic: "x", terms: ["order"] }] }, files: [{ roles: ["from", "to"] }] }, "from,to\nann,bob\n");
  expect(bare.notices.filter(({ code }) => code === "topics-no-source").map(({ severity, message }) => [severity, message.split(":")[0]])).toEqual(
    ["topic columns", "hashtags", "channels", "subjects", "the dictionary"].map((source) => ["warning", `No topics come from ${source}`]));
  const plain = await opened({ files: [{ roles: ["from", "to"] }] }, "from,to\nann,bob\n");
  expect(plain.notices.filter(({ code }) => code === "topics-no-source")).toEqual([]);
});

test("with employees a dictionary cannot ask who wrote a rare word: fewer than five people are no topic, and nobody looks the same", async () => {
  const text = `from,to,text\n${[1, 2, 3, 4, 5].map((n) => `p${n},p${n + 1},tea ${n === 1 ? "canary" : "cup"}`).join("\n")}\n`;
  const open = (terms: readonly string[]) => opened({ mode: "employees", files: [{ roles: ["from", "to", "text"] }], topics: { dictionary: terms.map((term) => ({ topic: term, terms: [term] })) } }, text);
  const said = await open(["tea", "canary", "cup"]);
  expect(topicsOf(said)).toEqual({ tea: 5 });
  expect(said.notices).toContainEqual(expect.objectContaining({ code: "topic-small", count: 2 }));
  const [one, none] = [await open(["canary"]), await open(["zebra"])];
  expect(topicsOf(one)).toEqual({});
  const told = ({ notices }: Opened) => notices.filter(({ code }) => code.startsWith("topic"));
  expect(told(one)).toHaveLength(1);
  expect(told(one)).toEqual(told(none));
});
