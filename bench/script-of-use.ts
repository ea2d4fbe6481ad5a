import type { Page } from "playwright-core";
import { appear, pressButton, settle } from "./browser.ts";

/** One thing somebody does, from the first key or click until everything that follows from it is shown. */
export interface UseStep {
  readonly name: string;
  /** Draws the map: reported apart. */
  readonly isDrawing?: boolean;
  readonly act: (page: Page) => Promise<unknown>;
}

const HEADLINE = "article[aria-label=Connectors]";
const PERSON = "aside[aria-label=Person] article";
const SCROLLS = 30;

const showTab = (name: string, shown: string, isDrawing = false): UseStep => ({
  name: name.toLowerCase(), isDrawing,
  act: async (page) => {
    await press(page, ".view-tab", name);
    await appear(page, shown);
  },
});

const save = (label: string): UseStep => ({
  name: `export: ${label}`,
  act: async (page) => {
    await press(page, ".top-tools button", "Export");
    await appear(page, "[role=menuitem]");
    await press(page, "[role=menuitem]", label);
  },
});

/** An hour of use in short, after a file is open: every view, the filters, people, exports. `others` are views beside the five below. */
export function scriptOfUse(others: readonly string[]): readonly UseStep[] {
  return [
    {
      name: "check the columns, and back",
      act: async (page) => {
        await press(page, "button.data-name");
        await appear(page, "[role=menuitem]");
        await press(page, "[role=menuitem]", "Change the columns");
        await appear(page, "h2", "Map influence");
        await idle(page);
        await pressButton(page, "Map influence");
        await appear(page, HEADLINE);
      },
    },
    { name: "board: by people reached", act: async (page) => press(page, "[role=radio]", "people reached") },
    showTab("List", "[role=grid][aria-busy=false] [role=row]:nth-of-type(3)"),
    { name: "list: scrolled", act: scrollList },
    {
      name: "list: sorted by name, then by rank",
      act: async (page) => {
        await press(page, ".list-sort", "Person");
        await idle(page);
        await press(page, ".list-sort", "Rank");
      },
    },
    { name: "period: its start moved by three steps", act: movePeriod },
    { name: "period: whole again", act: async (page) => press(page, ".timeline-head button", "Whole period") },
    {
      name: "topic: one chosen, then all",
      act: async (page) => {
        await press(page, "button[aria-label^='Topic: ']");
        await appear(page, "[role=dialog][aria-label=Topic]");
        const hasTopics = await press(page, "[role=dialog] [role=option]");
        await idle(page);
        if (hasTopics) await press(page, "[role=dialog] button", "All topics");
        await page.keyboard.press("Escape");
      },
    },
    showTab("Map", "[role=application][aria-roledescription=map] .map-sigma canvas", true),
    {
      name: "map: somebody selected", isDrawing: true,
      act: async (page) => {
        await page.evaluate(() => document.querySelector<HTMLElement>("[role=application][aria-roledescription=map]")?.focus());
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Space");
        await appear(page, PERSON);
      },
    },
    showTab("Board", HEADLINE),
    {
      name: "person: card of the first of the list",
      act: async (page) => {
        await press(page, "section[aria-label='Reach most'] li button");
        await appear(page, PERSON);
      },
    },
    ...others.map((name) => showTab(name, `main[aria-label='${name}']`)),
    save("Ranked list (CSV)"),
    save("Everything computed (JSON)"),
  ];
}

/** Until the page says that nothing is under way and the main thread has been calm for a second. */
export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .work-line, .map-wait') === null, undefined, { polling: 50, timeout: 120_000 });
  await settle(page);
}

/** Presses the first element of a selector, with a text where one is given, without Playwright's looking for it. @returns false where there is none and it was asked by no text */
async function press(page: Page, selector: string, text?: string): Promise<boolean> {
  const isFound = await page.evaluate(([wanted, words]) => {
    const all = [...document.querySelectorAll<HTMLElement>(wanted!)];
    const found = words === undefined ? all[0] : all.find((element) => element.textContent.trim().startsWith(words));
    found?.click();
    return found !== undefined;
  }, [selector, text] as const);
  if (!isFound && text !== undefined) throw new Error(`${selector} with the text "${text}" is not there.`);
  return isFound;
}

async function scrollList(page: Page): Promise<void> {
  await page.evaluate(async (scrolls) => {
    const grid = document.querySelector<HTMLElement>("[role=grid]")!;
    for (let i = 1; i <= scrolls; i++) {
      grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * i) / scrolls;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  }, SCROLLS);
}

/** Nothing where the data have no times. */
async function movePeriod(page: Page): Promise<void> {
  const hasTimes = await page.evaluate(() => {
    const handle = document.querySelector<HTMLElement>(".timeline-handle-first");
    handle?.focus();
    return handle !== null;
  });
  if (!hasTimes) return;
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => [...document.querySelectorAll(".timeline-head button")].some((button) => button.textContent === "Whole period"), undefined, { polling: 50 });
}
