import { WhotalksError } from "../core/errors.ts";
import type { ReadRange, SourceHandle } from "../core/records.ts";

/** A worker's way to the bytes of a file that was chosen in the page. */
export function openBlobRange(handle: SourceHandle): ReadRange {
  if (handle.kind !== "blob") throw new WhotalksError("internal", "The page reads files as they were chosen.", { kind: "internal" });
  const { blob } = handle;
  return async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer());
}
