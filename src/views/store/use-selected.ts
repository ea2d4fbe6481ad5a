import { useMemo } from "react";
import { useApp } from "../store.ts";
import { peopleSet } from "./people-set.ts";

/** Who is selected, to be asked about one by one. */
export function useSelected(): ReadonlySet<number> {
  const selection = useApp((state) => state.selection);
  return useMemo(() => peopleSet(selection), [selection]);
}
