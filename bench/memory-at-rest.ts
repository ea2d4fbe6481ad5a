import { readFileSync } from "node:fs";
import { openSource } from "../src/cli/file-source.ts";
import { defaultSettings } from "../src/engine/settings.ts";
import { newEngine, newPool } from "./our-engine.ts";
import { loadNetwork } from "./networks.ts";

/** What stays in one process; printed as JSON. */
export interface AtRest {
  /** Heap and buffers alive, less those before. */
  readonly bytes: number;
  /** Of these in array buffers, shared ones included. */
  readonly arrayBytes: number;
  /** Resident memory, less that before: what was freed but not given back counts. */
  readonly residentBytes: number;
  /** Alive with the first board and all that it remembers. */
  readonly boardBytes?: number;
}

const [job, path] = process.argv.slice(2);
/** What is external and no array buffer, before anything is opened. */
let besides: number | undefined;
// What the engine needs for itself is no part of the data.
const engine = newEngine(newPool());
await engine.catalogue();
const before = await settled();
const kept = job === "log" ? await openLog(path!) : openNetwork(path!);
const after = await settled();
const result: AtRest = {
  bytes: after.alive - before.alive, arrayBytes: after.arrays - before.arrays, residentBytes: after.resident - before.resident,
  ...(await kept()),
};
process.stdout.write(JSON.stringify(result));
process.exit(0);

async function openLog(file: string): Promise<() => Promise<Partial<AtRest>>> {
  await engine.open([await openSource(file, () => process.stdin)], { mode: "customers" });
  return async () => {
    await engine.board(defaultSettings);
    return { boardBytes: (await settled()).alive - before.alive };
  };
}

function openNetwork(folder: string): () => Promise<Partial<AtRest>> {
  const network = loadNetwork(folder);
  // Weights of incoming ties are made when they are first asked for.
  let sum = 0;
  for (const side of [network.outgoing, network.incoming]) sum += side.start.length + side.of.length + (side.weight?.length ?? 0);
  return async () => (sum + network.tieCount > 0 ? {} : { boardBytes: 0 });
}

/** After collecting until nothing more goes: heap and buffers alive, arrays among them, and what is resident. */
async function settled(): Promise<{ readonly alive: number; readonly arrays: number; readonly resident: number }> {
  for (let i = 0; i < 4; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  // Buffers that threads share are among the array buffers, but not among what is external.
  besides ??= external - arrayBuffers;
  const pages = Number(readFileSync("/proc/self/statm", "utf8").split(" ")[1]);
  return { alive: heapUsed + Math.max(external, arrayBuffers + besides), arrays: arrayBuffers, resident: pages * 4096 };
}
