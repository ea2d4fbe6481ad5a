import type { MainPart } from "./layout-parts.ts";

/** Up to so many people the distances of all pairs decide: forces leave a few people lopsided. */
export const FEW = 40;
const ROUNDS = 200;

/**
 * Moves the people so that distances in the drawing are as the numbers of steps between them, all pairs weighted by 1/steps²
 * (Gansner, Koren, North 2004; Kamada, Kawai 1989), one person after the other, 200 rounds. Starts at the x and y given and writes them;
 * one step is one unit. Pairs without a way between them stand as far as the longest way and one step more. Same input, same bits.
 * Cost O(200·n²): for up to 40 people.
 */
export function relaxPairs(main: MainPart, x: Float64Array, y: Float64Array): void {
  const { people } = main;
  const n = people.length;
  const steps = stepsBetween(main);
  scaleToSteps(people, steps, x, y);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      let sumX = 0;
      let sumY = 0;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const d = steps[i * n + j]!;
        const weight = 1 / (d * d);
        const [ax, ay, bx, by] = [x[people[i]!]!, y[people[i]!]!, x[people[j]!]!, y[people[j]!]!];
        const length = Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
        const pull = length < 1e-9 ? 0 : d / length;
        sum += weight;
        sumX += weight * (bx + (ax - bx) * pull);
        sumY += weight * (by + (ay - by) * pull);
      }
      if (sum === 0) continue;
      x[people[i]!] = sumX / sum;
      y[people[i]!] = sumY / sum;
    }
  }
}

/** Numbers of steps, n × n; the longest way and one more where there is none. */
function stepsBetween({ people, from, to }: MainPart): Float64Array {
  const n = people.length;
  const near: number[][] = Array.from({ length: n }, () => []);
  from.forEach((a, i) => {
    near[a]!.push(to[i]!);
    near[to[i]!]!.push(a);
  });
  const steps = new Float64Array(n * n).fill(Number.NaN);
  let longest = 0;
  for (let source = 0; source < n; source++) {
    steps[source * n + source] = 0;
    const queue = [source];
    for (const at of queue) {
      for (const next of near[at]!) {
        if (!Number.isNaN(steps[source * n + next]!)) continue;
        steps[source * n + next] = steps[source * n + at]! + 1;
        longest = Math.max(longest, steps[source * n + next]!);
        queue.push(next);
      }
    }
  }
  return steps.map((d) => (Number.isNaN(d) ? longest + 1 : d));
}

/** To the scale where the mean distance is the mean number of steps. */
function scaleToSteps(people: Uint32Array, steps: Float64Array, x: Float64Array, y: Float64Array): void {
  const n = people.length;
  let drawn = 0;
  let wanted = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const dx = x[people[i]!]! - x[people[j]!]!;
      const dy = y[people[i]!]! - y[people[j]!]!;
      drawn += Math.sqrt(dx * dx + dy * dy);
      wanted += steps[i * n + j]!;
    }
  }
  if (drawn === 0) return;
  for (const p of people) {
    x[p]! *= wanted / drawn;
    y[p]! *= wanted / drawn;
  }
}
