import type { App } from "../store.ts";
import { decodeAddress, encodeAddress, sampleOfAddress } from "./address.ts";
import { restoreSettings } from "./asking.ts";

/**
 * Keeps the address and the state in step: a change of view or settings is a step of the browser's history, a change of selection is
 * not; back and forward bring state back. Answers a function that stops it.
 */
export function followAddress(app: App): () => void {
  const { store, tools, actions } = app;
  let isGoingBack = false;

  const unsubscribe = store.subscribe((state, before) => {
    if (isGoingBack) return;
    const hash = addressOf(app);
    if (`#${hash}` === location.hash || (hash === "" && location.hash === "")) return;
    const url = hash === "" ? location.pathname + location.search : `#${hash}`;
    const isLeaving = state.phase === "open" && before.phase !== "open" && before.opened !== null;
    if (state.phase !== "workspace" && !isLeaving) return;
    const isStep = state.phase !== before.phase || state.view !== before.view || state.settings !== before.settings;
    // "#sample=shop" becomes the full address of the sample; going back must not lead to the short one.
    const isCompleting = sampleOfAddress(location.hash) !== "" && sampleOfAddress(location.hash) === state.loaded?.sample && !location.hash.includes("view=");
    if (isStep && !isCompleting) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  });

  const goBack = () => {
    const { opened, loaded, phase, samples } = store.getState();
    const sample = sampleOfAddress(location.hash);
    isGoingBack = true;
    try {
      if (location.hash === "" || location.hash === "#") {
        if (phase === "workspace") tools.set({ phase: "open" });
        return;
      }
      const asked = samples.find((other) => other.id === sample);
      if (asked !== undefined && loaded?.sample !== sample) {
        actions.openSample(asked, location.hash);
        return;
      }
      if (opened === null || (sample === "" && loaded?.sample !== "")) return;
      const place = decodeAddress(location.hash, opened);
      tools.set({ phase: "workspace", view: place.view, selection: place.selection });
      restoreSettings(tools, place.settings);
    } finally {
      isGoingBack = false;
    }
  };
  addEventListener("popstate", goBack);
  return () => {
    unsubscribe();
    removeEventListener("popstate", goBack);
  };
}

/** The address of what is on screen; empty on the first screens. */
function addressOf(app: App): string {
  const { phase, opened, loaded, view, settings, selection } = app.store.getState();
  if (phase !== "workspace" || opened === null) return "";
  return encodeAddress({ sample: loaded?.sample ?? "", view, settings, selection }, opened);
}
