import { useEffect, useState } from "react";
import { useApp } from "../store.ts";

/** Whether something that floats over the page is open. It closes when the reader is asked what to do about long work: it would cover the question. */
export function useFloating(): { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void } {
  const isAsked = useApp((state) => state.offer !== null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (isAsked) setIsOpen(false);
  }, [isAsked]);
  return { isOpen, onOpenChange: setIsOpen };
}
