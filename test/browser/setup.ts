import type { TestProject } from "vitest/node";
import { buildIfOld } from "../support/build.ts";
import { findChromium } from "./find-chromium.ts";
import { serve } from "./serve.ts";

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
  const served = await serve();
  project.provide("browserUrl", served.url);
  project.provide("chromiumPath", chromiumPath);
  return () => served.close();
}
