import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { root } from "../support/build.ts";
import { allWords, answerMode, chooseFiles, exportAs, exportNames, headline, openApp, openSample, picture, plain, settled, showView, tabTo, textFile, waitForBoard } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("a marketer finds whom to talk to about one product", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await picture(page, "shop-board");
  const first = await numbers(page);

  await page.getByRole("button", { name: /^Topic: / }).click();
  await page.getByRole("listbox", { name: "Topics" }).getByRole("option", { name: /^Moor/ }).first().click();
  await page.keyboard.press("Escape");
  await settled(page);
  expect(await page.getByRole("button", { name: /^Topic: Moor/ }).count()).toBe(1);
  const aboutMoor = await numbers(page);
  expect(aboutMoor.board).not.toBe(first.board);
  expect(aboutMoor.map).not.toBe(first.map);
  expect(aboutMoor.list).not.toBe(first.list);

  await page.getByRole("button", { name: "Cut: 80 %" }).click();
  await page.getByRole("slider", { name: "Cut" }).press("Home");
  await page.keyboard.press("Escape");
  await settled(page);
  const half = await numbers(page);
  expect(half.board).not.toBe(aboutMoor.board);
  expect(half.list).not.toBe(aboutMoor.list);

  await showView(page, "Board");
  await page.getByRole("radiogroup", { name: "Connectors by" }).getByRole("radio", { name: "go-betweens" }).click();
  await settled(page);
  expect(await headline(page, "Connectors")).toMatch(/carry 50 % of the shortest ways/);
  const between = await numbers(page);
  expect(between.list).not.toBe(half.list);
  expect(between.map).not.toBe(half.map);

  await showView(page, "Board");
  const row = page.getByRole("region", { name: "Bridge most" }).getByRole("listitem").first().getByRole("button");
  await row.click();
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  await settled(page);
  const name = plain(await card.getByRole("heading", { level: 2 }).innerText());
  expect(plain(await row.innerText())).toContain(name);
  expect(await card.getByRole("region", { name: "Evidence" }).getByRole("listitem").count()).toBeGreaterThan(0);
  await picture(page, "shop-person");

  await card.getByRole("button", { name: `Only ${name}’s circle` }).click();
  await page.getByRole("navigation", { name: "Where on the map" }).waitFor();
  await settled(page);
  const circle = await mapWords(page);
  expect(peopleOn(circle)).toBeLessThan(peopleOn(between.map));
  await page.getByRole("button", { name: "‹ Everyone" }).click();
  await expect.poll(() => page.getByRole("navigation", { name: "Where on the map" }).count()).toBe(0);
  await settled(page);
  expect(await mapWords(page)).toBe(between.map);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("an HR lead sees code names only, on every screen and in every file, and customers mode shows the names", async () => {
  const people = readFileSync(join(root, "data/company/people.csv"), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
  expect(people).toHaveLength(400);
  const secrets = [...new Set(people.flatMap(([address, name]) => [address ?? "", name ?? ""]))].map((secret) => secret.toLowerCase());
  const named = (text: string) => secrets.filter((secret) => text.toLowerCase().includes(secret));
  const said: string[] = [];

  for (const mode of ["Employees", "Customers"] as const) {
    const found = new Set<string>();
    const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = watched;
    await keepCanvasWords(page);
    const look = async () => {
      for (const name of named(await allWords(page))) found.add(name);
      for (const name of named(await page.locator("body").ariaSnapshot())) found.add(name);
      for (const name of named(await canvasWords(page))) found.add(name);
    };
    await answerMode(page, mode);
    await dropFiles(page, ["data/company/mail.csv", "data/company/people.csv"]);
    await waitForBoard(page);
    await look();
    await page.getByRole("region", { name: "Reach most" }).getByRole("listitem").first().getByRole("button").click();
    await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
    await settled(page);
    await look();
    await page.getByRole("complementary").getByRole("button", { name: /^Only .+ circle$/ }).click();
    await settled(page);
    await look();
    expect((await canvasWords(page)).length).toBeGreaterThan(0);
    await showView(page, "List");
    await look();
    await page.getByRole("banner").getByRole("button").first().click();
    await page.getByRole("menuitem", { name: "Change the columns" }).click();
    await page.getByRole("heading", { name: "Check the columns" }).waitFor();
    await look();
    await page.getByRole("button", { name: "Map influence" }).click();
    await waitForBoard(page);
    const labels = await exportNames(page);
    expect(labels.length).toBeGreaterThan(3);
    for (const label of labels) {
      // With employees every single connection leaves only with a reason.
      const isRaw = mode === "Employees" && /Gephi|^Connections/.test(label);
      const file = await exportAs(page, label, isRaw ? "Survey agreed with the works council" : undefined);
      if (isRaw && file.name.endsWith(".gexf")) expect(file.bytes.toString("utf8")).toContain("Reason given: Survey agreed with the works council.");
      expect(file.bytes.toString("utf8").includes("mail.csv"), label).toBe(mode === "Customers" && (label.includes("JSON") || label.includes("to edit")));
      for (const name of named(file.name + file.bytes.toString("utf8"))) found.add(name);
    }
    said.push(`${mode}: ${found.size} found`);
    if (mode === "Employees") expect([...found]).toEqual([]);
    else expect(found.size).toBe(secrets.length);
    expect(watched.faults).toEqual([]);
    await watched.close();
  }
  expect(said).toEqual(["Employees: 0 found", `Customers: ${secrets.length} found`]);
});

test("an analyst corrects a column and takes CSV and JSON away", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const rows = ["who,sent to,note,number"];
  for (let i = 0; i < 60; i++) rows.push(`p${i % 7},p${(i * 3 + 1) % 11},t${i % 3},${(i % 4) + 1}`);
  await chooseFiles(page, [textFile("talk.csv", `${rows.join("\n")}\n`)]);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  await answerMode(page, "Customers");
  await setColumn(page, "who", "From");
  await setColumn(page, "sent to", "To");
  await setColumn(page, "note", "Topic");
  await setColumn(page, "number", "Not used");
  await page.getByRole("button", { name: "Map influence" }).click();
  await waitForBoard(page);
  expect(await page.getByRole("button", { name: "Topic: all topics" }).count()).toBe(1);
  const csv = (await exportAs(page, "Ranked list (CSV)")).bytes.toString("utf8");
  const unweighted = JSON.parse((await exportAs(page, "Everything computed (JSON)")).bytes.toString("utf8")) as Ranked;
  expect(csv.split("\n")[0]).toContain("rank,id,name,role,value,impressions,posts");
  expect(csv.trim().split("\n")).toHaveLength(unweighted.people.length + 1);
  expect(unweighted.input.rowsRead).toBe(60);
  expect(unweighted.people.reduce((sum, person) => sum + person.posts, 0)).toBe(60);

  await page.getByRole("banner").getByRole("button", { name: "talk" }).click();
  await page.getByRole("menuitem", { name: "Change the columns" }).click();
  await setColumn(page, "number", "How many messages");
  await page.getByRole("button", { name: "Map influence" }).click();
  await waitForBoard(page);
  const weighted = JSON.parse((await exportAs(page, "Everything computed (JSON)")).bytes.toString("utf8")) as Ranked;
  expect(weighted.people.reduce((sum, person) => sum + person.posts, 0)).toBe(150);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("the whole way from a sample to a person's card needs no mouse", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await tabTo(page, page.getByRole("button", { name: "Customers of a shop" }));
  await page.keyboard.press("Enter");
  await waitForBoard(page);
  await tabTo(page, page.getByRole("radiogroup", { name: "View" }));
  for (let step = 0; step < 3 && !(await isFocused(page, "List")); step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("main", { name: "List" }).waitFor();
  await settled(page);
  const grid = page.getByRole("grid", { name: "People" });
  await tabTo(page, grid);
  for (let step = 0; step < 20 && !(await grid.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  const chosen = grid.getByRole("row", { selected: true });
  await expect.poll(() => chosen.count()).toBe(1);
  expect(await chosen.getAttribute("aria-rowindex")).toBe("4");
  await page.keyboard.press("Enter");
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  expect(plain(await chosen.innerText())).toContain(plain(await card.getByRole("heading", { level: 2 }).innerText()));
  await tabTo(page, card.getByRole("button", { name: /^Only .+ circle$/ }));
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Where on the map" }).waitFor();
  await settled(page);
  await tabTo(page, page.getByRole("application"), 80);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("navigation", { name: "Where on the map" }).count()).toBe(0);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

interface Ranked {
  readonly input: { readonly rowsRead: number };
  readonly people: readonly { readonly posts: number }[];
}

async function numbers(page: Page): Promise<{ readonly board: string; readonly map: string; readonly list: string }> {
  await showView(page, "Board");
  const board = `${await headline(page, "Connectors")} ${await headline(page, "Mavens")}`;
  await showView(page, "Map");
  const map = await mapWords(page);
  await showView(page, "List");
  const list = plain(await page.getByRole("grid", { name: "People" }).innerText());
  return { board, map, list };
}

async function mapWords(page: Page): Promise<string> {
  return (await page.getByRole("application").getAttribute("aria-label")) ?? "";
}

function peopleOn(words: string): number {
  return Number(/^([\d,]+) (?:of|people)/.exec(words)?.[1]?.replaceAll(",", ""));
}

async function setColumn(page: Page, column: string, meaning: string): Promise<void> {
  const chip = page.getByRole("button", { name: `What “${column}” means` });
  await settled(page);
  if (!plain(await chip.innerText()).startsWith(meaning)) {
    await chip.click();
    await page.getByRole("option").filter({ has: page.getByText(meaning, { exact: true }) }).click();
  }
  await expect.poll(async () => plain(await chip.innerText())).toContain(meaning);
  await settled(page);
}

async function isFocused(page: Page, text: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.textContent === wanted, text);
}

/** Remembers every word drawn on a canvas from now on. */
async function keepCanvasWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const words: string[] = [];
    Object.defineProperty(globalThis, "drawnWords", { value: words });
    for (const name of ["fillText", "strokeText"] as const) {
      const draw = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function (...args) {
        words.push(args[0]);
        draw.apply(this, args);
      };
    }
  });
}

async function canvasWords(page: Page): Promise<string> {
  return page.evaluate(() => (Reflect.get(globalThis, "drawnWords") as string[]).join("\n"));
}

/** Drops files on the page. The bytes go through the page's own hands, as no test can hold a real mouse with files. */
async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: path.slice(path.lastIndexOf("/") + 1), text: readFileSync(join(root, path), "utf8") }));
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const { name, text } of dropped) data.items.add(new File([text], name));
    for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
  }, files);
}
