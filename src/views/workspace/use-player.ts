import { useCallback, useEffect, useRef, useState } from "react";
import type { NamedWindow } from "../../engine/time-questions.ts";
import { useActions, useApp, useTools } from "../store.ts";
import type { PlaySpeed } from "../time/time-state.ts";

/** How long a window stays, in milliseconds, at least: the next one waits for its numbers. */
const stay: Readonly<Record<PlaySpeed, number>> = { slow: 3000, normal: 1500, fast: 500 };

export interface Player {
  readonly isPlaying: boolean;
  /** The window that is the period; −1 where it is none. */
  readonly at: number;
  readonly windows: readonly NamedWindow[];
  readonly toggle: () => void;
  /** One window on or back. */
  readonly go: (steps: 1 | -1) => void;
}

/** Moves the period from window to window, as the view of time cuts them. What is played in one go is one step of undo. */
export function usePlayer(): Player {
  const tools = useTools();
  const { change } = useActions();
  const { unit, length, step, speed } = useApp((state) => state.time);
  const edition = useApp((state) => state.edition);
  const settings = useApp((state) => state.settings);
  const isReady = useApp((state) => state.boardSettings === state.settings);
  const hasFailed = useApp((state) => state.error !== null);
  const [windows, setWindows] = useState<readonly NamedWindow[]>([]);
  const [isPlaying, setPlaying] = useState(false);
  const hasMoved = useRef(false);
  useEffect(() => {
    let isCurrent = true;
    tools.engine.timeWindows({ settings: tools.get().settings, windows: { unit, length, step }, within: false }).then(
      (found) => isCurrent && setWindows(found.windows),
      // Too many windows: the view of time says so; there is nothing to play.
      () => isCurrent && setWindows([]),
    );
    return () => {
      isCurrent = false;
    };
  }, [tools, unit, length, step, edition]);
  const { since, until } = settings;
  const at = windows.findIndex((window) => window.since === since && window.until === until);
  const show = useCallback(
    (index: number, isSameStep: boolean) => {
      const window = windows[index];
      if (window !== undefined) change({ since: window.since, until: window.until }, { isSameStep });
    },
    [windows, change],
  );
  useEffect(() => {
    if (!isPlaying) return;
    if (hasFailed || (at >= 0 && at === windows.length - 1 && hasMoved.current)) {
      setPlaying(false);
      return;
    }
    if (!isReady) return;
    const next = at >= 0 && (hasMoved.current || at < windows.length - 1) ? at + 1 : hasMoved.current ? nextAfter(windows, since) : firstFor(windows, since, at);
    const timer = setTimeout(
      () => {
        show(next, hasMoved.current);
        hasMoved.current = true;
      },
      hasMoved.current ? stay[speed] : 0,
    );
    return () => clearTimeout(timer);
  }, [isPlaying, isReady, hasFailed, at, windows, since, speed, show]);
  return {
    isPlaying,
    at,
    windows,
    toggle: () => {
      hasMoved.current = false;
      setPlaying(!isPlaying);
    },
    go: (steps) => {
      setPlaying(false);
      show(at >= 0 ? at + steps : steps > 0 ? firstFor(windows, since, at) : lastBefore(windows, until), false);
    },
  };
}

/** Where playing begins: with the window that the period begins in, or, from the last one or the whole period, with the first. */
function firstFor(windows: readonly NamedWindow[], since: number | null, at: number): number {
  return since === null || at >= 0 ? 0 : Math.max(0, windows.findIndex((window) => window.until > since));
}

function nextAfter(windows: readonly NamedWindow[], since: number | null): number {
  const next = windows.findIndex((window) => window.since > (since ?? -Infinity));
  return next < 0 ? windows.length - 1 : next;
}

function lastBefore(windows: readonly NamedWindow[], until: number | null): number {
  const last = until === null ? windows.length - 1 : windows.findLastIndex((window) => window.since < until);
  return Math.max(0, last);
}
