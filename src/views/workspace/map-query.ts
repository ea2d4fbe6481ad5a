import type { Call } from "../../engine/call.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import type { MapQuery } from "../../engine/shown.ts";
import type { AppState, DrawnMap, MapAhead, Tools } from "../store/state.ts";

/** With more people a first picture, after few steps of the layout, is shown while the rest is made; of very many after fewer, for each takes longer. */
const LARGE = 3000;
const FIRST_STEPS = { large: 10, huge: 5 };
const HUGE = 10_000;

/** What the map asks: `key` changes whenever the answer may. */
export interface MapAsked {
  readonly key: string;
  readonly query: Omit<MapQuery, "layout">;
  readonly layout: { readonly seed: number; readonly steps: number | null };
  /** After so many steps of the layout there is a picture already; null: the first one is the last. */
  readonly firstSteps: number | null;
}

type Asking = Pick<AppState, "edition" | "settings" | "colour" | "circle" | "mapView" | "opened">;

export function mapAsked({ edition, settings, colour, circle, mapView, opened }: Asking): MapAsked {
  const { units, backbone, layoutSeed: seed, stoppedAt: steps } = mapView;
  const query = { settings, size: mapView.size ?? settings.measure, colour, ego: circle === null ? null : { person: circle.person, steps: circle.steps }, units, backbone };
  const people = opened?.people ?? 0;
  const firstSteps = people > HUGE ? FIRST_STEPS.huge : people > LARGE ? FIRST_STEPS.large : null;
  return { key: JSON.stringify([edition, query, seed, steps]), query, layout: { seed, steps }, firstSteps };
}

/** Told of a picture after few steps of the layout; answers whether the rest is wanted. */
export type OnEarly = (picture: MapPicture) => Promise<boolean>;

/**
 * Asks for the picture and remembers it as the one drawn last. Of many people one after few steps comes first, told to `onEarly`, unless
 * it is there already or the whole layout is; the rest is asked for once `onEarly` is done with it, unless it says no. Where the same is
 * being made ahead, that is what is waited for.
 */
export async function askMap(tools: Tools, asked: MapAsked, call: Call, onEarly: OnEarly): Promise<MapPicture> {
  const { ahead } = tools.drawn;
  if (ahead?.key !== asked.key) return makeMap(tools, asked, call, onEarly);
  ahead.reader = { call, onEarly };
  call.signal?.addEventListener("abort", ahead.cancel);
  return ahead.made;
}

/** Makes the picture before anybody looks at it; who asks for it meanwhile goes on with it. @returns how to end it, unless somebody does. */
export function makeMapAhead(tools: Tools, asked: MapAsked): () => void {
  const controller = new AbortController();
  const call: Call = { signal: controller.signal, onProgress: (progress) => ahead.reader?.call.onProgress?.(progress) };
  const made = makeMap(tools, asked, call, async (picture) => (await ahead.reader?.onEarly(picture)) ?? true);
  const end = (): void => {
    if (tools.drawn.ahead === ahead) tools.drawn.ahead = null;
  };
  const cancel = (): void => {
    end();
    controller.abort();
  };
  const ahead: MapAhead = { key: asked.key, made, cancel, reader: undefined };
  tools.drawn.ahead = ahead;
  // Whatever is wrong is said to whoever opens the map.
  made.then(end, end);
  return () => {
    if (ahead.reader === undefined) cancel();
  };
}

async function makeMap({ engine, drawn }: Tools, { key, query, layout, firstSteps }: MapAsked, call: Call, onEarly: OnEarly): Promise<MapPicture> {
  const keep = (picture: MapPicture, isEarly: boolean): MapPicture => {
    const { done, of } = picture.layoutSteps;
    // What was stopped is an answer to another question: the one for so many steps.
    if (isEarly || done === of || layout.steps !== null) drawn.current = { key, picture, isEarly };
    return picture;
  };
  if (firstSteps !== null && layout.steps === null && drawn.current?.key !== key) {
    const first = await engine.map({ ...query, layout: { seed: layout.seed, steps: firstSteps, orAll: true } }, call);
    const { done, of } = first.layoutSteps;
    // Made to its end before, or stopped before that: this is the picture.
    if (done === of || done < firstSteps) return keep(first, false);
    if (!(await onEarly(keep(first, true)))) return first;
  }
  return keep(await engine.map({ ...query, layout }, call), false);
}

/** The picture of what is asked, where it has been made; undefined where it has not. */
export function drawnMap({ drawn }: Tools, { key }: MapAsked): DrawnMap | undefined {
  return drawn.current?.key === key ? drawn.current : undefined;
}
