import { connectTo } from "./client.ts";
import type { Engine } from "./engine.ts";
import { trustedUrl } from "./trusted-url.ts";
import workerUrl from "./worker.ts?worker&url";

/** Starts the engine in a worker and gives its interface: what the page talks to. */
export function connect(): Engine {
  const worker = new Worker(trustedUrl(workerUrl), { type: "module", name: "whotalks engine" });
  return connectTo(worker);
}
