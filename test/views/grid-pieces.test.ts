import { expect, test } from "vitest";
import { piecesOf, spanOf } from "../../src/views/groups/grid-pieces.ts";

const written = (pieces: ReturnType<typeof piecesOf>): string => pieces.map((piece) => (piece.kind === "gap" ? `(${piece.count} from ${piece.from})` : String(piece.index))).join(" ");

test("lines in view are on the page, the others are gaps, and together they are all of them", () => {
  expect(written(piecesOf(10, { first: 3, end: 6 }, -2))).toBe("(3 from 0) 3 4 5 (4 from 6)");
  expect(written(piecesOf(3, { first: 0, end: 8 }, -2))).toBe("0 1 2");
  expect(written(piecesOf(0, { first: 0, end: 8 }, -2))).toBe("");
});

test("the line that the keyboard is in stays, wherever it is", () => {
  expect(written(piecesOf(10, { first: 3, end: 5 }, 0))).toBe("0 (2 from 1) 3 4 (5 from 5)");
  expect(written(piecesOf(10, { first: 3, end: 5 }, 4))).toBe("(3 from 0) 3 4 (5 from 5)");
  expect(written(piecesOf(10, { first: 3, end: 5 }, 9))).toBe("(3 from 0) 3 4 (4 from 5) 9");
});

test("a span holds all that is seen and two more on either side, and moves in steps of four", () => {
  for (const offset of [0, 1, 33, 340, 1000, 5000]) {
    const { first, end } = spanOf(offset, 300, 34, 62);
    const seen = [Math.floor(offset / 34), Math.ceil((offset + 300) / 34)] as const;
    expect(first).toBeLessThanOrEqual(Math.max(0, Math.min(61, seen[0] - 2)));
    expect(end).toBeGreaterThanOrEqual(Math.min(62, seen[1] + 2));
    expect(end - first).toBeLessThanOrEqual(22);
  }
  expect(spanOf(341, 300, 34, 62)).toEqual(spanOf(350, 300, 34, 62));
});
