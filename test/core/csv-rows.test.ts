import { expect, test } from "vitest";
import { readCsvRows } from "../../src/core/csv-rows.ts";

test("cells end at commas and lines, whatever ends a line; quotes hold both", () => {
  expect(readCsvRows('a,b\r\n"c, ""d""\ne",f\rg')).toEqual([["a", "b"], ['c, "d"\ne', "f"], ["g"], [""]]);
});

test("an empty line is a row of one empty cell; something behind a closing quote leaves the cell as it stands", () => {
  expect(readCsvRows("a\n\nb\n")).toEqual([["a"], [""], ["b"], [""]]);
  expect(readCsvRows('"a"b,c\n')).toEqual([['"a"b', "c"], [""]]);
});
