import { memo, type ReactElement } from "react";
import { Checkbox, Label, ListBox, ListBoxItem, Radio, RadioGroup } from "react-aria-components";
import { measureWords } from "../board/board-curves.ts";
import { useActions, useApp } from "../store.ts";
import { formatWithin, sampledSentence } from "../words/sampled.ts";
import { Chip } from "./Chip.tsx";

/** What ranks: each measure with its definition, how strength of connections counts, and whether values are normalised. */
export const MeasureChip = memo(function MeasureChip(): ReactElement {
  const all = useApp((state) => state.catalogue?.measures);
  const settings = useApp((state) => state.settings);
  const hasTalk = useApp((state) => state.opened?.hasTalk ?? true);
  const actions = useActions();
  const measures = (all ?? []).filter((measure) => measure.isRanking && (hasTalk || (measure.id !== "impressions" && measure.id !== "posts")));
  const sampled = useApp((state) => (state.boardSettings === state.settings ? state.board?.sampled ?? null : null));
  const measure = all?.find((other) => other.id === settings.measure);
  return (
    <Chip about="What ranks" value={`${measureWords(settings.measure, all ?? [])}${sampled === null ? "" : ", sampled"}`} isWide>
      <div className="stack-small">
        <ListBox
          className="menu menu-list menu-tall"
          aria-label="Measures"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[settings.measure]}
          onSelectionChange={(keys) => {
            const id = keys === "all" ? undefined : [...keys][0];
            if (id !== undefined) actions.changeMeasure(String(id));
          }}
        >
          {measures.map((other) => (
            <ListBoxItem key={other.id} id={other.id} className="menu-item menu-check" textValue={`${other.label} ${other.term}`}>
              <span className="menu-grow">
                <span className="menu-label">
                  {other.label}
                  {other.term !== "" && other.term !== other.label && <span className="ink-2"> ({other.term})</span>}
                </span>
                <span className="menu-help t-axis ink-2">
                  {other.definition}
                </span>
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
        {measure !== undefined && measure.caveat !== "" && <p className="t-axis ink-2 measure">{measure.caveat}</p>}
        <RadioGroup
          className="segments"
          orientation="horizontal"
          value={settings.weights}
          onChange={(value) => actions.change({ weights: value === "on" || value === "off" ? value : "auto" })}
        >
          <Label className="segments-label">Strength of connections counts</Label>
          <div className="segments-row">
            <Radio className="segment" value="auto">
              as usual
            </Radio>
            <Radio className="segment" value="on">
              yes
            </Radio>
            <Radio className="segment" value="off">
              no
            </Radio>
          </div>
        </RadioGroup>
        {settings.approximate !== null && measure?.sampledAbove != null && (
          <RadioGroup className="segments" orientation="horizontal" value="sampled" onChange={() => actions.change({ approximate: null, cutTop: null })}>
            <Label className="segments-label">Values</Label>
            <div className="segments-row">
              <Radio className="segment" value="exact">
                exact
              </Radio>
              <Radio className="segment" value="sampled">
                sampled, {formatWithin(settings.approximate)}
              </Radio>
            </div>
          </RadioGroup>
        )}
        {sampled !== null && <p className="t-axis ink-2 measure">{sampledSentence(sampled)}</p>}
        <Checkbox className="checkbox" isSelected={settings.normalized} onChange={(normalized) => actions.change({ normalized })}>
          <span className="checkbox-box" aria-hidden="true" />
          Normalised by the number of people
        </Checkbox>
      </div>
    </Chip>
  );
});
