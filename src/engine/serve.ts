import { createBirpc } from "birpc";
import { WhotalksError } from "../core/errors.ts";
import type { Call } from "./call.ts";
import type { Engine } from "./engine.ts";
import { callPosition, type ClientFunctions, type EngineMethod, type Port, type Reply, type ServerFunctions, toWire } from "./protocol.ts";

/** Results whose arrays are made for the caller alone: they move instead of being copied. */
const moved: ReadonlySet<EngineMethod> = new Set<EngineMethod>(["map", "table", "write", "writeTopics"]);

/** Answers calls that come in over a port with an engine of this process. */
export function serve(engine: Engine, port: Port): void {
  const running = new Map<number, AbortController>();
  const invoke = async (id: number, method: EngineMethod, args: readonly unknown[]): Promise<Reply> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const call: Call = { signal: controller.signal, onProgress: (progress) => void client.progress.asEvent(id, progress) };
      const position = callPosition[method];
      const all = [...args];
      if (position !== undefined) all[position] = call;
      // The names come from `connect`, which took them from Engine; anything else is refused here.
      const work = Object.hasOwn(engine, method) ? (engine[method] as (...given: unknown[]) => Promise<unknown>) : undefined;
      if (work === undefined) throw new WhotalksError("method-unknown", `The engine has no method "${method}".`, { kind: "internal" });
      return { ok: true, value: await work(...all) };
    } catch (error) {
      return { ok: false, error: toWire(error) };
    } finally {
      running.delete(id);
    }
  };
  const methodOf = new Map<string, EngineMethod>();
  const client = createBirpc<ClientFunctions, ServerFunctions>(
    { invoke, cancel: (id) => running.get(id)?.abort() },
    {
      timeout: -1,
      post: (message: { i?: string; r?: Reply }) => {
        const method = message.i === undefined ? undefined : methodOf.get(message.i);
        if (message.i !== undefined) methodOf.delete(message.i);
        port.postMessage(message, method !== undefined && moved.has(method) ? listBuffers(message.r) : []);
      },
      on: (receive) => {
        port.onmessage = (event) => {
          const request = event.data as { t?: string; i?: string; m?: string; a?: [number, EngineMethod] };
          if (request.m === "invoke" && request.i !== undefined) methodOf.set(request.i, request.a![1]);
          receive(event.data);
        };
      },
    },
  );
}

function listBuffers(value: unknown, found: Set<ArrayBuffer> = new Set()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const inner of Object.values(value)) listBuffers(inner, found);
  }
  return [...found];
}
