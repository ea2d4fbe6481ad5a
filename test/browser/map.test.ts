import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { download, exportAs, openApp, openFiles, openSample, picture, plain, settled, showView, textFile } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser, type WatchedPage } from "./browser.ts";
import { looks } from "./looks.ts";
import { brokenOnMap, choose, mapOf } from "./map-steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The map of the sample shop. */
async function shopMap(): Promise<WatchedPage> {
  const watched = await openApp(browser);
  await openSample(watched.page, "Customers of a shop");
  await showView(watched.page, "Map");
  return watched;
}

const counts = async (page: Page): Promise<string> => plain(await page.locator(".map-counts").innerText());

test("colours stand for a number, with a ramp in the legend; size for another measure", async () => {
  const watched = await shopMap();
  const { page, faults } = watched;
  await choose(page, /^Colour:/, "go-between");
  const ramp = page.getByRole("list", { name: /^Colour: / });
  expect(await ramp.getByRole("img").count()).toBe(7);
  await choose(page, /^Size:/, "posts");
  expect(await mapOf(page).getAttribute("aria-label")).toContain("the more posts");
  await picture(page, "map-number");
  expect(faults).toEqual([]);
  await watched.close();
});

test("teams and circles become dots, and a dot opens into its people", async () => {
  const watched = await shopMap();
  const { page, faults } = watched;
  await choose(page, /^Dots:/, "circles");
  expect(await counts(page)).toMatch(/of 724 in \d+ groups/);
  await picture(page, "map-circles");
  await mapOf(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await settled(page);
  await page.getByRole("button", { name: /^Dots: people/ }).waitFor();
  await page.getByRole("complementary", { name: "Several people" }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("weak connections are hidden by a slider and counted; a backbone draws those that stand out; nobody moves", async () => {
  const watched = await shopMap();
  const { page, faults } = watched;
  const before = await counts(page);
  await page.getByRole("button", { name: /^Connections/ }).click();
  const dialog = page.getByRole("dialog", { name: "Which connections are drawn" });
  const slider = dialog.getByRole("slider");
  await slider.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => counts(page)).toMatch(/weak ones hidden/);
  await dialog.getByText("that stand out, 0.05").click();
  await expect.poll(() => counts(page)).toMatch(/those that stand out/);
  await settled(page);
  expect(before).toMatch(/each person’s 3 strongest/);
  expect((await counts(page)).split("drawn")[0]).toBe(before.split("drawn")[0]);
  await page.keyboard.press("Escape");
  await picture(page, "map-backbone");
  expect(faults).toEqual([]);
  await watched.close();
});

test("a lasso takes people by pointer and by keys, and Shift adds", async () => {
  const watched = await shopMap();
  const { page, faults } = watched;
  const several = page.getByRole("complementary", { name: "Several people" });
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("menuitem", { name: "With a lasso" }).click();
  const layer = page.getByRole("application", { name: /^Lasso/ });
  const box = (await layer.boundingBox())!;
  const at = (x: number, y: number): readonly [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(0.05, 0.05));
  await page.mouse.down();
  for (const [x, y] of [[0.95, 0.05], [0.95, 0.95], [0.05, 0.95]] as const) await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
  await layer.waitFor({ state: "detached" });
  await several.waitFor();
  const taken = await selectedCount(several);
  expect(taken).toBeGreaterThan(400);
  // By keys: a smaller round one in the middle.
  await mapOf(page).focus();
  await page.keyboard.press("l");
  await page.keyboard.press("+");
  await page.keyboard.press("Enter");
  await expect.poll(() => selectedCount(several)).toBeLessThan(taken);
  const round = await selectedCount(several);
  await mapOf(page).focus();
  await page.keyboard.press("l");
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+Enter");
  await expect.poll(() => selectedCount(several)).toBeGreaterThan(round);
  expect(faults).toEqual([]);
  await watched.close();
});

test("who can introduce them: ways with the messages and the last time, the way drawn, by keys alone", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openFiles(page, [textFile("talk.csv", introductionTalk)]);
  await showView(page, "Map");
  await mapOf(page).focus();
  await selectByKeys(page, ["ann", "dan"]);
  await page.getByRole("button", { name: "Who can introduce them?" }).press("Enter");
  const card = page.getByRole("region", { name: "Who can introduce whom" });
  await card.getByRole("button", { name: "through bob: 2 steps" }).waitFor();
  expect(plain(await card.innerText())).toMatch(/2 messages there, 1 back, last on Mar 9, 2024/);
  await card.getByText("fewest steps").click();
  await card.getByRole("button", { name: /through eve/ }).click();
  expect(plain(await card.innerText())).toMatch(/1 message there, 0 back, last on Mar 6, 2024/);
  await picture(page, "map-ways");
  await card.getByRole("button", { name: "Close the ways" }).click();
  await card.waitFor({ state: "detached" });
  expect(faults).toEqual([]);
  await watched.close();
});

test("circles lead into circles, breadcrumbs lead back, up to six steps away", async () => {
  const watched = await shopMap();
  const { page, faults } = watched;
  const crumbs = page.getByRole("navigation", { name: "Where on the map" });
  await mapOf(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await crumbs.getByText(/^Only .+’s circle$/).waitFor();
  await settled(page);
  const first = plain(await crumbs.locator("[aria-current=page]").innerText());
  await mapOf(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect.poll(async () => plain(await crumbs.locator("[aria-current=page]").innerText())).not.toBe(first);
  await settled(page);
  await crumbs.getByRole("combobox", { name: "Steps away" }).selectOption("6 steps");
  await settled(page);
  expect(await counts(page)).toMatch(/within 6 steps of/);
  await crumbs.getByRole("button", { name: first.replace(/^Only |’s circle$/g, "") }).click();
  await expect.poll(async () => plain(await crumbs.locator("[aria-current=page]").innerText())).toBe(first);
  await crumbs.getByRole("button", { name: "Everyone" }).click();
  await crumbs.waitFor({ state: "detached" });
  expect(faults).toEqual([]);
  await watched.close();
});

test("a layout starts elsewhere and comes back to the same picture; a person is pinned and let go", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openSample(page, "A classic");
  await showView(page, "Map");
  const first = await steadyDrawing(page);
  await page.getByRole("button", { name: /^Layout/ }).click();
  const dialog = page.getByRole("dialog", { name: "Layout" });
  await dialog.getByRole("button", { name: "Run again from another start" }).click();
  await settled(page);
  await expect.poll(async () => plain(await dialog.innerText())).toMatch(/start 2/);
  await dialog.getByRole("button", { name: "Back to the first" }).click();
  await expect.poll(async () => plain(await dialog.innerText())).toMatch(/start 1/);
  await page.keyboard.press("Escape");
  await settled(page);
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => drawing(page)).toBe(first);
  await mapOf(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("p");
  await page.getByRole("button", { name: /^Layout/ }).click();
  await dialog.getByRole("button", { name: /^Let 1.person go$/ }).click();
  await dialog.getByRole("button", { name: "Nobody is pinned" }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("pictures: an SVG with the same names, a poster of 8,000 px drawn in bands as one canvas would, and a picture on the clipboard", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openSample(page, "A classic");
  await showView(page, "Map");
  const svg = (await exportAs(page, /^Picture of the map, to edit/)).bytes.toString("utf8");
  expect(svg).toMatch(/^<svg [^>]+viewBox="0 0 1920 1080"/);
  expect(svg).toContain("<title>");
  expect(svg).toMatch(/>Mr Hi<\/text>/);
  expect(svg).toContain("All 78 connections");
  expect(svg.match(/<circle /g)!.length).toBeGreaterThan(34);
  const poster = await exportAs(page, /^Picture of the map, 8,000 px wide/);
  expect([poster.bytes.readUInt32BE(16), poster.bytes.readUInt32BE(20)]).toEqual([8000, 4500]);
  // Drawn in bands, it is the picture that one canvas gives.
  const whole = await exportAs(page, /^Picture of the map, for slides/);
  expect(await difference(page, poster.bytes, whole.bytes)).toBeLessThan(6);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy picture: The map" }).click();
  await page.locator(".map-table").getByText("Copied", { exact: true }).first().waitFor({ state: "attached" });
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types)).toEqual(["image/png"]);
  expect(faults).toEqual([]);
  await watched.close();
});

test("a chart is saved as SVG with its look, and its table copied as text", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openSample(page, "Customers of a shop");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: /^Copy table: / }).first().click();
  await page.getByText("Copied", { exact: true }).first().waitFor({ state: "attached" });
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split("\n").length).toBeGreaterThan(5);
  expect(text).toContain("\t");
  const { name, bytes } = await download(page, page.getByRole("button", { name: /^Save as SVG: / }).first());
  expect(name).toMatch(/^whotalks-.+\.svg$/);
  expect(bytes.toString("utf8")).toMatch(/^<svg [^>]+>.+fill:rgb/s);
  expect(faults).toEqual([]);
  await watched.close();
});

test.each(looks)("the map and its dialogs break no rule of accessibility: $title", async ({ options }) => {
  const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await showView(page, "Map");
  expect(await brokenOnMap(page, "go-between", "circles")).toEqual([]);
  await mapOf(page).focus();
  await page.keyboard.press("l");
  await page.getByRole("application", { name: /^Lasso/ }).waitFor();
  expect(await broken(page)).toEqual([]);
  await watched.close();
});

test("the map as a table; full screen; Shift and arrows move it, 0 fits", async () => {
  const watched = await openApp(browser);
  const { page, faults } = watched;
  await openSample(page, "A classic");
  await showView(page, "Map");
  await page.getByRole("button", { name: "Show as table: The map" }).click();
  const table = page.getByRole("table", { name: "The map" });
  expect(await table.getByRole("row").count()).toBe(35);
  await page.getByRole("button", { name: "Hide table: The map" }).click();
  await mapOf(page).focus();
  const still = await drawing(page);
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => drawing(page)).not.toBe(still);
  await page.keyboard.press("0");
  await expect.poll(() => drawing(page)).toBe(still);
  await page.keyboard.press("f");
  await page.getByRole("button", { name: "Leave full screen" }).click();
  await page.getByRole("button", { name: "Full screen", exact: true }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

const introductionTalk = [
  "from,to,time",
  "ann,bob,2024-03-01", "ann,bob,2024-03-02", "bob,ann,2024-03-09", "bob,dan,2024-03-03", "bob,dan,2024-03-04", "dan,bob,2024-03-05",
  "ann,eve,2024-03-06", "eve,dan,2024-03-07",
].join("\n");

async function selectedCount(panel: Locator): Promise<number> {
  const [, text = "0"] = /([\d,]+) people/.exec(plain(await panel.innerText())) ?? [];
  return Number(text.replaceAll(",", ""));
}

/** Goes from person to person with the arrow keys and selects those named. */
async function selectByKeys(page: Page, names: readonly string[]): Promise<void> {
  const said = page.locator(".map-view > [aria-live=polite]");
  for (const name of names) {
    // A walk that tries every direction from everywhere.
    for (let step = 0; step < 80 && !(await said.innerText()).startsWith(`${name},`); step++) {
      await page.keyboard.press(["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"][(step * 7 + Math.floor(step / 3)) % 4]!);
    }
    expect(await said.innerText()).toMatch(new RegExp(`^${name},`));
    await page.keyboard.press("Shift+Space");
  }
}

/** What the canvas above the map shows: names and outlines, as a number that changes with them. */
async function drawing(page: Page): Promise<string> {
  return page.evaluate(() => {
    const text = document.querySelector<HTMLCanvasElement>(".map-overlay")?.toDataURL() ?? "";
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
    return `${text.length} ${sum}`;
  });
}

/** The same once it no longer changes: the first frames come before the names of circles. */
async function steadyDrawing(page: Page): Promise<string> {
  let seen = "";
  await expect.poll(async () => { const before = seen; seen = await drawing(page); return seen !== "" && seen === before; }, { interval: 300 }).toBe(true);
  return seen;
}

/** Mean difference of two pictures in a channel, both drawn 480 × 270. */
async function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(async (both) => {
    const pixels: Uint8ClampedArray[] = [];
    for (const text of both) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = document.createElement("canvas");
      canvas.width = 480;
      canvas.height = 270;
      const pen = canvas.getContext("2d")!;
      pen.imageSmoothingQuality = "high";
      pen.drawImage(image, 0, 0, 480, 270);
      pixels.push(pen.getImageData(0, 0, 480, 270).data);
    }
    return pixels[0]!.reduce((sum, value, i) => sum + Math.abs(value - pixels[1]![i]!), 0) / pixels[0]!.length;
  }, [a.toString("base64"), b.toString("base64")]);
}

test("who asks for less motion while a map stands is shown each place at once, by keys and by the wheel", async () => {
  const watched = await shopMap();
  const { page, faults } = watched;
  // Kept while another view is looked at.
  await showView(page, "List");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await showView(page, "Map");
  const size = page.locator(".map-size circle").last();
  const radius = async (): Promise<number> => Number(await size.getAttribute("r"));
  /** The sizes of the legend, which follow the map, from a key or a turn of the wheel on until `isEnd`. */
  const sizesUntil = async (act: () => Promise<void>, isEnd: (now: number, before: number) => boolean): Promise<number> => {
    const before = await radius();
    await size.evaluate((circle) => {
      const seen: string[] = [];
      new MutationObserver(() => seen.push(circle.getAttribute("r")!)).observe(circle, { attributes: true, attributeFilter: ["r"] });
      Object.assign(globalThis, { seenSizes: seen });
    });
    await act();
    await expect.poll(async () => isEnd(await radius(), before)).toBe(true);
    return await page.evaluate(() => (Reflect.get(globalThis, "seenSizes") as string[]).length);
  };
  await mapOf(page).focus();
  // Sizes grow with the root of the zoom, 1.7 by the wheel.
  const grows = (by: number) => (now: number, before: number): boolean => Math.abs(now / before - Math.sqrt(by)) < 0.01;
  expect(await sizesUntil(() => page.keyboard.press("-"), grows(1 / 1.5))).toBe(1);
  const box = (await mapOf(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  expect(await sizesUntil(() => page.mouse.wheel(0, -100), grows(1.7))).toBe(1);
  expect(faults).toEqual([]);
  await watched.close();
});
