import { connectTo } from "./client.ts";
import type { Engine } from "./engine.ts";
import workerUrl from "./worker.ts?worker&url";

/** Starts the engine in a worker and gives its interface: what the page talks to. */
export function connect(): Engine {
  const worker = new Worker(trustedUrl(workerUrl), { type: "module", name: "whotalks engine" });
  return connectTo(worker);
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/** Under Trusted Types a worker's address must come from the one policy there is, and that policy hands out nothing else. */
function trustedUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  const policy = trustedTypes.createPolicy("whotalks", {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError("Only the engine's own worker may be started.");
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
