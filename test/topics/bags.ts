import type { Pool } from "../../src/core/pool.ts";
import { unattended } from "../../src/core/task.ts";
import type { KernelChoice } from "../../src/kernels/kernel-choice.ts";
import { createWordSplitter, type CutTexts, openCutting } from "../../src/topics/split-words.ts";
import { createTermCollector, type TermBag } from "../../src/topics/terms.ts";

/** The words of texts, one message each. */
export async function bagOf(texts: readonly string[], pool?: Pool): Promise<TermBag> {
  const collector = createTermCollector(pool);
  const encoder = new TextEncoder();
  for (const [m, text] of texts.entries()) {
    const bytes = encoder.encode(text);
    collector.add(m, bytes, 0, bytes.length);
    await collector.flush(unattended);
  }
  return collector.take(texts.length, unattended);
}

/** Texts as words. */
export function cut(texts: readonly string[], isTurkic: boolean, kernel?: KernelChoice): CutTexts {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(texts.length);
  let filled = 0;
  encoded.forEach((text, k) => {
    bytes.set(text, filled);
    ends[k] = filled += text.length;
  });
  const cutting = openCutting(createWordSplitter({ isTurkic, ...(kernel === undefined ? {} : { kernel }) }));
  cutting.add({ bytes, ends });
  return cutting.take();
}
