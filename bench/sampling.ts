import type { Bench } from "./benchmark.ts";

export async function benchSampling(bench: Bench): Promise<string> {
  return `${bench.pairs}`;
}
