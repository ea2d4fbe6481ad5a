import type { Task } from "../core/task.ts";
import { findCommunities } from "../measures/community.ts";
import { buildNetwork } from "../network/csr.ts";
import { sizeDots } from "../network/dot-size.ts";
import { chooseDrawn, type Drawn, FEW_PEOPLE, MAX_PEOPLE } from "../network/drawn-ties.ts";
import { type Layout, layOut } from "../network/layout.ts";
import { separate } from "../network/layout-overlap.ts";
import { type Analysis, localOf, type SliceView, wholeOf } from "./analysis.ts";
import { NONE } from "../core/talk-log.ts";
import type { MapPicture } from "../core/map-picture.ts";
import type { Memo } from "./memo.ts";
import type { Settings } from "./settings.ts";
import type { MapQuery } from "./shown.ts";

/** Ends the layout that runs. */
export interface LayoutStop {
  isAsked: boolean;
}

/** Who is drawn of a slice, everyone or a circle, with the circles found among their lines. */
export interface DrawnPart {
  readonly drawn: Drawn;
  readonly circles: Uint32Array;
}

export interface Places extends Pick<MapPicture, "frame" | "smallGroups" | "lineY" | "layoutSteps"> {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

type Ego = MapQuery["ego"];

interface PlaceQuery {
  readonly settings: Settings;
  readonly ego: Ego;
  readonly layout: NonNullable<MapQuery["layout"]>;
}

/** After a filter dots have other sizes and few new neighbours: few rounds part them. */
const ROUNDS = 60;
const ROUGH_ROUNDS = 5;

/**
 * Chooses who and what is drawn of a slice: as many people as of all messages, so that everyone has a place there. Where all with a
 * connection have room, measure and cut decide nothing. Cost: see chooseDrawn.
 */
export async function drawPart(analysis: Analysis, settings: Settings, ego: Ego, options: { readonly task: Task; readonly memo: Memo }): Promise<DrawnPart> {
  const { drawn } = await drawUpTo(MAX_PEOPLE, analysis, withoutFilters(settings), ego, options);
  return drawUpTo(drawn.peopleCount > MAX_PEOPLE ? FEW_PEOPLE : MAX_PEOPLE, analysis, settings, ego, options);
}

function withoutFilters(settings: Settings): Settings {
  return { ...settings, topics: [], since: null, until: null, group: null };
}

async function drawUpTo(most: number, analysis: Analysis, settings: Settings, ego: Ego, { task, memo }: { readonly task: Task; readonly memo: Memo }): Promise<DrawnPart> {
  const view = await analysis.slice(settings, task);
  const isCrowded = view.network.personCount > MAX_PEOPLE;
  const ranked = isCrowded ? await analysis.rank(settings.measure, settings, task) : undefined;
  const cuts = isCrowded ? await analysis.cuts(settings, task) : undefined;
  const person = ego === null ? NONE : localOf(view, ego.person);
  const key = `${view.key} ${JSON.stringify([most, person, ego?.steps ?? null, isCrowded ? [ranked!.key, settings.share, settings.cutTop] : null])}`;
  const drawn = memo.get(`drawn ${key}`, () =>
    chooseDrawn({
      network: view.network,
      value: ranked?.values ?? new Float64Array(view.network.personCount),
      inRole: cuts?.roles.bits ?? new Uint8Array(view.network.personCount),
      isOurs: view.log.people.isOurs,
      ...(most === MAX_PEOPLE ? {} : { maxPeople: most }),
      ...(person === NONE ? {} : { ego: { person, steps: ego!.steps } }),
    }),
  );
  const circles = await memo.get(`circles ${settings.seed} ${key}`, () => findCircles(drawn, settings.seed, task));
  return { drawn, circles };
}

/** Circles among the drawn lines: they start the layout and name its regions. One seeded run is enough for a picture. */
async function findCircles(drawn: Drawn, seed: number, task: Task): Promise<Uint32Array> {
  const network = buildNetwork(drawn.person.length, drawn.from, drawn.to, drawn.weight, { undirected: true });
  return (await findCommunities(network, { runs: 1, seed, task })).labels;
}

/**
 * Places of the drawn people of a slice. They come from the layout of all messages, so that the same person stands in the same place
 * whatever is filtered, measured or coloured; only people who are not drawn there stand by their contacts. Then dots that have grown are
 * pushed apart. Cost: the layout of all messages once (up to 20,000 people: about 2 s), else O(n).
 */
export async function placePeople(analysis: Analysis, view: SliceView, drawn: Drawn, radius: Float64Array, query: PlaceQuery, options: { readonly task: Task; readonly memo: Memo; readonly stop: LayoutStop }): Promise<Places> {
  const { task } = options;
  const whole = withoutFilters(query.settings);
  const wholeView = await analysis.slice(whole, task);
  const base = await drawPart(analysis, whole, query.ego, options);
  const layout = await layOutOnce(analysis, wholeView, base, { ...query, settings: whole }, options);
  const placeOf = new Map(Array.from(base.drawn.person, (p, k) => [wholeOf(wholeView, p), k]));
  const x = new Float64Array(drawn.person.length).fill(Number.NaN);
  const y = new Float64Array(drawn.person.length).fill(Number.NaN);
  drawn.person.forEach((p, k) => {
    const at = placeOf.get(wholeOf(view, p));
    if (at === undefined) return;
    x[k] = layout.x[at]!;
    y[k] = layout.y[at]!;
  });
  placeByContacts(drawn, x, y);
  await separate(Uint32Array.from(x.keys()), radius, x, y, task, layout.isRough ? ROUGH_ROUNDS : ROUNDS);
  const frame = frameOf(layout);
  const hasSmall = y.some((at) => at < layout.lineY);
  return {
    x: Float32Array.from(x), y: Float32Array.from(y), frame, layoutSteps: layout.steps,
    smallGroups: hasSmall ? layout.smallGroups : 0, lineY: hasSmall ? layout.lineY : Number.NaN,
  };
}

/** The layout of all messages, remembered unless it was stopped; a stopped one is remembered under its steps. */
async function layOutOnce(analysis: Analysis, view: SliceView, { drawn, circles }: DrawnPart, query: PlaceQuery, { task, memo, stop }: { readonly task: Task; readonly memo: Memo; readonly stop: LayoutStop }): Promise<Layout> {
  const { seed, steps: asked, orAll = false } = query.layout;
  const keyFor = (made: number | null): string => `layout ${view.key} ${JSON.stringify([query.ego, query.settings.seed, seed, made, view.network.personCount > MAX_PEOPLE ? [query.settings.measure, query.settings.share, query.settings.cutTop] : null])}`;
  const steps = orAll && memo.has(keyFor(null)) ? null : asked;
  stop.isAsked = false;
  const layout = await memo.get(keyFor(steps), () =>
    layOut(
      {
        personCount: drawn.person.length, from: drawn.from, to: drawn.to, weight: drawn.weight, circleOf: circles,
        isOurs: Uint8Array.from(drawn.person, (p) => view.log.people.isOurs[p]!),
        radius: sizeDots(Float64Array.from(drawn.contacts)).radius,
      },
      task,
      { pool: analysis.pool, seed, ...(steps === null ? {} : { steps }), isStopped: () => stop.isAsked },
    ),
  );
  const { done, of } = layout.steps;
  if (done < Math.min(of, steps ?? of)) {
    memo.forget(keyFor(steps));
    void memo.get(keyFor(done), () => Promise.resolve(layout));
  }
  return layout;
}

/** People without a place stand at the mean of their contacts who have one, in a few rounds; whoever has none, in the middle. Cost O(n + m). */
function placeByContacts({ from, to }: Drawn, x: Float64Array, y: Float64Array): void {
  if (!x.some(Number.isNaN)) return;
  for (let round = 0; round < 3; round++) {
    const sums = Array.from({ length: 3 }, () => new Float64Array(x.length));
    const [sumX, sumY, count] = [sums[0]!, sums[1]!, sums[2]!];
    const add = (k: number, other: number): void => {
      if (!Number.isNaN(x[k]!) || Number.isNaN(x[other]!)) return;
      sumX[k]! += x[other]!;
      sumY[k]! += y[other]!;
      count[k]!++;
    };
    from.forEach((a, i) => {
      add(a, to[i]!);
      add(to[i]!, a);
    });
    count.forEach((of, k) => {
      if (of === 0) return;
      x[k] = sumX[k]! / of;
      y[k] = sumY[k]! / of;
    });
  }
  x.forEach((at, k) => {
    if (!Number.isNaN(at)) return;
    x[k] = 0;
    y[k] = 0;
  });
}

function frameOf({ x, y }: Layout): MapPicture["frame"] {
  if (x.length === 0) return { left: -1, right: 1, low: -1, high: 1 };
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < x.length; k++) {
    left = Math.min(left, x[k]!);
    right = Math.max(right, x[k]!);
    low = Math.min(low, y[k]!);
    high = Math.max(high, y[k]!);
  }
  return { left, right, low, high };
}
