import type { SliceView } from "./analysis.ts";
import type { Histogram } from "../core/answers.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Widths a reader understands. */
const WIDTHS = [HOUR / 60, HOUR / 4, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY];

/**
 * Messages over time in about `bins` bins of a width a reader understands.
 * @param whole the log without any filter. @param filtered the slice without its period. Cost O(messages).
 */
export function makeHistogram(whole: SliceView, filtered: SliceView, bins: number): Histogram {
  const at = whole.log.messages.at;
  const range = whole.log.timeRange;
  if (at === undefined || range === undefined) return { edges: [], all: [], selected: [], withoutTime: filtered.messageCount };
  const [first, last] = range;
  const width = WIDTHS.find((w) => (last - first) / w <= bins) ?? Math.ceil((last - first) / bins / DAY) * DAY;
  // Weeks begin on Monday: 1 January 1970 was a Thursday.
  const offset = width >= 7 * DAY ? 4 * DAY : 0;
  const start = Math.floor((first - offset) / width) * width + offset;
  const binCount = Math.floor((last - start) / width) + 1;
  const tally = (view: SliceView): { readonly counts: readonly number[]; readonly withoutTime: number } => {
    const { messages } = view.log;
    const counts = new Float64Array(binCount);
    const withoutTime = messages.at?.tally(counts, start, width, view.mask) ?? messages.count;
    return { counts: Array.from(counts), withoutTime };
  };
  const all = tally(whole);
  const selected = isSame(whole, filtered) ? all : tally(filtered);
  return {
    edges: Array.from({ length: binCount + 1 }, (_, k) => start + k * width),
    all: all.counts,
    selected: selected.counts,
    withoutTime: selected.withoutTime,
  };
}

/** Whether nothing is filtered out: then the messages need not be looked at twice. */
function isSame(whole: SliceView, filtered: SliceView): boolean {
  return whole.log.messages === filtered.log.messages && whole.mask === undefined && filtered.mask === undefined;
}
