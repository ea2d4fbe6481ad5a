import { useEffect } from "react";
import type { AppState } from "../store/state.ts";
import { useApp, useTools } from "../store.ts";
import { drawnMap, makeMapAhead, mapAsked } from "./map-query.ts";

/** Nothing has been asked for so long, in ms: whoever reads the board is not kept waiting by a map. */
const CALM_MS = 400;
/** Of more people choosing who is drawn takes seconds (0.7 s of 300,000), for a view that may never be opened. */
const MOST_PEOPLE = 500_000;

/**
 * Makes the map while another view is looked at and nothing else is being computed, so that it is there when it is opened. It ends as soon
 * as anything else is asked, and goes on where the map is opened meanwhile. Nobody is told of it.
 */
export function useMapAhead(): void {
  const tools = useTools();
  const key = useApp((state) => (isCalm(state) ? mapAsked(state).key : null));
  useEffect(() => {
    if (key === null) return;
    let end: (() => void) | undefined;
    const timer = setTimeout(() => {
      const asked = mapAsked(tools.get());
      if (tools.get().view !== "map" && drawnMap(tools, asked)?.isEarly !== false) end = makeMapAhead(tools, asked);
    }, CALM_MS);
    return () => {
      clearTimeout(timer);
      end?.();
    };
  }, [tools, key]);
}

/** Whether the map of what is shown can be made without work that nobody has agreed to. */
function isCalm({ board, boardSettings, settings, works, error, offer, opened, mapView, colour }: AppState): boolean {
  const isOwnMeasure = mapView.size === null && (typeof colour === "string" || "attribute" in colour);
  const isIdle = Object.keys(works).every((name) => name === "map");
  return isIdle && board !== null && boardSettings === settings && error === null && offer === null && isOwnMeasure && (opened?.people ?? 0) <= MOST_PEOPLE;
}
