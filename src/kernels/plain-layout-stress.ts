import type { Csr } from "../core/network.ts";
import type { JobRunner } from "../core/pool.ts";
import { EPSILON, FAR, type Moved, NEAR, PIVOTS_AT_ONCE, type StressData, type StressInput } from "./layout-stress-data.ts";

/** The plain twin of the compiled steps to pivots: a search from each. */
export function openPlainPivotSteps(ties: Csr): JobRunner<Uint32Array, Uint8Array> {
  const n = ties.start.length - 1;
  const queue = new Uint32Array(n);
  return (pivots) => {
    const steps = new Uint8Array(n * PIVOTS_AT_ONCE).fill(FAR);
    pivots.forEach((pivot, column) => searchFrom(ties, pivot, queue, (person, step) => {
      const at = person * PIVOTS_AT_ONCE + column;
      if (steps[at] !== FAR) return false;
      steps[at] = step;
      return true;
    }));
    return steps;
  };
}

/** @param reach notes a step, and says whether it is the first way to this person */
function searchFrom({ start, of }: Csr, source: number, queue: Uint32Array, reach: (person: number, step: number) => boolean): void {
  reach(source, 0);
  queue[0] = source;
  let end = 1;
  let levelEnd = 1;
  let step = 1;
  for (let at = 0; at < end && step < FAR; at++) {
    if (at === levelEnd) {
      levelEnd = end;
      if (++step === FAR) return;
    }
    const p = queue[at]!;
    for (let i = start[p]!; i < start[p + 1]!; i++) {
      if (reach(of[i]!, step)) queue[end++] = of[i]!;
    }
  }
}

/** The plain twin of the compiled moves: the same operations in the same order, sums over even and odd pivots apart. */
export function openPlainStressMoves({ ties, blocks, pivots, weight, pull }: StressData): JobRunner<StressInput, Moved> {
  const { start, of } = ties;
  return ({ x, y, from, to, beyond }) => {
    const movedX = new Float64Array(to - from);
    const movedY = new Float64Array(to - from);
    const pivotX = Float64Array.from(pivots, (p) => x[p]!);
    const pivotY = Float64Array.from(pivots, (p) => y[p]!);
    for (let i = from; i < to; i++) {
      const ax = x[i]!;
      const ay = y[i]!;
      const total = [0, 0] as [number, number];
      const sumX = [0, 0] as [number, number];
      const sumY = [0, 0] as [number, number];
      for (let k = 0; k < pivots.length; k++) {
        const code = blocks[Math.floor(k / PIVOTS_AT_ONCE)]![i * PIVOTS_AT_ONCE + (k % PIVOTS_AT_ONCE)]!;
        const lane = (k % 2) as 0 | 1;
        const dx = ax - pivotX[k]!;
        const dy = ay - pivotY[k]!;
        const q = pull[code]! / Math.sqrt(dx * dx + dy * dy + EPSILON);
        total[lane] += weight[code]!;
        sumX[lane] += weight[code]! * pivotX[k]! + q * dx;
        sumY[lane] += weight[code]! * pivotY[k]! + q * dy;
      }
      let w = total[0] + total[1];
      let sx = sumX[0] + sumX[1];
      let sy = sumY[0] + sumY[1];
      const degree = start[i + 1]! - start[i]!;
      const each = degree === 0 ? 0 : (NEAR * w) / degree;
      for (let j = start[i]!; j < start[i + 1]!; j++) {
        const p = of[j]!;
        const dx = ax - x[p]!;
        const dy = ay - y[p]!;
        const d2 = dx * dx + dy * dy;
        const g = d2 > 1 ? 1 / Math.sqrt(d2) : 1;
        w += each;
        sx += each * (x[p]! + g * dx);
        sy += each * (y[p]! + g * dy);
      }
      movedX[i - from] = w > 0 ? ax + beyond * (sx / w - ax) : ax;
      movedY[i - from] = w > 0 ? ay + beyond * (sy / w - ay) : ay;
    }
    return { x: movedX, y: movedY };
  };
}
