import { rankPeople } from "../core/ranking.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { findCommunities } from "../measures/community.ts";
import { sizeDots } from "../network/dot-size.ts";
import { chooseDrawn, type Drawn } from "../network/drawn-ties.ts";
import { buildNetwork } from "../network/csr.ts";
import { densestSpot } from "../network/densest-spot.ts";
import { layOut, type Layout } from "../network/layout.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, localOf, type Ranked, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { MapPicture, MapQuery } from "./engine.ts";
import { shownLabels } from "./groups.ts";
import type { Memo } from "./memo.ts";
import { prepareRows, type RowSource } from "./rows.ts";

const HUES = 6;

/**
 * The map of a slice, ready to draw: who is drawn, where, how large, in which colour, and which names come first.
 *
 * Positions come from the slice and the people drawn, not from measure or colour, so they stay when those change. Cost: the size
 * measure, then the layout of at most 3,000 people and 8,000 lines (about 2 s), remembered.
 */
export async function makeMap(analysis: Analysis, labels: Labels, query: MapQuery, task: Task, memo: Memo): Promise<MapPicture> {
  const { settings } = query;
  const source = await prepareRows(analysis, labels, settings, [], task);
  const size = await analysis.rank(query.size, settings, task);
  const { view, cuts } = source;
  const ego = query.ego === null ? undefined : { person: localOf(view, query.ego.person), steps: query.ego.steps };
  const drawn = chooseDrawn({
    network: view.network,
    value: source.ranked.values,
    inRole: cuts.roles.bits,
    isOurs: view.log.people.isOurs,
    ...(ego === undefined || ego.person === NONE ? {} : { ego }),
  });
  const isOurs = Uint8Array.from(drawn.person, (p) => view.log.people.isOurs[p]!);
  const value = Float64Array.from(drawn.person, (p) => size.values[p]!);
  const dots = sizeDots(value);
  const key = `${view.key} ${JSON.stringify([query.ego, settings.measure, settings.weights, settings.normalized, settings.share, settings.cutTop, settings.seed])}`;
  const circles = await memo.get(`circles ${key}`, () => findCircles(drawn, settings.seed, task));
  const layout = await memo.get(`layout ${key}`, () => layOut({ personCount: drawn.person.length, from: drawn.from, to: drawn.to, weight: drawn.weight, circleOf: circles, isOurs, radius: sizeDots(Float64Array.from(drawn.person, (p) => source.ranked.values[p]!)).radius }, task));
  const colouring = await colour(query, view, drawn, circles, layout, labels);
  let silentCount = 0;
  for (const isSilent of view.log.people.isSilent) silentCount += isSilent;
  return {
    person: drawn.person.map((p) => wholeOf(view, p)),
    names: Array.from(drawn.person, (p) => labels.names[wholeOf(view, p)]!),
    x: layout.x.slice(),
    y: layout.y.slice(),
    value,
    scaleEnd: dots.scaleEnd,
    clipped: dots.clipped,
    largestRadius: dots.largestRadius,
    contacts: drawn.contacts,
    role: Array.from(drawn.person, (p) => (view.log.people.isOurs[p] === 1 ? "neither" : roleOf(cuts.roles.bits[p]!))),
    isOurs,
    ...colouring,
    labelOrder: labelOrder(source, size, drawn),
    from: drawn.from,
    to: drawn.to,
    weight: drawn.weight,
    isTwoWay: drawn.isTwoWay,
    tieCount: drawn.tieCount,
    tiesDrawn: drawn.tiesDrawn,
    isDirected: view.network.directed,
    peopleCount: drawn.peopleCount,
    silentCount,
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

async function colour(query: MapQuery, view: SliceView, drawn: Drawn, circles: Uint32Array, layout: Layout, labels: Labels): Promise<Colouring> {
  if (query.colour === "role" || query.colour === "community") {
    return paint(circles, (_circle, strongest) => `around ${labels.names[wholeOf(view, drawn.person[strongest]!)]!}`, drawn, layout);
  }
  const { attribute: name } = query.colour;
  const attribute = view.log.people.attributes.find((a) => a.name === name);
  if (attribute === undefined) return { colourOf: new Uint32Array(drawn.person.length).fill(NONE), colours: [] };
  const shown = shownLabels(attribute, labels.isCoded);
  return paint(Uint32Array.from(drawn.person, (p) => attribute.codes[p]!), (code) => shown[code]!, drawn, layout);
}

/** The largest groups among the drawn people get a hue each, the rest is grey. A group stands where its people stand closest. */
function paint(groupOf: Uint32Array, nameOf: (group: number, strongest: number) => string, drawn: Drawn, layout: Layout): Colouring {
  const strengthOf = new Float64Array(drawn.person.length);
  drawn.from.forEach((k, i) => {
    strengthOf[k]! += drawn.weight[i]!;
    strengthOf[drawn.to[i]!]! += drawn.weight[i]!;
  });
  const groups = new Map<number, number[]>();
  groupOf.forEach((group, k) => {
    if (group === NONE) return;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [k]);
    else members.push(k);
  });
  const largest = [...groups].sort(([a, x], [b, y]) => y.length - x.length || a - b).filter(([, members]) => members.length >= 3).slice(0, HUES);
  const hueOf = new Map(largest.map(([group], hue) => [group, hue]));
  return {
    colourOf: groupOf.map((group) => hueOf.get(group) ?? NONE),
    colours: largest.map(([group, members]) => {
      const strongest = members.reduce((best, k) => (strengthOf[k]! > strengthOf[best]! ? k : best));
      return { label: nameOf(group, strongest), people: members.length, ...densestSpot(members, layout.x, layout.y) };
    }),
  };
}

/** Names claim room in this order: the ten of each list first, ours with them, then by size. Positions among the drawn. */
function labelOrder(source: RowSource, size: Ranked, drawn: Drawn): Uint32Array {
  const { view, ranked } = source;
  const positionOf = new Map(Array.from(drawn.person, (p, k) => [p, k]));
  const posts = rankPeople(view.influence.posts, "high");
  const first: number[] = [];
  const take = (person: number | undefined): void => {
    const k = person === undefined ? undefined : positionOf.get(person);
    if (k !== undefined && !first.includes(k)) first.push(k);
  };
  for (let i = 0; i < 10; i++) {
    take(ranked.ranking.order[i]);
    take(posts.order[i]);
  }
  drawn.person.forEach((p, k) => {
    if (view.log.people.isOurs[p] === 1 && !first.includes(k)) first.push(k);
  });
  const isFirst = new Set(first);
  const rest = Uint32Array.from(drawn.person.keys()).filter((k) => !isFirst.has(k));
  const valueOf = (k: number): number => size.values[drawn.person[k]!] || 0;
  rest.sort((a, b) => valueOf(b) - valueOf(a) || a - b);
  return Uint32Array.from([...first, ...rest]);
}
