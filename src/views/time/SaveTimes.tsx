import type { ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { ComparisonQuery, RanksQuery } from "../../engine/time-questions.ts";
import { saveBlob } from "../store/saving.ts";
import type { Tools } from "../store/state.ts";
import { failureOf, runWork } from "../store/works.ts";
import { useTools } from "../store.ts";

/** What is saved: what is on screen, but with everyone in it. */
export type SavedTimes = ({ readonly what: "ranks" } & RanksQuery) | ({ readonly what: "comparison" } & ComparisonQuery);

const forms = [
  { as: "csv", label: "As a table", help: ".csv, cells that a spreadsheet would run are made harmless" },
  { as: "json", label: "With its options", help: ".json" },
] as const;

/** Saves ranks by window, or two periods compared. */
export function SaveTimes({ name, query }: { readonly name: string; readonly query: SavedTimes }): ReactElement {
  const tools = useTools();
  return (
    <MenuTrigger>
      <Button className="part-button">{name}</Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={name}>
          {forms.map(({ as, label, help }) => (
            <MenuItem key={as} className="menu-item" textValue={label} onAction={() => void save(tools, query, as)}>
              <span className="menu-label">{label}</span>
              <span className="menu-help t-axis ink-2">{help}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

async function save(tools: Tools, query: SavedTimes, as: "csv" | "json"): Promise<void> {
  try {
    const file = await runWork(tools, "write", "Writing", (call) => tools.engine.writeTime({ ...query, as, spreadsheetSafe: true }, call));
    if (file !== undefined) saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}
