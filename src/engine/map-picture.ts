import { NONE } from "../core/talk-log.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import type { Task } from "../core/task.ts";
import { disparity } from "../network/backbone.ts";
import { sizeDots } from "../network/dot-size.ts";
import { type Drawn, drawLinesAmong } from "../network/drawn-ties.ts";
import { FIRST_SEED } from "../network/layout-seed.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, localOf, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { MapPicture } from "../core/map-picture.ts";
import type { MapQuery } from "./shown.ts";
import { sizesOf, SMALLEST_GROUP } from "./groups.ts";
import { choosePalette, paint, type Palette } from "./map-colouring.ts";
import { countMap } from "./map-counts.ts";
import { groupMap } from "./map-groups.ts";
import { drawPart, type LayoutStop, placePeople } from "./map-places.ts";
import type { Memo } from "./memo.ts";
import { numbersOfPeople } from "./person-numbers.ts";
import { prepareRows, type RowSource } from "./rows.ts";
import { startWith } from "./start-with.ts";

/** How many of each list of the board, and of "Start with these", are always named. */
const LISTED = 10;
const STARTED = 5;

/** What the maps of open data remember, and how their layout is ended. */
export interface MapMemory {
  readonly pictures: Memo;
  readonly layoutStop: LayoutStop;
}

/**
 * The map of a slice, ready to draw: who is drawn, where, how large, in which colour, and which names come first. Where `units` asks for
 * groups a dot stands for a group (map-groups.ts).
 *
 * Places come from the layout of all messages, not from filters, measure or colour: whoever stands somewhere stays there (map-places.ts).
 * Cost: the measures, then the layout of at most 20,000 people and 100,000 lines (about 2 s), remembered.
 */
export async function makeMap(analysis: Analysis, labels: Labels, query: MapQuery, task: Task, memory: MapMemory): Promise<MapPicture> {
  const { settings } = query;
  const { pictures: memo } = memory;
  const source = await prepareRows(analysis, settings, [], task);
  const size = await analysis.rank(query.size, settings, task);
  const { view, cuts } = source;
  const options = { task, memo, stop: memory.layoutStop };
  const ego = query.ego === null || localOf(view, query.ego.person) === NONE ? null : query.ego;
  const part = await drawPart(analysis, settings, ego, options);
  const whole = ego === null ? part : await drawPart(analysis, settings, null, options);
  const level = query.backbone ?? null;
  const drawn = level === null ? part.drawn : onlyOutstanding(view, part.drawn, level);
  const isOurs = Uint8Array.from(drawn.person, (p) => view.log.people.isOurs[p]!);
  const value = Float64Array.from(drawn.person, (p) => size.values[p]!);
  const dots = sizeDots(value);
  const placeQuery = { settings, ego, layout: query.layout ?? { seed: FIRST_SEED, steps: null } };
  const places = await placePeople(analysis, view, part.drawn, dots.radius, placeQuery, options);
  if (query.units !== undefined && query.units !== "people" && ego === null) {
    return groupMap({ view, labels, units: query.units, drawn: whole.drawn, circles: whole.circles, places, leftOut: countMap(view, part.drawn, false) }, task);
  }
  const palette = colour(query, view, whole.drawn, whole.circles, labels);
  const colouring: Colouring = palette === undefined ? { colourOf: new Uint32Array(drawn.person.length).fill(NONE), colours: [] } : paint(palette, drawn.person, places);
  const posts = view.log.hasTalk ? await analysis.rank("posts", settings, task) : undefined;
  // What is remembered is copied: a picture's columns leave by transfer.
  return {
    person: drawn.person.map((p) => wholeOf(view, p)),
    names: Array.from(drawn.person, (p) => labels.names[wholeOf(view, p)]!),
    x: places.x,
    y: places.y,
    value,
    scaleEnd: dots.scaleEnd,
    clipped: dots.clipped,
    largestRadius: dots.largestRadius,
    smallestRadius: dots.smallestRadius,
    contacts: drawn.contacts.slice(),
    role: Array.from(drawn.person, (p) => (view.log.people.isOurs[p] === 1 ? "neither" : roleOf(cuts.roles.bits[p]!))),
    isOurs,
    ...colouring,
    number: await numbersOf(analysis, labels, query, drawn, task),
    ...labelOrder(source, posts, size, drawn),
    from: drawn.from.slice(),
    to: drawn.to.slice(),
    weight: drawn.weight.slice(),
    isTwoWay: drawn.isTwoWay.slice(),
    tieCount: drawn.tieCount,
    tiesDrawn: drawn.tiesDrawn,
    backbone: level,
    isDirected: view.network.directed,
    counts: countMap(view, drawn, ego !== null),
    circle: ego === null ? null : { position: drawn.person.indexOf(localOf(view, ego.person)), name: labels.names[ego.person]!, steps: ego.steps },
    smallGroups: places.smallGroups,
    lineY: places.lineY,
    frame: places.frame,
    layoutSteps: places.layoutSteps,
    groups: null,
    ungrouped: 0,
  };
}

/** The same people with the lines that stand out at a level instead of their strongest. Cost as chooseDrawn, once per slice O(m log m). */
function onlyOutstanding(view: SliceView, drawn: Drawn, level: number): Drawn {
  const value = view.once("disparity", () => disparity(view.network));
  return { ...drawLinesAmong(view.network, drawn.person, view.log.people.isOurs, { value, level }), contacts: drawn.contacts, tieCount: drawn.tieCount, peopleCount: drawn.peopleCount, oursCount: drawn.oursCount };
}

/** The number that colours the dots, with its scale; null where they are coloured otherwise, and where there is no such number to show. */
async function numbersOf(analysis: Analysis, labels: Labels, { colour: by, settings }: MapQuery, drawn: Drawn, task: Task): Promise<MapPicture["number"]> {
  if (by === "role" || by === "community" || "attribute" in by) return null;
  // A number of one employee can single her out as a small group does.
  if ("column" in by && (labels.isCoded || analysis.log.people.numbers?.some(({ name }) => name === by.column) !== true)) return null;
  const { values } = "column" in by ? await numbersOfPeople(analysis, labels, settings, by, task) : await analysis.rank(by.measure, settings, task);
  const value = Float64Array.from(drawn.person, (p) => values[p]!);
  const sorted = value.filter((v) => !Number.isNaN(v)).sort();
  return { value, low: sorted[0] ?? Number.NaN, high: sorted[Math.ceil(0.995 * (sorted.length - 1))] ?? Number.NaN };
}

type Colouring = Pick<MapPicture, "colourOf" | "colours">;

/** Colours mean the same in a circle as on the map of everyone: they are chosen there. */
function colour(query: MapQuery, view: SliceView, whole: Drawn, wholeCircles: Uint32Array, labels: Labels): Palette | undefined {
  if (query.colour === "role" || query.colour === "community") {
    const nameOf = (_circle: number, hub: number): string => `around ${labels.names[wholeOf(view, hub)]!}`;
    return choosePalette(wholeCircles, whole, { nameOf, isNamedAfterHub: true, least: labels.isCoded ? SMALLEST_GROUP : 3 });
  }
  if (!("attribute" in query.colour)) return undefined;
  const { attribute: name } = query.colour;
  const attribute = view.log.people.attributes.find((a) => a.name === name);
  if (attribute === undefined) return undefined;
  const nameOf = (code: number): string => attribute.labels[code]!;
  const codes = Uint32Array.from(whole.person, (p) => attribute.codes[p]!);
  if (!labels.isCoded) return choosePalette(codes, whole, { nameOf, isNamedAfterHub: false, least: 3 });
  // One count per group everywhere: of those drawn alone the difference to the list would count silent people.
  const sizes = sizesOf(attribute);
  const hidden = attribute.labels.indexOf(HIDDEN_GROUP);
  return choosePalette(codes.map((code) => (code === hidden ? NONE : code)), whole, { nameOf, isNamedAfterHub: false, least: 1, sizeOf: (code) => sizes[code]! });
}

/**
 * Names claim room in this order: the board's lists of ten in turn, the first of "Start with these", ours by contacts; then everyone in a role by
 * size, then the rest by size. Positions among the drawn. Cost O(n log n).
 */
function labelOrder(source: RowSource, posts: Ranked | undefined, size: Ranked, drawn: Drawn): Pick<MapPicture, "labelOrder" | "labelFirst"> {
  const { view, ranked, cuts } = source;
  const positionOf = new Map(Array.from(drawn.person, (p, k) => [p, k]));
  const first = new Set<number>();
  const take = (person: number | undefined): void => {
    const k = person === undefined ? undefined : positionOf.get(person);
    if (k !== undefined) first.add(k);
  };
  const listed = (of: Ranked | undefined, i: number): number | undefined => {
    const person = of?.ranking.order[i];
    return person === undefined || (of!.measure.better === "high" && !(of!.listed[person]! > 0)) ? undefined : person;
  };
  for (let i = 0; i < LISTED; i++) {
    take(listed(ranked, i));
    take(listed(posts, i));
  }
  for (const person of startWith(view).chosen.subarray(0, STARTED)) take(person);
  const ours = Array.from(drawn.person.keys()).filter((k) => view.log.people.isOurs[drawn.person[k]!] === 1);
  for (const k of ours.sort((a, b) => drawn.contacts[b]! - drawn.contacts[a]! || a - b)) first.add(k);
  const rest = Uint32Array.from(drawn.person.keys()).filter((k) => !first.has(k));
  const valueOf = (k: number): number => size.values[drawn.person[k]!] || 0;
  const isInRole = (k: number): number => (cuts.roles.bits[drawn.person[k]!] === 0 ? 0 : 1);
  rest.sort((a, b) => isInRole(b) - isInRole(a) || valueOf(b) - valueOf(a) || a - b);
  return { labelOrder: Uint32Array.from([...first, ...rest]), labelFirst: first.size };
}
