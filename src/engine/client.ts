import { createBirpc } from "birpc";
import { WhotalksError } from "../core/errors.ts";
import type { Call } from "./call.ts";
import type { Engine } from "./engine.ts";
import { callPosition, type ClientFunctions, type EngineMethod, fromWire, type Port, type ServerFunctions } from "./protocol.ts";

/** The engine at the other end of a port. */
export function connectTo(port: Port): Engine {
  const calls = new Map<number, Call>();
  let lastId = 0;
  const server = createBirpc<ServerFunctions, ClientFunctions>(
    { progress: (id, progress) => calls.get(id)?.onProgress?.(progress) },
    {
      timeout: -1,
      post: (message) => port.postMessage(message, []),
      on: (receive) => {
        port.onmessage = (event) => receive(event.data);
      },
    },
  );
  const invoke = async (method: EngineMethod, args: readonly unknown[]): Promise<unknown> => {
    const id = ++lastId;
    const position = callPosition[method];
    const call = position === undefined ? undefined : (args[position] as Call | undefined);
    const plain = position === undefined ? args : args.slice(0, position);
    if (call !== undefined) calls.set(id, call);
    let letGo = (_reason: WhotalksError): void => undefined;
    const lettingGo = new Promise<never>((_, reject) => {
      letGo = reject;
    });
    lettingGo.catch(() => undefined);
    const cancel = (): void => {
      void server.cancel(id);
      // The engine may be in the middle of a step and hear of it later: whoever cancelled does not wait, unless the answer changes what is open.
      if (changing[method] !== true) letGo(new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" }));
    };
    call?.signal?.addEventListener("abort", cancel, { once: true });
    try {
      const reply = server.invoke(id, method, plain);
      if (call?.signal?.aborted === true) cancel();
      const answer = await Promise.race([reply, lettingGo]);
      if (!answer.ok) throw fromWire(answer.error);
      return answer.value;
    } finally {
      call?.signal?.removeEventListener("abort", cancel);
      calls.delete(id);
    }
  };
  const methods = Object.keys(everyMethod);
  // Every method forwards its arguments; what comes back has the type the engine gave it at the other end.
  return Object.fromEntries(methods.map((method) => [method, (...args: unknown[]) => invoke(method as EngineMethod, args)])) as unknown as Engine;
}

/** After these the engine holds something else: their answer is waited for. */
const changing: Partial<Readonly<Record<EngineMethod, true>>> = { open: true, preview: true, setTopics: true };

/** Every method of the engine: one that is left out is no program. */
const everyMethod: Readonly<Record<EngineMethod, true>> = {
  catalogue: true, inspect: true, open: true, preview: true, board: true, cost: true, identities: true, accounts: true, mergePreview: true, list: true, listPeople: true, writeList: true, rankWithout: true, circlesOf: true, map: true, introductions: true, stopLayout: true, person: true, search: true, histogram: true, setAside: true, table: true, write: true, matchPeople: true, numberColumns: true, groupMatrix: true, crossTab: true, scatter: true, groupPeople: true, writeGroups: true, passing: true, topLists: true, topics: true, topicOverlap: true, writeTopics: true, personTopics: true, practices: true,
  dictionaryHelp: true, checkDictionary: true, readDictionary: true, writeDictionary: true, tryDictionary: true, setTopics: true, discover: true, distinctiveWords: true, peopleOfWord: true,
  timeWindows: true, ranksOverTime: true, comparePeriods: true, writeTime: true,
};
