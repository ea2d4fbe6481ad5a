import type { ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Theme } from "../store/state.ts";
import { useActions, useApp } from "../store.ts";

const themes: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: "system", label: "As the system" },
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
];

export function ThemeMenu(): ReactElement {
  const theme = useApp((state) => state.theme);
  const { setTheme } = useActions();
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Light or dark">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Light or dark"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const chosen = themes.find((other) => keys !== "all" && keys.has(other.id));
            if (chosen !== undefined) setTheme(chosen.id);
          }}
        >
          {themes.map((other) => (
            <MenuItem key={other.id} id={other.id} className="menu-item">
              {other.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
