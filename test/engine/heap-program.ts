import { createHash } from "node:crypto";
import { appendFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { writeHeapSnapshot } from "node:v8";
import type { Worker } from "node:worker_threads";
import { openSource } from "../../src/cli/file-source.ts";
import { createThreads } from "../../src/cli/threads.ts";
import { createPool } from "../../src/engine/pool.ts";
import { createSession } from "../../src/engine/session.ts";
import { defaultSettings } from "../../src/engine/settings.ts";

/**
 * Opens a file as employees' talk or customers', asks what reads texts, and writes what the process then still holds: a heap snapshot
 * (strings; of the workers too) and, one behind the other, all living buffers and memories of kernels. Arguments: file, mode, thread's file, snapshot, buffers.
 */
const [path, mode, thread, snapshot, buffers] = process.argv.slice(2) as [string, "customers" | "employees", string, string, string];
const workers: Worker[] = [];
process.on("worker", (worker) => workers.push(worker));
const engine = createSession({
  now: () => performance.now(),
  yield: () => new Promise((resolve) => void setImmediate(resolve)),
  sha256: () => {
    const hash = createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
  },
  ...(thread === "" ? {} : { pool: createPool(createThreads(2, new URL(thread))) }),
});
const topics = { dictionary: [{ topic: "parcels", terms: ["parcel*"] }, { topic: "rare", terms: ["zq*"] }] };
await engine.open([await openSource(path, () => process.stdin)], { mode, topics });
await engine.board(defaultSettings);
await engine.topics(defaultSettings);
const found = await engine.discover({ count: 2 });
await engine.distinctiveWords({ of: { kind: "period", since: null, until: null }, settings: defaultSettings, limit: 20 });
await engine.tryDictionary(topics, null);

// What an answer needed is let go of a few turns after it was given.
for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => void setTimeout(resolve, 20));
writeFileSync(buffers, Buffer.concat(livingBuffers().map((buffer) => new Uint8Array(buffer))));
writeHeapSnapshot(snapshot);
for (const worker of workers) for await (const part of await worker.getHeapSnapshot()) appendFileSync(snapshot, part as Buffer);
// What is asked at the end must still be there: nothing was let go of because it is needed no more.
process.stdout.write(JSON.stringify({ topics: found.topics.length, messages: (await engine.board(defaultSettings)).network.messages }));
process.exit(0);

/** Every buffer that is alive after a collection. The inspector answers within `post`. */
function livingBuffers(): readonly (ArrayBuffer | SharedArrayBuffer)[] {
  const session = new Session();
  session.connect();
  const living = new Set<ArrayBuffer | SharedArrayBuffer>();
  Reflect.set(globalThis, "noteLiving", (object: ArrayBuffer | SharedArrayBuffer | WebAssembly.Memory) => living.add(object instanceof WebAssembly.Memory ? object.buffer : object));
  for (const kind of ["ArrayBuffer", "SharedArrayBuffer", "WebAssembly.Memory"]) {
    let prototype = "";
    let objects = "";
    session.post("Runtime.evaluate", { expression: `${kind}.prototype` }, (_, { result }) => void (prototype = result.objectId!));
    session.post("Runtime.queryObjects", { prototypeObjectId: prototype }, (_, found) => void (objects = found.objects.objectId!));
    session.post("Runtime.callFunctionOn", { objectId: objects, functionDeclaration: "function () { for (const object of this) noteLiving(object); }" });
  }
  session.disconnect();
  return [...living];
}
