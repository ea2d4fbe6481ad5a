import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/build.ts";

/**
 * A generated file or folder that is kept between runs, under node_modules: `make` writes it to the path it is given. It lies in a
 * folder named by a digest of the sources it is made by, so a changed generator makes it anew.
 */
export async function keep(name: string, sources: readonly string[], make: (path: string) => Promise<void>): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(readFileSync(join(root, source)));
  const folder = join(root, "node_modules/.cache/bench", hash.digest("hex").slice(0, 8));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const unfinished = `${path}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  await make(unfinished);
  renameSync(unfinished, path);
  return path;
}
