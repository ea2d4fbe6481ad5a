import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThreads } from "../../src/cli/threads.ts";
import type { Network } from "../../src/core/network.ts";
import { ownHands } from "../../src/core/pool.ts";
import { createRandom } from "../../src/core/random.ts";
import { shareArrays } from "../../src/core/shared-arrays.ts";
import { unattended } from "../../src/core/task.ts";
import { createPool } from "../../src/engine/pool.ts";
import { buildNetwork, buildNetworkTogether } from "../../src/network/csr.ts";
import { buildThread } from "../support/built-thread.ts";

let thread: Awaited<ReturnType<typeof buildThread>>;
beforeAll(async () => {
  thread = await buildThread("src/cli/pool-thread.ts");
});
afterAll(() => rmSync(thread.folder, { recursive: true, force: true }));

const PEOPLE = 2000;
const ENTRIES = 600_000;

/** Some write to nobody but themselves, some to few, one to very many. */
function entries(): { readonly from: Uint32Array; readonly to: Uint32Array; readonly weight: Float64Array } {
  const random = createRandom(7);
  const from = new Uint32Array(ENTRIES);
  const to = new Uint32Array(ENTRIES);
  const weight = new Float64Array(ENTRIES);
  for (let i = 0; i < ENTRIES; i++) {
    from[i] = random.below(10) === 0 ? 3 : random.below(1 + random.below(PEOPLE));
    to[i] = random.below(5) === 0 ? from[i]! : random.below(PEOPLE);
    weight[i] = (1 + random.below(30)) / 10;
  }
  return { from, to, weight };
}

/** To the last bit. */
function isSame({ outgoing: a, tieCount }: Network, { outgoing: b, tieCount: count }: Network): boolean {
  const bytes = (array: Uint32Array | Float64Array | undefined): Buffer => (array === undefined ? Buffer.alloc(0) : Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  return tieCount === count && (a.weight === undefined) === (b.weight === undefined) && bytes(a.start).equals(bytes(b.start)) && bytes(a.of).equals(bytes(b.of)) && bytes(a.weight).equals(bytes(b.weight));
}

test.each([false, true])("ties sorted by workers are those sorted here, with 1, 2 and 3 workers, weights %s", async (isWeighted) => {
  const plain = entries();
  const shared = shareArrays(plain);
  for (const undirected of [false, true]) {
    const alone = buildNetwork(PEOPLE, plain.from, plain.to, isWeighted ? plain.weight : undefined, { undirected });
    for (const size of [1, 2, 3]) {
      let opened = 0;
      const pool = createPool(createThreads(size, thread.file));
      const counted = { ...pool, open: ((kind, given) => (opened++, pool.open(kind, given))) as typeof pool.open };
      const together = await buildNetworkTogether(PEOPLE, shared.from, shared.to, isWeighted ? shared.weight : undefined, { undirected, pool: counted, task: unattended });
      expect(isSame(together, alone), `${size} workers, undirected ${undirected}`).toBe(true);
      expect(opened).toBe(size > 1 && !undirected ? 1 : 0);
    }
  }
});

test("entries that workers cannot see are sorted here", async () => {
  const { from, to } = entries();
  const together = await buildNetworkTogether(PEOPLE, from, to, undefined, { undirected: false, pool: { ...ownHands, size: 2 }, task: unattended });
  expect(isSame(together, buildNetwork(PEOPLE, from, to, undefined, { undirected: false }))).toBe(true);
});
