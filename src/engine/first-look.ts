import type { LookedAt } from "./ask-encoding.ts";
import type { FilesLook } from "./look-at-files.ts";
import type { FileAnswers, OpenOptions, Source } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import type { HashedSource } from "./sources.ts";

/** What a file was found to be when it was inspected, until it is opened: then its beginning is not looked at again. */
export interface FirstLook {
  keep(sources: readonly Source[], hashed: readonly HashedSource[], look: FilesLook<LookedAt>, options: OpenOptions): void;
  /** The file as it was found, once; undefined where it was another, or the answers to what it is have changed since. */
  take(sources: readonly Source[], options: OpenOptions): Looked | undefined;
}

interface Looked {
  readonly source: HashedSource;
  readonly file: RecognisedFile;
}

/** Remembers one table of text at a time, opened by itself: what is in an archive or a workbook would be kept in memory meanwhile. */
export function createFirstLook(): FirstLook {
  let kept: (Looked & { readonly of: Source; readonly answers: string }) | undefined;
  return {
    keep(sources, hashed, { looked, unreadable }, options) {
      const [of] = sources;
      const [source] = hashed;
      const [only] = looked;
      kept = undefined;
      if (of === undefined || source === undefined || only === undefined || sources.length + looked.length + unreadable.length !== 2) return;
      const { file, question } = only.found;
      if (question === undefined && file.part === "" && file.format.id === "csv" && file.source === source) kept = { of, source, file, answers: answersOf(options) };
    },
    take(sources, options) {
      const found = kept;
      kept = undefined;
      return found !== undefined && sources.length === 1 && sources[0] === found.of && answersOf(options) === found.answers ? found : undefined;
    },
  };
}

/** All that recognising a file goes by beside its bytes. */
function answersOf({ files, mode }: OpenOptions): string {
  const { encodingFault: _, ...answers }: FileAnswers = files?.[0] ?? {};
  return JSON.stringify([mode === "employees", answers]);
}
