import { useCallback, useMemo, useState, type ReactElement } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { Opened } from "../../engine/opening.ts";
import type { ComparisonQuery, PeriodComparison } from "../../engine/time-questions.ts";
import { measureWords } from "../board/board-curves.ts";
import { STANDING_LINE } from "../board/standing-line.ts";
import { formatCut, formatPeople } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { useCall } from "../store/use-call.ts";
import { useSelected } from "../store/use-selected.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { formatDuration } from "../words/sizes.ts";
import { ChoiceMenu } from "../workspace/ChoiceMenu.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { deedOf, littleWords, shownKinds, summaryOf, type ComparedSet } from "./change-words.ts";
import { halvesOf, presetsOf } from "./compare-presets.ts";
import type { TimePaneProps } from "./pane-props.ts";
import { PeriodPicker } from "./PeriodPicker.tsx";
import { SaveTimes } from "./SaveTimes.tsx";

/** Who joined, left, rose and fell from one period to another. */
export function ComparePane(props: TimePaneProps): ReactElement | null {
  const opened = useApp((state) => state.opened);
  return opened?.timeRange == null ? null : <Compare {...props} opened={opened} range={opened.timeRange} />;
}

function Compare({ opened, range, onOpenPerson }: TimePaneProps & { readonly opened: Opened; readonly range: readonly [number, number] }): ReactElement {
  const settings = useApp((state) => state.settings);
  const compared = useApp((state) => state.time.compared);
  const edition = useApp((state) => state.edition);
  const { changeTime, step } = useActions();
  const zone = opened.timeZone;
  const presets = useMemo(() => presetsOf(range, zone, { since: settings.since, until: settings.until }), [range, zone, settings.since, settings.until]);
  const pair = useMemo(() => compared ?? halvesOf(range, zone), [compared, range, zone]);
  const isSame = (other: typeof pair): boolean => JSON.stringify([other.before, other.after]) === JSON.stringify([pair.before, pair.after]);
  const preset = presets.find(isSame);
  const plain = { settings: { ...settings, since: null, until: null }, ...pair };
  const key = JSON.stringify([edition, plain]);
  // Whoever has asked for the bridges of these periods waits for them: nobody else does.
  const [withBridges, setWithBridges] = useState("");
  const query = { ...plain, withBridges: withBridges === key };
  const { value, isStale, failure, retry } = useCall("periods", "Comparing two periods", `${key} ${query.withBridges}`, async (engine, call) => await engine.comparePeriods(query, call));
  const shown = isStale ? null : value;
  return (
    <div className="stack" aria-busy={isStale && failure === null}>
      <div className="time-head">
        <div className="row">
          <ChoiceMenu
            name="Which periods"
            before="Periods:"
            choices={[...presets.map((one) => ({ id: one.id, label: one.label, help: "", value: { before: one.before, after: one.after } })), ...(preset === undefined ? [{ id: "own", label: "Days of your own", help: "", value: pair }] : [])]}
            chosen={preset?.id ?? "own"}
            onChoose={(chosen) => changeTime({ compared: chosen })}
          />
          <Button className="part-button" onPress={() => changeTime({ compared: { before: pair.after, after: pair.before } })}>
            Swap
          </Button>
          <Button className="part-button" onPress={() => step({ view: "list", settings: { ...settings, ...pair.after } })}>
            Show in the list
          </Button>
        </div>
        {value !== null && <SaveTimes name="Save the comparison" query={{ what: "comparison", ...query, withBridges: value.bridges !== null }} />}
      </div>
      <div className="period-pair">
        <PeriodPicker key={`first ${pair.before.since} ${pair.before.until}`} title="First period" period={pair.before} zone={zone} holds={shown?.before ?? null} onChange={(before) => changeTime({ compared: { ...pair, before } })} />
        <PeriodPicker key={`second ${pair.after.since} ${pair.after.until}`} title="Second period" period={pair.after} zone={zone} holds={shown?.after ?? null} onChange={(after) => changeTime({ compared: { ...pair, after } })} />
      </div>
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      {value === null ? failure === null && <p className="ink-2 time-wait">Comparing two periods …</p> : <Changes comparison={value} waiting={<BridgesOffer periods={plain} onBridges={() => setWithBridges(key)} />} onOpenPerson={onOpenPerson} />}
    </div>
  );
}

const setLabels: readonly { readonly id: ComparedSet; readonly label: string }[] = [
  { id: "connectors", label: "who reaches most" },
  { id: "mavens", label: "who talks most" },
  { id: "bridges", label: "who bridges most" },
];

/** Shown instead of the bridges while nobody has asked for them. */
function Changes({ comparison, waiting, onOpenPerson }: TimePaneProps & { readonly comparison: PeriodComparison; readonly waiting: ReactElement }): ReactElement {
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const tools = useTools();
  const { select } = useActions();
  const [chosenSet, setSet] = useState<ComparedSet>("connectors");
  const of = chosenSet === "mavens" && comparison.mavens === null ? "connectors" : chosenSet;
  const selected = useSelected();
  const set = comparison[of];
  const little = littleWords(comparison);
  const choose = useCallback(
    (person: number, { add }: { readonly add: boolean }) => {
      const { selection: before } = tools.get();
      select(add ? (before.includes(person) ? before.filter((other) => other !== person) : [...before, person]) : [person]);
      if (!add) onOpenPerson();
    },
    [tools, select, onOpenPerson],
  );
  return (
    <section className="stack" aria-label="What changed">
      <RadioGroup
        className="segments"
        orientation="horizontal"
        value={of}
        onChange={(value) => {
          const found = setLabels.find(({ id }) => id === value);
          if (found !== undefined) setSet(found.id);
        }}
      >
        <Label className="segments-label">Compare</Label>
        <div className="segments-row">
          {setLabels.map(({ id, label }) => (
            <Radio key={id} className="segment" value={id} isDisabled={id === "mavens" && comparison.mavens === null}>
              {id === "connectors" && comparison.connectors.measure !== "impressions" ? `by ${measureWords(comparison.connectors.measure, measures)}` : label}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {little !== "" && <p className="notice-text">{little}</p>}
      {set === null ? (
        waiting
      ) : (
        <>
          <h2 className="t-finding">{summaryOf(set, of, deedOf(of, set, comparison, measures.find(({ id }) => id === set.measure)))}</h2>
          <div className="change-lists">
            {shownKinds.map((kind) => (
              <ChangeList key={kind} kind={kind} of={of} count={set.counts[kind]} people={set.people[kind]} selected={selected} onChoose={choose} onSelectAll={(people) => select(people)} />
            ))}
          </div>
          <p className="t-axis ink-2 measure">
            {`Out of ${formatPeople(comparison.population)}. ${meaningOfSet(of, formatCut(comparison.share))} Each period counts its own posts alone; one that is longer has more of them. Near the cut a few posts decide who is in. ${STANDING_LINE}`}
          </p>
        </>
      )}
    </section>
  );
}

/** What takes long is offered with how long it takes. */
function BridgesOffer({ periods, onBridges }: { readonly periods: Pick<ComparisonQuery, "settings" | "before" | "after">; readonly onBridges: () => void }): ReactElement {
  const edition = useApp((state) => state.edition);
  const { settings, before, after } = periods;
  const { value } = useCall("bridges", "Estimating how long it takes", JSON.stringify([edition, periods]), async (engine, call) => {
    let seconds = 0;
    // One after the other: the second knows the computer already.
    for (const { since, until } of [before, after]) seconds += (await engine.cost({ ...settings, since, until, approximate: null }, "betweenness", call)).exact ?? 0;
    return seconds;
  });
  const time = value === null ? "a while" : `about ${formatDuration(value)}`;
  return (
    <Message
      tone="notice"
      title={`In a network of this size that takes ${time}.`}
      actions={
        <Button className="part-button part-button-primary" onPress={onBridges}>
          Work out who bridges{value !== null && `, ${time}`}
        </Button>
      }
    >
      Every shortest way between two people has to be found, in both periods. Progress is shown above; it can be cancelled.
    </Message>
  );
}

function meaningOfSet(of: ComparedSet, cut: string): string {
  if (of === "mavens") return "The few who write most of the posts of a period.";
  if (of === "bridges") return `The few through whom ${cut} of the shortest ways between others lead (exact betweenness): a bridge is won where somebody joins them and lost where somebody leaves.`;
  return "The few who make most of it in a period, by the measure and the cut that are set.";
}

const noMeasures: readonly never[] = [];
