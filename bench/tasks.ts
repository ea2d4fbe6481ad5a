import { chromium, type Browser, type Page } from "playwright-core";
import { preview } from "vite";
import { flags, openPage } from "../test/browser/browser.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { root } from "../test/support/build.ts";
import { sharedPath } from "../test/support/shared.ts";
import type { Bench } from "./benchmark.ts";
import { appear, longestTasks, pressButton, type LongestTask } from "./browser.ts";
import { buildPage } from "./build.ts";
import { idle, scriptOfUse, type UseStep } from "./script-of-use.ts";
import { median, table } from "./statistics.ts";

const GOAL_MS = 50;
const LIMIT_MS = 180_000;
const HEADLINE = "article[aria-label=Connectors]";

interface Data {
  readonly title: string;
  readonly open: (page: Page) => Promise<void>;
}

/** What each step took in each run; undefined where the data have nothing of the kind. */
type Runs = readonly (readonly (LongestTask | undefined)[])[];

/** The longest task of the main thread in each step while somebody uses the page, over several data. */
export async function benchTasks(bench: Bench): Promise<string> {
  const folder = await buildPage(bench.folder);
  const server = await preview({ root, logLevel: "warn", build: { outDir: folder }, preview: { port: 0, host: "127.0.0.1", open: false } });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error("The preview server has no address.");
    const asked = allData().filter(({ title }) => bench.isAsked(title));
    const runs = new Map<Data, (readonly (LongestTask | undefined)[])[]>(asked.map((data) => [data, []]));
    const start = performance.now();
    let count = 0;
    while (count < bench.pairs && (count === 0 || performance.now() - start < bench.limitSeconds * 1000)) {
      for (const data of asked) {
        const measured = await visit(browser, url, stepsOf(data));
        runs.get(data)!.push(measured);
        const long = stepsOf(data).flatMap(({ name, isDrawing }, i) => (isDrawing === true || measured[i] === undefined || measured[i].busy <= GOAL_MS ? [] : [`${name} ${measured[i].busy.toFixed(0)} (${measured[i].wall.toFixed(0)})`]));
        bench.say(`${data.title}: run ${count + 1}: ${long.length === 0 ? "no task" : long.join(", ")} over ${GOAL_MS} ms of processor time`);
      }
      count++;
    }
    return describe(browser.version(), asked, runs, count);
  } finally {
    await browser.close();
    await server.close();
  }
}

function stepsOf(data: Data): readonly UseStep[] {
  return [{ name: "open", act: data.open }, ...scriptOfUse];
}

function describe(version: string, asked: readonly Data[], runs: ReadonlyMap<Data, Runs>, count: number): string {
  const of = (data: Data, step: number): LongestTask | undefined => {
    const known = runs.get(data)!.flatMap((run) => run[step] ?? []);
    return known.length === 0 ? undefined : { busy: median(known.map(({ busy }) => busy)), wall: median(known.map(({ wall }) => wall)) };
  };
  const [first] = asked;
  const steps = first === undefined ? [] : stepsOf(first);
  const judged = steps.flatMap((step, i) => (step.isDrawing === true ? [] : asked.flatMap((data) => of(data, i) ?? [])));
  const text = (found: LongestTask | undefined, isDrawing: boolean): string => {
    if (found === undefined) return "–";
    const busy = found.busy.toFixed(0);
    return `${!isDrawing && found.busy > GOAL_MS ? `**${busy}**` : busy} (${found.wall.toFixed(0)})`;
  };
  const row = (step: UseStep, i: number): string[] => [step.name, ...asked.map((data) => text(of(data, i), step.isDrawing === true))];
  const head = ["step", ...asked.map(({ title }) => title)];
  const isDrawing = (step: UseStep): boolean => step.isDrawing === true;
  return [
    `One script of use (bench/script-of-use.ts) on ${asked.length} data in Chromium ${version}, headless, 1280 × 800, drawing in software. Of each step the longest task of the main thread: milliseconds`,
    `of processor time (wall time in brackets: a busy machine lengthens that), from a trace of the browser; – where the data have nothing of the kind. ${count === 1 ? "One run" : `Median of ${count} runs`}, each in a fresh page.`,
    `Goal: no task over ${GOAL_MS} ms; drawing the map is reported apart. ${judged.filter(({ busy }) => busy <= GOAL_MS).length} of ${judged.length} steps keep to it.`,
    "",
    table(head, steps.flatMap((step, i) => (isDrawing(step) ? [] : [row(step, i)]))),
    "",
    "Steps that draw the map:",
    "",
    table(head, steps.flatMap((step, i) => (isDrawing(step) ? [row(step, i)] : []))),
  ].join("\n");
}

function allData(): readonly Data[] {
  const sample = (title: string): Data => ({
    title,
    open: async (page) => {
      await page.evaluate((wanted) => [...document.querySelectorAll<HTMLElement>("button")].find((button) => button.textContent.includes(wanted) || button.getAttribute("aria-label") === wanted)?.click(), title);
      await appear(page, HEADLINE);
    },
  });
  const files = (title: string, mode: string, paths: readonly string[]): readonly Data[] => {
    const there = paths.map((path) => sharedPath(path)).filter((path) => path !== undefined);
    return there.length < paths.length ? [] : [{ title, open: (page) => openFiles(page, mode, there) }];
  };
  return [
    sample("Customers of a shop"),
    sample("Employees of a company"),
    ...files("enron-perry", "Employees", ["data/enron-perry/emails.csv", "data/enron-perry/employees.csv"]),
    ...files("Higgs", "Customers", ["data/higgs-twitter/higgs-activity_time.txt.gz"]),
  ];
}

async function openFiles(page: Page, mode: string, paths: readonly string[]): Promise<void> {
  await page.evaluate((wanted) => [...document.querySelectorAll<HTMLElement>("[role=radiogroup] label, [role=radiogroup] [role=radio]")].find((choice) => choice.textContent.trim() === wanted)?.click(), mode);
  await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(paths as string[]);
  // Where the page asks about the columns first, its answers are taken as they are.
  if ((await appear(page, HEADLINE, "Map influence")) === "button") await pressButton(page, "Map influence");
  await appear(page, HEADLINE);
}

/** One visit: every step in turn, with a mark where it begins. */
async function visit(browser: Browser, url: string, steps: readonly UseStep[]): Promise<(LongestTask | undefined)[]> {
  const watched = await openPage(browser);
  const { page } = watched;
  try {
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(url);
    await page.waitForSelector("html[data-ready=true]", { state: "attached" });
    await idle(page);
    await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
    const isDone: boolean[] = [];
    for (const step of steps) {
      await page.evaluate(() => performance.mark("phase"));
      const answer = await step.act(page).catch((fault: unknown) => {
        throw new Error(`The step "${step.name}" failed: ${String(fault)}`);
      });
      await idle(page);
      isDone.push(answer !== false);
    }
    const longest = longestTasks(await browser.stopTracing());
    return steps.map((_, i) => (isDone[i] === true ? longest[i] : undefined));
  } finally {
    await watched.close();
  }
}
