import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { root } from "../support/build.ts";
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
  const { click, told } = counted(page);
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
  const rows = Papa.parse<Record<string, string>>(bytes.toString("utf8"), { header: true, skipEmptyLines: true }).data;
  expect(rows.map((row) => Number(row["Rank"]) <= 10)).toEqual(Array.from({ length: 10 }, () => true));
  expect(rows.every((row) => row["Why"] !== "")).toBe(true);
  const { clicks, ms } = told("ten people to invite, topics found in the texts");
  expect(clicks).toBeLessThanOrEqual(11);
  expect(ms).toBeLessThan(120_000);
  expect(faults).toEqual([]);
  await watched.close();
});

test("whom do I invite about delivery? On the shop's sample a starter of words leads to names and their file", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  const { click, told } = counted(page);
  await click(page.getByRole("button", { name: "Customers of a shop" }));
  await page.getByRole("region", { name: "What is counted" }).waitFor({ timeout: 60_000 });
  await click(page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Topics", exact: true }));
  await click(page.getByRole("tab", { name: "By words" }));
  await click(page.getByRole("button", { name: "Starters" }));
  await click(page.getByRole("menuitem", { name: /^Customer service/ }));
  await page.getByText(/of [\d,]+ messages are on a topic of the dictionary/).waitFor();
  await click(page.getByRole("button", { name: "Apply", exact: true }));
  await click(page.getByRole("button", { name: "Whom to ask about delivery" }));
  const lead = page.getByRole("region", { name: "Whom to ask about delivery" });
  await lead.waitFor();
  // So little talk is named, not ranked.
  await lead.getByText(/^Too little to rank: 14 messages by 13 people/).waitFor();
  await click(lead.getByRole("button", { name: "Select these 10: talk most" }));
  expect(await lead.getByRole("listitem").getByRole("button", { pressed: true }).count()).toBeGreaterThanOrEqual(10);
  await click(page.getByRole("complementary", { name: "Several people" }).getByRole("button", { name: "Export these" }));
  const { bytes } = await download(page, page.getByRole("dialog", { name: "Export the list" }).getByRole("button", { name: "CSV" }));
  expect(Papa.parse(bytes.toString("utf8"), { header: true, skipEmptyLines: true }).data).toHaveLength(10);
  const { clicks, ms } = told("delivery, the shop's sample");
  expect(clicks).toBeLessThanOrEqual(9);
  expect(ms).toBeLessThan(120_000);
  expect(faults).toEqual([]);
  await watched.close();
});

test("somebody of HR sees who holds departments together, and their map, in six clicks from two files", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  const { click, told } = counted(page);
  await click(page.getByRole("radiogroup", { name: "Whose talk is this?" }).getByText("Employees", { exact: true }));
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), click(page.getByRole("button", { name: "Choose files" }))]);
  await picker.setFiles([join(root, "data/company/mail.csv"), join(root, "data/company/people.csv")]);
  const go = page.getByRole("button", { name: "Map influence" });
  await go.or(page.getByRole("region", { name: "What is counted" })).first().waitFor({ timeout: 60_000 });
  if (await go.isVisible()) await click(go);
  await page.getByRole("region", { name: "What is counted" }).waitFor();
  await settled(page);
  await click(page.getByRole("radiogroup", { name: "Connectors by" }).getByRole("radio", { name: "go-betweens" }));
  const first = page.getByRole("region", { name: "Bridge most" }).getByRole("listitem").first();
  expect(await first.innerText()).toMatch(/P-\d{4}[^]*stands between [\d,]+ pairs, wrote to \d+ people/);
  await click(page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Map", exact: true }));
  await click(page.getByRole("button", { name: /^Colour:/ }));
  await click(page.getByRole("menuitemradio").filter({ has: page.getByText("department", { exact: true }) }));
  await page.getByRole("button", { name: "Colour: department" }).waitFor();
  const { clicks, ms } = told("go-betweens and the map by department");
  expect(clicks).toBeLessThanOrEqual(6);
  expect(ms).toBeLessThan(120_000);
  expect(faults).toEqual([]);
  await watched.close();
});

/** Clicks as a person makes them, counted, with the time from the first. */
function counted(page: Page): { readonly click: (target: Locator) => Promise<void>; readonly told: (what: string) => { readonly clicks: number; readonly ms: number } } {
  const began = Date.now();
  let clicks = 0;
  return {
    click: async (target) => {
      await target.click();
      clicks++;
      await settled(page);
    },
    told: (what) => {
      const ms = Date.now() - began;
      console.info(`${what}: ${clicks} clicks, ${(ms / 1000).toFixed(1)} s`);
      return { clicks, ms };
    },
  };
}
