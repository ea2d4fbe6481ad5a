import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { openApp, openFiles, openSample, plain, settled, showView, textFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// Ann reaches most, by #all-hands; four cliques talk among themselves.
function clique(names: readonly string[]): string[] {
  return names.flatMap((from, i) => names.filter((to) => to !== from).map((to, j) => `${from},${to},#team,2024-01-0${1 + ((i + j) % 7)}T1${j % 10}:00:00Z`));
}
const circles = ["b", "c", "d", "e"].map((letter) => Array.from({ length: 6 }, (_, i) => `${letter}${i}`));
const rows = [...circles.flatMap(clique), "ann,b0,#team,2024-01-05T12:00:00Z", ...Array.from({ length: 30 }, (_, i) => `ann,"${circles.flat().join(";")}",#all-hands,2024-01-${String((i % 28) + 1).padStart(2, "0")}T09:00:00Z`)];
const talk = textFile("talk.csv", `from,to,channel,time\n${rows.join("\n")}\n`);

test("the card says what the rank rests on, which circles somebody stands in, and is copied with both", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });
  const { page, faults } = watched;
  await openFiles(page, [talk]);
  await showView(page, "List");
  await page.getByRole("grid", { name: "People" }).getByText("ann", { exact: true }).click();
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  const rests = card.getByRole("region", { name: "What the rank rests on" });
  await rests.getByText(/^Without the channel ‹#all-hands›: rank 1 → \d+ of 25\. Left out: 30 messages, 30 of the 31 by ann\./).waitFor();
  const list = card.getByRole("region", { name: "Circles" });
  await list.getByText(/^Own circle/).waitFor();
  await settled(page);
  await card.getByRole("button", { name: "Copy", exact: true }).click();
  await card.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("What the rank by times people were reached rests on\n- Without the channel ‹#all-hands›");
  expect(copied).toMatch(/Circles\n- Own circle, at its centre \(\d+ people, connected with \d+\): /);
  const all = list.getByRole("button", { name: /^Select the \d+ people: Own circle/ });
  const count = Number(/\d+/.exec(plain(await all.innerText()))![0]);
  await all.click();
  await page.getByRole("complementary", { name: "Several people" }).getByRole("heading", { name: `${count} people` }).waitFor();
  expect(faults).toEqual([]);
  await watched.close();
});

test("a finding leads to its evidence: people, a view, or the part of the board that it rests on", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  const findings = page.getByRole("complementary", { name: "Findings" });
  await findings.getByRole("button", { name: /^Show the cuts/ }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("If the cut were different");
  await showView(page, "List");
  await findings.getByRole("button", { name: /^Show the cuts/ }).click();
  await page.getByRole("main", { name: "Board", exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("If the cut were different");
  await findings.getByRole("button", { name: /^Select the \d+ people/ }).first().click();
  await page.getByRole("complementary", { name: "Several people" }).waitFor();
  await watched.close();
});

test("a period or group in which nobody wrote says so and leads back", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, [textFile("talk.csv", "from,to,time\nann,ben,2024-01-01\nben,ann,2024-03-01\n"), textFile("people.csv", "id,team\nann,A\nben,B\nx,A\ny,A\nz,B\nw,B\n")]);
  await page.getByRole("button", { name: /^Period: / }).click();
  const period = page.getByRole("dialog", { name: "Period" });
  await period.getByLabel("First day").fill("2024-02-01");
  await period.getByLabel("Last day").fill("2024-02-09");
  await period.getByRole("button", { name: "Set" }).click();
  await page.getByText("No post was written in this period.").waitFor();
  await page.getByRole("main").getByRole("button", { name: "Whole period" }).click();
  await expect.poll(() => page.getByText("No post was written").count()).toBe(0);
  await page.getByRole("button", { name: /^Group: / }).click();
  await page.getByRole("option", { name: /^A/ }).click();
  await page.keyboard.press("Escape");
  await page.getByText("No post was written inside team A.").waitFor();
  await page.getByRole("main").getByRole("button", { name: "Everyone", exact: true }).click();
  await page.getByRole("button", { name: "Group: everyone" }).waitFor();
  await watched.close();
});
