import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { COMPANY_SEED, generateCompany } from "../../data/generate/company.ts";
import { SHOP_SEED, generateShop } from "../../data/generate/shop.ts";
import type { SampleFile } from "../../data/generate/shop.ts";
import { dataPath } from "./files.ts";

// UPDATE_SAMPLES=1 writes the files instead of comparing them (`npm run samples`).
function checkOrWrite(files: readonly SampleFile[]): void {
  for (const file of files) {
    if (process.env["UPDATE_SAMPLES"] === "1") {
      mkdirSync(dirname(dataPath(file.path)), { recursive: true });
      writeFileSync(dataPath(file.path), file.text);
    }
    expect(readFileSync(dataPath(file.path), "utf8") === file.text, `${file.path} differs from what the generator makes`).toBe(true);
  }
}

test("the shop files are what the generator makes from their seed", () => {
  checkOrWrite(generateShop(SHOP_SEED));
});

test("the company files are what the generator makes from their seed", () => {
  checkOrWrite(generateCompany(COMPANY_SEED));
});

test("another seed gives other files", () => {
  expect(generateCompany(COMPANY_SEED + 1)[0]?.text).not.toBe(generateCompany(COMPANY_SEED)[0]?.text);
});

test("the files stay small enough to be opened with one click", () => {
  const size = (path: string): number => readFileSync(dataPath(path)).length;
  expect(size("shop/messages.csv") + size("shop/people.csv")).toBeLessThan(1_600_000);
  expect(size("company/mail.csv") + size("company/people.csv")).toBeLessThan(2_500_000);
});
