import { expect, test } from "vitest";
import { plainFileNames } from "../../../src/views/words/plain-file-names.ts";

test("of a file's name only the ending of a known format stays", () => {
  expect(plainFileNames(["Anna Berg.CSV", "anna.berg", "bruno.json.gz", "mail.tar.gz", ""], ["csv", ".json"])).toEqual(["File 1.csv", "File 2", "File 3.json.gz", "File 4.gz", "File 5"]);
});
