import { expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import type { FileAnswers, OpenOptions } from "../../src/engine/opening.ts";
import { makeWorkbook, sheetData } from "../inputs/sheet/make-workbook.ts";
import { fileOf } from "../inputs/table-help.ts";
import { makeZip } from "../inputs/zip/make-zip.ts";
import { newSession, settingsOf } from "../support/session.ts";

/** Who the members and sheets are called after; each name in one place. */
const planted = /anna|bruno|carla|deniz|erik|fatma|gina|hugo/i;
const decoder = new TextDecoder();
const csv = (rows: number): string => `from,to,time,text\n${Array.from({ length: rows }, (_, i) => `p${i % 7},p${(i + 1) % 7},2024-05-0${1 + (i % 9)},hello`).join("\n")}\n,p1,2024-05-01,nobody\n`;
const sheet = sheetData([["from", "to"], ["p1", "p2"], ["p2", "p3"]]);
const people = sheetData([["name", "team"], ["p1", "red"], ["p2", "blue"]]);

const zip = makeZip([
  { name: "anna.berg.csv", content: csv(20) },
  { name: "talk/bruno.keller.csv", content: csv(9) },
  { name: "carla diaz.pdf", content: "%PDF-1.4" },
  { name: "deniz.kaya.zip", content: makeZip([{ name: "erik.lund.csv", content: csv(3) }, { name: "fatma.oz.pdf", content: "%PDF-1.4" }]) },
  { name: 'fatma "oz" anna.pdf', content: "%PDF-1.4" },
  { name: "gina rossi.dat", content: Uint8Array.of(0, 1, 2, 0, 0, 255) },
]);
const book = makeWorkbook({ sheets: [{ name: "Anna Berg", data: sheet }, { name: "Bruno Keller", data: sheet }, { name: "Carla Diaz", data: people, state: "hidden" }] });

/** Everything that is said of a file on the way to its numbers, refusals included, as one text. */
async function everythingSaid(bytes: Uint8Array, options: OpenOptions): Promise<string> {
  const engine = newSession();
  const said: unknown[] = [];
  const tell = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      said.push(await work());
    } catch (error) {
      if (!(error instanceof WhotalksError)) throw error;
      said.push([error.code, error.message, error.hint, error.where]);
    }
  };
  const sources = [fileOf("a.file", bytes)];
  await tell(() => engine.inspect(sources, options));
  await tell(() => engine.preview(sources, options));
  await tell(() => engine.open(sources, options));
  await tell(() => engine.setAside(0, 100));
  await tell(() => engine.board(settingsOf()));
  await tell(() => engine.person(0, settingsOf()));
  for (const { id } of (await engine.catalogue()).exports) await tell(async () => decoder.decode((await engine.write(id, settingsOf(), {})).bytes));
  await tell(() => engine.open([...sources, fileOf("b.csv", csv(3))], { ...options, leaveOutUnreadable: true }));
  return JSON.stringify(said);
}

const damaged = zip.slice();
damaged[Buffer.from(damaged).lastIndexOf("anna.berg.csv") - 46 + 16]! ^= 1;

const cases: readonly (readonly [what: string, bytes: Uint8Array, answers: FileAnswers])[] = [
  ["an archive of a file for each person", zip, {}],
  ["a workbook of a sheet for each person: which one is meant is asked", book, {}],
  ["all of its sheets", book, { sheet: "*" }],
  ["a sheet that is not there", book, { sheet: "x" }],
  ["a workbook in an archive", makeZip([{ name: "hugo.petit.xlsx", content: book }, { name: "x.csv", content: csv(2) }]), {}],
  ["a member that is damaged", damaged, {}],
  ["a member that is damaged inside another archive", makeZip([{ name: "hugo.zip", content: damaged }, { name: "x.csv", content: csv(2) }]), {}],
  ["a member that is cut off", makeZip([{ name: "hugo.json", content: '[{"from":"p1","to":"p2"},{"from":' }, { name: "x.csv", content: csv(2) }]), {}],
  ["an archive of nothing", makeZip([{ name: "hugo petit.pdf", content: "%PDF-1.4" }]), {}],
  ["a workbook of empty sheets", makeWorkbook({ sheets: [{ name: "Hugo Petit", data: "" }, { name: "Gina", data: "" }] }), {}],
  ["a sheet that is damaged", makeWorkbook({ sheets: [{ name: "Anna Berg", data: sheet }, { name: "Hugo Petit", data: '<row r="3"/><row r="2"><c><v>1</v></c></row>' }] }), {}],
];

test.each(cases)("with employees nobody is named by %s", async (_, bytes, answers) => {
  const all = await everythingSaid(bytes, { mode: "employees", files: [answers] });
  expect(planted.exec(all)?.[0]).toBeUndefined();
  // The same eyes see the names with customers: otherwise this would mean nothing.
  if (answers.sheet === undefined) expect(await everythingSaid(bytes, { mode: "customers", files: [answers] })).toMatch(planted);
});

test("parts go by their position, and may be answered by that or by their name", async () => {
  const inspection = await newSession().inspect([fileOf("a.zip", zip)], { mode: "employees" });
  expect(inspection.files.map(({ name, part }) => [name, part])).toEqual([1, 2, 3].map((n) => [`a.zip/part ${n}`, `part ${n}`]));
  expect(inspection.files[0]!.notices.map(({ code, message }) => [code, message])).toEqual([["members-left-out", "3 of 6 files in the archive hold no table and were not read: ••• (a PDF), ••• (a PDF), ••• (no text)."]]);
  for (const part of ["part 1", "anna.berg.csv"]) {
    const { rowsRead } = await newSession().open([fileOf("a.zip", zip)], { mode: "employees", files: [{ parts: [{ part, answers: { use: false } }] }] });
    expect(rowsRead).toBe(9 + 1 + 3 + 1);
  }
  for (const name of ["part 2", "Bruno Keller"]) {
    const opened = await newSession().open([fileOf("a.xlsx", book)], { mode: "employees", files: [{ sheet: name }] });
    expect(opened.files.map((file) => file.name)).toEqual(["a.xlsx/part 2"]);
  }
});
