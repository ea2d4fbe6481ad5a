import type { Call } from "../../engine/call.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import type { MapQuery } from "../../engine/shown.ts";
import type { AppState, DrawnMap, Tools } from "../store/state.ts";

/** With more people a first picture, after few steps of the layout, is shown while the rest is made. */
const LARGE = 3000;
const FIRST_STEPS = 10;

/** What the map asks: `key` changes whenever the answer may. */
export interface MapAsked {
  readonly key: string;
  readonly query: Omit<MapQuery, "layout">;
  readonly layout: { readonly seed: number; readonly steps: number | null };
  /** Shown in two steps. */
  readonly isLarge: boolean;
}

type Asking = Pick<AppState, "edition" | "settings" | "colour" | "circle" | "mapView" | "opened">;

export function mapAsked({ edition, settings, colour, circle, mapView, opened }: Asking): MapAsked {
  const { units, backbone, layoutSeed: seed, stoppedAt: steps } = mapView;
  const query = { settings, size: mapView.size ?? settings.measure, colour, ego: circle === null ? null : { person: circle.person, steps: circle.steps }, units, backbone };
  return { key: JSON.stringify([edition, query, seed, steps]), query, layout: { seed, steps }, isLarge: (opened?.people ?? 0) > LARGE };
}

/**
 * Asks for the picture and remembers it as the one drawn last. Of many people one after few steps comes first, told to `onEarly`, unless
 * it is there already or the whole layout is.
 */
export async function askMap({ engine, drawn }: Tools, { key, query, layout, isLarge }: MapAsked, call: Call, onEarly: (picture: MapPicture) => void): Promise<MapPicture> {
  const keep = (picture: MapPicture, isEarly: boolean): MapPicture => {
    const { done, of } = picture.layoutSteps;
    // What was stopped is an answer to another question: the one for so many steps.
    if (isEarly || done === of || layout.steps !== null) drawn.current = { key, picture, isEarly };
    return picture;
  };
  if (isLarge && layout.steps === null && drawn.current?.key !== key) {
    const first = await engine.map({ ...query, layout: { seed: layout.seed, steps: FIRST_STEPS, orAll: true } }, call);
    const { done, of } = first.layoutSteps;
    // Made to its end before, or stopped before that: this is the picture.
    if (done === of || done < FIRST_STEPS) return keep(first, false);
    onEarly(keep(first, true));
  }
  return keep(await engine.map({ ...query, layout }, call), false);
}

/** The picture of what is asked, where it has been made; undefined where it has not. */
export function drawnMap({ drawn }: Tools, { key }: MapAsked): DrawnMap | undefined {
  return drawn.current?.key === key ? drawn.current : undefined;
}
