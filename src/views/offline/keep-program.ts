/** The built script that keeps the program, beside the page (vite.config.ts). */
export const keeperScript = "service-worker.js";
/** What the browser needs to offer the page as a program of its own: known to it only where the program is kept. */
const manifest = "manifest.webmanifest";

/** "unable": this browser keeps no programs. "leaving": deleted, and gone once this page is closed or loaded anew. */
export type Kept = "unable" | "no" | "yes" | "leaving";

/** Keeps the program itself in this browser, so that it opens without a network: where the reader asks for it, and never otherwise. */
export interface Keeper {
  look(): Promise<Kept>;
  /** Fetches every file of the program once; resolves when all are kept. Fails where one cannot be had or there is no room. */
  keep(): Promise<void>;
  /** Deletes them all; answers how many were there and how many a look afterwards finds. */
  forget(): Promise<{ readonly removed: number; readonly left: number }>;
}

/** `script` is the address of the built service worker, trusted. */
export function createKeeper(script: string): Keeper {
  // Missing on a page without https; and while the page is developed there is no built script.
  const workers = import.meta.env.DEV ? undefined : (navigator.serviceWorker as ServiceWorkerContainer | undefined);
  return {
    look: async () => {
      if (workers === undefined) return "unable";
      try {
        if ((await workers.getRegistration()) !== undefined) return "yes";
        return workers.controller === null ? "no" : "leaving";
      } catch {
        // A browser that is told to keep nothing.
        return "unable";
      }
    },
    keep: async () => {
      if (workers === undefined) throw new Error("This browser keeps no programs.");
      const registration = await workers.register(script, { updateViaCache: "none" });
      try {
        await installed(registration);
        // A registration that another open page still holds comes back without its files.
        if ((await countKept()) === 0) throw new Error("Nothing was kept.");
      } catch (error) {
        await drop(registration);
        throw error;
      }
      offerToInstall();
    },
    forget: async () => {
      const removed = await countKept();
      await drop(await workers?.getRegistration());
      document.querySelector("link[rel=manifest]")?.remove();
      return { removed, left: await countKept() };
    },
  };
}

/** Tells the browser that the page can be installed. A browser fetches what this names when it likes: from what is kept. */
export function offerToInstall(): void {
  if (document.querySelector("link[rel=manifest]") !== null) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: `./${manifest}` }));
}

async function installed({ installing }: ServiceWorkerRegistration): Promise<void> {
  if (installing === null) return;
  await new Promise<void>((resolve, reject) => {
    installing.addEventListener("statechange", () => {
      if (installing.state === "activated") resolve();
      else if (installing.state === "redundant") reject(new Error("Not every file could be kept."));
    });
  });
}

async function drop(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  await registration?.unregister();
  for (const name of await keptCaches()) await caches.delete(name);
}

const keptCaches = async (): Promise<readonly string[]> => (await caches.keys()).filter((name) => name.startsWith("whotalks "));

async function countKept(): Promise<number> {
  let count = 0;
  for (const name of await keptCaches()) count += (await (await caches.open(name)).keys()).length;
  return count;
}
