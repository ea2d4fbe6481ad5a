import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { download, openApp, openFiles, openSample, plain, settled, showView, tabTo, textFile, type PickedFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const teams = ["Sales", "Support", "Legal"];

/** Thirty people in three teams: Sales writes 20 messages inside, 10 to Support, none to Legal; years run from 1 to 30. */
function made(): readonly PickedFile[] {
  const lines = ["id,from,to"];
  const write = (from: number, to: number): void => void lines.push(`${lines.length},p${String(from).padStart(2, "0")},p${String(to).padStart(2, "0")}`);
  for (let i = 0; i < 20; i++) write(i % 10, (i + 1 + Math.floor(i / 10)) % 10);
  for (let i = 0; i < 10; i++) write(i, 10 + i);
  for (let i = 0; i < 30; i++) write(10 + (i % 10), 10 + ((i + 1 + Math.floor(i / 10)) % 10));
  for (let i = 0; i < 30; i++) write(20 + (i % 10), i % 3 === 0 ? 10 + (i % 10) : 20 + ((i + 3) % 10));
  const people = ["id,name,team,years", ...Array.from({ length: 30 }, (_, i) => `p${String(i).padStart(2, "0")},Person ${String(i).padStart(2, "0")},${teams[Math.floor(i / 10)]},${i + 0.5}`)];
  return [textFile("talk.csv", lines.join("\n")), textFile("people.csv", people.join("\n"))];
}

async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name, exact: true });
  await tab.click();
  await expect.poll(() => tab.getAttribute("aria-selected")).toBe("true");
  await settled(page);
}

async function choose(page: Page, menu: RegExp, item: string | RegExp): Promise<void> {
  await page.getByRole("main", { name: "Groups" }).getByRole("button", { name: menu }).click();
  await page.getByRole("menuitemradio", { name: item }).click();
  await page.getByRole("menu").waitFor({ state: "detached" });
  await settled(page);
}

function cell(grid: Locator, sentence: string | RegExp): Locator {
  return grid.getByRole("gridcell", { name: sentence });
}

test("who talks to whom: the mouse finds a cell, says it, counts only these groups, and undo takes that back", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, made());
  await showView(page, "Groups");
  const grid = page.getByRole("grid", { name: "Who talks to whom, by team" });
  expect(plain(await page.getByRole("main", { name: "Groups" }).innerText())).toContain("stay inside their team. Inside or outside (E-I index): ");
  const across = cell(grid, /^Sales wrote 10 messages to Support/);
  await across.click();
  const said = page.locator(".heat-words");
  expect(plain(await said.innerText())).toMatch(/^Sales wrote 10 messages to Support, 0\.\d times what their shares would give\./);
  await said.getByRole("button", { name: "Only Sales and Support" }).click();
  await settled(page);
  expect(await page.getByRole("button", { name: "Group: team Sales or Support", exact: true }).count()).toBe(1);
  expect(await cell(grid, /Legal/).count()).toBe(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await settled(page);
  await cell(grid, "Inside Legal").first().or(cell(grid, /^Legal wrote \d+ messages? inside/)).first().waitFor();
  // Numbers as they are, by name, and the file.
  await choose(page, /^Shown as/, /^numbers/);
  expect(await across.innerText()).toBe("10");
  expect(await cell(grid, /^Sales wrote 0 messages to Legal; by their shares it would be/).innerText()).toBe("0");
  expect(new URL(page.url()).hash).toContain("view=groups&cells=amount");
  const { name, bytes } = await download(page, page.getByRole("button", { name: /^Save as CSV: who talks/ }));
  expect(name).toBe("whotalks-groups-team.csv");
  expect(bytes.toString("utf8").split("\n")[0]).toBe("from,to,fromPeople,toPeople,connections,connectionsExpected,density,messages,messagesExpected,addressed,addressedExpected");
  expect(bytes.toString("utf8")).toMatch(/^Sales,Support,10,10,10,.*,0\.1,10,/m);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("the keyboard goes through the cells and their heads, keeps one, and selects its people", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, made());
  await showView(page, "Groups");
  const grid = page.getByRole("grid", { name: "Who talks to whom, by team" });
  await page.getByRole("tab", { name: "Who talks to whom" }).focus();
  await tabTo(page, grid);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
  expect(await focused()).toMatch(/ inside, /);
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("columnheader");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  const there = await focused();
  await page.keyboard.press("Enter");
  expect(plain(await page.locator(".heat-words").innerText())).toContain(plain(there));
  await tabTo(page, page.getByRole("button", { name: "Select the people" }), 5);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Several people" }).waitFor();
  await settled(page);
  expect(plain(await page.getByRole("complementary", { name: "Several people" }).innerText())).toContain("20 people");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("the keyboard keeps its cell while the mouse scrolls a large table and points elsewhere", async () => {
  const watched = await openApp(browser, { viewport: { width: 1280, height: 800 } });
  const { page } = watched;
  const people = Array.from({ length: 240 }, (_, i) => i);
  const talk = people.flatMap((i) => [`p${i},p${(i + 4) % 240}`, `p${i},p${(i * 7 + 1) % 240}`]);
  await openFiles(page, [textFile("talk.csv", `from,to\n${talk.join("\n")}\n`), textFile("people.csv", `id,name,team\n${people.map((i) => `p${i},Person ${i},team ${Math.floor(i / 4)}`).join("\n")}\n`)]);
  await showView(page, "Groups");
  const grid = page.getByRole("grid", { name: "Who talks to whom, by team" });
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute("data-cell") ?? null);
  await grid.locator('[data-cell="1 1"]').focus();
  const box = (await page.locator(".heat-scroll").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.locator(".heat-scroll").evaluate((element) => element.scrollTop)).toBeGreaterThan(600);
  await page.mouse.move(box.x + box.width / 2 + 50, box.y + box.height / 2 + 40);
  const pointed = (await page.locator(".heat-cell:hover").getAttribute("aria-label"))!;
  await expect.poll(async () => plain(await page.locator(".heat-words").innerText())).toBe(plain(pointed));
  expect(await focused()).toBe("1 1");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("2 1");
  expect(plain(await page.locator(".heat-words").innerText())).toBe(plain((await grid.locator('[data-cell="2 1"]').getAttribute("aria-label"))!));
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("teams against circles found: the counts, how alike they are, and what is chosen lives in the address", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openSample(page, "Employees of a company");
  await showView(page, "Groups");
  await openTab(page, "Two groupings");
  const grid = page.getByRole("grid", { name: "People by department and circle" });
  await grid.waitFor();
  expect(plain(await page.getByRole("main", { name: "Groups" }).innerText())).toMatch(/How alike the two are: 0\.\d\d, from 0/);
  // Employees: no cell of one to four, and hidden ones say so.
  const texts = (await grid.locator("td[data-cell]").allInnerTexts()).filter((text) => text !== "");
  expect(texts.filter((text) => !/^(…|\d+\+?)$/.test(text) || (/^\d+$/.test(text) && Number(text) < 5))).toEqual([]);
  expect(texts).toContain("…");
  await cell(grid, /fewer than 5 people, or more that are hidden/).first().click();
  expect(await page.getByRole("button", { name: "Select the people" }).count()).toBe(0);
  await choose(page, /^Columns:/, /^role/);
  await page.getByRole("grid", { name: "People by department and role" }).waitFor();
  await choose(page, /^Shown as/, /^% of the row/);
  const hash = new URL(page.url()).hash;
  expect(hash).toMatch(/view=groups&tab=cross&rows=\d&columns=role&counts=row/);
  expect(hash).not.toContain("department");
  await page.reload();
  await page.getByRole("grid", { name: "People by department and role" }).waitFor({ timeout: 60_000 });
  await settled(page);
  await page.getByRole("button", { name: /^Shown as % of the row/ }).waitFor();
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("two numbers: a dot selects, a frame selects several, the keyboard goes from dot to dot, means are of groups", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, made());
  await showView(page, "Groups");
  await openTab(page, "Two numbers");
  await choose(page, /^Across:/, /^years/);
  const chart = page.getByRole("application", { name: /^years across, posts up/ });
  await chart.waitFor();
  await chart.locator("svg").waitFor();
  expect(plain(await page.getByRole("main", { name: "Groups" }).innerText())).toContain("30 people of 30.");
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  const first = plain(await chart.getByRole("status").innerText());
  expect(first).toMatch(/^Person \d\d: [\d.]+ years, \d posts$/);
  await page.keyboard.press("Enter");
  const person = page.getByRole("complementary", { name: "Person", exact: true });
  await person.waitFor();
  await settled(page);
  expect(plain(await person.innerText())).toContain(first.slice(0, 9));
  // The farthest out may be the first or the last of all.
  await page.keyboard.press("ArrowLeft");
  if (plain(await chart.getByRole("status").innerText()) === first) await page.keyboard.press("ArrowRight");
  expect(plain(await chart.getByRole("status").innerText())).not.toBe(first);
  await page.keyboard.press("Space");
  await page.getByRole("complementary", { name: "Several people" }).waitFor();
  // A frame around everything.
  const box = (await chart.locator("svg").boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height - 30, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  expect(plain(await page.getByRole("complementary", { name: "Several people" }).innerText())).toContain("30 people");
  await page.getByRole("button", { name: /^Show as table: Means of/ }).click();
  expect(plain(await page.getByRole("table", { name: /^Means of years and posts by team/ }).innerText())).toMatch(/Sales 10 5 ± 2\.17 10 3 ± 0 10/);
  const { bytes } = await download(page, page.getByRole("button", { name: /^Save as CSV: two numbers/ }));
  expect(bytes.toString("utf8").trim().split("\n")).toHaveLength(31);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("who is shown in the other views is shown here: the rest is faint and cannot be selected", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await showView(page, "Groups");
  await openTab(page, "Two groupings");
  await choose(page, /^Columns:/, /^role/);
  const grid = page.getByRole("grid", { name: "People by country and role" });
  await grid.getByRole("columnheader", { name: /^connector/ }).click();
  await page.getByRole("button", { name: "Show only connector" }).click();
  await settled(page);
  await openTab(page, "Two numbers");
  const main = page.getByRole("main", { name: "Groups" });
  const count = Number(/Faint: people who are not shown \((\d+) people are\)/.exec(plain(await main.innerText()))![1]);
  const chart = page.getByRole("application");
  const box = (await chart.locator("svg").boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 26);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height - 20, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  expect(plain(await page.getByRole("complementary", { name: "Several people" }).innerText())).toContain(`${count} people`);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("a number of employees is shown as means alone; without a people table there are circles and roles", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, made(), "Employees");
  await showView(page, "Groups");
  await openTab(page, "Two numbers");
  await choose(page, /^Across:/, /^years/);
  await page.getByText("only means of 5 people or more are shown").waitFor();
  const main = page.getByRole("main", { name: "Groups" });
  expect(await main.innerText()).not.toMatch(/P-\d{4}/);
  expect(await main.getByRole("button", { name: /People by/ }).count()).toBe(0);
  await watched.close();

  const other = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  await openFiles(other.page, [made()[0]!]);
  await showView(other.page, "Groups");
  await other.page.getByText("There are no teams, sites or segments here").waitFor();
  await other.page.getByRole("grid", { name: "Who talks to whom, by circle" }).waitFor();
  expect([...watched.faults, ...other.faults]).toEqual([]);
  await other.close();
});

