import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { build, preview } from "vite";
import { createRandom } from "../src/core/random.ts";
import { flags, openPage, type WatchedPage } from "../test/browser/browser.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { root } from "../test/support/build.ts";
import type { Bench } from "./benchmark.ts";
import { appear, pressButton, settle } from "./browser.ts";
import { buildPage, buildProgram } from "./build.ts";
import { formatSample, median, table } from "./statistics.ts";
import { runWatched } from "./watched-process.ts";

const PEOPLE = 20_000;
const TIES = 100_000;
const GROUP = 250;
const GOALS = { firstMs: 3000, selectMs: 100 };
const MOVES = 10;
const AHEAD_MS = 10_000;
const BOARD = "article[aria-label=Connectors]";
const MAP = "[role=application][aria-roledescription=map] .map-sigma canvas";

interface Run {
  /** Milliseconds until the first picture, from pressing "Map" as soon as the board stands (ours), or from handing over the places (bare). */
  readonly firstMs: number;
  /** … and until the layout has ended and its picture is drawn. */
  readonly settledMs: number;
  /** Until the picture, when the map is opened again: its places are known, as bare sigma is given them. */
  readonly knownMs: number;
  /** … and when it is opened for the first time, after AHEAD_MS on the board: the map is made meanwhile. */
  readonly aheadMs: number;
  readonly panFps: number;
  readonly zoomFps: number;
  readonly selectMs: number;
}

/** Moving the map of 20,000 people against a bare sigma with the same places and lines, in the same browser. */
export async function benchMap(bench: Bench): Promise<string> {
  const page = await buildPage(bench.folder);
  const bare = await buildBare(bench.folder);
  const log = join(bench.folder, "map.csv");
  writeFileSync(log, makeTalk());
  const plain = await placesOf(bench, log);
  const servers = await Promise.all([page, bare].map((outDir) => preview({ root, logLevel: "warn", build: { outDir }, preview: { port: 0, host: "127.0.0.1", open: false } })));
  const [url, bareUrl] = servers.map((server) => server.resolvedUrls?.local[0] ?? "");
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    const ours: Run[] = [];
    const theirs: Run[] = [];
    for (let run = 0; run < bench.pairs; run++) {
      const turns = [async () => void ours.push(await runOurs(browser, url!, log)), async () => void theirs.push(await runBare(browser, bareUrl!, plain))];
      for (const turn of run % 2 === 0 ? turns : turns.toReversed()) await turn();
      bench.say(`map, run ${run + 1} of ${bench.pairs}: ${JSON.stringify([ours.at(-1), theirs.at(-1)])}`);
    }
    const row = (what: string, of: (run: Run) => number, goal: (mine: number, other: number) => string): string[] => [
      what, formatSample(ours.map(of), 1), formatSample(theirs.map(of), 1), goal(median(ours.map(of)), median(theirs.map(of))),
    ];
    const notLonger = (mine: number, other: number): string => (mine <= 1.05 * other ? "not slower: met" : "not slower: **missed**");
    const notSlower = (mine: number, other: number): string => (mine >= 0.95 * other ? "not slower: met" : "not slower: **missed**");
    return [
      `${PEOPLE.toLocaleString("en")} people, ${TIES.toLocaleString("en")} ties, generated; drawn: ${plain.x.length.toLocaleString("en")} people, ${plain.from.length.toLocaleString("en")} lines. Chromium ${browser.version()}, headless,`,
      "1280 × 800, **drawn in software (SwiftShader)**, no graphics card. Bare: sigma with its own settings, the same places, sizes and lines, no names of ours. Frames",
      `are those the browser drew while a mouse dragged the map ${MOVES} times, and while the wheel turned. Both in the same browser, in turn. Median (smallest–largest) of ${bench.pairs} runs.`,
      "A picture is there once the drawing has ended: the page asks for a point of it. Pressed at once, our time to the first picture holds the layout, from pressing *Map* on: that picture is the layout",
      `after few steps, shown with “The map is settling”. Pressed after ${AHEAD_MS / 1000} s on the board the map has been made meanwhile; opened again its places are known, as bare sigma is handed them.`,
      "",
      table(["what", "Whotalks", "bare sigma", "goal"], [
        row("first picture, *Map* pressed as soon as the board stands, ms", (run) => run.firstMs, (mine) => (mine <= GOALS.firstMs ? `${GOALS.firstMs} ms: met` : `${GOALS.firstMs} ms: **missed**`)),
        row("settled picture of the same, ms", (run) => run.settledMs, () => "reported"),
        row(`first picture, pressed after ${AHEAD_MS / 1000} s on the board, ms`, (run) => run.aheadMs, notLonger),
        row("picture, opened again, ms", (run) => run.knownMs, notLonger),
        row("moving, frames a second", (run) => run.panFps, notSlower),
        row("zooming, frames a second", (run) => run.zoomFps, notSlower),
        row("selecting somebody until it is seen, ms", (run) => run.selectMs, (mine) => (mine <= GOALS.selectMs ? `${GOALS.selectMs} ms: met` : `${GOALS.selectMs} ms: **missed**`)),
      ]),
    ].join("\n");
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
  }
}

/** Talk in groups of 250, a fifth of it between groups; a few talk much. */
function makeTalk(): string {
  const random = createRandom(3);
  const ties = new Set<string>();
  while (ties.size < TIES) {
    const from = Math.floor(PEOPLE * random.next() * random.next());
    const group = Math.floor(from / GROUP) * GROUP;
    const to = random.next() < 0.8 ? Math.min(PEOPLE - 1, group + random.below(GROUP)) : random.below(PEOPLE);
    if (from !== to) ties.add(`p${from},p${to}`);
  }
  return `from,to\n${[...ties].join("\n")}\n`;
}

interface Plain {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly size: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The places and lines that our map draws. */
async function placesOf(bench: Bench, log: string): Promise<Plain> {
  const program = await buildProgram("map-places", bench.folder);
  return JSON.parse((await runWatched([program, log])).printed) as Plain;
}

/** A page with nothing but sigma. */
async function buildBare(folder: string): Promise<string> {
  const at = join(folder, "bare");
  mkdirSync(at, { recursive: true });
  await build({
    root, configFile: false, logLevel: "error",
    build: { outDir: join(at, "dist"), emptyOutDir: true, lib: { entry: join(root, "bench/peers/bare-sigma.ts"), formats: ["es"], fileName: () => "bare.js" } },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  writeFileSync(join(at, "dist/index.html"), '<!doctype html><meta charset="utf-8"><title>bare</title><body style="margin:0"><div id="map" style="position:absolute;inset:0"></div><script type="module" src="./bare.js"></script>');
  return join(at, "dist");
}

async function runOurs(browser: Browser, url: string, log: string): Promise<Run> {
  const watched = await openBoard(browser, url, log);
  const { page } = watched;
  const from = await pressView(page, "Map");
  await appear(page, MAP);
  const firstMs = (await drawnAt(page)) - from;
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .work-line') === null, undefined, { timeout: 120_000 });
  const settledMs = (await drawnAt(page)) - from;
  await settle(page);
  const moved = await move(page, ".map-sigma");
  const selectMs = await select(page);
  await pressView(page, "Board");
  await appear(page, BOARD);
  await settle(page);
  const again = await pressView(page, "Map");
  await appear(page, MAP);
  const knownMs = (await drawnAt(page)) - again;
  await watched.close();
  return { firstMs, settledMs, knownMs, aheadMs: await runAhead(browser, url, log), ...moved, selectMs };
}

/** Until the first picture where somebody has looked at the board before. */
async function runAhead(browser: Browser, url: string, log: string): Promise<number> {
  const watched = await openBoard(browser, url, log);
  await watched.page.waitForTimeout(AHEAD_MS);
  const from = await pressView(watched.page, "Map");
  await appear(watched.page, MAP);
  const aheadMs = (await drawnAt(watched.page)) - from;
  await watched.close();
  return aheadMs;
}

/** A page with the file open and its board just there. */
async function openBoard(browser: Browser, url: string, log: string): Promise<WatchedPage> {
  const watched = await openPage(browser);
  const { page } = watched;
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.waitForSelector("html[data-ready=true]", { state: "attached" });
  await page.getByRole("radiogroup").getByText("Customers", { exact: true }).click();
  await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(log);
  if ((await appear(page, BOARD, "Map influence")) === "button") await pressButton(page, "Map influence");
  await appear(page, BOARD);
  return watched;
}

/** Presses a view's name. @returns when, on the page's clock */
async function pressView(page: Page, name: string): Promise<number> {
  return page.evaluate((wanted) => {
    const from = performance.now();
    const radio = [...document.querySelectorAll<HTMLElement>("[role=radiogroup][aria-label=View] [role=radio], [role=radiogroup][aria-label=View] label")].find(({ textContent }) => textContent === wanted);
    if (radio === undefined) throw new Error(`There is no view named ${wanted}.`);
    radio.click();
    return from;
  }, name);
}

/** When, on the page's clock, everything asked of the drawing so far is drawn: in the frame after, a point of each layer is asked for. */
async function drawnAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          for (const canvas of document.querySelectorAll<HTMLCanvasElement>("canvas.sigma-edges, canvas.sigma-nodes")) {
            const gl = canvas.getContext("webgl2");
            gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          }
          resolve(performance.now());
        });
      }),
  );
}

async function runBare(browser: Browser, url: string, plain: Plain): Promise<Run> {
  const watched = await openPage(browser);
  const { page } = watched;
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.waitForFunction(() => "draw" in globalThis);
  await page.evaluate((given) => (Reflect.get(globalThis, "draw") as (plain: unknown) => void)(given), plain);
  const from = await page.evaluate(() => Reflect.get(globalThis, "begunAt") as number);
  const firstMs = (await drawnAt(page)) - from;
  const moved = await move(page, "#map");
  await watched.close();
  return { firstMs, settledMs: firstMs, knownMs: firstMs, aheadMs: firstMs, ...moved, selectMs: Number.NaN };
}

/** Frames a second while the map is dragged from an empty corner, and while the wheel turns. */
async function move(page: Page, selector: string): Promise<Pick<Run, "panFps" | "zoomFps">> {
  const box = (await page.locator(selector).first().boundingBox())!;
  const corner = { x: box.x + 12, y: box.y + 12 };
  const frames = (): Promise<number> => page.evaluate(() => Reflect.get(globalThis, "frameCount") as number);
  await page.evaluate(() => {
    const counter = globalThis as typeof globalThis & { frameCount: number };
    counter.frameCount = 0;
    const next = (): void => {
      counter.frameCount++;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const timed = async (act: () => Promise<void>): Promise<number> => {
    const [before, start] = [await frames(), performance.now()];
    await act();
    return ((await frames()) - before) / ((performance.now() - start) / 1000);
  };
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  const panFps = await timed(async () => {
    for (let i = 1; i <= MOVES; i++) await page.mouse.move(corner.x + 4 * i, corner.y + 3 * i);
  });
  await page.mouse.up();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const zoomFps = await timed(async () => {
    for (let i = 0; i < MOVES; i++) await page.mouse.wheel(0, i % 4 < 2 ? -120 : 120);
  });
  return { panFps, zoomFps };
}

/** From pressing the key that selects somebody until their card stands beside the map, two frames included. */
async function select(page: Page): Promise<number> {
  await page.locator("[role=application][aria-roledescription=map]").focus();
  await page.keyboard.press("ArrowRight");
  await page.evaluate(() => {
    const watch = globalThis as typeof globalThis & { pressedAt: number; seenAfter: number };
    addEventListener("keydown", () => (watch.pressedAt = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector("aside[aria-label=Person]") === null) return;
      observer.disconnect();
      requestAnimationFrame(() => (watch.seenAfter = performance.now() - watch.pressedAt));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"] });
  });
  await page.keyboard.press("Space");
  await page.waitForFunction(() => Number.isFinite(Reflect.get(globalThis, "seenAfter")));
  return page.evaluate(() => Reflect.get(globalThis, "seenAfter") as number);
}
