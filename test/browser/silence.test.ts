import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { root } from "../support/build.ts";
import { chooseFiles, download, exportAs, exportNames, openSample, openFiles, settled, showView, textFile, waitForBoard } from "./app.ts";
import { launchBrowser, openPage, type WatchedPage } from "./browser.ts";
import { isLong } from "./looks.ts";
import { serve, type Served } from "./serve.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// With its server gone a page that asks for something is seen as well; that nothing is asked while one is there takes as long again.
for (const isStopped of isLong ? [true, false] : [true]) {
  test(`a whole session asks for nothing and breaks no rule of the policy${isStopped ? ", and needs no server once it is loaded" : ""}`, async () => {
    const served = await serve();
    const watched = await openServed(served);
    const { page } = watched;
    const before = served.asked.length;
    expect(before).toBeGreaterThan(3);
    expect(outside(watched.requests)).toHaveLength(before);
    const loaded = outside(watched.requests).length;
    if (isStopped) await served.close();
    await useEverything(page);
    expect(outside(watched.requests).slice(loaded)).toEqual([]);
    expect(served.asked.slice(before)).toEqual([]);
    expect(watched.faults).toEqual([]);
    expect(await violations(page)).toEqual([]);

    // The same eyes see what is not silent: otherwise the zeros above would mean nothing.
    const address = `${served.url}seen`;
    expect(await page.evaluate((url) => fetch(url).then(() => "answered", () => "refused"), address)).toBe("refused");
    const worker = page.workers()[0];
    expect(worker).toBeDefined();
    expect(await worker?.evaluate((url) => fetch(url).then(() => "answered", () => "refused"), address)).toBe("refused");
    expect(served.asked.slice(before)).toEqual([]);
    await expect.poll(() => violations(page)).toContain("connect-src");
    expect(watched.faults.join("\n")).toContain("Content Security Policy");
    expect(await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML("beforeend", "<p>words</p>");
        return "let through";
      } catch {
        return "refused";
      }
    })).toBe("refused");
    await page.evaluate((url) => document.body.append(Object.assign(new Image(), { src: url })), address);
    await expect.poll(() => outside(watched.requests).slice(loaded)).toEqual([address]);
    if (!isStopped) {
      await expect.poll(() => served.asked.slice(before)).toEqual(["/seen"]);
      await served.close();
    }
    await watched.close();
  });
}

test("a later visit asks for nothing either, unless the reader had the program kept: then the browser looks for a newer one, and that alone", async () => {
  const served = await serve();
  const watched = await openServed(served);
  const { page } = watched;
  const context = page.context();
  const visit = async (): Promise<{ readonly page: Page; readonly since: () => readonly string[] }> => {
    const again = await context.newPage();
    await again.goto(served.url);
    await again.waitForSelector("html[data-ready=true]", { state: "attached" });
    const before = served.asked.length;
    return { page: again, since: () => served.asked.slice(before) };
  };
  await page.close();
  const later = await visit();
  expect(await later.page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0]);
  await openSample(later.page, "A classic");
  // What is looked for comes by itself, one or two seconds after a page: this has to be a time.
  await later.page.waitForTimeout(6000);
  expect(later.since()).toEqual([]);
  await later.page.goBack();
  await later.page.getByRole("button", { name: "Use it without a network" }).click();
  await later.page.getByRole("button", { name: "Keep this program" }).click();
  await later.page.getByRole("button", { name: "Delete the kept program" }).waitFor();
  expect(later.since().length).toBeGreaterThan(3);
  await later.page.close();

  // Of one who asked for it: the same time is long enough to see it.
  const kept = await visit();
  await expect.poll(kept.since, { timeout: 6000 }).toEqual(["/service-worker.js"]);
  await kept.page.getByRole("button", { name: "Use it without a network" }).click();
  await kept.page.getByRole("button", { name: "Delete the kept program" }).click();
  await kept.page.getByText(/a search for them now finds 0\./).waitFor();
  await kept.page.close();

  const last = await visit();
  await openSample(last.page, "A classic");
  await last.page.waitForTimeout(6000);
  expect(last.since()).toEqual([]);
  await watched.close();
  await served.close();
});

async function openServed(served: Served): Promise<WatchedPage> {
  const watched = await openPage(browser, { locale: "en-US", viewport: { width: 1440, height: 900 } });
  await watched.page.addInitScript(() => {
    const broken: string[] = [];
    Object.defineProperty(globalThis, "brokenRules", { value: broken });
    document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
  });
  await watched.page.goto(served.url);
  await watched.page.waitForSelector("html[data-ready=true]", { state: "attached" });
  return watched;
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(globalThis, "brokenRules") as string[]);
}

/** Requests that go out: not those for data the page holds itself. */
function outside(requests: readonly string[]): readonly string[] {
  return requests.filter((url) => !/^(blob|data):/.test(url));
}

/** A session that touches everything there is: own files, a sample, all views, all files that can be saved, dialogs, themes. */
async function useEverything(page: Page): Promise<void> {
  for (const name of ["See the columns we look for", "Nothing you open leaves this computer"]) {
    await page.getByRole("button", { name }).click();
    if (name.includes("columns")) await download(page, page.getByRole("button", { name: /template for messages/ }));
    await page.getByRole("dialog").last().getByRole("button", { name: "Close" }).click();
  }
  await chooseFiles(page, [textFile("bad.csv", "")]);
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await openFiles(page, [join(root, "data/shop/messages.csv"), join(root, "data/shop/people.csv")]);
  await openMenu(page, "Light or dark", "Dark");
  for (const view of ["Map", "List", "Board"] as const) await showView(page, view);
  await page.getByRole("region", { name: "Reach most" }).getByRole("listitem").first().getByRole("button").click();
  await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
  await settled(page);
  await page.getByRole("complementary").getByRole("button", { name: /^Only .+ circle$/ }).click();
  await settled(page);
  const labels = await exportNames(page);
  expect(labels.filter((label) => label.startsWith("Picture")).length).toBeGreaterThan(0);
  for (const label of labels) {
    expect((await exportAs(page, label)).bytes.length).toBeGreaterThan(20);
  }
  await page.getByRole("button", { name: "‹ Everyone" }).click();
  await showView(page, "Board");
  for (const about of ["Topic", "Period", "Cut", "What ranks", "Who counts as reached?"]) {
    await page.getByRole("button", { name: new RegExp(`^${about.replace("?", "\\?")}: `) }).click();
    await page.getByRole("dialog", { name: about }).waitFor();
    await page.keyboard.press("Escape");
  }
  await page.getByRole("searchbox", { name: "Find a person" }).fill("a");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  await openMenu(page, "More", "What was read");
  await page.getByRole("dialog").last().getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: /^Enlarge: .+ connectors$/ }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "Close" }).click();
  await page.getByRole("radiogroup", { name: "Connectors by" }).getByRole("radio", { name: "people reached" }).last().click();
  await settled(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await settled(page);
  await page.getByRole("banner").getByRole("button").first().click();
  await page.getByRole("menuitem", { name: "Open other data" }).click();
  await openSample(page, "Employees of a company");
  await page.goBack();
  await page.getByRole("heading", { name: "Whotalks" }).waitFor();
  await openSample(page, "A classic");
  await showView(page, "Map");
  await openMenu(page, "Light or dark", "Light");
  await waitForBoard(page);
}

async function openMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menu").getByText(item, { exact: true }).click();
}

test("the built page names no other place", () => {
  const html = readFileSync(join(root, "dist/index.html"), "utf8");
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((found) => found[1]).filter((url) => !url?.startsWith("./") && !url?.startsWith("data:"))).toEqual([]);
});

const builtScripts = (): ReadonlyMap<string, string> => {
  const assets = join(root, "dist/assets");
  return new Map(readdirSync(assets).filter((name) => name.endsWith(".js")).map((name) => [name, readFileSync(join(assets, name), "utf8")]));
};

test("what is compiled in the built page can reach its own memory and nothing else, and is in worker scripts alone", () => {
  const found = [...builtScripts()].flatMap(([name, text]) => [...text.matchAll(/AGFzbQEAAAA[A-Za-z0-9+/=]*/g)].map(([base64]) => ({ name, base64 })));
  expect(found.length).toBeGreaterThan(0);
  for (const { name, base64 } of found) {
    expect(name).toMatch(/worker/);
    const module = new WebAssembly.Module(Buffer.from(base64, "base64"));
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
  }
});

test("the worker has the dictionary of Brotli at hand", () => {
  // As the package carries it, gzip in base64: loaded later it would be a request after the page is ready.
  expect([...builtScripts()].filter(([, text]) => text.includes("H4sIAAAAAAAAAzy96XIcx7Uu")).map(([name]) => name)).toEqual([expect.stringMatching(/^worker-/)]);
});
