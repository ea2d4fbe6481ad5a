import type { ReactElement } from "react";
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Role } from "../../core/roles.ts";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { PeopleMatches } from "../../engine/people-questions.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { formatCount, formatPeople } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS, ROLES } from "../parts/role-words.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { nameSort, type ListColumn } from "./list-columns.ts";
import type { ListState } from "./list-state.ts";
import { PasteNames } from "./PasteNames.tsx";

export interface ListToolbarProps {
  readonly state: ListState;
  readonly onState: (state: ListState) => void;
  readonly measures: readonly CatalogueMeasure[];
  readonly measure: string;
  /** Rows that fit; null while unknown. */
  readonly total: number | null;
  readonly selectedCount: number;
  readonly hasOurs: boolean;
  /** Only these roles are shown, in every view; empty = all. */
  readonly roles: readonly Role[];
  readonly onRoles: (roles: readonly Role[]) => void;
  readonly columns: readonly ListColumn[];
  readonly isNarrow: boolean;
  /** What the last key or click led to, if it has to be said. */
  readonly message: string;
  readonly copySelected: () => Promise<string>;
  readonly onExport: () => void;
  readonly onMatch: (lines: readonly string[]) => Promise<PeopleMatches>;
  readonly onSelect: (people: readonly number[]) => void;
  readonly onClearSelection: () => void;
}

/** Search, roles, columns, and what to do with the people selected. */
export function ListToolbar(props: ListToolbarProps): ReactElement {
  const { state, onState, selectedCount } = props;
  return (
    <>
      <div className="list-toolbar">
        <SearchField className="list-search" aria-label="Search names and ids" value={state.search} onChange={(search) => onState({ ...state, search })}>
          <Input className="list-search-input" placeholder="Name or id" />
        </SearchField>
        <ToggleButtonGroup
          className="list-roles"
          aria-label="Only these roles"
          selectionMode="multiple"
          selectedKeys={props.roles}
          onSelectionChange={(keys) => props.onRoles(ROLES.filter((role) => keys.has(role)))}
        >
          {ROLES.map((role) => (
            <ToggleButton key={role} id={role} className="list-role">
              <RoleGlyph kind={role} />
              {ROLE_WORDS[role]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {props.hasOurs && (
          <ToggleButton className="list-role" isSelected={state.includeOurs} onChange={(includeOurs) => onState({ ...state, includeOurs })}>
            <RoleGlyph kind="ours" />
            with ours
          </ToggleButton>
        )}
        {!props.isNarrow && <ColumnChooser measures={props.measures} measure={props.measure} chosen={state.columns} onChosen={(columns) => onState({ ...state, columns })} />}
        <PasteNames onMatch={props.onMatch} onSelect={props.onSelect} />
        <Button className="part-button" onPress={props.onExport}>
          Export the list
        </Button>
      </div>
      <div className="list-status">
        <p className="list-count" aria-live="polite">
          {props.total === null ? "" : formatPeople(props.total)}
          {selectedCount > 0 && `, ${formatCount(selectedCount)} selected`}
          {state.sort.length > 1 && ` · by ${nameSort(state.sort, props.columns)}`}
          {props.message !== "" && ` · ${props.message}`}
        </p>
        {state.sort.length > 1 && (
          <Button className="part-button" onPress={() => onState({ ...state, sort: [] })}>
            Sort by rank
          </Button>
        )}
        {selectedCount > 0 && (
          <>
            <CopyButton label="Copy rows" text={props.copySelected} />
            <Button className="part-button" onPress={props.onClearSelection}>
              Clear selection
            </Button>
          </>
        )}
      </div>
    </>
  );
}
