import { expect, test } from "vitest";
import { haveSameColumns, settleSheets, type Sheet } from "../../src/engine/settle-sheets.ts";

function sheet(part: string, change: Partial<Sheet> = {}): Sheet {
  const columns = [{ name: "from", role: "from", reason: "", confidence: 0.96, samples: [] }] as const;
  return { part, table: { choice: "sheet" }, isUsed: true, openChoice: [], kind: "messages", names: ["from"], columns, roles: ["from"], rows: [["ann"]], ...change };
}
const people: Partial<Sheet> = { kind: "people", names: ["id"], roles: ["id"], columns: [{ name: "id", role: "id", reason: "", confidence: 0.96, samples: [] }] };
const told = (sheets: readonly Sheet[]) => sheets.map(({ part, isUsed, openChoice }) => `${part} ${isUsed ? "used" : "out"}${openChoice.length > 0 ? ` asks ${openChoice.join("|")}` : ""}`);

test("one sheet, or tables that are no alternatives, need no choice", () => {
  expect(told(settleSheets([sheet("a")], undefined))).toEqual(["a used"]);
  expect(told(settleSheets([sheet("a", { table: {} }), sheet("b", { table: {} })], undefined))).toEqual(["a used", "b used"]);
});

test("the only sheet with records is meant", () => {
  expect(told(settleSheets([sheet("notes", { rows: [] }), sheet("data")], undefined))).toEqual(["notes out", "data used"]);
});

test("one of messages and one of people are both meant", () => {
  expect(told(settleSheets([sheet("talk"), sheet("staff", people)], undefined))).toEqual(["talk used", "staff used"]);
});

test("two of messages are asked about, the empty third is no choice", () => {
  expect(told(settleSheets([sheet("may"), sheet("june"), sheet("plan", { rows: [] })], undefined))).toEqual(["may used asks may|june", "june used asks may|june", "plan used asks may|june"]);
});

test("messages that are only guessed are asked about beside people", () => {
  const unsure = sheet("talk", { columns: [{ name: "from", role: "from", reason: "", confidence: 0.7, samples: [] }] });
  expect(told(settleSheets([unsure, sheet("staff", people)], undefined))[0]).toContain("asks");
});

test("an answer leaves nothing to ask", () => {
  expect(told(settleSheets([sheet("may"), sheet("june", { isUsed: false })], "may"))).toEqual(["may used", "june out"]);
});

test("sheets of the same header are parts of one log", () => {
  expect(haveSameColumns([sheet("may"), sheet("june")])).toBe(true);
  expect(haveSameColumns([sheet("may"), sheet("june", { names: ["sender"] })])).toBe(false);
});
