import { beforeAll, expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import type { Csr, Network } from "../../src/core/network.ts";
import { createRandom } from "../../src/core/random.ts";
import { type Task, unattended } from "../../src/core/task.ts";
import { computeClustering } from "../../src/kernels/clustering.ts";
import { computeCoreNumbersSlowly } from "../../src/kernels/core-numbers.ts";
import type { KernelChoice } from "../../src/kernels/kernel-choice.ts";
import { openLouvain, openLouvainSlowly, runLouvain } from "../../src/kernels/louvain.ts";
import { countWithinTwoSteps } from "../../src/kernels/reach.ts";
import { computeConstraint, computeEffectiveSize } from "../../src/kernels/structural-holes.ts";
import { undirectedUnion } from "../../src/network/undirected-union.ts";
import { crowd } from "./crowd.ts";

/** Large enough for several pieces of everything. */
let network: Network;
let union: Csr;
beforeAll(() => {
  network = crowd(30_000, 1_200_000, 4, [1]);
  union = undirectedUnion(network).outgoing;
});

/** Stops the work at one of its pauses, if there are as many. */
function stopAt(pause: number): Task {
  let pauses = 0;
  return {
    breathe: async () => {
      if (++pauses === pause) throw new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" });
    },
  };
}

const works: readonly { readonly name: string; readonly run: (task: Task, choice: KernelChoice) => Promise<unknown> }[] = [
  { name: "core numbers", run: (task, choice) => computeCoreNumbersSlowly(union, task, choice) },
  { name: "clustering", run: (task, choice) => computeClustering(union, task, choice) },
  { name: "constraint", run: (task, choice) => computeConstraint(union, task, choice) },
  { name: "effective size", run: (task, choice) => computeEffectiveSize(union, task, choice) },
  { name: "reach in two steps", run: (task) => countWithinTwoSteps(network.outgoing, task) },
];

for (const { name, run } of works) {
  for (const choice of ["compiled", "plain"] as const) {
    test(`${choice}: ${name} can be stopped at each of the first pauses, and there is one at least for every million ends of ties`, async () => {
      for (const pause of [1, 2, Math.floor(union.of.length / 1_000_000) + 1]) await expect(run(stopAt(pause), choice), `pause ${pause}`).rejects.toThrow("Cancelled");
    });
  }
}

for (const choice of ["compiled", "plain"] as const) {
  test(`${choice}: a run of Louvain that was stopped anywhere leaves nothing behind, also while groups become nodes`, async () => {
    const ties = undirectedUnion(crowd(9000, 260_000, 6)).outgoing;
    const expected = await runLouvain(openLouvain(ties, choice), createRandom(2), () => unattended.breathe());
    const steps = await openLouvainSlowly(ties, choice, unattended);
    for (const pause of [1, 3, 4, 5, 6, 7, 8, 9, 10, 15]) {
      const task = stopAt(pause);
      await runLouvain(steps, createRandom(1), () => task.breathe()).catch((fault: unknown) => expect(fault).toMatchObject({ code: "cancelled" }));
      if (pause % 5 === 0) expect(await runLouvain(steps, createRandom(2), () => unattended.breathe())).toEqual(expected);
    }
    expect(await runLouvain(steps, createRandom(2), () => unattended.breathe())).toEqual(expected);
  });
}
