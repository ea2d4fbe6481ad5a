import { expect, test } from "vitest";
import type { Inspection, Question } from "../../../src/engine/opening.ts";
import { answerOf, answerQuestion, maskCell, withRole } from "../../../src/views/check/answers.ts";

const file = {
  name: "b.csv", source: 0, part: "", size: 1, format: "csv", formatLabel: "CSV", encoding: "utf-8", delimiter: ",", hasHeader: true, kind: "messages",
  columns: [], rows: [], notices: [],
} as const;
const inspection: Inspection = { files: [{ ...file, name: "a.csv" }, { ...file, source: 1 }], questions: [], suggestedMode: "employees" };
const question: Question = { code: "date-order", file: "b.csv", message: "", option: "", choices: [] };

test("an answer belongs to the file that was asked about", () => {
  const options = answerQuestion({}, inspection, question, "mdy", 2);
  expect(options).toEqual({ files: [{}, { dateOrder: "mdy" }] });
  expect(answerOf(options, inspection, question)).toBe("mdy");
});

test("whose talk it is starts with no answer, whatever is suggested", () => {
  const mode: Question = { ...question, code: "mode", file: "" };
  expect(answerOf({}, inspection, mode)).toBe("");
  expect(answerOf(answerQuestion({}, inspection, mode, "customers", 2), inspection, mode)).toBe("customers");
});

test("a masked cell shows its shape and no letter or digit of it", () => {
  expect(maskCell("Zoë.Ng3@acme.org", "from")).toBe("xxx.xx0@xxxx.xxx");
  expect(maskCell("2024-01-02", "time")).toBe("2024-01-02");
});

test("a masked channel or topic is not readable, nor is a text that was taken for a date", () => {
  expect(maskCell("enrique-dm", "channel")).toBe("xxxxxxx-xx");
  expect(maskCell("hello @ann", "topic")).toBe("xxxxx @xxx");
  expect(maskCell("call ann at 5", "time")).toBe("xxxx xxx xx 5");
  expect(maskCell("ann7@acme.org", "time")).toBe("xxx0@xxxx.xxx");
  expect(maskCell("Ann", "weight")).toBe("xxx");
  expect(maskCell("Tue Oct 31 22:10:47 +0000 2017", "time")).toBe("Tue Oct 31 22:10:47 +0000 2017");
  expect(maskCell("2024-01-02T10:00:00Z", "time")).toBe("2024-01-02T10:00:00Z");
});

test("a column gets its meaning by its number, or all are confirmed as they stand", () => {
  const column = { name: "", reason: "", confidence: 0.5, samples: [] };
  const columns = [{ ...column, role: "ignore" }, { ...column, role: "to" }] as const;
  const asked: Question = { ...question, code: "columns" };
  const seen: Inspection = { ...inspection, files: [{ ...file, columns }] };
  expect(answerQuestion({}, seen, asked, "from=#1", 1).files).toEqual([{ roles: ["from", "to"] }]);
  expect(answerQuestion({}, seen, asked, "yes", 1).files).toEqual([{ roles: ["ignore", "to"] }]);
  expect(answerQuestion({}, seen, asked, ",", 1).files).toEqual([{ decimal: "," }]);
});

test("a meaning that only one column can have moves; one that several may have is added", () => {
  const columns = (["from", "to", "ignore", "name"] as const).map((role) => ({ name: "", reason: "", confidence: 1, samples: [], role }));
  const table = { ...file, columns };
  expect(withRole(table, 2, "from")).toEqual(["ignore", "to", "from", "name"]);
  expect(withRole(table, 2, "to")).toEqual(["from", "to", "to", "name"]);
  expect(withRole(table, 2, "name")).toEqual(["from", "to", "name", "name"]);
});
