import type { XmlAttributes } from "../xml/read-xml.ts";
import type { Moment } from "./network-model.ts";

/** A stretch of time in a dynamic GEXF; "" = open at that end. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/**
 * The times an element of a GEXF file says of itself: `start`/`end` (also `startopen`, `endopen`), `timestamp`, `timestamps="<[1,
 * 2]>"`, `intervals="<[1, 2]; (3, 4]>"`. Infinite ends are open. Undefined where it says none.
 */
export function spansOf(attributes: XmlAttributes): Span[] | undefined {
  const { timestamp, timestamps, intervals } = attributes;
  if (timestamps !== undefined) return listed(timestamps).map((time) => ({ start: time, end: time }));
  if (intervals !== undefined) {
    return Array.from(intervals.matchAll(/[[(\]]([^,;[\]()]+),([^,;[\]()]+)(?:,[^;[\]()]*)?[\])[]/g), ([, start, end]) => ({ start: bound(start), end: bound(end) }));
  }
  if (timestamp !== undefined) return timestamp.trim() === "" ? undefined : [{ start: timestamp.trim(), end: timestamp.trim() }];
  const start = attributes["start"] ?? attributes["startopen"];
  const end = attributes["end"] ?? attributes["endopen"];
  return start === undefined && end === undefined ? undefined : [{ start: bound(start), end: bound(end) }];
}

/** The values in `<[a, b]>`, without marks and quotes. */
function listed(text: string): string[] {
  return text.replace(/[<>[\]()"']/g, " ").split(/[,;]/).map((each) => each.trim()).filter((each) => each !== "");
}

function bound(text: string | undefined): string {
  const plain = text?.trim() ?? "";
  return /^[+-]?inf(?:inity)?$/i.test(plain) ? "" : plain;
}

/** A weight that holds for some time only. */
export interface TimedWeight extends Span {
  readonly value: string;
}

/** Values inside an attribute: `<[1, 2, 0.5); [2, 3, 0.7]>` for stretches, `<[1, 0.5]; [2, 0.7]>` for timestamps. Undefined where the text is a plain value. */
export function timedValues(text: string): TimedWeight[] | undefined {
  if (!/^\s*<\s*[[(]/.test(text)) return undefined;
  return Array.from(text.matchAll(/[[(\]]([^;[\]()]+)[\])[]/g), ([, inner]): TimedWeight => {
    const parts = inner!.split(",").map((part) => part.trim());
    return parts.length < 3 ? { start: bound(parts[0]), end: bound(parts[0]), value: parts[1] ?? "" } : { start: bound(parts[0]), end: bound(parts[1]), value: parts[2]! };
  });
}

/**
 * The moments of a tie: its spells, each with the weight that holds at its start; where it has none, the stretches of its weight.
 * A spell that is open at its start counts at its end.
 */
export function momentsOf(spans: readonly Span[], weights: readonly TimedWeight[]): Moment[] {
  if (spans.length === 0) return weights.map((weight) => ({ time: timeOf(weight), weight: weight.value }));
  const hasOwnTimes = weights.length > 0 && spans.length === 1 && spans[0]!.start !== spans[0]!.end && weights.every((weight) => timeOf(weight) !== "");
  if (hasOwnTimes && weights.length > 1) return weights.map((weight) => ({ time: timeOf(weight), weight: weight.value }));
  return spans.map((span) => ({ time: timeOf(span), weight: weightAt(weights, timeOf(span)) }));
}

/** The weight that holds at a time; of several the one that began last. */
function weightAt(weights: readonly TimedWeight[], at: string): string | undefined {
  let best: TimedWeight | undefined;
  for (const weight of weights) if (holdsAt(weight, at) && (best === undefined || compare(best.start, weight.start) <= 0)) best = weight;
  return best?.value;
}

function timeOf(span: Span): string {
  return span.start === "" ? span.end : span.start;
}

/** Compared as numbers where both are, else as text, which is right for ISO times of one form. */
function holdsAt(weight: TimedWeight, at: string): boolean {
  return (weight.start === "" || compare(weight.start, at) <= 0) && (weight.end === "" || compare(at, weight.end) <= 0);
}

function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
