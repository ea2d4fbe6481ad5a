import type { Bench } from "./benchmark.ts";

export async function benchLayout(bench: Bench): Promise<string> {
  return `${bench.pairs}`;
}
