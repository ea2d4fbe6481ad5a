import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { answerMode, chooseFiles, openApp, plain, settled, showView, textFile, waitForBoard, type PickedFile } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { setColumn } from "./check-help.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Files that cannot be used: what the page must say, with the file's name and what to do. */
const refused: readonly { readonly title: string; readonly file: PickedFile; readonly says: readonly RegExp[] }[] = [
  { title: "an empty file", file: textFile("empty.csv", ""), says: [/empty\.csv: no records\. The file is empty/, /Open a file with one message or one tie a row/] },
  { title: "a header and nothing else", file: textFile("header.csv", "from,to,date\n"), says: [/header\.csv: .*a header and no rows/, /at least one row with an author/] },
  { title: "a picture", file: textFile("photo.csv", binary()), says: [/photo\.csv: this is an image/, /Open the table itself/] },
];

for (const { title, file, says } of refused) {
  test(`${title} is refused with its name and a remedy, and the page goes on`, async () => {
    const watched = await openApp(browser);
    const { page } = watched;
    await answerMode(page, "Customers");
    await chooseFiles(page, [file]);
    const alert = page.getByRole("alert");
    await alert.or(page.getByRole("button", { name: "Map influence" })).first().waitFor();
    if ((await alert.count()) === 0) await page.getByRole("button", { name: "Map influence" }).click();
    const words = plain(await alert.innerText());
    for (const expected of says) expect(words).toMatch(expected);
    expect(words.length).toBeGreaterThan(40);
    await alert.getByRole("button", { name: "Close" }).click();
    expect(watched.faults).toEqual([]);
    await watched.close();
  });
}

/** Odd files that can be used: what the board must show. */
const odd: readonly { readonly title: string; readonly file: PickedFile; readonly shows: readonly RegExp[] }[] = [
  { title: "one person who writes to nobody", file: textFile("one.csv", "from,to,date\nann,,2023-01-05\n"), shows: [/of 1 person/] },
  { title: "messages to oneself only", file: textFile("selves.csv", "from,to,date\nann,ann,2023-01-05\nben,ben,2023-01-06\nann,ann,2023-01-07\n"), shows: [/of 2 people/, /Posts to oneself 3/] },
  { title: "200 columns", file: textFile("wide.csv", wide()), shows: [/of 10 people/] },
  { title: "UTF-16", file: textFile("utf16.csv", utf16("from,to\nÅsa,李小龍\n李小龍,Åsa\nÅsa,Đặng\n")), shows: [/of 3 people/, /Åsa/] },
  { title: "a last row that is cut off", file: textFile("cut.csv", `from,to,date,text\n${"ann,ben,2023-01-05,hello there\nben,ann,2023-01-06,hi\n".repeat(10)}ann,be`), shows: [/21 rows read = 20 used \+ 1 not used/, /the file looks cut off\. Check that the file was copied or exported whole/, /cut\.csv 21 22 .*2 cells where the header has 4/] },
];

for (const { title, file, shows } of odd) {
  test(`${title}: the board stands, and says what it rests on`, async () => {
    const watched = await openApp(browser);
    const { page } = watched;
    await open(page, file);
    const words = plain(await page.getByRole("main").innerText());
    const said = `${words} ${await report(page)}`;
    for (const expected of shows) expect(said).toMatch(expected);
    await showView(page, "Map");
    await showView(page, "List");
    expect(watched.faults).toEqual([]);
    await watched.close();
  });
}

test("rows that cannot be used are listed with file, row, column, value and reason", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const rows = Array.from({ length: 40 }, (_, i) => `p${i % 5},p${(i + 1) % 5},2023-01-${String((i % 28) + 1).padStart(2, "0")}`);
  rows[6] = "p1,p2,2023-02-30";
  rows[9] = ",p2,2023-01-09";
  await open(page, textFile("talk.csv", `from,to,date\n${rows.join("\n")}\n`));
  await page.getByRole("button", { name: "2 rows not used" }).click();
  const dialog = page.getByRole("dialog", { name: "What was read" });
  const table = dialog.getByRole("region", { name: "Rows not used" });
  await table.getByRole("row").nth(2).waitFor();
  const cells = (await table.getByRole("row").allInnerTexts()).map(plain);
  expect(cells[1]).toMatch(/^talk\.csv 7 8 date 2023-02-30 .{10,}/);
  expect(cells[2]).toMatch(/^talk\.csv 10 11 from .{10,}/);
  expect(plain(await dialog.innerText())).toContain("40 rows read = 38 used + 2 not used");
  await watched.close();
});

test("names, topics and headers made to do harm are shown as the words they are", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const harms = ["<img src=x onerror=alert(1)>", "javascript:alert(1)", "\u202Egnp.exe", "<script>alert(2)</script>", "{{7*7}}", "__proto__", "<svg/onload=alert(3)>", "=cmd|' /C calc'!A1"];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [["sender<img src=x onerror=alert(4)>", "javascript:alert(5)", "topic", "text<svg onload=alert(6)>"]];
  for (let i = 0; i < 64; i++) rows.push([harms[i % 8]!, harms[(i * 3 + 1) % 8]!, harms[(i * 5) % 8]!, `${harms[i % 8]!.replace("\u202E", "")} says number ${i}`]);
  const csv = `${rows.map((row) => row.map(quoted).join(",")).join("\n")}\n`;
  await answerMode(page, "Customers");
  await chooseFiles(page, [textFile("<img src=x onerror=alert(7)>.csv", csv)]);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  await settled(page);
  await expectInert(page);
  for (const [position, meaning] of ["From", "To", "Topic", "Text"].entries()) await setColumn(page, rows[0]![position]!, meaning);
  await page.getByRole("button", { name: "Map influence" }).click();
  await waitForBoard(page);
  await expectInert(page);
  expect(await unisolated(page)).toEqual([]);
  expect(plain(await page.getByRole("main").innerText())).toContain("<img src=x onerror=alert(1)>");
  await page.getByRole("button", { name: /^Topic: / }).click();
  await page.getByRole("listbox", { name: "Topics" }).getByRole("option").first().click();
  await page.keyboard.press("Escape");
  await settled(page);
  await page.getByRole("button", { name: /^Clear 1 filter/ }).click();
  for (const view of ["Map", "List"] as const) {
    await showView(page, view);
    await expectInert(page);
  }
  await page.getByRole("grid", { name: "People" }).getByRole("row").filter({ hasText: "<img" }).click();
  const card = page.getByRole("complementary", { name: "Person" }).getByRole("article");
  await card.waitFor();
  await settled(page);
  expect(await card.innerText()).toContain("<img src=x onerror=alert(1)>");
  await expectInert(page);
  await page.getByRole("grid", { name: "People" }).getByRole("row").filter({ hasText: "gnp.exe" }).click();
  await page.getByRole("complementary", { name: "Person" }).getByRole("article", { name: "gnp.exe" }).waitFor();
  await settled(page);
  expect(await unisolated(page)).toEqual([]);
  await showView(page, "Map");
  expect(await page.getByRole("button", { name: /^Only .*gnp\.exe/ }).count()).toBe(2);
  expect(await unisolated(page)).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(watched.faults).toEqual([]);
  // The danger is real: the same words as markup in a page without a policy do open a dialog.
  const bare = await openApp(browser, { bypassCSP: true });
  const opened = bare.page.waitForEvent("dialog").then((dialog) => dialog.dismiss());
  await bare.page.evaluate((markup) => {
    const parsed = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
    if (parsed !== null) document.body.append(parsed);
  }, harms[0]!);
  await opened;
  await bare.close();
  await watched.close();
});

/** Nothing in the page was made from the data: no picture, script, frame or link of theirs, no handler in an attribute. */
async function expectInert(page: Page): Promise<void> {
  const made = await page.evaluate(() => {
    const elements = [...document.querySelectorAll("img, iframe, object, embed, body script:not([type=module]), a[href], form[action]")].map((element) => element.outerHTML.slice(0, 120));
    const handlers = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].filter((attribute) => attribute.name.startsWith("on")).map((attribute) => attribute.name));
    return [...elements, ...handlers];
  });
  expect(made).toEqual([]);
}

/** Places where a name that turns the writing round shares a line with other words and would turn them too. */
async function unisolated(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      if (!text.includes("\u202E") || /\u2068[^\u2069]*\u202E[^\u2069]*\u2069/.test(text)) continue;
      let box = node.parentElement;
      while (box !== null && getComputedStyle(box).display === "inline" && !/isolate|plaintext/.test(getComputedStyle(box).unicodeBidi)) box = box.parentElement;
      if (box !== null && box.checkVisibility() && box.textContent?.trim() !== "\u202Egnp.exe") found.push(`${box.className}: ${box.textContent}`);
    }
    return found;
  });
}

async function open(page: Page, file: PickedFile): Promise<void> {
  await answerMode(page, "Customers");
  await chooseFiles(page, [file]);
  const go = page.getByRole("button", { name: "Map influence" });
  await go.or(page.getByRole("region", { name: "What is counted" })).first().waitFor();
  if (await go.isVisible()) await go.click();
  await waitForBoard(page);
}

/** The words of "What was read". */
async function report(page: Page): Promise<string> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "What was read" }).click();
  const dialog = page.getByRole("dialog", { name: "What was read" });
  const words = plain(await dialog.innerText());
  await dialog.getByRole("button", { name: "Close" }).click();
  return words;
}

function binary(): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  for (let i = 8; i < bytes.length; i++) bytes[i] = (i * 151 + (i >> 3) * 7) % 256;
  return bytes;
}

function wide(): string {
  const header = ["from", "to", ...Array.from({ length: 198 }, (_, i) => `extra ${i}`)].join(",");
  const rows = Array.from({ length: 30 }, (_, i) => [`p${i % 10}`, `p${(i * 3 + 1) % 10}`, ...Array.from({ length: 198 }, (_, k) => (i * k) % 17)].join(","));
  return `${header}\n${rows.join("\n")}\n`;
}

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}
