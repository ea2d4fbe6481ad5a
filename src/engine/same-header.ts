import { createOverlapFilter, type OverlapFilter } from "../log/overlap.ts";
import type { OpenOptions } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";

/** Files with the same header and roles, wherever the columns stand, are one log: their number, and where there are several the filter of rows they share. */
export interface FileGroup {
  readonly number: number;
  readonly overlap: OverlapFilter | undefined;
  /** The columns of each file in an order that is the same for all of them. */
  readonly orderOf: ReadonlyMap<RecognisedFile, readonly number[]>;
}

/** The group of each file of messages. Cost: the names of all columns. */
export function groupByHeader(files: readonly RecognisedFile[], { overlap }: OpenOptions): ReadonlyMap<RecognisedFile, FileGroup> {
  const members = new Map<string, Map<RecognisedFile, readonly number[]>>();
  for (const file of files) {
    if (file.kind !== "messages") continue;
    const labels = file.names.map((name, c) => JSON.stringify([name, file.roles[c]]));
    const order = labels.map((_, c) => c).sort((a, b) => (labels[a]! < labels[b]! ? -1 : labels[a]! > labels[b]! ? 1 : a - b));
    const header = order.map((c) => labels[c]!).join();
    const known = members.get(header) ?? new Map<RecognisedFile, readonly number[]>();
    members.set(header, known.set(file, order));
  }
  const groups = new Map<RecognisedFile, FileGroup>();
  for (const [number, orderOf] of [...members.values()].entries()) {
    const group = { number, overlap: orderOf.size > 1 && overlap !== "each" ? createOverlapFilter() : undefined, orderOf };
    for (const file of orderOf.keys()) groups.set(file, group);
  }
  return groups;
}
