import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { openApp, openSample, settled } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { looks } from "./looks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(looks)("tour, filters, project, keys and what is kept break no rule of axe, and fit: $title", async ({ options }) => {
  const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
  const { page } = watched;
  const found: string[] = [];
  const look = async (screen: string) => {
    await settled(page);
    for (const violation of await broken(page)) found.push(`${screen}: ${violation}`);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (tooWide > 0) found.push(`${screen}: ${tooWide} px wider than the window`);
  };
  await openSample(page, "Customers of a shop");
  await page.getByRole("button", { name: "Start the tour" }).click();
  await look("tour");
  await page.getByRole("button", { name: "End the tour" }).click();
  await page.getByRole("button", { name: "Shown: everyone" }).click();
  await page.getByText("both", { exact: true }).last().click();
  await look("who is shown");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Project: / }).click();
  await look("project");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await look("keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Project: Saved", exact: true }).waitFor();
  await page.getByRole("banner").getByRole("button").first().click();
  await page.getByRole("menuitem", { name: "Open other data" }).click();
  await page.getByRole("button", { name: /^Delete Customers/ }).waitFor();
  await look("what is kept");
  expect(found).toEqual([]);
  await watched.close();
});
