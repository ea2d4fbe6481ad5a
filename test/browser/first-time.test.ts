import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Locator } from "playwright-core";
import { sharedPath } from "../support/shared.ts";
import { download, openApp, settled } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const tweets = sharedPath("data/twcs-customer-support/twcs.csv");

test.runIf(tweets !== undefined)("somebody who sees the page for the first time gets from a file without topics to ten people to invite about one, in under two minutes of clicks", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  const began = Date.now();
  let clicks = 0;
  const click = async (target: Locator): Promise<void> => {
    await target.click();
    clicks++;
    await settled(page);
  };
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), click(page.getByRole("button", { name: "Choose files" }))]);
  await picker.setFiles(tweets!);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  await click(page.getByRole("radiogroup", { name: "Whose talk is this?" }).getByText("Customers", { exact: true }));
  await click(page.getByRole("button", { name: "Map influence" }));
  await page.getByRole("region", { name: "What is counted" }).waitFor();
  // The topic is what is asked about: the chip leads to where topics come from.
  await click(page.getByRole("button", { name: "Topic: all topics" }));
  await click(page.getByRole("dialog", { name: "Topic" }).getByRole("button", { name: "Find topics in the texts" }));
  await click(page.getByRole("button", { name: "Find topics", exact: true }));
  await click(page.getByRole("button", { name: "Use these topics" }));
  await click(page.getByRole("button", { name: "Choose one of them" }));
  await click(page.getByRole("main").getByRole("button", { name: /flight/ }).first());
  await page.getByRole("heading", { name: /^Whom to ask about .*flight/ }).waitFor();
  await click(page.getByRole("button", { name: "Select these 10: reach most" }));
  await click(page.getByRole("complementary", { name: "Several people" }).getByRole("button", { name: "Export these" }));
  const dialog = page.getByRole("dialog", { name: "Export the list" });
  await dialog.getByText("The 10 people selected").waitFor();
  const { bytes } = await download(page, dialog.getByRole("button", { name: "CSV" }));
  clicks++;
  const rows = Papa.parse<Record<string, string>>(bytes.toString("utf8"), { header: true, skipEmptyLines: true }).data;
  expect(rows.map((row) => Number(row["Rank"]) <= 10)).toEqual(Array.from({ length: 10 }, () => true));
  expect(rows.every((row) => row["Why"] !== "")).toBe(true);
  expect(clicks).toBeLessThanOrEqual(12);
  expect(Date.now() - began).toBeLessThan(120_000);
  expect(faults).toEqual([]);
  await watched.close();
});
