import type { Pool } from "../../src/core/pool.ts";
import { unattended } from "../../src/core/task.ts";
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
