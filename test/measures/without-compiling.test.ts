import { afterEach, expect, test, vi } from "vitest";
import { measures } from "../../src/measures/registry.ts";
import { crowd } from "../kernels/crowd.ts";
import { computeResult, networkOf, type Tie } from "./compute.ts";
import { sampleNetworks } from "./random-networks.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** As on a page whose policy forbids compiling. */
async function withoutWebAssembly<T>(work: () => Promise<T>): Promise<T> {
  vi.stubGlobal("WebAssembly", undefined);
  try {
    return await work();
  } finally {
    vi.unstubAllGlobals();
  }
}

const networks = [...sampleNetworks(60, 24).map(({ network }) => network), crowd(400, 2500, 1), crowd(500, 600, 2)];

test.each(measures.map(({ id }) => id))("%s has the same bits and notices where nothing may be compiled", async (id) => {
  for (const network of networks) {
    for (const weights of ["on", "off"] as const) {
      const compiled = await computeResult(id, network, { weights, louvainRuns: 2 });
      const plain = await withoutWebAssembly(() => computeResult(id, network, { weights, louvainRuns: 2 }));
      expect(Buffer.from(plain.values.buffer).equals(Buffer.from(compiled.values.buffer))).toBe(true);
      expect(plain.notices).toEqual(compiled.notices);
    }
  }
}, 120_000);

test("too many shortest paths are told where nothing may be compiled", async () => {
  const ties: Tie[] = [];
  for (let i = 0; i < 1100; i++) ties.push([3 * i, 3 * i + 1, 2], [3 * i, 3 * i + 2, 2], [3 * i + 1, 3 * i + 3, 2], [3 * i + 2, 3 * i + 3, 2]);
  for (const weights of ["on", "off"] as const) {
    const { values, notices } = await withoutWebAssembly(() => computeResult("betweenness", networkOf(3301, ties), { weights }));
    expect(values.every(Number.isNaN)).toBe(true);
    expect(notices.map(({ code }) => code)).toEqual(["paths-overflow"]);
  }
});
