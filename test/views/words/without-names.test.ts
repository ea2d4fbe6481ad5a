import { expect, test } from "vitest";
import { withoutNames } from "../../../src/views/words/without-names.ts";

test("no file name is left, also where one is part of another", () => {
  expect(withoutNames("ann.csv: no date; dear-ann.csv: no author", ["ann.csv", "dear-ann.csv"])).toBe("file 1: no date; file 2: no author");
});
