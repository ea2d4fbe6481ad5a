import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { InspectedFile, Opened } from "../../engine/opening.ts";
import { NotUsed } from "../report/NotUsed.tsx";
import { formatCount, formatNoun, formatPeople } from "../parts/format.ts";
import { Overlay } from "../shell/Overlay.tsx";
import { formatPeriod } from "../words/dates.ts";
import type { Preview } from "./use-preview.ts";

export interface CountProps {
  readonly preview: Preview;
  /** The tables that were read, in their order. */
  readonly tables: readonly InspectedFile[];
  readonly isPrivate: boolean;
}

/**
 * What the files hold as they are read now: "59,835 messages from 1,350 people to 1,862 people, 15 Apr – 26 Oct 2004 (UTC), 3 rows set
 * aside", the rows one click away, and how rows become connections.
 */
export function Count({ preview, tables, isPrivate }: CountProps): ReactElement {
  const [isShown, setShown] = useState(false);
  const { opened, refusal, isCurrent } = preview;
  return (
    <div className="check-counts">
      <p className="t-finding check-count" aria-live="polite" aria-busy={!isCurrent}>
        {!isCurrent ? "Counting …" : opened === null ? refusal : describeCount(opened)}
        {isCurrent && opened !== null && opened.rowsSetAside > 0 && (
          <>
            {" "}
            <Button className="part-link" onPress={() => setShown(true)}>
              {`${formatNoun(opened.rowsSetAside, "row")} set aside`}
            </Button>
            .
          </>
        )}
      </p>
      {isCurrent && opened !== null && <p className="t-table ink-2">{describeArithmetic(opened, tables)}</p>}
      <Overlay title="Rows set aside" isOpen={isShown && opened !== null} onClose={() => setShown(false)} isWide>
        {opened !== null && <NotUsed of="preview" reasons={opened.reasons} rowsRead={opened.rowsRead} isPrivate={isPrivate} />}
      </Overlay>
    </div>
  );
}

/** The sentence of the numbers. */
function describeCount(opened: Opened): string {
  const noun = opened.hasTalk ? "message" : "connection";
  const parts = [
    opened.messages === 0
      ? `${formatPeople(opened.people)} and no messages`
      : opened.recipients === 0
        ? `${formatNoun(opened.messages, noun)} from ${formatPeople(opened.authors)} to nobody named`
        : `${formatNoun(opened.messages, noun)} from ${formatPeople(opened.authors)} to ${formatPeople(opened.recipients)}`,
    opened.timeRange === null ? (opened.messages === 0 ? undefined : "without dates") : `${formatPeriod(opened.timeRange[0], opened.timeRange[1], opened.timeZone)} (${opened.timeZone})`,
  ].filter((part) => part !== undefined);
  return opened.rowsSetAside === 0 ? `${parts.join(", ")}, no rows set aside.` : `${parts.join(", ")},`;
}

/** "11 rows → 11 messages → 1 connection. For example: 11 messages from ann to bob → 1 connection of 96." */
function describeArithmetic(opened: Opened, tables: readonly InspectedFile[]): string {
  if (opened.messages === 0) return "";
  const rows = opened.files.reduce((sum, file, index) => sum + (tables[index]?.kind === "people" ? 0 : file.rowsKept), 0);
  const steps = [formatNoun(rows, "row"), ...(opened.messages === rows ? [] : [formatNoun(opened.messages, "message")]), formatNoun(opened.tieCount, "connection")];
  const { arithmetic } = opened;
  const example = arithmetic === null ? "" : ` For example ${formatNoun(arithmetic.rows, opened.hasTalk ? "message" : "row")} from \u2068${arithmetic.from}\u2069 to \u2068${arithmetic.to}\u2069 → 1 connection of ${formatCount(arithmetic.weight)}.`;
  const overlap = opened.overlap === 0 ? "" : ` ${formatNoun(opened.overlap, "row")} stood in an earlier file too and count once.`;
  return `${steps.join(" → ")}.${example}${overlap}`;
}
