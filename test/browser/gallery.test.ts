import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { views } from "../../src/views/workspace/views.ts";
import { root } from "../support/build.ts";
import { sharedPath } from "../support/shared.ts";
import { openApp, openFiles, openSample, settled, showView } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { smallPng } from "./small-png.ts";

/** Every screen of several data, light and dark, wide and narrow, in screenshots/gallery with a page that shows them all: `npm run test:long`. */
const isLong = process.env["LONG"] === "1";
/** Only pictures whose name holds each of these words: `GALLERY="higgs map dark" LONG=1 npx vitest run --project browser gallery`. */
const asked = (process.env["GALLERY"] ?? "").split(" ").filter((word) => word !== "");

const folder = join(root, "screenshots/gallery");
const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const shades = ["light", "dark"] as const;

interface Screen {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
  /** Back to where the next screen can be shown. */
  readonly leave?: (page: Page) => Promise<void>;
}

interface Data {
  readonly name: string;
  readonly paths: readonly (string | undefined)[];
  readonly open: (page: Page, paths: readonly string[]) => Promise<void>;
  readonly screens: readonly Screen[];
}

const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
};

const dialog = (name: string, menu: string, item: string): Screen => ({
  name,
  show: async (page) => {
    await page.getByRole("button", { name: menu, exact: true }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await page.getByRole("dialog").waitFor();
  },
  leave: closeDialog,
});

const chip = (name: string, label: string): Screen => ({
  name,
  show: async (page) => {
    await page.getByRole("button", { name: new RegExp(`^${label}: `) }).click();
    await page.getByRole("dialog", { name: label }).waitFor();
  },
  leave: closeDialog,
});

const openedFrom = (name: string, button: string): Screen => ({
  name,
  show: async (page) => {
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("dialog").waitFor();
  },
  leave: closeDialog,
});

const workspace: readonly Screen[] = [
  ...views.map(({ label }) => ({ name: label.toLowerCase(), show: async (page: Page) => showView(page, label) })),
  {
    name: "person",
    show: async (page) => {
      await showView(page, "Board");
      await page.getByRole("region", { name: "Reach most" }).getByRole("listitem").first().getByRole("button").first().click();
      await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
    },
  },
  { name: "map-person", show: async (page) => showView(page, "Map") },
  {
    name: "map-circle",
    show: async (page) => {
      await page.getByRole("region", { name: "Map", exact: true }).getByRole("button", { name: /^Only .+ circle$/ }).click();
      await page.getByRole("navigation", { name: "Where on the map" }).waitFor();
      // On a phone the card would lie over the map.
      await page.getByRole("complementary", { name: "Person" }).getByRole("button", { name: "Close" }).click();
    },
    leave: async (page) => {
      await page.getByRole("navigation", { name: "Where on the map" }).getByRole("button", { name: "Everyone" }).click();
    },
  },
  chip("chip-cut", "Cut"),
  dialog("dialog-read", "More", "What was read"),
  dialog("dialog-same-person", "More", "Same person?"),
  dialog("dialog-keys", "More", "Keys (?)"),
  {
    name: "check",
    show: async (page) => {
      await page.getByRole("banner").getByRole("button").first().click();
      await page.getByRole("menuitem", { name: "Change the columns" }).click();
      await page.getByRole("heading", { name: "Check the columns" }).waitFor();
    },
  },
];

const data: readonly Data[] = [
  {
    name: "start", paths: [],
    open: async () => {},
    screens: [
      { name: "open", show: async () => {} },
      openedFrom("dialog-columns", "See the columns we look for"),
      openedFrom("dialog-proof", "Nothing you open leaves this computer"),
      openedFrom("dialog-offline", "Use it without a network"),
    ],
  },
  {
    name: "kite", paths: [sharedPath("data/classic-igraphdata/kite.edges.csv"), sharedPath("data/classic-igraphdata/kite.nodes.csv")],
    open: async (page, paths) => openFiles(page, paths), screens: workspace,
  },
  { name: "employees", paths: [], open: async (page) => openSample(page, "Employees of a company"), screens: workspace },
  { name: "shop", paths: [], open: async (page) => openSample(page, "Customers of a shop"), screens: workspace },
  {
    name: "enron", paths: [sharedPath("data/enron-perry/emails.csv"), sharedPath("data/enron-perry/employees.csv")],
    open: async (page, paths) => openFiles(page, paths, "Employees"), screens: workspace,
  },
  {
    name: "desk", paths: [sharedPath("data/twcs-customer-support/twcs.csv")],
    open: async (page, paths) => openFiles(page, paths), screens: workspace.filter(({ name }) => name.startsWith("map")),
  },
  {
    name: "higgs", paths: [sharedPath("data/higgs-twitter/higgs-activity_time.txt.gz")],
    open: async (page, paths) => openFiles(page, paths), screens: workspace,
  },
];

const isAsked = (name: string): boolean => asked.every((word) => name.includes(word));
const nameOf = (set: Data, screen: Screen, shade: string, width: number): string => `${set.name}-${screen.name}-${shade}-${width}`;
const isWanted = (set: Data, screen: Screen): boolean => shades.some((shade) => sizes.some(({ width }) => isAsked(nameOf(set, screen, shade, width))));

let browser: Browser;
const taken: string[] = [];
beforeAll(async () => {
  if (isLong && asked.length === 0) rmSync(folder, { recursive: true, force: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  if (taken.length > 0) writeFileSync(join(folder, "index.html"), indexOf(taken));
});

for (const set of data) {
  const paths = set.paths.filter((path) => path !== undefined);
  test.runIf(isLong && paths.length === set.paths.length && set.screens.some((screen) => isWanted(set, screen)))(`pictures of every screen, none wider than its window: ${set.name}`, { timeout: 900_000 }, async () => {
    mkdirSync(folder, { recursive: true });
    const watched = await openApp(browser, { viewport: sizes[0]!, reducedMotion: "reduce" });
    const { page } = watched;
    await set.open(page, paths);
    const tooWide: string[] = [];
    for (const screen of set.screens) {
      await screen.show(page);
      await page.mouse.move(0, 0);
      for (const shade of shades) {
        await page.emulateMedia({ colorScheme: shade });
        for (const size of sizes) {
          const name = nameOf(set, screen, shade, size.width);
          if (!isAsked(name)) continue;
          await page.setViewportSize(size);
          await still(page);
          await page.screenshot({ path: join(folder, `${name}.png`) });
          taken.push(name);
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) tooWide.push(name);
        }
      }
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(sizes[0]!);
      await still(page);
      await screen.leave?.(page);
    }
    expect(tooWide).toEqual([]);
    expect(watched.faults).toEqual([]);
    await watched.close();
  });
}

test.runIf(isLong && isAsked("readme"))("the pictures of the readme, small", { timeout: 300_000 }, async () => {
  mkdirSync(folder, { recursive: true });
  const watched = await openApp(browser, { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", colorScheme: "light" });
  const { page } = watched;
  const take = async (name: string): Promise<void> => {
    await page.mouse.move(0, 0);
    await still(page);
    const bytes = await smallPng(page, await page.screenshot());
    writeFileSync(join(folder, `readme-${name}.png`), bytes);
    expect(bytes.length, name).toBeLessThan(200_000);
  };
  await openSample(page, "Customers of a shop");
  await page.getByRole("button", { name: "No, thanks" }).click();
  await page.getByRole("button", { name: "Close this line" }).click();
  await take("board");
  await showView(page, "Map");
  await take("map");
  await page.getByRole("banner").getByRole("button").first().click();
  await page.getByRole("menuitem", { name: "Open other data" }).click();
  await openSample(page, "Employees of a company");
  await showView(page, "Map");
  await page.getByRole("button", { name: /^Colour:/ }).click();
  await page.getByRole("menuitemradio").filter({ has: page.getByText("department", { exact: true }) }).click();
  await take("departments");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

/** Nothing under way, and the map's names placed anew after it has moved. */
async function still(page: Page): Promise<void> {
  await settled(page);
  await page.waitForFunction(() => (document.querySelector<HTMLElement>(".map-overlay")?.style.transform ?? "") === "");
  await page.evaluate(() => new Promise<void>((resolve) => {
    let frames = 0;
    const next = (): void => void (++frames > 15 ? resolve() : requestAnimationFrame(next));
    next();
  }));
  await settled(page);
}

function indexOf(names: readonly string[]): string {
  const figures = names.map((name) => `<figure><a href="${name}.png"><img loading="lazy" src="${name}.png" alt=""></a><figcaption>${name}</figcaption></figure>`);
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body{font:13px system-ui;display:flex;flex-wrap:wrap;gap:12px}img{height:240px}figure{margin:0}</style>${figures.join("")}`;
}
