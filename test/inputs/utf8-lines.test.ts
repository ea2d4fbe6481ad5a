import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { LineCounter } from "../../src/inputs/text/utf8.ts";

test("lines and places are the same however long the chunks are, with LF, CR and CRLF", () => {
  const random = createRandom(7);
  for (let round = 0; round < 60; round++) {
    // Every other round without a CR, so that lines are counted four bytes at a time.
    const letters = round % 2 === 0 ? [10, 97, 98, 0x0b, 0x8a, 0x8d, 0xff, 0] : [10, 13, 97, 98, 0x8a, 0x8d, 11, 12];
    const bytes = Uint8Array.from({ length: 3000 }, () => letters[random.below(letters.length)]!);
    const whole = new LineCounter();
    const pieces = new LineCounter();
    // Bytes one by one go the slow way.
    for (let i = 0; i < bytes.length; i++) pieces.push(bytes.subarray(i, i + 1));
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(bytes.length, at + 1 + random.below(1500));
      whole.push(bytes.subarray(at, end));
      at = end;
    }
    expect(whole.place()).toEqual(pieces.place());
  }
});

test("an LF that belongs to the CR at the end of the chunk before is no line of its own", () => {
  const lines = new LineCounter();
  lines.push(Uint8Array.of(97, 13));
  lines.push(Uint8Array.from({ length: 300 }, (_, i) => (i === 0 ? 10 : 97)));
  expect(lines.place()).toEqual({ line: 2, column: 300 });
});
