import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { answerMode, chooseFiles, openApp, picture, settled, textFile, waitForBoard } from "./app.ts";
import { broken } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { looks } from "./looks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const addresses = ["ann.alder@acme.example", "annalder@acme.example", "ben.birch@acme.example", "ben.birch+lists@acme.example", "cleo@acme.example", "no-reply@acme.example", "dora@other.example"];
const rows = Array.from({ length: 90 }, (_, i) => `${i === 7 ? "" : addresses[i % 7]!},${addresses[(i * 3 + 1) % 7]!},${String((i % 11) + 1).padStart(2, "0")}/${String((i % 12) + 1).padStart(2, "0")}/2023,hello @cleo`);

for (const { title, options } of looks) {
  test(`the check screen with everything it can ask, and the desk, break no rule of axe: ${title}`, async () => {
    const watched = await openApp(browser, { ...options, reducedMotion: "reduce" });
    const { page } = watched;
    const found: string[] = [];
    const look = async (screen: string) => {
      await settled(page);
      for (const violation of await broken(page)) found.push(`${screen}: ${violation}`);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (tooWide > 0) found.push(`${screen}: ${tooWide} px wider than the window`);
      await picture(page, `check-${screen.replaceAll(" ", "-")}-${title}`);
    };
    const wide = `${["from", "to", ...Array.from({ length: 60 }, (_, i) => `extra ${i}`)].join(",")}\na,b${",1".repeat(60)}\n`;
    await chooseFiles(page, [
      textFile("talk.csv", `from,to,date,text\n${rows.join("\n")}\n`),
      textFile("people.csv", "id,name,team\nann.alder@acme.example,Ann Alder,Sales\nben.birch@acme.example,Ben Birch,Legal\nnobody@acme.example,No Body,Legal\n"),
      textFile("wide.csv", wide),
      textFile("photo.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)),
    ]);
    await page.getByRole("heading", { name: "Check the columns" }).waitFor();
    await look("asked");
    await answerMode(page, "Customers");
    await page.getByRole("radiogroup", { name: /two ways/ }).getByText("day, month, year").click();
    await look("counted");
    await page.getByRole("button", { name: "More" }).click();
    await look("more");
    await page.getByRole("radiogroup", { name: "Table shown below" }).getByRole("radio", { name: /wide\.csv/ }).click();
    await look("wide");
    await page.getByRole("checkbox", { name: "Use wide.csv" }).press("Space");
    await settled(page);
    await page.getByRole("button", { name: /set aside$/ }).click();
    await page.getByRole("dialog", { name: "Rows set aside" }).getByRole("row").nth(1).waitFor();
    // The reason is what the reader came for: it stands in the window without scrolling sideways.
    const why = await page.getByRole("dialog").getByRole("row").nth(1).getByRole("cell").last().boundingBox();
    expect(why!.x).toBeGreaterThanOrEqual(0);
    expect(why!.x + why!.width).toBeLessThanOrEqual(options.viewport.width);
    expect(await page.getByRole("dialog").getByRole("columnheader").count()).toBe(6);
    await look("set aside");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Same person?" }).click();
    const desk = page.getByRole("dialog", { name: "Same person?" });
    await desk.getByRole("listbox").waitFor();
    await look("desk");
    await desk.getByRole("tab", { name: /No person/ }).click();
    await look("desk accounts");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Map influence" }).click();
    await waitForBoard(page);
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Same person?" }).click();
    await desk.getByRole("button", { name: "Same person", exact: true }).click();
    await look("desk open");
    expect(found).toEqual([]);
    expect(watched.faults).toEqual([]);
    await watched.close();
  });
}
