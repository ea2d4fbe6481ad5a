import type { Locator, Page } from "playwright-core";
import { settled } from "./app.ts";
import { broken } from "./axe.ts";

/** The map of people, drawn. */
export const mapOf = (page: Page): Locator => page.getByRole("application", { name: /The larger a dot/ });

/** Chooses an item of one of the map's menus, named as its button begins. */
export async function choose(page: Page, button: RegExp, item: string): Promise<void> {
  await page.getByRole("region", { name: "Map", exact: true }).getByRole("button", { name: button }).click();
  const option = page.getByRole("menuitemradio").filter({ has: page.getByText(item, { exact: true }) });
  await option.click();
  await option.waitFor({ state: "detached" });
  await settled(page);
}

/** Rules of accessibility broken by the map in this colour, by its two dialogs and by these dots, each with where. */
export async function brokenOnMap(page: Page, colour: string, dots: string): Promise<readonly string[]> {
  await choose(page, /^Colour:/, colour);
  const found = [...(await broken(page))];
  for (const [button, dialog] of [[/^Connections/, "Which connections are drawn"], [/^Layout/, "Layout"]] as const) {
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("dialog", { name: dialog }).waitFor();
    found.push(...(await broken(page)));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: dialog }).waitFor({ state: "detached" });
  }
  await choose(page, /^Dots:/, dots);
  return [...found, ...(await broken(page))];
}
