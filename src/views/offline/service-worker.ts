/*
 * Keeps the program itself in the browser, so that the page opens without a network: its own files, of one version, fetched once when that
 * version comes, and handed out from there. It knows nothing of the reader's data, and asks for nothing else.
 */

/** The little of a service worker that is used here; its types would clash with those of a page. */
interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends WaitingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listen: (event: WaitingEvent) => void): void;
  addEventListener(type: "fetch", listen: (event: AskedEvent) => void): void;
}

/** Written into the built script: the version, and every file of it. */
declare const OFFLINE_VERSION: string;
declare const OFFLINE_FILES: readonly string[];

const worker = globalThis as unknown as Worker;
const cacheName = `whotalks ${OFFLINE_VERSION}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      await cache.addAll(OFFLINE_FILES.map((file) => new Request(new URL(file, worker.registration.scope), { cache: "no-cache" })));
      // A page that is open keeps the scripts it has; the next one gets this version whole.
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const other of await caches.keys()) if (other.startsWith("whotalks ") && other !== cacheName) await caches.delete(other);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(worker.registration.scope)) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(cacheName);
      const kept = await cache.match(event.request.mode === "navigate" ? worker.registration.scope : url.href, { ignoreSearch: true });
      return kept ?? (await fetch(event.request));
    })(),
  );
});

export {};
