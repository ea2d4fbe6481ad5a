import type { ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { saveBlob } from "../store/saving.ts";
import { useActions, useApp } from "../store.ts";

/** Makes a picture of the map; null while no map is drawn. */
export type SavePicture = () => Promise<Blob>;

/** Everything this build can write, with the settings on screen. */
export function ExportMenu({ savePicture }: { readonly savePicture: SavePicture | null }): ReactElement {
  const exports = useApp((state) => state.catalogue?.exports ?? []);
  const actions = useActions();
  const picture = () => {
    savePicture?.().then((blob) => saveBlob(blob, "whotalks-map.png"), actions.fail);
  };
  return (
    <MenuTrigger>
      <Button className="part-button">Export</Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu menu-tall" aria-label="Export">
          {exports.map((target) => (
            <MenuItem key={target.id} className="menu-item" textValue={target.label} onAction={() => actions.save(target.id)}>
              <span className="menu-label">{target.label}</span>
              <span className="menu-help t-axis ink-2">
                .{target.extension.replace(/^\./, "")}
              </span>
            </MenuItem>
          ))}
          <MenuItem className="menu-item" isDisabled={savePicture === null} textValue="Picture of the map" onAction={picture}>
            <span className="menu-label">Picture of the map</span>
            <span className="menu-help t-axis ink-2">
              {savePicture === null ? "open the map first" : ".png"}
            </span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
