import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { preview } from "vite";
import { flags, openPage } from "../test/browser/browser.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { root } from "../test/support/build.ts";
import type { Bench } from "./benchmark.ts";
import { appear, pressButton, settle } from "./browser.ts";
import { buildCommandLine, buildPage } from "./build.ts";
import { type Cost, goalTable, inTurn, type Line, timeLine } from "./contest.ts";
import { formatSample, median } from "./statistics.ts";
import { watchMemory } from "./watched-memory.ts";
import { runWatched } from "./watched-process.ts";

const ROWS = 10_000_000;
const GOAL = 1.5;
const MEMORY_GOAL_MB = 2000;
const CANCEL_GOAL_MS = 200;
const BOARD = "article[aria-label=Connectors]";
const PROGRESS = ".work-line [role=progressbar]";
const LIMIT_MS = 300_000;

interface Visit extends Cost {
  /** Most memory of the tab's own process, and of all processes of the browser together. */
  readonly tabMegabytes: number;
  readonly allMegabytes: number;
  /** How often the progress shown changed, the longest it stood still, and the longest the page drew no frame. */
  readonly progressChanges: number;
  readonly progressStillMs: number;
  readonly longestFrameMs: number;
  readonly longestTaskMs: number;
}

/** Ten million messages opened through the file input of the built page in Chromium, against our own command line. */
export async function benchTab(bench: Bench): Promise<string> {
  const { path, title } = await bench.messages(bench.rows ?? ROWS);
  const whotalks = await buildCommandLine(bench.folder);
  const server = await preview({ root, logLevel: "warn", build: { outDir: await buildPage(bench.folder) }, preview: { port: 0, host: "127.0.0.1", open: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The preview server has no address.");
  const pictures = join(root, "bench/pictures");
  mkdirSync(pictures, { recursive: true });
  try {
    const cancelled: number[] = [];
    for (let i = 0; i < bench.pairs; i++) cancelled.push(await inBrowser((browser) => cancelInTheMiddle(browser, url, path, join(pictures, "ten-million-progress.png"))));
    bench.say(`cancelled after ${formatSample(cancelled, 0)} ms`);
    let version = "";
    const visit = { run: (): Promise<Cost> => inBrowser((browser) => { version = browser.version(); return visitPage(browser, url, path, join(pictures, "ten-million-board.png")); }) };
    const command = { run: (): Promise<Cost> => runWatched([whotalks, "rank", path, "-o", join(bench.folder, "ranked.csv")]) };
    const [visits, commands] = (await inTurn([visit, command], {
      rounds: bench.pairs, limitSeconds: 2 * bench.limitSeconds, check: (first) => bench.say(JSON.stringify(first)),
    })) as [Visit[], Cost[]];
    const name = "npm run bench -- tab";
    const of = (unit: keyof Visit): number[] => visits.map((one) => one[unit]);
    const about = { peer: "–", theirs: undefined, digits: 0, command: name } as const;
    const lines: Line[] = [
      { ...timeLine({ work: `${title} in a tab, from choosing the file to the board`, peer: "our own command line", goal: GOAL, command: name }, visits, commands), processor: Number.NaN },
      { ...about, work: "the same, peak memory of the tab", unit: "MB", ours: of("tabMegabytes"), goal: MEMORY_GOAL_MB },
      { ...about, work: "the same, all processes of the browser", unit: "MB", ours: of("allMegabytes"), goal: undefined },
      { ...about, work: "cancel, from the press until the page is free", unit: "ms", ours: cancelled, goal: CANCEL_GOAL_MS },
    ];
    return [
      `Chromium ${version}, headless, drawing in software, 1280 × 800; the built page, served with its headers; a new browser for each visit. The command line writes the whole list,`,
      "the page shows its board. Memory: anonymous and shared pages of a process (RssAnon + RssShmem), looked at every 50 ms; the tab is the process that has most.",
      "",
      goalTable(lines),
      "",
      `Progress while the file is read: it changes ${formatSample(of("progressChanges"), 0)} times; the longest it stands still is ${formatSample(of("progressStillMs"), 0)} ms, the longest without a frame`,
      `${formatSample(of("longestFrameMs"), 0)} ms, the longest task of the main thread ${median(of("longestTaskMs")) === 0 ? "below 50" : formatSample(of("longestTaskMs"), 0)} ms.`,
      "",
      "![Progress after three seconds](pictures/ten-million-progress.png)",
      "",
      "![The board](pictures/ten-million-board.png)",
    ].join("\n");
  } finally {
    await server.close();
  }
}

async function inBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function visitPage(browser: Browser, url: string, path: string, picture: string): Promise<Visit> {
  const watched = await openPage(browser);
  const { page } = watched;
  await prepare(page, url);
  await page.evaluate(watchProgress, PROGRESS);
  const memory = watchMemory("chrom");
  const start = performance.now();
  await openFile(page, path);
  await appear(page, BOARD, "", LIMIT_MS);
  const seconds = (performance.now() - start) / 1000;
  const { largest, together } = memory.stop();
  const progress = await page.evaluate(() => Reflect.get(globalThis, "watchedProgress") as { readonly changes: number; readonly still: number; readonly frame: number });
  const tasks = await watched.longTasks();
  await settle(page);
  await page.screenshot({ path: picture });
  if (watched.faults.length > 0) throw new Error(watched.faults.join("\n"));
  return {
    seconds, cpuSeconds: Number.NaN, tabMegabytes: largest, allMegabytes: together,
    progressChanges: progress.changes, progressStillMs: progress.still, longestFrameMs: progress.frame, longestTaskMs: Math.max(0, ...tasks.map(({ duration }) => duration)),
  };
}

/** Opens the file, takes a picture of the progress, presses Cancel, and says after how many milliseconds the work is gone from the page. */
async function cancelInTheMiddle(browser: Browser, url: string, path: string, picture: string): Promise<number> {
  const { page } = await openPage(browser);
  await prepare(page, url);
  await openFile(page, path);
  await page.waitForTimeout(3000);
  await page.screenshot({ path: picture });
  const ms = await page.evaluate(
    async (progress) =>
      new Promise<number>((resolve, reject) => {
        const cancel = [...document.querySelectorAll("button")].find((button) => button.textContent === "Cancel");
        if (cancel === undefined || document.querySelector(progress) === null) return reject(new Error("There is no work to cancel."));
        const start = performance.now();
        cancel.click();
        const look = (): void => {
          if (document.querySelector(progress) === null) resolve(performance.now() - start);
          else setTimeout(look, 5);
        };
        look();
      }),
    PROGRESS,
  );
  await page.waitForTimeout(500);
  if (await page.locator(BOARD).count() > 0) throw new Error("The board is shown though the reading was cancelled.");
  return ms;
}

async function prepare(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(LIMIT_MS);
  await page.goto(url);
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  await page.getByRole("radiogroup").getByText("Customers", { exact: true }).click();
  await settle(page);
}

/** Through the real file input; what the page asks about the columns is answered as proposed. */
async function openFile(page: Page, path: string): Promise<void> {
  await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(path);
  if ((await appear(page, `${PROGRESS}, ${BOARD}`, "Map influence")) === "button") await pressButton(page, "Map influence");
}

/** Runs in the page: counts the changes of the progress shown and its longest pause, and the longest time between two frames. */
function watchProgress(progress: string): void {
  const seen = { changes: 0, still: 0, frame: 0 };
  Object.defineProperty(globalThis, "watchedProgress", { value: seen });
  let lastText = "";
  let lastChange = 0;
  let lastFrame = performance.now();
  const look = (): void => {
    const now = performance.now();
    seen.frame = Math.max(seen.frame, now - lastFrame);
    lastFrame = now;
    const shown = document.querySelector(progress);
    const text = shown === null ? "" : `${shown.getAttribute("aria-valuenow") ?? ""} ${shown.textContent}`;
    if (text === "") lastChange = 0;
    else if (text !== lastText) {
      seen.changes++;
      if (lastChange > 0) seen.still = Math.max(seen.still, now - lastChange);
      lastChange = now;
    }
    lastText = text;
    requestAnimationFrame(look);
  };
  look();
}
