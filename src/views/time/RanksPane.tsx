import { useCallback, useMemo, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { measureWords } from "../board/board-curves.ts";
import type { NamedWindow, RanksOverTime } from "../../engine/time-questions.ts";
import { formatCount, formatNoun, MISSING } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useWidth } from "../parts/use-width.ts";
import { useCall } from "../store/use-call.ts";
import { useSelected } from "../store/use-selected.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { nameWindow } from "../words/window-words.ts";
import { frameOf } from "./bump-layout.ts";
import { countRanked, leadWords, littleWords, mostOftenFirst, windowNoun } from "./bump-words.ts";
import { BumpChart, labelRoom } from "./BumpChart.tsx";
import { RankAxis } from "./RankAxis.tsx";
import type { TimePaneProps } from "./pane-props.ts";
import { SaveTimes } from "./SaveTimes.tsx";
import { tellWindow, WindowStrip } from "./WindowStrip.tsx";
import { useScrollEnds } from "./use-scroll-ends.ts";
import { WindowControls } from "./WindowControls.tsx";

/** Who is among the first, window by window. */
export function RanksPane({ onOpenPerson }: TimePaneProps): ReactElement {
  const settings = useApp((state) => state.settings);
  const { unit, length, step, top, within } = useApp((state) => state.time);
  const edition = useApp((state) => state.edition);
  const isWithin = within && (settings.since !== null || settings.until !== null);
  // The period is drawn into the chart and changes nothing else in it, unless the reader wants only what is inside.
  const asked = isWithin ? settings : { ...settings, since: null, until: null };
  const query = { settings: asked, windows: { unit, length, step }, top, within: isWithin };
  const key = JSON.stringify([edition, query]);
  const { value: ranks, isStale, failure, retry } = useCall("ranks", "Ranking window by window", key, async (engine, call) => await engine.ranksOverTime(query, call));
  return (
    <div className="stack" aria-busy={isStale && failure === null}>
      <div className="time-head">
        <WindowControls unit={ranks?.unit ?? null} />
        {ranks !== null && ranks.lines.length > 0 && <SaveTimes name="Save the ranks" query={{ what: "ranks", ...query }} />}
      </div>
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      {ranks === null ? failure === null && <p className="ink-2 time-wait">Ranking window by window …</p> : <Ranks ranks={ranks} onOpenPerson={onOpenPerson} />}
    </div>
  );
}

function Ranks({ ranks, onOpenPerson }: TimePaneProps & { readonly ranks: RanksOverTime }): ReactElement {
  const since = useApp((state) => state.settings.since);
  const until = useApp((state) => state.settings.until);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const tools = useTools();
  const { change, select, changeColumns } = useActions();
  const { ref, width } = useWidth<HTMLDivElement>();
  const selected = useSelected();
  const frame = useMemo(() => frameOf(ranks, width, labelRoom(width)), [ranks, width]);
  const noun = measureWords(ranks.measure, measures);
  const chosen = ranks.windows.findIndex((window) => window.since === since && window.until === until);
  const band = useMemo(() => bandOf(ranks, since, until), [ranks, since, until]);
  const often = mostOftenFirst(ranks);
  const little = littleWords(ranks);
  const ends = useScrollEnds(ref, width > 0 && frame.width > width ? frame.width : 0);
  const inView = Math.max(1, Math.floor((width - labelRoom(width)) / frame.step));
  const choose = useCallback(
    (person: number, { add }: { readonly add: boolean }) => {
      const { selection: before } = tools.get();
      select(add ? (before.includes(person) ? before.filter((other) => other !== person) : [...before, person]) : [person]);
      if (!add) onOpenPerson();
    },
    [tools, select, onOpenPerson],
  );
  const chooseWindow = useCallback((window: NamedWindow | null) => change({ since: window?.since ?? null, until: window?.until ?? null }), [change]);
  const zone = (
    <p className="t-axis ink-2">
      Windows by the clocks of {ranks.timeZone}
      {ranks.withoutTime > 0 && `; ${formatNoun(ranks.withoutTime, "message")} without a date ${ranks.withoutTime === 1 ? "is" : "are"} in none`}.{" "}
      <Button className="part-link" onPress={changeColumns}>
        Other time zone
      </Button>
    </p>
  );
  if (ranks.lines.length === 0) {
    return (
      <>
        <Message tone="empty" title="Nobody is ranked in any window." actions={<Button className="part-button" onPress={() => change({ since: null, until: null, topics: [], group: null })}>Clear topic, group and period</Button>}>
          Nothing is left here by topic, group and period, or too few people in each window. Longer windows may help.
        </Message>
        {zone}
      </>
    );
  }
  return (
    <section className="stack-small" aria-label="Rank over time">
      <h2 className="t-finding time-lead">
        {often !== undefined && (
          <>
            <bdi>{often.line.name}</bdi>
            {` was first in ${formatCount(often.times)} of ${windowNoun(ranks, countRanked(ranks))}. `}
          </>
        )}
        <span className={often === undefined ? "" : "ink-2"}>{leadWords(ranks)}</span>
      </h2>
      {little !== "" && <p className="notice-text">{little}</p>}
      {frame.width > width && width > 0 && (
        <div className="row time-scroll">
          <p className="t-axis ink-2">
            {formatCount(Math.min(inView, ranks.windows.length))} of {windowNoun(ranks)} in view
          </p>
          <SteadyButton className="part-button" isOff={ends.isAtStart} onPress={() => ends.scroll(-1)}>
            ‹ Earlier
          </SteadyButton>
          <SteadyButton className="part-button" isOff={ends.isAtEnd} onPress={() => ends.scroll(1)}>
            Later ›
          </SteadyButton>
        </div>
      )}
      <div className={`time-chart${ends.isAtStart ? "" : " time-more-before"}${ends.isAtEnd ? "" : " time-more-after"}`} ref={ref} style={{ "--axis": `${frame.axis}px` } as object} tabIndex={frame.width > width ? 0 : -1} role="region" aria-label="Chart of ranks" aria-busy={width === 0}>
        {width > 0 && (
          <div className="time-plot" style={{ width: frame.width }}>
            {frame.width > width && <RankAxis frame={frame} top={ranks.top} />}
            <BumpChart ranks={ranks} frame={frame} selected={selected} band={band} noun={noun} onSelect={choose} />
            <WindowStrip ranks={ranks} frame={frame} chosen={chosen} onChoose={chooseWindow} />
          </div>
        )}
      </div>
      {chosen >= 0 && <p className="t-table">{tellWindow(ranks, chosen)}.</p>}
      {zone}
      <p className="t-axis ink-2 measure">
        Ranks by {noun}, each window by itself. In colour who is among the first most often, and who is selected. A line breaks where somebody is not ranked; a grey column ranks nobody.
      </p>
      <div className="time-twins">
        <TableTwin
          caption={`Rank over time, by ${noun}`}
          columns={["Person", ...ranks.windows.map((window) => nameWindow(window, ranks.unit, ranks.timeZone))]}
          rows={ranks.lines.map(({ name, standings }) => [name, ...standings.map((standing) => (standing === null ? MISSING : formatCount(standing.rank)))])}
        />
        <section aria-label="Windows as a table">
          <p className="t-axis ink-2">What each window holds:</p>
          <TableTwin
            caption="What each window holds"
            columns={["Window", "Posts", "People", "Make the cut", "Talk most"]}
            rows={ranks.windows.map((window) => [
              `${nameWindow(window, ranks.unit, ranks.timeZone)}${window.isPart ? " (part)" : ""}`,
              formatCount(window.messages),
              window.people === null ? "fewer than 5" : formatCount(window.people),
              formatCount(window.connectors),
              formatCount(window.mavens),
            ])}
          />
        </section>
      </div>
    </section>
  );
}

/** The windows that the period touches; null where it is the whole of them. */
function bandOf({ windows }: RanksOverTime, since: number | null, until: number | null): { readonly first: number; readonly end: number } | null {
  if (since === null && until === null) return null;
  const first = windows.findIndex((window) => window.until > (since ?? -Infinity));
  const end = windows.findLastIndex((window) => window.since < (until ?? Infinity)) + 1;
  return first < 0 || end <= first ? null : { first, end };
}

const noMeasures: readonly never[] = [];
