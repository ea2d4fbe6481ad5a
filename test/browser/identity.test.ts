import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { answerMode, chooseFiles, exportAs, openApp, plain, settled, tabTo, textFile, waitForBoard } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Ann writes under three names, Ben under two; the rest under one. */
const names = ["ann.alder@acme.example", "annalder@acme.example", "ann.alder+x@acme.example", "ben.birch@acme.example", "ben.birch+lists@acme.example", "cleo@acme.example", "dora@acme.example", "emil@acme.example"];
const rows = Array.from({ length: 120 }, (_, i) => `${names[i % 8]!},${names[(i * 3 + 1) % 8]!},2023-01-${String((i % 28) + 1).padStart(2, "0")}`);
const talk = textFile("talk.csv", `from,to,date\n${rows.join("\n")}\n`);

test("two names become one person, every message stays, and undo takes it back", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openTalk(page, "Customers");
  const before = await totals(page);
  expect(before).toMatchObject({ people: 8, posts: 120 });
  const desk = await openDesk(page);
  await desk.getByRole("listbox").getByRole("option", { name: /ben\.birch/ }).click();
  const detail = desk.getByRole("region", { name: "One candidate" });
  await settled(page);
  expect(plain(await detail.innerText())).toMatch(/Merging these 2 .*rank/);
  expect(plain(await detail.innerText())).toContain("messages 120 → 120");
  await detail.getByRole("button", { name: "Same person", exact: true }).click();
  await desk.getByText("8 → 7 people; the 120 messages stay 120.").waitFor();
  await desk.getByRole("button", { name: "Undo" }).click();
  await desk.getByText("8 people, 120 messages.").waitFor();
  await desk.getByRole("button", { name: "Redo" }).click();
  await desk.getByRole("button", { name: "Merge: 1 fewer" }).click();
  await settled(page);
  expect(await totals(page)).toMatchObject({ people: 7, posts: 120 });
  await page.getByRole("button", { name: "Undo" }).click();
  await settled(page);
  expect(await totals(page)).toEqual(before);
  await page.getByRole("button", { name: "Redo" }).click();
  await settled(page);
  const again = await openDesk(page);
  await again.getByText("Merged already (1)").waitFor();
  await again.getByRole("button", { name: /^Take apart: .*ben\.birch/ }).click();
  await again.getByRole("button", { name: "Take apart", exact: true }).click();
  await settled(page);
  expect((await totals(page)).people).toBe(8);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("from a score up everything is accepted at once but what something speaks against; one name can be taken out", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openTalk(page, "Customers");
  const desk = await openDesk(page);
  await desk.getByRole("combobox", { name: "From a score of" }).selectOption("0.5");
  await desk.getByRole("button", { name: "Accept 1", exact: true }).click();
  await desk.getByText("8 → 7 people; the 120 messages stay 120.").waitFor();
  await desk.getByRole("listbox").getByRole("option", { name: /annalder/ }).first().click();
  const detail = desk.getByRole("region", { name: "One candidate" });
  expect(await detail.innerText()).toContain("one wrote to the other");
  await detail.getByRole("button", { name: "Same person", exact: true }).click();
  await desk.getByText("8 → 5 people; the 120 messages stay 120.").waitFor();
  await detail.getByRole("checkbox", { name: /annalder/ }).press("Space");
  await desk.getByText("8 → 6 people; the 120 messages stay 120.").waitFor();
  for (const people of ["8 → 5 people", "8 → 7 people", "8 people, 120"]) {
    await desk.getByRole("button", { name: "Undo" }).click();
    await desk.getByText(people).waitFor();
  }
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("people who were said to be different stay so when the desk is opened again, and can be left open again", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openTalk(page, "Customers");
  const judged = async () => {
    const desk = await openDesk(page);
    await desk.getByRole("listbox").getByRole("option", { name: /ben\.birch/ }).click();
    return { desk, different: desk.getByRole("region", { name: "One candidate" }).getByRole("button", { name: "Different people" }) };
  };
  const first = await judged();
  await first.different.click();
  expect(await first.different.getAttribute("aria-pressed")).toBe("true");
  await page.keyboard.press("Escape");
  await first.desk.waitFor({ state: "hidden" });
  const second = await judged();
  await expect.poll(() => second.different.getAttribute("aria-pressed")).toBe("true");
  await second.desk.getByRole("button", { name: "Leave open" }).click();
  await page.keyboard.press("Escape");
  await second.desk.waitFor({ state: "hidden" });
  expect(await (await judged()).different.getAttribute("aria-pressed")).toBe("false");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("with employees the desk shows code names and evidence, and merges", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openTalk(page, "Employees");
  const desk = await openDesk(page);
  const words = (await desk.innerText()).toLowerCase();
  for (const name of ["alder", "birch", "cleo", "dora", "emil", "acme"]) expect(words).not.toContain(name);
  await settled(page);
  await desk.getByRole("region", { name: "One candidate" }).getByRole("button", { name: "Same person", exact: true }).click();
  await desk.getByRole("button", { name: /^Merge: / }).click();
  await settled(page);
  await expect.poll(() => page.getByRole("article", { name: "Connectors" }).innerText()).toContain("of 7 people");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("the desk works before anything is computed, by keyboard alone", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await chooseFiles(page, [talk]);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  await answerMode(page, "Customers");
  await settled(page);
  await tabTo(page, page.getByRole("button", { name: "Same person?" }));
  await page.keyboard.press("Enter");
  const desk = page.getByRole("dialog", { name: "Same person?" });
  await desk.getByRole("listbox").waitFor();
  await tabTo(page, desk.getByRole("listbox"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, desk.getByRole("button", { name: "Same person", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, desk.getByRole("button", { name: /^Merge: / }));
  await page.keyboard.press("Enter");
  await settled(page);
  expect(plain(await page.locator(".check-count").innerText())).toContain("120 messages from");
  await page.getByRole("button", { name: "Map influence" }).click();
  await waitForBoard(page);
  expect((await totals(page)).people).toBeLessThan(8);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

async function openTalk(page: Page, mode: "Customers" | "Employees"): Promise<void> {
  await answerMode(page, mode);
  await chooseFiles(page, [talk]);
  const ready = page.getByRole("button", { name: "Map influence" });
  await ready.or(page.getByRole("region", { name: "What is counted" })).first().waitFor();
  if (await ready.isVisible()) await ready.click();
  await waitForBoard(page);
}

async function openDesk(page: Page) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Same person?" }).click();
  const desk = page.getByRole("dialog", { name: "Same person?" });
  await desk.waitFor();
  await settled(page);
  return desk;
}

/** People, and posts of all of them, as they would leave the page. */
async function totals(page: Page): Promise<{ readonly people: number; readonly posts: number }> {
  const { bytes } = await exportAs(page, "Everything computed (JSON)");
  const { people } = JSON.parse(bytes.toString("utf8")) as { readonly people: readonly { readonly posts: number }[] };
  return { people: people.length, posts: people.reduce((sum, { posts }) => sum + posts, 0) };
}
