import { expect, test } from "vitest";
import { makeWorkbook, sheetData } from "../inputs/sheet/make-workbook.ts";
import { fileOf, newSession } from "../support/session.ts";

const bytes = makeWorkbook({
  sheets: [
    { name: "Talk", data: sheetData([["from", "to"], ["ann", "ben"], ["ben", "ann"]]) },
    { name: "Old", data: sheetData([["from", "to"], ["cy", "di"], ["di", "eve"], ["eve", "cy"]]), state: "hidden" },
  ],
});
const book = { ...fileOf("a.xlsx", bytes), slice: async (start: number, end: number) => bytes.slice(start, end) };

test("a hidden sheet is not read and no reason to ask; its name alone brings it in", async () => {
  const plain = await newSession().open([book], { mode: "customers" });
  expect(plain).toMatchObject({ people: 2, messages: 2 });
  const named = await newSession().open([book], { mode: "customers", files: [{ sheet: "Old" }] });
  expect(named).toMatchObject({ people: 3, messages: 3 });
  const all = await newSession().open([book], { mode: "customers", files: [{ sheet: "*" }] });
  expect(all).toMatchObject({ people: 2, messages: 2 });
});
