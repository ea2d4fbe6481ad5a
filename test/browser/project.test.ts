import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { chooseFiles, openApp, openFiles, openSample, settled, textFile, waitForBoard } from "./app.ts";
import { launchBrowser, pageUrl } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const talk = textFile("talk.csv", `from,to,topic\n${Array.from({ length: 300 }, (_, i) => `p${i % 17},p${(i * 3 + 1) % 23},t${i % 3}`).join("\n")}\n`);

async function saved(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Project: Saved", exact: true }).waitFor();
}

async function narrow(page: Page, topic: string): Promise<void> {
  await page.getByRole("button", { name: /^Topic: / }).click();
  await page.getByRole("option", { name: topic }).click();
  await page.keyboard.press("Escape");
  await settled(page);
}

async function ready(context: BrowserContext, rest = ""): Promise<Page> {
  const page = await context.newPage();
  await page.goto(pageUrl(rest));
  await page.waitForSelector("html[data-ready=true]", { state: "attached" });
  return page;
}

test("a page that is gone comes back from the first screen as it was left, and its steps with it", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openFiles(page, [talk]);
  await narrow(page, "t1");
  await saved(page);
  const context = page.context();
  await page.close({ runBeforeUnload: false });
  const again = await ready(context);
  await again.getByRole("button", { name: /^talk\.csv/ }).click();
  await waitForBoard(again);
  await again.getByRole("button", { name: "Topic: t1", exact: true }).waitFor();
  await again.getByRole("button", { name: "Undo: topic t1" }).click();
  await again.getByRole("button", { name: "Topic: all topics" }).waitFor();
  await again.getByRole("button", { name: /^Project: / }).click();
  // A browser context of a test is a private window.
  await again.getByRole("dialog", { name: "Project" }).getByText(/^Your browser has not promised to keep it: .+ private window nothing is left/).waitFor();
  await again.keyboard.press("Escape");
  // The address of these data opens them too, without the first screen.
  await saved(again);
  await again.reload();
  await waitForBoard(again);
  await again.getByRole("button", { name: "Redo: topic t1" }).click();
  await again.getByRole("button", { name: "Topic: t1", exact: true }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("a tab that crashes loses at most what was done in the last five seconds", async () => {
  const own = await browser.newContext({ locale: "en-US" });
  const page = await ready(own);
  await openFiles(page, [talk]);
  await saved(page);
  await narrow(page, "t1");
  // Whatever the page says of it by then: what is five seconds old is there.
  await page.waitForTimeout(5000);
  const dead = page.waitForEvent("crash");
  await page.goto("chrome://crash").catch(() => undefined);
  await Promise.race([dead, new Promise((resolve) => setTimeout(resolve, 5000))]);
  const again = await ready(own);
  await again.getByRole("button", { name: /^talk\.csv/ }).click();
  await again.getByRole("button", { name: "Topic: t1", exact: true }).waitFor();
  await own.close();
});

test("a second tab with the same project only looks and says so, and goes on with a copy where that is asked for", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await openFiles(page, [talk]);
  await saved(page);
  const second = await ready(page.context());
  await second.getByRole("button", { name: /^talk\.csv/ }).click();
  await waitForBoard(second);
  await second.getByRole("button", { name: "Project: Only looking" }).click();
  await second.getByRole("dialog", { name: "Project" }).getByText(/open in another tab/).waitFor();
  // A copy is a project of its own: both are saved, and neither changes the other.
  await second.getByRole("button", { name: "Keep as a copy" }).click();
  await second.keyboard.press("Escape");
  await narrow(second, "t2");
  await saved(second);
  await narrow(page, "t1");
  await saved(page);
  const third = await ready(page.context());
  await page.close();
  await second.close();
  await third.getByRole("button", { name: /^talk\.csv \(copy\)/ }).click();
  await third.getByRole("button", { name: "Topic: t2", exact: true }).waitFor();
  await third.getByRole("banner").getByRole("button").first().click();
  await third.getByRole("menuitem", { name: "Open other data" }).click();
  await third.getByRole("button", { name: /^talk\.csv(?! \(copy)/ }).first().click();
  await third.getByRole("button", { name: "Topic: t1", exact: true }).waitFor();
  await watched.close();
});

test("where storage is full it is said, the page goes on, and what was saved is still there", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await openFiles(page, [talk]);
  await saved(page);
  // As a browser does whose disk is full: Chromium's own switch for it is not heeded by its database.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The disk is full.", "QuotaExceededError");
    };
  });
  await narrow(page, "t1");
  await page.getByRole("button", { name: "Project: Not saved" }).click();
  await page.getByRole("dialog", { name: "Project" }).getByText(/storage is full/).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save project file" }).click()]);
  expect(file.suggestedFilename()).toBe("talk.whotalks");
  const context = page.context();
  await page.close();
  const again = await ready(context);
  await again.getByRole("button", { name: /^talk\.csv/ }).click();
  await again.getByRole("button", { name: "Topic: all topics" }).waitFor();
  await watched.close();
});

test("a project file goes out and in, with its files where that is asked for", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await openFiles(page, [talk]);
  await narrow(page, "t2");
  await page.getByRole("button", { name: /^Project: / }).click();
  await page.getByRole("dialog", { name: "Project" }).getByText("Put the files into the project file").click();
  const [whole] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save project file" }).click()]);
  const buffer = await readFile(await whole.path());
  await watched.close();
  const other = await openApp(browser);
  await chooseFiles(other.page, [{ name: "talk.whotalks", mimeType: "", buffer }]);
  await waitForBoard(other.page);
  await other.page.getByRole("button", { name: "Topic: t2", exact: true }).waitFor();
  await other.close();
});

test("a program that cannot be kept whole is not kept, and that is said", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await page.context().route("**/icon.svg", (route) => route.abort());
  await page.getByRole("button", { name: "Use it without a network" }).click();
  await page.getByRole("button", { name: "Keep this program" }).click();
  await page.getByText(/^It could not be kept: /).waitFor();
  expect(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0]);
  await watched.close();
});

test("of employees nothing is kept until it is switched on, and a deleted project is looked for and gone", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await openFiles(page, [talk], "Employees");
  await page.getByRole("button", { name: "Project: Not saved", exact: true }).click();
  await page.getByText("Save by itself in this browser").click();
  await page.keyboard.press("Escape");
  await saved(page);
  const kept = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => Object.assign(indexedDB.open("whotalks"), { onsuccess(this: IDBOpenDBRequest) { resolve(this.result); }, onerror: reject }));
    const all = (store: string) => new Promise<unknown[]>((resolve) => Object.assign(db.transaction(store).objectStore(store).getAll(), { onsuccess(this: IDBRequest<unknown[]>) { resolve(this.result); } }));
    return { text: JSON.stringify([await all("projects"), await all("slots")]), files: (await all("files")).length };
  });
  expect(kept.files).toBe(0);
  expect(kept.text).not.toMatch(/\bp1\b|talk\.csv/);
  await page.getByRole("banner").getByRole("button").first().click();
  await page.getByRole("menuitem", { name: "Open other data" }).click();
  await page.getByRole("button", { name: /^Delete Employees, 1 file/ }).click();
  await page.getByText(/is deleted: \d+ entries were in this browser, a search for them now finds 0/).waitFor();
  await watched.close();
});

test("where the reader asks for it the page opens without a network, whole, and can be installed", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const context = page.context();
  expect(await page.locator("link[rel=manifest]").count()).toBe(0);
  await page.getByRole("button", { name: "Use it without a network" }).click();
  await page.getByRole("button", { name: "Keep this program" }).click();
  await page.getByText(/^The program is kept\. It opens without a network now/).waitFor();
  await page.close();
  await context.setOffline(true);
  const again = await ready(context);
  await openSample(again, "Customers of a shop");
  expect(await again.evaluate(() => [crossOriginIsolated, navigator.serviceWorker.controller !== null])).toEqual([true, true]);
  const manifest = await again.evaluate(async () => {
    const kept = await caches.match(document.querySelector<HTMLLinkElement>("link[rel=manifest]")!.href);
    return (await kept?.json()) as { name: string; start_url: string; icons: unknown[] };
  });
  expect(manifest).toMatchObject({ name: "Whotalks", start_url: "./" });
  await watched.close();
});
