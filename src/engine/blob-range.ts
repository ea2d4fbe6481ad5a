import { WhotalksError } from "../core/errors.ts";
import type { ReadRange, SourceHandle } from "../core/records.ts";

/**
 * A worker's way to the bytes of a file that was chosen in the page, for one who is done with a range, or has handed its memory over,
 * before asking for the next: all come in the same memory where the browser can fill memory it is given, which not all can. That
 * costs two thirds of a new buffer for each range (measured in Chromium: memory touched for the first time is what is dear).
 * @throws DOMException where the file cannot be read, or not any more
 */
export function openBlobRange(handle: SourceHandle): ReadRange {
  if (handle.kind !== "blob") throw new WhotalksError("internal", "The page reads files as they were chosen.", { kind: "internal" });
  const { blob } = handle;
  let memory = new ArrayBuffer(0);
  return async (start, end) => {
    const part = blob.slice(start, end);
    const reader = fillingReader(part);
    if (reader === undefined) return new Uint8Array(await part.arrayBuffer());
    // Memory that was handed over has no bytes any more.
    if (memory.byteLength < part.size) memory = new ArrayBuffer(part.size);
    let filled = 0;
    while (filled < part.size) {
      const { value, done } = await reader.read(new Uint8Array(memory, filled, part.size - filled));
      if (value !== undefined) {
        memory = value.buffer;
        filled += value.length;
      }
      if (done) break;
    }
    await reader.cancel();
    return new Uint8Array(memory, 0, filled);
  };
}

function fillingReader(part: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return part.stream().getReader({ mode: "byob" });
  } catch {
    return undefined;
  }
}
