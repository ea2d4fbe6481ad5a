import type { NumberColumn } from "../../engine/group-questions.ts";
import { useCall } from "../store/use-call.ts";
import { useApp } from "../store.ts";

/** The columns of numbers of the people table; none while they are looked for. `who` asks: two may do so at once. */
export function useNumberColumns(who: string): readonly NumberColumn[] {
  const edition = useApp((state) => state.edition);
  return useCall(`numbers ${who}`, "Looking for numbers", `${edition}`, (engine) => engine.numberColumns()).value ?? none;
}

const none: readonly NumberColumn[] = [];
