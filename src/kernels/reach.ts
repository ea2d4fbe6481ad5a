import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** People, in a small network a sixteenth, and steps of walks from one look at the clock to the next: some milliseconds. */
const PEOPLE = 65_536;
const BREATHS = 16;
const STEPS = 1_000_000;

/** Distinct others within one or two steps along `outgoing`, for each person. Weights are ignored. Cost O(Σ over ties of degree). */
export async function countWithinTwoSteps(outgoing: Csr, task: Task): Promise<Float64Array> {
  const n = outgoing.start.length - 1;
  const counts = new Float64Array(n);
  const seenBy = new Uint32Array(n);
  for (let done = 0; done < n; ) {
    done = countFrom(outgoing, done, counts, seenBy);
    await task.breathe({ stage: "Reach in two steps", done, total: n, unit: "people" });
  }
  return counts;
}

/** How many steps the walks of a range of people are: those to contacts, and on from them. */
export function stepsOf({ start, of }: Csr, from: number, to: number): number {
  const end = start[to]!;
  let steps = to - from + end - start[from]!;
  for (let i = start[from]!; i < end; i++) steps += start[of[i]! + 1]! - start[of[i]!]!;
  return steps;
}

/** Goes on with the people from `first` on for a few milliseconds; answers the first one who is left. `seenBy` holds person + 1 of whoever saw them last. */
export function countFrom({ start, of }: Csr, first: number, counts: Float64Array, seenBy: Uint32Array): number {
  const n = start.length - 1;
  const last = Math.min(n, first + Math.min(PEOPLE, Math.ceil(n / BREATHS)));
  let steps = 0;
  let p = first;
  for (; p < last && steps < STEPS; p++) {
    const mark = p + 1;
    seenBy[p] = mark;
    let count = 0;
    const rowEnd = start[p + 1]!;
    for (let i = start[p]!; i < rowEnd; i++) {
      const contact = of[i]!;
      if (seenBy[contact] !== mark) {
        seenBy[contact] = mark;
        count++;
      }
      const end = start[contact + 1]!;
      steps += end - start[contact]!;
      for (let j = start[contact]!; j < end; j++) {
        const other = of[j]!;
        if (seenBy[other] === mark) continue;
        seenBy[other] = mark;
        count++;
      }
    }
    counts[p] = count;
  }
  return p;
}
