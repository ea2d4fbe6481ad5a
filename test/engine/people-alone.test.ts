import { expect, test } from "vitest";
import { fileOf, newSession } from "../support/session.ts";

const people = (): ReturnType<typeof fileOf> => fileOf("staff.csv", "id,name,team\n1,Ann,red\n2,Ben,red\n3,Cy,blue\n");

test("people without messages are refused where somebody is to be ranked", async () => {
  await expect(newSession().open([people()], { mode: "customers" })).rejects.toMatchObject({ code: "no-messages" });
});

test("people without messages can be looked at: everybody is silent, and it is said that there is nobody to rank", async () => {
  const engine = newSession();
  const opened = await engine.open([people()], { mode: "customers", allowsNoMessages: true });
  expect(opened).toMatchObject({ people: 3, silent: 3, messages: 0, tieCount: 0, rowsRead: 3, rowsKept: 3, rowsSetAside: 0 });
  expect(opened.notices.map(({ code }) => code)).toContain("no-messages");
});

test("messages of which none can be used stay refused, also where people alone are allowed", async () => {
  const messages = fileOf("mails.csv", "from,to,weight\n1,2,0\n2,3,-1\n");
  await expect(newSession().open([messages, people()], { mode: "customers", allowsNoMessages: true })).rejects.toMatchObject({ code: "no-records" });
});

test("of files none of which can be used the rows of messages are told, not those of people", async () => {
  const messages = fileOf("mails.csv", "from,to,weight\n1,2,0\n2,3,-1\n");
  await expect(newSession().open([people(), messages], { mode: "customers" })).rejects.toMatchObject({ code: "no-records", message: expect.stringMatching(/^mails\.csv: expected messages, found 2 rows, none of which can be used \(first: line 2, /), where: { file: "mails.csv" } });
});

test("a list of one column opens as people where its header says so, and nobody can be ranked by it", async () => {
  const list = (): ReturnType<typeof fileOf> => fileOf("names.csv", "name\nann\nbob\n");
  const opened = await newSession().open([list()], { mode: "customers", allowsNoMessages: true });
  expect(opened).toMatchObject({ people: 2, silent: 2, messages: 0, tieCount: 0, rowsRead: 2, rowsKept: 2, rowsSetAside: 0 });
  expect(opened.notices.map(({ code }) => code)).toContain("no-messages");
  await expect(newSession().open([list()], { mode: "customers" })).rejects.toMatchObject({ code: "no-messages" });
});

test("a list of one column that nothing says to be people is refused with what was seen", async () => {
  for (const text of ["department\nsales\nlegal\nit\n", "ann\nbob\ncarl\n", "text\nhello\nthanks\n"]) {
    await expect(newSession().open([fileOf("list.csv", text)], { mode: "customers", allowsNoMessages: true })).rejects.toMatchObject({ kind: "data" });
  }
});

test("a header of people without a row is no list of people", async () => {
  await expect(newSession().open([fileOf("names.csv", "name\n")], { mode: "customers", allowsNoMessages: true })).rejects.toMatchObject({ kind: "data" });
});
