import { log } from "../core/exact-math.ts";
import type { KernelChoice } from "../kernels/kernel-choice.ts";
import { type ForceData, type ForceSteps, openCompiledForces } from "../kernels/layout-forces.ts";
import type { MainPart } from "./layout-parts.ts";
import { createQuadTree } from "./layout-quadtree.ts";

export interface Forces {
  /** One step of all people at once. */
  step(): void;
  /** Writes the places reached into the x and y given. */
  finish(): void;
}

const REPULSION = 2;
const GRAVITY = 1;
const JITTER = 1;
const LEAST_EFFICIENCY = 0.05;

/**
 * How many steps a layout gets: fewer the larger it is, never by the clock. Inner work stays about the same beyond 2,000 people, so
 * the time does too.
 */
export function stepCount(people: number, lines: number): number {
  if (people < 2) return 0;
  return Math.max(120, Math.min(700, Math.floor(2_400_000 / (people + lines / 4))));
}

/**
 * ForceAtlas2 with LinLog attraction over people and their lines, speeds as in Gephi (Jacomy et al. 2014).
 *
 * Repulsion 2·(degree+1)·(degree+1)/d, attraction pull·log(1+d), gravity degree+1 towards 0, 0. Starts at the x and y given. All people
 * move at once, sums run in a fixed order. Compiled and plain give the same bits. Cost of a step O(n log n + m).
 */
export function createForces(main: MainPart, xOut: Float64Array, yOut: Float64Array, choice: KernelChoice = "compiled"): Forces {
  const { people, from, to, pull } = main;
  const n = people.length;
  const mass = new Float64Array(n).fill(1);
  for (let i = 0; i < from.length; i++) {
    mass[from[i]!]!++;
    mass[to[i]!]!++;
  }
  const data: ForceData = { x: Float64Array.from(people, (p) => xOut[p]!), y: Float64Array.from(people, (p) => yOut[p]!), mass, from, to, pull };
  const { step, x, y } = (choice === "plain" ? undefined : openCompiledForces(data)) ?? openPlainForces(data);
  return {
    step,
    finish() {
      for (let i = 0; i < n; i++) {
        xOut[people[i]!] = x[i]!;
        yOut[people[i]!] = y[i]!;
      }
    },
  };
}

/** The plain twin of the compiled steps. Moves the x and y given. */
function openPlainForces({ x, y, mass, from, to, pull }: ForceData): ForceSteps {
  const n = x.length;
  const tree = createQuadTree(x, y, mass);
  let fx = new Float64Array(n);
  let fy = new Float64Array(n);
  let oldX = new Float64Array(n);
  let oldY = new Float64Array(n);
  let speed = 1;
  let efficiency = 1;

  function addForces(): void {
    tree.fill();
    tree.repel(fx, fy);
    for (let i = 0; i < n; i++) {
      const d = Math.sqrt(x[i]! * x[i]! + y[i]! * y[i]!);
      const gravity = d === 0 ? 0 : (GRAVITY * mass[i]!) / d;
      fx[i] = REPULSION * fx[i]! - gravity * x[i]!;
      fy[i] = REPULSION * fy[i]! - gravity * y[i]!;
    }
    for (let i = 0; i < from.length; i++) {
      const a = from[i]!;
      const b = to[i]!;
      const dx = x[b]! - x[a]!;
      const dy = y[b]! - y[a]!;
      const d = Math.sqrt(dx * dx + dy * dy);
      if (d === 0) continue;
      const f = (pull[i]! * log(1 + d)) / d;
      fx[a]! += f * dx;
      fy[a]! += f * dy;
      fx[b]! -= f * dx;
      fy[b]! -= f * dy;
    }
  }

  /** Global speed: as fast as the swinging allows, rising by at most half. */
  function setSpeed(): void {
    let swinging = 0;
    let traction = 0;
    for (let i = 0; i < n; i++) {
      swinging += mass[i]! * length(fx[i]! - oldX[i]!, fy[i]! - oldY[i]!);
      traction += (mass[i]! * length(fx[i]! + oldX[i]!, fy[i]! + oldY[i]!)) / 2;
    }
    if (swinging === 0) return;
    const estimate = 0.05 * Math.sqrt(n);
    let jitter = JITTER * Math.max(Math.sqrt(estimate), Math.min(10, (estimate * traction) / (n * n)));
    if (swinging > 2 * traction) {
      if (efficiency > LEAST_EFFICIENCY) efficiency *= 0.5;
      jitter = Math.max(jitter, JITTER);
    }
    const target = (jitter * efficiency * traction) / swinging;
    if (swinging > jitter * traction) {
      if (efficiency > LEAST_EFFICIENCY) efficiency *= 0.7;
    } else if (speed < 1000) efficiency *= 1.3;
    speed += Math.min(target - speed, 0.5 * speed);
  }

  return {
    x,
    y,
    step: () => {
      [fx, oldX] = [oldX, fx];
      [fy, oldY] = [oldY, fy];
      fx.fill(0);
      fy.fill(0);
      addForces();
      setSpeed();
      for (let i = 0; i < n; i++) {
        const swinging = mass[i]! * length(fx[i]! - oldX[i]!, fy[i]! - oldY[i]!);
        const factor = speed / (1 + Math.sqrt(speed * swinging));
        x[i]! += fx[i]! * factor;
        y[i]! += fy[i]! * factor;
      }
    },
  };
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
