/** A step that was taken: where it led from (in the past) or to (in the future), and what it changed, in words. */
export interface Entry<T> {
  readonly state: T;
  readonly label: string;
  /** The number of `state` among all steps ever taken. */
  readonly serial: number;
}

/** Undo without limit: what was, and what was undone. The present lives with its owner. */
export interface History<T> {
  readonly past: readonly Entry<T>[];
  readonly future: readonly Entry<T>[];
  /** The number of the present step. */
  readonly serial: number;
  /** The highest number given so far: no two steps share one. */
  readonly newest: number;
  /** The movement that the present step belongs to ("" = none), and when it last went on, in milliseconds. */
  readonly movement: string;
  readonly at: number;
}

export const emptyHistory = { past: [], future: [], serial: 0, newest: 0, movement: "", at: 0 } as const;

/** Small steps of one movement that follow each other so quickly are one step, in milliseconds. */
const pause = 1000;

/** A history without steps whose numbers go on from another's: the old numbers name nothing in it. */
export function restart<T>({ newest }: History<T>): History<T> {
  return { ...emptyHistory, serial: newest + 1, newest: newest + 1 };
}

/**
 * Notes that `present` is about to be replaced by something new: what was undone is gone. `label` says what changes, given where the step
 * began. A step of the same movement (not "") within a second goes on with the one before; `isSameStep` does so at any time.
 */
export function remember<T>(history: History<T>, present: T, step: { readonly label: (from: T) => string; readonly movement?: string; readonly isSameStep?: boolean; readonly at?: number }): History<T> {
  const { past, newest } = history;
  const { movement = "", at = 0 } = step;
  const last = past.at(-1);
  const isOneMovement = movement !== "" && movement === history.movement && at - history.at <= pause && history.future.length === 0;
  if (last !== undefined && (step.isSameStep === true || isOneMovement)) {
    return { ...history, past: [...past.slice(0, -1), { ...last, label: step.label(last.state) }], future: [], movement, at };
  }
  return { past: [...past, { state: present, label: step.label(present), serial: history.serial }], future: [], serial: newest + 1, newest: newest + 1, movement, at };
}

/** One step back: the state to show and the new history; undefined where there is nothing to undo. */
export function undo<T>(history: History<T>, present: T): { readonly present: T; readonly history: History<T> } | undefined {
  const last = history.past.at(-1);
  if (last === undefined) return undefined;
  const undone = { state: present, label: last.label, serial: history.serial };
  return { present: last.state, history: { ...history, past: history.past.slice(0, -1), future: [undone, ...history.future], serial: last.serial, movement: "" } };
}

/** One step forward again; undefined where nothing was undone. */
export function redo<T>(history: History<T>, present: T): { readonly present: T; readonly history: History<T> } | undefined {
  const [next, ...rest] = history.future;
  if (next === undefined) return undefined;
  const done = { state: present, label: next.label, serial: history.serial };
  return { present: next.state, history: { ...history, past: [...history.past, done], future: rest, serial: next.serial, movement: "" } };
}

/** Back or forward to the step of a number, however far; undefined where no step has it, or the present one. */
export function travel<T>(history: History<T>, present: T, serial: number): { readonly present: T; readonly history: History<T> } | undefined {
  const go = history.past.some((entry) => entry.serial === serial) ? undo : history.future.some((entry) => entry.serial === serial) ? redo : undefined;
  if (go === undefined) return undefined;
  let found = { present, history };
  while (found.history.serial !== serial) {
    const next = go(found.history, found.present);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}
