import type { Bench } from "./benchmark.ts";

export async function benchMemory(bench: Bench): Promise<string> {
  return `${bench.pairs}`;
}
