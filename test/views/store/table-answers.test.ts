import { expect, test } from "vitest";
import type { InspectedFile } from "../../../src/engine/opening.ts";
import { answersOf, replaceAnswers, withTableAnswers, withTableUsed } from "../../../src/views/store/table-answers.ts";

const table: InspectedFile = {
  name: "x.zip/a.csv", source: 1, part: "a.csv", size: 1, format: "zip", formatLabel: "zip", encoding: "utf-8", delimiter: ",", hasHeader: true, kind: "messages", columns: [], rows: [], notices: [],
};

test("answers about a part stand beside those of the file", () => {
  const options = withTableAnswers({ files: [{}, { encoding: "utf-8" }] }, table, 2, { kind: "people" });
  expect(options.files).toEqual([{}, { encoding: "utf-8", parts: [{ part: "a.csv", answers: { kind: "people" } }] }]);
  expect(answersOf(options, table)).toEqual({ kind: "people" });
  const more = withTableAnswers(options, table, 2, { decimal: "," });
  expect(answersOf(more, table)).toEqual({ kind: "people", decimal: "," });
  expect(answersOf(replaceAnswers(more, table, 2, {}), table)).toEqual({});
});

test("a table is left out and taken in again", () => {
  const out = withTableUsed({}, table, 2, false);
  expect(answersOf(out, table)).toEqual({ use: false });
  expect(answersOf(withTableUsed(out, table, 2, true), table)).toEqual({});
  const whole = { ...table, part: "", source: 0 };
  expect(withTableUsed({ files: [{ sheet: "x" }] }, whole, 1, false).files).toEqual([{ sheet: "x", use: false }]);
});

test("of sheets the one taken in is the one that is read", () => {
  const sheet = { ...table, part: "June", choice: "sheet" };
  expect(withTableUsed({ files: [{}, { sheet: "May" }] }, sheet, 2, true).files?.[1]).toMatchObject({ sheet: "June" });
  expect(withTableUsed({ files: [{}, { sheet: "*" }] }, sheet, 2, true).files?.[1]).toMatchObject({ sheet: "*" });
});
