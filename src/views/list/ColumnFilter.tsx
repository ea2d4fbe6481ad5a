import { useState, type ReactElement } from "react";
import { Button, Checkbox, CheckboxGroup, Dialog, DialogTrigger, Input, Label, Popover, TextField } from "react-aria-components";
import type { Opened } from "../../engine/opening.ts";
import type { MeasureRange, PeopleFilter } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLES, ROLE_WORDS } from "../parts/role-words.ts";
import { overlayRegion } from "../shell/overlay-region.ts";
import { readBound } from "../words/filter-words.ts";
import type { ListColumn } from "./list-columns.ts";

/** What the list can be narrowed by, column by column. */
export interface ColumnFilters {
  /** Roles and ranges hold in every view. */
  readonly shown: PeopleFilter;
  readonly onShown: (change: Partial<PeopleFilter>) => void;
  /** Text in names and ids: of the list alone. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** The values of each attribute that can be chosen, with their people. */
  readonly groups: Opened["groups"];
}

/** True for the columns that can be filtered: person, role, groups, and every measure that ranks. */
export function isFilterable(column: ListColumn): boolean {
  return column.id === "name" || column.kind === "role" || column.group !== undefined || column.measure?.isRanking === true;
}

/** A small button in a header: whom this column lets through. Filled while it leaves somebody out. */
export function ColumnFilter({ column, filters }: { readonly column: ListColumn; readonly filters: ColumnFilters }): ReactElement {
  const { shown, onShown } = filters;
  const range = shown.ranges.find((other) => other.measure === column.id);
  const isOn = column.id === "name" ? filters.search !== "" : column.kind === "role" ? shown.roles.length > 0 : column.group !== undefined ? shown.groups.some(({ attribute }) => attribute === column.group) : range !== undefined;
  return (
    <DialogTrigger>
      <Button className={isOn ? "list-filter list-filter-on" : "list-filter"} aria-label={`Filter ${column.label}${isOn ? ", on" : ""}`}>
        <svg viewBox="0 0 12 12" width={12} height={12} aria-hidden="true">
          <path d="M1 2h10L7.2 6.6V10L4.8 11V6.6Z" />
        </svg>
      </Button>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover list-filter-box" placement="bottom end">
        <Dialog className="list-filter-dialog stack-small" aria-label={`Filter ${column.label}`}>
          {({ close }) =>
            column.id === "name" ? (
              <TextForm text={filters.search} onText={filters.onSearch} onDone={close} />
            ) : column.kind === "role" ? (
              <CheckboxGroup className="stack-small" value={[...shown.roles]} onChange={(roles) => onShown({ roles: ROLES.filter((role) => roles.includes(role)) })}>
                <Label className="t-axis ink-2">Only these roles, in every view</Label>
                {ROLES.map((role) => (
                  <Checkbox key={role} value={role} className="checkbox">
                    <span className="checkbox-box" aria-hidden="true" />
                    <RoleGlyph kind={role} /> {ROLE_WORDS[role]}
                  </Checkbox>
                ))}
              </CheckboxGroup>
            ) : column.group !== undefined ? (
              <GroupValues attribute={column.group} filters={filters} />
            ) : (
              <BoundsForm
                label={column.label}
                range={range}
                onBounds={(bounds) => {
                  const others = shown.ranges.filter((other) => other.measure !== column.id);
                  onShown({ ranges: bounds === null ? others : [...others, { measure: column.id, ...bounds }] });
                  close();
                }}
              />
            )
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function TextForm({ text, onText, onDone }: { readonly text: string; readonly onText: (text: string) => void; readonly onDone: () => void }): ReactElement {
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <TextField className="stack-small" value={text} onChange={onText} autoFocus>
        <Label className="t-axis ink-2">Name or id contains</Label>
        <Input className="field" />
      </TextField>
      <Button className="part-button" isDisabled={text === ""} onPress={() => onText("")}>
        All names
      </Button>
    </form>
  );
}

/** The values of one column of groups, any of which will do. */
function GroupValues({ attribute, filters: { groups, shown, onShown } }: { readonly attribute: string; readonly filters: ColumnFilters }): ReactElement {
  const values = groups.find((group) => group.attribute === attribute)?.values ?? [];
  const others = shown.groups.filter((group) => group.attribute !== attribute);
  const chosen = shown.groups.filter((group) => group.attribute === attribute).map(({ value }) => value);
  return (
    <CheckboxGroup className="stack-small" value={chosen} onChange={(wanted) => onShown({ groups: [...others, ...values.filter(({ label }) => wanted.includes(label)).map(({ label }) => ({ attribute, value: label }))] })}>
      <Label className="t-axis ink-2">Only people whose {attribute} is one of these, in every view; every number stays as it is</Label>
      <div className="list-values">
        {values.map(({ label, people }) => (
          <Checkbox key={label} value={label} className="checkbox">
            <span className="checkbox-box" aria-hidden="true" />
            <span className="menu-grow">{label}</span>
            <span className="ink-2">{formatCount(people)}</span>
          </Checkbox>
        ))}
      </div>
      <Button className="part-button" isDisabled={chosen.length === 0} onPress={() => onShown({ groups: others })}>
        Any {attribute}
      </Button>
    </CheckboxGroup>
  );
}

type Bounds = Pick<MeasureRange, "least" | "most">;

function BoundsForm({ label, range, onBounds }: { readonly label: string; readonly range: Bounds | undefined; readonly onBounds: (bounds: Bounds | null) => void }): ReactElement {
  const [leastText, setLeast] = useState(String(range?.least ?? ""));
  const [mostText, setMost] = useState(String(range?.most ?? ""));
  const [least, most] = [readBound(leastText), readBound(mostText)];
  const isNumber = !Number.isNaN(least) && !Number.isNaN(most);
  const isWrong = !isNumber || (least !== null && most !== null && least > most);
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onBounds(least === null && most === null ? null : { least, most });
      }}
    >
      <p className="t-axis ink-2">In every view, only people whose {label}</p>
      <div className="row">
        <TextField className="shown-bound" value={leastText} onChange={setLeast} isInvalid={isWrong} inputMode="decimal" autoFocus>
          <Label className="t-axis ink-2">is at least</Label>
          <Input className="field" />
        </TextField>
        <TextField className="shown-bound" value={mostText} onChange={setMost} isInvalid={isWrong} inputMode="decimal">
          <Label className="t-axis ink-2">and at most</Label>
          <Input className="field" />
        </TextField>
      </div>
      {isWrong && <p className="t-axis">{isNumber ? "The least is more than the most." : "A number is expected: 10, 0.5 or 1,000."}</p>}
      <div className="row">
        <Button type="submit" className="part-button" isDisabled={isWrong}>
          Show only these
        </Button>
        <Button className="part-button" isDisabled={range === undefined} onPress={() => onBounds(null)}>
          Any value
        </Button>
      </div>
    </form>
  );
}
