import type { Notice, SetAside, Severity } from "../core/notice.ts";
import { sampleOf } from "../core/notice.ts";

/** Where rows that cannot be used and faults worth knowing are collected while files are read. */
export interface Diary {
  readonly setAside: SetAside[];
  readonly notices: Notice[];
  /** Lists a row that is not used. */
  reject(entry: SetAside): void;
  /** Counts a fault; the place kept is the first one. */
  note(entry: NoteEntry): void;
}

export interface NoteEntry {
  readonly code: string;
  readonly severity?: Severity;
  readonly message: string;
  readonly hint: string;
  readonly count?: number;
  readonly file?: string;
  readonly row?: number;
  readonly line?: number;
  readonly column?: string;
  readonly sample?: string;
}

/** What is noted where a follower count cannot be read, in the messages and in the people table alike. */
export const followersUnreadable = {
  code: "followers-unreadable",
  message: "A follower count is no number of 0 or more: the person's reach is counted from the messages instead.",
  hint: "Correct the cells, or leave the column out with --columns ignore=HEADER.",
} as const;

/** What is noted where a reported reach cannot be read. */
export const reachUnreadable = {
  code: "reach-unreadable",
  message: "A reported reach is no number of 0 or more: the message counts as one whose reach is not known.",
  hint: "Correct the cells, or leave the column out with --columns ignore=HEADER.",
} as const;

/**
 * An empty diary.
 * @param isMasked true where values of employees must not be shown: values and samples become "•••".
 * @param scrub takes out of every value, sample and message what must be named nowhere.
 */
export function createDiary(isMasked: boolean, scrub: (text: string) => string = (text) => text): Diary {
  const setAside: SetAside[] = [];
  const notices: Notice[] = [];
  const byKey = new Map<string, number>();
  return {
    setAside,
    notices,
    reject(entry) {
      setAside.push({ ...entry, reason: scrub(entry.reason), value: isMasked ? "•••" : sampleOf(scrub(entry.value)) });
    },
    note({ sample, count = 1, severity = "warning", ...rest }) {
      const key = `${rest.code}\n${rest.file ?? ""}`;
      const known = byKey.get(key);
      if (known !== undefined) {
        const earlier = notices[known]!;
        notices[known] = { ...earlier, count: earlier.count + count };
        return;
      }
      byKey.set(key, notices.length);
      const message = isMasked && sample !== undefined && sample !== "" ? rest.message.replaceAll(sample, "•••") : rest.message;
      notices.push({ ...rest, message: scrub(message), severity, count, ...(sample === undefined ? {} : { sample: isMasked ? "•••" : sampleOf(scrub(sample)) }) });
    },
  };
}
