import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { chooseFiles, openApp, openSample, picture, settled, showView, textFile } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { looks } from "./looks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

for (const { title, options } of looks) {
  test(`no screen, dialog or control breaks a rule of axe: ${title}`, async () => {
    const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
    const { page } = watched;
    const found: string[] = [];
    const look = async (screen: string) => {
      await settled(page);
      for (const violation of await broken(page)) found.push(`${screen}: ${violation}`);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (tooWide > 0) found.push(`${screen}: ${tooWide} px wider than the window`);
    };
    await look("open");
    await openDialog(page, "See the columns we look for");
    await look("columns we look for");
    await closeDialog(page);
    await openDialog(page, "Nothing you open leaves this computer");
    await look("proof");
    await closeDialog(page);
    await openDialog(page, "Use it without a network");
    await look("without a network");
    await closeDialog(page);
    await chooseFiles(page, [textFile("empty.csv", "")]);
    await page.getByRole("alert").waitFor();
    await look("error");
    await chooseFiles(page, [textFile("talk.csv", "from,to,date,number\nann,ben,01/02/2023,1\nben,cat,03/04/2023,2\ncat,ann,05/06/2023,1\nann,,07/08/2023,x\n")]);
    await page.getByRole("heading", { name: "Check the columns" }).waitFor();
    await look("check the columns");
    await page.getByRole("button", { name: "Back" }).click();
    await openSample(page, "Customers of a shop");
    await look("board");
    await page.getByRole("button", { name: /^Enlarge: .+ connectors$/ }).click();
    await page.getByRole("dialog").waitFor();
    await look("curve");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    for (const about of ["Topic", "Period", "Cut", "What ranks", "Who counts as reached?", "Left out"]) {
      await page.getByRole("button", { name: new RegExp(`^${about.replace("?", "\\?")}: `) }).click();
      await page.getByRole("dialog", { name: about }).waitFor();
      await look(about);
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    }
    for (const menu of ["Export", "Light or dark", "More"]) {
      await page.getByRole("button", { name: menu, exact: true }).click();
      await page.getByRole("menu").waitFor();
      await look(`menu ${menu}`);
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("menu").count()).toBe(0);
    }
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "What was read" }).click();
    await page.getByRole("dialog").waitFor();
    await look("what was read");
    await closeDialog(page);
    await showView(page, "Map");
    await look("map");
    await showView(page, "List");
    await look("list");
    await page.getByRole("grid", { name: "People" }).getByRole("row").nth(1).click();
    await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
    await look("person");
    if (title.includes("phone")) await picture(page, `phone-person-${options.colorScheme}`);
    expect(found).toEqual([]);
    await watched.close();
  });
}

test("axe sees a fault where there is one", async () => {
  const watched = await openApp(browser);
  await watched.page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
  expect((await broken(watched.page)).join()).toContain("button-name");
  await watched.close();
});

test("forced colours and reduced motion keep every sign and word", async () => {
  const watched = await openApp(browser, { forcedColors: "active", reducedMotion: "reduce", viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await picture(page, "forced-colours-board");
  const look = async (group: string, property: string) => {
    const radios = await page.getByRole("radiogroup", { name: group }).getByRole("radio").all();
    return Promise.all(radios.map((radio) => radio.evaluate((element, name) => `${element.getAttribute("aria-checked")} ${getComputedStyle(element).getPropertyValue(name)}`, property)));
  };
  // What is chosen looks different from the rest, though backgrounds and shadows are taken away.
  for (const [group, property] of [["View", "border-bottom-color"], ["Connectors by", "background-color"]] as const) {
    const [chosen, ...others] = (await look(group, property)).map((words) => words.replace(/^(true|false) /, ""));
    for (const other of others) expect(other, group).not.toBe(chosen);
  }
  const moving = await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length);
  expect(moving).toBe(0);
  await showView(page, "Map");
  const signs = page.getByRole("list", { name: "Signs" });
  for (const role of ["connector", "maven", "neither"]) expect(await signs.innerText()).toContain(role);
  // The four signs keep their own colours: they are drawn, not written.
  expect(await signs.locator("svg").first().evaluate((element) => getComputedStyle(element).forcedColorAdjust)).toBe("none");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("at 200 % nothing is cut off sideways and the job can be done", async () => {
  const watched = await openApp(browser, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  const { page } = watched;
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await wider()).toBeLessThanOrEqual(0);
  await openSample(page, "Customers of a shop");
  for (const view of ["Board", "Map", "List"] as const) {
    await showView(page, view);
    expect(await wider(), view).toBeLessThanOrEqual(0);
  }
  await page.getByRole("grid", { name: "People" }).getByRole("row").nth(1).click();
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  await picture(page, "zoomed-person");
  await card.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.getByRole("complementary", { name: "Person" }).count()).toBe(0);
  await watched.close();
});

async function openDialog(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByRole("dialog").waitFor();
}

async function closeDialog(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
}
