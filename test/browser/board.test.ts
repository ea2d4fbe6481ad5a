import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { headline, openApp, openSample, plain, settled } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("the board says what it says: the cross-hair is dragged, ticks carry their caveat, roles filter, the cut is set, groups to start with are selected", async () => {
  const watched = await openApp(browser, { viewport: { width: 1440, height: 1600 } });
  const { page, faults } = watched;
  await openSample(page, "Customers of a shop");
  const before = await headline(page, "Connectors");
  expect(before).toMatch(/40 of 724 people \(5\.5 %\) make 80 % of the times people were reached/);
  expect(before).toContain("6.2 % in a US 2010 survey, not your data");
  expect(await headline(page, "Mavens")).toContain("13 % in a US 2010 survey, not your data");
  expect(await headline(page, "Start with these")).toMatch(/10 .*have between them written to 82 % of all 679 who got a message/);

  await page.getByRole("button", { name: /^Enlarge: .+ connectors$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("US 2010 6.2 %, EU 2010 4.0 %: surveys of online adults, not your data.").waitFor();
  const handle = dialog.getByRole("slider", { name: "Cut" });
  const box = (await handle.locator("rect").last().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => handle.getAttribute("aria-valuenow")).not.toBe("80");
  const cut = Number(await handle.getAttribute("aria-valuenow"));
  expect(cut).toBeLessThan(80);
  expect(plain((await handle.getAttribute("aria-valuetext"))!)).toMatch(/^\d+ %: Connectors, \d+ of 724 people/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await settled(page);
  expect(await headline(page, "Connectors")).toMatch(new RegExp(`make ${cut} % of the times`));

  await page.getByRole("button", { name: "Set the cut to 90 %" }).click();
  await settled(page);
  expect(await headline(page, "Connectors")).toMatch(/73 of 724 people \(10 %\) make 90 %/);
  await page.getByRole("button", { name: "Set the cut to 80 %" }).click();
  await settled(page);

  await page.getByRole("article", { name: "Start with these" }).getByRole("button", { name: "Select all" }).click();
  await page.getByRole("complementary", { name: "Several people" }).getByRole("heading", { name: "10 people" }).waitFor();
  await page.getByRole("button", { name: /^16 ?reach many, write little$/ }).click();
  await page.getByRole("main", { name: "List", exact: true }).waitFor();
  await settled(page);
  expect(plain(await page.locator(".list-count").innerText())).toMatch(/^16 people/);
  expect(faults).toEqual([]);
  await watched.close();
});
