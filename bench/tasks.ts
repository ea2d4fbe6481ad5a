import { chromium, type Browser, type Page } from "playwright-core";
import { preview } from "vite";
import { views } from "../src/views/workspace/views.ts";
import { flags, openPage } from "../test/browser/browser.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { root } from "../test/support/build.ts";
import { sharedPath } from "../test/support/shared.ts";
import type { Bench } from "./benchmark.ts";
import { appear, busiestTasks, pressButton, settle } from "./browser.ts";
import { buildPage } from "./build.ts";
import { idle, scriptOfUse, type UseStep } from "./script-of-use.ts";
import { formatSample, median, table } from "./statistics.ts";

const GOAL_MS = 50;
const LIMIT_MS = 180_000;
const MET = "met";
const MET_IN_PROCESSOR_TIME = "met in processor time";
const MISSED = "**missed**";
/** Views with steps of their own in the script. */
const SCRIPTED = ["Board", "Map", "List"];

interface Data {
  readonly title: string;
  readonly open: (page: Page) => Promise<void>;
}

interface Measured {
  /** Wall milliseconds of every task over 50 ms. */
  readonly tasks: readonly number[];
  /** Most processor milliseconds of one task. */
  readonly busiest: number;
}

/** Every task of the main thread over 50 ms while somebody uses the page, step by step. */
export async function benchTasks(bench: Bench): Promise<string> {
  const folder = await buildPage(bench.folder);
  const server = await preview({ root, logLevel: "warn", build: { outDir: folder }, preview: { port: 0, host: "127.0.0.1", open: false } });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error("The preview server has no address.");
    const rows: string[][] = [];
    for (const data of allData()) {
      if (!bench.isAsked(data.title)) continue;
      const steps: readonly UseStep[] = [{ name: "open", act: data.open }, ...scriptOfUse(views.map(({ label }) => label).filter((label) => !SCRIPTED.includes(label)))];
      const runs: Measured[][] = [];
      for (let run = 0; run < bench.pairs; run++) {
        const plain = await visit(browser, url, steps, false);
        const traced = await visit(browser, url, steps, true);
        runs.push(plain.map((measured, i) => ({ ...measured, busiest: traced[i]!.busiest })));
        bench.say(`${data.title}: run ${run + 1} of ${bench.pairs}: ${steps.map(({ name }, i) => `${name} ${JSON.stringify(runs.at(-1)![i])}`).join("; ")}`);
      }
      steps.forEach((step, i) => rows.push(rowOf(data.title, step, runs.map((measured) => measured[i]!))));
    }
    const count = (verdict: string): number => rows.filter((cells) => cells.at(-1) === verdict).length;
    return [
      `One script of use (bench/script-of-use.ts) on three data, in Chromium ${browser.version()}, headless, 1280 × 800, drawing in software; long-task observer of the page. ${bench.pairs} runs, each in a`,
      "fresh page; median (smallest–largest). Processor time comes from a trace of as many further visits: a busy machine lengthens tasks, not their processor time.",
      `Goal: no task over ${GOAL_MS} ms on the main thread; steps that draw the map are reported apart. Where tasks lasted longer and none needed more processor time than that, the machine was busy with`,
      `something else. ${count(MET)} steps meet it, ${count(MET_IN_PROCESSOR_TIME)} in processor time, ${count(MISSED)} miss it.`,
      "",
      table(["data: step", "tasks over 50 ms", "longest, ms", "most processor time of one task, ms", "goal"], rows),
    ].join("\n");
  } finally {
    await browser.close();
    await server.close();
  }
}

function rowOf(title: string, step: UseStep, runs: readonly Measured[]): string[] {
  const longest = runs.map(({ tasks }) => Math.max(0, ...tasks));
  const busiest = runs.map((run) => run.busiest);
  const goal = step.isDrawing === true ? "reported apart" : median(longest) <= GOAL_MS ? MET : median(busiest) <= GOAL_MS ? MET_IN_PROCESSOR_TIME : MISSED;
  return [`${title}: ${step.name}`, formatSample(runs.map(({ tasks }) => tasks.length), 0), formatSample(longest, 0), formatSample(busiest, 0), goal];
}

function allData(): readonly Data[] {
  const sample = (title: string): Data => ({
    title,
    open: async (page) => {
      await page.evaluate((wanted) => [...document.querySelectorAll<HTMLElement>("button")].find((button) => button.textContent.includes(wanted) || button.getAttribute("aria-label") === wanted)?.click(), title);
      await appear(page, "article[aria-label=Connectors]");
    },
  });
  const enron = ["emails", "employees"].map((name) => sharedPath(`data/enron-perry/${name}.csv`)).filter((path) => path !== undefined);
  const samples = [sample("Customers of a shop"), sample("Employees of a company")];
  if (enron.length < 2) return samples;
  return [...samples, {
    title: "enron-perry",
    open: async (page) => {
      await page.evaluate(() => [...document.querySelectorAll<HTMLElement>("[role=radiogroup] label, [role=radiogroup] [role=radio]")].find((choice) => choice.textContent.trim() === "Employees")?.click());
      await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(enron);
      if ((await appear(page, "article[aria-label=Connectors]", "Map influence")) === "button") await pressButton(page, "Map influence");
      await appear(page, "article[aria-label=Connectors]");
    },
  }];
}

/** One visit: every step in turn, with a mark where it begins. */
async function visit(browser: Browser, url: string, steps: readonly UseStep[], isTraced: boolean): Promise<Measured[]> {
  const watched = await openPage(browser);
  const { page } = watched;
  try {
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(url);
    await page.waitForSelector("html[data-ready=true]", { state: "attached" });
    await settle(page);
    if (isTraced) await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
    const begins: number[] = [];
    for (const step of steps) {
      begins.push(await page.evaluate(() => performance.mark("phase").startTime));
      await step.act(page).catch((fault: unknown) => {
        throw new Error(`The step "${step.name}" failed: ${String(fault)}`);
      });
      await idle(page);
    }
    const tasks = await watched.longTasks();
    const busiest = isTraced ? busiestTasks(await browser.stopTracing()) : [];
    return begins.map((from, i) => ({
      tasks: tasks.filter((task) => task.startTime >= from && task.startTime < (begins[i + 1] ?? Infinity)).map((task) => Math.round(task.duration)),
      busiest: busiest[i] ?? Number.NaN,
    }));
  } finally {
    await watched.close();
  }
}
