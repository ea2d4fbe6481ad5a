import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { root } from "../support/build.ts";

test("the page can be used after at most 350 kB of script", () => {
  const html = readFileSync(join(root, "dist/index.html"), "utf8");
  const scripts = new Set(Array.from(html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g), ([, path]) => path!));
  expect(scripts.size).toBeGreaterThan(0);
  // What the first script imports before it runs counts too.
  for (const path of scripts) {
    for (const [, name] of readFileSync(join(root, "dist", path), "utf8").matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) scripts.add(`assets/${name}`);
  }
  const bytes = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(root, "dist", path))).length, 0);
  expect(bytes).toBeLessThan(350_000);
});
