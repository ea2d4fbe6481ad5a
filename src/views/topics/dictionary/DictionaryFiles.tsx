import type { ReactElement } from "react";
import { Button, FileTrigger, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { StarterDictionary } from "../../../engine/dictionary-questions.ts";
import type { DictionaryTopic } from "../../../engine/opening.ts";
import { saveBlob } from "../../store/saving.ts";
import { useActions, useTools } from "../../store.ts";
import { joined } from "./draft.ts";

export interface DictionaryFilesProps {
  readonly dictionary: readonly DictionaryTopic[];
  readonly starters: readonly StarterDictionary[];
  /** A dictionary in the place of the one that is written, and the topic of it to look at. */
  readonly onTake: (dictionary: readonly DictionaryTopic[], at: number) => void;
}

/** Dictionaries from elsewhere and to elsewhere: starters, CSV and JSON. What is taken adds to what is there. */
export function DictionaryFiles({ dictionary, starters, onTake }: DictionaryFilesProps): ReactElement {
  const tools = useTools();
  const actions = useActions();
  const take = (added: readonly DictionaryTopic[]): void => {
    const next = joined(dictionary, added);
    // The first topic that changed is looked at.
    onTake(next, Math.max(0, next.findIndex(({ terms }, k) => terms.length !== dictionary[k]?.terms.length)));
  };
  const read = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file !== undefined) take(await tools.engine.readDictionary(file.name, await file.text()));
  };
  const save = async (as: "csv" | "json"): Promise<void> => {
    const file = await tools.engine.writeDictionary(dictionary, as);
    saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  };
  return (
    <>
      <MenuTrigger>
        <Button className="part-button">Starters</Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu menu-tall" aria-label="Dictionaries to begin with, in English">
            {starters.map((starter) => (
              <MenuItem key={starter.id} className="menu-item" textValue={starter.label} onAction={() => take(starter.dictionary)}>
                <span className="menu-label">{starter.label}</span>
                <span className="menu-help t-axis ink-2">{starter.dictionary.length} topics</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <FileTrigger acceptedFileTypes={[".csv", ".json", "text/csv", "application/json"]} onSelect={(files) => void read(files).catch(actions.fail)}>
        <Button className="part-button">Import</Button>
      </FileTrigger>
      <MenuTrigger>
        <Button className="part-button" isDisabled={dictionary.length === 0}>
          Save
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label="Save the dictionary">
            <MenuItem className="menu-item" textValue="CSV" onAction={() => void save("csv").catch(actions.fail)}>
              <span className="menu-label">A topic and a term a row</span>
              <span className="menu-help t-axis ink-2">.csv</span>
            </MenuItem>
            <MenuItem className="menu-item" textValue="JSON" onAction={() => void save("json").catch(actions.fail)}>
              <span className="menu-label">A list of terms for each topic</span>
              <span className="menu-help t-axis ink-2">.json</span>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
