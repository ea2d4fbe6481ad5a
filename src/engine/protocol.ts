import { WhotalksError, type ErrorKind, type ErrorPlace } from "../core/errors.ts";
import type { Progress } from "../core/task.ts";
import type { Engine } from "./engine.ts";

/** What the two ends of a port say to each other: plain data, errors as fields, so that their code and place survive the crossing. */
export type EngineMethod = keyof Engine;

export interface WireError {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly hint: string;
  readonly where: ErrorPlace;
}

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

/** Functions of the engine's end. `id` names a call for progress and cancelling. */
export interface ServerFunctions {
  invoke(id: number, method: EngineMethod, args: readonly unknown[]): Promise<Reply>;
  cancel(id: number): void;
}

/** Functions of the caller's end. */
export interface ClientFunctions {
  progress(id: number, progress: Progress): void;
}

/** The part of a Worker or MessagePort that both ends need. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** Methods that take a Call as their last argument, and at which position. */
export const callPosition: Partial<Record<EngineMethod, number>> = { inspect: 2, open: 2, preview: 2, board: 1, cost: 2, identities: 1, accounts: 1, mergePreview: 2, list: 1, listPeople: 1, writeList: 2, rankWithout: 2, circlesOf: 2, matchPeople: 1, groupMatrix: 1, crossTab: 1, scatter: 1, groupPeople: 1, writeGroups: 1, passing: 2, topLists: 2, map: 1, introductions: 1, person: 2, table: 2, write: 3, tryDictionary: 2, setTopics: 1, discover: 1, distinctiveWords: 1, peopleOfWord: 2, topics: 1, topicOverlap: 1, writeTopics: 1, personTopics: 2, practices: 1, ranksOverTime: 1, comparePeriods: 1, writeTime: 1 };

/** An error as it crosses the port; a fault of ours keeps its message and gets code "internal". */
export function toWire(error: unknown): WireError {
  if (error instanceof WhotalksError) return { code: error.code, kind: error.kind, message: error.message, hint: error.hint, where: error.where };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "internal", kind: "internal", message: `Something went wrong inside Whotalks: ${message}`, hint: "What was open is still open. Try again, or open the file anew.", where: {} };
}

/** The error as it was thrown. */
export function fromWire(error: WireError): WhotalksError {
  return new WhotalksError(error.code, error.message, { kind: error.kind, hint: error.hint, where: error.where });
}
