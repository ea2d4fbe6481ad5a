import type { Page } from "playwright-core";
import { chooseFiles, plain, settled, waitForBoard, type PickedFile } from "./app.ts";

/** Chooses files and waits for the check screen. */
export async function check(page: Page, files: readonly PickedFile[]): Promise<void> {
  await chooseFiles(page, files);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  await settled(page);
}

/** The sentence of the numbers, once it is there. */
export async function counted(page: Page): Promise<string> {
  await settled(page);
  await page.waitForFunction(() => document.querySelector(".check-count")?.getAttribute("aria-busy") === "false");
  return plain(await page.locator(".check-count").innerText());
}

/** Leaves the check screen for the board. */
export async function go(page: Page): Promise<void> {
  await settled(page);
  await page.getByRole("button", { name: "Map influence" }).click();
  await waitForBoard(page);
}

/** Says what a column means. */
export async function setColumn(page: Page, column: string, meaning: string): Promise<void> {
  const chip = page.getByRole("button", { name: `What “${column}” means` });
  if (plain(await chip.innerText()).startsWith(`${meaning} `)) return;
  await chip.click();
  await page.getByRole("option").filter({ has: page.getByText(meaning, { exact: true }) }).click();
  await settled(page);
}
