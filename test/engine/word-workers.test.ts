import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createThreads } from "../../src/cli/threads.ts";
import { createPool } from "../../src/engine/pool.ts";
import { bagOf } from "../topics/bags.ts";
import { buildThread } from "../support/built-thread.ts";

test("the words of texts are the same whatever the number of workers", async () => {
  const { file, folder } = await buildThread("src/cli/pool-thread.ts");
  const random = createRandom(6);
  const texts = Array.from({ length: 30_000 }, () => Array.from({ length: 20 }, () => `${random.below(9) === 0 ? "schön" : "word"}${Math.floor(random.next() * random.next() * 5000)}`).join(" "));
  const here = await bagOf(texts);
  for (const size of [1, 3]) expect(await bagOf(texts, createPool(createThreads(size, file)))).toEqual(here);
  rmSync(folder, { recursive: true });
}, 120_000);
