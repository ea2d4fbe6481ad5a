import { NONE } from "../../../src/core/talk-log.ts";
import type { MapPicture } from "../../../src/core/map-picture.ts";

/** Four people in a row: a connector, a maven, one who is neither, and an account of ours; three lines, one of them two-way. */
export function tinyPicture(change: Partial<MapPicture> = {}): MapPicture {
  return {
    person: Uint32Array.from([3, 5, 8, 9]), names: ["Ann", "Ben", "Cas", "@shop"],
    x: Float32Array.from([0, 100, 200, 300]), y: Float32Array.from([0, 0, 50, 50]),
    value: Float64Array.from([100, 25, Number.NaN, 1]), scaleEnd: 100, clipped: 0, largestRadius: 20, smallestRadius: 2.5, contacts: Uint32Array.from([3, 2, 1, 12]),
    role: ["connector", "maven", "neither", "neither"], isOurs: Uint8Array.from([0, 0, 0, 1]),
    colourOf: Uint32Array.from([0, 0, NONE, NONE]), colours: [{ label: "around Ann", people: 2, x: 50, y: 0, hub: 0 }], labelOrder: Uint32Array.from([0, 1, 2, 3]), labelFirst: 1,
    from: Uint32Array.from([2, 0, 0]), to: Uint32Array.from([1, 3, 1]), weight: Float64Array.from([1, 4, 16]), isTwoWay: Uint8Array.from([0, 0, 1]),
    tieCount: 4, tiesDrawn: 4, isDirected: true, counts: { population: 3, drawn: 3, crowdedOut: 0, unconnected: 0, silent: 0, outside: 0, unseen: 0, ours: 1 }, circle: null, smallGroups: 0, lineY: Number.NaN,
    number: null, backbone: null, frame: { left: 0, right: 300, low: 0, high: 50 }, layoutSteps: { done: 10, of: 10 }, groups: null, ungrouped: 0, ...change,
  };
}
