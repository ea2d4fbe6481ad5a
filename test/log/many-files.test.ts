import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Opened, OpenOptions } from "../../src/engine/opening.ts";
import { fileOf, newSession, rankJson, settingsOf } from "../support/session.ts";

async function open(files: Readonly<Record<string, string>>, options: OpenOptions = {}): Promise<{ opened: Opened; engine: ReturnType<typeof newSession> }> {
  const engine = newSession();
  return { engine, opened: await engine.open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", ...options }) };
}

const head = "from,to,time\n";
const monday = "ann,bob,2024-01-01T10:00:00Z\nann,bob,2024-01-01T10:00:00Z\nbob,ann,2024-01-01T11:00:00Z\n";
const tuesday = "bob,ann,2024-01-01T11:00:00Z\nbob,ann,2024-01-01T11:00:00Z\nann,bob,2024-01-01T10:00:00Z\ncem,ann,2024-01-02T09:00:00Z\n";

test("rows that two files have count as often as in the file that has most of them; every row is accounted for", async () => {
  const { opened, engine } = await open({ "mon.csv": head + monday, "tue.csv": head + tuesday });
  // ann to bob: 2 and 1; bob to ann: 1 and 2; cem to ann: 0 and 1.
  expect(opened).toMatchObject({ rowsRead: 7, rowsKept: 5, rowsSetAside: 2, overlap: 2, messages: 5, reasons: { "duplicate-across-files": 2 } });
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "overlap", count: 2 }));
  expect((await engine.setAside(0, 10)).rows.map(({ file, row, code }) => [file, row, code])).toEqual([["tue.csv", 1, "duplicate-across-files"], ["tue.csv", 3, "duplicate-across-files"]]);
});

test("the order of the files changes no number", async () => {
  const one = await open({ "mon.csv": head + monday, "tue.csv": head + tuesday });
  const other = await open({ "tue.csv": head + tuesday, "mon.csv": head + monday });
  expect((await rankJson(one.engine)).people).toEqual((await rankJson(other.engine)).people);
  expect(other.opened.overlap).toBe(2);
});

test("each row counts where that is asked for, and inside one file always", async () => {
  expect((await open({ "mon.csv": head + monday, "tue.csv": head + tuesday }, { overlap: "each" })).opened).toMatchObject({ messages: 7, overlap: 0 });
  expect((await open({ "mon.csv": head + monday + monday })).opened).toMatchObject({ messages: 6, overlap: 0 });
});

test("rows without times and ids may be messages of their own: counted once with a warning that names the remedy", async () => {
  const { opened } = await open({ "jan.csv": "from,to,weight\nann,bob,5\n", "feb.csv": "from,to,weight\nann,bob,5\nbob,ann,2\n" });
  expect(opened).toMatchObject({ messages: 2, overlap: 1 });
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "overlap", severity: "warning", hint: expect.stringContaining("--overlap each") }));
});

test("files with another header share nothing", async () => {
  expect((await open({ "a.csv": head + monday, "b.csv": `from,to,time,topic\n${monday.replaceAll("Z\n", "Z,tea\n")}` })).opened).toMatchObject({ messages: 6, overlap: 0 });
});

test("with message ids a row is known by its message, author and recipients, whatever else an export says of it later", async () => {
  const files = {
    "mon.csv": "message_id,from,to,time,likes\n1,ann,bob,2024-01-01,0\n1,ann,cem,2024-01-01,0\n2,bob,ann,2024-01-01,1\n",
    "tue.csv": "message_id,from,to,time,likes\n1,ann,cem,2024-01-01,9\n1,ann,dee,2024-01-01,9\n3,cem,ann,2024-01-02,0\n",
  };
  const { opened } = await open(files);
  expect(opened).toMatchObject({ rowsRead: 6, rowsKept: 5, messages: 3, overlap: 1, tieCount: 5 });
});

test("message ids that start again in each file are told by their times", async () => {
  const { opened } = await open({ "jan.csv": "message_id,from,to,time\n1,ann,bob,2024-01-01\n", "feb.csv": "message_id,from,to,time\n1,ann,cem,2024-02-01\n" });
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "id-restarts", file: "feb.csv", line: 2 }));
});

test("random files: what counts is, row by row, the most that any file has", async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = createRandom(seed);
    const below = (bound: number): number => random.below(bound);
    const files = Array.from({ length: 2 + below(3) }, () => Array.from({ length: below(30) }, () => `p${below(3)},p${3 + below(3)},2024-01-0${1 + below(2)}`));
    const most = new Map<string, number>();
    for (const rows of files) for (const row of new Set(rows)) most.set(row, Math.max(most.get(row) ?? 0, rows.filter((other) => other === row).length));
    const expected = [...most.values()].reduce((sum, n) => sum + n, 0);
    if (expected === 0) continue;
    const { opened } = await open(Object.fromEntries(files.map((rows, i) => [`f${i}.csv`, `${head}${rows.map((row) => `${row}\n`).join("")}`])));
    expect([seed, opened.messages]).toEqual([seed, expected]);
    expect(opened.rowsRead).toBe(opened.rowsKept + opened.rowsSetAside);
  }
});

test("several people tables are joined in turn, each on its own key, with who is on one side only", async () => {
  const { opened, engine } = await open({
    "m.csv": "from,to\nann,bob\nbob,cem\ncem,dee\ndee,ann\n",
    "people.csv": "login,name,team\nann,Ann Berg,red\nbob,Bob Diaz,\ncem,Cem Kaya,red\nzoe,Zoe,red\n",
    "more people.csv": "account,name,team,age\nbob,Robert,blue,41\ndee,Dee,blue,33\nann,Anna,green,\n",
  });
  expect(opened.joins).toEqual([
    { file: "people.csv", column: "login", matched: 3, onlyTable: 1, onlyMessages: 1, firstOnlyTable: ["zoe"], firstOnlyMessages: ["dee"] },
    { file: "more people.csv", column: "account", matched: 3, onlyTable: 0, onlyMessages: 1, firstOnlyTable: [], firstOnlyMessages: ["cem"] },
  ]);
  expect(opened).toMatchObject({ people: 5, silent: 1 });
  const rows = (await engine.list({ settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 10 })).rows;
  expect(rows.map(({ id, name, groups }) => [id, name, groups["team"]].join()).sort()).toEqual(["ann,Ann Berg,red", "bob,Bob Diaz,blue", "cem,Cem Kaya,red", "dee,Dee,blue", "zoe,Zoe,red"]);
});

test("numbers of people are kept beside their groups", async () => {
  const { engine } = await open({ "m.csv": "from,to\nann,bob\nbob,ann\n", "people.csv": "id,name,age\nann,Ann Berg,\"41,5\"\nbob,Bob Diaz,many\n" }, { files: [{}, { kind: "people", roles: ["id", "name", "number"] }] });
  expect((await engine.person(0, settingsOf())).attributes).toEqual([{ name: "age", value: "41.5" }]);
  expect((await engine.board(settingsOf())).notices).toContainEqual(expect.objectContaining({ code: "number-unreadable", count: 1, sample: "many" }));
});

test("without a people table names come with the messages: the latest, whatever the order of the rows", async () => {
  const rows = ["u1,Ann,u2,2024-01-01", "u1,Ann Berg,u2,2024-01-03", "u1,A. Berg,u2,2024-01-02", "u2,Bob,u1,", "u2,Al,u1,", "u1,Old,u2,"];
  for (const order of [rows, rows.toReversed()]) {
    const { engine } = await open({ "m.csv": `author_id,author_name,to,time\n${order.join("\n")}\n` }, { files: [{ roles: ["from", "fromName", "to", "time"] }] });
    expect((await rankJson(engine)).people.map(({ id, name }) => `${id} ${name}`).sort()).toEqual(["u1 Ann Berg", "u2 Al"]);
  }
});

test("ids written in two ways are one and are counted; those that only look alike stay apart", async () => {
  const { opened } = await open({ "m.csv": "from,to\ncafe\u0301,x\ncaf\u00e9,x\n\u00a0ann,x\nann ,x\np\u0430ul,x\npaul,x\nan\u200bn,x\n\u202eann,x\nann+a@x.org,x\nann@x.org,x\nAnn,x\n" });
  expect(opened.people).toBe(10);
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "ids-respelled", count: 2 }));
});

test("a tie of several rows is told as an example", async () => {
  const { opened } = await open({ "m.csv": `from,to,weight\n${"ann,bob,8\n".repeat(11)}${"bob,ann,1\n".repeat(3)}cem,ann,90\n` });
  expect(opened.arithmetic).toEqual({ from: "ann", to: "bob", rows: 11, weight: 88 });
  expect((await open({ "m.csv": "from,to\nann,bob\nbob,ann\n" })).opened.arithmetic).toBeNull();
});

test("a weight that is empty is another fault than one that is no number, and weights of one message that differ are told", async () => {
  const { opened } = await open({ "m.csv": "message_id,from,to,weight\n1,ann,bob,2\n1,ann,cem,3\n2,bob,ann,\n3,bob,ann,x\n" });
  expect(opened.reasons).toEqual({ "weight-missing": 1, "weight-not-a-number": 1 });
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "weights-differ", count: 1, line: 3, sample: "3" }));
});

test("a people table without an id is joined by the names of an earlier one, where only one has the name", async () => {
  const { opened, engine } = await open({
    "m.csv": "from,to\nu1,u2\nu2,u3\nu3,u4\nu4,u1\n",
    "people.csv": "id,name\nu1,Ann Berg\nu2,Bob Diaz\nu3,Cem Kaya\nu4,Cem Kaya\nu5,Eva Fox\n",
    "teams people.csv": "full_name,team\nAnn Berg,red\nBob Diaz,blue\nCem Kaya,red\nEva Fox,red\n",
  });
  expect(opened).toMatchObject({ people: 6, silent: 2, joins: [{ matched: 4, onlyTable: 1 }, { matched: 2, onlyTable: 2, onlyMessages: 2, firstOnlyTable: ["Cem Kaya", "u5"] }] });
  expect((await engine.person(0, settingsOf())).attributes).toContainEqual({ name: "team", value: "red" });
});

test("columns may stand in another order in each file: ids and rows are compared all the same", async () => {
  const ids = await open({ "jan.csv": "id,from,to,time\n1,ann,bob,2024-01-01\n2,bob,ann,2024-01-02\n", "feb.csv": "time,to,from,id\n2024-01-02,ann,bob,2\n2024-02-01,ann,cem,3\n" });
  expect(ids.opened).toMatchObject({ messages: 3, overlap: 1, rowsKept: 3, rowsSetAside: 1 });
  const rows = await open({ "jan.csv": "from,to,time\nann,bob,2024-01-01\nbob,ann,2024-01-02\n", "feb.csv": "to,time,from\nann,2024-01-02,bob\nbob,2024-01-02,ann\n" });
  expect(rows.opened).toMatchObject({ messages: 3, overlap: 1 });
  // Other names are another header.
  expect((await open({ "a.csv": "from,to,time\nann,bob,2024-01-01\n", "b.csv": "sender,recipient,date\nann,bob,2024-01-01\n" })).opened).toMatchObject({ messages: 2, overlap: 0 });
});
