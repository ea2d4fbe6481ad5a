import type { Csr } from "../core/network.ts";
import { type Pool, runJobs } from "../core/pool.ts";
import { createRandom } from "../core/random.ts";
import type { Task } from "../core/task.ts";
import { pivotSteps, stressMoves } from "../kernels/layout-stress.ts";
import { FAR, PIVOTS_AT_ONCE, type StressData } from "../kernels/layout-stress-data.ts";
import type { MainPart } from "./layout-parts.ts";

/** People whose distances to everyone stand for all distances. */
const PIVOTS = 256;
export const MOVES = 20;
/** How far a move goes beyond the best place: it takes half the moves. */
const BEYOND = 1.6;
/** People of one job: a fixed number, so that jobs do not depend on the workers. */
const RANGE = 16_384;
const SEED = 1;

/**
 * Moves the people so that distances in the drawing are as the numbers of steps between them (sparse stress: Gansner et al. 2004,
 * pivots as in Ortmann et al. 2016, every distance weighted by 1/steps²). Starts at the x and y given and writes them. For at least
 * 256 people. Same bits whatever the pool: pivots are seeded, jobs are fixed ranges, everyone moves at once.
 *
 * It ends after `moves` moves (20 where left out), or before the next one once `isStopped` says so. @returns how many were made.
 * Cost O(m + 20·256·n), memory 256 bytes a person.
 */
export async function relaxStress(main: MainPart, x: Float64Array, y: Float64Array, options: { readonly pool: Pool; readonly task: Task; readonly moves?: number; readonly isStopped?: (() => boolean) | undefined }): Promise<number> {
  const { pool, task, moves = MOVES } = options;
  let moved = 0;
  const { people } = main;
  const n = people.length;
  const ties = tieUp(main);
  const pivots = drawPivots(n);
  const blocks: Uint8Array[] = [];
  const groups = Array.from({ length: PIVOTS / PIVOTS_AT_ONCE }, (_, i) => pivots.subarray(PIVOTS_AT_ONCE * i, PIVOTS_AT_ONCE * (i + 1)));
  const progress = (done: number) => ({ stage: "layout", done, total: groups.length, unit: "groups of pivots" });
  await runJobs(pool, pivotSteps, ties, groups, { task, progress, take: (block) => void blocks.push(block) });
  const data: StressData = { ties, blocks, pivots, ...termsOf(blocks) };
  const at = { x: Float64Array.from(people, (p) => x[p]!), y: Float64Array.from(people, (p) => y[p]!) };
  scaleToSteps(data, at.x, at.y);
  const crew = pool.open(stressMoves, data);
  try {
    const ranges = Array.from({ length: Math.ceil(n / RANGE) }, (_, i) => ({ from: i * RANGE, to: Math.min(n, (i + 1) * RANGE) }));
    for (let move = 0; move < Math.min(moves, MOVES) && options.isStopped?.() !== true; move++) {
      const next = { x: new Float64Array(n), y: new Float64Array(n) };
      const beyond = move === MOVES - 1 ? 1 : BEYOND;
      await crew.run(ranges.map((range) => ({ ...at, ...range, beyond })), {
        task,
        progress: (done) => ({ stage: "layout", done: move + done / ranges.length, total: MOVES, unit: "moves" }),
        take: (moved, range) => {
          next.x.set(moved.x, ranges[range]!.from);
          next.y.set(moved.y, ranges[range]!.from);
        },
      });
      Object.assign(at, next);
      moved++;
    }
  } finally {
    crew.close();
  }
  people.forEach((p, i) => {
    x[p] = at.x[i]!;
    y[p] = at.y[i]!;
  });
  return moved;
}

/** The lines from both ends; several between the same two people stay several. */
function tieUp({ people, from, to }: MainPart): Csr {
  const start = new Uint32Array(people.length + 1);
  for (const end of [from, to]) for (const p of end) start[p + 1]!++;
  for (let p = 0; p < people.length; p++) start[p + 1]! += start[p]!;
  const next = start.slice();
  const of = new Uint32Array(2 * from.length);
  for (let i = 0; i < from.length; i++) {
    of[next[from[i]!]!++] = to[i]!;
    of[next[to[i]!]!++] = from[i]!;
  }
  return { start, of, weight: undefined };
}

function drawPivots(n: number): Uint32Array {
  const random = createRandom(SEED);
  const drawn = new Set<number>();
  while (drawn.size < PIVOTS) drawn.add(random.below(n));
  return Uint32Array.from(drawn);
}

/** Weight 1/steps² and pull 1/steps by number of steps; nothing from a person to itself. Without a way: a step more than the longest one. */
function termsOf(blocks: readonly Uint8Array[]): Pick<StressData, "weight" | "pull"> {
  let most = 0;
  for (const block of blocks) for (const code of block) if (code !== FAR && code > most) most = code;
  const stepsOf = (code: number): number => (code === FAR ? most + 1 : code);
  return {
    weight: Float64Array.from({ length: 256 }, (_, code) => (code === 0 ? 0 : 1 / (stepsOf(code) * stepsOf(code)))),
    pull: Float64Array.from({ length: 256 }, (_, code) => (code === 0 ? 0 : 1 / stepsOf(code))),
  };
}

/** Scales the places to where the stress towards the pivots is least. */
function scaleToSteps({ blocks, pivots, pull }: StressData, x: Float64Array, y: Float64Array): void {
  let linear = 0;
  let square = 0;
  pivots.forEach((pivot, k) => {
    const block = blocks[Math.floor(k / PIVOTS_AT_ONCE)]!;
    for (let i = 0; i < x.length; i++) {
      const dx = x[i]! - x[pivot]!;
      const dy = y[i]! - y[pivot]!;
      const ratio = pull[block[i * PIVOTS_AT_ONCE + (k % PIVOTS_AT_ONCE)]!]! * Math.sqrt(dx * dx + dy * dy);
      linear += ratio;
      square += ratio * ratio;
    }
  });
  if (square === 0) return;
  for (let i = 0; i < x.length; i++) {
    x[i]! *= linear / square;
    y[i]! *= linear / square;
  }
}
