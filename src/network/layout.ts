import { ownHands, type Pool } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import { boxOf, centreOn, FRAME, fitInto, scaleInto } from "./layout-frame.ts";
import { FEW, relaxPairs } from "./layout-few.ts";
import { createForces, stepCount } from "./layout-forces.ts";
import { placeOurs, shareOfMain } from "./layout-ours.ts";
import { separate } from "./layout-overlap.ts";
import { packBelow } from "./layout-pack.ts";
import { type LayoutInput, sortLayout } from "./layout-parts.ts";
import { startOnRing } from "./layout-seed.ts";
import { MOVES, relaxStress } from "./layout-stress.ts";

/** From so many people in the main part on, distances decide, not forces: forces alone would need hundreds of steps. */
export const MANY = 10_000;
/** Steps of forces that then bring those who are tied together near each other. */
const FIRST_STEPS = 10;
/** Dots that cover no more than this share of the frame have room to be pushed apart, in few rounds. */
const ROOMY = 0.3;
const FEW_ROUNDS = 60;

export interface Layout {
  /** Places in a drawing about 1,200 × 750 units, y upwards, the middle of the main part at 0, 0. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Groups of fewer than 4 people packed below the rest, and the height of the line above them (NaN without). */
  readonly smallGroups: number;
  readonly lineY: number;
  /** True for a picture to begin with, of many people after few steps: its dots are not pushed apart, nobody looks at it for long. */
  readonly isRough: boolean;
  /** Steps made, and how many it takes to the end. */
  readonly steps: { readonly done: number; readonly of: number };
}

export interface LayoutOptions {
  readonly pool?: Pool | undefined;
  /** Where it starts: 1, or another whole number for another picture of the same network. */
  readonly seed?: number;
  /** No more steps than these; all where left out. */
  readonly steps?: number;
  /** Asked before every step: true ends the layout with the places reached. */
  readonly isStopped?: () => boolean;
}

/**
 * Places people so that those who talk stand together: ForceAtlas2 (Jacomy et al. 2014) with LinLog attraction (Noack 2007), started
 * from circles on a ring with lines between circles loosened, then turned to lie flat, strays drawn in, fitted to the frame and pushed
 * apart until no dots overlap.
 *
 * Same input, same bits: only + − × ÷ √ and core/exact-math, lines sorted first, the number of steps a function of n and lines alone.
 * From 10,000 people on a few steps of forces are enough to start from, then stress decides (layout-stress.ts), done by the workers of
 * `pool`; dots are pushed apart only where they leave room for it. Of up to 40 people the forces are the start, the distances of all
 * pairs decide (layout-few.ts).
 *
 * Cost O(steps · (n log n + m)): 5,000 people and 8,000 lines in about 2 s.
 */
export async function layOut(input: LayoutInput, task: Task, options: LayoutOptions = {}): Promise<Layout> {
  const { pool = ownHands, seed, steps: most = Infinity, isStopped } = options;
  const parts = sortLayout(input);
  const n = input.personCount;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const { main } = parts;
  startOnRing(main, x, y, seed);
  const isLarge = main.people.length >= MANY;
  const steps = isLarge ? FIRST_STEPS : stepCount(main.people.length, main.from.length);
  const forces = createForces(main, x, y);
  let done = 0;
  for (; done < Math.min(steps, most) && isStopped?.() !== true; done++) {
    await task.breathe({ stage: "layout", done, total: steps, unit: "steps" });
    forces.step();
  }
  forces.finish();
  const isRough = isLarge && most <= steps;
  if (isLarge) {
    if (done === steps && most > steps) done += await relaxStress(main, x, y, { pool, task, moves: most - steps, isStopped });
    scaleInto(FRAME, main.people, x, y);
    if (!isRough && hasRoom(main.people, input.radius)) {
      await separate(main.people, input.radius, x, y, task, FEW_ROUNDS);
      const { width, height } = boxOf(main.people, x, y);
      if (width > FRAME.width || height > FRAME.height) scaleInto(FRAME, main.people, x, y);
    }
  } else {
    const share = shareOfMain(parts);
    const frame = { width: share * FRAME.width, height: share * FRAME.height };
    if (main.people.length <= FEW) {
      relaxPairs(main, x, y);
      scaleInto(frame, main.people, x, y);
    } else fitInto(frame, main.people, x, y);
    await separate(main.people, input.radius, x, y, task);
  }
  centreOn(main.people, x, y);
  placeOurs(parts, input.radius, x, y);
  const lineY = packBelow(parts, input.radius, x, y);
  return { x: Float32Array.from(x), y: Float32Array.from(y), smallGroups: parts.small.length, lineY, isRough, steps: { done, of: isLarge ? FIRST_STEPS + MOVES : steps } };
}

function hasRoom(people: Uint32Array, radius: ArrayLike<number>): boolean {
  let area = 0;
  for (const p of people) area += (2 * radius[p]! + 1.5) * (2 * radius[p]! + 1.5);
  return area <= ROOMY * FRAME.width * FRAME.height;
}
