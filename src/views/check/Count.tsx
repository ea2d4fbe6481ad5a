import { useEffect, useState, type ReactElement } from "react";
import { WhotalksError } from "../../core/errors.ts";
import type { Inspection, Opened } from "../../engine/engine.ts";
import { formatCount, formatNoun, formatPeople } from "../parts/format.ts";
import { askEncoding } from "../store/opening.ts";
import type { Loaded } from "../store/state.ts";
import { useTools } from "../store.ts";
import { formatPeriod } from "../words/dates.ts";

/** Above this a whole reading takes so long that the first rows have to do. */
const largest = 64_000_000;

export interface CountProps {
  readonly asked: Loaded;
  readonly inspection: Inspection;
  /** False while something is asked or under way. */
  readonly isOn: boolean;
}

/**
 * What the files hold as they are read now: "59,835 messages from 1,350 people to 1,862 people, 15 Apr – 26 Oct 2004 (UTC), 3 rows set
 * aside". Counted in the background over all rows; of large files nothing is said here, their first rows are.
 */
export function Count({ asked, inspection, isOn }: CountProps): ReactElement | null {
  const tools = useTools();
  const [found, setFound] = useState<{ readonly inspection: Inspection; readonly opened: Opened | null; readonly refusal: string } | null>(null);
  const size = inspection.files.reduce((sum, file) => sum + file.size, 0);
  const isCounted = isOn && size <= largest;
  useEffect(() => {
    if (!isCounted) return;
    const controller = new AbortController();
    // Not known whose talk it is: read as with employees, which keeps no text.
    const options = { ...asked.options, mode: asked.options.mode ?? ("employees" as const) };
    tools.engine.preview(asked.sources, options, { signal: controller.signal }).then(
      (opened) => !controller.signal.aborted && setFound({ inspection, opened, refusal: "" }),
      async (error: unknown) => {
        if (controller.signal.aborted || (await askEncoding(tools, asked, error))) return;
        const isPlain = error instanceof WhotalksError && asked.options.mode === "customers";
        setFound({ inspection, opened: null, refusal: isPlain ? error.message : "These columns do not give messages that can be counted." });
      },
    );
    return () => controller.abort();
  }, [tools, asked, inspection, isCounted]);
  if (!isCounted) return null;
  const isCurrent = found?.inspection === inspection;
  return (
    <p className="t-finding check-count" aria-live="polite" aria-busy={!isCurrent}>
      {!isCurrent || found === null ? "Counting …" : found.opened === null ? found.refusal : describeCount(found.opened)}
    </p>
  );
}

/** The sentence of the numbers. */
function describeCount(opened: Opened): string {
  const parts = [
    opened.recipients === 0
      ? `${formatNoun(opened.messages, opened.hasTalk ? "message" : "connection")} from ${formatPeople(opened.authors)} to nobody named`
      : `${formatNoun(opened.messages, opened.hasTalk ? "message" : "connection")} from ${formatPeople(opened.authors)} to ${formatPeople(opened.recipients)}`,
    opened.timeRange === null ? "without dates" : `${formatPeriod(opened.timeRange[0], opened.timeRange[1], opened.timeZone)} (${opened.timeZone})`,
    `${opened.rowsSetAside === 0 ? "no rows" : opened.rowsSetAside === 1 ? "1 row" : `${formatCount(opened.rowsSetAside)} rows`} set aside`,
  ];
  return `${parts.join(", ")}.`;
}
