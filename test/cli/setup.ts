import { buildIfOld } from "../support/build.ts";

/** The command line is tested as built: what `prepare` makes. */
export default async function setup(): Promise<void> {
  await buildIfOld("dist-cli/whotalks.js", ["--mode", "cli"], ["src", "package.json", "vite.config.ts"]);
}
