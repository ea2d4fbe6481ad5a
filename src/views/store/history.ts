/** Undo without limit: what was, and what was undone. The present lives with its owner. */
export interface History<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
}

export const emptyHistory = { past: [], future: [] } as const;

/** Notes that `present` is about to be replaced by something new: what was undone is gone. */
export function remember<T>(history: History<T>, present: T): History<T> {
  return { past: [...history.past, present], future: [] };
}

/** One step back: the state to show and the new history; undefined where there is nothing to undo. */
export function undo<T>(history: History<T>, present: T): { present: T; history: History<T> } | undefined {
  const last = history.past.at(-1);
  if (last === undefined) return undefined;
  return { present: last, history: { past: history.past.slice(0, -1), future: [present, ...history.future] } };
}

/** One step forward again; undefined where nothing was undone. */
export function redo<T>(history: History<T>, present: T): { present: T; history: History<T> } | undefined {
  const [next, ...rest] = history.future;
  if (next === undefined) return undefined;
  return { present: next, history: { past: [...history.past, present], future: rest } };
}
