import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openApp, openSample, picture, settled, showView } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { looks } from "./looks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const samples = ["Customers of a shop", "Employees of a company"] as const;
const cases = looks.map((look, i) => ({ ...look, sample: samples[i % 2]! }));

test.each(cases)("what lists, cards, topics and dialogs can become breaks no rule of axe, and fits: $sample, $title", async ({ sample, title, options }) => {
  const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
  const { page } = watched;
  const found: string[] = [];
  const look = async (screen: string) => {
    await settled(page);
    for (const violation of await broken(page)) found.push(`${screen}: ${violation}`);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (tooWide > 0) found.push(`${screen}: ${tooWide} px wider than the window`);
    if (screen === "person" || screen === "export") await picture(page, `${screen}-${sample.split(" ")[0]}-${title}`.replaceAll(/[ ,%]+/g, "-"));
  };
  await openSample(page, sample);
  await page.getByRole("button", { name: "Group: everyone" }).click();
  await page.getByRole("dialog", { name: "Group" }).waitFor();
  await look("group");
  await close(page);
  await showView(page, "List");
  await look("list");
  if (await page.getByRole("button", { name: "Columns", exact: true }).isVisible()) {
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    await page.getByRole("dialog", { name: "Columns" }).waitFor();
    await look("columns");
    await close(page);
    for (const column of ["Person", "Role", "posts", sample.startsWith("Emp") ? "department" : "country"]) {
      const button = page.getByRole("button", { name: `Filter ${column}`, exact: true });
      if ((await button.count()) === 0) continue;
      await button.click();
      await page.getByRole("dialog", { name: `Filter ${column}` }).waitFor();
      await look(`filter of ${column}`);
      await close(page);
    }
  }
  await page.getByRole("button", { name: "Paste names" }).click();
  const names = page.getByRole("dialog", { name: "Select by a list of names" });
  await names.getByRole("textbox").fill("nobody of this name\n");
  await names.getByRole("button", { name: "Select these" }).click();
  await names.getByText("Not in the data").first().waitFor();
  await look("pasted names");
  await close(page);
  const rows = page.getByRole("grid", { name: "People" }).getByRole("row");
  await rows.nth(1).click();
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  await card.getByRole("region", { name: "What the rank rests on" }).getByRole("listitem").first().or(card.getByText("there is nothing to leave out")).waitFor();
  await look("person");
  await card.getByRole("button", { name: "Close" }).click();
  await page.getByRole("searchbox", { name: "Search names and ids" }).fill("zzzz nobody");
  await page.getByText(/^Nobody matches/).waitFor();
  await look("nobody matches");
  await page.getByRole("button", { name: "Show everyone" }).click();
  await settled(page);
  await rows.nth(2).click();
  await page.keyboard.press("Escape");
  await showView(page, "Board");
  await page.getByRole("button", { name: "Select these 10: reach most" }).click();
  await page.getByRole("complementary", { name: "Several people" }).getByRole("article").waitFor();
  await look("several people");
  await page.getByRole("button", { name: "Export these" }).click();
  await page.getByRole("dialog", { name: "Export the list" }).getByText("The 10 people selected").waitFor();
  await look("export");
  await close(page);
  await page.getByRole("button", { name: "Clear selection" }).first().click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Same person?" }).click();
  const desk = page.getByRole("dialog", { name: "Same person?" });
  await desk.waitFor();
  await look("desk");
  await desk.getByRole("tab", { name: /No person/ }).click();
  await look("desk: no person");
  await close(page);
  await showView(page, "Topics");
  for (const tab of await page.getByRole("main").getByRole("tab").all()) {
    await tab.click();
    await look(`topics: ${await tab.innerText()}`);
  }
  for (const view of ["Groups", "Time"]) {
    await showView(page, view);
    for (const tab of await page.getByRole("main").getByRole("tab").all()) {
      await tab.click();
      await look(`${view}: ${await tab.innerText()}`);
    }
  }
  expect(found).toEqual([]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

/** Closes what lies over the page by the key that closes everything. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
}
