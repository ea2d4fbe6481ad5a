import { expect, test } from "vitest";
import { acceptedTypes, namesOfFormats } from "../../../src/views/open/formats.ts";

const format = (id: string, label: string, extensions: readonly string[] = [id]) => ({ id, label, extensions });

test("what most people have comes first, few others are named, many are counted", () => {
  expect(namesOfFormats([format("gml", "GML"), format("json", "JSON"), format("csv", "CSV")])).toBe("CSV, JSON, GML");
  const many = ["a", "b", "c", "d"].map((id) => format(id, id));
  expect(namesOfFormats([...many, format("csv", "CSV")])).toBe("CSV and 4 more kinds of files");
});

test("the picker offers every ending once, packed files too, and everything while none is known", () => {
  expect(acceptedTypes([format("csv", "CSV", ["csv", ".TSV"]), format("list", "list", ["csv"])])).toEqual([".csv", ".tsv", ".gz", ".whotalks"]);
  expect(acceptedTypes(undefined)).toEqual([]);
});
