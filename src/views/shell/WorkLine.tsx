import { useEffect, useState, type ReactElement } from "react";
import { Button, Label, ProgressBar } from "react-aria-components";
import { formatCount } from "../parts/format.ts";
import type { Work } from "../store/state.ts";
import { useApp, useTools } from "../store.ts";
import { formatBytes, formatSeconds } from "../words/sizes.ts";

/** Shorter work is not shown: a line that flashes tells nobody anything. */
const patienceMs = 400;

/** The long work under way: what, how far, about how long, and Cancel. Nothing when there is none. */
export function WorkLine(): ReactElement | null {
  const works = useApp((state) => state.works);
  const { now } = useTools();
  const [clock, setClock] = useState(now);
  const isWorking = Object.keys(works).length > 0;
  useEffect(() => {
    if (!isWorking) return;
    setClock(now());
    const timer = setInterval(() => setClock(now()), 200);
    return () => clearInterval(timer);
  }, [isWorking, now]);
  const work = Object.values(works).find((other) => clock - other.startedAt > patienceMs);
  if (work === undefined) return null;
  const isKnown = work.total > 0 && Number.isFinite(work.total);
  return (
    <div className="work-line">
      <ProgressBar className="work-progress" {...(isKnown ? { value: Math.min(work.done, work.total), maxValue: work.total } : { isIndeterminate: true })} valueLabel={describeWork(work, clock)}>
        <Label className="t-table">{describeWork(work, clock)}</Label>
        <div className={isKnown ? "work-track" : "work-track work-unknown"}>
          <div className="work-fill" style={isKnown ? { width: `${Math.min(100, (100 * work.done) / work.total)}%` } : {}} />
        </div>
      </ProgressBar>
      <Button className="part-button" onPress={() => Object.values(works).forEach((other) => other.cancel())}>
        Cancel
      </Button>
    </div>
  );
}

/** "Reading: 412,000 rows · about 14 s left" */
function describeWork(work: Work, clock: number): string {
  const parts: string[] = [];
  const isKnown = work.total > 0 && Number.isFinite(work.total);
  if (work.done > 0) parts.push(work.unit === "bytes" ? amount(work, formatBytes) : `${amount(work, formatCount)} ${work.unit}`.trim());
  const elapsed = (clock - work.stageAt) / 1000;
  const done = work.done - work.stageDone;
  if (isKnown && done > 0 && work.done < work.total && elapsed > 1) {
    parts.push(`${formatSeconds((elapsed * (work.total - work.done)) / done)} left`);
  }
  return parts.length === 0 ? `${work.doing} …` : `${work.doing}: ${parts.join(" · ")}`;
}

/** Rows in all are only estimated while a file is read: they are not told. */
function amount(work: Work, format: (value: number) => string): string {
  return work.total > 0 && Number.isFinite(work.total) && work.unit !== "rows" ? `${format(work.done)} of ${format(work.total)}` : format(work.done);
}
