import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { openApp, settled, textFile, waitForBoard } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Goes there by Tab alone, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await target.first().waitFor();
  for (let i = 0; i < 250; i++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`);
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** From the chosen view by arrow keys to another, as in any group of choices. */
async function goToView(page: Page, name: "Board" | "Map" | "List" | "Topics" | "Groups" | "Time"): Promise<void> {
  await tabTo(page, page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { checked: true }));
  const wanted = page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name, exact: true });
  for (let i = 0; i < 8 && (await wanted.getAttribute("aria-checked")) !== "true"; i++) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(50);
  }
  await page.getByRole("main", { name, exact: true }).waitFor();
  await settled(page);
}

async function download(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return file.suggestedFilename();
}

test("the marketer, by keyboard: sample, topic, map, a person, their circle, a picture of it; and back by undo", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await press(page, page.getByRole("button", { name: "Customers of a shop" }));
  await waitForBoard(page);
  await press(page, page.getByRole("button", { name: "No, thanks" }));
  await press(page, page.getByRole("button", { name: /^Topic: / }));
  await tabTo(page, page.getByRole("option").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await settled(page);
  await page.getByRole("button", { name: "Clear 1 filter" }).waitFor();
  await press(page, page.getByRole("button", { name: "Select these 10: reach most" }));
  await press(page, page.getByRole("complementary", { name: "Several people" }).getByRole("button", { name: "Export these" }));
  expect(await download(page, () => press(page, page.getByRole("dialog", { name: "Export the list" }).getByRole("button", { name: "Excel" })))).toBe("whotalks-list.xlsx");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.getByRole("complementary", { name: "Findings" }).waitFor();
  await goToView(page, "Map");
  await tabTo(page, page.getByRole("application"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
  await page.keyboard.press("Enter");
  await settled(page);
  await page.getByRole("button", { name: "‹ Everyone" }).waitFor();
  await press(page, page.getByRole("button", { name: "Export", exact: true }));
  await page.getByRole("menu").waitFor();
  const picture = page.getByRole("menuitem", { name: /^Picture of the map, for slides/ }).first();
  await tabTo(page, picture, "ArrowDown");
  expect(await download(page, () => page.keyboard.press("Enter"))).toMatch(/\.png$/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByRole("button", { name: "‹ Everyone" }).count()).toBe(0);
  await page.keyboard.press("Shift+Control+z");
  await page.getByRole("button", { name: "‹ Everyone" }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("the HR lead, by keyboard: employees, a group, roles, a person and their card", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await press(page, page.getByRole("button", { name: "Employees of a company" }));
  await waitForBoard(page);
  await press(page, page.getByRole("button", { name: /^Group: / }));
  await tabTo(page, page.getByRole("option").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await settled(page);
  await page.getByRole("button", { name: /^Group: .+ or / }).waitFor();
  await press(page, page.locator(".board-role").first());
  await page.getByRole("main", { name: "List", exact: true }).waitFor();
  await settled(page);
  await page.getByRole("button", { name: /^Shown: \d+ of / }).waitFor();
  await press(page, page.getByRole("button", { name: "Filter department" }));
  await press(page, page.getByRole("dialog", { name: "Filter department" }).getByRole("checkbox").first(), "Space");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Remove department / }).waitFor();
  await settled(page);
  await tabTo(page, page.getByRole("grid", { name: "People" }));
  await page.keyboard.press("Enter");
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  // A code name, never a name.
  expect(await card.getByRole("heading").first().innerText()).toMatch(/P-\d+/);
  await press(page, page.getByRole("button", { name: "Clear 3 filters" }));
  await page.getByRole("button", { name: "Shown: everyone" }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("the analyst, by keyboard: a file, the list, another measure as a column, a filter, the list saved as shown", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await tabTo(page, page.getByRole("radio", { name: "Customers" }));
  await page.keyboard.press("Space");
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), press(page, page.getByRole("button", { name: "Choose files" }))]);
  const rows = Array.from({ length: 400 }, (_, i) => `p${(i * i) % 31},p${(i * 3 + 1) % 37},t${i % 3}`).join("\n");
  await picker.setFiles([textFile("talk.csv", `from,to,topic\n${rows}\n`)] as never);
  await waitForBoard(page);
  await goToView(page, "List");
  await press(page, page.getByRole("button", { name: /^Columns/ }));
  const column = page.getByRole("dialog").getByRole("checkbox", { name: /pagerank/i }).first();
  await press(page, column, "Space");
  await page.keyboard.press("Escape");
  await settled(page);
  await press(page, page.getByRole("button", { name: "Shown: everyone" }));
  await tabTo(page, page.getByRole("textbox", { name: "is at least" }));
  await page.keyboard.type("15");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Shown" }).getByText(/people shown; every number stays as it is/).waitFor();
  await page.keyboard.press("Escape");
  await settled(page);
  await page.getByRole("button", { name: /^Remove posts ≥ 15/ }).waitFor();
  const total = await page.locator(".list-count").innerText();
  await press(page, page.getByRole("button", { name: "Export", exact: true }));
  await page.getByRole("menu").waitFor();
  await tabTo(page, page.getByRole("menuitem", { name: /^The list as shown/ }), "ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Export the list" });
  await dialog.getByText(/^\d+ of \d+ people as listed$/).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, dialog.getByRole("button", { name: "CSV" }))]);
  const stream = await file.createReadStream();
  let text = "";
  for await (const piece of stream) text += String(piece);
  expect(text.trim().split("\n").length - 1).toBe(Number.parseInt(total, 10));
  // The measure that was chosen as a column stands in the file too, and Escape leads back to the list.
  expect(text.split("\n")[0]!.split(",").length).toBeGreaterThan(8);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(faults).toEqual([]);
  await watched.close();
});

test("the marketer, by keyboard: a topic of the table, who talks most about it, all of them in the list, as a file", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await press(page, page.getByRole("button", { name: "Customers of a shop" }));
  await waitForBoard(page);
  await goToView(page, "Topics");
  await press(page, page.getByRole("button", { name: "Alder 45", exact: true }));
  const most = page.getByRole("region", { name: "Talk most" });
  await most.waitFor();
  await settled(page);
  await press(page, most.getByRole("listitem").first().getByRole("button"));
  await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
  await press(page, most.getByRole("button", { name: "Show them all in the list" }));
  await page.getByRole("main", { name: "List", exact: true }).waitFor();
  await settled(page);
  await press(page, page.getByRole("button", { name: "Export the list" }));
  const dialog = page.getByRole("dialog", { name: "Export the list" });
  expect(await download(page, () => press(page, dialog.getByRole("button", { name: "Parquet" })))).toBe("whotalks-list.parquet");
  expect(faults).toEqual([]);
  await watched.close();
});

test("the HR lead, by keyboard: who talks to whom, the people of a cell, teams against circles, two numbers, two periods", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await press(page, page.getByRole("button", { name: "Employees of a company" }));
  await waitForBoard(page);
  await goToView(page, "Groups");
  await tabTo(page, page.getByRole("grid", { name: /^Who talks to whom/ }).locator('[tabindex="0"]'));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "Select the people" }));
  await page.getByRole("complementary", { name: "Several people" }).waitFor();
  await tabTo(page, page.getByRole("tab", { selected: true }));
  await page.keyboard.press("ArrowRight");
  await settled(page);
  await page.getByRole("grid", { name: "People by department and circle" }).waitFor();
  await press(page, page.getByRole("button", { name: /^Columns: / }));
  await tabTo(page, page.getByRole("menuitemradio", { name: /^role/ }), "ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("grid", { name: "People by department and role" }).waitFor();
  await settled(page);
  await tabTo(page, page.getByRole("tab", { selected: true }));
  await page.keyboard.press("ArrowRight");
  await settled(page);
  const chart = page.getByRole("application");
  await tabTo(page, chart);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Person", exact: true }).getByRole("article").waitFor();
  await goToView(page, "Time");
  await tabTo(page, page.getByRole("tab", { selected: true }));
  await page.keyboard.press("ArrowRight");
  await settled(page);
  const changed = page.getByRole("region", { name: "What changed" });
  await press(page, changed.getByRole("listitem").first().getByRole("button"));
  await settled(page);
  await press(page, page.getByRole("button", { name: "Show in the list" }));
  await page.getByRole("main", { name: "List", exact: true }).waitFor();
  await page.getByText(/^Change: ranks risen/).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("the analyst, by keyboard: another measure ranks, another cut, everything computed as a file, and twice back", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page, faults } = watched;
  await press(page, page.getByRole("button", { name: "Customers of a shop" }));
  await waitForBoard(page);
  await press(page, page.getByRole("button", { name: /^What ranks: / }));
  const measures = page.getByRole("listbox", { name: "Measures" });
  await tabTo(page, measures.getByRole("option", { selected: true }));
  await tabTo(page, measures.locator("[data-key=betweenness]"), "ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await settled(page);
  const address = (): string => new URL(page.url()).hash;
  await expect.poll(address).toContain("measure=betweenness");
  await press(page, page.getByRole("button", { name: /^Cut: / }));
  await tabTo(page, page.getByRole("dialog", { name: "Cut" }).getByRole("slider"));
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await settled(page);
  await expect.poll(address).toContain("share=85");
  await press(page, page.getByRole("button", { name: "Export", exact: true }));
  await page.getByRole("menu").waitFor();
  await tabTo(page, page.getByRole("menuitem", { name: /^Everything computed/ }), "ArrowDown");
  expect(await download(page, () => page.keyboard.press("Enter"))).toMatch(/\.json$/);
  for (const _ of ["the cut", "the measure"]) await page.keyboard.press("Control+z");
  await settled(page);
  await expect.poll(address).not.toMatch(/measure|share/);
  expect(faults).toEqual([]);
  await watched.close();
});

test("every key is listed on ?, which no field loses", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).getByText("Undo, without end").waitFor();
  await page.keyboard.press("Escape");
  await press(page, page.getByRole("button", { name: "A classic" }));
  await waitForBoard(page);
  await tabTo(page, page.getByRole("searchbox", { name: "Find a person" }));
  await page.keyboard.type("?");
  expect(await page.getByRole("searchbox", { name: "Find a person" }).inputValue()).toBe("?");
  expect(await page.getByRole("dialog", { name: "Keys" }).count()).toBe(0);
  await watched.close();
});

test("the tour tells six things, does what it says, and is offered once", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await page.getByRole("button", { name: "Customers of a shop" }).click();
  await waitForBoard(page);
  await press(page, page.getByRole("button", { name: "Start the tour" }));
  const tour = page.getByRole("region", { name: "Tour" });
  for (let stop = 1; stop <= 6; stop++) {
    await tour.getByText(`${stop} of 6`).waitFor();
    if (stop === 3) await tour.getByRole("button", { name: "Show the map" }).click();
    await tour.getByRole("button", { name: stop === 6 ? "Done" : "Next" }).click();
  }
  await page.getByRole("main", { name: "Map", exact: true }).waitFor();
  expect(await tour.count()).toBe(0);
  await page.reload();
  await waitForBoard(page);
  expect(await tour.count()).toBe(0);
  await watched.close();
});
