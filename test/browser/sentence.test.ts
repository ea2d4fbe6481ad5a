import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openApp, openSample, settled, waitForBoard } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Words of the two rows at the top that are not whole: cut by an ellipsis, or outside the window. */
async function cutWords(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const isCut = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth;
    const words = [...document.querySelectorAll(".sentence .chip, .sentence-clear, .sentence-live, .data-name-text")].filter(isCut).map((element) => element.textContent);
    const field = document.querySelector<HTMLInputElement>(".search input")!;
    // What stands in an empty field has the room of a text that is typed.
    field.value = field.placeholder;
    const isShort = field.scrollWidth > field.clientWidth;
    field.value = "";
    return isShort ? [...words, field.placeholder] : words;
  });
}

test.each([["Customers of a shop", "Topic"], ["Employees of a company", "Group"]])("no word of the two rows at the top is cut, from 1,024 px on: %s", async (sample, chip) => {
  const watched = await openApp(browser, { viewport: { width: 1024, height: 768 }, reducedMotion: "reduce" });
  const { page } = watched;
  await openSample(page, sample);
  const looks = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const width of [1024, 1100, 1180, 1280, 1440]) {
      await page.setViewportSize({ width, height: 768 });
      found.push(...(await cutWords(page)).map((word) => `${width}: ${word}`));
    }
    return found;
  };
  expect(await looks()).toEqual([]);
  // A topic or a group, a period and a role.
  await page.getByRole("button", { name: new RegExp(`^${chip}: `) }).click();
  await page.getByRole("listbox", { name: `${chip}s` }).getByRole("option").first().click();
  await page.keyboard.press("Escape");
  const handle = page.getByRole("slider", { name: "Start of the period" });
  await handle.press("ArrowRight");
  await page.getByRole("button", { name: "Clear 2 filters" }).waitFor();
  await page.getByRole("button", { name: "Shown: everyone" }).click();
  await page.getByRole("checkbox", { name: "connector" }).press("Space");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear 3 filters" }).waitFor();
  await settled(page);
  expect(await page.locator(".sentence-live").innerText()).toMatch(/people/);
  expect(await looks()).toEqual([]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("on a phone the line over the posts stays whole while a period is set", async () => {
  const watched = await openApp(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" }, "#sample=shop&view=board&since=2025-03-01&until=2025-04-01");
  const { page } = watched;
  await waitForBoard(page);
  const cut = await page.locator(".timeline-head, .timeline-words").evaluateAll((all) => all.filter((element) => element.scrollWidth > element.clientWidth).map((element) => element.textContent));
  expect(cut).toEqual([]);
  await page.getByRole("button", { name: "Clear 1 filter" }).click();
  await settled(page);
  expect(await page.locator(".timeline-words").innerText()).toBe("7,143 posts");
  expect(watched.faults).toEqual([]);
  await watched.close();
});
