import { WhotalksError } from "../core/errors.ts";
import type { ReadRange, SourceHandle } from "../core/records.ts";

/** A worker's way to the bytes of a file that was chosen in the page. */
export function openBlobRange(handle: SourceHandle): ReadRange {
  if (handle.kind !== "blob") throw new WhotalksError("internal", "The page reads files as they were chosen.", { kind: "internal" });
  const { blob } = handle;
  return async (start, end) => {
    try {
      return new Uint8Array(await blob.slice(start, end).arrayBuffer());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new WhotalksError("file-unreadable", `The file could not be read to its end (${why}).`, { hint: "It may have been changed, moved or deleted while it was read: open it again." });
    }
  };
}
