import fc from "fast-check";
import { expect, test } from "vitest";
import { compileDictionary } from "../../src/topics/dictionary.ts";
import { isFound, type Wanted, write } from "./brute-force.ts";

const letters = fc.constantFrom("a", "b", "c", "B", "i", "I");
const word = fc.array(letters, { minLength: 1, maxLength: 4 }).map((list) => list.join(""));
const wildcard = fc.tuple(fc.constantFrom("", "*", "?"), fc.constantFrom("ab", "abc", "ba", "cc"), fc.constantFrom("", "*", "?"), fc.constantFrom("", "a", "b", "c"), fc.constantFrom("", "*")).map((parts) => parts.join(""));
const words = fc.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: wildcard }), { minLength: 1, maxLength: 3 });
const phrase = words.map((list): Wanted => ({ kind: "phrase", words: list }));
const near = fc.tuple(words, words, fc.integer({ min: 1, max: 4 })).map(([left, right, apart]): Wanted => ({ kind: "near", left, right, words: apart }));
const wanted: fc.Arbitrary<Wanted> = fc.letrec<{ term: Wanted }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    phrase,
    near,
    fc.tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("term"), { minLength: 2, maxLength: 3 })).map(([kind, parts]): Wanted => ({ kind, parts })),
    fc.tuple(tie("term"), tie("term")).map(([part, not]): Wanted => ({ kind: "butNot", part, not })),
  ),
})).term;
const text = fc.array(word, { maxLength: 14 });
const separator = fc.constantFrom(" ", ", ", "-", "...\n", "’");

test("all topics at once are what a search for every term at every word finds", () => {
  fc.assert(
    fc.property(fc.array(wanted, { minLength: 1, maxLength: 8 }), fc.array(fc.tuple(text, separator), { minLength: 1, maxLength: 4 }), (terms, texts) => {
      const compiled = compileDictionary(terms.map((term, k) => ({ topic: `t${k}`, terms: [write(term)] })));
      for (const [list, between] of texts) {
        const expected = terms.flatMap((term, k) => (isFound(term, list) ? [k] : []));
        expect(compiled.match(list.join(between))).toEqual(expected);
      }
    }),
    { seed: 6, numRuns: 1500 },
  );
});
