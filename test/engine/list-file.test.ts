import Papa from "papaparse";
import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { ListFileQuery, ListFormat } from "../../src/engine/list-questions.ts";
import { showEveryone } from "../../src/engine/settings.ts";
import { fileOf, readTables } from "../inputs/table-help.ts";
import { openFiles, settingsOf } from "../support/session.ts";

// Ann writes to three, ben to two, cem to one, dora to nobody; gus stands in the table of people alone.
const talk = "from,to\nann,ben\nann,cem\nann,dora\nben,ann\nben,cem\ncem,ann\n";
const people = "id,name,team\nann,=1+1,Sales\nben,\"Lee, Ben\",Sales\ncem,Cem,Legal\ndora,Dora,Legal\ngus,Gus,Legal\n";
const columns = [
  { id: "rank", heading: "Rank" }, { id: "name", heading: "Person" }, { id: "id", heading: "Id" }, { id: "role", heading: "Role" }, { id: "outDegree", heading: "people reached" },
  { id: "pagerank", heading: "PageRank" }, { id: "group:team", heading: "team" }, { id: "mark", heading: "Mark" },
];
const formats: readonly ListFormat[] = ["csv", "xlsx", "json", "parquet", "text"];

function asked(part: Partial<ListFileQuery> = {}): ListFileQuery {
  return { settings: settingsOf({ measure: "outDegree" }), columns, sort: [], search: "", roles: [], shown: showEveryone, includeOurs: false, isRanked: true, ...part };
}

async function open(): Promise<Engine> {
  return await openFiles({ "talk.csv": talk, "people.csv": people });
}

/** The file as other programs read it: the heading, then the rows, as text. */
async function readBack(engine: Engine, query: ListFileQuery, as: ListFormat): Promise<readonly (readonly string[])[]> {
  const { bytes, name } = await engine.writeList(query, as);
  const text = new TextDecoder().decode(bytes);
  if (as === "csv") return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  if (as === "text") return text.split("\n").map((line) => line.split("\t"));
  if (as === "json") {
    const made = JSON.parse(text) as { columns: readonly { heading: string }[]; people: readonly Record<string, string | number | null>[] };
    const headings = made.columns.map(({ heading }) => heading);
    return [headings, ...made.people.map((row) => headings.map((heading) => String(row[heading] ?? "")))];
  }
  const [table] = await readTables(fileOf(name, bytes));
  return [table!.columns, ...table!.cells.map((cells) => table!.columns.map((_, i) => cells[i] ?? ""))];
}

const harmless = (as: ListFormat, text: string): string => (as === "csv" || as === "text" ? `'${text}` : text);

test.each(formats)("a list as %s holds the rows of the screen, column by column, and no cell that a spreadsheet runs", async (as) => {
  const engine = await open();
  const { rows } = await engine.list({ settings: settingsOf({ measure: "outDegree" }), columns: ["pagerank"], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 99 });
  expect(await readBack(engine, asked(), as)).toEqual([
    columns.map(({ heading }) => heading),
    ...rows.map((row) => [
      String(row.rank), row.id === "ann" ? harmless(as, "=1+1") : row.name, row.id, row.role, String(row.value), String(row.measures["pagerank"]), row.groups["team"], [row.atEdge ? "at the edge" : "", row.isSilent ? "silent" : ""].filter((word) => word !== "").join(", "),
    ]),
  ]);
});

test("order, search, filters and selection of the screen are those of the file", async () => {
  const engine = await open();
  const ids = async (part: Partial<ListFileQuery>): Promise<readonly string[]> => (await readBack(engine, asked(part), "csv")).slice(1).map((cells) => cells[2]!);
  expect(await ids({ sort: [{ column: "team", descending: false }, { column: "name", descending: true }] })).toEqual(["gus", "dora", "cem", "ben", "ann"]);
  expect(await ids({ search: "lee" })).toEqual(["ben"]);
  expect(await ids({ shown: { ...showEveryone, groups: [{ attribute: "team", value: "Legal" }], ranges: [{ measure: "inDegree", least: 1, most: null }] } })).toEqual(["cem", "dora"]);
  expect(await ids({ people: [3, 0] })).toEqual(["ann", "dora"]);
  expect((await engine.writeList(asked({ people: [3, 0] }), "csv")).people).toBe(2);
});

test("columns stand as on screen: their order, headings told apart, no ranks where there is too little to rank", async () => {
  const engine = await open();
  const [head, first] = await readBack(engine, asked({ columns: [{ id: "group:team", heading: "Rank" }, { id: "rank", heading: "Rank" }, { id: "why", heading: "Why" }], isRanked: false }), "csv");
  expect([head, first]).toEqual([["Rank", "Rank (2)", "Why"], ["Sales", "", expect.stringContaining("to 3 people")]]);
  await expect(engine.writeList(asked({ columns: [{ id: "charm", heading: "Charm" }] }), "csv")).rejects.toMatchObject({ code: "column-unknown" });
});

test("JSON says with which settings, order and selection the list was made, and the same list is the same bytes", async () => {
  const engine = await open();
  const query = asked({ people: [0], search: "1", sort: [{ column: "name", descending: true }] });
  const { bytes } = await engine.writeList(query, "json");
  const made = JSON.parse(new TextDecoder().decode(bytes)) as { options: Record<string, unknown>; population: number; recipe: string };
  expect(made.options["list"]).toEqual({ sort: [{ column: "name", descending: true }], search: "1", roles: [], includeOurs: false, selected: 1 });
  expect([made.population, made.options["measure"]]).toEqual([5, ["outDegree"]]);
  expect(made.recipe).toMatch(/^[0-9a-f]{64}$/);
  expect((await (await open()).writeList(query, "json")).bytes).toEqual(bytes);
});

test("of employees a list holds code names, no small group, and says what it is", async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `worker${i}`);
  const rows = ids.map((id, i) => `${id},${ids[(i + 1) % 12]}`).join("\n");
  const table = ids.map((id, i) => `${id},Name ${i},${i < 3 ? "Tiny" : "Large"}`).join("\n");
  const engine = await openFiles({ "talk.csv": `from,to\n${rows}\n`, "people.csv": `id,name,team\n${table}\n` }, { mode: "employees" });
  for (const as of formats) {
    const text = new TextDecoder().decode((await engine.writeList(asked({ columns: columns.filter(({ id }) => id !== "pagerank") }), as)).bytes);
    expect(text).not.toMatch(/worker|Name \d|Tiny/);
    if (as === "csv") expect(text).toMatch(/P-0001/);
    if (as === "json") expect(text).toContain("Pseudonymous, not anonymous");
  }
});
