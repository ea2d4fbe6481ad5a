import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { answerMode, openApp, picture, plain, textFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { check, counted, go } from "./check-help.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const channels = ["X", "Forum", "E-mail", "Product reviews", "Podcast"];
const talk = `from,to,date,channel\n${Array.from({ length: 50 }, (_, i) => `p${i % 5},p${(i * 2 + 1) % 7},2023-01-${String((i % 28) + 1).padStart(2, "0")},${channels[i % 5]!}`).join("\n")}\n`;

test("channels of reach and of posts are offered apart, each can be changed, and the answer is in force", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await check(page, [textFile("talk.csv", talk)]);
  await answerMode(page, "Customers");
  await counted(page);
  const box = page.getByRole("region", { name: "What do the channels count for?" });
  expect(plain(await box.innerText())).toContain("people reached on E-mail, X; posts on Forums, Reviews. Unticked, every message counts for both.");
  const tick = box.getByRole("checkbox", { name: "Count people reached and posts on different channels" });
  expect(await tick.isChecked()).toBe(false);
  await tick.press("Space");
  await counted(page);
  const kind = (channel: string) => box.getByRole("combobox", { name: channel, exact: true });
  await kind("Podcast").waitFor();
  expect(await Promise.all(["X", "E-mail", "Forums", "Reviews", "Podcast"].map((channel) => kind(channel).inputValue()))).toEqual(["reach", "reach", "posts", "posts", "both"]);
  await kind("Podcast").selectOption("posts");
  await counted(page);
  await expect.poll(() => kind("Podcast").inputValue()).toBe("posts");
  await picture(page, "check-channels");
  await go(page);
  // p0 writes on X alone, p1 in the forum alone.
  await page.getByRole("button", { name: "talk.csv" }).click();
  await page.getByRole("menuitem", { name: /read/ }).click();
  expect(plain(await page.getByRole("dialog", { name: "What was read" }).innerText())).toContain("Impressions are counted on channels of reach: E-mail (10), X (10). Posts are counted on channels of posts: Forums (10), Podcast (10), Reviews (10).");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("channels of one kind are not asked about", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await check(page, [textFile("talk.csv", talk.replaceAll("Forum", "Facebook").replaceAll("Product reviews", "TikTok"))]);
  await answerMode(page, "Customers");
  expect(await counted(page)).toContain("50 messages");
  expect(await page.getByText("What do the channels count for?").count()).toBe(0);
  expect(watched.faults).toEqual([]);
  await watched.close();
});
