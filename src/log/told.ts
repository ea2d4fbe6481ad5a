import type { SetAside } from "../core/notice.ts";
import type { Diary, NoteEntry } from "./set-aside.ts";

/** What was told to a diary while a part of a file was read. Rows and lines count from the part's first. */
export interface Told {
  readonly rejects: readonly SetAside[];
  readonly notes: readonly NoteEntry[];
}

/** A diary that only remembers what it is told, for another to be told it later. */
export interface Listener extends Diary {
  /** What it was told since this was asked last. */
  take(): Told;
}

/** An empty listener. A note that comes again is kept once, with its count. */
export function createListener(): Listener {
  const rejects: SetAside[] = [];
  const notes: NoteEntry[] = [];
  const known = new Map<string, number>();
  return {
    setAside: rejects,
    notices: [],
    reject: (entry) => void rejects.push(entry),
    note(entry) {
      const key = `${entry.code}\n${entry.file ?? ""}`;
      const at = known.get(key);
      if (at === undefined) known.set(key, notes.push(entry) - 1);
      else notes[at] = { ...notes[at]!, count: (notes[at]!.count ?? 1) + (entry.count ?? 1) };
    },
    take() {
      known.clear();
      return { rejects: rejects.splice(0), notes: notes.splice(0) };
    },
  };
}

/** Tells a diary what a listener heard of a part before which so many rows and lines of the file stand. */
export function tellOn(diary: Diary, { rejects, notes }: Told, rowsBefore: number, linesBefore: number): void {
  for (const entry of rejects) diary.reject({ ...entry, row: entry.row + rowsBefore, line: entry.line + linesBefore });
  for (const entry of notes) {
    diary.note({
      ...entry,
      ...(entry.row === undefined ? {} : { row: entry.row + rowsBefore }),
      ...(entry.line === undefined ? {} : { line: entry.line + linesBefore }),
    });
  }
}
