import { useCallback, type RefCallback } from "react";

/** A ref whose element takes the focus when it appears, where nothing else has it: what was pressed is gone. */
export function useFocusLost<T extends HTMLElement>(): RefCallback<T> {
  return useCallback((element: T | null) => {
    if (element !== null && (document.activeElement === null || document.activeElement === document.body)) element.focus();
  }, []);
}
