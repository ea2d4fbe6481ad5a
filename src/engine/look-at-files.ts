import { WhotalksError } from "../core/errors.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import type { FileAnswers, Inspection, OpenOptions } from "./opening.ts";
import { maskRefusal } from "./mask-refusal.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import type { HashedSource } from "./sources.ts";

/** Everything found in the sources, with its position, and the files left out because they could not be recognised. */
export interface FilesLook<T> {
  readonly looked: readonly { readonly position: number; readonly found: T }[];
  readonly unreadable: NonNullable<Inspection["unreadable"]>;
}

/**
 * Recognises the sources one after the other. A file that cannot be recognised stops everything, unless others were opened with it and
 * `leaveOutUnreadable` is set, or it is left out anyway.
 * @throws WhotalksError of the first file that stops everything; where none can be recognised, of the first
 */
export async function lookAtFiles<T>(sources: readonly HashedSource[], options: OpenOptions, task: Task, look: (source: HashedSource, answers: FileAnswers) => Promise<readonly T[]>): Promise<FilesLook<T>> {
  const looked: { position: number; found: T }[] = [];
  const unreadable: { source: number; name: string; message: string; hint: string }[] = [];
  let first: WhotalksError | undefined;
  for (const [position, source] of sources.entries()) {
    const answers = options.files?.[position] ?? {};
    try {
      await task.breathe();
      for (const found of await look(source, answers)) looked.push({ position, found });
    } catch (error) {
      const mayBeLeftOut = sources.length > 1 && (options.leaveOutUnreadable === true || answers.use === false);
      if (!mayBeLeftOut || !(error instanceof WhotalksError) || error.kind !== "data") throw error;
      first ??= error;
      const { message, hint } = options.mode === "employees" ? maskRefusal(error) : error;
      unreadable.push({ source: position, name: source.name, message, hint });
    }
  }
  if (looked.length === 0 && first !== undefined) throw first;
  return { looked, unreadable };
}

/**
 * The tables that are read.
 * @throws WhotalksError `question-sheet` where it is not decided which of several sheets is meant
 */
export function usedOf(files: readonly RecognisedFile[]): RecognisedFile[] {
  const used = files.filter(({ isUsed }) => isUsed);
  const open = used.find(({ openChoice }) => openChoice.length > 0);
  if (open === undefined) return used;
  throw new WhotalksError("question-sheet", `${open.source.name} has several sheets: which one is meant is not said.`, { hint: `Answer with --sheet: ${open.openChoice.join(", ")}.`, where: { file: open.source.name } });
}

/** The log whose report says which files were left out unread. */
export function withLeftOut(log: TalkLog, unreadable: FilesLook<unknown>["unreadable"]): TalkLog {
  if (unreadable.length === 0) return log;
  const notices = unreadable.map(({ name, message, hint }) => ({ code: "file-left-out", severity: "warning" as const, message: `Left out: ${message}`, hint, count: 1, file: name }));
  return { ...log, report: { ...log.report, notices: [...notices, ...log.report.notices] } };
}
