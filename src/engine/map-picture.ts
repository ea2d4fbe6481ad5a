import { NONE } from "../core/talk-log.ts";
import { HIDDEN_GROUP } from "../core/words.ts";
import type { Task } from "../core/task.ts";
import { findCommunities } from "../measures/community.ts";
import { sizeDots } from "../network/dot-size.ts";
import { chooseDrawn, type Drawn } from "../network/drawn-ties.ts";
import { buildNetwork } from "../network/csr.ts";
import { layOut } from "../network/layout.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, localOf, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { MapPicture } from "../core/map-picture.ts";
import type { MapQuery } from "./shown.ts";
import { sizesOf, SMALLEST_GROUP } from "./groups.ts";
import { choosePalette, paint, type Palette } from "./map-colouring.ts";
import { countMap } from "./map-counts.ts";
import type { Memo } from "./memo.ts";
import { prepareRows, type RowSource } from "./rows.ts";
import { startWith } from "./start-with.ts";

/** How many of each list of the board, and of "Start with these", are always named. */
const LISTED = 10;
const STARTED = 5;

/**
 * The map of a slice, ready to draw: who is drawn, where, how large, in which colour, and which names come first.
 *
 * Positions come from the slice and the people drawn, not from measure or colour, so they stay when those change. Cost: the size
 * measure, then the layout of at most 3,000 people and 8,000 lines (about 2 s), remembered.
 */
export async function makeMap(analysis: Analysis, labels: Labels, query: MapQuery, task: Task, memo: Memo): Promise<MapPicture> {
  const { settings } = query;
  const source = await prepareRows(analysis, settings, [], task);
  const size = await analysis.rank(query.size, settings, task);
  const { view, cuts } = source;
  const ego = query.ego === null ? NONE : localOf(view, query.ego.person);
  const circle = query.ego === null || ego === NONE ? undefined : { person: ego, steps: query.ego.steps };
  const keyOf = (of: typeof circle): string => `${view.key} ${JSON.stringify([of ?? null, settings.measure, settings.weights, settings.normalized, settings.share, settings.cutTop, settings.seed, settings.approximate])}`;
  const choose = (of: typeof circle): Drawn => memo.get(`drawn ${keyOf(of)}`, () => chooseDrawn({
    network: view.network,
    value: source.ranked.values,
    inRole: cuts.roles.bits,
    isOurs: view.log.people.isOurs,
    ...(of === undefined ? {} : { ego: of }),
  }));
  const group = (of: typeof circle): Promise<Uint32Array> => memo.get(`circles ${keyOf(of)}`, () => findCircles(choose(of), settings.seed, task));
  const drawn = choose(circle);
  const circles = await group(circle);
  const isOurs = Uint8Array.from(drawn.person, (p) => view.log.people.isOurs[p]!);
  const value = Float64Array.from(drawn.person, (p) => size.values[p]!);
  const dots = sizeDots(value);
  const layout = await memo.get(`layout ${keyOf(circle)}`, () => layOut({ personCount: drawn.person.length, from: drawn.from, to: drawn.to, weight: drawn.weight, circleOf: circles, isOurs, radius: sizeDots(Float64Array.from(drawn.person, (p) => source.ranked.values[p]!)).radius }, task, analysis.pool));
  const palette = colour(query, view, choose(undefined), await group(undefined), labels);
  const colouring: Colouring = palette === undefined ? { colourOf: new Uint32Array(drawn.person.length).fill(NONE), colours: [] } : paint(palette, drawn.person, layout);
  const posts = view.log.hasTalk ? await analysis.rank("posts", settings, task) : undefined;
  // What is remembered is copied: a picture's columns leave by transfer.
  return {
    person: drawn.person.map((p) => wholeOf(view, p)),
    names: Array.from(drawn.person, (p) => labels.names[wholeOf(view, p)]!),
    x: layout.x.slice(),
    y: layout.y.slice(),
    value,
    scaleEnd: dots.scaleEnd,
    clipped: dots.clipped,
    largestRadius: dots.largestRadius,
    contacts: drawn.contacts.slice(),
    role: Array.from(drawn.person, (p) => (view.log.people.isOurs[p] === 1 ? "neither" : roleOf(cuts.roles.bits[p]!))),
    isOurs,
    ...colouring,
    ...labelOrder(source, posts, size, drawn),
    from: drawn.from.slice(),
    to: drawn.to.slice(),
    weight: drawn.weight.slice(),
    isTwoWay: drawn.isTwoWay.slice(),
    tieCount: drawn.tieCount,
    tiesDrawn: drawn.tiesDrawn,
    isDirected: view.network.directed,
    counts: countMap(view, drawn, circle !== undefined),
    circle: circle === undefined ? null : { position: drawn.person.indexOf(circle.person), name: labels.names[wholeOf(view, circle.person)]!, steps: circle.steps },
    smallGroups: layout.smallGroups,
    lineY: layout.lineY,
  };
}

/** Circles among the drawn lines: they start the layout and name its regions. One seeded run is enough for a picture. */
async function findCircles(drawn: Drawn, seed: number, task: Task): Promise<Uint32Array> {
  const network = buildNetwork(drawn.person.length, drawn.from, drawn.to, drawn.weight, { undirected: true });
  return (await findCommunities(network, { runs: 1, seed, task })).labels;
}

type Colouring = Pick<MapPicture, "colourOf" | "colours">;

/** Colours mean the same in a circle as on the map of everyone: they are chosen there. */
function colour(query: MapQuery, view: SliceView, whole: Drawn, wholeCircles: Uint32Array, labels: Labels): Palette | undefined {
  if (query.colour === "role" || query.colour === "community") {
    const nameOf = (_circle: number, hub: number): string => `around ${labels.names[wholeOf(view, hub)]!}`;
    return choosePalette(wholeCircles, whole, { nameOf, isNamedAfterHub: true, least: labels.isCoded ? SMALLEST_GROUP : 3 });
  }
  if ("measure" in query.colour) return undefined;
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
 * Names claim room in this order: the board's lists of ten in turn, the first of "Start with these", ours; then everyone in a role by
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
  drawn.person.forEach((p, k) => {
    if (view.log.people.isOurs[p] === 1) first.add(k);
  });
  const rest = Uint32Array.from(drawn.person.keys()).filter((k) => !first.has(k));
  const valueOf = (k: number): number => size.values[drawn.person[k]!] || 0;
  const isInRole = (k: number): number => (cuts.roles.bits[drawn.person[k]!] === 0 ? 0 : 1);
  rest.sort((a, b) => isInRole(b) - isInRole(a) || valueOf(b) - valueOf(a) || a - b);
  return { labelOrder: Uint32Array.from([...first, ...rest]), labelFirst: first.size };
}
