import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { answerMode, chooseFiles, openApp, plain, waitForBoard } from "./app.ts";
import { launchBrowser } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "whotalks-"));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Columns with names that say little: the page asks before it reads the whole file. */
const talk = `alpha,beta,note\n${Array.from({ length: 20_000 }, (_, i) => `p${i % 50},p${(i * 7 + 1) % 50},x`).join("\n")}\n`;

test.each([
  ["changed", (path: string) => writeFileSync(path, talk.replaceAll("p1,", "p2,").slice(0, -400))],
  ["deleted", unlinkSync],
] as const)("45: a file %s on the disk between choosing and reading is refused whole, says why, and can be chosen again", async (what, happens) => {
  const path = join(folder, `${what}.csv`);
  writeFileSync(path, talk);
  const watched = await openApp(browser);
  const { page } = watched;
  await answerMode(page, "Customers");
  await chooseFiles(page, [path]);
  const yes = page.getByRole("button", { name: "Yes, that is right" });
  await yes.waitFor();
  happens(path);
  await yes.click();
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(plain(await alert.innerText())).toMatch(new RegExp(`${what}\\.csv: could not be read to its end.*open it again`));
  expect(await page.getByRole("region", { name: "What is counted" }).count()).toBe(0);
  await alert.getByRole("button", { name: "Close" }).click();
  writeFileSync(path, talk);
  await page.reload();
  await answerMode(page, "Customers");
  await chooseFiles(page, [path]);
  await yes.click();
  await page.getByRole("button", { name: "Map influence" }).click();
  await waitForBoard(page);
  expect(watched.faults).toEqual([]);
  await watched.close();
});
