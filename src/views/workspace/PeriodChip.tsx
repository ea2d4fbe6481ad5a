import { memo, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { DayFields } from "../parts/DayFields.tsx";
import { useActions, useApp } from "../store.ts";
import { formatPeriod, isoDayOf, startOfIsoDay, startOfNextDay } from "../words/dates.ts";
import { Chip } from "./Chip.tsx";

/** The period: first and last day, both inside. */
export const PeriodChip = memo(function PeriodChip(): ReactElement | null {
  const opened = useApp((state) => state.opened);
  const since = useApp((state) => state.settings.since);
  const until = useApp((state) => state.settings.until);
  const { change } = useActions();
  if (opened === null || opened.timeRange === null) return null;
  const zone = opened.timeZone;
  const first = since ?? opened.timeRange[0];
  const last = until === null ? opened.timeRange[1] : until - 1;
  return (
    <Chip about="Period" isWhole value={formatPeriod(first, Math.max(first, last), zone)} isFilter={since !== null || until !== null} onRemove={() => change({ since: null, until: null })}>
      {(close) => <PeriodForm key={`${first} ${last}`} first={isoDayOf(first, zone)} last={isoDayOf(last, zone)} zone={zone} onDone={close} />}
    </Chip>
  );
});

function PeriodForm({ first, last, zone, onDone }: { readonly first: string; readonly last: string; readonly zone: string; readonly onDone: () => void }): ReactElement {
  const { change } = useActions();
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(last);
  const start = startOfIsoDay(from, zone);
  const end = startOfNextDay(to, zone);
  const isWrong = start === null || end === null || end <= start;
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        change({ since: start, until: end });
        onDone();
      }}
    >
      <div className="row">
        <DayFields from={from} to={to} onFrom={setFrom} onTo={setTo} isWrong={isWrong} takesFocus />
      </div>
      <p className="t-axis ink-2">{isWrong ? "The last day must not lie before the first." : `Days in ${zone}. The timeline below sets the period too.`}</p>
      <div className="row">
        <Button type="submit" className="part-button part-button-primary" isDisabled={isWrong}>
          Set
        </Button>
        <Button
          className="part-button"
          onPress={() => {
            change({ since: null, until: null });
            onDone();
          }}
        >
          Whole period
        </Button>
      </div>
    </form>
  );
}
