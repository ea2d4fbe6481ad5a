import { startTransition, useEffect, useRef, useState, type RefObject } from "react";

/**
 * Width of an element in px, followed as it changes; 0 until the browser has laid it out by itself. Asking for it at once would lay
 * out the whole page in the task that mounts it; what the first width brings is drawn as a transition.
 */
export function useWidth<T extends HTMLElement>(): { readonly ref: RefObject<T | null>; readonly width: number } {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let isFirst = true;
    const observer = new ResizeObserver((entries) => {
      const entry = entries[0];
      if (entry === undefined) return;
      const next = Math.round(entry.contentRect.width);
      if (isFirst) startTransition(() => setWidth(next));
      else setWidth(next);
      isFirst = false;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
