import { expect, test } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";
import { failureOf } from "../../../src/views/store/works.ts";

const state = { asked: null, loaded: null, chosenMode: "customers" } as const;

test("the place of an error says what its message has not said yet", () => {
  const cut = new WhotalksError("xml-cut", "a.gexf: line 741, column 33: the file ends inside <edges>.", { where: { file: "a.gexf", line: 741, column: "33" } });
  expect(failureOf(cut, state).place).toBe("");
  const cell = new WhotalksError("date", "a.csv: no such date.", { where: { file: "a.csv", line: 7, column: "date" } });
  expect(failureOf(cell, state).place).toBe("line 7, column “date”");
});

test("a line is not taken as said by a longer number", () => {
  const error = new WhotalksError("x", "It began in line 74.", { where: { line: 7, column: "3" } });
  expect(failureOf(error, state).place).toBe("line 7, column 3");
});
