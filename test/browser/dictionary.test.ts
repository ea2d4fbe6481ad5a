import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, openFiles, plain, settled, textFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const rows = Array.from({ length: 60 }, (_, k) => `p${k % 10},p${(k + 1 + (k % 7)) % 10},${k % 3 === 0 ? "Where is my PARCEL?" : k % 3 === 1 ? "A refund came too late" : "Nice weather"}`);
const talk = textFile("talk.csv", `from,to,text\n${rows.join("\n")}\n`);

async function goToEditor(page: Page): Promise<void> {
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Topics", exact: true }).click();
  await page.getByRole("tab", { name: "By words" }).click();
  await page.getByRole("heading", { name: "Topics by words" }).waitFor();
}

test("topics are written, counted while they are, applied, filtered by, and undone in one step", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, [talk]);
  await goToEditor(page);
  await page.getByRole("button", { name: "Add a topic" }).first().click();
  await page.getByRole("textbox", { name: "Name of the topic" }).fill("delivery");
  const terms = page.getByRole("textbox", { name: /Its terms/ });
  await terms.fill("parcel*\n(late OR slow");
  await page.getByText("The bracket that begins here does not close.").waitFor();
  expect(await page.getByRole("button", { name: "Apply", exact: true }).isDisabled()).toBe(true);
  await terms.fill("parcel*\n(late OR slow) AND refund");
  await page.getByRole("button", { name: "Add a topic" }).click();
  await page.getByRole("textbox", { name: "Name of the topic" }).fill("Delivery");
  await page.getByText("Another topic is called delivery").waitFor();
  await page.getByRole("textbox", { name: "Name of the topic" }).fill("chat");
  await terms.fill("/nic(e|ely) wea/");
  await page.getByText("Regular expressions count when the topics are applied, not while you write.").waitFor();
  // What a regular expression finds is not known yet, and is not called nothing.
  expect(await page.getByText("No message matches.").count()).toBe(0);
  await page.getByText(/At least .+ of 60 messages are on a topic of the dictionary \(40\)\.$/).waitFor();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByText(/of 60 messages are on a topic of the dictionary \(60\)\.$/).waitFor();
  // The topic that was written last is still looked at.
  await page.getByRole("button", { name: /^Whom to ask about chat/ }).waitFor();
  await page.getByRole("button", { name: "Remove the topic chat" }).click();
  await page.getByText(/of 60 messages are on a topic of the dictionary \(40\)\.$/).waitFor();
  expect(plain(await page.locator(".dictionary-samples mark").first().innerText())).toBe("PARCEL");
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("button", { name: "Applied" }).waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Remove the topic chat" }).waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("No dictionary yet.").waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Redo" }).click();
  await page.getByRole("button", { name: "Remove the topic chat" }).waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Redo" }).click();
  await page.getByRole("button", { name: "Remove the topic chat" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Applied" }).waitFor();
  await settled(page);
  await page.getByRole("tab", { name: "Topics", exact: true }).click();
  await page.getByRole("button", { name: "delivery", exact: true }).waitFor();
  expect(watched.faults).toEqual([]);
  await watched.close();
}, 120_000);

test("a starter is taken, saved as CSV and read again", async () => {
  const watched = await openApp(browser, { viewport: { width: 390, height: 844 } });
  const { page } = watched;
  await openFiles(page, [talk]);
  await goToEditor(page);
  await page.getByRole("button", { name: "Starters" }).click();
  await page.getByRole("menuitem", { name: /Customer service/ }).click();
  await page.getByRole("button", { name: "delivery", exact: true }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /A topic and a term a row/ }).click()]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv.split("\n").slice(0, 2)).toEqual(["topic,term", "delivery,deliver*"]);
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByText("No dictionary yet.").waitFor();
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Import" }).click()]);
  await picker.setFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "delivery", exact: true }).waitFor();
  await watched.close();
}, 120_000);

test("with employees no message is shown, sensitive terms are named, and counts come once the topics are applied", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await openFiles(page, [talk], "Employees");
  await goToEditor(page);
  await page.getByRole("button", { name: "Add a topic" }).first().click();
  const terms = page.getByRole("textbox", { name: /Its terms/ });
  await terms.fill("parcel\nsick leave");
  await page.getByText(/This is about health/).waitFor();
  await terms.fill("parcel");
  // Nothing was searched for these words yet: no number stands beside them, 0 included.
  await page.getByText("Not counted yet: apply it, and the texts are searched.").waitFor();
  expect(await page.getByText(/of 60 messages are on a topic|fewer than 5 people/).count()).toBe(0);
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("button", { name: "Applied" }).waitFor();
  await page.getByText(/of 60 messages are on a topic of the dictionary \(20\)\.$/).waitFor();
  expect(await page.locator("body").innerText()).not.toContain("PARCEL");
  // From the words straight to the people, as one step.
  await page.getByRole("button", { name: /^Whom to ask about topic 1/ }).click();
  await page.getByRole("heading", { name: "Whom to ask about topic 1" }).waitFor();
  await settled(page);
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: "Topics by words" }).waitFor();
  await watched.close();
}, 120_000);
