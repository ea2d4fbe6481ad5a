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
  // What keeps the program fetches its files: from this place alone. A page that nobody asked to keep it does not ask for it.
  expect([...policies.keys()].filter((url) => /service-worker|manifest|icon\.svg/.test(url))).toEqual([]);
  const keeper = await watched.page.context().request.get(pageUrl("service-worker.js"));
  expect(keeper.headers()["content-security-policy"]).toBe("default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");
  for (const [url, policy] of policies) {
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
