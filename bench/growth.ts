import type { Bench } from "./benchmark.ts";

export async function benchGrowth(bench: Bench): Promise<string> {
  return `${bench.pairs}`;
}
