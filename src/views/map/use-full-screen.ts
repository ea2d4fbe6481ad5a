import { useEffect, useState } from "react";

/** Full screen for the page: menus lie outside the map, so that the map alone could not show them. `toggle` is undefined where the browser has none. */
export function useFullScreen(): { readonly isFull: boolean; readonly toggle: (() => void) | undefined } {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const follow = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    return () => {
      document.removeEventListener("fullscreenchange", follow);
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  // A refusal (no gesture, a policy) leaves everything as it is.
  const toggle = (): void => void (document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()).catch(() => undefined);
  return { isFull, toggle: document.fullscreenEnabled ? toggle : undefined };
}
