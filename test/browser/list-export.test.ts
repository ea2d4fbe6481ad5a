import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { formatValue } from "../../src/views/parts/format.ts";
import { fileOf, readTables } from "../inputs/table-help.ts";
import { download, openApp, openFiles, openSample, plain, settled, showView, textFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// Thirty people of three teams; one whose name a spreadsheet would run, one with quotes, one who never wrote.
const people = Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, name: i === 3 ? "=2+3" : i === 4 ? 'Lee, "Sam"' : `Person ${i}`, team: ["Sales", "Legal", "Press"][i % 3]! }));
const files = [
  textFile("talk.csv", `from,to,topic\n${Array.from({ length: 240 }, (_, i) => `p${(i * i) % 23},p${(i * 7 + 1) % 29},t${i % 3}`).join("\n")}\n`),
  textFile("people.csv", `id,name,team\n${people.map(({ id, name, team }) => `${id},"${name.replaceAll('"', '""')}",${team}`).join("\n")}\n`),
];

type Rows = readonly Readonly<Record<string, string>>[];

/** Every row and cell of the list, from top to bottom, as it stands on screen. */
async function screenRows(page: Page): Promise<Rows> {
  const grid = page.getByRole("grid", { name: "People" });
  const headings = (await grid.getByRole("columnheader").locator(".list-sort-text").allInnerTexts()).map(plain);
  const total = Number(await grid.getAttribute("aria-rowcount")) - 1;
  const rows = new Map<number, Record<string, string>>();
  for (let top = 0; rows.size < total && top < 40; top++) {
    for (const row of await grid.getByRole("row").filter({ has: page.getByRole("gridcell") }).all()) {
      const cells = await row.getByRole("gridcell").all();
      const texts = await Promise.all(cells.map(async (cell, i) => (headings[i] === "Person" ? await cell.locator(".list-text-cut").innerText() : plain(await cell.innerText()))));
      rows.set(Number(await row.getAttribute("aria-rowindex")), Object.fromEntries(headings.map((heading, i) => [heading, texts[i]!])));
    }
    await grid.evaluate((element) => element.scrollBy(0, 200));
    await settled(page);
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => row);
}

async function read(name: string, bytes: Buffer): Promise<Rows> {
  if (name.endsWith(".csv")) return Papa.parse<Record<string, string>>(bytes.toString("utf8"), { header: true, skipEmptyLines: true }).data;
  if (name.endsWith(".json")) return (JSON.parse(bytes.toString("utf8")) as { people: Record<string, string | number | null>[] }).people.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, String(cell ?? "")])));
  const [table] = await readTables(fileOf(name, new Uint8Array(bytes)));
  return table!.cells.map((cells) => Object.fromEntries(table!.columns.map((column, i) => [column, cells[i] ?? ""])));
}

/** A row of a file as the screen writes it: digits grouped, without what a file has beyond it. */
function asShown(row: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const { Id: _id, Mark: _mark, ...shown } = row;
  return Object.fromEntries(Object.entries(shown).map(([heading, cell]) => {
    if (["Person", "Role", "team"].includes(heading)) return [heading, name.endsWith(".csv") ? cell.replace(/^'(?==)/, "") : cell];
    return [heading, formatValue(cell === "" ? null : Number(cell), "en-US")];
  }));
}

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Export the list" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the list" });
  await dialog.waitFor();
  return dialog;
}

test("the list leaves exactly as it stands: columns, order, search, filters; every cell of four formats is compared with the screen", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await openFiles(page, files);
  await showView(page, "List");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("dialog", { name: "Columns" }).getByRole("checkbox", { name: /pagerank/i }).press("Space");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filter team" }).click();
  const filter = page.getByRole("dialog", { name: "Filter team" });
  await filter.getByRole("checkbox", { name: /Sales/ }).press("Space");
  await filter.getByRole("checkbox", { name: /Legal/ }).press("Space");
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: /^posts/i }).getByRole("button", { name: /^posts/i }).click();
  await page.getByRole("columnheader", { name: /^Person/ }).getByRole("button", { name: /^Person/ }).focus();
  await page.keyboard.press("Shift+Enter");
  await settled(page);
  const shown = await screenRows(page);
  expect(shown.length).toBe(20);
  const dialog = await openDialog(page);
  await dialog.getByText("20 of 30 people as listed").waitFor();
  for (const [label, extension] of [["CSV", "csv"], ["Excel", "xlsx"], ["JSON", "json"], ["Parquet", "parquet"]] as const) {
    const { name, bytes } = await download(page, dialog.getByRole("button", { name: label }));
    expect(name).toBe(`whotalks-list.${extension}`);
    const rows = await read(name, bytes);
    expect(rows.map((row) => asShown(row, name))).toEqual(shown);
    expect(rows.map((row) => row["Id"])).toHaveLength(20);
    await dialog.getByText(`Saved as ${name}: 20 people.`).waitFor();
    if (extension === "csv") expect(bytes.toString("utf8")).toContain("'=2+3");
  }
  expect(faults).toEqual([]);
  await watched.close();
});

test("those selected leave alone, as a file and by the clipboard, and who is selected but not listed is told", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = watched;
  await openFiles(page, files);
  await showView(page, "List");
  const grid = page.getByRole("grid", { name: "People" });
  await grid.getByRole("row").nth(1).click();
  await grid.getByRole("row").nth(3).click({ modifiers: ["Control"] });
  await page.getByText(/30 people, 2 selected/).waitFor();
  const dialog = await openDialog(page);
  await dialog.getByText("Only the 2 people selected").click();
  const { name, bytes } = await download(page, dialog.getByRole("button", { name: "CSV" }));
  const rows = await read(name, bytes);
  expect(rows.map((row) => row["Rank"])).toHaveLength(2);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await dialog.getByText("2 people copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n").map((line) => line.split("\t")[2])).toEqual(["Id", ...rows.map((row) => row["Id"])]);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("searchbox", { name: "Search names and ids" }).fill("Person 11");
  await settled(page);
  await openDialog(page);
  await dialog.getByText(/selected, but not in this list/).waitFor();
  await watched.close();
});

test("ten people of the board leave in a few steps, from any view", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await page.getByRole("button", { name: "Select these 10: reach most" }).click();
  await page.getByRole("complementary", { name: "Several people" }).getByRole("button", { name: "Export these" }).click();
  const dialog = page.getByRole("dialog", { name: "Export the list" });
  await dialog.getByText("The 10 people selected").waitFor();
  const { name, bytes } = await download(page, dialog.getByRole("button", { name: "CSV" }));
  const rows = await read(name, bytes);
  expect(rows.map((row) => Number(row["Rank"]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await watched.close();
});

test("of employees the list leaves under code names, and says that they are no protection", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, files, "Employees");
  await showView(page, "List");
  const dialog = await openDialog(page);
  await dialog.getByText(/^Pseudonymous, not anonymous/).waitFor();
  for (const label of ["CSV", "JSON"]) {
    const text = (await download(page, dialog.getByRole("button", { name: label }))).bytes.toString("utf8");
    expect(text).toMatch(/P-0001/);
    expect(text).not.toMatch(/Person \d|\bp\d+\b|talk\.csv/);
  }
  await watched.close();
});

test("a filter of a group in the header is a chip, stands in the address and can be undone", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, files);
  await showView(page, "List");
  await page.getByRole("button", { name: "Filter team" }).click();
  await page.getByRole("dialog", { name: "Filter team" }).getByRole("checkbox", { name: /Legal/ }).press("Space");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Shown: 10 of 30" }).waitFor();
  expect(page.url()).toContain("in=0.Legal");
  await showView(page, "Board");
  await page.getByRole("button", { name: "Remove team Legal" }).click();
  await page.getByRole("button", { name: "Shown: everyone" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "Shown: 10 of 30" }).waitFor();
  await watched.close();
});
