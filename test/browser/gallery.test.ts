import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { root } from "../support/build.ts";
import { openApp, openSample, settled, showView } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { galleryData, type GalleryData, type Screen } from "./gallery-screens.ts";
import { isLong } from "./looks.ts";
import { smallPng } from "./small-png.ts";

/** Only pictures whose name holds each of these words: `GALLERY="higgs map dark" LONG=1 npx vitest run --project browser gallery`. */
const asked = (process.env["GALLERY"] ?? "").split(" ").filter((word) => word !== "");

/** Every screen of several data, light and dark, wide and narrow, with a page that shows them all: `npm run test:long`. */
const folder = join(root, "screenshots/gallery");
const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const shades = ["light", "dark"] as const;

const isAsked = (name: string): boolean => asked.every((word) => name.includes(word));
const nameOf = (set: GalleryData, screen: Screen, shade: string, width: number): string => `${set.name}-${screen.name}-${shade}-${width}`;
const isWanted = (set: GalleryData, screen: Screen): boolean => shades.some((shade) => sizes.some(({ width }) => isAsked(nameOf(set, screen, shade, width))));

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

for (const set of galleryData) {
  const paths = set.paths.filter((path) => path !== undefined);
  test.runIf(isLong && paths.length === set.paths.length && set.screens.some((screen) => isWanted(set, screen)))(`pictures of every screen, none wider than its window: ${set.name}`, { timeout: 900_000 }, async () => {
    mkdirSync(folder, { recursive: true });
    const watched = await openApp(browser, { viewport: sizes[0]!, reducedMotion: "reduce" });
    const { page } = watched;
    await set.open(page, paths);
    const tooWide: string[] = [];
    const began = Date.now();
    const before = taken.length;
    for (const screen of set.screens) {
      if ((await screen.show(page)) === false) continue;
      await page.mouse.move(0, 0);
      for (const shade of shades) {
        if (!sizes.some(({ width }) => isAsked(nameOf(set, screen, shade, width)))) continue;
        await page.emulateMedia({ colorScheme: shade });
        for (const size of sizes) {
          const name = nameOf(set, screen, shade, size.width);
          if (!isAsked(name)) continue;
          await page.setViewportSize(size);
          await still(page);
          await page.screenshot({ path: join(folder, `${name}.png`) });
          taken.push(name);
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) tooWide.push(name);
          if (screen.isTall !== true) continue;
          await page.setViewportSize({ width: size.width, height: Math.min(8000, size.height + await hiddenHeight(page)) });
          await still(page);
          await page.screenshot({ path: join(folder, `${name}-whole.png`) });
          taken.push(`${name}-whole`);
        }
      }
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(sizes[0]!);
      await still(page);
      await screen.leave?.(page);
    }
    console.info(`${set.name}: ${taken.length - before} pictures in ${Math.round((Date.now() - began) / 1000)} s`);
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

/** How much higher the window would have to be to show all of what scrolls most in it; a list of rows without end aside. */
async function hiddenHeight(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...[...document.querySelectorAll("*")]
    .filter((element) => element.clientHeight > 200 && element.getAttribute("role") !== "grid" && /auto|scroll/.test(getComputedStyle(element).overflowY))
    .map((element) => element.scrollHeight - element.clientHeight)));
}

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
