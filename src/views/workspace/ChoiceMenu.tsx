import type { ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { overlayRegion } from "../shell/overlay-region.ts";

export interface Choice<T> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly value: T;
}

export interface ChoiceMenuProps<T> {
  /** Read out as the menu's name. */
  readonly name: string;
  /** On the button, before what is chosen. */
  readonly before: string;
  readonly choices: readonly Choice<T>[];
  /** Id of what is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: T) => void;
}

/** A button that says what is chosen, and a menu of everything that can be, each with a line of help. */
export function ChoiceMenu<T>({ name, before, choices, chosen, onChoose }: ChoiceMenuProps<T>): ReactElement {
  const now = choices.find((choice) => choice.id === chosen) ?? choices[0];
  return (
    <MenuTrigger>
      <Button className="part-button">
        {before} {now?.label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover" placement="bottom end">
        <Menu
          className="menu menu-tall"
          aria-label={name}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={now === undefined ? [] : [now.id]}
          onSelectionChange={(keys) => {
            const choice = choices.find((other) => keys !== "all" && keys.has(other.id));
            if (choice !== undefined) onChoose(choice.value);
          }}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} className="menu-item" textValue={choice.label}>
              <span className="menu-label">{choice.label}</span>
              <span className="menu-help t-axis ink-2">
                {choice.help}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
