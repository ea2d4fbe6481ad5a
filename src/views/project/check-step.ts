import type { Step } from "../store/state.ts";
import { amount, type Check, either, flag, list, oneOf, orNull, partOf, shape, text, whole } from "./check-data.ts";
import { checkOptions } from "./check-options.ts";

const measure = text;
const group = either(shape({ attribute: text, value: text, also: list(shape({ attribute: text, value: text })) }), shape({ attribute: text, value: text }));
const colour = either(oneOf("role", "community"), either(shape({ attribute: text }), shape({ measure: text })));
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
  view: oneOf("board", "map", "list", "topics"),
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
  shown: shape({ roles: list(oneOf("both", "connector", "maven", "neither")), ranges: list(shape({ measure, least: orNull(amount), most: orNull(amount) })) }),
};
