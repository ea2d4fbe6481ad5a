import { useEffect, useState, type RefObject } from "react";

/** Full screen for an element; `toggle` is undefined where the browser has none. */
export function useFullScreen(element: RefObject<HTMLElement | null>): { readonly isFull: boolean; readonly toggle: (() => void) | undefined } {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const follow = (): void => setFull(document.fullscreenElement !== null && document.fullscreenElement === element.current);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, [element]);
  // A refusal (no gesture, a policy) leaves everything as it is.
  const toggle = (): void => void (document.fullscreenElement === null ? element.current?.requestFullscreen() : document.exitFullscreen())?.catch(() => undefined);
  return { isFull, toggle: document.fullscreenEnabled ? toggle : undefined };
}
