import { expect, test } from "vitest";
import { fileOf, newSession, openFiles, settingsOf } from "../support/session.ts";

const western = Buffer.from("from,to\nann,bob\nbob,Ren\xe9e\n", "latin1");

test("bytes that are not UTF-8 raise a question, with the line in every encoding in which it is text, and the rows read for now", async () => {
  const { files, questions } = await newSession().inspect([fileOf("latin.csv", western)], { mode: "customers" });
  expect(files[0]).toMatchObject({ encoding: "windows-1252", rows: [["ann", "bob"], ["bob", "Renée"]] });
  expect(questions).toHaveLength(1);
  expect(questions[0]).toMatchObject({ code: "encoding", file: "latin.csv", option: "--encoding LABEL", message: expect.stringContaining("line 3, byte 8") });
  expect(questions[0]!.choices.find(({ value }) => value === "windows-1252")?.example).toBe("bob,Renée");
  expect(questions[0]!.choices.find(({ value }) => value === "windows-1251")?.example).toBe("bob,Renйe");
  expect(questions[0]!.choices.map(({ value }) => value)).not.toContain("utf-16le");
});

test("an encoding that fits ends the question; one that does not asks again", async () => {
  const ask = async (encoding: string) => (await newSession().inspect([fileOf("latin.csv", western)], { mode: "customers", files: [{ encoding }] })).questions.map(({ code }) => code);
  expect(await ask("windows-1252")).toEqual([]);
  expect(await ask("utf-8")).toEqual(["encoding"]);
});

test("a fault met far behind the first rows is asked about by its sample", async () => {
  const encodingFault = { message: "line 40002 is not valid UTF-8 (ann,M\\xFCller).", sample: "ann,M\\xFCller" };
  const inspect = async (answers: object) => (await newSession().inspect([fileOf("a.csv", "from,to\nann,bob\n")], { mode: "customers", files: [{ encodingFault, ...answers }] })).questions;
  const [question] = await inspect({});
  expect(question).toMatchObject({ code: "encoding", message: expect.stringContaining("40002") });
  expect(question!.choices.find(({ value }) => value === "windows-1252")?.example).toBe("ann,Müller");
  expect(await inspect({ encoding: "windows-1252" })).toEqual([]);
});

test("a file that is cut off inside a character is refused: no encoding mends it", async () => {
  const cut = Buffer.from("from,to\nann,b\xc3", "latin1");
  await expect(newSession().inspect([fileOf("cut.csv", cut)], {})).rejects.toMatchObject({ code: "encoding", message: expect.stringContaining("cut off") });
});

test.each([
  ["mail addresses", "who,whom\nann@example.org,bob@example.org\nbob@example.org,ann@example.org\n", "employees"],
  ["headers of mail", "from,to,Subject\nann,bob,hello\n", "employees"],
  ["handles", "from,to\n@ann,@bob\n@bob,@ann\n", "customers"],
])("whose talk it is: %s suggest, and it is still asked", async (_, text, suggested) => {
  const { suggestedMode, questions } = await newSession().inspect([fileOf("a.csv", text)], {});
  expect(suggestedMode).toBe(suggested);
  expect(questions.map(({ code }) => code)).toContain("mode");
});

test("a preview counts the whole file and leaves what is open", async () => {
  const engine = await openFiles({ "talk.csv": "from,to\nanna,ben\n" });
  const rows = Array.from({ length: 1500 }, (_, i) => `p${i % 7},q${i % 5}`).join("\n");
  expect(await engine.preview([fileOf("long.csv", `from,to\n${rows}\n,x\n`)], { mode: "employees" })).toMatchObject({ messages: 1500, authors: 7, recipients: 5, rowsSetAside: 1 });
  expect((await engine.board(settingsOf())).network.people).toBe(2);
});

test("a list of some people holds those alone, with all their roles counted, however few rows are asked for", async () => {
  const engine = await openFiles({ "talk.csv": "from,to\nanna,ben\nanna,cem\nben,anna\ncem,dora\n" });
  const query = { settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 1 } as const;
  const everyone = Array.from(await engine.listPeople(query));
  expect(everyone).toHaveLength(4);
  const page = await engine.list({ ...query, people: everyone.slice(0, 2) });
  expect(page.total).toBe(2);
  expect(page.rows.map(({ person }) => person)).toEqual(everyone.slice(0, 1));
  expect(Object.values(page.roles).reduce((sum, count) => sum + count)).toBe(2);
  expect(Array.from(await engine.listPeople({ ...query, people: everyone.slice(0, 2) }))).toEqual(everyone.slice(0, 2));
});
