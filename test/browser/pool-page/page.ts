import { trustedUrl } from "../../../src/engine/trusted-url.ts";
import engineUrl from "./engine-worker.ts?worker&url";

/** Called by the test: what the workers of a page do with so many of them. */
const url = trustedUrl(engineUrl);
Object.defineProperty(globalThis, "tryPool", {
  value: (size: number) =>
    new Promise((resolve) => {
      const worker = new Worker(url, { type: "module" });
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(data);
      };
      worker.onerror = (event) => resolve(event.message);
      worker.postMessage(size);
    }),
});
document.documentElement.dataset["ready"] = "true";
