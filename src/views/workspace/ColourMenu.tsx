import type { ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { MapQuery } from "../../engine/shown.ts";
import { useActions, useApp } from "../store.ts";

/** What the colours of the map stand for: roles, circles found, or a group of the people table. Never two at once. */
export function ColourMenu(): ReactElement {
  const colour = useApp((state) => state.colour);
  const groups = useApp((state) => state.opened?.groups);
  const { colourBy } = useActions();
  const choices: readonly { readonly id: string; readonly label: string; readonly help: string; readonly colour: MapQuery["colour"] }[] = [
    { id: "role", label: "role", help: "connector, maven, both, neither", colour: "role" },
    { id: "circle", label: "circle", help: "people who talk mostly among themselves, found", colour: "community" },
    ...(groups ?? []).map((group) => ({ id: `group ${group.attribute}`, label: group.attribute, help: "from your table of people", colour: { attribute: group.attribute } })),
  ];
  const now = choices.find((choice) => JSON.stringify(choice.colour) === JSON.stringify(colour)) ?? choices[0]!;
  return (
    <MenuTrigger>
      <Button className="part-button">
        Coloured by {now.label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu menu-tall"
          aria-label="Coloured by"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[now.id]}
          onSelectionChange={(keys) => {
            const chosen = choices.find((choice) => keys !== "all" && keys.has(choice.id));
            if (chosen !== undefined) colourBy(chosen.colour);
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

/** undefined for roles, which the map names itself. */
export function labelOfColour(colour: MapQuery["colour"]): string | undefined {
  return colour === "role" ? undefined : colour === "community" ? "circles" : "measure" in colour ? colour.measure : colour.attribute;
}
