import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextSearch } from "../../src/engine/text-search.ts";
import { compileDictionary } from "../../src/topics/dictionary.ts";

const terms = ["parcel", "too late", "deliver*", "*gate", "c?t", "straße", "ışık", "istanbul", "I think", "快递", "北京 AND late", "refund NOT tax", "late NEAR/2 parcel", "👍", "café", "colo*r", "배송", "كتاب", "x"];
const dictionary = compileDictionary(terms.map((term, k) => ({ topic: `t${k % 12}`, terms: [term] })));
const withoutDotless = compileDictionary(terms.filter((term) => term !== "ışık").map((term, k) => ({ topic: `t${k % 12}`, terms: [term] })));
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("parcel", "PARCEL", "too", "Late", "late", "delivered", "floodgate", "cut", "STRASSE", "Straße", "IŞIK", "ışık", "İstanbul", "ISTANBUL", "I", "think", "快递", "没到", "北京", "refund", "tax", "👍🏽", "cafe\u0301", "café", "colour", "color", "배송이", "كِتَاب", "x", "ß", "ſ", "Ａ", "i\u0307", "#tag", "＃标签") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
);
const text = fc.array(fc.tuple(piece, fc.constantFrom(" ", "", ", ", "-", "\n", "　", "…")), { maxLength: 12 }).map((parts) => parts.flat().join(""));

test.each([["with a dotless i", dictionary], ["without one", withoutDotless]])("compiled code finds what plain code finds, %s, texts of any script and bytes that are no text", (_, compiled) => {
  const fast = createTextSearch(compiled, { hashtags: true });
  const plain = createTextSearch(compiled, { hashtags: true, isCompiled: false });
  const noise = fc.uint8Array({ maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 8, arbitrary: text.map((one) => new TextEncoder().encode(one)) }, { weight: 1, arbitrary: noise }), { maxLength: 8 }), (texts) => {
      const bytes = new Uint8Array(texts.reduce((sum, one) => sum + one.length, 0));
      const from: number[] = [];
      const to: number[] = [];
      for (const one of texts) {
        from.push(to.at(-1) ?? 0);
        bytes.set(one, from.at(-1)!);
        to.push(from.at(-1)! + one.length);
      }
      expect([...fast.find(bytes, from, to, texts.length, 0)]).toEqual([...plain.find(bytes, from, to, texts.length, 0)]);
    }),
    { seed: 11, numRuns: 1000 },
  );
});

test("many texts, long texts and texts that are found often", () => {
  const compiled = compileDictionary([{ topic: "a", terms: ["aa", "ab", "ba*"] }, { topic: "b", terms: ["bb", "aa bb"] }]);
  const fast = createTextSearch(compiled, { hashtags: false });
  const plain = createTextSearch(compiled, { hashtags: false, isCompiled: false });
  const texts = [...Array.from({ length: 10_000 }, (_, k) => (k % 3 === 0 ? "aa bb ab" : k % 5 === 0 ? "bb" : "cc dd")), "aa ".repeat(300_000), "zz ".repeat(300_000), "ba"];
  const bytes = new TextEncoder().encode(texts.join(""));
  const to = texts.map(((sum) => (one: string) => (sum += one.length))(0));
  const from = [0, ...to.slice(0, -1)];
  expect([...fast.find(bytes, from, to, texts.length, 0)]).toEqual([...plain.find(bytes, from, to, texts.length, 0)]);
});
