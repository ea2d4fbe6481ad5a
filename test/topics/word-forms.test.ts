import { expect, test } from "vitest";
import { compileDictionary } from "../../src/topics/dictionary.ts";
import { formLanguages, wordFormsOf } from "../../src/topics/word-forms.ts";

const finds = (text: string, term: string, language?: string): boolean => compileDictionary([{ topic: "t", terms: [term] }], { forms: wordFormsOf(language) }).match(text).length === 1;

test.each([
  ["en", "my refunded parcels", "refund parcel"],
  ["de", "die Lieferungen der Häuser", "Lieferung"],
  ["fr", "les livraisons tardives", "livraison"],
  ["es", "las entregas", "entrega"],
  ["ru", "нет доставки", "доставка"],
  ["tr", "kargolar geldi", "kargo"],
  ["ar", "أين الطرود", "طرود"],
])("forms of a word count as the word where they are asked for: %s", (language, text, term) => {
  expect(finds(text, term, language)).toBe(true);
  expect(finds(text, term)).toBe(false);
});

test("what stands in quotes and what has a wildcard is meant as written", () => {
  expect(finds("refunds", "refund", "en")).toBe(true);
  expect(finds("refunds", '"refund"', "en")).toBe(false);
  expect(finds("refunding", "refund?", "en")).toBe(false);
  expect(finds("two refunds and a late parcel", 'refund NEAR/4 "parcel"', "en")).toBe(true);
});

test("marks are on the words as they stand in the text", () => {
  const compiled = compileDictionary([{ topic: "t", terms: ["late delivery"] }], { forms: wordFormsOf("en") });
  const { text, marks } = compiled.mark("Again late deliveries!");
  expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(["late deliveries"]);
});

test("a language that is not known is refused, those that are name it", () => {
  expect(() => wordFormsOf("xx")).toThrow(/"xx".*not known/);
  expect([...formLanguages.keys()]).toEqual([...formLanguages.keys()].sort());
  for (const [code, { stem }] of formLanguages) expect(stem("a").length, code).toBeGreaterThan(0);
});
