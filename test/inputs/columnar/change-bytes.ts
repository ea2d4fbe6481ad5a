import { expect } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";

/** Opens a file once for every byte from a place on and three ways of changing it: other values or a refusal, within five seconds. */
export async function openChanged(whole: Uint8Array, start: number, open: (bytes: Uint8Array) => Promise<unknown>): Promise<void> {
  for (let at = start; at < whole.length; at++) {
    for (const change of [0xff, 0x80, 0x01]) {
      const changed = whole.slice();
      changed[at] = changed[at]! ^ change;
      const begun = performance.now();
      try {
        await open(changed);
      } catch (error) {
        if (!(error instanceof WhotalksError)) throw error;
      }
      expect(performance.now() - begun).toBeLessThan(5000);
    }
  }
}
