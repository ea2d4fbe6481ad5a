import type { ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { TopicFileQuery } from "../../engine/topic-questions.ts";
import { saveBlob } from "../store/saving.ts";
import type { Tools } from "../store/state.ts";
import { failureOf, runWork } from "../store/works.ts";
import { useApp, useTools } from "../store.ts";

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly query: Pick<TopicFileQuery, "what" | "as" | "by">;
}

/** Saves what the table shows, or the ranked lists behind it, with the settings on screen. */
export function SaveTopics(): ReactElement {
  const tools = useTools();
  const hasTimes = useApp((state) => state.opened?.timeRange != null);
  const choices: readonly Choice[] = [
    { id: "csv", label: "This table", help: ".csv, all topics", query: { what: "topics", as: "csv" } },
    { id: "json", label: "This table with its options", help: ".json", query: { what: "topics", as: "json" } },
    { id: "ranks", label: "Who reaches and talks most, by topic", help: ".csv, one line for each person and topic", query: { what: "ranks", as: "csv", by: { topic: true, period: null } } },
    ...(hasTimes ? [{ id: "months", label: "The same by topic and month", help: ".csv", query: { what: "ranks", as: "csv", by: { topic: true, period: "month" } } } as const] : []),
  ];
  return (
    <MenuTrigger>
      <Button className="part-button">Save the table</Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="Save the table">
          {choices.map(({ id, label, help, query }) => (
            <MenuItem key={id} className="menu-item" textValue={label} onAction={() => void save(tools, query)}>
              <span className="menu-label">{label}</span>
              <span className="menu-help t-axis ink-2">{help}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

async function save(tools: Tools, query: Choice["query"]): Promise<void> {
  const { settings, opened } = tools.get();
  // Lists by topic hold both of what makes a role; they are of all topics.
  const asked = query.what === "ranks" && opened?.hasTalk === true && settings.measure !== "posts" ? { ...settings, topics: [], columns: ["posts"] } : { ...settings, topics: [], columns: [] };
  try {
    const file = await runWork(tools, "write", "Writing", (call) => tools.engine.writeTopics({ ...query, settings: asked, spreadsheetSafe: true }, call));
    if (file !== undefined) saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}
