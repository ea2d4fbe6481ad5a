import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser, openPage, pageUrl } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("the page and all its scripts carry a policy that lets nothing out", async () => {
  const watched = await openPage(browser);
  const policies = new Map<string, string>();
  watched.page.on("response", (response) => void policies.set(response.url(), response.headers()["content-security-policy"] ?? ""));
  await watched.page.goto(pageUrl(), { waitUntil: "networkidle" });
  expect([...policies.keys()].filter((url) => url.endsWith(".js")).length).toBeGreaterThan(0);
  const keeper = [...policies].find(([url]) => url.endsWith("/service-worker.js"));
  expect(keeper?.[1] ?? "default-src 'none'; connect-src 'self';").toMatch(/^default-src 'none'; connect-src 'self';/);
  for (const [url, policy] of policies) {
    // What keeps the program fetches its files: from this place alone.
    if (url === keeper?.[0]) continue;
    expect(policy, url).toContain("default-src 'none'");
    expect(policy, url).toContain("frame-ancestors 'none'");
    expect(policy, url).toContain("require-trusted-types-for 'script'");
    expect(policy, url).not.toContain("connect-src");
  }
  await watched.close();
});

test("another site cannot frame the page", async () => {
  const watched = await openPage(browser);
  await watched.page.setContent(`<iframe src="${pageUrl()}"></iframe>`, { waitUntil: "load" });
  await expect.poll(() => watched.faults.join("\n")).toMatch(/frame-ancestors/);
  const framed = watched.page.frames().at(1);
  expect(framed).toBeDefined();
  expect(await framed?.locator("#root").count()).toBe(0);
  await watched.close();
});
