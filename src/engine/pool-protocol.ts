import type { WireError } from "./protocol.ts";

/** What the pool says to a worker. `crew` names the data that jobs work on, `run` one call that can be cancelled. */
export type ToWorker =
  | { readonly say: "open"; readonly crew: number; readonly kind: string; readonly shared: unknown }
  /** `flag` is 1 once the run was cancelled; absent where memory is not shared. */
  | { readonly say: "job"; readonly crew: number; readonly run: number; readonly job: number; readonly input: unknown; readonly flag: Int32Array | undefined }
  | { readonly say: "cancel"; readonly run: number }
  | { readonly say: "close"; readonly crew: number };

/** What a worker says to the pool. It does one job at a time. */
export type FromWorker =
  | { readonly say: "ready" }
  | { readonly say: "progress"; readonly run: number; readonly job: number; readonly done: number }
  | { readonly say: "done"; readonly run: number; readonly job: number; readonly output: unknown }
  | { readonly say: "failed"; readonly run: number; readonly job: number; readonly error: WireError };

/** A worker as the pool sees it, whatever it runs on. */
export interface PoolWorker {
  send(message: ToWorker): void;
  /** Called once, right after the start. A fault ends the worker: the pool does not use it again. */
  listen(onMessage: (message: FromWorker) => void, onFault: (fault: unknown) => void): void;
  end(): void;
}

/** What the pool needs from where it runs. */
export interface PoolHost {
  /** How many workers there are to be. */
  readonly size: number;
  /** True where memory can be shared with workers: a page that is isolated, Node. */
  readonly sharesMemory: boolean;
  /** Workers that stand by for those that die or must be ended, where no others can be started then. */
  readonly spareCount: number;
  /** True where all workers must be started before the first is needed, because nothing may be fetched later. */
  readonly startsAtOnce: boolean;
  /** Another worker. Throws where the machine has no more. */
  readonly start: () => PoolWorker;
}
