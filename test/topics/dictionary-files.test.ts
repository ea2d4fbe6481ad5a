import fc from "fast-check";
import { expect, test } from "vitest";
import { readDictionary, writeDictionaryCsv, writeDictionaryJson } from "../../src/topics/dictionary-files.ts";

test("a dictionary is CSV of topic and term, its header no entry", () => {
  expect(readDictionary("d.csv", 'topic,term\nprice,cost\nprice,"too, much"\nsupport,"say ""help"""\nempty,\n')).toEqual([
    { topic: "price", terms: ["cost", "too, much"] },
    { topic: "support", terms: ['say "help"'] },
    { topic: "empty", terms: [] },
  ]);
});

test("a dictionary is JSON of topics and their terms", () => {
  expect(readDictionary("d.json", '\ufeff{"price": ["cost", "fee"], "__proto__": ["x"]}')).toEqual([
    { topic: "price", terms: ["cost", "fee"] },
    { topic: "__proto__", terms: ["x"] },
  ]);
});

test.each([["{not json", /no JSON/], ['{"a": "b"}', /no list of words/], ["lonely\n", /entry 1/], ["a,b,c\n", /entry 1/], ["", /no topic/], ["{}", /no topic/]])(
  "a dictionary of %j is refused", (content, reason) => {
    expect(() => readDictionary("bad", content)).toThrow(reason);
  },
);

test("what is written is read again as it was, as CSV and as JSON", () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).map((text) => `t${text.replaceAll(/[\s\0]/gu, "")}`);
  const term = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }).map((text) => `"${text}`.trim());
  const dictionary = fc.uniqueArray(fc.record({ topic: name, terms: fc.array(term, { maxLength: 4 }) }), { minLength: 1, maxLength: 5, selector: ({ topic }) => topic });
  fc.assert(
    fc.property(dictionary, (entries) => {
      expect(readDictionary("d.csv", writeDictionaryCsv(entries))).toEqual(entries);
      expect(readDictionary("d.json", writeDictionaryJson(entries))).toEqual(entries);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("a JSON list, and a topic named twice of which a parser would keep only the last, are refused", () => {
  for (const text of ['["tea", "cup"]', ' [1, 2]', '{"tea": ["cup"], "tea": ["pot"]}', '{"tea": ["cup"], "t\\u0065a": []}']) expect(() => readDictionary("d.json", text), text).toThrow(expect.objectContaining({ code: "dictionary-unreadable" }) as Error);
  expect(readDictionary("d.json", '{"tea": ["a", ":b", "tea"], "cup": ["a", ":b"]}')).toEqual([{ topic: "tea", terms: ["a", ":b", "tea"] }, { topic: "cup", terms: ["a", ":b"] }]);
  expect(readDictionary("d.csv", "[tea],cup\n")).toEqual([{ topic: "[tea]", terms: ["cup"] }]);
});
