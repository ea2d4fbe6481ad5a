import { memo, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { NamedWindow, RanksOverTime } from "../../engine/time-questions.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { nameWindow, shortWindow } from "../words/window-words.ts";
import { isoDayOf } from "../words/dates.ts";
import type { BumpFrame } from "./bump-layout.ts";

export interface WindowStripProps {
  readonly ranks: RanksOverTime;
  readonly frame: BumpFrame;
  /** The window that is the period; −1 where none is. */
  readonly chosen: number;
  readonly onChoose: (window: NamedWindow | null) => void;
}

/** Room for a label under a column, in px. */
const labelPx = 46;

/** A button under each column: it makes that window the period, in every view; again takes it back. */
export const WindowStrip = memo(function WindowStrip({ ranks, frame, chosen, onChoose }: WindowStripProps): ReactElement {
  const { windows } = ranks;
  return (
    <ToggleButtonGroup
      className="window-strip"
      style={{ width: frame.width }}
      aria-label="Windows"
      selectionMode="single"
      selectedKeys={chosen < 0 ? [] : [chosen]}
      onSelectionChange={(keys) => onChoose(windows[Number([...keys][0] ?? -1)] ?? null)}
    >
      {windows.map((window, k) => (
        <ToggleButton
          key={window.label}
          id={k}
          className={window.isPart ? "window-button window-part" : "window-button"}
          aria-label={tellWindow(ranks, k)}
          style={{ left: frame.x(k) - Math.max(24, frame.step - 2) / 2, width: Math.max(24, frame.step - 2) }}
        />
      ))}
    </ToggleButtonGroup>
  );
});

/** The names that have room under the columns, and the year under those that begin one; "·" stands where a name has no room. */
export function namesUnder({ windows, unit, timeZone }: RanksOverTime, step: number): readonly { readonly window: number; readonly name: string; readonly year: string }[] {
  const every = Math.ceil(labelPx / step);
  const yearOf = (window: NamedWindow): string => isoDayOf(window.since, timeZone).slice(0, 4);
  return windows.map((window, k) => {
    const isNamed = k % every === 0;
    const isNewYear = unit !== "year" && isNamed && (k === 0 || yearOf(windows[k - every]!) !== yearOf(window));
    return { window: k, name: isNamed ? shortWindow(window, unit, timeZone) : "·", year: isNewYear ? yearOf(window) : "" };
  });
}

/** "Mar 2025: 312 posts by 88 people; 21 reach most, 40 talk most". */
export function tellWindow({ windows, unit, timeZone, measure }: RanksOverTime, k: number): string {
  const window = windows[k]!;
  const { messages, people, connectors, mavens, isPart } = window;
  const name = `${nameWindow(window, unit, timeZone)}${isPart ? " (only a part of it)" : ""}`;
  if (messages === 0) return `${name}: nothing was written`;
  if (people === null || connectors === null) return `${name}: ${formatNoun(messages, "post")} among fewer than 5 people: nobody is ranked`;
  const few = measure === "posts" || mavens === null ? `${formatCount(connectors)} make the cut` : `${formatCount(connectors)} make the cut, ${formatCount(mavens)} talk most`;
  return `${name}: ${formatNoun(messages, "post")} among ${formatNoun(people, "person", "people")}; ${few}`;
}
