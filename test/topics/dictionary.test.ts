import fc from "fast-check";
import { expect, test } from "vitest";
import { createMatcher } from "../../src/topics/dictionary.ts";

test("a word matches whole words without regard to case", () => {
  const match = createMatcher([{ topic: "delivery", terms: ["parcel"] }]);
  expect(match("My PARCEL, please")).toEqual(["delivery"]);
  expect(match("parcels")).toEqual([]);
});

test("a phrase matches its words in a row, punctuation between them does not matter", () => {
  const match = createMatcher([{ topic: "late", terms: ["too late"] }]);
  expect(match("It came too-late.")).toEqual(["late"]);
  expect(match("late, too")).toEqual([]);
});

test("a text is on every topic it matches, each once, in the order of first match", () => {
  const match = createMatcher([{ topic: "a", terms: ["one", "two"] }, { topic: "b", terms: ["two three"] }]);
  expect(match("two three one two")).toEqual(["a", "b"]);
});

test("words of any script, composed or not", () => {
  const match = createMatcher([{ topic: "café", terms: ["cafe\u0301"] }, { topic: "доставка", terms: ["Доставка"] }]);
  expect(match("Le CAFÉ et la доставка")).toEqual(["café", "доставка"]);
});

test("an empty dictionary and terms without a word match nothing", () => {
  expect(createMatcher([])("anything")).toEqual([]);
  expect(createMatcher([{ topic: "x", terms: ["", "!!"] }])("!!")).toEqual([]);
});

test("it equals a search for every term at every place", () => {
  const word = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (text, terms) => {
      const match = createMatcher(terms.map((term, i) => ({ topic: `t${i}`, terms: [term.join(" ")] })));
      const expected = terms.flatMap((term, i) => (text.some((_, at) => term.every((w, k) => text[at + k] === w)) ? [`t${i}`] : []));
      expect([...match(text.join(" "))].sort()).toEqual(expected.sort());
    }),
    { seed: 10, numRuns: 300 },
  );
});
