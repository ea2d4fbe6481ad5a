import { expect, test } from "vitest";
import { emptyHistory, redo, remember, undo, type History } from "../../../src/views/store/history.ts";

test("undo goes back step by step and redo forward again", () => {
  let history: History<number> = remember(remember<number>(emptyHistory, 1), 2);
  const first = undo(history, 3);
  expect(first?.present).toBe(2);
  const second = undo(first!.history, first!.present);
  expect(second?.present).toBe(1);
  expect(undo(second!.history, second!.present)).toBeUndefined();
  const again = redo(second!.history, second!.present);
  expect(again?.present).toBe(2);
  history = again!.history;
  expect(redo(history, 2)?.present).toBe(3);
});

test("a new step forgets what was undone", () => {
  const back = undo(remember<number>(emptyHistory, 1), 2)!;
  expect(redo(remember(back.history, back.present), 5)).toBeUndefined();
});
