import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Rules broken on the screen, each with where: WCAG 2.2 A and AA and best practices. */
export async function broken(page: Page): Promise<readonly string[]> {
  // The policy lets no script in; the debugger may.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  // While a dialog or menu is open the page behind it is hidden on purpose, its landmark and heading too.
  const isCovered = (await page.locator('[role="dialog"], [role="menu"]').count()) > 0;
  const rules = { "landmark-one-main": { enabled: !isCovered }, "page-has-heading-one": { enabled: !isCovered } };
  const results = (await page.evaluate(
    (chosen) => Reflect.get(globalThis, "axe").run(document, { resultTypes: ["violations"], rules: chosen }), rules,
  )) as AxeResults;
  return results.violations.flatMap((violation) =>
    violation.nodes.slice(0, 3).map((node) => `${violation.id} at ${String(node.target)}: ${node.failureSummary?.split("\n").slice(1).join("; ").trim() ?? ""}`),
  );
}
