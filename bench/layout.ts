import type { Bench } from "./benchmark.ts";

/** Room for the layout against graphology-layout-forceatlas2. */
export async function benchLayout(bench: Bench): Promise<string> {
  bench.say("no layout in the pool yet: nothing to compare");
  return "The layout does not run in the pool of workers yet: it is not compared with graphology-layout-forceatlas2's worker, and the goal (3 times faster to the same stress) is **missed**.";
}
