import { expect, test } from "vitest";
import { defaultSettings } from "../../src/engine/settings.ts";
import { fileOf, newSession } from "../support/session.ts";

const talk = fileOf("talk.csv", "from,to\nann,bob\nbob,ann\n,cy\n");
const picture = fileOf("photo.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]));

test("a file that cannot be recognised is left out beside others where that is asked for, and listed", async () => {
  const engine = newSession();
  const options = { mode: "customers", leaveOutUnreadable: true } as const;
  const { files, unreadable } = await engine.inspect([talk, picture], options);
  expect(files.map(({ name }) => name)).toEqual(["talk.csv"]);
  expect(unreadable).toMatchObject([{ source: 1, name: "photo.png", message: expect.stringContaining("image") }]);
  const opened = await engine.open([talk, picture], options);
  expect(opened.messages).toBe(2);
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "file-left-out", severity: "warning", file: "photo.png" }));
});

test("without that, or alone, it stops everything", async () => {
  const engine = newSession();
  await expect(engine.inspect([talk, picture], { mode: "customers" })).rejects.toMatchObject({ where: { file: "photo.png" } });
  await expect(engine.inspect([picture], { leaveOutUnreadable: true })).rejects.toMatchObject({ where: { file: "photo.png" } });
  await expect(engine.inspect([picture, picture], { leaveOutUnreadable: true })).rejects.toMatchObject({ where: { file: "photo.png" } });
});

test("a table left out by an answer is still looked at, and not read", async () => {
  const engine = newSession();
  const more = fileOf("more.csv", "from,to\ncy,dee\n");
  const options = { mode: "customers", files: [{}, { use: false }] } as const;
  const { files } = await engine.inspect([talk, more], options);
  expect(files.map(({ name, isUsed }) => [name, isUsed !== false])).toEqual([["talk.csv", true], ["more.csv", false]]);
  expect(await engine.open([talk, more], options)).toMatchObject({ messages: 2, rowsRead: 3 });
});

test("rows set aside by a preview can be paged and written; what is open keeps its own", async () => {
  const engine = newSession();
  await engine.open([fileOf("a.csv", "from,to\na,b\n")], { mode: "customers" });
  await engine.preview([talk], { mode: "customers" });
  expect(await engine.setAside(0, 10, "preview")).toMatchObject({ total: 1, rows: [{ file: "talk.csv", row: 3, line: 4, column: "from" }] });
  expect((await engine.setAside(0, 10)).total).toBe(0);
  const written = await engine.write("rejects", defaultSettings, { of: "preview" });
  expect(new TextDecoder().decode(written.bytes).split("\n")).toHaveLength(3);
});

test("a people table with first and last names and several addresses gives whole names; its further addresses are candidates for one person", async () => {
  const engine = newSession();
  const mails = fileOf("mails.csv", "from,to\nann@a.example,ben@a.example\nann.alder@a.example,ben@a.example\nben@a.example,ann@a.example\n");
  const people = fileOf("people.csv", "eid;firstName;lastName;E-Mail1;E-Mail2;status\n1;Ann;Alder;ann@a.example;ann.alder@a.example;Boss\n2;Ben;Birch;ben@a.example;;Clerk\n3;;Cole;cole@a.example;c.cole@a.example;Clerk\n");
  const { files } = await engine.inspect([mails, people], { mode: "customers" });
  expect(files[1]!.columns.slice(1, 5).map(({ role }) => role)).toEqual(["name", "name", "id", "id"]);
  await engine.open([mails, people], { mode: "customers" });
  const names = (await engine.list({ settings: defaultSettings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 20 })).rows.map(({ id, name }) => `${id} ${name}`).toSorted();
  expect(names).toEqual(["ann.alder@a.example ann.alder@a.example", "ann@a.example Ann Alder", "ben@a.example Ben Birch", "cole@a.example Cole"]);
  const [candidate] = await engine.identities("open");
  expect(candidate!.members.map(({ id }) => id).toSorted()).toEqual(["ann.alder@a.example", "ann@a.example"]);
  expect(candidate!.evidence[0]!.words).toContain("people table");
});
