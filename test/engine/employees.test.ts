import { expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import { fileOf, newSession, openFiles, settingsOf } from "../support/session.ts";

const names = ["anna.berg", "bruno.keller", "carla.diaz", "deniz.kaya", "erik.lund", "fatma.oz", "gina.rossi", "hugo.petit"];
const mail = `id,sender,to,date,subject,team\n${Array.from({ length: 120 }, (_, i) => `${i},${names[(i * 3) % 8]},${names[(i * 5 + 1) % 8]},2024-05-0${1 + (i % 9)},zebra crossing plan ${i},x`).join("\n")}\nbad,,${names[0]},2024-05-01,zebra,x\n`;
/** In the people table only: the smallest department that could be shown. */
const quiet = ["ida.stone", "jan.brook", "kim.field", "lea.hill", "max.ford"];
const people = `id,name,department,office\n${names.map((id, i) => `${id},${id.replace(".", " ").toUpperCase()},${i < 6 ? "Sales" : "Legal"},room ${i}`).join("\n")}\n${quiet.map((id) => `${id},${id},Stock,room 9`).join("\n")}\n`;
const files = { "mail.csv": mail, "people.csv": people };
const decoder = new TextDecoder();

test("with employees no name, id or text leaves the engine", async () => {
  const engine = await openFiles(files, { mode: "employees", topics: { dictionary: [{ topic: "planning", terms: ["plan"] }] } });
  const settings = settingsOf({ columns: ["betweenness"] });
  const board = await engine.board(settings);
  const list = await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
  const card = await engine.person(list.rows[0]!.person, settings);
  const map = await engine.map({ settings, size: "impressions", colour: "role", ego: null });
  const written = await Promise.all(["json", "csv", "gexf", "ties", "rejects"].map(async (target) => decoder.decode((await engine.write(target, settings, {})).bytes)));
  const all = JSON.stringify([board, list, card, map.names, map.colours, await engine.setAside(0, 10), await engine.search("P-", settings, 9), written]);
  for (const name of [...names, ...quiet, ...names.map((id) => id.replace(".", " ").toUpperCase()), "zebra"]) expect(all).not.toContain(name);
  expect(list.rows.map((row) => row.id).every((id) => /^P-\d{4}$/.test(id))).toBe(true);
  expect(card.messages).toEqual([]);
});

test("the same names are there with customers: the check above can see them", async () => {
  const engine = await openFiles(files, { mode: "customers" });
  expect(decoder.decode((await engine.write("csv", settingsOf(), {})).bytes)).toContain("anna.berg");
});

test("topics are counted before the text is dropped", async () => {
  const engine = await openFiles(files, { mode: "employees", topics: { dictionary: [{ topic: "planning", terms: ["plan"] }] } });
  expect((await engine.board(settingsOf({ topics: ["planning"] }))).network.messages).toBe(120);
});

test("a search for a name finds nobody, and groups of fewer than 5 are not named", async () => {
  const engine = await openFiles(files, { mode: "employees" });
  expect(await engine.search("anna", settingsOf(), 5)).toEqual([]);
  const list = await engine.list({ settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
  expect(new Set(list.rows.map((row) => row.groups["department"]))).toEqual(new Set(["Sales", "fewer than 5"]));
  expect(list.rows.filter((row) => row.groups["department"] === "Sales").length).toBe(6);
});

test("code names are the same for the same files, other for other files, and not in id order", async () => {
  const codes = async (text: string): Promise<string[]> => {
    const engine = await openFiles({ "mail.csv": text }, { mode: "employees" });
    const page = await engine.list({ settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
    return page.rows.toSorted((a, b) => a.person - b.person).map((row) => row.id);
  };
  const first = await codes(mail);
  expect(await codes(mail)).toEqual(first);
  expect(await codes(`${mail}z,${names[0]},${names[1]},2024-06-01,more,x\n`)).not.toEqual(first);
  expect(first).not.toEqual(first.toSorted());
});

test("no numbers are given for a group of fewer than 5 employees, even to whoever knows its name", async () => {
  const engine = await openFiles(files, { mode: "employees" });
  const small = settingsOf({ group: { attribute: "department", value: "Legal" } });
  await expect(engine.board(small)).rejects.toMatchObject({ code: "group-small" });
  await expect(engine.write("csv", small, {})).rejects.toMatchObject({ code: "group-small" });
  expect((await engine.board(settingsOf({ group: { attribute: "department", value: "Sales" } }))).network.people).toBe(6);
  const customers = await openFiles(files, { mode: "customers" });
  expect((await customers.board(small)).network.people).toBe(2);
});

test("a file that is refused is not quoted with employees", async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode("from,to\nanna,ren"), 0xe9, ...new TextEncoder().encode("\n")]);
  const refuse = async (mode: "customers" | "employees"): Promise<string> => {
    const error: unknown = await newSession().open([fileOf("mail.csv", bytes)], { mode }).catch((fault: unknown) => fault);
    return error instanceof WhotalksError ? JSON.stringify([error.code, error.message, error.hint, error.where]) : "not refused";
  };
  expect(await refuse("customers")).toContain("anna");
  expect(await refuse("employees")).toContain("encoding");
  expect(await refuse("employees")).not.toContain("anna");
});
