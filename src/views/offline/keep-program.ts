/** The built script that keeps the program, beside the page (vite.config.ts). */
export const keeperScript = "service-worker.js";
/** How long the page waits for its own files to be kept before it says that it is ready, in milliseconds; then it goes on without. */
const patience = 15_000;

/**
 * Has the browser keep the program, so that it opens without a network. Resolves once everything is kept: after that the page asks for
 * nothing; the browser itself looks for a newer version of this one script, about a second after a later visit has begun. `script` is the address of the built service worker, trusted. Where the browser keeps nothing (a private window, a page without https) the page works as before.
 */
export async function keepProgram(script: string): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers === undefined || import.meta.env.DEV) return;
  try {
    await workers.register(script, { updateViaCache: "none" });
    await Promise.race([workers.ready, new Promise((resolve) => setTimeout(resolve, patience))]);
  } catch {
    // Nothing is kept then: the page needs a network the next time it is opened.
  }
}
