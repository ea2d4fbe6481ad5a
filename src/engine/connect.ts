import { connectTo } from "./client.ts";
import type { Engine } from "./engine.ts";
import { trustedUrls } from "./trusted-url.ts";
import workerUrl from "./worker.ts?worker&url";

/**
 * Starts the engine in a worker and gives its interface: what the page talks to; and another script's address as one that the page may
 * start as a worker.
 */
export function connect(script: string): { readonly engine: Engine; readonly script: string } {
  const [engineUrl, trusted] = trustedUrls([workerUrl, script]);
  const worker = new Worker(engineUrl!, { type: "module", name: "whotalks engine" });
  return { engine: connectTo(worker), script: trusted! };
}
