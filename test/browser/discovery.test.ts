import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openApp, openFiles, plain, settled, showView, textFile } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const themes = ["parcel courier tracking address doorbell neighbour", "invoice refund payment bank receipt deposit", "screen battery charger cable button camera"].map((words) => words.split(" "));

/** Thirty people; each theme is written about by ten of them, four of its words a message. */
function made(): string {
  const lines = ["from,to,time,text"];
  for (let i = 0; i < 450; i++) {
    const words = themes[i % 3]!;
    const step = Math.floor(i / 3);
    const own = [0, 1, 2, 3].map((k) => words[(step * (k + 1) + k * k + Math.floor(step / 5)) % 6]!);
    lines.push(`p${(i % 3) * 10 + (step % 10)},p${(i * 7) % 30},2025-03-${String(1 + (i % 28)).padStart(2, "0")},we had the ${own.join(" and the ")}`);
  }
  return lines.join("\n");
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
  await expect.poll(() => page.getByRole("tab", { name, exact: true }).getAttribute("aria-selected")).toBe("true");
  await settled(page);
}

test("topics are found, renamed, joined and used; then their words are compared and one selects who says it", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, [textFile("talk.csv", made())]);
  await showView(page, "Topics");
  await openTab(page, "Discover");
  await page.getByRole("textbox", { name: "or exactly" }).fill("3");
  await page.getByRole("textbox", { name: "or exactly" }).press("Tab");
  await page.getByRole("button", { name: "Find topics" }).click();
  await page.getByRole("button", { name: "Use these topics" }).waitFor();
  await settled(page);
  const topics = page.locator(".discover-topic");
  await expect.poll(() => topics.count()).toBe(3);
  const first = (await topics.first().getByRole("heading").innerText()).trim();
  await page.getByRole("button", { name: `Rename ${first}` }).click();
  await page.getByRole("textbox", { name: "Name of the topic" }).fill("Delivery");
  await page.keyboard.press("Enter");
  await settled(page);
  await expect.poll(() => topics.first().getByRole("heading").innerText()).toBe("Delivery");
  expect(await broken(page)).toEqual([]);
  // A look at another tab loses nothing.
  await openTab(page, "Words");
  await openTab(page, "Discover");
  await expect.poll(() => topics.first().getByRole("heading").innerText()).toBe("Delivery");
  await page.getByRole("button", { name: "Use these topics" }).click();
  await page.getByRole("button", { name: "Choose one of them" }).waitFor();
  await settled(page);
  await expect.poll(() => page.getByRole("button", { name: "Choose one of them" }).evaluate((button) => button === document.activeElement)).toBe(true);
  // The arrow keys pass by the tab that has this button.
  await openTab(page, "Words");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Choose one of them" }).waitFor();
  await settled(page);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("heading", { name: "Topics by words" }).waitFor();
  await settled(page);
  await openTab(page, "Topics");
  expect(plain(await page.getByRole("region", { name: "Table of topics" }).innerText())).toContain("Delivery");
  await openTab(page, "Words");
  const cloud = page.getByRole("list", { name: /^Words, the surest/ });
  await cloud.waitFor();
  expect(await broken(page)).toEqual([]);
  await cloud.getByRole("button").first().click();
  await page.getByText(/people say “.+” here: selected in every view/).waitFor();
  expect(plain(await page.locator(".words-sum").innerText())).toMatch(/^Words of .+: \d+ messages with words against \d+ others/);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("without topics the first tab leads to the texts", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await openFiles(page, [textFile("talk.csv", made())]);
  await showView(page, "Topics");
  await page.getByRole("button", { name: "Find topics in the texts" }).click();
  await page.getByRole("button", { name: "Find topics", exact: true }).waitFor();
  expect(await page.getByRole("tab", { name: "Discover", exact: true }).getAttribute("aria-selected")).toBe("true");
  expect(watched.faults).toEqual([]);
  await watched.close();
});
