import { expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import type { Mode } from "../../src/core/talk-log.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { shownColumns } from "../../src/engine/mask-columns.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";

const planted = ["annabel", "bruno.keller", "carla", "deniz", "zebra"];
const rows = Array.from({ length: 30 }, (_, i) => `${["annabel.berg", "bruno.keller", "carla.diaz", "deniz.kaya"][i % 4]},${["carla.diaz", "annabel.berg", "deniz.kaya"][i % 3]},2024-05-0${1 + (i % 9)} 10:2${i % 10},zebra ${i % 3}`);

/** Everything the engine says in words about some files: questions, columns, notices, rows set aside, refusals, exports. */
async function wordsOf(files: Readonly<Record<string, string>>, mode: Mode, options: Partial<OpenOptions> = {}): Promise<string> {
  const engine = newSession();
  const sources = Object.entries(files).map(([name, text]) => fileOf(name, text));
  const open = { ...options, mode };
  const said: unknown[] = [];
  const settings = settingsOf();
  try {
    const inspection = await engine.inspect(sources, open);
    said.push(inspection.files.map(({ columns, notices }) => [columns, notices]), inspection.questions.map(({ message, choices }) => [message, choices.map(({ label }) => label)]));
    said.push(await engine.open(sources, open), await engine.board(settings), await engine.setAside(0, 100));
    for (const target of ["json", "gexf", "ties", "csv", "rejects"]) said.push(new TextDecoder().decode((await engine.write(target, settings, {})).bytes));
    const list = await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 100 });
    said.push(list, await engine.person(list.rows[0]!.person, settings));
  } catch (error) {
    if (!(error instanceof WhotalksError)) throw error;
    said.push([error.code, error.message, error.hint, error.where]);
  }
  return JSON.stringify(said);
}

const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, Partial<OpenOptions>]>> = {
  "a table whose first row of data is taken for a header": [{ "mail.csv": `${rows.join("\n")}\n` }, { files: [{ hasHeader: true, roles: ["from", "to", "time", "text"] }] }],
  "two columns of the same name that is a person's": [{ "mail.csv": `annabel.berg,annabel.berg,sent\n${rows.map((row) => row.split(",").slice(0, 3).join(",")).join("\n")}\n` }, { files: [{ hasHeader: true, roles: ["from", "to", "time"] }] }],
  "columns named after people in a table of people": [
    { "mail.csv": `from,to,sent\n${rows.map((row) => row.split(",").slice(0, 3).join(",")).join("\n")}\n`, "people.csv": "annabel.berg,Annabel Berg,carla.diaz\nannabel.berg,A,x\nbruno.keller,B,x\ncarla.diaz,C,x\ndeniz.kaya,D,y\n" },
    { files: [{}, { hasHeader: true, kind: "people", roles: ["id", "name", "group"] }] },
  ],
  "few different values in a column": [{ "mail.csv": `from,to,sent,kind\n${rows.map((row) => row.replace(/zebra \d/, "zebra")).join("\n")}\n` }, {}],
  "rows that cannot be used": [{ "mail.csv": `from,to,sent,text\n${rows.join("\n")}\nannabel.berg\n,bruno.keller,2024-05-01 10:00,zebra\nbruno.keller,carla.diaz,zebra day,zebra,zebra\n` }, {}],
  "lists of JSON called after people": [{ "mail.json": JSON.stringify({ mails: [{ from: "x", to: "y" }], "annabel.berg": [1, 2], zebra: 3 }) }, {}],
  "no column says who wrote": [{ "mail.csv": `annabel.berg,zebra\n1,2\n3,4\n` }, { files: [{ hasHeader: true, kind: "messages" }] }],
  "people whom no column names": [{ "mail.csv": `from,to\n${rows.map((row) => row.split(",").slice(0, 2).join(",")).join("\n")}\n`, "people.csv": "annabel.berg,zebra\nu1,x\nu2,y\nu3,x\n" }, { files: [{}, { hasHeader: true, kind: "people" }] }],
};

for (const [title, [files, options]] of Object.entries(cases)) {
  test(`with employees nothing said quotes a cell: ${title}`, async () => {
    const employees = await wordsOf(files, "employees", options);
    expect(planted.filter((word) => employees.includes(word))).toEqual([]);
    // Positive control: the same words are there with customers.
    const customers = await wordsOf(files, "customers", options);
    expect(planted.filter((word) => customers.includes(word))).not.toEqual([]);
  });
}

test("a real header stays as it is, also where a later row repeats it", () => {
  const names = ["from", "to", "sent"];
  expect(shownColumns(names, ["from", "to", "time"], [["anna", "ben", "2024-05-01"], ["from", "to", "sent"], ["ben", "carl", "2024-05-02"]])).toBe(names);
});

test("a header with a person's id, an address or a date in it becomes c1 … cn", () => {
  const below = [["ben", "anna", "2024-05-02"], ["carl", "ben", "2024-05-03"]];
  for (const names of [["from", "anna", "sent"], ["from", "zoe.li", "sent"], ["from", "u1234", "sent"], ["from", "anna@example.org", "sent"], ["from", "to", "2024-05-01"]]) {
    expect(shownColumns(names, ["from", "to", "time"], below)).toEqual(["c1", "c2", "c3"]);
  }
});

test("a header written like the cells below it becomes c1 … cn, one of words that head columns does not", () => {
  const below = [["Sand, Ben", "x"], ["Diaz, Carla", "y"]];
  expect(shownColumns(["Berg, Anna", "team"], ["from", "group"], below)).toEqual(["c1", "c2"]);
  expect(shownColumns(["sender", "team"], ["from", "group"], below)).toEqual(["sender", "team"]);
  expect(shownColumns(["sent_by", "cost_center"], ["from", "group"], [["anna_berg", "a_1"], ["ben_sand", "b_2"]])).toEqual(["sent_by", "cost_center"]);
});
