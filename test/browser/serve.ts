import { createServer } from "node:net";
import { preview } from "vite";
import { root } from "../support/build.ts";

export interface Served {
  /** Ends with a slash. */
  readonly url: string;
  /** Paths asked for so far, whoever asked. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Serves the built page on a free port with the headers that the README asks for. */
export async function serve(): Promise<Served> {
  const server = await preview({ root, logLevel: "warn", preview: { port: await freePort(), strictPort: true, host: "127.0.0.1", open: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The preview server has no address.");
  const asked: string[] = [];
  // First of all listeners: those after it change the address.
  server.httpServer.prependListener("request", (request: { readonly url?: string; readonly headers: Record<string, unknown> }) => {
    asked.push(request.url ?? "");
    // Packing four megabytes anew for every page takes a tenth of a test's time.
    delete request.headers["accept-encoding"];
  });
  return { url, asked, close: () => server.close() };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
