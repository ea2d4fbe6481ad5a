import { expect, test } from "vitest";
import { formatOff, formatSampled, formatWithin, sampledBasis, sampledSentence } from "../../../src/views/words/sampled.ts";
import { formatDuration } from "../../../src/views/words/sizes.ts";

const sampled = { measure: "betweenness", epsilon: 0.001, delta: 0.05, seed: 1, most: 6_751_534, samples: 390_153, sure: 4 };
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("how near sampled values are, in one sentence", () => {
  expect(plain(sampledSentence(sampled))).toBe(
    "Sampled from 390,153 shortest ways: nobody is off by more than ±6.75 million (0.1 % of all pairs of people), 95 % certain. The first 4 are the first 4, as certain.",
  );
});

test("one that is first for sure, and none", () => {
  expect(sampledSentence({ ...sampled, sure: 1 })).toContain("The first is the first, as certain.");
  expect(sampledSentence({ ...sampled, sure: 0 })).toContain("Who is first is not certain");
});

test("bounds have two digits, the wider of both sides", () => {
  expect(plain(formatOff([1234, 1567]))).toBe("± 1,600");
  expect(plain(formatOff([0.01234, 0.001]))).toBe("± 0.0120");
  expect(formatOff(undefined)).toBe("");
});

test("values have three digits", () => {
  expect([448_299_727, 12_345, 12.345, null].map((value) => plain(formatSampled(value)))).toEqual(["448 million", "12,300", "12.3", "–"]);
});

test("the bound as it was chosen, with all its digits", () => {
  expect(plain(formatWithin(0.0005))).toBe("±0.05 %");
  expect(plain(sampledBasis(sampled))).toBe("sampled: ±6.75 million at most (±0.1 % of all pairs), 95 % certain for everyone at once, seed 1");
});

test.each([[0.2, "1 s"], [8.4, "8 s"], [89, "89 s"], [540, "9 minutes"], [4000, "67 minutes"], [9000, "3 hours"], [144_000, "2 days"]])("%d seconds are %s", (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
