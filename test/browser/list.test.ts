import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { openApp, openFiles, plain, settled, showView, textFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// Ann writes to three, Ben and Cem to one each, Dora to nobody; two are called Sam Lee.
const files = [
  textFile("talk.csv", "from,to,time\nann,ben,2024-01-01T10:00:00Z\nann,cem,2024-01-02T10:00:00Z\nann,dora,2024-01-03T10:00:00Z\nben,ann,2024-01-04T10:00:00Z\ncem,ann,2024-01-05T10:00:00Z\nann,ben,2024-01-06T10:00:00Z\n"),
  textFile("people.csv", "id,name,team\nann,Ann Ash,Sales\nben,Sam Lee,Sales\ncem,Sam Lee,Legal\ndora,Dora Day,Legal\n"),
];

test("a pasted list of names selects whom it can and reports the others", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await openFiles(page, files);
  await showView(page, "List");
  await page.getByRole("button", { name: "Paste names" }).click();
  const dialog = page.getByRole("dialog", { name: "Select by a list of names" });
  await dialog.getByRole("textbox").fill("dora day\nANN\nSam Lee\nzoe\n");
  await dialog.getByRole("button", { name: "Select these" }).click();
  await dialog.getByText("2 people found and selected.").waitFor();
  expect(plain(await dialog.getByRole("region", { name: "Not in the data" }).getByRole("listitem").innerText())).toBe("zoe");
  expect(plain(await dialog.getByRole("region", { name: "Fits several people" }).getByRole("listitem").innerText())).toBe("Sam Lee: ben, cem");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.getByRole("row", { selected: true }).count()).toBe(2);
  await settled(page);
  expect(faults).toEqual([]);
  await watched.close();
});

test("a column's filter in the header narrows every view, and Shift+Enter adds a key to the order, which is shown", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await openFiles(page, files);
  await showView(page, "List");
  const header = (name: string) => page.getByRole("columnheader", { name: new RegExp(`^${name}`, "i") });
  const rows = () => page.getByRole("grid", { name: "People" }).getByRole("row").filter({ has: page.getByRole("gridcell") });
  await expect.poll(() => rows().count()).toBe(4);

  await header("Role").getByRole("button", { name: /^Role/ }).click();
  await header("Person").getByRole("button", { name: /^Person/ }).focus();
  await page.keyboard.press("Shift+Enter");
  await page.getByText(/by Role ↑, then Person ↑/).waitFor();
  expect(await header("Person").innerText()).toContain("2");
  await page.getByRole("button", { name: "Sort by rank" }).click();
  await expect.poll(() => page.getByText(/then Person/).count()).toBe(0);

  await page.getByRole("button", { name: "Filter posts" }).click();
  const dialog = page.getByRole("dialog", { name: "Filter posts" });
  await dialog.getByRole("textbox", { name: "is at least" }).fill("1");
  await dialog.getByRole("textbox", { name: "and at most" }).fill("2");
  await page.keyboard.press("Enter");
  await expect.poll(() => rows().count()).toBe(2);
  await page.getByRole("button", { name: "Filter posts, on" }).click();
  await dialog.getByRole("button", { name: "Any value" }).click();
  await expect.poll(() => rows().count()).toBe(4);

  await page.getByRole("button", { name: "Filter Person" }).click();
  await page.getByRole("textbox", { name: "Name or id contains" }).fill("dora");
  await page.keyboard.press("Enter");
  await expect.poll(() => rows().count()).toBe(1);
  await settled(page);
  expect(faults).toEqual([]);
  await watched.close();
});
