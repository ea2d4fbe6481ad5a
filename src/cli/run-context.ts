import type { Writable } from "node:stream";
import type { Call } from "../engine/call.ts";
import type { Engine } from "../engine/engine.ts";
import type { Leftovers } from "./output.ts";
import type { Terminal } from "./terminal.ts";

/** What a command works with; given by run.ts. */
export interface RunContext {
  readonly engine: Engine;
  readonly stdin: () => NodeJS.ReadableStream;
  readonly stdout: Writable;
  readonly terminal: Terminal;
  readonly leftovers: Leftovers;
  readonly call: Call;
}
