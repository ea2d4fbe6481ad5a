import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { openApp, openFiles, openSample, picture, settled, showView, textFile } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { looks } from "./looks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const [shop, company] = ["Customers of a shop", "Employees of a company"] as const;
const cases = looks.map((look, i) => ({ ...look, sample: i % 2 === 0 ? company : shop }));

test.each(cases)("menus, tables, chosen cells and empty states of Topics, Groups, Time and Board break no rule of axe, and fit: $title", async ({ title, sample, options }) => {
  const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
  const { page } = watched;
  const found: string[] = [];
  const look = async (screen: string): Promise<void> => {
    await settled(page);
    for (const violation of await broken(page)) found.push(`${screen}: ${violation}`);
    found.push(...(await cutOff(page)).map((words) => `${screen}: ${words}`));
    await picture(page, `views-${screen}-${title}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-"));
  };
  await openSample(page, sample);
  const main = page.getByRole("main");
  for (const view of ["Topics", "Groups", "Time"]) {
    await showView(page, view);
    for (const tab of await main.getByRole("tab").all()) {
      await tab.click();
      await settled(page);
      const name = `${view} ${await tab.innerText()}`;
      const cell = main.getByRole("gridcell").first();
      if (view === "Groups" && (await cell.count()) > 0) await cell.click();
      const twin = main.getByRole("button", { name: /^Show as table: / });
      while ((await twin.count()) > 0) await twin.first().click();
      await look(`${name} with its tables`);
      // One of the menus: all are made by the same component.
      const menu = main.locator(".part-button[aria-haspopup]:not([disabled])").first();
      if ((await menu.count()) === 0) continue;
      const list = page.locator(".popover").getByRole("menu").or(page.locator(".popover").getByRole("listbox"));
      await menu.click();
      await list.first().waitFor();
      await look(`${name}: its menu`);
      await close(page, list);
    }
  }
  if (sample === company) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: /GEXF/ }).click();
    await page.getByRole("dialog", { name: "Save every connection?" }).waitFor();
    await look("what every connection is for");
    await close(page, page.getByRole("dialog"));
  }
  // A condition stands in the sentence with the way back from it, which is never cut off.
  await showView(page, "Board");
  await page.getByRole("button", { name: "Shown: everyone" }).click();
  await page.getByRole("checkbox", { name: "connector" }).press("Space");
  await close(page, page.getByRole("dialog"));
  await look("Board with a condition");
  const clear = (await page.getByRole("button", { name: "Clear 1 filter" }).boundingBox())!;
  expect(clear.x).toBeGreaterThanOrEqual(0);
  expect(clear.x + clear.width).toBeLessThanOrEqual(options.viewport.width);
  expect(found).toEqual([]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test.each(looks)("views that have nothing to show say so, break no rule of axe, and fit: $title", async ({ options }) => {
  const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
  const { page } = watched;
  const found: string[] = [];
  await openFiles(page, [textFile("ties.csv", `from,to\n${Array.from({ length: 60 }, (_, i) => `p${i % 17},p${(i * 5 + 1) % 19}`).join("\n")}\n`)]);
  for (const view of ["Board", "Map", "List", "Topics", "Groups", "Time"]) {
    await showView(page, view);
    const tabs = await page.getByRole("main").getByRole("tab").all();
    for (const tab of tabs.length === 0 ? [null] : tabs) {
      await tab?.click();
      await settled(page);
      const name = `${view} ${(await tab?.innerText()) ?? ""}`;
      found.push(...(await broken(page)).map((violation) => `${name}: ${violation}`), ...(await cutOff(page)).map((words) => `${name}: ${words}`));
    }
  }
  await page.getByText("This file has no dates: Time is off.").waitFor();
  expect(found).toEqual([]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

/** The page is not wider than the window, and no name of a view or tab is cut off. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const tooWide = document.documentElement.scrollWidth - innerWidth;
    const names = [...document.querySelectorAll<HTMLElement>("[role=tab], .view-tab")].filter((tab) => {
      const box = tab.getBoundingClientRect();
      return box.width > 0 && (box.left < 0 || box.right > innerWidth + 1);
    });
    return [...(tooWide > 0 ? [`${tooWide} px wider than the window`] : []), ...names.map((tab) => `“${tab.textContent}” is cut off`)];
  });
}

/** Closes what lies over the page by the key that closes everything. */
async function close(page: Page, what: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await expect.poll(() => what.count()).toBe(0);
}
