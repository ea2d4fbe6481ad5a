import type { Bench } from "./benchmark.ts";

export async function benchTab(bench: Bench): Promise<string> {
  return `${bench.pairs}`;
}
