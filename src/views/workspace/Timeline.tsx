import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Histogram } from "../../core/answers.ts";
import { formatCount, formatDate, formatNoun } from "../parts/format.ts";
import { Overlay } from "../shell/Overlay.tsx";
import { useActions, useApp } from "../store.ts";
import { formatPeriod } from "../words/dates.ts";
import { PlayButtons } from "./PlayButtons.tsx";
import { TimelineAxis } from "./TimelineAxis.tsx";
import { TimelineBars } from "./TimelineBars.tsx";
import { moveEnd, rangeOfPeriod, spanOf, type BinRange } from "./timeline-range.ts";

/** Keys move a handle at once; the numbers follow when the keys rest. */
const restMs = 350;

/** Posts over time, always at the bottom where there are times: drag over it, or move its two handles by keys. */
export const Timeline = memo(function Timeline(): ReactElement | null {
  const histogram = useDeferredValue(useApp((state) => state.histogram));
  const opened = useApp((state) => state.opened);
  if (opened === null) return null;
  if (opened.timeRange === null) return <section className="timeline-none t-table ink-2" aria-label="Timeline">This file has no dates: there is no timeline.</section>;
  if (histogram === null || histogram.all.length === 0) return <div className="timeline" aria-busy />;
  return <Brush histogram={histogram} zone={opened.timeZone} span={opened.timeRange} />;
});

interface BrushProps {
  readonly histogram: Histogram;
  readonly zone: string;
  /** First and last time of the data: the outer bins reach beyond. */
  readonly span: readonly [number, number];
}

function Brush({ histogram, zone, span }: BrushProps): ReactElement {
  const since = useApp((state) => state.settings.since);
  const until = useApp((state) => state.settings.until);
  const hasTalk = useApp((state) => state.opened?.hasTalk ?? true);
  const isLarge = useApp((state) => state.view === "time");
  const counted = useApp((state) => (state.boardSettings === state.settings ? state.board?.network.messages ?? null : null));
  const { change } = useActions();
  const hasChanged = useRef(false);
  const bins = histogram.all.length;
  const settled = rangeOfPeriod(histogram, since, until);
  const [draft, setDraft] = useState<BinRange | null>(null);
  const [isFolded, setFolded] = useState(false);
  const [isTable, setTable] = useState(false);
  const track = useRef<HTMLDivElement>(null);
  const anchor = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const range = draft ?? settled;
  const ends = useMemo(() => [histogram.edges[0]!, histogram.edges[bins]!] as const, [histogram, bins]);

  /** Steps by keys, while a handle has the focus, are one step of undo. */
  const commit = (next: BinRange, isByKeys = false) => {
    change(
      {
        since: next.first === 0 ? null : histogram.edges[next.first] ?? null,
        until: next.end === bins ? null : histogram.edges[next.end] ?? null,
      },
      { isSameStep: isByKeys && hasChanged.current },
    );
    hasChanged.current = isByKeys;
    setDraft(null);
  };
  const binAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box === undefined ? 0 : Math.min(bins - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bins)));
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // A press on a handle moves that end: the other end is the anchor.
    const handle = event.target instanceof HTMLElement ? event.target.dataset["handle"] : undefined;
    anchor.current = handle === "first" ? range.end - 1 : handle === "end" ? range.first : binAt(event);
    if (handle === undefined) setDraft(spanOf(anchor.current, anchor.current));
  };
  const move = (event: PointerEvent) => {
    if (anchor.current !== null) setDraft(spanOf(anchor.current, binAt(event)));
  };
  const up = () => {
    anchor.current = null;
    if (draft !== null) commit(draft);
  };
  const onKey = (which: "first" | "end") => (event: KeyboardEvent) => {
    const next = moveEnd(range, which, event.key, bins);
    if (next === undefined) return;
    event.preventDefault();
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => commit(next, true), restMs);
  };
  // What is being dragged follows the bins; what is set is said and drawn as it is.
  const start = draft === null ? since : range.first === 0 ? null : histogram.edges[range.first]!;
  const stop = draft === null ? until : range.end === bins ? null : histogram.edges[range.end]!;
  const from = start ?? span[0];
  const to = Math.max(from, stop === null ? span[1] : stop - 1);
  const binOf = (at: number) => Math.min(bins, Math.max(0, (bins * (at - histogram.edges[0]!)) / (histogram.edges[bins]! - histogram.edges[0]!)));
  const left = start === null ? 0 : binOf(start);
  const right = Math.max(left, stop === null ? bins : binOf(stop));
  // Posts without a date are in the whole period only; they are told beside it.
  const isWhole = start === null && stop === null;
  const untimed = histogram.isOfAllTopics === true ? 0 : histogram.withoutTime;
  const posts = draft === null && counted !== null ? counted - (isWhole ? untimed : 0) : sum(histogram.selected, range);
  const handle = (which: "first" | "end", label: string, value: number, at: number) => (
    <div
      className={`timeline-handle timeline-handle-${which}`}
      data-handle={which}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={bins}
      aria-valuenow={value}
      aria-valuetext={formatDate(at, zone)}
      style={{ left: `${(100 * (which === "first" ? left : right)) / bins}%` }}
      onKeyDown={onKey(which)}
      onFocus={() => {
        hasChanged.current = false;
      }}
    />
  );
  return (
    <section className={isFolded ? "timeline timeline-folded" : isLarge ? "timeline timeline-large" : "timeline"} aria-label="Timeline">
      <div className="timeline-head t-axis ink-2">
        <PlayButtons />
        <span className="timeline-words">
          {formatNoun(posts, hasTalk ? "post" : "connection")}
          <span className="timeline-dates">
            , {formatPeriod(from, to, zone)} ({zone}){untimed > 0 && `; ${formatCount(untimed)} without a date`}
          </span>
        </span>
        {(since !== null || until !== null) && (
          <Button className="part-link timeline-whole" onPress={() => commit({ first: 0, end: bins })}>
            Whole period
          </Button>
        )}
        <Button className="part-link timeline-right" onPress={() => setTable(true)}>
          As a table
        </Button>
        <Button className="part-link" onPress={() => setFolded(!isFolded)} aria-expanded={!isFolded}>
          {isFolded ? "Show" : "Fold"}
        </Button>
      </div>
      {!isFolded && (
        <>
          <div ref={track} className="timeline-track" onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
            <TimelineBars histogram={histogram} from={left} to={right} />
            {handle("first", "Start of the period", range.first, from)}
            {handle("end", "End of the period", range.end, to)}
          </div>
          <TimelineAxis span={span} ends={ends} zone={zone} />
        </>
      )}
      <Overlay title="Posts over time" isOpen={isTable} onClose={() => setTable(false)}>
        <TimelineTable histogram={histogram} zone={zone} />
      </Overlay>
    </section>
  );
}

/** A component of its own: its rows are made only while it is open. */
function TimelineTable({ histogram, zone }: Pick<BrushProps, "histogram" | "zone">): ReactElement {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col" className="number">All posts</th>
          <th scope="col" className="number">{histogram.isOfAllTopics === true ? "Of these people, on all topics" : "Posts counted"}</th>
        </tr>
      </thead>
      <tbody>
        {histogram.all.map((count, bin) => (
          <tr key={bin}>
            <th scope="row">{formatDate(histogram.edges[bin]!, zone)}</th>
            <td className="number">{formatCount(count)}</td>
            <td className="number">{formatCount(histogram.selected[bin] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sum(values: readonly number[], range: BinRange): number {
  let total = 0;
  for (let bin = range.first; bin < range.end; bin++) total += values[bin] ?? 0;
  return total;
}
