import { useDeferredValue, useMemo, type ReactElement } from "react";
import { Checkbox } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { Grouping, NumberColumn, PersonNumber, Scatter, ScatterAxis } from "../../engine/group-questions.ts";
import { formatCount, formatNoun, formatPeople, formatValue, MISSING } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { runWork } from "../store/works.ts";
import { useCall } from "../store/use-call.ts";
import { useSelected } from "../store/use-selected.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { sampledSentence } from "../words/sampled.ts";
import { ChoiceMenu, type Choice } from "../workspace/ChoiceMenu.tsx";
import { useNumberColumns } from "../workspace/use-number-columns.ts";
import { useShownMeasures } from "../workspace/use-shown-measures.ts";
import { Failed } from "./Failed.tsx";
import type { AxisScale } from "./groups-state.ts";
import { isSameGrouping, nameOfGroup, nameOfGrouping, nameOfNumber } from "./groups-words.ts";
import { SaveFile } from "./SaveFile.tsx";
import { ScatterChart } from "./ScatterChart.tsx";
import { idOf, useGroupings } from "./use-groupings.ts";
import { useGroupsKey } from "./use-groups-key.ts";

/** Two numbers of each person against each other: measures, and numbers of the people table. */
export function ScatterPane({ onOpenPerson }: { readonly onOpenPerson: () => void }): ReactElement {
  const settings = useApp((state) => state.settings);
  const groups = useApp((state) => state.groups);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const hasTalk = useApp((state) => state.opened?.hasTalk !== false);
  const isUndirected = useApp((state) => state.opened?.isUndirected === true);
  const measures = useShownMeasures();
  const { changeGroups } = useActions();
  const columns = useNumberColumns("of groups");
  const numbers = useMemo(() => numberChoices(measures, columns), [measures, columns]);
  const numberOf = (chosen: PersonNumber | null, usual: string): PersonNumber => numbers.find(({ value }) => JSON.stringify(value) === JSON.stringify(chosen))?.value ?? chosen ?? { measure: usual };
  const x = numberOf(groups.x, "outDegree");
  // Without directions everyone hears from those they reach.
  const y = numberOf(groups.y, hasTalk ? "posts" : isUndirected ? "core" : "inDegree");
  // Numbers of employees are shown as means alone, and by columns of the people table alone.
  const isMeansOnly = isPrivate && ("column" in x || "column" in y);
  const found = useGroupings();
  const groupings = useMemo((): readonly Choice<Grouping | "everyone">[] => [...(isMeansOnly ? found.filter(({ value }) => typeof value === "object") : found), { id: "everyone", label: "everyone", help: "One mean", value: "everyone" }], [found, isMeansOnly]);
  const means = (groupings.find(({ value }) => isSameGrouping(value, groups.means)) ?? groupings[0]!).value;
  const key = `${useGroupsKey()} ${JSON.stringify([x, y, means])}`;
  const { value, isStale, failure, retry } = useCall("scatter", "Computing numbers of people", key, async (engine, call) => ({ scatter: await engine.scatter({ settings, x, y, by: means === "everyone" ? null : means }, call), x, y, means }));
  return (
    <div className="stack groups-tab" aria-busy={isStale && value !== null}>
      <div className="groups-head">
        <ChoiceMenu name="Across" before="Across:" choices={numbers} chosen={numberId(x)} onChoose={(chosen) => changeGroups({ x: chosen })} />
        <ChoiceMenu name="Up" before="Up:" choices={numbers} chosen={numberId(y)} onChoose={(chosen) => changeGroups({ y: chosen })} />
        <ChoiceMenu name="Means of" before="Means of:" choices={groupings} chosen={idOf(means)} onChoose={(chosen) => changeGroups({ means: chosen })} />
        {value !== null && (
          <>
            <TensBox axis={value.scatter.x} scale={groups.scaleX} label="Across 1, 10, 100" onScale={(scaleX) => changeGroups({ scaleX })} />
            <TensBox axis={value.scatter.y} scale={groups.scaleY} label="Up 1, 10, 100" onScale={(scaleY) => changeGroups({ scaleY })} />
          </>
        )}
        <SaveFile query={{ what: "scatter", settings, x, y, by: means === "everyone" ? null : means }} what="two numbers of people" />
      </div>
      {value === null ? failure === null ? <p className="ink-2" aria-busy="true">Computing numbers of people …</p> : <Failed failure={failure} retry={retry} /> : <Filled {...value} onOpenPerson={onOpenPerson} />}
    </div>
  );
}

interface FilledProps {
  readonly scatter: Scatter;
  readonly x: PersonNumber;
  readonly y: PersonNumber;
  readonly means: Grouping | "everyone";
}

function Filled({ onOpenPerson, ...asked }: FilledProps & { readonly onOpenPerson: () => void }): ReactElement {
  const shown = useDeferredValue(asked.scatter);
  const { scatter, x, y, means } = shown === asked.scatter ? asked : { ...asked, scatter: shown };
  const groups = useApp((state) => state.groups);
  const settings = useApp((state) => state.settings);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const shownPeople = useApp((state) => state.passing?.people ?? null);
  const selected = useSelected();
  const tools = useTools();
  const { select, fail } = useActions();
  const names = useMemo(() => scatter.means.map((mean) => (means === "everyone" ? "everyone" : nameOfGroup(mean, means))), [scatter, means]);
  const [across, up] = [nameOfNumber(x, measures), nameOfNumber(y, measures)];
  const selectGroup = async (position: number): Promise<void> => {
    const mean = scatter.means[position];
    if (mean === undefined || mean.kind !== "group" || means === "everyone") return;
    try {
      const people = await runWork(tools, "select", "Selecting", (call) => tools.engine.groupPeople({ settings, groups: [{ by: means, key: mean.key }], match: "any" }, call));
      if (people !== undefined) select(people);
    } catch (error) {
      fail(error);
    }
  };
  if (scatter.means.every((mean) => mean.x.mean === null || mean.y.mean === null)) {
    return (
      <Message tone="empty" title="There is nothing to draw.">
        {scatter.isMeansOnly ? "Means are shown of groups in which at least 5 people have the number." : "Nobody here has both numbers. Choose another number."}
      </Message>
    );
  }
  return (
    <section className="stack-small" aria-label={`${across} and ${up}`}>
      <ScatterChart
        scatter={scatter}
        x={across}
        y={up}
        isTensX={isTens(scatter.x, groups.scaleX)}
        isTensY={isTens(scatter.y, groups.scaleY)}
        names={names}
        selected={selected}
        shown={shownPeople}
        onSelect={(people, { add }) => {
          select(add ? toggled(tools.get().selection, people) : people);
          if (people.length === 1) onOpenPerson();
        }}
        onMean={(position) => void selectGroup(position)}
      />
      <p className="t-axis ink-2 measure">{noteOf(scatter, across, up)}{shownPeople !== null && !scatter.isMeansOnly && ` Faint: people who are not shown (${formatPeople(shownPeople.size)} are); means are of all.`}</p>
      {scatter.sampled !== null && <p className="t-axis ink-2 measure">{sampledSentence(scatter.sampled)}</p>}
      <TableTwin {...meansTwin(scatter, names, means, across, up)} />
      {!scatter.isMeansOnly && <TableTwin {...peopleTwin(scatter, names, means, across, up)} />}
    </section>
  );
}

function TensBox({ axis, scale, label, onScale }: { readonly axis: ScatterAxis; readonly scale: AxisScale; readonly label: string; readonly onScale: (scale: AxisScale) => void }): ReactElement | null {
  // What spans less than a power of ten has none to show.
  if (axis.low === null || axis.high === null || axis.low < 0 || axis.high <= 0 || axis.high < 10 * axis.low) return null;
  return (
    <Checkbox className="checkbox" isSelected={isTens(axis, scale)} onChange={(isOn) => onScale(isOn === axis.isSkewed ? "auto" : isOn ? "tens" : "even")}>
      <span className="checkbox-box" aria-hidden="true" />
      {label}
    </Checkbox>
  );
}

function isTens({ isSkewed, low, high }: ScatterAxis, scale: AxisScale): boolean {
  if (low !== null && high !== null && high < 10 * low) return false;
  return scale === "auto" ? isSkewed : scale === "tens";
}

function numberChoices(measures: readonly CatalogueMeasure[], columns: readonly NumberColumn[]): readonly Choice<PersonNumber>[] {
  return [
    ...columns.map(({ name, people }): Choice<PersonNumber> => ({ id: `column ${name}`, label: name, help: `Column of the people table, known of ${formatPeople(people)}`, value: { column: name } })),
    ...measures.map((measure): Choice<PersonNumber> => ({ id: measure.id, label: measure.noun, help: measure.definition, value: { measure: measure.id } })),
  ];
}

function numberId(number: PersonNumber): string {
  return "measure" in number ? number.measure : `column ${number.column}`;
}

function noteOf({ person, known, people, ours, x, y, isMeansOnly, means }: Scatter, across: string, up: string): string {
  const missing = (axis: ScatterAxis, name: string): string => (axis.without > 0 ? `${formatPeople(axis.without)} without ${name} ${axis.without === 1 ? "is" : "are"} not ${isMeansOnly ? "in the means" : "drawn"}.` : "");
  return [
    isMeansOnly ? "A number from the people table could single an employee out: only means of 5 people or more are shown." : person.length < known ? `${formatCount(person.length)} of ${formatPeople(known)} drawn: the farthest out and every so many of the others; means and the file hold all.` : `${formatPeople(known)} of ${formatCount(people)}.`,
    missing(x, across),
    x.without === y.without && across === up ? "" : missing(y, up),
    ours > 0 ? `${formatNoun(ours, "account")} of ours ${ours === 1 ? "is" : "are"} left out.` : "",
    means.some((mean) => mean.x.off !== null) ? `Hollow marks are means, with the number of people; the lines are their 95 % intervals, from 5 people on, as if people were independent of each other${means.length > 6 ? " (drawn for the mean pointed at)" : ""}.` : "Hollow marks are means, with the number of people.",
  ].filter((part) => part !== "").join(" ");
}

function meansTwin({ means }: Scatter, names: readonly string[], by: Grouping | "everyone", across: string, up: string) {
  const text = ({ mean, off }: Scatter["means"][number]["x"]): string => (mean === null ? MISSING : `${formatValue(mean)}${off === null ? "" : ` ± ${formatValue(Number(off.toPrecision(3)))}`}`);
  return {
    caption: `Means of ${across} and ${up} by ${by === "everyone" ? "everyone" : nameOfGrouping(by)}`,
    columns: [by === "everyone" ? "Who" : nameOfGrouping(by), "People", `Mean of ${across}`, "n", `Mean of ${up}`, "n of the second"],
    rows: means.map((mean, k) => [names[k]!, formatCount(mean.people), text(mean.x), mean.x.mean === null ? MISSING : formatCount(mean.x.n), text(mean.y), mean.y.mean === null ? MISSING : formatCount(mean.y.n)]),
  };
}

function peopleTwin(scatter: Scatter, names: readonly string[], by: Grouping | "everyone", across: string, up: string) {
  return {
    caption: `People by ${across} and ${up}`,
    columns: ["Person", by === "everyone" ? "Group" : nameOfGrouping(by), across, across === up ? `${up} again` : up],
    rows: Array.from(scatter.person.subarray(0, SHOWN), (_, i) => [scatter.names[i]!, names[scatter.group[i]!] ?? MISSING, formatValue(scatter.atX[i]!), formatValue(scatter.atY[i]!)]),
    ...(scatter.known > SHOWN ? { note: `The ${formatCount(SHOWN)} farthest out of ${formatCount(scatter.known)}; the file has all.` } : {}),
  };
}

/** Adds people, or takes them out again when all of them were selected. */
function toggled(selection: readonly number[], people: readonly number[]): readonly number[] {
  const isThere = people.every((person) => selection.includes(person));
  return isThere ? selection.filter((person) => !people.includes(person)) : [...selection, ...people];
}

const SHOWN = 200;
const noMeasures: readonly never[] = [];
