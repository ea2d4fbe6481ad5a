import type { Page } from "playwright-core";
import { appear } from "./browser.ts";

/** One thing somebody does, from the first key or click until everything that follows from it is shown. */
export interface UseStep {
  readonly name: string;
  /** Draws the map: reported apart. */
  readonly isDrawing?: boolean;
  /** Answers false where the data have nothing of the kind. */
  readonly act: (page: Page) => Promise<unknown>;
}

const HEADLINE = "article[aria-label=Connectors]";
const PERSON = "aside[aria-label=Person] article";
const SEVERAL = "aside[aria-label='Several people'] article";
const DIALOG = "[role=dialog]";
const MENU_ITEM = "[role^=menuitem]";
const MAP = "[role=application][aria-roledescription=map]";
const SCROLLS = 30;
/** The main thread has rested for so long: whatever followed from a step is over. */
const CALM_MS = 250;

const showView = (name: string, shown: string, isDrawing = false): UseStep => ({
  name: name.toLowerCase(), isDrawing,
  act: async (page) => {
    await press(page, ".view-tabs .view-tab", name);
    await appear(page, shown);
  },
});

const showTab = (view: string, kind: string, name: string): UseStep => ({
  name: `${view}: ${name}`,
  act: async (page) => pressIfThere(page, `.${kind}`, name),
});

/** A menu that names what is chosen; another thing is chosen. `before` begins the words of its button. */
const chooseOther = (name: string, before: string, item?: string): UseStep => ({
  name,
  act: async (page) => (await pressIfThere(page, "main .part-button", before)) && (await chooseItem(page, item)),
});

const openMenu = (name: string, button: string, item: string, after?: (page: Page) => Promise<unknown>): UseStep => ({
  name,
  act: async (page) => {
    await press(page, ".top-bar button", button);
    await appear(page, MENU_ITEM);
    await press(page, MENU_ITEM, item);
    await after?.(page);
  },
});

const closeDialog = async (page: Page): Promise<void> => {
  await idle(page);
  await page.keyboard.press("Escape");
};

const dialogOf = (name: string, item: string): UseStep => openMenu(name, "⋯", item, async (page) => {
  await appear(page, DIALOG);
  await closeDialog(page);
});

const chipOf = (about: string, name: string, act?: (page: Page) => Promise<unknown>): UseStep => ({
  name,
  act: async (page) => {
    if (!(await pressIfThere(page, `button.chip[aria-label^='${about}: ']`))) return false;
    await appear(page, DIALOG);
    await act?.(page);
    await closeDialog(page);
    return true;
  },
});

const twinOf = (name: string): UseStep => ({ name: `${name}: its table`, act: async (page) => (await pressIfThere(page, "main .part-link", "Show as table")) && (await idle(page), press(page, "main .part-link", "Hide table")) });

/** An hour of use in short, after a file is open: every view with its tabs, people, filters, exports, undo and redo. */
export const scriptOfUse: readonly UseStep[] = [
  {
    name: "check the columns, and back",
    act: async (page) => {
      await press(page, "button.data-name");
      await appear(page, MENU_ITEM);
      await press(page, MENU_ITEM, "Change the columns");
      await appear(page, ".check-go");
      await idle(page);
      await press(page, ".check-go");
      await appear(page, `.workspace ${HEADLINE}`);
    },
  },
  { name: "board: by people reached", act: (page) => pressIfThere(page, ".board-switch [role=radio]", "people reached") },
  {
    name: "board: a curve enlarged",
    act: async (page) => {
      await press(page, "button[aria-label^='Enlarge: ']");
      await appear(page, DIALOG);
      await closeDialog(page);
    },
  },
  chipOf("Cut", "cut: 79 %", (page) => page.keyboard.press("ArrowLeft")),
  chipOf("What ranks", "what ranks: all measures", (page) => pressIfThere(page, "[role=dialog] [role=option]", "page rank").then(() => idle(page))),
  chipOf("Period", "period: its dialog"),
  chipOf("Who counts as reached?", "who counts: its dialog"),
  {
    name: "topic: one chosen, then all",
    act: async (page) => {
      if (!(await pressIfThere(page, "button[aria-label^='Topic: ']"))) return false;
      await appear(page, "[role=dialog][aria-label=Topic]");
      const hasTopics = await pressIfThere(page, "[role=dialog] [role=option]");
      await idle(page);
      if (hasTopics) await press(page, "[role=dialog] button", "All topics");
      await page.keyboard.press("Escape");
      return hasTopics;
    },
  },
  chipOf("Group", "group: one chosen", (page) => pressIfThere(page, "[role=dialog] [role=option]")),
  { name: "filters cleared", act: (page) => pressIfThere(page, ".sentence-clear") },
  showView("List", "[role=grid][aria-busy=false] [role=row]:nth-of-type(3)"),
  { name: "list: scrolled", act: scrollList },
  {
    name: "list: sorted by name, then by rank",
    act: async (page) => {
      await press(page, ".list-sort", "Person");
      await idle(page);
      await press(page, ".list-sort", "Rank");
    },
  },
  {
    name: "list: another column",
    act: async (page) => {
      await press(page, ".list-toolbar button", "Columns");
      await appear(page, DIALOG);
      await idle(page);
      await press(page, "[role=dialog] label", "PageRank", true);
      await closeDialog(page);
    },
  },
  {
    name: "list: somebody looked for",
    act: async (page) => {
      await page.evaluate(() => document.querySelector<HTMLElement>(".list-search input")?.focus());
      await page.keyboard.type("an");
      await idle(page);
      await page.keyboard.press("Backspace");
      await page.keyboard.press("Backspace");
    },
  },
  {
    name: "list: names pasted",
    act: async (page) => {
      await press(page, ".list-toolbar button", "Paste names");
      await appear(page, "[role=dialog] textarea");
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate(async () => navigator.clipboard.writeText(Array.from({ length: 300 }, (_, i) => `nobody ${i}`).join("\n")));
      await page.evaluate(() => document.querySelector<HTMLElement>("[role=dialog] textarea")?.focus());
      await page.keyboard.press("Control+v");
      await idle(page);
      await press(page, "[role=dialog] button", "Select these");
      await appear(page, "[role=dialog] .list-left");
      await closeDialog(page);
    },
  },
  {
    name: "list: everybody selected",
    act: async (page) => {
      await page.evaluate(() => document.querySelector<HTMLElement>("[role=grid]")?.focus());
      await page.keyboard.press("Control+a");
      await appear(page, SEVERAL);
    },
  },
  {
    name: "list: taken away as shown",
    act: async (page) => {
      await press(page, ".list-toolbar button", "Export the list");
      await appear(page, "[role=dialog] .list-formats");
      await idle(page);
      await press(page, "[role=dialog] .list-formats button", "CSV");
      await idle(page);
      await press(page, "[role=dialog] .list-formats button", "Excel");
      await closeDialog(page);
    },
  },
  { name: "list: nobody selected", act: (page) => pressIfThere(page, ".list-status button", "Clear selection") },
  { name: "list: connectors only", act: (page) => pressIfThere(page, ".list-roles button", "connector") },
  { name: "who is shown: everyone again", act: (page) => pressIfThere(page, ".sentence-clear") },
  { name: "period: its start moved by three steps", act: movePeriod },
  { name: "period: whole again", act: async (page) => pressIfThere(page, ".timeline-head button", "Whole period") },
  showView("Map", `${MAP} .map-sigma canvas`, true),
  {
    name: "map: somebody selected", isDrawing: true,
    act: async (page) => {
      await page.evaluate((map) => document.querySelector<HTMLElement>(map)?.focus(), MAP);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Space");
      await appear(page, PERSON);
    },
  },
  { ...chooseOther("map: coloured by circle", "Colour:", "circle"), isDrawing: true },
  { ...twinOf("map"), isDrawing: true },
  showView("Topics", "main[aria-label='Topics'] .topics"),
  twinOf("topics"),
  ...["Overlap", "Words", "Discover", "By words", "Practice"].map((name) => showTab("topics", "topics-tab", name)),
  showView("Groups", "main[aria-label='Groups'] .groups"),
  chooseOther("groups: by circle", "Groups:", "circle"),
  chooseOther("groups: numbers", "Shown as", "numbers"),
  chooseOther("groups: by name", "Order:", "name"),
  { name: "groups: the cells by keys", act: (page) => moveInGrid(page) },
  twinOf("groups"),
  showTab("groups", "groups-tab-name", "Two groupings"),
  chooseOther("groups: rows by circle", "Rows:", "circle"),
  showTab("groups", "groups-tab-name", "Two numbers"),
  chooseOther("groups: means by role", "Means of:", "role"),
  showView("Time", "main[aria-label='Time'] > .view-content"),
  chooseOther("time: the first 30", "First", "30"),
  { name: "time: a window is the period", act: (page) => pressIfThere(page, ".window-button") },
  twinOf("time"),
  showTab("time", "time-tab", "Two periods"),
  { name: "time: a list made longer", act: (page) => pressIfThere(page, ".change-list .part-link", "Show ") },
  { name: "time: whole period", act: (page) => pressIfThere(page, ".sentence-clear") },
  showView("Board", HEADLINE),
  {
    name: "person: card of the first of the list",
    act: async (page) => {
      await press(page, ".board-top .board-row");
      await appear(page, PERSON);
    },
  },
  {
    name: "several people: the first ten",
    act: async (page) => {
      await press(page, ".board-top [aria-label^='Select these']");
      await appear(page, SEVERAL);
    },
  },
  openMenu("export: ranked list (CSV)", "Export", "Ranked list (CSV)"),
  openMenu("export: everything computed (JSON)", "Export", "Everything computed (JSON)"),
  openMenu("export: ranked list (Excel)", "Export", "Ranked list (Excel)"),
  { name: "undo: twelve steps", act: (page) => repeatKey(page, "Control+z") },
  { name: "redo: twelve steps", act: (page) => repeatKey(page, "Control+Shift+z") },
  dialogOf("dialog: what was read", "What was read"),
  dialogOf("dialog: same person?", "Same person?"),
  dialogOf("dialog: columns we look for", "The columns we look for"),
  dialogOf("dialog: keys", "Keys"),
  { name: "dark", act: (page) => chooseTheme(page, "Dark") },
  { name: "light", act: (page) => chooseTheme(page, "Light") },
];

/** Until the page says that nothing is under way and the main thread has been calm for a moment. */
export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .work-line, .map-wait') === null, undefined, { polling: 50, timeout: 120_000 });
  await page.evaluate(
    async (calmMs) =>
      new Promise<void>((resolve) => {
        let last = performance.now();
        let calmSince = last;
        const look = (): void => {
          const now = performance.now();
          if (now - last > 60 || document.querySelector('[aria-busy="true"], .work-line') !== null) calmSince = now;
          last = now;
          if (now - calmSince > calmMs) resolve();
          else setTimeout(look, 20);
        };
        look();
      }),
    CALM_MS,
  );
}

/** Presses the first element of a selector, with a text where one is given, without Playwright's looking for it: that makes long tasks of its own. */
async function press(page: Page, selector: string, text?: string, isInside = false): Promise<void> {
  if (!(await pressIfThere(page, selector, text, isInside))) throw new Error(`${selector}${text === undefined ? "" : ` with the text "${text}"`} is not there.`);
}

/** @param isInside the text stands anywhere in it, in capital letters or not. @returns false where there is none that can be pressed */
async function pressIfThere(page: Page, selector: string, text?: string, isInside = false): Promise<boolean> {
  return page.evaluate(
    ([wanted, words, inside]) => {
      const all = [...document.querySelectorAll<HTMLButtonElement>(wanted)].filter((element) => element.disabled !== true);
      const fits = (element: HTMLElement): boolean => (inside ? element.textContent.toLowerCase().includes(words!.toLowerCase()) : element.textContent.trim().startsWith(words!));
      const found = words === undefined ? all[0] : all.find(fits);
      found?.click();
      return found !== undefined;
    },
    [selector, text, isInside] as const,
  );
}

/** Chooses an entry of the menu that opens: the one named, else the last that is not chosen. */
async function chooseItem(page: Page, item: string | undefined): Promise<boolean> {
  await appear(page, "[role=menuitemradio]");
  if (await pressIfThere(page, "[role=menuitemradio][aria-checked=false]", item)) return true;
  await page.keyboard.press("Escape");
  return false;
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

/** Down and across a table of groups, and to its far end. */
async function moveInGrid(page: Page): Promise<boolean> {
  const isThere = await page.evaluate(() => {
    const cell = document.querySelector<HTMLElement>(".heat-cell");
    cell?.focus();
    return cell !== null;
  });
  for (const key of isThere ? ["ArrowDown", "ArrowRight", "Control+End", "Home", "Control+Home"] : []) await page.keyboard.press(key);
  return isThere;
}

/** Where the data have times. */
async function movePeriod(page: Page): Promise<boolean> {
  const hasTimes = await page.evaluate(() => {
    const handle = document.querySelector<HTMLElement>(".timeline-handle-first");
    handle?.focus();
    return handle !== null;
  });
  if (!hasTimes) return false;
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => [...document.querySelectorAll(".timeline-head button")].some((button) => button.textContent === "Whole period"), undefined, { polling: 50 });
  return true;
}

async function repeatKey(page: Page, key: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < 12; i++) await page.keyboard.press(key);
}

async function chooseTheme(page: Page, name: string): Promise<void> {
  await press(page, "button[aria-label='Light or dark']");
  await appear(page, "[role=menuitemradio]");
  await press(page, "[role=menuitemradio]", name);
}
