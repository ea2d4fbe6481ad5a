import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { ownHands, runJobs } from "../../src/core/pool.ts";
import { unattended } from "../../src/core/task.ts";
import { sums } from "../engine/test-jobs.ts";
import { root } from "../support/build.ts";
import { launchBrowser, openPage } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "whotalks-pool-"));
let browser: Browser;
beforeAll(async () => {
  const page = join(root, "test/browser/pool-page");
  await build({ root: page, configFile: false, logLevel: "error", base: "./", worker: { format: "es" }, build: { outDir: folder, emptyOutDir: true, target: "es2023", modulePreload: { polyfill: false } } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page's own policy; isolated from other pages, or as a host serves it that cannot send those headers. */
async function serve(isIsolated: boolean): Promise<{ readonly server: Server; readonly url: string }> {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; require-trusted-types-for 'script'; trusted-types whotalks";
  const isolation = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : request.url!;
    response.writeHead(200, { "Content-Type": path.endsWith(".js") ? "text/javascript" : "text/html", "Content-Security-Policy": policy, ...(isIsolated ? isolation : {}) });
    response.end(readFileSync(join(folder, path)));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

interface Tried {
  readonly found: readonly { readonly sum: number; readonly seen: unknown }[];
  readonly isShared: readonly boolean[];
  readonly cancelled: string;
  readonly waited: number;
  readonly after: readonly string[];
  readonly waitedAfter: number;
  readonly crashed: string;
  readonly last: readonly string[];
}

test.each([true, false])("a page's workers do what this thread does, to the last bit; isolated: %s", async (isIsolated) => {
  const values = Float64Array.from({ length: 30_000 }, (_, i) => 1 / (1 + ((i * 7919) % 1013)));
  const expected: number[] = [];
  await runJobs(ownHands, sums, { values, scale: [0.1, 3] }, Array.from({ length: 100 }, (_, i) => ({ from: i * 300, to: (i + 1) * 300 })), { task: unattended, take: ({ sum }) => void expected.push(sum) });
  const { server, url } = await serve(isIsolated);
  const watched = await openPage(browser);
  const { page } = watched;
  await page.goto(url);
  await page.waitForSelector("html[data-ready=true]", { state: "attached" });
  for (const size of [1, 2, 3]) {
    const tried = (await page.evaluate((count) => (Reflect.get(globalThis, "tryPool") as (size: number) => Promise<unknown>)(count), size)) as Tried;
    expect(tried, JSON.stringify(tried).slice(0, 300)).toMatchObject({ isShared: [isIsolated], cancelled: "cancelled", after: ["fine", "fine"], crashed: "worker-failed", last: ["fine", "fine"] });
    expect(tried.found.map(({ sum }) => sum)).toEqual(expected);
    expect(tried.waited).toBeLessThan(400);
    expect(tried.waitedAfter).toBeLessThan(3000);
  }
  expect(watched.faults.filter((fault) => !fault.includes("nobody catches this"))).toEqual([]);
  await watched.close();
  server.close();
});
