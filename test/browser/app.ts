import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Browser, BrowserContextOptions, Download, Locator, Page } from "playwright-core";
import { root } from "../support/build.ts";
import { openPage, pageUrl, type WatchedPage } from "./browser.ts";
import { isLong } from "./looks.ts";

/** A file as the file picker hands it over: a path, or a name with bytes. */
export type PickedFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The page on its first screen, ready, in a context of its own; numbers and dates as an American reads them. */
export async function openApp(browser: Browser, options: BrowserContextOptions = {}, rest = ""): Promise<WatchedPage> {
  const watched = await openPage(browser, { locale: "en-US", ...options });
  await watched.page.goto(pageUrl(rest));
  await watched.page.waitForSelector("html[data-ready=true]", { state: "attached" });
  return watched;
}

/** A small file made on the spot. */
export function textFile(name: string, text: string | Uint8Array): PickedFile {
  return { name, mimeType: "", buffer: Buffer.from(text) };
}

/** Chooses files by the button, as a person would. */
export async function chooseFiles(page: Page, files: readonly PickedFile[]): Promise<void> {
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose files" }).click()]);
  await picker.setFiles(files as PickedFile[] as never);
}

/** Answers "Whose talk is this?" on the screen shown. */
export async function answerMode(page: Page, mode: "Customers" | "Employees"): Promise<void> {
  await page.getByRole("radiogroup", { name: "Whose talk is this?" }).getByText(mode, { exact: true }).click();
  await expect.poll(() => page.getByRole("radio", { name: mode, exact: true }).isChecked()).toBe(true);
}

/** Chooses files, answers whose talk it is, confirms the columns as guessed where the page asks, and waits for the board. */
export async function openFiles(page: Page, files: readonly PickedFile[], mode: "Customers" | "Employees" = "Customers"): Promise<void> {
  await answerMode(page, mode);
  await chooseFiles(page, files);
  const go = page.getByRole("button", { name: "Map influence" });
  const workspace = page.getByRole("region", { name: "What is counted" });
  await go.or(workspace).first().waitFor({ timeout: 60_000 });
  if (await go.isVisible()) await go.click();
  await waitForBoard(page);
}

/** Opens a sample by the title of its card and waits for its board. */
export async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: title }).click();
  await waitForBoard(page);
}

/** Waits until the workspace shows a view whose numbers are of the present settings. */
export async function waitForBoard(page: Page, timeout = 90_000): Promise<void> {
  await page.getByRole("region", { name: "What is counted" }).waitFor({ timeout });
  await settled(page, timeout);
}

/** Nothing under way: no part of the page says it is busy. */
export async function settled(page: Page, timeout = 60_000): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .work-line, .map-wait') === null, undefined, { timeout });
}

export async function showView(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name, exact: true });
  await tab.click();
  await expect.poll(() => tab.getAttribute("aria-checked")).toBe("true");
  await page.getByRole("main", { name, exact: true }).waitFor();
  await settled(page);
}

/** The text of a headline: "Connectors", "Mavens" or "Start with these". */
export async function headline(page: Page, name: string): Promise<string> {
  return plain(await page.getByRole("article", { name, exact: true }).innerText());
}

/** Narrow and fixed spaces as plain ones. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Saves what the menu "Export" offers under a label; `reason` answers what it is for where that is asked. */
export async function exportAs(page: Page, label: string | RegExp, reason?: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const item = page.getByRole("menuitem", { name: label });
  if (reason === undefined) return download(page, item);
  await item.click();
  const dialog = page.getByRole("dialog", { name: "Save every connection?" });
  await dialog.getByRole("textbox", { name: "What is it for?" }).fill(reason);
  return download(page, dialog.getByRole("button", { name: "Save" }));
}

/** What the menu "Export" offers and can be saved now. */
export async function exportNames(page: Page): Promise<readonly string[]> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const items = page.getByRole("menu").getByRole("menuitem", { disabled: false });
  await items.first().waitFor();
  // What ends in dots asks something first.
  const names = (await items.allInnerTexts()).map((text) => plain(text.split("\n")[0] ?? "")).filter((name) => !name.endsWith("…"));
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  return names;
}

/** Presses something that saves a file. */
export async function download(page: Page, button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [saved] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), button.click()]);
  return { name: saved.suggestedFilename(), bytes: await bytesOf(saved) };
}

async function bytesOf(saved: Download): Promise<Buffer> {
  return readFile(await saved.path());
}

/** Presses Tab until the element holds the focus; the way must be shorter than `limit` steps. */
export async function tabTo(page: Page, target: Locator, limit = 60): Promise<void> {
  for (let step = 0; step < limit; step++) {
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`Tab did not lead to ${String(target)} in ${limit} steps; the focus is on ${focused}`);
}

/** Everything on the page that somebody could read or hear: text, names and descriptions, titles, values, the address. */
export async function allWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words = [document.title, location.href, document.body.textContent ?? ""];
    for (const element of document.querySelectorAll("*")) for (const attribute of element.attributes) words.push(attribute.value);
    for (const field of document.querySelectorAll("input, textarea")) words.push((field as HTMLInputElement).value);
    return words.join("\n");
  });
}

/** Keeps a picture for people to look at, in the folder screenshots/ that git ignores, in the long run: a picture takes as long as a view. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!isLong) return;
  const folder = join(root, "screenshots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
