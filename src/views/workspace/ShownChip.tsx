import { memo, useRef, useState, type ReactElement } from "react";
import { Button, Checkbox, CheckboxGroup, Input, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, TextField } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { isNarrowing, nameGroups, type MeasureRange } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLES, ROLE_WORDS } from "../parts/role-words.ts";
import { overlayRegion } from "../shell/overlay-region.ts";
import { useActions, useApp } from "../store.ts";
import { describeShown, nameRange, readBound } from "../words/filter-words.ts";
import { Chip, RemoveButton } from "./Chip.tsx";

/** Who is shown in every view: by role and by numbers. Each condition stands beside it and can be taken back alone. */
export const ShownChip = memo(function ShownChip(): ReactElement {
  const shown = useApp((state) => state.shown);
  const passing = useApp((state) => (state.passing?.shown === state.shown ? state.passing : null));
  const count = passing === null ? null : describeShown(passing.people.size, passing.of);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const { showOnly } = useActions();
  const isFilter = isNarrowing(shown);
  const value = !isFilter ? "everyone" : passing === null ? "some" : `${formatCount(passing.people.size)} of ${formatCount(passing.of)}`;
  return (
    <>
      <Chip about="Shown" value={value} isFilter={isFilter}>
        <div className="stack-small shown-form">
          <CheckboxGroup className="stack-small" value={[...shown.roles]} onChange={(roles) => showOnly({ roles: ROLES.filter((role) => roles.includes(role)) })}>
            <Label className="t-axis ink-2">Only these roles</Label>
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} className="checkbox">
                <span className="checkbox-box" aria-hidden="true" />
                <RoleGlyph kind={role} /> {ROLE_WORDS[role]}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <RangeForm measures={measures} onAdd={(range) => showOnly({ ranges: [...shown.ranges.filter((other) => other.measure !== range.measure), range] })} />
          <p className="t-axis ink-2 measure" role="status">
            {count ?? "Who is shown changes in every view and in what is saved; every number stays as it is."}
          </p>
        </div>
      </Chip>
      {shown.roles.map((role) => (
        <Condition key={role} words={ROLE_WORDS[role]} title={count} onRemove={() => showOnly({ roles: shown.roles.filter((other) => other !== role) })} />
      ))}
      {[...new Set(shown.groups.map(({ attribute }) => attribute))].map((attribute) => (
        <Condition key={attribute} words={nameGroups(shown.groups.filter((group) => group.attribute === attribute))} title={count} onRemove={() => showOnly({ groups: shown.groups.filter((group) => group.attribute !== attribute) })} />
      ))}
      {shown.ranges.map((range) => (
        <Condition key={range.measure} words={nameRange(range, measures)} title={count} onRemove={() => showOnly({ ranges: shown.ranges.filter((other) => other !== range) })} />
      ))}
    </>
  );
});

function Condition({ words, title, onRemove }: { readonly words: string; readonly title: string | null; readonly onRemove: () => void }): ReactElement {
  return (
    <span className="chip-removable chip-condition" title={title ?? undefined}>
      <span className="chip chip-filter chip-word">{words}</span>
      <RemoveButton what={words} onRemove={onRemove} />
    </span>
  );
}

/** A measure and its bounds; one range for each measure. */
function RangeForm({ measures, onAdd }: { readonly measures: readonly CatalogueMeasure[]; readonly onAdd: (range: MeasureRange) => void }): ReactElement {
  const hasTalk = useApp((state) => state.opened?.hasTalk ?? true);
  const offered = measures.filter((measure) => measure.isRanking && (hasTalk || (measure.id !== "impressions" && measure.id !== "posts")));
  const [measure, setMeasure] = useState(hasTalk ? "posts" : "degree");
  const field = useRef<HTMLInputElement>(null);
  const [leastText, setLeast] = useState("");
  const [mostText, setMost] = useState("");
  const [least, most] = [readBound(leastText), readBound(mostText)];
  const isEmpty = least === null && most === null;
  const isWrong = Number.isNaN(least) || Number.isNaN(most) || (least !== null && most !== null && least > most);
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty || isWrong) return;
        onAdd({ measure, least, most });
        setLeast("");
        setMost("");
        // The button that was pressed is switched off now: the keyboard goes on at the first field.
        field.current?.focus();
      }}
    >
      <Select className="stack-small" value={measure} onChange={(key) => key !== null && setMeasure(String(key))}>
        <Label className="t-axis ink-2">Only people whose</Label>
        <Button className="part-button shown-measure">
          <SelectValue /> <span aria-hidden="true">▾</span>
        </Button>
        <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover">
          <ListBox className="menu menu-list" items={offered}>
            {(other) => (
              <ListBoxItem id={other.id} className="menu-item menu-check" textValue={other.noun}>
                {other.noun}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
      <div className="row">
        <TextField className="shown-bound" value={leastText} onChange={setLeast} isInvalid={isWrong} inputMode="decimal">
          <Label className="t-axis ink-2">is at least</Label>
          <Input className="field" ref={field} />
        </TextField>
        <TextField className="shown-bound" value={mostText} onChange={setMost} isInvalid={isWrong} inputMode="decimal">
          <Label className="t-axis ink-2">and at most</Label>
          <Input className="field" />
        </TextField>
      </div>
      {isWrong && <p className="t-axis">{Number.isNaN(least) || Number.isNaN(most) ? "A number is expected: 10, 0.5 or 1,000." : "The least is more than the most."}</p>}
      <Button type="submit" className="part-button" isDisabled={isEmpty || isWrong}>
        Show only these
      </Button>
    </form>
  );
}

const noMeasures: readonly never[] = [];
