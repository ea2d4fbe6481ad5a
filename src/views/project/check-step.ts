import type { Step } from "../store/state.ts";
import { axisScales, crossCells, defaultGroupsState, flowAmounts, flowCells, flowSorts, groupsTabs } from "../groups/groups-state.ts";
import { defaultTimeState } from "../time/time-state.ts";
import { amount, type Check, either, flag, list, oneOf, orNull, partOf, shape, text, whole } from "./check-data.ts";
import { checkOptions } from "./check-options.ts";

const measure = text;
const group = either(shape({ attribute: text, value: text, also: list(shape({ attribute: text, value: text })) }), shape({ attribute: text, value: text }));
const colour = either(oneOf("role", "community"), either(shape({ attribute: text }), either(shape({ measure: text }), shape({ column: text }))));
const grouping = either(oneOf("community", "role"), shape({ attribute: text }));
const number = either(shape({ measure: text }), shape({ column: text }));
const groups = shape({
  tab: oneOf(...groupsTabs), by: orNull(grouping), amount: oneOf(...flowAmounts), cells: oneOf(...flowCells), sort: oneOf(...flowSorts), rows: orNull(grouping), columns: orNull(grouping),
  counts: oneOf(...crossCells), x: orNull(number), y: orNull(number), means: orNull(either(oneOf("everyone"), grouping)), scaleX: oneOf(...axisScales), scaleY: oneOf(...axisScales),
});
const period = shape({ since: amount, until: amount });
const time = shape({
  tab: oneOf("ranks", "periods"), unit: orNull(oneOf("day", "week", "month", "quarter", "year")), length: whole, step: whole, top: whole, within: flag,
  speed: oneOf("slow", "normal", "fast"), compared: orNull(shape({ before: period, after: period })),
});
const reading = partOf({ ours: list(text), merge: list(shape({ into: text, ids: list(text) })) });

/** What each part of a step may be: a part that is added to `Step` does not compile until it stands here. */
export const checkParts: { readonly [K in keyof Step]: Check<Step[K]> } = {
  settings: shape({
    topics: list(text), since: orNull(amount), until: orNull(amount), group: orNull(group), audience: orNull(oneOf("delivered", "modelled", "reported")), measure,
    columns: list(text), weights: oneOf("auto", "on", "off"), normalized: flag, share: amount, cutTop: orNull(whole), population: orNull(whole), seed: whole, louvainRuns: whole,
    approximate: orNull(amount),
  }),
  ours: (value, at) => reading({ ours: value }, at).ours ?? [],
  merge: (value, at) => reading({ merge: value }, at).merge ?? [],
  accounts: (value, at) => (value === null ? null : checkOptions({ accounts: value }, at).accounts ?? null),
  topics: (value, at) => (value === null ? null : checkOptions({ topics: value }, at).topics ?? null),
  view: oneOf("board", "map", "list", "topics", "groups", "time"),
  topicTab: oneOf("table", "overlap", "words", "discover", "dictionary", "practice"),
  selection: list(whole),
  circle: orNull(shape({ person: whole, name: text, steps: whole })),
  colour,
  mapView: shape({
    size: orNull(text), leastWeight: amount, backbone: orNull(amount), units: either(oneOf("people", "community"), shape({ attribute: text })),
    trail: list(shape({ person: whole, name: text, steps: whole })), path: orNull(shape({ from: whole, to: whole, by: oneOf("steps", "strength") })),
    pinned: list(shape({ person: whole, x: amount, y: amount })), layoutSeed: whole, stoppedAt: orNull(whole),
  }),
  list: shape({ columns: list(text), sort: list(shape({ column: text, descending: flag })), search: text, includeOurs: flag }),
  shown: (value, at) => {
    const found = shape({ roles: list(oneOf("both", "connector", "maven", "neither")), ranges: list(shape({ measure, least: orNull(amount), most: orNull(amount) })) })(value, at);
    // Projects of before had no groups here.
    return { ...found, groups: partOf({ groups: list(shape({ attribute: text, value: text })) })(value, at).groups ?? [] };
  },
  // Projects kept before there was a view of groups have none.
  groups: (value, at) => (value === undefined ? defaultGroupsState : groups(value, at)),
  // Projects kept before there was a view of time have none.
  time: (value, at) => (value === undefined ? defaultTimeState : time(value, at)),
};
