import type { Drawn } from "../network/drawn-ties.ts";
import type { SliceView } from "./analysis.ts";
import type { MapCounts } from "../core/map-picture.ts";

/**
 * Where everyone of the population is: drawn, or not drawn and why. The parts add up to the population, also where it was given as a
 * number. Accounts of ours count apart. In a circle everyone outside is just that, whatever else holds for them. Cost O(n).
 */
export function countMap(view: SliceView, drawn: Drawn, isCircle: boolean): MapCounts {
  const { isOurs, isSilent, count } = view.log.people;
  let ours = 0;
  for (const p of drawn.person) ours += isOurs[p]!;
  const people = drawn.person.length - ours;
  // The person whose circle it is may have no connection at all, and is drawn.
  const crowdedOut = Math.max(0, drawn.peopleCount - drawn.oursCount - people);
  const none = { crowdedOut, ours, drawn: people, population: view.population, unconnected: 0, silent: 0, unseen: 0, outside: 0 };
  if (isCircle) return { ...none, outside: view.population - people - crowdedOut };
  let silent = 0;
  for (let p = 0; p < count; p++) if (isOurs[p] === 0) silent += isSilent[p]!;
  const counted = count - view.leftOut;
  return { ...none, silent, unconnected: counted - silent - people - crowdedOut, unseen: view.population - counted };
}
