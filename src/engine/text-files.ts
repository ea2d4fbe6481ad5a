import type { ReadRange } from "../core/records.ts";
import { hasBytes } from "../inputs/bytes.ts";
import { packingOf } from "../inputs/open.ts";
import { MOST_REFERRED_BYTES } from "../log/texts.ts";
import type { OpenOptions } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";

/** A file in which texts stay instead of being copied. */
export interface TextFile {
  readonly read: ReadRange;
  /** Bytes before the text begins: a byte order mark. */
  readonly textsFrom: number;
}

/** How to read each file. A function of its own, so that it keeps nothing alive but the files. */
export function readerOf(files: ReadonlyMap<number, TextFile>): (file: number) => ReadRange | undefined {
  return (file) => files.get(file)?.read;
}

/**
 * The files whose texts are read from them when they are asked for, by number: delimited ones in UTF-8, not compressed, that can be read
 * from any place. None where texts are not kept, or not as they stand there.
 * @param isScrubbed true where something is taken out of texts
 */
export async function findTextFiles(files: readonly RecognisedFile[], { mode }: OpenOptions, isScrubbed: boolean): Promise<ReadonlyMap<number, TextFile>> {
  const found = new Map<number, TextFile>();
  if (mode === "employees" || isScrubbed) return found;
  for (const [number, { kind, source, format, part, meaning, shape, roles }] of files.entries()) {
    const { slice } = source;
    const isPlain = format.id === "csv" && part === "" && meaning === undefined && shape.encoding === "utf-8";
    if (kind !== "messages" || slice === undefined || !isPlain || !(source.size < MOST_REFERRED_BYTES) || !roles.includes("text")) continue;
    const first = await slice(0, Math.min(4, source.size));
    if (packingOf(first) === undefined) found.set(number, { read: slice, textsFrom: hasBytes(first, 0, "\xef\xbb\xbf") ? 3 : 0 });
  }
  return found;
}
