import { expect, test } from "vitest";
import { usableTerms } from "../../src/topics/usable-terms.ts";
import { bagOf } from "./bags.ts";

/** The terms of one text, written by five people, that may be shown where these have the names. */
async function shown(text: string, names: readonly string[]): Promise<readonly string[]> {
  const bag = await bagOf([text, text, text, text, text]);
  const usable = usableTerms(bag, Uint32Array.from([0, 1, 2, 3, 4]), names, 5);
  return bag.terms.filter((_, t) => usable[t] === 1);
}

test("no word is shown that is part of a name or of an id, with its number, within another word, or with hyphens", async () => {
  const names = ["person05@firm.example", "jsmith2", "Anna-Lena Weiss", "EMP-0042", "x_kowalski", "Li Na"];
  expect(await shown("invoice person05 person5 jsmith2 jsmith anna-lena lena weiss emp0042 x_kowalski kowalski person05's li-na parcel2", names)).toEqual(["invoice", "parcel2"]);
  expect(await shown("e-mail about the y-axis", ["E. Weiss", "y1"])).toEqual(["e-mail", "y-axis"]);
});
