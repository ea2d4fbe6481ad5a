import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { allWords, answerMode, chooseFiles, exportAs, headline, openApp, picture, plain, settled, showView, textFile, waitForBoard } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";

const PEOPLE = 120_000;
/** Talk of many people, some of them with more of it than others: exact betweenness takes minutes. */
const talk = (): string => {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const rows = ["from,to"];
  for (let i = 0; i < 900_000; i++) rows.push(`u${Math.floor(PEOPLE * next() ** 1.5)},u${Math.floor(PEOPLE * next() ** 1.5)}`);
  return rows.join("\n");
};

let browser: Browser;
let text: string;
beforeAll(async () => {
  browser = await launchBrowser();
  text = talk();
});
afterAll(() => browser.close());

async function openTalk(options: BrowserContextOptions): Promise<Awaited<ReturnType<typeof openApp>>> {
  const watched = await openApp(browser, options);
  await answerMode(watched.page, "Customers");
  await chooseFiles(watched.page, [textFile("talk.csv", text)]);
  const go = watched.page.getByRole("button", { name: "Map influence" });
  const workspace = watched.page.getByRole("region", { name: "What is counted" });
  await go.or(workspace).first().waitFor({ timeout: 60_000 });
  if (await go.isVisible()) await go.click();
  await waitForBoard(watched.page);
  return watched;
}

function choice(page: Page) {
  return page.getByRole("dialog", { name: "Bridges most: exact or sampled?" });
}

async function askForGoBetweens(page: Page): Promise<void> {
  await page.getByRole("radiogroup", { name: "Connectors by" }).getByRole("radio", { name: "go-betweens" }).click();
  await choice(page).waitFor({ timeout: 60_000 });
}

test("on a large network go-betweens are exact or sampled as the reader chooses, the bound stands with the numbers, and it can be undone", async () => {
  const watched = await openTalk({ viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  const before = await headline(page, "Connectors");
  await askForGoBetweens(page);
  const exact = choice(page).getByRole("button", { name: /^Exact, about \d+ (s|minutes?|hours?)/ });
  const sampled = choice(page).getByRole("button", { name: /^Sampled, ±0.1.%, about \d+ (s|minutes?)/ });
  expect([await exact.count(), await sampled.count()]).toEqual([1, 1]);
  await picture(page, "sampling-choice");

  // Leaving it changes nothing.
  await page.keyboard.press("Escape");
  await choice(page).waitFor({ state: "detached" });
  await settled(page);
  expect(await headline(page, "Connectors")).toBe(before);
  expect(page.url()).not.toContain("betweenness");

  // By keyboard alone: the second choice.
  await askForGoBetweens(page);
  await page.keyboard.press("Tab");
  while (!(await sampled.evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await choice(page).waitFor({ state: "detached" });
  await settled(page, 110_000);
  const words = await headline(page, "Connectors");
  expect(words).toMatch(/come first for “bridges most” \(betweenness\), by sampled values/);
  expect(words).toMatch(/nobody is off by more than ±[\d.,]+ million \(0\.1 % of all pairs of people\), 95 % certain/);
  expect(page.url()).toContain("measure=betweenness");
  expect(page.url()).toContain("within=0.001");
  expect(plain(await page.getByRole("region", { name: "Bridge most" }).getByRole("listitem").first().innerText())).toMatch(/[\d.]+ million ± [\d.]+ million/);
  await picture(page, "sampling-board");

  const { bytes } = await exportAs(page, /JSON/);
  expect(JSON.parse(bytes.toString("utf8"))).toMatchObject({ estimated: { measure: "betweenness", epsilon: 0.001, delta: 0.05, seed: 1 } });

  await showView(page, "List");
  expect(await allWords(page)).toMatch(/Sampled from [\d,]+ shortest ways/);
  expect(plain(await page.getByRole("row").nth(1).innerText())).toContain("≈");
  await showView(page, "Board");
  await page.getByRole("region", { name: "Bridge most" }).getByRole("listitem").first().getByRole("button").click();
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  await settled(page);
  expect(plain(await card.innerText())).toMatch(/Rank 1 of [\d,]+ by go-between: about [\d,]+ \(sampled: between [\d,]+ and [\d,]+, rank 1( to \d+| for sure)\)/);
  await picture(page, "sampling-person");

  // What was chosen is a setting like any other: back over the person, the views, the choice itself, and forward again.
  for (let k = 0; k < 4; k++) await page.getByRole("button", { name: /^Undo/ }).click();
  await settled(page);
  expect(await headline(page, "Connectors")).toBe(before);
  for (let k = 0; k < 4; k++) await page.getByRole("button", { name: /^Redo/ }).click();
  await page.getByRole("button", { name: /^Redo/ }).and(page.locator(":disabled, [aria-disabled=true]")).waitFor();
  await settled(page);
  expect(await headline(page, "Connectors")).toBe(words);
  await page.context().close();
});

test("exact values can be chosen and cancelled; on a phone the choice fits, in the dark too, and breaks no rule of axe", async () => {
  const watched = await openTalk({ colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" });
  const { page } = watched;
  const before = await headline(page, "Connectors");
  await askForGoBetweens(page);
  expect(await broken(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await picture(page, "sampling-choice-phone");
  await choice(page).getByRole("button", { name: /^Exact, about/ }).click();
  await page.getByRole("button", { name: "Cancel" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  // The page is itself again at once, and says so.
  await page.getByText("Cancelled: these are again the last settings that have a result.").waitFor({ timeout: 10_000 });
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await settled(page);
  expect(await headline(page, "Connectors")).toBe(before);
  await page.context().close();
});

test("what cannot be sampled is asked about with the time it takes, and left as it was", async () => {
  const watched = await openTalk({ viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  const before = await headline(page, "Connectors");
  await page.getByRole("button", { name: /^What ranks/ }).click();
  const chip = page.getByRole("dialog", { name: "What ranks" });
  await chip.getByRole("radiogroup", { name: "Strength of connections counts" }).getByText("yes", { exact: true }).click();
  await chip.getByRole("option", { name: /^bridges most/i }).click();
  const asked = page.getByRole("dialog", { name: "Bridges most: this takes a while" });
  await asked.waitFor({ timeout: 90_000 });
  expect(await asked.getByRole("button", { name: /^Compute it, about \d+ (s|minutes?|hours?|days?)/ }).count()).toBe(1);
  expect(await asked.getByRole("button", { name: /^Sampled/ }).count()).toBe(0);
  await asked.getByRole("button", { name: "Leave it as it was" }).click();
  await asked.waitFor({ state: "detached" });
  await settled(page);
  expect(await headline(page, "Connectors")).toBe(before);
  expect(page.url()).not.toContain("betweenness");
  await page.context().close();
});
