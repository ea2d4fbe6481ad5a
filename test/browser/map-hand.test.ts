import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, openFiles, openSample, plain, settled, showView, textFile } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser, type WatchedPage } from "./browser.ts";
import { brokenOnMap, choose, mapOf } from "./map-steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const card = (page: Page): Locator => page.locator(".map-card");

interface Found {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Goes over the map with the mouse until it has met so many people. */
async function meet(page: Page, count: number): Promise<readonly Found[]> {
  const box = (await mapOf(page).boundingBox())!;
  const met = new Map<string, Found>();
  for (let step = 0; step < 1600 && met.size < count; step++) {
    const [x, y] = [box.x + 20 + ((step * 13) % (box.width - 40)), box.y + 20 + ((step * 89) % (box.height - 40))];
    await page.mouse.move(x, y);
    const name = await page.evaluate(() => document.querySelector(".map-card-name")?.textContent ?? "");
    if (name !== "") met.set(name, { name, x, y });
  }
  return [...met.values()];
}

test("pointing at a dot tells name, role and two numbers; a click selects, Shift adds and takes away, the ground lets go", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openSample(page, "A classic");
  await showView(page, "Map");
  const [one, other] = await meet(page, 2);
  await page.mouse.move(one!.x, one!.y);
  await expect.poll(async () => plain(await card(page).innerText())).toContain(one!.name);
  expect(plain(await card(page).innerText())).toMatch(/(connector|maven|both|neither).* \d.* people in touch with \d+$/);
  await page.mouse.click(one!.x, one!.y);
  const person = page.getByRole("complementary", { name: "Person" });
  await person.getByRole("heading", { name: one!.name }).waitFor();
  // The panel has come: the map keeps its place.
  await page.keyboard.down("Shift");
  await page.mouse.click(other!.x, other!.y);
  await page.keyboard.up("Shift");
  await expect.poll(async () => plain(await page.getByRole("complementary", { name: "Several people" }).innerText())).toMatch(/^2 people/);
  await page.keyboard.down("Shift");
  await page.mouse.click(other!.x, other!.y);
  await page.keyboard.up("Shift");
  await person.getByRole("heading", { name: one!.name }).waitFor();
  const box = (await mapOf(page).boundingBox())!;
  await page.mouse.click(box.x + 4, box.y + 4);
  await page.getByRole("complementary", { name: "Findings" }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("plus and minus zoom, an overview shows where, a click in it goes there, and the wheel zooms too", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openSample(page, "Customers of a shop");
  await showView(page, "Map");
  const overview = page.locator(".map-mini");
  expect(await overview.isVisible()).toBe(false);
  await mapOf(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("+");
  await overview.waitFor();
  const frame = (): Promise<string> => overview.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await steady(frame);
  const box = (await overview.boundingBox())!;
  await page.mouse.click(box.x + 30, box.y + 30);
  await expect.poll(frame).not.toBe(before);
  await mapOf(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("-");
  await overview.waitFor({ state: "hidden" });
  const field = (await mapOf(page).boundingBox())!;
  await page.mouse.move(field.x + field.width / 2, field.y + field.height / 2);
  await page.mouse.wheel(0, -400);
  await overview.waitFor();
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  await overview.waitFor({ state: "hidden" });
  expect(faults).toEqual([]);
  await watched.close();
});

test("colours stand for teams or circles, by name in the legend; whoever stands somewhere stays there under a filter", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openFiles(page, [textFile("talk.csv", teamTalk()), textFile("people.csv", teamPeople())]);
  await showView(page, "Map");
  await choose(page, /^Colour:/, "team");
  expect(plain(await page.getByRole("list", { name: "team" }).innerText())).toMatch(/Sales 10 .*Legal 10/);
  await choose(page, /^Colour:/, "circle");
  expect(plain(await page.getByRole("list", { name: "circles" }).innerText())).toMatch(/^around p\d+ \d+/);
  await choose(page, /^Dots:/, "team");
  expect(plain(await page.locator(".map-counts").innerText())).toMatch(/30 people of 30 in 3 groups/);
  await choose(page, /^Dots:/, "people");
  await mapOf(page).focus();
  await page.keyboard.press("ArrowRight");
  const place = async (): Promise<string> => `${await card(page).locator(".map-card-name").innerText()} ${(await card(page).getAttribute("style")) ?? ""}`;
  const before = numbersIn(await steady(place));
  await page.getByRole("button", { name: /^Topic: / }).click();
  await page.getByRole("listbox", { name: "Topics" }).getByRole("option", { name: /^tea/ }).click();
  await page.keyboard.press("Escape");
  await settled(page);
  await mapOf(page).focus();
  const after = numbersIn(await steady(async () => {
    if ((await card(page).count()) === 0) await page.keyboard.press("ArrowRight");
    return place();
  }));
  // The same person; the card gives way to a dot of another size, by a few px.
  expect(after[0]).toBe(before[0]);
  expect(Math.hypot(after[1]! - before[1]!, after[2]! - before[2]!)).toBeLessThan(16);
  expect(faults).toEqual([]);
  await watched.close();
});

test("a large layout shows an early picture and says that it settles; stopped it stays so, resumed it ends", async () => {
  const watched = await openLargeMap();
  const { page, faults } = watched;
  // The first one may have been made while the board was looked at; this one cannot have been.
  await page.getByRole("button", { name: /^Layout/ }).click();
  await page.getByRole("dialog", { name: "Layout" }).getByRole("button", { name: "Run again from another start" }).click();
  // The line is there for seconds at most: it is read and its button pressed in one go.
  const said = await page.waitForFunction(() => {
    const line = document.querySelector(".map-running");
    line?.querySelector("button")?.click();
    return line?.textContent;
  }, undefined, { polling: "raf" });
  expect(plain((await said.jsonValue()) ?? "")).toMatch(/^The map is settling(: \d+ of \d+)? Stop here$/);
  await settled(page);
  await page.locator(".map-sigma canvas").first().waitFor({ state: "attached" });
  const dialog = page.getByRole("dialog", { name: "Layout" });
  await expect.poll(async () => plain(await dialog.innerText())).toMatch(/Stopped after \d+ of 30 steps/);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await page.keyboard.press("Escape");
  await settled(page, 90_000);
  await page.getByRole("button", { name: /^Layout ▾|^Layout$/ }).click();
  expect(plain(await dialog.innerText())).toMatch(/30 steps made/);
  expect(faults).toEqual([]);
  await watched.close();
});

test("a layout that is cancelled is not taken for one that was stopped: what is shown is said to be from before, and can be tried again", async () => {
  const watched = await openLargeMap();
  const { page, faults } = watched;
  await page.getByRole("button", { name: /^Layout/ }).click();
  const dialog = page.getByRole("dialog", { name: "Layout" });
  await dialog.getByRole("button", { name: "Run again from another start" }).click();
  // As soon as an early picture is there and the line of the work can be pressed.
  const said = await page.waitForFunction(() => {
    const words = document.querySelector(".map-popover")?.textContent ?? "";
    const cancel = document.querySelector<HTMLElement>(".work-line button");
    if (cancel === null || !/\d of 30 steps/.test(words)) return null;
    cancel.click();
    return words;
  }, undefined, { polling: "raf" });
  expect(plain((await said.jsonValue()) ?? "")).toMatch(/So far \d+ of 30 steps, start 2\./);
  await page.getByText("Cancelled.", { exact: true }).waitFor();
  await settled(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Layout ▾|^Layout$/ }).waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => page.getByText("Cancelled.", { exact: true }).count(), { timeout: 90_000 }).toBe(0);
  await settled(page, 90_000);
  await page.getByRole("button", { name: /^Layout ▾|^Layout$/ }).click();
  expect(plain(await dialog.innerText())).toMatch(/30 steps made/);
  expect(faults).toEqual([]);
  await watched.close();
});

test("employees: the map, its menus and dialogs break no rule of accessibility in the dark, and a team is a dot only with five people", async () => {
  const watched = await openApp(browser, { colorScheme: "dark", reducedMotion: "reduce" });
  const { page, faults } = watched;
  await openSample(page, "Employees of a company");
  await showView(page, "Map");
  expect(await broken(page)).toEqual([]);
  await page.getByRole("button", { name: /^Colour:/ }).click();
  await page.getByRole("menu").waitFor();
  expect(await broken(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  expect(await brokenOnMap(page, "department", "department")).toEqual([]);
  await page.getByRole("button", { name: "Show as table: The map" }).click();
  const people = await page.getByRole("table", { name: "The map" }).getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => Number(/(\d+)/.exec(row.children[1]?.textContent ?? "")?.[1])));
  expect(Math.min(...people)).toBeGreaterThanOrEqual(5);
  expect(await broken(page)).toEqual([]);
  await page.getByRole("button", { name: "Hide table: The map" }).click();
  await choose(page, /^Dots:/, "people");
  await mapOf(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
  await settled(page);
  expect(await broken(page)).toEqual([]);
  expect(faults).toEqual([]);
  await watched.close();
});

/** The map of many people, settled. */
async function openLargeMap(): Promise<WatchedPage> {
  const watched = await openApp(browser);
  watched.page.setDefaultTimeout(90_000);
  await openFiles(watched.page, [textFile("many.csv", manyTies(12_000))]);
  await showView(watched.page, "Map");
  await settled(watched.page, 90_000);
  return watched;
}

function numbersIn(text: string): readonly number[] {
  return Array.from(text.matchAll(/[\d.]+/g), ([number]) => Number(number));
}

/** The same twice in a row. */
async function steady(read: () => Promise<string>): Promise<string> {
  let seen = "";
  await expect.poll(async () => { const before = seen; seen = await read(); return seen !== "" && seen === before; }, { interval: 250 }).toBe(true);
  return seen;
}

/** Three teams of ten who talk in rings, about tea and coffee. */
function teamTalk(): string {
  const rows = ["from,to,topic,time"];
  for (let p = 0; p < 30; p++) {
    const first = Math.floor(p / 10) * 10;
    for (const step of [1, 2, 3]) for (const topic of ["tea", "coffee"]) rows.push(`p${p},p${first + ((p - first + step) % 10)},${topic},2024-03-0${step}`);
  }
  for (const [a, b] of [[0, 10], [10, 20], [20, 0]] as const) rows.push(`p${a},p${b},tea,2024-03-09`, `p${b},p${a},coffee,2024-03-09`);
  return rows.join("\n");
}

function teamPeople(): string {
  return ["id,team", ...Array.from({ length: 30 }, (_, p) => `p${p},${["Sales", "Legal", "Desk"][Math.floor(p / 10)]!}`)].join("\n");
}

/** Rings of 100 people, each ring joined to the next. */
function manyTies(people: number): string {
  const rows = ["from,to"];
  for (let p = 0; p < people; p++) {
    const first = Math.floor(p / 100) * 100;
    for (const step of [1, 7, 31]) rows.push(`p${p},p${first + ((p - first + step) % 100)}`);
    if (p % 10 === 0) rows.push(`p${p},p${(p + 100) % people}`);
  }
  return rows.join("\n");
}
