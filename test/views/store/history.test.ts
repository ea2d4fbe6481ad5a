import { expect, test } from "vitest";
import { emptyHistory, redo, remember, restart, travel, undo, type History } from "../../../src/views/store/history.ts";

/** The numbers one after the other, each a step; the last is the present. */
function after(...states: readonly number[]): History<number> {
  return states.slice(0, -1).reduce<History<number>>((history, state, i) => remember(history, state, { label: () => `to ${states[i + 1]}` }), emptyHistory);
}

test("undo goes back step by step and redo forward again", () => {
  const first = undo(after(1, 2, 3), 3);
  expect(first?.present).toBe(2);
  const second = undo(first!.history, first!.present);
  expect(second?.present).toBe(1);
  expect(undo(second!.history, second!.present)).toBeUndefined();
  const again = redo(second!.history, second!.present);
  expect(again?.present).toBe(2);
  expect(redo(again!.history, 2)?.present).toBe(3);
});

test("the label says what undo takes back and redo brings again", () => {
  const history = after(1, 2, 3);
  expect(history.past.at(-1)?.label).toBe("to 3");
  const back = undo(history, 3)!;
  expect([back.history.past.at(-1)?.label, back.history.future[0]?.label]).toEqual(["to 2", "to 3"]);
});

test("a new step forgets what was undone", () => {
  const back = undo(after(1, 2), 2)!;
  expect(redo(remember(back.history, back.present, { label: () => "" }), 5)).toBeUndefined();
});

test("steps of one movement are one step while they follow each other within a second", () => {
  const moved = (from: number): string => `from ${from}`;
  let history = remember<number>(after(0, 1), 1, { label: moved, movement: "cut", at: 5000 });
  history = remember(history, 2, { label: moved, movement: "cut", at: 5900 });
  history = remember(history, 3, { label: moved, movement: "cut", at: 6800 });
  expect([history.past.length, history.past.at(-1)]).toEqual([2, { state: 1, label: "from 1", serial: 1 }]);
  expect(remember(history, 4, { label: moved, movement: "cut", at: 7801 }).past.length).toBe(3);
  expect(remember(history, 4, { label: moved, movement: "period", at: 6900 }).past.length).toBe(3);
  // After an undo a movement begins anew.
  expect(remember(undo(history, 4)!.history, 1, { label: moved, movement: "cut", at: 6900 }).past.length).toBe(2);
});

test("a step is found by its number, back and forward, and numbers are given once", () => {
  const history = after(10, 11, 12, 13);
  expect(history.serial).toBe(3);
  const back = travel(history, 13, 1)!;
  expect([back.present, back.history.past.length, back.history.future.length, back.history.serial]).toEqual([11, 1, 2, 1]);
  expect(travel(back.history, back.present, 3)).toEqual({ present: 13, history });
  expect(travel(history, 13, 3)).toBeUndefined();
  expect(travel(history, 13, 99)).toBeUndefined();
  const other = remember(back.history, back.present, { label: () => "" });
  expect(other.serial).toBe(4);
  expect(restart(other)).toMatchObject({ past: [], future: [], serial: 5, newest: 5 });
});

test("ten thousand steps can all be taken back", () => {
  let history: History<number> = emptyHistory;
  for (let i = 0; i < 10_000; i++) history = remember(history, i, { label: () => String(i) });
  expect(travel(history, 10_000, 0)?.present).toBe(0);
});
