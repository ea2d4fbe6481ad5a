import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { inject } from "vitest";

/** Software drawing that gives the same picture everywhere, and nothing that calls out by itself. */
export const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
  "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];

/** One page with everything that a test may ask it about afterwards. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses of all requests so far, workers' included. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console, and uncaught errors. */
  readonly faults: readonly string[];
  /** Durations in milliseconds of tasks over 50 ms on the main thread since the page began. */
  longTasks(): Promise<readonly { readonly startTime: number; readonly duration: number }[]>;
  close(): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject("chromiumPath"), args: flags });
}

/** Address of the built page with a fragment or query: `pageUrl("#sample=shop")`. */
export function pageUrl(rest = ""): string {
  return `${inject("browserUrl")}${rest}`;
}

/** Opens an empty page in a context of its own; go to `pageUrl()` next. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const requests: string[] = [];
  const faults: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on("console", (message) => {
    // Drawing by software is slow to read back, which is said at every screenshot; it is no fault of the page.
    if (message.text().includes("GPU stall due to ReadPixels")) return;
    if (message.type() === "error" || message.type() === "warning") faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    const tasks: { startTime: number; duration: number }[] = [];
    Object.defineProperty(globalThis, "watchedLongTasks", { value: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  });
  return {
    page,
    requests,
    faults,
    longTasks: () => page.evaluate(() => Reflect.get(globalThis, "watchedLongTasks") as { startTime: number; duration: number }[]),
    close: () => context.close(),
  };
}
