import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { serve } from "./serve.ts";
import { createSession } from "./session.ts";

/** The engine's worker: one session behind the page's port. Nothing else runs here. */
declare const self: {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
};

const pause = new MessageChannel();
const waiting: (() => void)[] = [];
pause.port1.onmessage = () => waiting.shift()?.();

serve(
  createSession({
    now: () => performance.now(),
    yield: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        pause.port2.postMessage(null);
      }),
    sha256: () => {
      const hash = sha256.create();
      return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
    },
  }),
  self,
);
