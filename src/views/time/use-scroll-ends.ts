import { useCallback, useEffect, useState, type RefObject } from "react";

export interface ScrollEnds {
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  /** Most of a room on or back. */
  readonly scroll: (direction: 1 | -1) => void;
}

const STEP = 0.6;

/**
 * What of a box that scrolls sideways is out of sight. It begins at its end, and stays there when its room becomes another.
 * @param width of what scrolls, in px; 0 where it has room
 */
export function useScrollEnds(box: RefObject<HTMLElement | null>, width: number): ScrollEnds {
  const [ends, setEnds] = useState({ isAtStart: true, isAtEnd: true });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let isKept = true;
    const look = (): void => {
      const isAtStart = element.scrollLeft <= 1;
      const isAtEnd = element.scrollLeft + element.clientWidth >= element.scrollWidth - 1;
      isKept = isAtEnd;
      setEnds((before) => (before.isAtStart === isAtStart && before.isAtEnd === isAtEnd ? before : { isAtStart, isAtEnd }));
    };
    const keep = (): void => {
      if (isKept) element.scrollLeft = width;
      look();
    };
    keep();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(keep);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box, width]);
  const scroll = useCallback(
    (direction: 1 | -1) => {
      const element = box.current;
      element?.scrollBy({ left: direction * STEP * element.clientWidth });
    },
    [box],
  );
  return { ...ends, scroll };
}
