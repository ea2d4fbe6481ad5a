import { expect, test } from "vitest";
import { assignColumns } from "../../src/cli/column-roles.ts";
import { parseColumns } from "../../src/cli/values.ts";
import type { ColumnRole } from "../../src/core/records.ts";
import type { InspectedFile } from "../../src/engine/opening.ts";

test("a named column gets its role, by header or by number", () => {
  expect(assign([["A", "ignore"], ["B", "ignore"], ["C", "text"]], "from=B,to=#1")).toEqual([["to", "from", "text"]]);
});

test("a guess gives way where its role was given to another column", () => {
  expect(assign([["sender", "from"], ["author", "ignore"], ["to", "to"]], "from=author")).toEqual([["ignore", "from", "to"]]);
});

test("two columns may share a role", () => {
  expect(assign([["To", "to"], ["Cc", "ignore"]], "to=To,to=Cc")).toEqual([["to", "to"]]);
});

test("headers may hold commas and equals signs, and look like numbers", () => {
  expect(assign([["a,b=c", "ignore"], ["#1", "ignore"]], "from=a,b=c,to=#1")).toEqual([["from", "to"]]);
});

test("a header that is in no file is refused with those that are", () => {
  expect(() => assign([["A", "from"], ["B", "to"]], "from=Z")).toThrow(/from=Z: no file has such a column/);
  expect(() => assign([["A", "from"], ["B", "to"]], "from=#3")).toThrow(/no file has/);
  expect(() => assign([["A", "from"], ["B", "to"]], "from=#0")).toThrow(/no file has/);
});

test("each of several files takes the columns it has", () => {
  const files = [fileOf([["A", "from"], ["B", "to"]]), fileOf([["id", "id"], ["fans", "ignore"]])];
  expect(assignColumns(files, parseColumns("to=A,followers=fans"))).toEqual([["to", "ignore"], ["id", "followers"]]);
});

test("a people table keeps its own columns: numbers and roles of messages speak of the messages", () => {
  const files = [fileOf([["A", "from"], ["B", "to"]]), fileOf([["id", "id"], ["name", "name"], ["fans", "ignore"]])];
  const isPeople = (file: number): boolean => file === 1;
  expect(assignColumns(files, parseColumns("from=#2,to=#1"), isPeople)).toEqual([["to", "from"], undefined]);
  expect(assignColumns(files, parseColumns("from=A,followers=fans"), isPeople)).toEqual([["from", "to"], ["id", "name", "followers"]]);
  expect(() => assignColumns(files, parseColumns("from=name"), isPeople)).toThrow(/no file has/);
});

function assign(columns: [string, ColumnRole][], pairs: string): ReturnType<typeof assignColumns> {
  return assignColumns([fileOf(columns)], parseColumns(pairs));
}

function fileOf(columns: [string, ColumnRole][]): InspectedFile {
  return {
    name: "t.csv", source: 0, part: "", size: 1, format: "csv", formatLabel: "CSV", encoding: "utf-8", delimiter: ",", hasHeader: true, kind: "messages", rows: [], notices: [],
    columns: columns.map(([name, role]) => ({ name, role, reason: "", confidence: 1, samples: [] })),
  };
}
