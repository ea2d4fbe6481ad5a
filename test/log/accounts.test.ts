import { expect, test } from "vitest";
import type { Opened, OpenOptions } from "../../src/engine/opening.ts";
import { fileOf, newSession, openFiles, rankJson, settingsOf } from "../support/session.ts";

async function open(files: Readonly<Record<string, string>>, options: OpenOptions = {}): Promise<Opened> {
  return newSession().open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", ...options });
}

const mails = "message_id,from,to\n1,ann@in.example,bob@in.example\n1,ann@in.example,out@other.example\n2,ann@in.example,out@other.example\n3,out@other.example,ann@in.example\n4,bob@in.example,ann@in.example\n";

test("inside only: what comes from outside, and what goes there alone, is set aside and counted", async () => {
  const opened = await open({ "m.csv": mails }, { inside: ["in.example"] });
  expect(opened).toMatchObject({ rowsRead: 5, rowsKept: 2, messages: 2, people: 2, reasons: { outside: 3 } });
  const { people } = await rankJson(await openFiles({ "m.csv": mails }, { inside: ["in.example"] }));
  expect(people.map((p) => [p.id, p["posts"]])).toEqual([["ann@in.example", 1], ["bob@in.example", 1]]);
});

test("a message keeps the recipients who are not left out", async () => {
  const opened = await open({ "m.csv": "from,to\nann,bob; desk; cem\ndesk,ann\nann,desk\n" }, { exclude: ["desk"] });
  expect(opened).toMatchObject({ rowsRead: 3, rowsKept: 1, messages: 1, people: 3, tieCount: 2, reasons: { "account-excluded": 2 } });
});

test("an account to be left out that nobody is called is said: a slip of the pen would leave it in", async () => {
  const noticesOf = async (options: OpenOptions) => (await open({ "m.csv": "from,to\nann,bob\ndesk,ann\n", "p.csv": "id,name\nann,Ann\nbob,Bob\nshop,Shop\n" }, options)).notices.filter(({ code }) => code === "exclude-unknown");
  expect(await noticesOf({ exclude: ["desk", "shop"] })).toEqual([]);
  expect(await noticesOf({ exclude: ["desk", "Desk", "dsk"] })).toMatchObject([{ severity: "warning", sample: "Desk", message: expect.stringContaining("2 accounts") }]);
  expect(await noticesOf({ exclude: ["help"], merge: [{ into: "help", ids: ["desk"] }] })).toEqual([]);
  expect(JSON.stringify(await noticesOf({ exclude: ["Desk"], optOut: ["desk"] }))).not.toContain("Desk");
});

test("whoever is left out is in no mention, reply, repost, thread or people table either", async () => {
  const text = "id,author,text,in_reply_to,thread_id,retweet_of\n1,desk,hello to all,,t,\n2,ann,hello @desk and @bob,1,t,\n3,bob,hello again to all,,t,\n4,ann,RT,,,@desk\n";
  for (const ties of [["mention"], ["reply"], ["repost"], ["thread"], ["mention", "thread"]] as const) {
    const opened = await open({ "m.csv": text, "people.csv": "id,name\nann,Ann\nbob,Bob\ndesk,Desk\n" }, { ties, exclude: ["desk"] });
    expect([ties, opened.people, opened.reasons]).toEqual([ties, 2, { "account-excluded": 2 }]);
  }
});

const secret = "Zelda.Zorn@x.example";
const planted = {
  "m.csv": `id,from,to,text,time\n1,${secret},ann,hello ann,2024-01-01\n2,ann,${secret},hi zelda,2024-01-02\n3,ann,bob,ask @${secret} or zelda.zorn@X.example,2024-01-03\n4,bob,ann;${secret},fine,2024-01-04\n5,${secret},bob,broken,never\n6,cem,,bad weight,2024-13-01\n`,
  "people.csv": `id,name,team\nann,Ann,a\nbob,Bob,a\n${secret},Zelda Zorn,b\n`,
};

test("of somebody who objected no trace is left, and the others count as in the data without her", async () => {
  const engine = newSession();
  const sources = Object.entries(planted).map(([name, text]) => fileOf(name, text));
  const answers: unknown[] = [await engine.open(sources, { mode: "customers", optOut: [secret.toUpperCase()] })];
  const settings = settingsOf();
  answers.push(await engine.board(settings), await engine.setAside(0, 100), await engine.accounts(), await engine.identities());
  answers.push(await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 }));
  for (let person = 0; person < 2; person++) answers.push(await engine.person(person, settings));
  for (const target of ["json", "csv", "gexf", "ties", "rejects"]) answers.push(new TextDecoder().decode((await engine.write(target, settings, {})).bytes));
  // All but the two desks, which have nobody to propose here.
  expect(answers.filter((answer) => JSON.stringify(answer).length > 20)).toHaveLength(11);
  expect(JSON.stringify(answers)).not.toMatch(/zelda\.zorn|zorn@/i);

  const reduced = await openFiles({ "m.csv": "id,from,to,text,time\n3,ann,bob,ask,2024-01-03\n4,bob,ann,fine,2024-01-04\n", "people.csv": "id,name,team\nann,Ann,a\nbob,Bob,a\n" });
  expect((await rankJson(engine)).people).toEqual((await rankJson(reduced)).people);
});

test("a test that looks for traces would find them", async () => {
  const engine = newSession();
  await engine.open(Object.entries(planted).map(([name, text]) => fileOf(name, text)), { mode: "customers" });
  const found = [await engine.setAside(0, 100), await engine.person(0, settingsOf()), new TextDecoder().decode((await engine.write("ties", settingsOf(), {})).bytes)];
  for (const answer of found.slice(1)) expect(JSON.stringify(answer)).toMatch(/zelda\.zorn/i);
});

test("merged ids are one person in messages, people tables, lists of ours and mentions, and no message is lost", async () => {
  const text = "from,to,text\nann,bob,hello to you\nann@x.example,bob,hello again you\nbob,Ann B.,hello @ann you\nann,ann@x.example,note to myself\n";
  const merge = [{ into: "ann", ids: ["ann@x.example", "Ann B."] }];
  const files = { "m.csv": text, "people.csv": "id,name,team\nann@x.example,,red\nann,Ann Berg,\nbob,Bob,blue\n" };
  const engine = await openFiles(files, { merge });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ people: 2, messages: 4, selfMessages: 1, ties: 2, totalWeight: 3 });
  expect(people.find((p) => p.id === "ann")).toMatchObject({ name: "Ann Berg", posts: 3 });
  expect((await engine.person(0, settingsOf())).attributes).toEqual([{ name: "team", value: "red" }]);
  expect((await open(files, { merge, ours: ["Ann B."] })).ours).toBe(1);
});

test("one message to two ids of a person is one tie of its weight", async () => {
  const { network } = await rankJson(await openFiles({ "m.csv": "from,to\nbob,ann; ann2\n" }, { merge: [{ into: "ann", ids: ["ann2"] }] }));
  expect(network).toMatchObject({ messages: 1, ties: 1, totalWeight: 1 });
});

test("kinds of accounts are a group; only ours leave the lists", async () => {
  const engine = newSession();
  const accounts = [{ id: "desk", kind: "ours" }, { id: "robo", kind: "bot" }] as const;
  const opened = await engine.open([fileOf("m.csv", "from,to\nann,desk\nrobo,ann\ndesk,ann\nbob,ann\ncem,ann\ndee,ann\neva,ann\nfay,ann\ngus,ann\n")], { mode: "customers", accounts });
  expect(opened.ours).toBe(1);
  expect(opened.groups).toEqual([{ attribute: "kind of account", values: [{ label: "person", people: 7 }, { label: "bot", people: 1 }, { label: "ours", people: 1 }] }]);
  expect((await rankJson(engine)).people.map((p) => p.id).sort()).toEqual(["ann", "bob", "cem", "dee", "eva", "fay", "gus", "robo"]);
});

test("somebody who objected by name is found under her ids, in messages and in people tables, and the other way round", async () => {
  const files = {
    "m.csv": "author_id,author_name,to,text\nu1,Ann,u2,hello to Zelda Zorn and all\nu9,Zelda Zorn,u1,hello back to you\nu9,,u2,once more to you\nu2,Bob,u8,a word to you\n",
    "people.csv": "id,name\nu1,Ann\nu2,Bob\nu8,Z. Zorn\n",
  };
  const options = { files: [{ roles: ["from", "fromName", "to", "text"] }, { kind: "people", roles: ["id", "name"] }] } as const;
  for (const optOut of [["zelda zorn", "Z. ZORN"], ["u9", "u8"]]) {
    const { engine } = await openAll(files, { ...options, optOut });
    expect((await rankJson(engine)).people.map(({ id }) => id)).toEqual(["u1", "u2"]);
    const answers = [await engine.setAside(0, 10), await engine.person(0, settingsOf()), await engine.board(settingsOf())];
    expect(JSON.stringify(answers)).not.toMatch(/zorn|u9|u8/i);
  }
});

async function openAll(files: Readonly<Record<string, string>>, options: OpenOptions): Promise<{ engine: ReturnType<typeof newSession> }> {
  const engine = newSession();
  await engine.open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", ...options });
  return { engine };
}
