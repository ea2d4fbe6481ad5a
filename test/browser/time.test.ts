import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { download, openApp, openFiles, openSample, picture, plain, settled, showView, tabTo, textFile } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Twenty-four people in the first half of 2024: p00 writes most until March, p01 from April on; p02 always comes second. */
function made(): string {
  const lines = ["from,to,time"];
  for (let i = 0; i < 600; i++) {
    const month = Math.floor(i / 100);
    const turn = i % 10;
    const from = turn < 4 ? (month < 3 ? 0 : 1) : turn < 7 ? 2 : 3 + (i % 21);
    const day = new Date(Date.UTC(2024, month, 1 + (i % 28))).toISOString().slice(0, 10);
    lines.push(`p${String(from).padStart(2, "0")},p${String((from + 1 + (i % 5)) % 24).padStart(2, "0")},${day}`);
  }
  return lines.join("\n");
}

async function chooseIn(page: Page, button: RegExp, item: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("menuitemradio").filter({ has: page.getByText(item, { exact: true }) }).click();
  await settled(page);
}

const chart = (page: Page) => page.getByRole("listbox", { name: /^Rank over time/ });
const undo = (page: Page) => page.getByRole("button", { name: /^Undo/ });

test("who rose and who fell: windows, lines, a person, a period, two periods, the file", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, [textFile("talk.csv", made())]);
  await showView(page, "Time");
  await chooseIn(page, /^By /, "month");
  const lines = await chart(page).getByRole("option").evaluateAll((all) => all.map((line) => line.getAttribute("aria-label")));
  expect(lines.find((line) => line?.startsWith("p00"))).toContain("among the first 10 in 3 of 6 months");
  expect(lines.find((line) => line?.startsWith("p01"))).toMatch(/rank 1 in Jun 2024/);
  // A click on a line selects the person, in every view.
  await chart(page).getByRole("option", { name: /^p01\b/ }).locator("text").click();
  await page.getByRole("complementary", { name: "Person" }).getByText("p01").first().waitFor();
  // A window is the period, and the address and undo know it.
  await page.getByRole("radiogroup", { name: "Windows" }).getByRole("radio", { name: /^Feb 2024/ }).click();
  await settled(page);
  expect(await page.getByRole("button", { name: /^Period: Feb 1 – 29, 2024/ }).count()).toBe(1);
  expect(new URL(page.url()).hash).toMatch(/view=time.*since=2024-02-01.*until=2024-03-01.*window=month\.1\.1/);
  await undo(page).click();
  await settled(page);
  expect(await page.getByRole("button", { name: /^Period: Jan 1 – Jun 28, 2024/ }).count()).toBe(1);
  const ranks = page.getByRole("button", { name: "Save the ranks" });
  await ranks.click();
  const saved = await download(page, page.getByRole("menuitem", { name: "As a table" }));
  expect(saved.name).toBe("whotalks-ranks-over-time.csv");
  expect(saved.bytes.toString("utf8")).toMatch(/2024-05,2024-05-01T00:00:00Z,2024-06-01T00:00:00Z,.*,p01,p01,impressions,/);

  await page.getByRole("tab", { name: "Two periods" }).click();
  await settled(page);
  const changed = page.getByRole("region", { name: "What changed" });
  expect(plain(await changed.getByRole("region", { name: "Joined" }).innerText())).toMatch(/p01 not ranked → 1st/);
  expect(plain(await changed.getByRole("region", { name: "Left", exact: true }).innerText())).toMatch(/p00 1st → not ranked/);
  await changed.getByText("who bridges most").click();
  expect(await changed.getByRole("region", { name: "Bridges won" }).count()).toBe(1);
  await chooseIn(page, /First half and second half/, "Last month and the one before");
  expect(new URL(page.url()).hash).toMatch(/tab=periods.*compare=2024-05-01_2024-06-01_2024-06-01_2024-07-01/);
  await page.getByRole("button", { name: "Save the comparison" }).click();
  const file = await download(page, page.getByRole("menuitem", { name: "As a table" }));
  expect(file.name).toBe("whotalks-two-periods.csv");
  expect(file.bytes.toString("utf8")).toMatch(/^set,change,person,name,rankBefore.*\nconnectors,/);
  // In the list of the second period everyone has an arrow, and can be sorted by it.
  await page.getByRole("button", { name: "Show in the list" }).click();
  await page.getByRole("main", { name: "List", exact: true }).waitFor();
  await settled(page);
  const people = page.getByRole("grid", { name: "People" });
  await page.getByRole("columnheader", { name: /^Change/ }).getByRole("button").first().click();
  await settled(page);
  await expect.poll(async () => plain(await people.getByRole("row").nth(1).innerText())).toMatch(/^\d+ (▲ \d+|=) p\d\d/);
  await picture(page, "time-list-change");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("playing moves the period from window to window, in every view, and is one step of undo", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const { page } = watched;
  await openFiles(page, [textFile("talk.csv", made())]);
  await showView(page, "Time");
  await chooseIn(page, /^By /, "quarter");
  await chooseIn(page, /^Plays /, "fast");
  await showView(page, "Board");
  const player = page.getByRole("group", { name: "Play window by window" });
  await player.getByRole("button", { name: "Play" }).click();
  // At the end it stops by itself, on the last window.
  await player.getByText("2 of 2").waitFor();
  await player.getByRole("button", { name: "Play" }).waitFor();
  await settled(page);
  expect(await page.getByRole("button", { name: /^Period: Apr 1 – Jun 30, 2024/ }).count()).toBe(1);
  await player.getByRole("button", { name: "Window before" }).click();
  await settled(page);
  expect(await page.getByRole("button", { name: /^Period: Jan 1 – Mar 31, 2024/ }).count()).toBe(1);
  await undo(page).click();
  await settled(page);
  await undo(page).click();
  await settled(page);
  expect(await page.getByRole("button", { name: /^Period: Jan 1 – Jun 28, 2024/ }).count()).toBe(1);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("the same by keyboard alone, and no rule of axe is broken on the way", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await showView(page, "Time");
  await picture(page, "time-ranks");
  expect(await broken(page)).toEqual([]);
  await tabTo(page, chart(page));
  await page.keyboard.press("ArrowDown");
  const name = (await page.locator(":focus").getAttribute("aria-label"))!.split(/ [▲▼]| new,|,/)[0]!;
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Person" }).getByText(name).first().waitFor();
  expect(await chart(page).getByRole("option", { selected: true }).count()).toBe(1);
  await settled(page);
  expect(await broken(page)).toEqual([]);
  await tabTo(page, page.getByRole("radiogroup", { name: "Windows" }));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await settled(page);
  expect(new URL(page.url()).hash).toMatch(/since=/);
  await page.getByRole("tab", { name: "Rank over time" }).focus();
  await page.keyboard.press("ArrowRight");
  await settled(page);
  const first = page.getByRole("region", { name: "What changed" }).getByRole("listitem").first().getByRole("button");
  await tabTo(page, first);
  await page.keyboard.press("Enter");
  await settled(page);
  await picture(page, "time-periods");
  expect(await broken(page)).toEqual([]);
  const day = page.getByRole("form", { name: "First period" }).getByLabel("Last day");
  await day.fill("2024-01-01");
  await page.keyboard.press("Enter");
  await page.getByText("The last day must not lie before the first.").first().waitFor();
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("without dates the view says why it is empty and what to do", async () => {
  const watched = await openApp(browser, { viewport: { width: 1024, height: 768 } });
  const { page } = watched;
  await openFiles(page, [textFile("ties.csv", "from,to\nann,bob\nbob,cid\ncid,ann\n")]);
  await showView(page, "Time");
  await page.getByText("This file has no dates: Time is off.").waitFor();
  expect(await broken(page)).toEqual([]);
  await page.getByRole("button", { name: "Change the columns" }).click();
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("on a phone a long chart begins at its end, says how much of it is in view, and goes on by buttons", async () => {
  const watched = await openApp(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await showView(page, "Time");
  await page.getByText(/^\d+ of 11 months in view$/).waitFor();
  const [earlier, later] = [page.getByRole("button", { name: "Earlier" }), page.getByRole("button", { name: "Later" })];
  const scrolled = (): Promise<number> => page.getByRole("region", { name: "Chart of ranks" }).evaluate((chart) => chart.scrollLeft);
  const end = await scrolled();
  expect(end).toBeGreaterThan(0);
  expect([await later.isDisabled(), await earlier.isDisabled()]).toEqual([true, false]);
  await earlier.click();
  await expect.poll(scrolled).toBeLessThan(end);
  await expect.poll(() => later.isDisabled()).toBe(false);
  // By the keyboard: what leads no further keeps the focus, and does nothing.
  await later.press("Enter");
  await expect.poll(scrolled).toBe(end);
  await expect.poll(() => later.isDisabled()).toBe(true);
  await later.press("Enter");
  expect(await later.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await scrolled()).toBe(end);
  // A smaller window shows less of it, its end all the same.
  await page.setViewportSize({ width: 350, height: 844 });
  await expect.poll(scrolled).toBe(end + 40);
  expect(await later.isDisabled()).toBe(true);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("bridges of two periods that take a while are offered with how long they take", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  // People × connections of both periods exceed what is always exact.
  const rows = Array.from({ length: 68_000 }, (_, i) => `p${(i % 34_000) + 1},p${i % 40},2024-0${i < 34_000 ? 1 : 2}-${String((i % 28) + 1).padStart(2, "0")}`);
  await openFiles(page, [textFile("talk.csv", `from,to,date\n${rows.join("\n")}\n`)]);
  await showView(page, "Time");
  await page.getByRole("tab", { name: "Two periods" }).click();
  await settled(page);
  await page.getByRole("radio", { name: "who bridges most" }).press("Space");
  const button = page.getByRole("button", { name: /^Work out who bridges, about \d+ (s|minutes?|hours?)$/ });
  await button.waitFor({ timeout: 60_000 });
  await button.click();
  await settled(page);
  await page.getByRole("heading", { name: /won, \d+ lost/ }).waitFor({ timeout: 120_000 });
  expect(watched.faults).toEqual([]);
  await watched.close();
});
