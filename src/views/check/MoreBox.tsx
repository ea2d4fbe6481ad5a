import type { ReactElement } from "react";
import { Button, Checkbox, Disclosure, DisclosurePanel, Heading, Input, Label, NumberField, Radio, RadioGroup, Text, TextField } from "react-aria-components";
import type { OpenOptions, Opened } from "../../engine/opening.ts";

export interface MoreBoxProps {
  readonly opened: Opened | null;
  readonly options: OpenOptions;
  /** Several files of one header may hold the same rows. */
  readonly hasSeveral: boolean;
  readonly onAnswer: (options: OpenOptions) => void;
}

/** What most people never change: how several recipients count, a limit, direction, rows that come twice, automatic mail, the time zone. */
export function MoreBox({ opened, options, hasSeveral, onAnswer }: MoreBoxProps): ReactElement {
  const changed = [options.split === "shared", options.maxRecipients !== undefined, options.undirected === true, options.overlap === "each", options.timeZone !== undefined, options.automaticMail !== undefined].filter(Boolean).length;
  const without = (key: keyof OpenOptions): OpenOptions => Object.fromEntries(Object.entries(options).filter(([other]) => other !== key));
  return (
    <Disclosure className="question check-more">
      <Heading level={2} className="t-body">
        <Button slot="trigger" className="part-link check-more-button">
          <span aria-hidden="true">▸</span>More{changed === 0 ? "" : ` (${changed} changed)`}
        </Button>
      </Heading>
      <DisclosurePanel className="check-more-panel">
        <RadioGroup value={options.split ?? "full"} onChange={(split) => onAnswer(split === "shared" ? { ...options, split: "shared" } : without("split"))}>
          <Label className="segments-label">A message to several people counts</Label>
          <Radio value="full" className="radio"><span>in full for each</span></Radio>
          <Radio value="shared" className="radio"><span>once, shared among them</span></Radio>
        </RadioGroup>
        <NumberField
          className="check-field"
          minValue={1}
          value={options.maxRecipients ?? Number.NaN}
          onChange={(most) => onAnswer(Number.isNaN(most) ? without("maxRecipients") : { ...options, maxRecipients: most })}
        >
          <Label className="segments-label">No connections from messages to more than</Label>
          <Input className="field check-number" placeholder="no limit" />
          <Text slot="description" className="t-axis ink-2">people; such a message stays a post</Text>
        </NumberField>
        <Checkbox className="checkbox" isSelected={options.undirected ?? opened?.isUndirected ?? false} onChange={(undirected) => onAnswer({ ...options, undirected })}>
          <span className="checkbox-box" aria-hidden="true" />
          Connections have no direction
        </Checkbox>
        {hasSeveral && (
          <Checkbox className="checkbox" isSelected={options.overlap !== "each"} onChange={(isOnce) => onAnswer(isOnce ? without("overlap") : { ...options, overlap: "each" })}>
            <span className="checkbox-box" aria-hidden="true" />
            The same row in two files counts once
          </Checkbox>
        )}
        {(options.automaticMail !== undefined || (opened?.reasons["automatic-mail"] ?? 0) > 0) && (
          <Checkbox className="checkbox" isSelected={options.automaticMail === "kept"} onChange={(isKept) => onAnswer(isKept ? { ...options, automaticMail: "kept" } : without("automaticMail"))}>
            <span className="checkbox-box" aria-hidden="true" />
            Count mail that programs wrote, too
          </Checkbox>
        )}
        <ZoneField zone={options.timeZone ?? ""} onChange={(zone) => onAnswer(zone === "" ? without("timeZone") : { ...options, timeZone: zone })} />
      </DisclosurePanel>
    </Disclosure>
  );
}

/** The time zone of times that do not name one. Only names that the browser knows are taken over. */
function ZoneField({ zone, onChange }: { readonly zone: string; readonly onChange: (zone: string) => void }): ReactElement {
  return (
    <TextField
      className="check-field"
      defaultValue={zone}
      onBlur={(event) => {
        const text = event.target instanceof HTMLInputElement ? event.target.value.trim() : "";
        if (text !== zone && (text === "" || isZone(text))) onChange(text);
      }}
    >
      <Label className="segments-label">Time zone of times without one</Label>
      <Input className="field" placeholder="UTC" list="time-zones" />
      <datalist id="time-zones">
        {["UTC", Intl.DateTimeFormat().resolvedOptions().timeZone, "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Tokyo"].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </TextField>
  );
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
