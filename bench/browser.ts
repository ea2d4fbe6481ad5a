import { chromium, type Page } from "playwright-core";
import { preview } from "vite";
import { flags, openPage } from "../test/browser/browser.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { root } from "../test/support/build.ts";
import type { Bench, LogFile } from "./benchmark.ts";
import { buildPage } from "./build.ts";
import { formatSample, median, table } from "./statistics.ts";

/** "No task over 50 ms on the main thread", but for drawing the map. */
const GOAL_MS = 50;
const LIMIT = { timeout: 180_000 };
const PHASES = ["opening and ranking", "map (drawing)", "list"] as const;

interface LongTask {
  readonly startTime: number;
  readonly duration: number;
}

interface Phase {
  readonly seconds: number;
  readonly tasks: readonly number[];
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
        const watched = await openPage(browser);
        try {
          runs.push(await measurePage(watched.page, () => watched.longTasks(), url, log));
        } finally {
          await watched.close();
        }
        bench.say(`${log.title} in the browser: run ${run + 1} of ${bench.pairs}: ${JSON.stringify(runs.at(-1))}`);
      }
      PHASES.forEach((phase, i) => rows.push(rowOf(`${log.title}: ${phase}`, runs.map((phases) => phases[i]!), phase !== "map (drawing)")));
    }
    return [
      `Chromium ${browser.version()}, headless, drawing in software (SwiftShader), 1280 × 800; the built page, served with its headers. ${bench.pairs} runs,`,
      "each in a fresh page; long-task observer from choosing the file until the board is shown, then for the map and the list apart.",
      `Median (smallest–largest) of the runs. Goal (screens.md, Manners): no task over ${GOAL_MS} ms on the main thread except drawing the map.`,
      "",
      table(["file: what", "s", "tasks over 50 ms", "longest, ms", "goal"], rows),
    ].join("\n");
  } finally {
    await browser.close();
    await server.close();
  }
}

function rowOf(label: string, phases: readonly Phase[], hasGoal: boolean): string[] {
  const longest = phases.map(({ tasks }) => Math.max(0, ...tasks));
  const goal = !hasGoal ? "reported apart" : median(longest) > GOAL_MS ? "**failed**" : "met";
  return [label, formatSample(phases.map(({ seconds }) => seconds), 2), formatSample(phases.map(({ tasks }) => tasks.length), 0), formatSample(longest, 0), goal];
}

/** One visit: file in, board shown, map drawn, list shown. */
async function measurePage(page: Page, longTasks: () => Promise<readonly LongTask[]>, url: string, log: LogFile): Promise<Phase[]> {
  page.setDefaultTimeout(LIMIT.timeout);
  await page.goto(url);
  const chooseFiles = page.getByRole("button", { name: "Choose files" });
  await chooseFiles.waitFor();
  await settle(page);

  const phases: { readonly from: number; readonly to: number }[] = [];
  const timed = async (act: () => Promise<void>, shown: () => Promise<void>): Promise<void> => {
    const from = await page.evaluate(() => performance.now());
    await act();
    await shown();
    const to = await page.evaluate(() => performance.now());
    await settle(page);
    phases.push({ from, to });
  };
  const goOn = page.getByRole("button", { name: "Map influence" });
  const headline = page.getByRole("article", { name: "Connectors" });
  await timed(async () => {
    await choose(page, "Customers");
    await page.locator("input[type=file]").setInputFiles(log.path);
    await goOn.or(headline).first().waitFor();
    if (await goOn.isVisible()) await goOn.click();
  }, () => headline.waitFor());
  await timed(() => show(page, "Map"), () => page.locator("[role=application][aria-roledescription=map] canvas").first().waitFor());
  await timed(() => show(page, "List"), () => page.locator("[role=grid][aria-busy=false]").getByRole("row").nth(2).waitFor());

  const tasks = await longTasks();
  const ends = [...phases.slice(1).map(({ from }) => from), Infinity];
  return phases.map(({ from, to }, i) => ({
    seconds: (to - from) / 1000,
    tasks: tasks.filter((task) => task.startTime >= from && task.startTime < ends[i]!).map((task) => Math.round(task.duration)),
  }));
}

async function choose(page: Page, mode: string): Promise<void> {
  await page.getByRole("radiogroup").getByText(mode, { exact: true }).click();
}

/** The view's name in the top bar: a tab, radio or toggle button, whichever it is made of. */
async function show(page: Page, view: string): Promise<void> {
  const named = (["radio", "tab", "button"] as const).map((role) => page.getByRole(role, { name: view, exact: true }));
  await named[0]!.or(named[1]!).or(named[2]!).first().click();
}

/** Until nothing has kept the main thread busy for a second. */
async function settle(page: Page): Promise<void> {
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
