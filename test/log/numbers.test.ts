import fc from "fast-check";
import { expect, test } from "vitest";
import { decideDecimal, parseCount, parseIntegerBytes, parseNumber, parseNumberBytes } from "../../src/log/numbers.ts";

test.each([
  ["1", ".", 1], ["-1", ".", -1], ["+2.5", ".", 2.5], [" 3 ", ".", 3], ["0", ".", 0], ["-0", ".", 0], [".5", ".", 0.5], ["5.", ".", 5],
  ["1e308", ".", 1e308], ["1e-320", ".", 1e-320], ["1.5E+3", ".", 1500], ["1,234.56", ".", 1234.56], ["1,234,567", ".", 1_234_567], ["12,34,567", ".", 1_234_567],
  ["1.234,56", ",", 1234.56], ["1.234.567", ",", 1_234_567], ["0,5", ",", 0.5], ["7", ",", 7], ["1 234,5", ",", 1234.5], ["1\u202f234,5", ",", 1234.5],
  ["1'234.5", ".", 1234.5], ["12 345", ".", 12_345], ["\u22125", ".", -5],
  ["Infinity", ".", Infinity], ["-inf", ".", -Infinity], ["∞", ".", Infinity], ["1e999", ".", Infinity],
  ["NaN", ".", NaN], ["", ".", NaN], ["abc", ".", NaN], ["0x10", ".", NaN], ["5%", ".", NaN], ["€5", ".", NaN], ["1,23", ".", NaN], ["1.234,56", ".", NaN],
  ["1,234.56", ",", NaN], ["1.5", ",", NaN], ["1,2,3", ",", NaN], ["0,123", ".", NaN], ["1 2", ".", NaN], ["1..2", ".", NaN], ["--1", ".", NaN],
] as const)("%j with decimal %s is %d", (text, decimal, value) => {
  expect(parseNumber(text, decimal)).toBe(value);
});

test("the decimal mark is decided over the column", () => {
  expect(decideDecimal(["1", "2"])).toEqual({ decimal: ".", isAmbiguous: false, example: "" });
  expect(decideDecimal(["1.234,56", "7"])).toMatchObject({ decimal: ",", isAmbiguous: false });
  expect(decideDecimal(["1,234.56"])).toMatchObject({ decimal: ".", isAmbiguous: false });
  expect(decideDecimal(["1.234", "0,5"])).toMatchObject({ decimal: ",", isAmbiguous: false });
  expect(decideDecimal(["1,234", "0.5"])).toMatchObject({ decimal: ".", isAmbiguous: false });
  expect(decideDecimal(["1,234,567"])).toMatchObject({ decimal: ".", isAmbiguous: false });
  expect(decideDecimal(["1.234.567"])).toMatchObject({ decimal: ",", isAmbiguous: false });
  expect(decideDecimal(["0.123", "1.234"])).toMatchObject({ decimal: ".", isAmbiguous: false });
  expect(decideDecimal(["abc", "", "NaN"])).toMatchObject({ decimal: ".", isAmbiguous: false });
});

test("a column that can be read both ways, or says both, is ambiguous", () => {
  expect(decideDecimal(["1,234", "5"])).toEqual({ decimal: ".", isAmbiguous: true, example: "1,234" });
  expect(decideDecimal(["1.234"])).toMatchObject({ isAmbiguous: true });
  expect(decideDecimal(["0,5", "0.5"]).isAmbiguous).toBe(true);
});

test("bytes are read as the text would be, or left to it", () => {
  const text = fc.oneof(fc.integer().map(String), fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map(String), fc.stringMatching(/^[-0-9.,e]{0,18}$/));
  fc.assert(fc.property(text, fc.constantFrom(".", ","), (value, decimal) => {
    const bytes = new TextEncoder().encode(`;${value};`);
    const plain = parseNumberBytes(bytes, 1, bytes.length - 1, decimal);
    if (!Number.isNaN(plain)) expect(plain).toBe(parseNumber(value, decimal));
    const whole = parseIntegerBytes(bytes, 1, bytes.length - 1);
    if (!Number.isNaN(whole)) expect(whole).toBe(Number(value) + 0);
    else expect(/^-?\d{1,15}$/.test(value)).toBe(false);
  }), { seed: 1, numRuns: 20_000 });
});

test("counts are whole: one mark before three digits divides thousands, and what is no count is NaN", () => {
  expect(["7", "1,234", "1.234", "1.234.567", "12.5", " 8 ", "1e3", "0"].map(parseCount)).toEqual([7, 1234, 1234, 1234567, 12.5, 8, 1000, 0]);
  expect(["0x10", "-3", "many", "", "Infinity", "0.125"].map(parseCount)).toEqual([NaN, NaN, NaN, NaN, NaN, 0.125]);
});
