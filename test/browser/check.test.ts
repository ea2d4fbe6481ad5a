import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { answerMode, chooseFiles, download, headline, openApp, picture, plain, settled, tabTo, textFile, waitForBoard } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { check, counted, go, setColumn } from "./check-help.ts";
import { mailbox, workbookFile, zipFile } from "./made-files.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const talk = (rows: number, header = "from,to,date,text") => `${header}\n${Array.from({ length: rows }, (_, i) => `p${i % 5},p${(i * 2 + 1) % 7},2023-01-${String((i % 28) + 1).padStart(2, "0")},hello`).join("\n")}\n`;

test("a date that can be read two ways is asked with both readings, and the choice counts", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await check(page, [textFile("talk.csv", "from,to,date\nann,ben,01/02/2023\nben,cat,03/04/2023\ncat,ann,05/06/2023\n")]);
  await answerMode(page, "Customers");
  const question = page.getByRole("radiogroup", { name: /two ways/ });
  expect(plain(await question.innerText())).toMatch(/day, month, year — 01\/02\/2023 = 1 February 2023 month, day, year — 01\/02\/2023 = 2 January 2023/);
  await picture(page, "check-ambiguous-date");
  expect(await page.getByRole("button", { name: "Map influence" }).isDisabled()).toBe(true);
  await question.getByText("day, month, year").click();
  expect(await counted(page)).toContain("3 messages from 3 people to 3 people, Feb 1 – Jun 5, 2023 (UTC), no rows set aside.");
  await question.getByText("month, day, year").click();
  expect(await counted(page)).toContain("Jan 2 – May 6, 2023");
  await go(page);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("rows set aside are browsed page by page and saved on the spot; with employees without their values", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  const rows = Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? `,p${i},2023-01-05` : i % 7 === 0 ? `p${i % 4},p9,2023-02-30` : `p${i % 4},p${i % 6},2023-01-05`));
  await check(page, [textFile("secret-name.csv", `from,to,date\n${rows.join("\n")}\n`)]);
  await answerMode(page, "Customers");
  expect(await counted(page)).toContain("86 rows set aside");
  await page.getByRole("button", { name: "86 rows set aside" }).click();
  const dialog = page.getByRole("dialog", { name: "Rows set aside" });
  const table = dialog.getByRole("region", { name: "Rows not used" });
  await table.getByRole("row").nth(50).waitFor();
  await picture(page, "check-set-aside");
  expect(plain((await table.getByRole("row").allInnerTexts())[1]!)).toMatch(/^secret-name\.csv 1 2 from .{10,}/);
  expect(await table.innerText()).toContain("2023-02-30");
  await dialog.getByRole("button", { name: "Later" }).click();
  await dialog.getByText("51 to 86 of 86").waitFor();
  const saved = await download(page, dialog.getByRole("button", { name: "Download the rows not used" }));
  const lines = saved.bytes.toString("utf8").trim().split("\n");
  expect(lines[0]).toBe("file,row,line,column,value,code,reason");
  expect(lines).toHaveLength(87);
  await page.keyboard.press("Escape");
  await answerMode(page, "Employees");
  await page.getByRole("button", { name: "86 rows set aside" }).click();
  await table.getByRole("row").nth(5).waitFor();
  expect(await dialog.innerText()).not.toMatch(/secret-name|2023-02-30/);
  const masked = await download(page, dialog.getByRole("button", { name: "Download the rows not used" }));
  expect(masked.bytes.toString("utf8")).not.toMatch(/secret-name|2023-02-30/);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("a zip of tables lists each with what it holds, and one can be left out", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await check(page, [zipFile("export.zip", { "may.csv": talk(40), "june.csv": talk(10, "sender,receiver,when,words"), "people.csv": "id,name,team\np0,Ann,Sales\np1,Ben,Legal\np2,Cat,Sales\n" })]);
  await answerMode(page, "Customers");
  const tables = page.getByRole("radiogroup", { name: "Table shown below" });
  expect((await tables.getByRole("radio").allInnerTexts()).map(plain)).toEqual(expect.arrayContaining([
    expect.stringMatching(/^export\.zip\/may\.csv messages .*40 rows$/), expect.stringMatching(/^export\.zip\/june\.csv messages .*10 rows$/), expect.stringMatching(/^export\.zip\/people\.csv people .*3 rows$/),
  ]));
  expect(await counted(page)).toContain("50 messages");
  await picture(page, "check-several-tables");
  await page.getByRole("checkbox", { name: "Use export.zip/june.csv" }).press("Space");
  await expect.poll(() => counted(page)).toContain("40 messages");
  await tables.getByRole("radio", { name: /people\.csv/ }).click();
  await page.getByRole("button", { name: "What “team” means" }).waitFor();
  await go(page);
  expect(await page.getByRole("button", { name: /^Group: / }).count()).toBe(1);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("sheets of a workbook that could both be meant are asked about, and the choice is read", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const sheet = (count: number, first: number) => [["from", "to", "n"], ...Array.from({ length: count }, (_, i) => [`p${i % 5}`, `p${(i * 2 + 1) % 7}`, i + first])];
  await check(page, [workbookFile("talk.xlsx", { May: sheet(20, 1), June: sheet(30, 101), Empty: [] })]);
  await answerMode(page, "Customers");
  const question = page.getByRole("radiogroup", { name: /Which one is meant/ });
  expect((await question.getByRole("radio").count())).toBe(3);
  await question.getByText("June").click();
  await expect.poll(() => counted(page)).toContain("30 ");
  await question.getByText("all of them").click();
  await expect.poll(() => counted(page)).toContain("50 ");
  await go(page);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("a workbook with one sheet of data opens without a question", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await answerMode(page, "Customers");
  await chooseFiles(page, [workbookFile("one.xlsx", { Data: [["from", "to"], ["ann", "ben"], ["ben", "cat"], ["cat", "ann"], ["ann", "cat"]], Notes: [] })]);
  const ready = page.getByRole("button", { name: "Map influence" });
  await ready.or(page.getByRole("region", { name: "What is counted" })).first().waitFor();
  if (await ready.isVisible()) await ready.click();
  await waitForBoard(page);
  expect(await headline(page, "Connectors")).toContain("of 3 people");
  await watched.close();
});

test("a network file opens with its people", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const gexf = `<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed"><nodes><node id="1" label="Ann"/><node id="2" label="Ben"/><node id="3" label="Cat"/></nodes><edges><edge id="0" source="1" target="2" weight="2"/><edge id="1" source="2" target="3"/></edges></graph></gexf>`;
  await answerMode(page, "Customers");
  await chooseFiles(page, [textFile("small.gexf", gexf)]);
  const ready = page.getByRole("button", { name: "Map influence" });
  await ready.or(page.getByRole("region", { name: "What is counted" })).first().waitFor();
  if (await ready.isVisible()) {
    await settled(page);
    await ready.click();
  }
  await waitForBoard(page);
  expect(await headline(page, "Connectors")).toContain("of 3 people");
  expect(await page.getByRole("main").innerText()).toContain("Ann");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("a mailbox is suggested to be employees', and then names nobody", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const people = ["anna.berg@acme.example", "ben.cole@acme.example", "cleo.diaz@acme.example", "outside@other.example"];
  await check(page, [mailbox("inbox.mbox", Array.from({ length: 24 }, (_, i) => ({ from: people[i % 3]!, to: people[(i * 2 + 1) % 4]!, day: (i % 28) + 1 })))]);
  expect(await page.getByText(/probably employees/).count()).toBe(1);
  await answerMode(page, "Employees");
  expect(await counted(page)).toContain("24 messages");
  const inside = page.getByRole("group", { name: "Which addresses are inside?" });
  expect(plain(await inside.innerText())).toContain("acme.example");
  await inside.getByText("acme.example").click();
  await expect.poll(() => counted(page)).not.toContain("24 messages");
  await go(page);
  const words = (await page.locator("body").innerText()).toLowerCase();
  for (const name of ["anna", "berg", "cole", "cleo", "diaz", "inbox.mbox"]) expect(words).not.toContain(name);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("rules of connections show what each would yield, and count at once", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const rows = Array.from({ length: 30 }, (_, i) => `m${i},p${i % 5},p${(i + 1) % 5},${i % 3 === 0 && i > 0 ? `m${i - 1}` : ""},hi @p${(i + 2) % 5}`);
  await check(page, [textFile("talk.csv", `id,from,to,reply to,text\n${rows.join("\n")}\n`)]);
  await answerMode(page, "Customers");
  await counted(page);
  const rules = page.getByRole("group", { name: "What makes a connection?" });
  const before = plain(await page.locator(".check-counts").innerText());
  expect(plain(await rules.innerText())).toMatch(/addressed to somebody \d+ replies \d+ mentions \d+/);
  await rules.getByRole("checkbox", { name: /^mentions/ }).press("Space");
  await expect.poll(async () => (await counted(page), plain(await page.locator(".check-counts").innerText()))).not.toBe(before);
  expect(await rules.getByRole("checkbox", { name: /^mentions/ }).isChecked()).toBe(true);
  for (const name of [/^replies/, /^mentions/, /^addressed/]) {
    const rule = rules.getByRole("checkbox", { name });
    if (await rule.isChecked()) await rule.press("Space");
    await counted(page);
  }
  expect(await rules.getByRole("checkbox", { name: /^addressed/ }).isChecked()).toBe(true);
  expect(await rules.innerText()).toContain("At least one stays ticked");
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("what columns mean is known again for the same header, until it is forgotten", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const file = textFile("odd.csv", `alpha,beta,gamma\n${Array.from({ length: 30 }, (_, i) => `p${i % 5},p${(i * 2 + 1) % 7},t${i % 3}`).join("\n")}\n`);
  await check(page, [file]);
  await answerMode(page, "Customers");
  for (const [column, meaning] of [["alpha", "To"], ["beta", "From"], ["gamma", "Topic"]] as const) await setColumn(page, column, meaning);
  await go(page);
  await page.getByRole("banner").getByRole("button", { name: "odd.csv" }).click();
  await page.getByRole("menuitem", { name: "Open other data" }).click();
  await check(page, [file]);
  await page.getByText("Read as you chose for this header before").waitFor();
  expect(plain(await page.getByRole("button", { name: "What “beta” means" }).innerText())).toContain("From");
  const stored = await page.evaluate(() => Array.from({ length: localStorage.length }, (_, i) => localStorage.getItem(localStorage.key(i) ?? "")).join());
  expect(stored).not.toMatch(/alpha|beta|gamma|odd|p1/);
  await page.getByRole("button", { name: "Forget that" }).click();
  await settled(page);
  expect(await page.getByText("Read as you chose").count()).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem("whotalks-columns"))).toBeNull();
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("everything on the check screen is reached and changed by keyboard", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await check(page, [textFile("talk.csv", "from,to,date,topic\nann,ben,01/02/2023,x\nben,cat,03/04/2023,y\n,ann,05/06/2023,x\n"), textFile("people.csv", "id,name,team\nann,Ann,A\nben,Ben,B\ncat,Cat,A\n")]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Check the columns");
  await tabTo(page, page.getByRole("radiogroup", { name: "Whose talk is this?" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("radiogroup", { name: /two ways/ }));
  await page.keyboard.press("Space");
  expect(await counted(page)).toContain("2 messages");
  await tabTo(page, page.getByRole("group", { name: "What makes a connection?" }).or(page.getByRole("group", { name: "Tables that are used" })).first());
  await tabTo(page, page.getByRole("button", { name: "What “topic” means" }));
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect.poll(async () => plain(await page.getByRole("button", { name: "What “topic” means" }).innerText())).toContain("Not used");
  await settled(page);
  await page.getByRole("button", { name: "Back" }).focus();
  await tabTo(page, page.getByRole("button", { name: "Map influence" }));
  await page.keyboard.press("Enter");
  await waitForBoard(page);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("100,000 columns: only some are drawn, and a column is found by name within two seconds", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const header = ["from", "to", ...Array.from({ length: 99_998 }, (_, i) => `extra ${i}`)].join(",");
  const row = (i: number) => [`p${i}`, `p${i + 1}`, ...Array.from({ length: 99_998 }, (_, k) => k % 10)].join(",");
  const begun = Date.now();
  await chooseFiles(page, [textFile("wide.csv", `${header}\n${Array.from({ length: 10 }, (_, i) => row(i)).join("\n")}\n`)]);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  const seen = Date.now() - begun;
  await page.getByText("1 to 40 of 100,000 columns").waitFor();
  expect(await page.getByRole("columnheader").count()).toBe(40);
  const searched = Date.now();
  await page.getByRole("searchbox", { name: "Find a column" }).fill("extra 99997");
  await page.getByRole("button", { name: "What “extra 99997” means" }).waitFor();
  expect(Date.now() - searched).toBeLessThan(2000);
  console.info(`100,000 columns: on screen after ${seen} ms`);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("several files are taken by dropping", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await answerMode(page, "Customers");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "one.csv"));
    data.items.add(new File([text.replaceAll("p", "q")], "two.csv"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, talk(20));
  const ready = page.getByRole("button", { name: "Map influence" });
  await ready.or(page.getByRole("region", { name: "What is counted" })).first().waitFor();
  if (await ready.isVisible()) await ready.click();
  await waitForBoard(page);
  expect(await page.getByRole("banner").getByRole("button", { name: /one\.csv and 1 more/ }).count()).toBe(1);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("names made to do harm are inert among the set-aside rows, in the desk and in the list of tables", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const harms = ["<img src=x onerror=alert(1)>", "<IMG SRC=X ONERROR=alert(1)>", "javascript:alert(1)", "\u202Egnp.exe", "__proto__", "{{7*7}}", "<script>alert(2)</script>"];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 70 }, (_, i) => `${i % 9 === 0 ? "" : quoted(harms[i % 7]!)},${quoted(harms[(i * 3 + 1) % 7]!)},${i % 10 === 4 ? quoted(harms[i % 7]!) : "2023-01-05"}`);
  await check(page, [textFile("<img src=x onerror=alert(3)>.csv", `from,to,date\n${rows.join("\n")}\n`), textFile("<svg onload=alert(4)>.csv", "id,name\n__proto__,<b>x</b>\nconstructor,<i>y</i>\n")]);
  await answerMode(page, "Customers");
  await counted(page);
  const made = () => page.evaluate(() => [...document.querySelectorAll("img, iframe, object, embed, body script:not([type=module]), a[href]")].length + [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))).length);
  expect(await made()).toBe(0);
  expect(await page.getByRole("radiogroup", { name: "Table shown below" }).innerText()).toContain("<img src=x onerror=alert(3)>.csv");
  await page.getByRole("button", { name: /set aside$/ }).click();
  await page.getByRole("dialog", { name: "Rows set aside" }).getByRole("row").nth(3).waitFor();
  expect(await page.getByRole("dialog").innerText()).toContain("<img");
  expect(await made()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Same person?" }).click();
  const desk = page.getByRole("dialog", { name: "Same person?" });
  await settled(page);
  expect(await desk.innerText()).toContain("<img src=x onerror=alert(1)>");
  expect(await made()).toBe(0);
  expect(dialogs).toEqual([]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("where nothing is asked, the banner leads to accounts that look like no persons; a choice is one step of undo", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await answerMode(page, "Customers");
  const names = ["ann", "ben", "cat", "no-reply@shop.example", "dan", "eve"];
  const file = textFile("talk.csv", `from,to,date\n${Array.from({ length: 90 }, (_, i) => `${names[i % 6]!},${names[(i * 5 + 1 + (i % 4)) % 6]!},2023-01-0${(i % 9) + 1}`).join("\n")}\n`);
  await chooseFiles(page, [file]);
  const ready = page.getByRole("button", { name: "Map influence" });
  await ready.or(page.getByRole("region", { name: "What is counted" })).first().waitFor();
  expect(await ready.count()).toBe(0);
  await waitForBoard(page);
  await page.getByRole("button", { name: /^Look at (?:it|them)$/ }).click();
  const desk = page.getByRole("dialog", { name: "Same person?" });
  await desk.getByRole("combobox", { name: /no-reply/ }).selectOption("ours");
  await desk.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Left out: 1 left out" }).waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Left out: 1 left out" }).count()).toBe(0);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

test("a folder is opened with everything in it that can be read; the rest is named", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  const folder = mkdtempSync(join(tmpdir(), "whotalks-folder-"));
  mkdirSync(join(folder, "2023"));
  writeFileSync(join(folder, "2023", "may.csv"), talk(20));
  writeFileSync(join(folder, "2023", "june.csv"), talk(12).replaceAll("2023-01", "2023-06"));
  writeFileSync(join(folder, "photo.png"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3));
  writeFileSync(join(folder, ".hidden"), "x");
  await answerMode(page, "Customers");
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose a folder" }).click()]);
  await picker.setFiles(folder);
  await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  expect(await counted(page)).toContain("32 messages");
  expect(await page.getByRole("radiogroup", { name: "Table shown below" }).innerText()).toMatch(/2023\/june\.csv[\s\S]*2023\/may\.csv/);
  const left = await page.getByRole("region", { name: "Files that are not used" }).innerText();
  expect(left).toMatch(/photo\.png: this is an image/);
  expect(left).not.toContain("hidden");
  rmSync(folder, { recursive: true });
  expect(watched.faults).toEqual([]);
  await watched.close();
});
