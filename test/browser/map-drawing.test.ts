import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, openFiles, openSample, settled, showView, textFile } from "./app.ts";
import { launchBrowser, pageUrl, openPage } from "./browser.ts";
import { mapOf } from "./map-steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("where the graphics card is missing corners are written out, and the picture is the same, with arrows and bent lines", async () => {
  const pictures: Record<string, string>[] = [];
  const calls: string[][] = [];
  for (const isCard of [false, true]) {
    const watched = await openPage(browser, { reducedMotion: "reduce" });
    const { page } = watched;
    await page.addInitScript(watchDrawing, isCard);
    await page.goto(pageUrl());
    await page.waitForSelector("html[data-ready=true]", { state: "attached" });
    await openFiles(page, [textFile("talk.csv", talk)]);
    await showView(page, "Map");
    const everyone = await steady(page);
    const map = mapOf(page);
    await map.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("navigation", { name: "Where on the map" }).waitFor();
    await settled(page);
    await map.evaluate((element) => (element as HTMLElement).blur());
    pictures.push({ everyone, circle: await steady(page) });
    calls.push(await page.evaluate(() => [...new Set(Reflect.get(globalThis, "drawingCalls") as string[])]));
    expect(watched.faults).toEqual([]);
    await watched.close();
  }
  expect(calls[1]).toEqual(["drawArraysInstanced"]);
  expect(calls[0]).toContain("drawArrays");
  expect(pictures[0]).toEqual(pictures[1]);
});

test("whoever comes back to the map sees it as they left it, with nothing asked for and no other graphics context", async () => {
  const watched = await openApp(browser, { reducedMotion: "reduce" });
  const { page, faults } = watched;
  await page.evaluate(watchDrawing, false);
  await openSample(page, "Customers of a shop");
  await showView(page, "Map");
  const map = mapOf(page);
  await map.focus();
  await page.keyboard.press("+");
  await map.evaluate((element) => (element as HTMLElement).blur());
  const before = await steady(page);
  const counts = async (): Promise<unknown> => page.evaluate(() => ({ contexts: (Reflect.get(globalThis, "madeContexts") as unknown[]).length, asked: (Reflect.get(globalThis, "mapCalls") as unknown[]).length }));
  const made = await counts();
  await showView(page, "Board");
  await showView(page, "Map");
  expect(await steady(page)).toBe(before);
  expect(await counts()).toEqual(made);
  // It goes on as before: another colour is drawn by the same stage.
  await map.focus();
  await page.keyboard.press("0");
  await expect.poll(() => shot(page)).not.toBe(before);
  expect(faults).toEqual([]);
  await watched.close();
});

test("other data are looked at from the start, however close the map before was", async () => {
  const watched = await openApp(browser, { reducedMotion: "reduce" });
  const { page, faults } = watched;
  // The same talk of other people: the layout fills the same frame.
  for (const [name, text] of [["talk.csv", talk], ["other.csv", talk.replaceAll("p", "q")]] as const) {
    await openFiles(page, [textFile(name, text)]);
    await showView(page, "Map");
    const map = mapOf(page);
    // The overview is there for whoever is close.
    expect(await page.locator(".map-mini").isVisible()).toBe(false);
    await map.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("+");
    await page.locator(".map-mini").waitFor();
    await page.getByRole("banner").getByRole("button").first().click();
    await page.getByRole("menuitem", { name: "Open other data" }).click();
  }
  expect(faults).toEqual([]);
  await watched.close();
});

test("the map is made while the board is looked at: opened, it is asked for no more", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await page.evaluate(watchDrawing, false);
  await openSample(page, "Customers of a shop");
  const asked = (): Promise<number> => page.evaluate(() => (Reflect.get(globalThis, "mapAnswers") as unknown[]).length);
  await expect.poll(asked).toBe(1);
  await showView(page, "Map");
  await mapOf(page).waitFor();
  await showView(page, "List");
  expect(await asked()).toBe(1);
  expect(faults).toEqual([]);
  await watched.close();
});

test("a map that is being made when it is opened goes on: an early picture and a last one, asked for once each", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  page.setDefaultTimeout(90_000);
  await page.evaluate(watchDrawing, false);
  await openFiles(page, [textFile("many.csv", ["from,to", ...Array.from({ length: 24_000 }, (_, i) => `p${i % 12_000},p${(i * 13 + 1 + Math.floor(i / 12_000)) % 12_000}`)].join("\n"))]);
  const asked = (): Promise<number> => page.evaluate(() => (Reflect.get(globalThis, "mapCalls") as unknown[]).length);
  await expect.poll(asked).toBeGreaterThan(0);
  await showView(page, "Map");
  await settled(page, 90_000);
  await mapOf(page).waitFor();
  expect(await asked()).toBe(2);
  expect(faults).toEqual([]);
  await watched.close();
});

/** Talk of 40 people, some of it both ways: few enough lines for bends and arrows. */
const talk = ["from,to", ...Array.from({ length: 120 }, (_, i) => `p${i % 40},p${(i * 7 + (i % 5)) % 40}`).filter((line) => new Set(line.split(",")).size === 2), "p1,p2", "p2,p1", "p3,p2", "p2,p3"].join("\n");

/** Counts drawings, graphics contexts and what is asked of the engine's worker from now on. `isCard`: the page is told of a graphics card. */
function watchDrawing(isCard: boolean): void {
  const lists = { drawingCalls: [] as string[], madeContexts: [] as unknown[], mapCalls: [] as string[], mapAnswers: [] as string[] };
  Object.assign(globalThis, lists);
  const prototype = WebGL2RenderingContext.prototype;
  for (const name of ["drawArrays", "drawArraysInstanced"]) {
    const draw = Reflect.get(prototype, name) as (this: WebGL2RenderingContext, ...values: unknown[]) => void;
    Reflect.set(prototype, name, function (this: WebGL2RenderingContext, ...values: unknown[]) {
      lists.drawingCalls.push(name);
      Reflect.apply(draw, this, values);
    });
  }
  const parameter = Reflect.get(prototype, "getParameter") as (this: WebGL2RenderingContext, name: number) => unknown;
  // UNMASKED_RENDERER_WEBGL
  if (isCard) Reflect.set(prototype, "getParameter", function (this: WebGL2RenderingContext, name: number) { return name === 0x9246 ? "A graphics card" : Reflect.apply(parameter, this, [name]); });
  const make = Reflect.get(HTMLCanvasElement.prototype, "getContext") as (this: HTMLCanvasElement, ...words: unknown[]) => unknown;
  Reflect.set(HTMLCanvasElement.prototype, "getContext", function (this: HTMLCanvasElement, ...words: unknown[]) {
    const context: unknown = Reflect.apply(make, this, words);
    if (context instanceof WebGL2RenderingContext && !lists.madeContexts.includes(context)) lists.madeContexts.push(context);
    return context;
  });
  const post = Reflect.get(Worker.prototype, "postMessage") as (this: Worker, ...values: unknown[]) => void;
  const waiting = new Set<unknown>();
  const heard = new WeakSet<Worker>();
  Reflect.set(Worker.prototype, "postMessage", function (this: Worker, message: { readonly m?: string; readonly a?: readonly unknown[]; readonly i?: unknown } | undefined, ...rest: unknown[]) {
    if (message?.m === "invoke" && message.a?.[1] === "map") {
      lists.mapCalls.push("map");
      waiting.add(message.i);
    }
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener("message", ({ data }: MessageEvent<{ readonly t?: string; readonly i?: unknown } | undefined>) => {
        if (data?.t === "s" && waiting.delete(data.i)) lists.mapAnswers.push("map");
      });
    }
    Reflect.apply(post, this, [message, ...rest]);
  });
}

/** A picture of the map as it is on screen, as a number that changes with it. */
async function shot(page: Page): Promise<string> {
  return createHash("sha256").update(await page.locator(".map-region").screenshot()).digest("hex");
}

/** The same once it no longer changes. */
async function steady(page: Page): Promise<string> {
  let seen = "";
  await expect.poll(async () => { const before = seen; seen = await shot(page); return seen !== "" && seen === before; }, { interval: 300 }).toBe(true);
  return seen;
}
