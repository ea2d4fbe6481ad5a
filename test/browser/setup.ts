import { createServer } from "node:net";
import { preview } from "vite";
import type { TestProject } from "vitest/node";
import { buildIfOld, root } from "../support/build.ts";
import { findChromium } from "./find-chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built page is served, with the headers that the README asks for. Ends with a slash. */
    browserUrl: string;
    /** Path of the browser's program. */
    chromiumPath: string;
  }
}

/** Finds a browser, builds the page where it is missing or older than its sources, and serves it on a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromiumPath = await findChromium();
  await buildIfOld("dist/index.html", [], ["src", "index.html", "package.json", "vite.config.ts"]);
  const server = await preview({ root, logLevel: "warn", preview: { port: await freePort(), strictPort: true, host: "127.0.0.1", open: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The preview server has no address.");
  project.provide("browserUrl", url);
  project.provide("chromiumPath", chromiumPath);
  return () => server.close();
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
