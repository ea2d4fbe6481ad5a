import type { App } from "../store.ts";
import { dataOfAddress, decodeAddress, encodeAddress, sampleOfAddress, tellUnmet } from "./address.ts";
import { isSameOurs, restoreStep, stepOf } from "./asking.ts";
import { nameCircle } from "./opening.ts";

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
    const isAsking = state.settings !== before.settings || state.ours !== before.ours || state.merge !== before.merge || state.accounts !== before.accounts;
    // Steps of one movement are one step back, and settings that were cancelled are none.
    const isNewStep = isAsking && state.history.past !== before.history.past && state.settings !== state.boardSettings;
    const isCircle = state.circle?.person !== before.circle?.person;
    const isStep = state.phase !== before.phase || state.view !== before.view || state.topicTab !== before.topicTab || isNewStep || isCircle;
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
      const data = dataOfAddress(location.hash);
      if (data !== undefined && (opened === null || loaded?.sample !== "" || data.rows !== opened.rowsRead)) {
        tools.set({ phase: "open", awaited: { title: data.title, address: location.hash } });
        return;
      }
      if (opened === null) return;
      const place = decodeAddress(location.hash, opened, store.getState().catalogue?.measures.map((measure) => measure.id));
      const { circle } = store.getState();
      restoreStep(tools, { ...stepOf(tools.get()), settings: place.settings, ours: place.ours ?? oursAsCome(app) }, {
        phase: "workspace", view: place.view, topicTab: place.topicTab, selection: place.selection, colour: place.colour, awaited: null, told: tellUnmet(place.unmet),
        circle: place.circle === null ? null : { ...place.circle, name: circle?.person === place.circle.person ? circle.name : "" },
      });
      void nameCircle(tools);
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
  const { phase, opened, loaded, view, topicTab, settings, selection, circle, colour, ours } = app.store.getState();
  if (phase !== "workspace" || opened === null) return "";
  const place = { sample: loaded?.sample ?? "", view, topicTab, settings, selection, circle, colour, ours: isSameOurs(ours, oursAsCome(app)) ? null : ours };
  return encodeAddress(place, opened, loaded?.title);
}

/** The accounts that are ours before the reader says otherwise. */
function oursAsCome(app: App): readonly string[] {
  const { loaded, samples } = app.store.getState();
  return samples.find((sample) => sample.id === loaded?.sample)?.options.ours ?? [];
}
