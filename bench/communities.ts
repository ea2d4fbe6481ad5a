import type { Bench } from "./benchmark.ts";

export async function benchCommunities(bench: Bench): Promise<string> {
  return `${bench.pairs}`;
}
