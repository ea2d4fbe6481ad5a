import type { Csr } from "../core/network.ts";
import type { Task } from "../core/task.ts";

/** Distinct others within one or two steps along `outgoing`, for each person. Weights are ignored. Cost O(Σ over ties of degree). */
export async function countWithinTwoSteps(outgoing: Csr, task: Task): Promise<Float64Array> {
  const { start, of } = outgoing;
  const n = start.length - 1;
  const counts = new Float64Array(n);
  const seenBy = new Uint32Array(n);
  for (let p = 0; p < n; p++) {
    const mark = p + 1;
    seenBy[p] = mark;
    let count = 0;
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      const contact = of[i]!;
      if (seenBy[contact] !== mark) {
        seenBy[contact] = mark;
        count++;
      }
      const end = start[contact + 1]!;
      for (let j = start[contact]!; j < end; j++) {
        const other = of[j]!;
        if (seenBy[other] === mark) continue;
        seenBy[other] = mark;
        count++;
      }
    }
    counts[p] = count;
    await task.breathe({ stage: "Reach in two steps", done: p + 1, total: n, unit: "people" });
  }
  return counts;
}
