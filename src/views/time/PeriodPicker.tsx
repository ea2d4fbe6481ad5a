import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Period } from "../../engine/time-questions.ts";
import { DayFields } from "../parts/DayFields.tsx";
import { useActions } from "../store.ts";
import { isoDayOf, startOfIsoDay, startOfNextDay } from "../words/dates.ts";
import { periodWords } from "./change-words.ts";

export interface PeriodPickerProps {
  readonly title: string;
  readonly period: Period;
  readonly zone: string;
  /** What it holds; null while that is not known. */
  readonly holds: { readonly messages: number; readonly people: number } | null;
  readonly onChange: (period: Period) => void;
}

/** One of the two periods: first and last day, both inside. A change is taken when the days make a period. */
export function PeriodPicker({ title, period, zone, holds, onChange }: PeriodPickerProps): ReactElement {
  const { change } = useActions();
  const [from, setFrom] = useState(isoDayOf(period.since, zone));
  const [to, setTo] = useState(isoDayOf(period.until - 1, zone));
  const start = startOfIsoDay(from, zone);
  const end = startOfNextDay(to, zone);
  const isWrong = start === null || end === null || end <= start;
  const isChanged = from !== isoDayOf(period.since, zone) || to !== isoDayOf(period.until - 1, zone);
  const take = (): void => {
    if (!isWrong && isChanged) onChange({ since: start, until: end });
  };
  return (
    <form
      className="period-picker"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) take();
      }}
    >
      <h2 className="period-title">{title}</h2>
      <div className="period-days">
        <DayFields from={from} to={to} onFrom={setFrom} onTo={setTo} isWrong={isWrong} />
      </div>
      <div className="period-holds t-table">
        <p className="ink-2">{isWrong ? "The last day must not lie before the first." : holds === null ? "…" : periodWords(holds)}</p>
        {isChanged ? (
          <Button type="submit" className="part-button" isDisabled={isWrong}>
            Compare
          </Button>
        ) : (
          <Button className="part-link" aria-label={`Show everywhere: ${title}`} onPress={() => change(period)}>
            Show everywhere
          </Button>
        )}
      </div>
    </form>
  );
}
