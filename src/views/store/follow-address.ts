import type { App } from "../store.ts";
import { dataOfAddress, decodeAddress, encodeAddress, sampleOfAddress, tellUnmet } from "./address.ts";
import { nameCircle } from "./opening.ts";
import type { AppState } from "./state.ts";
import { isSameOurs } from "./step-parts.ts";
import { takeStep, travelTo } from "./steps.ts";

/** What an entry of the browser's history knows of the page's own: the step it shows, and how many entries lie before it. */
interface Mark {
  /** Steps are numbered anew whenever the page is loaded. */
  readonly session: number;
  readonly serial: number;
  readonly index: number;
}

/** What an address tells, or decides about it: as long as none of it changes the address stays. */
const followed = ["phase", "opened", "loaded", "view", "topicTab", "settings", "selection", "circle", "colour", "shown", "groups", "time", "ours", "history"] as const satisfies readonly (keyof AppState)[];
/** A new step that changes one of these is a step of the browser's too. */
const stepped = ["view", "topicTab", "settings", "shown", "groups", "time", "ours", "merge", "accounts"] as const satisfies readonly (keyof AppState)[];

/**
 * Keeps the address and the state in step: a change of view or settings is a step of the browser's history, a change of selection is
 * not. Back and forward move through the page's own steps, so that undo and "back" never disagree; an address that is no step of them is
 * read. Answers a function that stops it.
 */
export function followAddress(app: App): () => void {
  const { store, tools, actions } = app;
  const session = performance.timeOrigin;
  let index = markOf(history.state)?.index ?? 0;
  let isGoingBack = false;

  const note = (url: string, isStep: boolean): void => {
    const { serial } = store.getState().history;
    if (isStep) history.pushState({ session, serial, index: ++index } satisfies Mark, "", url);
    else history.replaceState({ session, serial, index } satisfies Mark, "", url);
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (isGoingBack || followed.every((key) => state[key] === before[key])) return;
    const hash = addressOf(app);
    const isLeaving = state.phase === "open" && before.phase !== "open" && before.opened !== null;
    if (state.phase !== "workspace" && !isLeaving) return;
    const isSameUrl = `#${hash}` === location.hash || (hash === "" && location.hash === "");
    if (isSameUrl && state.history.serial === before.history.serial) return;
    const isNew = state.history.newest > before.history.newest && (stepped.some((key) => state[key] !== before[key]) || state.circle?.person !== before.circle?.person);
    const isStep = !isSameUrl && (state.phase !== before.phase || isNew);
    // "#sample=shop" becomes the full address of the sample; going back must not lead to the short one.
    const isCompleting = sampleOfAddress(location.hash) !== "" && sampleOfAddress(location.hash) === state.loaded?.sample && !location.hash.includes("view=");
    note(hash === "" ? location.pathname + location.search : `#${hash}`, isStep && !isCompleting);
  });

  const goBack = (event: PopStateEvent) => {
    const mark = markOf(event.state);
    const direction = mark === undefined ? 0 : Math.sign(mark.index - index);
    index = mark?.index ?? index;
    const { phase, history: steps } = store.getState();
    const isPresent = phase === "workspace" && mark?.session === session && mark.serial === steps.serial && location.hash === `#${addressOf(app)}`;
    if (isPresent) {
      // Undo has led here already: the reader wants to see something else.
      if (direction !== 0) history.go(direction);
      return;
    }
    isGoingBack = true;
    try {
      showAddress(mark?.session === session ? mark.serial : undefined);
    } finally {
      isGoingBack = false;
    }
    if (store.getState().phase === "workspace") note(location.hash, false);
  };

  const showAddress = (serial: number | undefined): void => {
    const { opened, loaded, phase, samples, catalogue, circle, history: steps } = store.getState();
    const sample = sampleOfAddress(location.hash);
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
    tools.set({ phase: "workspace", awaited: null });
    if (serial !== undefined && (serial === steps.serial || travelTo(tools, serial))) return;
    const place = decodeAddress(location.hash, opened, catalogue?.measures.map((measure) => measure.id));
    takeStep(tools, {
      settings: place.settings, ours: place.ours ?? oursAsCome(app), view: place.view, topicTab: place.topicTab, selection: place.selection, colour: place.colour, shown: place.shown, groups: place.view === "groups" ? place.groups : tools.get().groups, time: { ...place.time, speed: tools.get().time.speed },
      circle: place.circle === null ? null : { ...place.circle, name: circle?.person === place.circle.person ? circle.name : "" },
    });
    tools.set({ told: tellUnmet(place.unmet) });
    void nameCircle(tools);
  };
  addEventListener("popstate", goBack);
  return () => {
    unsubscribe();
    removeEventListener("popstate", goBack);
  };
}

/** What the page wrote into an entry; undefined where it was not the page. */
function markOf(state: unknown): Mark | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  const { session, serial, index } = state as Partial<Record<keyof Mark, unknown>>;
  return typeof session === "number" && typeof serial === "number" && typeof index === "number" ? { session, serial, index } : undefined;
}

/** The address of what is on screen; empty on the first screens. */
function addressOf(app: App): string {
  const { phase, opened, loaded, view, topicTab, settings, selection, circle, colour, shown, groups, time, ours } = app.store.getState();
  if (phase !== "workspace" || opened === null) return "";
  const place = { sample: loaded?.sample ?? "", view, topicTab, settings, selection, circle, colour, shown, groups, time, ours: isSameOurs(ours, oursAsCome(app)) ? null : ours };
  return encodeAddress(place, opened, loaded?.title);
}

/** The accounts that are ours before the reader says otherwise. */
function oursAsCome(app: App): readonly string[] {
  const { loaded, samples } = app.store.getState();
  return samples.find((sample) => sample.id === loaded?.sample)?.options.ours ?? [];
}
