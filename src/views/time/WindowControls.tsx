import type { ReactElement } from "react";
import { Checkbox } from "react-aria-components";
import type { WindowUnit } from "../../engine/time-questions.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";
import { ChoiceMenu, type Choice } from "../workspace/ChoiceMenu.tsx";
import { topCounts, windowSizes, windowUnits, type PlaySpeed } from "./time-state.ts";

const helpOf: Readonly<Record<WindowUnit, string>> = {
  day: "midnight to midnight", week: "Monday to Sunday", month: "calendar months", quarter: "January to March and so on", year: "calendar years",
};
const speeds: readonly Choice<PlaySpeed>[] = [
  { id: "slow", label: "slowly", help: "3 seconds a window", value: "slow" },
  { id: "normal", label: "normally", help: "1.5 seconds a window", value: "normal" },
  { id: "fast", label: "fast", help: "half a second a window", value: "fast" },
];

/** What time is cut into, and how many of each piece are ranked. `unit` is the one in use. */
export function WindowControls({ unit }: { readonly unit: WindowUnit | null }): ReactElement {
  const time = useApp((state) => state.time);
  const hasPeriod = useApp((state) => state.settings.since !== null || state.settings.until !== null);
  const { changeTime } = useActions();
  const word = unit ?? "window";
  const units: readonly Choice<WindowUnit | null>[] = [
    { id: "auto", label: unit === null ? "as fits" : `${unit} (as fits)`, help: "the shortest that makes few enough", value: null },
    ...windowUnits.map((one) => ({ id: one, label: one, help: helpOf[one], value: one })),
  ];
  const sizes = windowSizes.map((size) => ({ id: String(size), label: formatNoun(size, word), help: size === 1 ? `one ${word} at a time` : `${formatCount(size)} together`, value: size }));
  const steps = windowSizes.filter((size) => size <= time.length).map((size) => ({ id: String(size), label: formatNoun(size, word), help: size === time.length ? "one after the other" : "they overlap", value: size }));
  const tops = topCounts.map((top) => ({ id: String(top), label: formatCount(top), help: `the first ${formatCount(top)} of each window`, value: top }));
  return (
    <div className="row">
      <ChoiceMenu name="Windows by" before="By" choices={units} chosen={time.unit ?? "auto"} onChoose={(value) => changeTime({ unit: value })} />
      <ChoiceMenu name="Length of a window" before="Window" choices={sizes} chosen={String(time.length)} onChoose={(length) => changeTime({ length, step: Math.min(time.step, length) })} />
      {time.length > 1 && <ChoiceMenu name="Step from window to window" before="Step" choices={steps} chosen={String(time.step)} onChoose={(step) => changeTime({ step })} />}
      <ChoiceMenu name="How many are ranked" before="First" choices={tops} chosen={String(time.top)} onChoose={(top) => changeTime({ top })} />
      <ChoiceMenu name="How fast it plays" before="Plays" choices={speeds} chosen={time.speed} onChoose={(speed) => changeTime({ speed })} />
      {(hasPeriod || time.within) && (
        <Checkbox className="checkbox" isSelected={time.within} onChange={(within) => changeTime({ within })}>
          <span className="checkbox-box" aria-hidden="true" />
          Only the period that is set
        </Checkbox>
      )}
    </div>
  );
}
