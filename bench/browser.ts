import { chromium, type Browser, type ElementHandle, type Page } from "playwright-core";
import { preview } from "vite";
import { flags, openPage, type WatchedPage } from "../test/browser/browser.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { root } from "../test/support/build.ts";
import type { Bench, LogFile } from "./benchmark.ts";
import { buildPage } from "./build.ts";
import { formatSample, median, table } from "./statistics.ts";

/** "No task over 50 ms on the main thread", but for drawing the map. */
const GOAL_MS = 50;
const LIMIT_MS = 180_000;
const PHASES = ["opening and ranking", "map (drawing)", "list"] as const;

interface Phase {
  readonly seconds: number;
  /** Wall milliseconds of every task over 50 ms. */
  readonly tasks: readonly number[];
  /** Most processor milliseconds of one task: what a busy machine cannot lengthen. */
  readonly busiest: number;
}

/** Opens each file in the built page and lists the tasks of the main thread over 50 ms, map and list apart. */
export async function benchBrowser(bench: Bench): Promise<string> {
  const folder = await buildPage(bench.folder);
  const server = await preview({ root, logLevel: "warn", build: { outDir: folder }, preview: { port: 0, host: "127.0.0.1", open: false } });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error("The preview server has no address.");
    const rows: string[][] = [];
    for (const log of bench.realLogs()) {
      const runs: Phase[][] = [];
      for (let run = 0; run < bench.pairs; run++) {
        // Tracing costs time of its own: a second visit counts processor time.
        const visits: Phase[][] = [];
        for (const isTraced of [false, true]) {
          const watched = await openPage(browser);
          try {
            visits.push(await measurePage(watched, url, log, isTraced ? browser : undefined));
          } finally {
            await watched.close();
          }
        }
        runs.push(visits[0]!.map((phase, i) => ({ ...phase, busiest: visits[1]![i]!.busiest })));
        bench.say(`${log.title} in the browser: run ${run + 1} of ${bench.pairs}: ${JSON.stringify(runs.at(-1))}`);
      }
      PHASES.forEach((phase, i) => rows.push(rowOf(`${log.title}: ${phase}`, runs.map((phases) => phases[i]!), phase !== "map (drawing)")));
    }
    return [
      `Chromium ${browser.version()}, headless, drawing in software (SwiftShader), 1280 × 800; the built page, served with its headers. ${bench.pairs} runs,`,
      "each in a fresh page; long-task observer from choosing the file until the board is shown, then for the map and the list apart.",
      "Processor time comes from a trace of as many further visits: a busy machine lengthens tasks, not their processor time.",
      `Median (smallest–largest) of the runs. Goal (screens.md, Manners): no task over ${GOAL_MS} ms on the main thread except drawing the map.`,
      "",
      table(["file: what", "s", "tasks over 50 ms", "longest, ms", "most processor time of one task, ms", "goal"], rows),
    ].join("\n");
  } finally {
    await browser.close();
    await server.close();
  }
}

function rowOf(label: string, phases: readonly Phase[], hasGoal: boolean): string[] {
  const longest = phases.map(({ tasks }) => Math.max(0, ...tasks));
  const goal = !hasGoal ? "reported apart" : median(longest) > GOAL_MS ? "**failed**" : "met";
  return [label, formatSample(phases.map(({ seconds }) => seconds), 2), formatSample(phases.map(({ tasks }) => tasks.length), 0), formatSample(longest, 0), formatSample(phases.map(({ busiest }) => busiest), 0), goal];
}

/** One visit: file in, board shown, map drawn, list shown. */
async function measurePage(watched: WatchedPage, url: string, log: LogFile, tracer: Browser | undefined): Promise<Phase[]> {
  const { page } = watched;
  page.setDefaultTimeout(LIMIT_MS);
  await page.goto(url);
  const chooseFiles = page.getByRole("button", { name: "Choose files" });
  await chooseFiles.waitFor();
  await settle(page);
  await tracer?.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });

  const phases: { readonly from: number; readonly to: number }[] = [];
  const timed = async (act: () => Promise<void>, shown: string): Promise<void> => {
    const from = await page.evaluate(() => performance.mark("phase").startTime);
    await act();
    await appear(page, shown);
    const to = await page.evaluate(() => performance.now());
    await settle(page);
    phases.push({ from, to });
  };
  await page.getByRole("radiogroup").getByText("Customers", { exact: true }).click();
  await settle(page);
  const input = page.locator("input[type=file]:not([webkitdirectory])");
  const headline = "article[aria-label=Connectors]";
  await timed(async () => {
    await input.setInputFiles(log.path);
    // Where the page asks about the columns first, its answers are taken as they are.
    if ((await appear(page, headline, "Map influence")) === "button") await pressButton(page, "Map influence");
  }, headline);
  const map = await viewNamed(page, "Map");
  await timed(() => map.click(), "[role=application][aria-roledescription=map] canvas");
  const list = await viewNamed(page, "List");
  await timed(() => list.click(), "[role=grid][aria-busy=false] [role=row]:nth-of-type(3)");

  const tasks = await watched.longTasks();
  const busiest = tracer === undefined ? [] : busiestTasks(await tracer.stopTracing());
  const ends = [...phases.slice(1).map(({ from }) => from), Infinity];
  return phases.map(({ from, to }, i) => ({
    seconds: (to - from) / 1000,
    tasks: tasks.filter((task) => task.startTime >= from && task.startTime < ends[i]!).map((task) => Math.round(task.duration)),
    busiest: busiest[i] ?? Number.NaN,
  }));
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  /** Microseconds on the clock. */
  readonly dur?: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
}

/** The most processor time and the most wall time of one task, in ms. */
export interface LongestTask {
  readonly busy: number;
  readonly wall: number;
}

/** Most processor time, in ms, of one task of the main thread after each mark named "phase" and before the next. */
export function busiestTasks(trace: Buffer): number[] {
  return longestTasks(trace).map(({ busy }) => busy);
}

/** The longest tasks of the main thread after each mark named "phase" and before the next. */
export function longestTasks(trace: Buffer): LongestTask[] {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { traceEvents: readonly TraceEvent[] };
  const marks = traceEvents.filter(({ name }) => name === "phase").toSorted((a, b) => a.ts - b.ts);
  const [first] = marks;
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === first?.pid && tid === first.tid).toSorted((a, b) => a.ts - b.ts);
  let next = 0;
  return marks.map((mark, i) => {
    const end = marks[i + 1]?.ts ?? Infinity;
    let [busy, wall] = [0, 0];
    while (next < tasks.length && tasks[next]!.ts < mark.ts) next++;
    for (; next < tasks.length && tasks[next]!.ts < end; next++) {
      busy = Math.max(busy, (tasks[next]!.tdur ?? 0) / 1000);
      wall = Math.max(wall, (tasks[next]!.dur ?? 0) / 1000);
    }
    return { busy, wall };
  });
}

/** The view's name in the top bar: a tab, radio or toggle button, whichever it is made of. Found before the clock starts. */
async function viewNamed(page: Page, view: string): Promise<ElementHandle> {
  const [radio, tab, button] = (["radio", "tab", "button"] as const).map((role) => page.getByRole(role, { name: view, exact: true }));
  const found = await radio!.or(tab!).or(button!).first().elementHandle();
  if (found === null) throw new Error(`There is no view named ${view}.`);
  await settle(page);
  return found;
}

/**
 * Waits until something is there by a CSS selector, or a button by its text, and says which. Not by Playwright's locators: looking for
 * roles and names makes long tasks of its own (0.8 s of computed styles while Higgs opened).
 */
export async function appear(page: Page, selector: string, buttonText = "", limitMs = LIMIT_MS): Promise<"element" | "button"> {
  return page.evaluate(
    async ([wanted, text, limit]) =>
      new Promise<"element" | "button">((resolve, reject) => {
        const start = performance.now();
        const look = (): void => {
          if (document.querySelector(wanted) !== null) return resolve("element");
          if (text !== "" && [...document.querySelectorAll("button")].some((button) => button.textContent === text)) return resolve("button");
          if (performance.now() - start > limit) return reject(new Error(`${wanted} did not appear.`));
          setTimeout(look, 20);
        };
        look();
      }),
    [selector, buttonText, limitMs] as const,
  );
}

export async function pressButton(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => [...document.querySelectorAll("button")].find((button) => button.textContent === wanted)?.click(), text);
}

/** Until nothing has kept the main thread busy for a second. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    async () =>
      new Promise<void>((resolve) => {
        let last = performance.now();
        let calmSince = last;
        const look = (): void => {
          const now = performance.now();
          if (now - last > 80) calmSince = now;
          last = now;
          if (now - calmSince > 1000) resolve();
          else setTimeout(look, 20);
        };
        look();
      }),
  );
}
