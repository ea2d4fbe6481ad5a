import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { DistanceHeap } from "../../src/kernels/distance-heap.ts";

test("the nearest comes out first, also after being brought nearer", () => {
  const heap = new DistanceHeap(4);
  heap.push(0, 5);
  heap.push(1, 3);
  heap.push(2, 4);
  heap.bringNearer(0, 1);
  heap.push(3, 2);
  expect([heap.pop(), heap.pop(), heap.pop(), heap.pop()]).toEqual([0, 3, 1, 2]);
  expect(heap.size).toBe(0);
});

test("against sorting, on 200 seeded random sequences in one heap", () => {
  const heap = new DistanceHeap(50);
  for (let seed = 0; seed < 200; seed++) {
    const random = createRandom(seed);
    const distance = Array.from({ length: 50 }, () => random.next());
    distance.forEach((d, p) => heap.push(p, d));
    for (let p = 0; p < 50; p += 3) {
      distance[p]! *= random.next();
      heap.bringNearer(p, distance[p]!);
    }
    const expected = distance.map((_, p) => p).sort((a, b) => distance[a]! - distance[b]!);
    expect(distance.map(() => heap.pop()), `seed ${seed}`).toEqual(expected);
  }
});
