import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runProgram } from "../../test/support/build.ts";

export type Tool = "igraph" | "networkit" | "duckdb" | "sklearn";

/** A native tool that answered when it was asked for its version. */
export interface Peer {
  readonly tool: Tool;
  readonly version: string;
  /** The Python that has it. */
  readonly python: string;
}

const requirements = join(root, "bench/peers/requirements.txt");
const NAMES: Readonly<Record<Tool, string>> = { igraph: "igraph", networkit: "NetworKit", duckdb: "DuckDB", sklearn: "scikit-learn" };
const DEBIAN = { igraph: "python3-igraph" } as const;

/** As people write it. */
export function nameOf(peer: { readonly tool: Tool; readonly version: string }): string {
  return `${NAMES[peer.tool]} ${peer.version}`;
}

/**
 * Finds the tools asked for, installing them where they are missing: from the Python package index, pinned, into a virtual environment
 * under node_modules; else as the system's own Python has them. What cannot be had is said in a line and left out.
 */
export async function findPeers(tools: readonly Tool[], say: (line: string) => void): Promise<ReadonlyMap<Tool, Peer>> {
  const digest = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const folder = join(root, "node_modules/.cache", `peers-${digest}`);
  const own = join(folder, "bin/python");
  const found = new Map<Tool, Peer>();
  let fault = "";
  for (const tool of tools) {
    let peer = await ask(own, tool);
    if (peer === undefined && fault === "") {
      say("installing the peers");
      fault = await install(folder, own);
      peer = await ask(own, tool);
    }
    peer ??= await ask("/usr/bin/python3", tool);
    if (peer !== undefined) {
      found.set(tool, peer);
      continue;
    }
    const remedy = tool === "igraph" ? ` Debian has it as ${DEBIAN.igraph}.` : "";
    say(`${NAMES[tool]} cannot be installed here and is left out: ${fault.trim().split("\n").at(-1) ?? "unknown"}.${remedy}`);
  }
  return found;
}

/** @returns what went wrong; "" when all is there */
async function install(folder: string, python: string): Promise<string> {
  const env = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: "1", PIP_NO_INPUT: "1" };
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(python)) await runProgram("python3", ["-m", "venv", folder], { env });
    await runProgram(python, ["-m", "pip", "install", "--quiet", "-r", requirements], { env });
    return "";
  } catch (together) {
    // One that has no build for this machine must not keep the others away.
    for (const line of readFileSync(requirements, "utf8").split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      await runProgram(python, ["-m", "pip", "install", "--quiet", line], { env }).catch(() => {});
    }
    return together instanceof Error ? together.message : String(together);
  }
}

async function ask(python: string, tool: Tool): Promise<Peer | undefined> {
  if (!existsSync(python)) return undefined;
  try {
    const version = await runProgram(python, ["-c", `import numpy, ${tool}; print(${tool}.__version__)`]);
    return { tool, version: version.trim().split("\n").at(-1)!, python };
  } catch {
    return undefined;
  }
}
