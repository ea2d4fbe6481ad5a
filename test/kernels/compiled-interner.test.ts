import { expect, test } from "vitest";
import { createInterner, packTexts } from "../../src/core/interner.ts";
import { compareCodePoints } from "../../src/core/order.ts";
import { createRandom } from "../../src/core/random.ts";
import { NONE } from "../../src/core/talk-log.ts";
import { createRowColumns } from "../../src/kernels/row-columns.ts";

const PIECES = ["a", "b", "anna", "Zoë", "Zoe\u0308", "李", "😀", "\u00a0", " ", "\t", "\0", "person", "0", "12345678", "\ufb01", "\ufeff", "ﾊ", "\ue000", "x".repeat(70)];

test("three texts, one of them spelled twice", () => {
  const interner = createRowColumns()!.createInterner();
  expect(["anna", " anna ", "bert", "", "Zoe\u0308", "Zoë"].map((text) => interner.internText(text))).toEqual([0, 0, 1, NONE, 2, 2]);
  expect([interner.count, interner.text(0), interner.text(1), interner.text(2)]).toEqual([3, "anna", "bert", "Zoë"]);
  expect([interner.find("bert"), interner.find("carl"), interner.find(" ")]).toEqual([1, NONE, NONE]);
  expect([...interner.sort!(Uint32Array.of(0, 1, 2))!]).toEqual([2, 0, 1]);
});

test("many texts at once: more than one block, one longer than any, one with the mark that divides them", () => {
  const interner = createRowColumns()!.createInterner();
  const texts = Array.from({ length: 70_000 }, (_, k) => `person ${k}`);
  texts[300] = "é".repeat(700_000);
  texts[69_000] = "a\x1fb";
  for (const text of texts) interner.internText(text);
  const numbers = Uint32Array.from(texts, (_, k) => texts.length - 1 - k);
  expect(interner.texts!(numbers)).toEqual(texts.toReversed());
  expect(interner.texts!(new Uint32Array(0))).toEqual([]);
  const later = interner.textsLater!(numbers);
  interner.internText("one more");
  expect(later()).toEqual(texts.toReversed());
  expect(interner.textsLater!(new Uint32Array(0))()).toEqual([]);
});

test("texts go to another interner as bytes, all or the new ones, from one kind into the other", () => {
  const texts = ["anna", "Zoë", "12345678", "x".repeat(70), "李", "b"];
  const kinds = [() => createInterner(), () => createRowColumns()!.createInterner()];
  for (const from of kinds) {
    const packed = [0, 2, 6].map((first) => {
      const interner = from();
      for (const text of texts) interner.internText(text);
      return packTexts(interner, first);
    });
    expect(packed.map(({ ends }) => ends.length)).toEqual([6, 4, 0]);
    for (const into of kinds) {
      const interner = into();
      for (const { bytes, ends } of packed) ends.forEach((end, k) => interner.intern(bytes, k === 0 ? 0 : ends[k - 1]!, end));
      expect(Array.from({ length: interner.count }, (_, k) => interner.text(k))).toEqual(texts);
    }
  }
});

for (let seed = 1; seed <= 12; seed++) {
  test(`random texts are numbered, found, spelled and sorted as the plain interner does, seed ${seed}`, () => {
    const random = createRandom(seed);
    const plain = createInterner();
    const columns = createRowColumns()!;
    const compiled = columns.createInterner();
    // A neighbour in the same memory, which makes it grow.
    const neighbour = columns.createInterner();
    const encoder = new TextEncoder();
    for (let i = 0; i < 6000; i++) {
      let text = "";
      for (let n = 1 + random.below(seed % 4 === 0 ? 2 : 4); n > 0; n--) text += PIECES[random.below(seed % 3 === 0 ? 3 : PIECES.length)]! + (random.below(3) === 0 ? String(random.below(900)) : "");
      const bytes = encoder.encode(`,${text},`);
      expect(compiled.intern(bytes, 1, bytes.length - 1)).toBe(plain.intern(bytes, 1, bytes.length - 1));
      if (i % 7 === 0) neighbour.internText(`${i}-${"y".repeat(random.below(300))}`);
    }
    expect([compiled.count, compiled.respelledCount]).toEqual([plain.count, plain.respelledCount]);
    for (let k = 0; k < plain.count; k++) expect(compiled.text(k)).toBe(plain.text(k));
    for (let i = 0; i < 200; i++) {
      const k = random.below(plain.count);
      expect(compiled.text(k)).toBe(plain.text(k));
      expect(compiled.find(plain.text(k))).toBe(k);
    }
    const numbers = Uint32Array.from({ length: plain.count }, (_, k) => k).filter(() => random.below(5) > 0);
    const expected = [...numbers].sort((a, b) => compareCodePoints(plain.text(a), plain.text(b)));
    expect([...compiled.sort!(numbers)!]).toEqual(expected);
    expect(compiled.texts!(Uint32Array.from(expected))).toEqual(expected.map((k) => plain.text(k)));
    expect(compiled.textsLater!(Uint32Array.from(expected))()).toEqual(expected.map((k) => plain.text(k)));
  });
}

test("a byte order mark before a text is a blank, as in the plain interner", () => {
  for (const interner of [createRowColumns()!.createInterner(), createInterner()]) {
    const numberOf = (text: string): number => {
      const bytes = new TextEncoder().encode(text);
      return interner.intern(bytes, 0, bytes.length);
    };
    expect(["\ufeffanna", "anna", "bert", "\ufeff", "an\ufeffna"].map(numberOf)).toEqual([0, 0, 1, NONE, 2]);
    expect([interner.text(0), interner.respelledCount]).toEqual(["anna", 1]);
    expect([...(interner.sort?.(Uint32Array.of(0, 1, 2)) ?? [0, 2, 1])]).toEqual([0, 2, 1]);
  }
});
