import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Path of a file or folder in the collection of real data and corpora that lies beside the repository; undefined where it is missing. */
export function sharedPath(path: string): string | undefined {
  const full = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  if (existsSync(full)) return full;
  if (process.env["CI"] !== undefined) throw new Error(`../shared/${path} is missing`);
  console.info(`../shared/${path} is missing: what needs it is left out`);
  return undefined;
}

/** The 515 strings of the Big List of Naughty Strings; none where the corpora are missing. */
export function naughtyStrings(): string[] {
  const path = sharedPath("corpora/naughty-strings/blns.json");
  return path === undefined ? [] : (JSON.parse(readFileSync(path, "utf8")) as string[]);
}
