import { type Browser, chromium, type Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { openApp, openSample, picture, settled, showView } from "./app.ts";
import { launchBrowser, type WatchedPage } from "./browser.ts";

test("without WebGL the map says why and is a still picture that can be clicked, and everything else works", async () => {
  const browser = await chromium.launch({
    executablePath: inject("chromiumPath"),
    args: ["--no-sandbox", "--disable-gpu", "--disable-3d-apis", "--disable-software-rasterizer", "--no-first-run", "--disable-background-networking"],
  });
  const watched = await openApp(browser);
  const { page } = watched;
  expect(await page.evaluate(() => document.createElement("canvas").getContext("webgl2") === null)).toBe(true);
  await openSample(page, "A classic");
  await showView(page, "Map");
  const map = page.getByRole("application");
  await map.getByRole("status").waitFor();
  expect(await map.getByRole("status").innerText()).toMatch(/does not let pages use the graphics card .+ still picture/);
  // Zachary's club: 34 people and 78 friendships.
  expect(await map.locator("svg > g > title").count()).toBe(34);
  expect(await map.getAttribute("aria-label")).toContain("All 78 connections");
  await page.getByRole("list", { name: "Signs" }).waitFor();
  await picture(page, "no-webgl-map");
  await map.locator("svg > g").filter({ hasText: /^Mr Hi,/ }).click();
  await page.getByRole("complementary", { name: "Person" }).getByRole("article", { name: "Mr Hi" }).waitFor();
  await showView(page, "List");
  await expect.poll(() => page.getByRole("grid", { name: "People" }).getByRole("row").count()).toBeGreaterThan(10);
  expect(watched.faults).toEqual([]);
  await browser.close();
});

test("a map that loses the graphics card is drawn again, and after the fourth loss it stays as a still picture", async () => {
  const browser = await launchBrowser();
  const watched = await openKeptMap(browser);
  const { page } = watched;
  const map = page.getByRole("application");
  await expect.poll(() => living(page)).toBeGreaterThan(0);
  const drawn = await living(page);
  for (let loss = 1; loss <= 3; loss++) {
    expect(await lose(page)).toBe(drawn);
    await expect.poll(() => living(page)).toBe(drawn);
    expect(await map.getByRole("status").count()).toBe(0);
  }
  await page.getByRole("button", { name: "Zoom in" }).click();
  expect(await lose(page)).toBe(drawn);
  await map.getByRole("status").waitFor();
  expect(await map.getByRole("status").innerText()).toMatch(/taken away from this page .+ still picture/);
  expect(await map.locator("svg > g > title").count()).toBe(34);
  expect(watched.faults.filter((fault) => fault.startsWith("uncaught") || fault.includes("Error"))).toEqual([]);
  await browser.close();
});

test("a map that loses the graphics card for good while another view is looked at is a still picture when it is opened again", async () => {
  const browser = await launchBrowser();
  const watched = await openKeptMap(browser);
  const { page } = watched;
  await expect.poll(() => living(page)).toBeGreaterThan(0);
  await showView(page, "Board");
  await page.evaluate(async () => {
    const kept = (Reflect.get(globalThis, "keptContexts") as WebGL2RenderingContext[]).filter((context) => !context.isContextLost());
    const heard = Promise.all(kept.map(({ canvas }) => new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }))));
    for (const context of kept) context.getExtension("WEBGL_lose_context")?.loseContext();
    await heard;
    const make = Reflect.get(HTMLCanvasElement.prototype, "getContext") as (this: HTMLCanvasElement, ...words: unknown[]) => unknown;
    Reflect.set(HTMLCanvasElement.prototype, "getContext", function (this: HTMLCanvasElement, ...words: unknown[]) { return String(words[0]).includes("webgl") ? null : Reflect.apply(make, this, words); });
  });
  await showView(page, "Map");
  const map = page.getByRole("application");
  await map.getByRole("status").waitFor();
  expect(await map.getByRole("status").innerText()).toMatch(/does not let pages use the graphics card .+ still picture/);
  expect(await map.locator("svg > g > title").count()).toBe(34);
  expect(watched.faults.filter((fault) => fault.startsWith("uncaught") || fault.includes("Error"))).toEqual([]);
  await browser.close();
});

test("a map whose place changes is drawn again in the same frame, so that none is empty", async () => {
  const browser = await launchBrowser();
  const { page } = await openApp(browser);
  await openSample(page, "Customers of a shop");
  await page.evaluate(() => {
    const emptied = new Set<unknown>();
    const ends: { height: number; empty: number }[] = [];
    Object.defineProperty(globalThis, "frameEnds", { value: ends });
    // Setting a canvas's size empties it; drawing fills it.
    const set = Reflect.get(Element.prototype, "setAttribute") as (this: Element, ...words: unknown[]) => void;
    Reflect.set(Element.prototype, "setAttribute", function (this: Element, ...words: unknown[]) {
      Reflect.apply(set, this, words);
      if (words[0] === "height" && this.matches("canvas.sigma-nodes")) emptied.add(this);
    });
    const prototype = WebGL2RenderingContext.prototype;
    for (const name of ["drawArrays", "drawArraysInstanced"]) {
      const draw = Reflect.get(prototype, name) as (this: WebGL2RenderingContext, ...values: unknown[]) => void;
      Reflect.set(prototype, name, function (this: WebGL2RenderingContext, ...values: unknown[]) {
        emptied.delete(this.canvas);
        Reflect.apply(draw, this, values);
      });
    }
    Object.defineProperty(globalThis, "watchMap", {
      value: () => {
        const map = document.querySelector(".map-sigma");
        // Made after the map's own, so asked after it in every frame in which its place has changed.
        const watcher = new ResizeObserver(() => ends.push({ height: map?.clientHeight ?? 0, empty: [...emptied].filter((canvas) => canvas instanceof Node && canvas.isConnected).length }));
        if (map !== null) watcher.observe(map);
      },
    });
  });
  await showView(page, "Map");
  await page.evaluate(() => Reflect.get(globalThis, "watchMap")());
  const ends = () => page.evaluate(() => Reflect.get(globalThis, "frameEnds") as { height: number; empty: number }[]);
  const height = async () => (await ends()).at(-1)?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(0);
  // The legend follows the map's scale, so that a new place is followed by one some px off: those frames count like all others.
  await settled(page);
  const unfolded = await height();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await timeline.getByRole("button", { name: "Fold", exact: true }).click();
  await expect.poll(height).toBeGreaterThan(unfolded + 30);
  await timeline.getByRole("button", { name: "Show", exact: true }).click();
  await expect.poll(height).toBeLessThan(unfolded + 30);
  const all = await ends();
  expect(all.length).toBeGreaterThanOrEqual(3);
  expect(all.filter(({ empty }) => empty > 0)).toEqual([]);
  await browser.close();
});

/** The map of a sample in a page that keeps its graphics contexts at hand. */
async function openKeptMap(browser: Browser): Promise<WatchedPage> {
  const watched = await openApp(browser);
  await openSample(watched.page, "A classic");
  await keepContexts(watched.page);
  await showView(watched.page, "Map");
  return watched;
}

/** Remembers the graphics contexts made from now on. */
async function keepContexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: WebGL2RenderingContext[] = [];
    Object.defineProperty(globalThis, "keptContexts", { value: kept });
    const make = Reflect.get(HTMLCanvasElement.prototype, "getContext") as (this: HTMLCanvasElement, ...words: unknown[]) => unknown;
    Reflect.set(HTMLCanvasElement.prototype, "getContext", function (this: HTMLCanvasElement, ...words: unknown[]) {
      const context: unknown = Reflect.apply(make, this, words);
      if (context instanceof WebGL2RenderingContext && !kept.includes(context)) kept.push(context);
      return context;
    });
  });
}

/** How many living graphics contexts draw on the page. */
async function living(page: Page): Promise<number> {
  return page.evaluate(() => {
    const kept = Reflect.get(globalThis, "keptContexts") as WebGL2RenderingContext[];
    return kept.filter((context) => (context.canvas as HTMLCanvasElement).isConnected && !context.isContextLost()).length;
  });
}

/** Takes the graphics card away from the map. Answers how many contexts were lost. */
async function lose(page: Page): Promise<number> {
  return page.evaluate(() => {
    let lost = 0;
    for (const context of Reflect.get(globalThis, "keptContexts") as WebGL2RenderingContext[]) {
      if (!(context.canvas as HTMLCanvasElement).isConnected || context.isContextLost()) continue;
      context.getExtension("WEBGL_lose_context")?.loseContext();
      if (context.isContextLost()) lost++;
    }
    return lost;
  });
}
