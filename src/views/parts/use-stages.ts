import { startTransition, useEffect, useState } from "react";

/** A page that is not on screen gets no frames: its stages follow a clock. */
const hiddenMs = 100;

/**
 * Mounts a large part of the page in steps, a frame apart, so that no single task keeps the page from answering. Answers how many
 * steps may stand: 1 at first, `count` in the end, and `count` ever after. Each step is rendered as a transition, which gives way.
 */
export function useStages(count: number): number {
  const [stage, setStage] = useState(1);
  const isDone = stage >= count;
  useEffect(() => {
    if (isDone) return;
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      startTransition(() => setStage(stage + 1));
    };
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      // After the frame, not in it: what was mounted before is painted first.
      timer = setTimeout(next, 0);
    });
    timer = setTimeout(next, hiddenMs);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [stage, isDone]);
  return stage;
}
