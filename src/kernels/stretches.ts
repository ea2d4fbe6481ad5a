import type { Task } from "../core/task.ts";

/** Ties, or rows, from one look at the clock to the next. */
const STRETCH = 500_000;

/** Where the rows of ties can be cut so that each stretch is some milliseconds long: their first and last borders are those of the rows. */
export function cutRows(start: Uint32Array): readonly number[] {
  const borders = [0];
  const n = start.length - 1;
  for (let row = 0, last = 0; row < n; row++) {
    if (row + 1 < n && row + 1 - last < STRETCH && start[row + 1]! - start[last]! < STRETCH) continue;
    last = row + 1;
    borders.push(last);
  }
  return borders;
}

/** Does something with all rows, stretch by stretch, and lets messages in after each. */
export async function inStretches({ start }: { readonly start: Uint32Array }, task: Task, work: (from: number, to: number) => void): Promise<void> {
  const borders = cutRows(start);
  for (let i = 1; i < borders.length; i++) {
    work(borders[i - 1]!, borders[i]!);
    await task.breathe();
  }
}
