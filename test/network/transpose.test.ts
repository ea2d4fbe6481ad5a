import { expect, test } from "vitest";
import type { Csr } from "../../src/core/network.ts";
import { createTask, unattended } from "../../src/core/task.ts";
import { buildNetwork } from "../../src/network/csr.ts";
import { crowd } from "../kernels/crowd.ts";

const plainOf = ({ start, of, weight }: Csr): Csr => ({ start, of, weight });

test("incoming ties made in stretches are those made at once, weights too", async () => {
  const build = () => crowd(3000, 40_000, 7);
  const atOnce = plainOf(build().incoming);
  for (const withWeights of [true, false]) {
    const network = build();
    let pauses = 0;
    await network.makeIncoming!({ breathe: async () => void pauses++ }, { withWeights });
    expect(pauses).toBeGreaterThan(1);
    expect(plainOf(network.incoming)).toEqual(atOnce);
  }
  const plain = buildNetwork(3, Uint32Array.of(0, 2, 1), Uint32Array.of(1, 1, 0), undefined, { undirected: false });
  await plain.makeIncoming!(unattended, { withWeights: true });
  expect(plainOf(plain.incoming)).toEqual({ start: Uint32Array.of(0, 1, 3, 3), of: Uint32Array.of(1, 0, 2), weight: undefined });
});

test("what was made while one waited is kept, and a cancel leaves the network as it was", async () => {
  const network = crowd(500, 4000, 8);
  let seen: Csr | undefined;
  await network.makeIncoming!({ breathe: async () => void (seen ??= network.incoming) }, { withWeights: true });
  expect(network.incoming).toBe(seen);
  const other = crowd(500, 4000, 8);
  let clock = 0;
  const cancelled = createTask({ now: () => (clock += 100), yield: async () => {}, report: () => {}, isCancelled: () => true });
  await expect(other.makeIncoming!(cancelled, { withWeights: true })).rejects.toMatchObject({ code: "cancelled" });
  expect(plainOf(other.incoming)).toEqual(plainOf(network.incoming));
});
