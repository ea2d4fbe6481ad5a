import type { ReactElement } from "react";
import { Button, Checkbox, CheckboxGroup, Label, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { TopicSource } from "../../../engine/opening.ts";
import { formatCount, formatNoun } from "../../parts/format.ts";
import { useActions, useApp, useTools } from "../../store.ts";
import { ofForms, ofSources } from "./draft.ts";

const words: readonly { readonly source: TopicSource; readonly label: string; readonly noun: string }[] = [
  { source: "column", label: "columns of topics", noun: "topic" },
  { source: "hashtags", label: "hashtags in the text", noun: "hashtag" },
  { source: "channel", label: "channels", noun: "channel" },
  { source: "subject", label: "subjects, that of the whole thread", noun: "subject" },
];

/** What else gives topics: every source that these data can answer, with what the first rows say. */
export function SourcesBox({ languages }: { readonly languages: readonly { readonly code: string; readonly label: string }[] }): ReactElement {
  const tools = useTools();
  const actions = useActions();
  const topics = useApp((state) => state.topics);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const counts = useApp((state) => state.recognised?.topicSources);
  const used = topics?.from ?? ["column"];
  const offered = words.filter(({ source }) => used.includes(source) && (source !== "column" || counts === undefined || counts.some((count) => count.source === "column")) || (counts === undefined ? source !== "subject" : counts.some((count) => count.source === source)) && !(isPrivate && source === "subject"));
  const choose = (chosen: readonly string[]): void => {
    const { settings } = tools.get();
    actions.step({ topics: ofSources(topics, offered.map(({ source }) => source).filter((source) => chosen.includes(source))), settings: settings.topics.length === 0 ? settings : { ...settings, topics: [] } });
  };
  const forms = languages.find(({ code }) => code === topics?.wordForms);
  return (
    <div className="dictionary-sources">
      {offered.length > 0 && <CheckboxGroup className="dictionary-others" value={used.filter((source) => source !== "dictionary")} onChange={choose}>
        <Label>Topics also come from</Label>
        {offered.map(({ source, label, noun }) => {
          const count = counts?.find((one) => one.source === source);
          return (
            <Checkbox key={source} value={source} className="checkbox">
              <span className="checkbox-box" aria-hidden="true" />
              <span>
                {label}
                {count !== undefined && <span className="ink-2"> {formatNoun(count.topics, noun)} in {formatCount(count.rows)} of the first {formatNoun(count.of, "row")}</span>}
              </span>
            </Checkbox>
          );
        })}
      </CheckboxGroup>}
      <MenuTrigger>
        <Button className="part-button">Words count {forms === undefined ? "as written" : `in all forms, ${forms.label}`} ▾</Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu menu-tall" aria-label="Forms of words" selectionMode="single" selectedKeys={[forms?.code ?? ""]} onAction={(key) => actions.step({ topics: ofForms(topics, key === "" ? null : String(key)) })}>
            {[{ code: "", label: "as they are written" }, ...languages].map(({ code, label }) => (
              <MenuItem key={code} id={code} className="menu-item menu-check" textValue={label}>
                <span className="menu-label">{label}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
