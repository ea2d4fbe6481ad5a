import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { buildIfOld, root, runProgram } from "../support/build.ts";
import { manyMessages } from "../support/many-messages.ts";
import { exportAs, openApp, openFiles } from "./app.ts";
import { launchBrowser } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "whotalks-"));
let browser: Browser;
beforeAll(async () => {
  await buildIfOld("dist-cli/whotalks.js", ["--mode", "cli"], ["src", "package.json", "vite.config.ts"]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a file that the page's workers read in parts gives what the command line reads in one piece", async () => {
  const path = join(folder, "many.csv");
  writeFileSync(path, manyMessages(250_000));
  const watched = await openApp(browser);
  const { page } = watched;
  await openFiles(page, [path]);
  const fromPage = (await exportAs(page, "Everything computed (JSON)")).bytes.toString("utf8");
  const fromTerminal = await runProgram(process.execPath, [join(root, "src/cli/whotalks.mjs"), "rank", path, "--as", "json", "--quiet"], { env: { ...process.env, WHOTALKS_WORKERS: "1" } });
  expect(fromPage.length).toBeGreaterThan(100_000);
  expect(fromPage === fromTerminal).toBe(true);
  expect(watched.faults).toEqual([]);
  await watched.close();
});
