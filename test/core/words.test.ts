import { expect, test } from "vitest";
import { asClause, count, nameInSentence, percent } from "../../src/core/words.ts";

test("numbers in sentences: whole ones with commas, fractions with three digits, from 1,000 on without fractions", () => {
  expect([0, 7, 1899, 1234567].map(count)).toEqual(["0", "7", "1,899", "1,234,567"]);
  expect([0.012345, 2.5, 999.4].map(count)).toEqual(["0.0123", "2.5", "999"]);
  expect([999.5, 11_276.6, 1_234_567.2].map(count)).toEqual(["1,000", "11,277", "1,234,567"]);
});

test("shares have one decimal under 10 %", () => {
  expect([0.049, 0.0995, 0.1738].map(percent)).toEqual(["4.9 %", "10.0 %", "17 %"]);
});

test("a name that turns the writing round is kept to itself, others stay as they are", () => {
  expect(nameInSentence("Åsa Lindqvist")).toBe("Åsa Lindqvist");
  expect(nameInSentence("\u202Egnp.exe")).toBe("\u2068\u202Egnp.exe\u2069");
  expect(nameInSentence("דנה")).toBe("\u2068דנה\u2069");
  // A closing mark of its own would end the isolation too early.
  expect(nameInSentence("a\u2069\u202Eb")).toBe("\u2068a\u202Eb\u2069");
});

test("a sentence inside another has neither its capital nor its point; names and words in capitals stay", () => {
  expect(["The row has 3 cells.", "It belongs to another table.", "nobody is named", "NUL is no name.", "A weight of 0"].map(asClause)).toEqual(["the row has 3 cells", "it belongs to another table", "nobody is named", "NUL is no name", "a weight of 0"]);
});
