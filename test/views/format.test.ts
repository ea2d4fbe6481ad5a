import { expect, test } from "vitest";
import { formatCount, formatCut, formatDate, formatMoment, formatNoun, formatPercent, formatRank, formatTimes, formatValue, keepTogether, MISSING } from "../../src/views/parts/format.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const percent = (share: number | null, locale = "en"): string => plain(formatPercent(share, locale));

test("a percentage has one decimal under 10 and none above", () => {
  expect(percent(93 / 1899)).toBe("4.9 %");
  expect(percent(330 / 1899)).toBe("17 %");
  expect(percent(0.062)).toBe("6.2 %");
  expect(percent(1)).toBe("100 %");
  expect(percent(0.01)).toBe("1.0 %");
});

test("a percentage that rounds to 10 loses its decimal", () => {
  expect(percent(0.0994)).toBe("9.9 %");
  expect(percent(0.0996)).toBe("10 %");
});

test("a small percentage is never shown as zero, and zero is", () => {
  expect(percent(0.0001)).toBe("under 0.1 %");
  expect(percent(0.0006)).toBe("0.1 %");
  expect(percent(0)).toBe("0 %");
});

test("no line break falls between a number and its sign", () => {
  expect(formatPercent(0.5, "en")).toBe("50\u00a0%");
  expect(formatCount(1_200_000, "en")).toBe("1.2\u00a0million");
});

test("digits follow the reader's locale, words stay English", () => {
  expect(percent(0.049, "de")).toBe("4,9 %");
  expect(formatCount(1899, "de")).toBe("1.899");
  expect(plain(formatCount(1_234_567, "de"))).toBe("1,23 million");
});

test("counts are exact below a million and have three digits from there", () => {
  expect(formatCount(0, "en")).toBe("0");
  expect(formatCount(59_835, "en")).toBe("59,835");
  expect(formatCount(999_999, "en")).toBe("999,999");
  expect(plain(formatCount(1_000_000, "en"))).toBe("1 million");
  expect(plain(formatCount(999_400_000, "en"))).toBe("999 million");
  expect(plain(formatCount(999_600_000, "en"))).toBe("1 billion");
});

test("values keep three significant digits and whole numbers all of theirs", () => {
  expect(formatValue(258_567, "en")).toBe("258,567");
  expect(formatValue(72_626.5, "en")).toBe("72,627");
  expect(formatValue(0.0075, "en")).toBe("0.00750");
  expect(formatValue(0.4524, "en")).toBe("0.452");
  expect(formatValue(15.2353, "en")).toBe("15.2");
  expect(formatValue(0.0000123, "en")).toBe("1.23E-5");
});

test("what is missing is a dash, never a zero", () => {
  expect([formatCount(null), formatValue(Number.NaN), formatPercent(null), formatRank(null), formatDate(null, "UTC")]).toEqual(Array.from({ length: 5 }, () => MISSING));
});

test("a cut is shown as it was set", () => {
  expect(plain(formatCut(0.8, "en"))).toBe("80 %");
  expect(plain(formatCut(0.825, "en"))).toBe("82.5 %");
});

test("ranks take English endings", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 42, 103, 111].map((rank) => formatRank(rank, "en"))).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "42nd", "103rd", "111th"]);
});

test("one is singular", () => {
  expect(formatNoun(1, "post", "posts", "en")).toBe("1 post");
  expect(formatNoun(312, "post", "posts", "en")).toBe("312 posts");
});

test("dates stand in the time zone of the data, not of the machine", () => {
  const at = Date.UTC(2004, 3, 15, 23, 30);
  expect(formatDate(at, "UTC", "en-GB")).toBe("15 Apr 2004");
  expect(formatDate(at, "Europe/Berlin", "en-GB")).toBe("16 Apr 2004");
  expect(formatMoment(at, "UTC", "en-GB")).toBe("15 Apr 2004, 23:30");
});

test("a sentence keeps a number and its per cent sign on one line", () => {
  expect(keepTogether("94 of 724 people (13 %) wrote 80 % of the posts.")).toBe("94 of 724 people (13\u00a0%) wrote 80\u00a0% of the posts.");
});

test("a factor has one decimal under 10, none above, and is never a false zero", () => {
  expect([5.24, 0.9, 9.96, 12.4, 0.01, 0, Number.NaN].map((times) => formatTimes(times, "en-US"))).toEqual(["5.2", "0.9", "10", "12", "under 0.1", "0.0", "–"]);
});
