import { expect, test } from "vitest";
import { parseTerm } from "../../src/topics/dictionary-term.ts";

const faultOf = (term: string): { at: number; message: string } | undefined => {
  const parsed = parseTerm(term);
  return parsed.kind === "fault" ? parsed.fault : undefined;
};

test("words in a row are a phrase, quotes make it exact", () => {
  expect(parseTerm("too late")).toEqual({ kind: "term", term: { kind: "phrase", text: "too late", isExact: false } });
  expect(parseTerm(' "went out" ')).toEqual({ kind: "term", term: { kind: "phrase", text: "went out", isExact: true } });
  expect(parseTerm("„ging raus“")).toMatchObject({ term: { text: "ging raus", isExact: true } });
});

test("AND binds closer than OR, NOT closer than AND, NEAR closest", () => {
  expect(parseTerm("a1 OR b1 AND NOT c1")).toMatchObject({ term: { kind: "or", parts: [{ text: "a1" }, { kind: "and", parts: [{ text: "b1" }, { kind: "not", part: { text: "c1" } }] }] } });
  expect(parseTerm("a1 AND b1 NEAR/5 c1")).toMatchObject({ term: { kind: "and", parts: [{ text: "a1" }, { kind: "near", words: 5, left: [{ text: "b1" }], right: [{ text: "c1" }] }] } });
});

test("a regular expression stands alone between slashes and is only checked", () => {
  expect(parseTerm("/ref(un|er)d/i")).toEqual({ kind: "pattern", source: "ref(un|er)d" });
  expect(faultOf("/ref(und/")?.message).toMatch(/no regular expression/);
  expect(parseTerm("and/or")).toMatchObject({ kind: "term" });
});

test.each([
  ["", 0, /needs a word/],
  ["refund AND", 10, /word is missing/],
  ["OR refund", 0, /missing before OR/],
  ["(late OR slow", 0, /does not close/],
  ["late) AND x", 4, /closes none/],
  ['say "help', 4, /quote that begins here/],
  ["NOT tax", 0, /NOT alone/],
  ["refund OR NOT tax", 0, /NOT alone/],
  ["(a1 OR b1) c1", 11, /Write AND, OR/],
  ["a1 NEAR b1", 3, /how many words/],
  ["a1 NEAR/0 b1", 3, /1 to 100/],
  ["a1 NEAR/5 b1 NEAR/5 c1", 13, /two sides/],
  ["(a1 AND b1) NEAR/5 c1", 12, /NEAR joins words/],
  ["*", 0, /two letters/],
  ["a*", 0, /two letters/],
  ["??", 0, /needs a letter/],
  ["!!", 0, /nothing to look for/],
  ["NOT NOT x1 AND y1", 0, /One NOT/],
])("%j is wrong at %i", (term, at, message) => {
  expect(faultOf(term)).toMatchObject({ at, message: expect.stringMatching(message) as string });
});

test("however long or nested a term is, it is answered", () => {
  expect(faultOf("x".repeat(1001))?.message).toMatch(/at most 1000/);
  expect(faultOf(`${"(".repeat(40)}x1${")".repeat(40)}`)?.message).toMatch(/brackets/);
});
