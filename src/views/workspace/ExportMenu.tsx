import { useState, type ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { PSEUDONYMOUS } from "../../core/words.ts";
import { formatPeople } from "../parts/format.ts";
import type { MapSheet } from "../map/export-map.ts";
import { Overlay } from "../shell/Overlay.tsx";
import { saveBlob } from "../store/saving.ts";
import { useActions, useApp } from "../store.ts";
import { ReasonForm } from "./ReasonForm.tsx";

/** Makes a picture of the map. */
export type SavePicture = (sheet: Sheet) => Promise<Blob>;

export interface Sheet extends MapSheet {
  readonly id: string;
  readonly label: string;
}

const sheets: readonly Sheet[] = [
  { id: "screen", label: "Picture of the map, for slides", format: "png", width: 1920, height: 1080, scale: 2 },
  { id: "a4", label: "Picture of the map, A4", format: "png", width: 1123, height: 794, scale: 2 },
  { id: "poster", label: "Picture of the map, 8,000 px wide", format: "png", width: 1920, height: 1080, scale: 8000 / 1920 },
  { id: "drawing", label: "Picture of the map, to edit", format: "svg", width: 1920, height: 1080, scale: 1 },
];

/** Exports that hold every single connection. */
const rawConnections: readonly string[] = ["gexf", "ties"];

/** Everything this build can write, with the settings on screen. `savePicture` is null while no map is drawn. */
export function ExportMenu({ savePicture }: { readonly savePicture: SavePicture | null }): ReactElement {
  const exports = useApp((state) => state.catalogue?.exports) ?? [];
  const isList = useApp((state) => state.view === "list");
  const selected = useApp((state) => state.selection.length);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const actions = useActions();
  const [asked, setAsked] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const [reason, setReason] = useState("");
  const savePictureOn = (sheet: Sheet) => {
    savePicture?.(sheet).then((blob) => saveBlob(blob, `whotalks-map-${sheet.id}.${sheet.format}`), actions.fail);
  };
  return (
    <>
      <MenuTrigger>
        <Button className="part-button">Export</Button>
        <Popover className="popover" placement="bottom end">
          {isPrivate && (
            <p id="export-duty" className="menu-duty t-axis ink-2">
              {PSEUDONYMOUS}
            </p>
          )}
          <Menu className="menu menu-tall menu-whole" aria-label="Export" {...(isPrivate ? { "aria-describedby": "export-duty" } : {})}>
            {(isList || selected > 0) && (
              <MenuItem className="menu-item" textValue={isList ? "The list as shown" : "Who is selected"} onAction={() => actions.openDialog(isList ? "list" : "selected")}>
                <span className="menu-label">{isList ? "The list as shown …" : `${formatPeople(selected)} selected …`}</span>
                <span className="menu-help t-axis ink-2">Excel, CSV, JSON, Parquet, copy</span>
              </MenuItem>
            )}
            {exports.map((target) => (
              <MenuItem key={target.id} className="menu-item" textValue={target.label} onAction={() => (isPrivate && rawConnections.includes(target.id) ? setAsked(target) : actions.save(target.id))}>
                <span className="menu-label">{target.label}</span>
                <span className="menu-help t-axis ink-2">
                  .{target.extension.replace(/^\./, "")}
                </span>
              </MenuItem>
            ))}
            {sheets.map((sheet) => (
              <MenuItem key={sheet.id} className="menu-item" isDisabled={savePicture === null} textValue={sheet.label} onAction={() => savePictureOn(sheet)}>
                <span className="menu-label">{sheet.label}</span>
                <span className="menu-help t-axis ink-2">{savePicture === null ? "open the map first" : `.${sheet.format}`}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Overlay title="Save every connection?" isOpen={asked !== null} onClose={() => setAsked(null)}>
        {asked !== null && (
          <ReasonForm
            label={asked.label}
            reason={reason}
            onSave={(given) => {
              setReason(given);
              setAsked(null);
              actions.save(asked.id, given);
            }}
            onCancel={() => setAsked(null)}
          />
        )}
      </Overlay>
    </>
  );
}
