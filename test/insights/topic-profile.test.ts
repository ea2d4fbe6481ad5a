import { expect, test } from "vitest";
import { createThanksTest } from "../../src/insights/thanks.ts";
import { measureSpecialisation } from "../../src/insights/topic-profile.ts";

test("specialisation is 1 for one topic alone, 0 for all alike, and between for the rest", () => {
  expect(measureSpecialisation([7], 4)).toBe(1);
  expect(measureSpecialisation([3, 3, 3, 3], 4)).toBeCloseTo(0, 15);
  // Two topics alike of four: H = ln 2, half of ln 4.
  expect(measureSpecialisation([5, 5], 4)).toBeCloseTo(0.5, 15);
  // H(0.9) is 0.468995593589281 bits.
  expect(measureSpecialisation([9, 1], 2)).toBeCloseTo(1 - 0.468995593589281, 14);
});

test("nothing can be said of one topic in all, or without posts", () => {
  expect([measureSpecialisation([3], 1), measureSpecialisation([], 5), measureSpecialisation([0, 0], 5)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test.each([
  ["Thanks, that worked!", true], ["THANK YOU so much", true], ["thx", true], ["Vielen Dank!", true], ["Merci.", true], ["спасибо большое", true], ["ありがとうございます", true], ["谢谢你", true], ["teşekkürler", true],
  ["Thanksgiving menu", false], ["empty", false], ["dynasty", false], ["The tacks are in", false], ["stack", false], ["It still does not work", false], ["", false],
])("%j thanks: %s", (text, thanks) => {
  expect(createThanksTest()(text)).toBe(thanks);
});
