import { useState, type ReactElement } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { PSEUDONYMOUS } from "../../core/words.ts";

export interface ReasonFormProps {
  /** What would be saved. */
  readonly label: string;
  /** The reason given last. */
  readonly reason: string;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

/** The second step before every connection of employees leaves as a file: who wants it says what for. */
export function ReasonForm({ label, reason, onSave, onCancel }: ReasonFormProps): ReactElement {
  const [typed, setTyped] = useState(reason);
  const given = typed.trim();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== "") onSave(given);
      }}
    >
      <p>{PSEUDONYMOUS}</p>
      <p>“{label}” holds every single connection. Give it only to people who may see them.</p>
      <TextField value={typed} onChange={setTyped} isRequired autoFocus>
        <Label>What is it for?</Label>
        <Input className="field" autoComplete="off" maxLength={300} />
      </TextField>
      <p className="t-table ink-2">The reason stands in the description of a network file and nowhere else.</p>
      <div className="row">
        <Button type="submit" className="part-button part-button-primary" isDisabled={given === ""}>
          Save
        </Button>
        <Button className="part-button" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
