import { expect, test } from "vitest";
import { exp, log } from "../../src/core/exact-math.ts";
import { createRandom } from "../../src/core/random.ts";
import { openMixture } from "../../src/kernels/mixture.ts";
import type { MixtureSteps, TermSets } from "../../src/kernels/mixture-steps.ts";

/** Seeded documents of up to `most` terms, the commoner the more; some are empty. */
function made(count: number, terms: number, most: number, seed: number): { readonly sets: TermSets; readonly documentsOf: Uint32Array } {
  const random = createRandom(seed);
  const lists = Array.from({ length: count }, () => [...new Set(Array.from({ length: random.below(most + 1) }, () => Math.floor(terms * random.next() * random.next())))].sort((a, b) => a - b));
  const start = new Uint32Array(count + 1);
  lists.forEach((list, d) => (start[d + 1] = start[d]! + list.length));
  const documentsOf = new Uint32Array(terms);
  for (const list of lists) for (const term of list) documentsOf[term]!++;
  return { sets: { start, of: Uint32Array.from(lists.flat()) }, documentsOf };
}

const roomFor = ({ start, of }: TermSets, topics: number) => ({ documents: start.length - 1, words: of.length, topics });

/** By document the logarithm of the likelihood with each topic, as the definition says it. */
function likelihoods({ start, of }: TermSets, documentsOf: Uint32Array, topics: number, shares: readonly (readonly number[])[]): number[][] {
  const all = documentsOf.reduce((sum, n) => sum + n, 0);
  const count = shares.length;
  const use = (term: number, t: number): number => shares.reduce((sum, own, d) => sum + (of.subarray(start[d]!, start[d + 1]!).includes(term) ? own[t]! : 0), 0);
  const words = Array.from({ length: topics }, (_, t) => shares.reduce((sum, own, d) => sum + own[t]! * (start[d + 1]! - start[d]!), 0));
  const uses = Array.from(documentsOf, (_, term) => Array.from({ length: topics }, (__, t) => use(term, t)));
  return Array.from({ length: count }, (_, d) => {
    const own = of.subarray(start[d]!, start[d + 1]!);
    const weight = own.length > 4 ? Math.sqrt(4 / own.length) : 1;
    return words.map((total, t) => {
      const prior = log(shares.reduce((sum, part) => sum + part[t]!, 0) + 1);
      return prior + weight * own.reduce((sum, term) => sum + log((uses[term]![t]! + (0.3 * documentsOf[term]!) / topics) / (total + (0.3 * all) / topics)), 0);
    });
  });
}

for (const choice of ["compiled", "plain"] as const) {
  test(`${choice}: two documents of two topics stay on them, and a third goes where its words are`, () => {
    const sets = { start: Uint32Array.of(0, 2, 4, 6, 6), of: Uint32Array.of(0, 1, 2, 3, 0, 1) };
    const steps = openMixture(Uint32Array.of(2, 2, 1, 1), roomFor(sets, 2), choice);
    steps.read(sets, 0, 4);
    steps.begin(2, Int32Array.of(0, 1, -1, -1));
    steps.settle();
    expect(steps.visit(0, 4, true)).toBe(1);
    expect(Array.from(steps.topicOf())).toEqual([0, 1, 0, -1]);
    const [a, b, c, empty] = steps.shareOf();
    // (1 + .3·2/2) ÷ (.3·2/2), twice: the first two words are 1 of 1.3 against .3.
    expect(a).toBeCloseTo(1 / (1 + (0.3 / 1.3) ** 2), 10);
    expect(b).toBeCloseTo(1 / (1 + (0.15 / 1.15) ** 2), 10);
    expect([c, empty]).toEqual([a, 0]);
  });

  test(`${choice}: a visit is what the definition says, and its shares are counted for the next`, () => {
    for (const [topics, seed] of [[2, 1], [5, 2], [8, 3], [11, 4]] as const) {
      const { sets, documentsOf } = made(60, 25, 12, seed);
      const steps = openMixture(documentsOf, roomFor(sets, 12), choice);
      steps.read(sets, 0, 60);
      const begin = Int32Array.from({ length: 60 }, (_, d) => (d % (topics + 1)) - 1);
      steps.begin(topics, begin);
      let shares: number[][] = Array.from(begin, (topic) => Array.from({ length: topics }, (_, t) => (t === topic ? 1 : 0)));
      for (let round = 0; round < 3; round++) {
        steps.settle();
        steps.visit(0, 23, true);
        steps.visit(23, 60, true);
        const logs = likelihoods(sets, documentsOf, topics, shares);
        shares = logs.map((own) => {
          const most = Math.max(...own);
          const parts = own.map((x) => exp(x - most));
          const total = parts.reduce((sum, part) => sum + part, 0);
          return parts.map((part) => (part / total < 3e-3 ? 0 : part / total));
        });
        let sum = 0;
        const isFull = Array.from({ length: 60 }, (_, d) => sets.start[d] !== sets.start[d + 1]);
        logs.forEach((own, d) => {
          if (!isFull[d]) return;
          const most = Math.max(...own);
          sum += most + log(own.reduce((total, x) => total + exp(x - most), 0));
          expect(own[steps.topicOf()[d]!]).toBeCloseTo(most, 8);
          expect(steps.shareOf()[d]).toBeCloseTo(Math.max(...shares[d]!), 8);
        });
        expect(steps.likelihood()).toBeCloseTo(sum / isFull.filter((full) => full).length, 8);
        shares = shares.map((own, d) => (isFull[d] ? own : own.map(() => 0)));
      }
    }
  });
}

test("compiled and plain are the same to the last bit, with any number of topics, in parts, and with a mixture that was kept", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = createRandom(seed);
    const [topics, second] = [2 + random.below(seed % 2 === 0 ? 24 : 60), 2 + random.below(9)];
    const { sets, documentsOf } = made(300, 90, seed % 3 === 0 ? 60 : 10, seed);
    const begin = Int32Array.from({ length: 300 }, () => random.below(topics + 1) - 1);
    const run = (steps: MixtureSteps): unknown => {
      steps.read(sets, 0, 300);
      const told: unknown[] = [];
      for (const [count, from] of [[topics, begin], [second, begin.map((t) => t % second)]] as const) {
        steps.begin(count, from);
        for (let round = 0; round < 4; round++) {
          steps.settle();
          told.push([steps.visit(0, 100, true), steps.visit(100, 300, true), steps.topicOf(), steps.shareOf(), steps.likelihood()]);
        }
      }
      const kept = steps.mixture();
      steps.read(sets, 40, 200);
      steps.load(kept);
      told.push([kept, steps.visit(0, 160, false), steps.topicOf(), steps.shareOf()]);
      return told;
    };
    const room = roomFor(sets, Math.max(topics, second));
    expect(run(openMixture(documentsOf, room)), `seed ${seed}`).toEqual(run(openMixture(documentsOf, room, "plain")));
  }
});
