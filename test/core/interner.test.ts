import { expect, test } from "vitest";
import { createInterner } from "../../src/core/interner.ts";
import { createRandom } from "../../src/core/random.ts";
import { NONE } from "../../src/core/talk-log.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("texts are numbered in order of first sight; the same text has the same number", () => {
  const interner = createInterner();
  expect(["ann", "bob", "ann", "cy", "bob"].map((text) => interner.internText(text))).toEqual([0, 1, 0, 2, 1]);
  expect([interner.count, interner.text(0), interner.text(2)]).toEqual([3, "ann", "cy"]);
  expect([interner.find("bob"), interner.find("dee"), interner.find("")]).toEqual([1, NONE, NONE]);
});

test("space around and composition do not count, everything else does", () => {
  const interner = createInterner();
  expect([" ann\t", "ann", "\u00a0ann", "Ann", "caf\u00e9", "cafe\u0301", "an\u200bn", "", "  ", "\u00a0"].map((text) => interner.intern(bytes(text), 0, bytes(text).length))).toEqual([0, 0, 0, 1, 2, 2, 3, NONE, NONE, NONE]);
});

test("a part of a buffer is a text; beginnings of each other are different", () => {
  const interner = createInterner();
  const all = bytes("person1 person10 person100");
  expect([interner.intern(all, 0, 7), interner.intern(all, 8, 16), interner.intern(all, 17, 26), interner.intern(all, 17, 24), interner.intern(all, 7, 17)]).toEqual([0, 1, 2, 0, 1]);
});

test("300,000 texts of 1 to 40 bytes, drawn at random, have the numbers that a Map gives them", () => {
  const random = createRandom(3);
  const interner = createInterner();
  const known = new Map<string, number>();
  for (let i = 0; i < 300_000; i++) {
    const text = `${random.below(4) === 0 ? "ä" : ""}${random.below(120_000)}${"x".repeat(random.below(random.below(30) + 1))}`;
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    if (interner.internText(text) !== number) throw new Error(`${text} is not ${number}`);
  }
  expect(interner.count).toBe(known.size);
  for (const [text, number] of known) if (interner.text(number) !== text || interner.find(text) !== number) throw new Error(text);
});

test("a text longer than all before it fits", () => {
  const interner = createInterner();
  const long = "y".repeat(1_000_003);
  expect([interner.internText("a"), interner.internText(long), interner.internText("b"), interner.find(long)]).toEqual([0, 1, 2, 1]);
});
