import { expect, test } from "vitest";
import { createTermCollector } from "../../src/topics/terms.ts";
import { usableTerms } from "../../src/topics/usable-terms.ts";

/** The terms of one text, written by five people, that may be shown where these have the names. */
function shown(text: string, names: readonly string[]): readonly string[] {
  const collector = createTermCollector();
  for (let m = 0; m < 5; m++) collector.add(m, text);
  const bag = collector.take(5);
  const usable = usableTerms(bag, Uint32Array.from([0, 1, 2, 3, 4]), names, 5);
  return bag.terms.filter((_, t) => usable[t] === 1);
}

test("no word is shown that is part of a name or of an id, with its number, within another word, or with hyphens", () => {
  const names = ["person05@firm.example", "jsmith2", "Anna-Lena Weiss", "EMP-0042", "x_kowalski", "Li Na"];
  expect(shown("invoice person05 person5 jsmith2 jsmith anna-lena lena weiss emp0042 x_kowalski kowalski person05's li-na parcel2", names)).toEqual(["invoice", "parcel2"]);
  expect(shown("e-mail about the y-axis", ["E. Weiss", "y1"])).toEqual(["e-mail", "y-axis"]);
});
